// A rate from cash flows (由现金流求利率): the same flows by the method asked for, values in, values out.
// 6,000 lent and 12 monthly payments of 536: irr 13.03 %, xirr and eu 13.8 % effective.
import { type Day, addMonths, monthsBetween, ymd } from '../core/day.ts'
import { type Refusal, refusal } from '../core/finding.ts'
import {
  type CashFlow,
  type Dated,
  type Method,
  type Yield,
  eu,
  irrOfMonths,
  us,
  xirr,
} from '../core/yield.ts'

/** What `parley rate` reads: amounts positive on both sides, times all days or all whole months. */
export type RateInput = { readonly advances: readonly CashFlow[]; readonly payments: readonly CashFlow[] }

/**
 * The rate of some flows, for `parley/rate@1`. Refused where the question itself is unclear: days mixed with months,
 * broken months, `irr` of days that are not whole months apart (ask `xirr`), `xirr` of months (it counts days; ask
 * `irr` or `eu`). No rate, or several, is an answer and not a refusal.
 */
export function rate({ advances, payments }: RateInput, method: Method): Yield | Refusal {
  const all = [...advances, ...payments]
  const dated = all.filter(({ at }) => 'on' in at).length
  if (dated !== 0 && dated !== all.length) return refusal('rate-mixed-times')
  const broken = all.find(({ at }) => 'month' in at && !Number.isInteger(at.month))
  if (broken)
    return refusal('rate-broken-month', { month: { text: String('month' in broken.at && broken.at.month) } })
  const flows: CashFlow[] = [
    ...advances.map(({ at, amount }) => ({ at, amount: -amount })),
    ...payments.map(({ at, amount }) => ({ at, amount })),
  ]
  const days: Dated[] = flows.flatMap(({ at, amount }) => ('on' in at ? [{ on: at.on, amount }] : []))
  switch (method) {
    case 'eu':
      return eu(flows)
    case 'us':
      return us(advances, payments)
    case 'xirr':
      return days.length === flows.length ? xirr(days) : refusal('rate-needs-days')
    case 'irr': {
      if (days.length === 0) {
        return irrOfMonths(flows.map(({ at, amount }) => ({ month: 'month' in at ? at.month : 0, amount })))
      }
      const months = inMonths(days)
      return 'odd' in months
        ? refusal('rate-odd-days', { on: { day: months.odd } })
        : irrOfMonths(months.flows)
    }
  }
}

/** Days as months from the earliest, month ends standing for later days: 31 Jan, 28 Feb, 31 Mar → 0, 1, 2. */
function inMonths(days: readonly Dated[]): { odd: Day } | { flows: { month: number; amount: number }[] } {
  const first = days.reduce((least, { on }) => (on < least ? on : least), days[0]!.on)
  const anchor = days.reduce((most, { on }) => Math.max(most, ymd(on).d), 1)
  const flows: { month: number; amount: number }[] = []
  for (const { on, amount } of days) {
    const month = monthsBetween(first, on, anchor)
    if (addMonths(on, -month, anchor) !== first || addMonths(first, month, anchor) !== on) return { odd: on }
    flows.push({ month, amount })
  }
  return { flows }
}
