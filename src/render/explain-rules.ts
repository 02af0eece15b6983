// Why, and why not (为什么): what the rules say of the plan that is explained, each with its source, and what would let it pass.
// "Not possible: It runs 72 months; the policy allows 60. [Generic menu limits.mostMonths (2026-11-22, generic/policy.yaml:46)]"
import type { Explanation } from '../app/explain.ts'
import type { Level } from '../core/finding.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { shownFindings } from './lender.ts'
import { nearestWords } from './nearest-words.ts'

/** A sentence; the id of the plan a change makes stands below it, whole. */
export type RuleLine = { readonly text: string; readonly level?: Level; readonly id?: string }

export function ruleLines({ judgement }: Explanation, context: Context, voice: Voice): RuleLine[] {
  if (!judgement) return []
  const { words, say } = voice
  const { explain, report } = words
  const { passes, nearest } = judgement
  const arrow = context.ascii === true ? '->' : '→'
  return [
    { text: passes ? explain.rules.passes : explain.rules.refused },
    ...shownFindings(judgement.findings, context.shared !== true).map((finding) => ({
      text: say(explain.rules.finding, { level: words.levels[finding.level], text: voice.finding(finding) }),
      level: finding.level,
    })),
    ...nearest.map((one) => ({
      text: say(report.help, { changes: nearestWords(one, voice, arrow) }),
      // More money in the household changes nothing in the plan.
      ...(one.change.path.startsWith('household.') ? {} : { id: visible(one.id) }),
    })),
    ...(passes || nearest.length > 0 ? [] : [{ text: report.noHelp }]),
  ]
}
