// What would meet a wish (诉求的最小调整): one line a change, with the plan it leads to.
// "829.37 a month instead of 800.00", "28 months instead of 24", "600.00 today".
import type { Change } from '../app/change.ts'
import type { Comparison } from '../app/compare.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Voice } from '../i18n/say.ts'
import type { Section } from './section.ts'

export function answerSections({ answer }: Comparison, voice: Voice): Section[] {
  if (!answer) return []
  const { words, say } = voice
  const w = words.value.answer
  const line = ({ kind, from, to, plan }: Change): string =>
    say(w.line, { change: say(w.changes[kind], { from, to }), title: planTitle(plan, voice) })
  const { changes, closest } = answer
  const lines = [
    ...changes.map((one) => ({ text: line(one), id: visible(one.id) })),
    ...(closest
      ? [{ text: say(w.closest, { title: planTitle(closest.plan, voice) }), id: visible(closest.id) }]
      : []),
  ]
  if (lines.length === 0) return []
  return [{ title: w.title, lines: lines.map(({ text }) => text), ids: lines.map(({ id }) => id) }]
}
