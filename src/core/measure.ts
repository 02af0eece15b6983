// Measure (指标): what a schedule comes to: first and highest payment, months, total, forgiven, rate of return, value.
// 48,732.55 over 24 months at 18 %: 2,432.59 a month, 58,382.03 in all, last on 2028-11-22, 17.98 % a year.
import { type Debt, type Owed, total } from './debt.ts'
import { anchorOf } from './course.ts'
import { type Day, monthsBetween, nextDue } from './day.ts'
import type { Fit } from './fit.ts'
import type { Money } from './money.ts'
import { type Plan, months } from './plan.ts'
import { type Rate, toNumber } from './rate.ts'
import type { Tape } from './tape.ts'
import { irrOfMonths } from './yield.ts'

/** The figures the search needs of every plan. `presentValue` is in minor units, unrounded. */
export type Quick = {
  readonly peak: Money
  readonly totalPaid: Money
  readonly months: number
  readonly finalDue: Day
  readonly presentValue: number
  readonly grows: boolean
}

export type Measures = {
  readonly firstPayment: Money
  readonly peakPayment: Money
  readonly lastPayment: Money
  readonly months: number
  readonly firstDue: Day
  readonly finalDue: Day
  readonly totalPaid: Money
  readonly interestCharged: Money
  readonly forgiven: Owed
  readonly held: Money
  readonly fits: boolean | null
  readonly strain: number | null
  readonly shortfallMonths: number | null
  readonly annualRate: number | null
  readonly effectiveRate: number | null
  readonly presentValue: Money | null
  readonly expectedValue: Money | null
  readonly recovery: number | null
  /** What of the present value is given up at the contract's own rate, as a share of what is owed. */
  readonly diminished: number | null
}

/** The lender's side: the rate values are stated at, the contract's own, and what the run is expected to bring. */
export type Side = {
  readonly discount: number
  readonly original: number
  readonly expected: number | undefined
}

/** The yearly effective rate that discounts: (1 + r / 12)^12 − 1, or (1 + d)^365 − 1 for a day rate. */
export function effective(rate: Rate): number {
  const r = toNumber(rate)
  return rate.per === 'day' ? (1 + r) ** 365 - 1 : (1 + r / 12) ** 12 - 1
}

/** Days of which what a unit paid then is worth is kept: eleven years. */
const KEPT = 4096
let worths = { discount: NaN, log: 0, of: new Float64Array(KEPT) }

/** Σ paymentₖ ÷ (1 + i)^(days / 365), from `asOf`. The plans of a case fall due on the same days. */
export function quick(from: Tape, plan: Plan, debt: Debt, discount: number): Quick {
  if (worths.discount !== discount)
    worths = { discount, log: Math.log1p(discount) / 365, of: worths.of.fill(0) }
  const { log, of } = worths
  const { rows, due, payment } = from
  let value = 0
  for (let k = 0; k < rows; k++) {
    const paid = payment[k] as number
    if (paid <= 0) continue
    const days = (due[k] as Day) - debt.asOf
    const known = days < KEPT ? (of[days] as number) : 0
    const worth = known > 0 ? known : Math.exp(-log * days)
    if (days < KEPT) of[days] = worth
    value += paid * worth
  }
  return {
    peak: from.peak as Money,
    totalPaid: from.paid as Money,
    months: months(plan),
    finalDue: from.due[from.rows - 1] as Day,
    presentValue: value,
    grows: from.most > total(from.open.owed),
  }
}

/**
 * The month each row falls in, for the internal rate: 1 for the first due day after `asOf`, a far first day as many
 * months later; a row on a day of its own belongs to the month before it.
 */
export function monthsOfRows(due: readonly Day[], plan: Plan, debt: Debt): number[] {
  const apart = new Set(plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : [])))
  const first = due.find((day) => !apart.has(day))
  const anchor = first === undefined ? debt.dueDay : anchorOf(debt, first)
  let month = first === undefined ? 0 : monthsBetween(nextDue(debt.asOf, anchor), first, anchor)
  const before = due.findIndex((day) => day === first)
  return due.map((day, row) => (apart.has(day) ? (row < before ? 0 : month) : (month += 1)))
}

/**
 * Diminished financial obligation (减损): (NPV₀ − NPV₁) ÷ NPV₀, both at the original rate, EBA/GL/2016/07 ¶51. What is
 * owed stands for NPV₀. 1,000 at 10 % cut to 5 % for its 3 years: 875.66, or 12.43 % less. Below 0 it is a gain.
 */
export const change = (presentValue: number, owed: number): number =>
  owed === 0 ? 0 : (owed - presentValue) / owed

/** At the contract's own rate, whatever rate values are stated at. */
function lost(from: Tape, plan: Plan, debt: Debt, { discount, original }: Side, stated: Quick): number {
  const { presentValue } = original === discount ? stated : quick(from, plan, debt, original)
  return change(presentValue, total(debt.owed))
}

/** All measures of a run. `annualRate` is 12 × the internal rate of −owed, +payments; null where there is none or several. */
export function measure(
  from: Tape,
  plan: Plan,
  debt: Debt,
  lender: Side | undefined,
  fits: Fit | undefined,
): Measures {
  const q = quick(from, plan, debt, lender?.discount ?? 0)
  const owed = total(debt.owed)
  const flows = monthsOfRows(from.due.slice(0, from.rows), plan, debt).map((month, row) => ({
    month,
    amount: from.payment[row] as number,
  }))
  const rate = irrOfMonths([{ month: 0, amount: -owed }, ...flows])
  return {
    firstPayment: from.payment[0] as Money,
    peakPayment: q.peak,
    lastPayment: from.payment[from.rows - 1] as Money,
    months: months(plan),
    firstDue: from.due[0] as Day,
    finalDue: q.finalDue,
    totalPaid: q.totalPaid,
    interestCharged: from.charge as Money,
    forgiven: from.open.forgiven,
    held: total(from.open.held),
    fits: fits ? fits.fits : null,
    strain: fits && Number.isFinite(fits.strain) ? fits.strain : null,
    shortfallMonths: fits ? fits.shortfallMonths : null,
    annualRate: rate.annualRate,
    effectiveRate: rate.effectiveRate,
    presentValue: lender === undefined ? null : (Math.round(q.presentValue) as Money),
    expectedValue: lender?.expected === undefined ? null : (Math.round(lender.expected) as Money),
    recovery: lender?.expected === undefined ? null : lender.expected / owed,
    diminished: lender === undefined ? null : lost(from, plan, debt, lender, q),
  }
}
