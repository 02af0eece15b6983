// Value (方案价值): what a plan is worth to the lender when some are broken: what comes in while it is kept, and a share of
// what is still owed when it is not.
// 12 × 100 at 1 % a month, 2 % broken each month, 30 % of the instalments left recovered: 1,033.42; kept for sure, 1,125.51.
import type { Day } from './day.ts'
import type { Debt } from './debt.ts'
import { type Hazard, curve, tenthsCut } from './hazard.ts'
import { monthsOfRows } from './measure.ts'
import { type Money, money } from './money.ts'
import type { Plan } from './plan.ts'
import { Decimal, FULL, type Share, toDecimal, toNumber } from './rate.ts'
import type { Given } from './relief.ts'
import type { Tape } from './tape.ts'

/** (1 + i)^(−months ÷ 12): a month is a twelfth of a year, 365 ÷ 12 days. `discount` is effective, a year. */
export const discountOver = (discount: number, months: number): number =>
  Math.exp((-Math.log1p(discount) * months) / 12)

/** Of one row: kept so far with `after`, broken in it with `before` − `after`. */
const worth = (discount: number, before: number, after: number, payment: number, recovered: number): number =>
  discount * (after * payment + (before - after) * recovered)

/**
 * Σ v_k [S_k × amount_k + (S_{k−1} − S_k) × recovery × remaining_k]. Row k is not paid in the period in which the plan is
 * broken, so `remaining` includes it, undiscounted: for 12 × 100 it is 1,200 in row 1 and 100 in row 12.
 */
export function expected(
  flows: readonly { readonly amount: number; readonly remaining: number; readonly discount: number }[],
  survival: ArrayLike<number>,
  recovery: number,
): number {
  return flows.reduce(
    (sum, { amount, remaining, discount }, k) =>
      sum + worth(discount, survival[k] as number, survival[k + 1] as number, amount, recovery * remaining),
    0,
  )
}

/**
 * The same over a run, in minor units, unrounded: discounted by days as the present value is, which it equals where
 * nothing is ever broken. Row k is broken between its month and that of the row before. What is then owed is what
 * the row would have left and its payment (so its charge too), what was put off, and what was forgiven only if the plan
 * is kept. The cut is that of the highest monthly payment, so that a holiday or a low start is no cut of what follows.
 */
export function expectedValue(
  from: Tape,
  plan: Plan,
  debt: Debt,
  discount: number,
  hazard: Hazard,
  contractInstalment: Money | undefined,
): number {
  const { rows, due, payment, left } = from
  const dated = plan.stages.some((stage) => 'on' in stage)
  const months = monthsOfRows(dated ? due.slice(0, rows) : due.slice(0, 1), plan, debt)
  const first = (months[0] ?? 1) as number
  const highest = dated ? highestMonthly(from, months) : from.peak
  const last = dated ? (months.at(-1) ?? 0) : first + rows - 1
  const kept = curve(hazard, tenthsCut(highest as Money, contractInstalment, hazard), last)
  const recovery = toNumber(hazard.recovery) * discountOver(discount, hazard.recoveryAfter)
  const given = from.open.given.filter(({ when }) => when !== 'now')
  const log = Math.log1p(discount) / 365
  let value = 0
  let before = 1
  for (let k = 0; k < rows; k++) {
    const after = kept[dated ? (months[k] as number) : first + k] as number
    const paid = payment[k] as number
    if (paid > 0 || after < before) {
      const at = k * 4
      let owed = paid + (left[at] as number) + (left[at + 1] as number)
      owed += (left[at + 2] as number) + (left[at + 3] as number)
      if (given.length > 0) owed += returned(given, k + 1, rows)
      const v = Math.exp(-log * ((due[k] as Day) - debt.asOf))
      value += worth(v, before, after, paid, recovery * owed)
    }
    before = after
  }
  return value
}

/** Rows on a day of their own share the month of the row before them, or have none: they are not monthly payments. */
export function highestMonthly({ payment }: Tape, months: readonly number[]): number {
  let highest = 0
  for (const [k, month] of months.entries())
    if (month > (months[k - 1] ?? 0)) highest = Math.max(highest, payment[k] as number)
  return highest
}

/** What comes back when row `row` (from 1) is not paid; what was put off is in the last row's payment already. */
export function returned(given: readonly Given[], row: number, rows: number): number {
  let sum = 0
  for (const { amount, when } of given) {
    const final = typeof when === 'object' ? when.kept < row : when === 'last-row' && row === rows
    if (!final) sum += amount
  }
  return sum
}

/** Σ flow_k ÷ (1 + rate)^k, k from 0 as in `irr`: [0, 50, 50, 1050] at 10 % is 875.66. */
export const presentValue = (flows: readonly number[], rate: number): number =>
  flows.reduceRight((value, flow) => value / (1 + rate) + flow, 0)

export type Lien = {
  readonly value: Money
  readonly seniorLien: Money
  /** Price reached, as a share of the value. */
  readonly realised: Share
  /** Costs of the sale, as a share of the price; they come first. */
  readonly costs: Share
  readonly claim: Money
  readonly discount: number
  readonly months: number
}

/**
 * What a second lien (二抵) brings: the price less the sale's costs and the senior lien, never below 0 nor above the
 * claim, discounted. 3,000,000 sold at 70 % with 5 % costs is 1,995,000: behind 1,200,000 there are 795,000.
 */
export function secondLien(of: Lien): Money {
  const price = toDecimal(of.realised).times(of.value)
  const net = price.times(toDecimal(FULL).minus(toDecimal(of.costs))).minus(of.seniorLien)
  const left = Decimal.min(of.claim, Decimal.max(0, net))
  return money(left.times(discountOver(of.discount, of.months)).toDecimalPlaces(0).toNumber())
}
