// Outcomes (履约结果): how a plan can end, row by row: broken in row 1, in row 2, …, or kept to the end; with how likely each end is
// and what it brings. Σ likelihood × value is the expected value of value.ts; a simulation draws one end of them.
// 12 × 100 at 1 % a month, 2 % broken each month: broken in row 1 with 2 %, in row 12 with 1.6 %, kept with 78.5 %.
import type { Day } from './day.ts'
import type { Debt } from './debt.ts'
import { type Hazard, curve, tenthsCut } from './hazard.ts'
import { monthsOfRows } from './measure.ts'
import type { Money } from './money.ts'
import type { Plan } from './plan.ts'
import { toNumber } from './rate.ts'
import type { Tape } from './tape.ts'
import { discountOver, highestMonthly, returned } from './value.ts'

export type Outcomes = {
  readonly rows: number
  /** The month of each row, from 1 for the first due day after `asOf`. */
  readonly month: readonly number[]
  /** Share still kept after k rows; kept[0] is 1. */
  readonly kept: Float64Array
  /** By end: broken in row k + 1, and last of all kept. Minor units; `value` discounted to `asOf`, the others as paid. */
  readonly value: Float64Array
  readonly cash: Float64Array
  /** What has been given up for good by then: at once, and what was conditional on rows paid. */
  readonly given: Float64Array
}

/** Of the plan that has just been run, under the same hazard, discount and conventions as `expectedValue`. */
export function outcomes(
  from: Tape,
  plan: Plan,
  debt: Debt,
  discount: number,
  hazard: Hazard,
  contractInstalment: Money | undefined,
): Outcomes {
  const { rows, due, payment, left } = from
  const months = monthsOfRows(due.slice(0, rows), plan, debt)
  const dated = plan.stages.some((stage) => 'on' in stage)
  const first = months[0] ?? 1
  const month = dated ? months : Array.from({ length: rows }, (_, k) => first + k)
  const highest = dated ? highestMonthly(from, months) : from.peak
  const cut = tenthsCut(highest as Money, contractInstalment, hazard)
  const survival = curve(hazard, cut, month.at(-1) ?? 0)
  const [share, later] = [toNumber(hazard.recovery), discountOver(discount, hazard.recoveryAfter)]
  const conditional = from.open.given.filter(({ when }) => when !== 'now' && when !== 'last-row')
  const held = from.open.given.filter(({ when }) => when !== 'now')
  const forgiven = from.open.given.reduce((sum, { amount, when }) => (when === 'now' ? sum + amount : sum), 0)
  const log = Math.log1p(discount) / 365
  const [kept, value, cash, given] = [0, 0, 0, 0].map(() => new Float64Array(rows + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  kept[0] = 1
  let [paid, worth] = [0, 0]
  for (let k = 0; k < rows; k++) {
    const [amount, at] = [payment[k] as number, k * 4]
    let owed = amount + (left[at] as number) + (left[at + 1] as number)
    owed += (left[at + 2] as number) + (left[at + 3] as number) + returned(held, k + 1, rows)
    const v = Math.exp(-log * ((due[k] as Day) - debt.asOf))
    kept[k + 1] = survival[month[k] as number] as number
    value[k] = worth + v * later * share * owed
    cash[k] = paid + share * owed
    given[k] = conditional.reduce(
      (sum, { amount: of, when }) => (typeof when === 'object' && when.kept < k + 1 ? sum + of : sum),
      forgiven,
    )
    worth += v * amount
    paid += amount
  }
  value[rows] = worth
  cash[rows] = paid
  given[rows] = conditional.reduce((sum, { amount }) => sum + amount, forgiven)
  return { rows, month, kept, value, cash, given }
}

/** Σ likelihood × what an end brings. */
export function expectedOver({ rows, kept }: Outcomes, of: Float64Array): number {
  let sum = (kept[rows] as number) * (of[rows] as number)
  for (let k = 0; k < rows; k++) sum += ((kept[k] as number) - (kept[k + 1] as number)) * (of[k] as number)
  return sum
}

/**
 * The end that a number from 0 to below 1 stands for: broken in the first row after which fewer than 1 − `at` are still
 * kept. Of two plans the one less often broken is broken later, or never, for the same number.
 */
export function endAt({ rows, kept }: Outcomes, at: number): number {
  const reach = 1 - at
  if ((kept[rows] as number) >= reach) return rows
  let [low, high] = [1, rows]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((kept[middle] as number) < reach) high = middle
    else low = middle + 1
  }
  return low - 1
}
