// Means (还款能力): what the household can pay each month, as a path over time and not as one number.
// Income 6,500 − essentials 4,000 (above the floor of 2,400) − other debts 900 = 1,600 a month, less a tenth: 1,440.
import type { Day } from './day.ts'
import { addMonths } from './day.ts'
import type { Flow, Household, Rhythm } from './household.ts'
import { type Money, ZERO } from './money.ts'
import { type Share, shareOf } from './rate.ts'

/** What a policy says of means. `floor`: living-cost floor (生活费底线) a month for the household, if it knows one. */
export type MeansRule = {
  readonly floor?: Money
  /** Share of the surplus left to the household for the unforeseen (缓冲). */
  readonly cushion: Share
  /** A plan done within so many months may be paid out of savings; other monthly rows may not. */
  readonly savingsWithin: number
}

export type Capacity = { readonly from: Day; readonly amount: Money }

/** One step of the path with every figure it is made of. `amount` may be below zero: then nothing can be paid. */
export type MeansAt = Capacity & {
  readonly income: Money
  readonly essentials: Money
  readonly floor: Money
  readonly otherDebts: Money
  readonly cushion: Money
}

export type Means = {
  readonly path: readonly MeansAt[]
  readonly savings: Money
  readonly savingsWithin: number
}

const PER_MONTH: Record<Exclude<Rhythm, 'once'>, readonly [number, number]> = {
  week: [52, 12],
  fortnight: [26, 12],
  month: [1, 1],
  year: [1, 12],
}

/** A flow a month: 52 weeks, 26 fortnights, 12 months a year; rounded half up. 900 a week is 3,900.00 a month. */
export function monthly(flow: Flow): Money {
  if (flow.every === 'once') return flow.amount
  const [top, bottom] = PER_MONTH[flow.every]
  return Math.round((flow.amount * top) / bottom) as Money
}

/** A flow counts from `from` on and no longer on `until`; a single one in the month that begins with its day. */
function counts(flow: Flow, on: Day): boolean {
  if (flow.every === 'once') return flow.from !== undefined && on >= flow.from && on < addMonths(flow.from, 1)
  return (flow.from === undefined || on >= flow.from) && (flow.until === undefined || on < flow.until)
}

const at = (flows: readonly Flow[], on: Day): number =>
  flows.reduce((sum, flow) => (counts(flow, on) ? sum + monthly(flow) : sum), 0)

function turns(household: Household, from: Day): Day[] {
  const days = new Set<Day>([from])
  for (const flow of [...household.income, ...household.spending, ...household.otherDebts]) {
    const ends =
      flow.every === 'once' && flow.from !== undefined
        ? [flow.from, addMonths(flow.from, 1)]
        : [flow.from, flow.until]
    for (const end of ends) if (end !== undefined && end > from) days.add(end)
  }
  return [...days].toSorted((a, b) => a - b)
}

/** income(t) − max(declared essentials, floor) − other debts, less the cushion where something is left. */
export function means(household: Household, rule: MeansRule, from: Day): Means {
  const floor = rule.floor ?? ZERO
  const path = turns(household, from).map((on) => {
    const income = at(household.income, on)
    const essentials = at(household.spending, on)
    const otherDebts = at(household.otherDebts, on)
    const surplus = income - Math.max(essentials, floor) - otherDebts
    const cushion = surplus > 0 ? shareOf(rule.cushion, surplus) : 0
    return { from: on, amount: surplus - cushion, income, essentials, floor, otherDebts, cushion } as MeansAt
  })
  return { path, savings: household.savings ?? ZERO, savingsWithin: rule.savingsWithin }
}

/** What can be paid on a day: the path's last step that has begun. */
export function capacityOn(m: Means, on: Day): Money {
  let amount = (m.path[0] as MeansAt).amount
  for (const step of m.path) {
    if (step.from > on) break
    amount = step.amount
  }
  return amount
}
