// How an agreement stands (履约状态内容), in cells and sentences, before it becomes a table, Markdown or a spreadsheet.
// "job-loss-1f0c22ab on 2027-01-20: late", what is due, the rows so far and those that come next.
import type { Following } from '../app/follow.ts'
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Money } from '../core/money.ts'
import type { Kept } from '../core/kept.ts'
import type { Voice } from '../i18n/say.ts'

export type StandingView = {
  readonly title: string
  readonly facts: readonly (readonly [label: string, said: string])[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** How many rows to come are left out. */
  readonly more: string | undefined
  readonly findings: readonly string[]
}
/** So many rows to come are shown; the JSON has all. */
const SHOWN = 3

export function standingView({ agreement, standing, findings }: Following, voice: Voice): StandingView {
  const { words, say, money, amount, day } = voice
  const { track } = words
  const { facts: f } = track
  const of = standing
  const open = of.rows.findIndex(({ due, is }) => due > of.on && is === 'open')
  const shown = open === -1 ? of.rows : of.rows.slice(0, open + SHOWN)
  const left = of.rows.length - shown.length
  const last = of.rows.at(-1)
  const held = total(of.held)
  const fact = (label: string, sum: Money, always = false): [string, string][] =>
    sum > 0 || always ? [[label, money(sum)]] : []
  return {
    title: say(track.title, {
      id: { text: agreement.id },
      day: { day: of.on },
      state: track.states[of.state],
    }),
    facts: [
      ...fact(f.paid, of.paid, true),
      ...fact(f.waiting, of.waiting),
      ...fact(f.due, of.due, of.state !== 'completed'),
      ...(of.daysPastDue > 0 ? [[f.daysPastDue, String(of.daysPastDue)] as const] : []),
      ...(of.next
        ? [
            [
              f.next,
              say(track.facts.nextIs, {
                amount: { money: of.next.amount },
                day: { day: of.next.on },
                row: of.next.row,
              }),
            ] as const,
          ]
        : []),
      ...fact(f.payoff, of.payoff, of.state !== 'completed'),
      ...fact(f.held, held),
      ...fact(f.restored, total(of.restored)),
      ...fact(f.surplus, of.surplus),
      ...(of.completedOn === undefined || of.state !== 'completed'
        ? []
        : [[f.completed, day(of.completedOn)] as const]),
    ],
    head: [track.head.row, track.head.due, track.head.asked, track.head.paid, track.head.kept],
    rows: shown.map((row) => [
      String(row.n),
      iso(row.due),
      amount(row.asked),
      amount(row.paid),
      keptWords(row, voice),
    ]),
    more: left > 0 && last ? say(track.more, { rows: left, day: { day: last.due } }) : undefined,
    findings: findings.map((finding) => voice.finding(finding)),
  }
}

function keptWords({ is, metOn }: Kept, { words: { track }, say }: Voice): string {
  const kept = track.kept[is]
  return (is === 'partial' || is === 'broken') && metOn !== undefined
    ? say(track.keptOn, { kept, day: iso(metOn) })
    : kept
}
