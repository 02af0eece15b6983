// The lender's side in words (出借方视角): what it has without an agreement, which plans nothing beats, and what all that assumes.
// Nobody else's: a borrower's comparison has no such part, and a shared screen shows none of it.
import type { Alternative } from '../core/alternatives.ts'
import type { Comparison, LenderSide, Marked } from '../app/compare.ts'
import { percent } from '../core/rate.ts'
import { visible } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import { parameterWords } from '../i18n/value-words.ts'
import { type Voice, citation } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { showsLender } from './lender.ts'
import type { Section } from './section.ts'

export function lenderSections(of: Comparison, context: Context, voice: Voice): Section[] {
  const { lender } = of
  if (!lender || !showsLender(of, context)) return []
  return [alternatives(lender, voice), ...efficient(lender, of, voice)]
}

function alternatives({ alternatives: all, reservation }: LenderSide, voice: Voice): Section {
  const { words, say, amount, fraction } = voice
  const { title, head, kinds, needs, missing, reservation: least } = words.value.alternatives
  const some = (of: number | null, said: (of: number) => string): string => (of === null ? '' : said(of))
  // What cannot be told at all is no line: a country whose courts the pack does not know has no payment order.
  const told = all.filter(({ most, value, cost }) => most !== null || value !== null || (cost ?? 0) > 0)
  const row = ({ kind, cost, months, most, value, breakEven }: Alternative): string[] => [
    kinds[kind],
    cost === null ? '' : amount(cost),
    some(months, (n) => String(Math.round(n * 10) / 10)),
    most === null ? '' : amount(most),
    value === null ? '' : amount(value),
    some(breakEven, fraction),
  ]
  const names = [...new Set(told.flatMap((one) => one.missing))].map((name) => parameterWords(name, voice))
  return {
    title,
    lines: [],
    table: {
      head: [head.kind, head.cost, head.months, head.most, head.value, head.breakEven],
      rows: told.map(row),
      words: 1,
    },
    notes: [
      needs,
      ...(reservation > 0 ? [say(least, { amount: { money: reservation } })] : []),
      ...(names.length > 0 ? [say(missing, { names: names.join(words.report.list) })] : []),
    ],
  }
}

function efficient(
  { efficient: edge, hazard, sources, reservation }: LenderSide,
  of: Comparison,
  voice: Voice,
): Section[] {
  const { words, say, lang } = voice
  const w = words.value.efficient
  if (!edge || !hazard) return []
  const { strain, cost, length } = of.policy.ranking
  const marked = (Object.keys(w.marks) as (keyof typeof w.marks)[]).flatMap((name) => {
    const mark = edge.marks[name]
    return mark ? [{ text: markLine(w.marks[name], mark, voice), id: visible(mark.id) }] : []
  })
  const count = { count: edge.count, accepted: { count: of.counts.accepted } }
  const cited = [...new Set(sources.map(({ source }) => citation({ instrument: source.instrument }, lang)))]
  return [
    {
      title: w.title,
      lines: [
        say(w.count, count),
        ...(marked.length > 0
          ? marked.map(({ text }) => text)
          : [say(w.none, { amount: { money: reservation } })]),
      ],
      ids: [undefined, ...marked.map(({ id }) => id)],
      notes: [
        ...(marked.length > 0 ? [w.about] : []),
        say(w.weights, { strain, cost, length }),
        say(w.hazard, {
          base: percent(hazard.base),
          slope: percent(hazard.slope),
          most: `${(hazard.mostTenths ?? 10) * 10}%`,
          recovery: percent(hazard.recovery),
          after: { count: hazard.recoveryAfter },
          sources: cited.join(words.report.list),
        }),
      ],
    },
  ]
}

const markLine = (name: string, { plan, quick, expected }: Marked, voice: Voice): string =>
  voice.say(voice.words.value.efficient.mark, {
    name,
    title: planTitle(plan, voice),
    peak: { money: quick.peak },
    months: { count: quick.months },
    expected: { money: expected },
  })
