// Estimate (估算): what a run would come to, from closed forms and without a row, with a bound on how far off it can be.
// term-extension-6: 2,580.12 a month, 51,602.40 in all, each to within 0.60; the search runs only what that cannot decide.
import { type Factors, firstDueOf, timeline, valuesOf } from './course.ts'
import { type Debt, total } from './debt.ts'
import type { Day } from './day.ts'
import { closed } from './level.ts'
import type { Plan } from './plan.ts'
import type { Opening } from './relief.ts'
import { type Segment, lay, weights } from './work.ts'

/** A stretch of rows that pay the same: amounts in minor units, rows of the timeline, or the day `asOf` itself. */
export type Stretch = {
  readonly amount: number
  readonly first: Day
  readonly last: Day
  /** On a day of its own: savings may pay it. */
  readonly apart: boolean
  /** Not an estimate but the amount itself. */
  readonly exact: boolean
  /** Rows of the timeline from `at` on, accruing by `rows`; none on `asOf` itself. */
  readonly at: number
  readonly count: number
  readonly rows: Factors
}

export type Estimate = {
  /** Unpaid interest becomes principal somewhere. */
  readonly compounds: boolean
  /** Principal, and everything else, after what was paid on `asOf`. */
  readonly principal: number
  readonly others: number
  readonly down: number
  readonly stretches: readonly Stretch[]
  readonly peak: number
  readonly total: number
  readonly value: number
  readonly months: number
  readonly finalDue: Day
  /** How far peak, total and value can be from what the rounded ledger gives, in minor units. */
  readonly slack: number
}

/** What the plans of one shape have in common: their rows and what a unit paid in each is worth today. */
export type Outlook = {
  readonly debt: Debt
  readonly segments: readonly Segment[]
  readonly sums: Float64Array
}

/** Closed forms hold: they want the usual rounding, and principal paid last. */
export const usual = ({ rounding, allocation }: Debt): boolean =>
  rounding.instalment === 'nearest' &&
  rounding.unit <= 1 &&
  rounding.interest !== 'carry' &&
  allocation[3] === 'principal'

/** `undefined` where closed forms do not hold. */
export function outlook(debt: Debt, plan: Plan, discount: number): Outlook | undefined {
  if (!usual(debt)) return undefined
  const segments = lay(debt, plan)
  if ('refused' in segments) return undefined
  return { debt, segments, sums: valuesOf(timeline(debt, firstDueOf(debt, plan), 1), debt, discount) }
}

/** What the plan comes to with these reliefs; `undefined` where its pays need a look at the ledger. */
export function estimate({ debt, segments, sums }: Outlook, open: Opening): Estimate | undefined {
  const { fees, penalty, interest, principal } = open.owed
  if (total(open.putOff) > 0) return undefined
  const at: State = {
    debt,
    sums,
    principal,
    others: fees + penalty + interest,
    charges: fees + penalty,
    start: { principal, others: fees + penalty + interest, down: 0 },
    compounds: false,
    stretches: [],
    total: 0,
    value: 0,
    peak: 0,
    rows: 0,
    growth: 1,
  }
  for (let index = 0; index < segments.length; index++) {
    const done = segment(at, segments, index)
    if (done === undefined) return undefined
    if (done === 'cleared') return finish(at, segments)
  }
  return undefined
}
type State = {
  readonly debt: Debt
  readonly sums: Float64Array
  principal: number
  /** Fees, penalty and unpaid interest; `charges` is what fees and penalty were of it at first. */
  others: number
  readonly charges: number
  start: { principal: number; others: number; down: number }
  compounds: boolean
  readonly stretches: Stretch[]
  total: number
  value: number
  peak: number
  rows: number
  growth: number
}

function finish(at: State, segments: readonly Segment[]): Estimate {
  const last = segments.at(-1) as Segment
  return {
    compounds: at.compounds,
    principal: at.start.principal,
    others: at.start.others,
    down: at.start.down,
    stretches: at.stretches,
    peak: at.peak,
    total: at.total,
    value: at.value,
    months: at.rows,
    finalDue: last.due[last.at + last.count - 1] as Day,
    slack: 2 * (at.rows + 2) * at.growth + 2,
  }
}

function paid(at: State, amount: number, of: Segment, first: number, last: number, exact = false): void {
  const count = last - first + 1
  const [from, until] = [of.due[first] as Day, of.due[last] as Day]
  const { rows } = of
  at.stretches.push({ amount, first: from, last: until, apart: false, exact, at: first, count, rows })
  at.total += amount * count
  at.value += amount * ((at.sums[last + 1] as number) - (at.sums[first] as number))
  if (amount > at.peak) at.peak = amount
}

/** `true` where the stage is done and something is left, 'cleared' where it ends the plan, `undefined` where only a run can tell. */
function segment(at: State, segments: readonly Segment[], index: number): true | 'cleared' | undefined {
  const of = segments[index] as Segment
  const { stage, count, rows } = of
  const { pay } = stage
  const last = index === segments.length - 1
  if ('on' in stage) return onAsOf(at, of)
  if (!of.line) return undefined
  at.rows += count
  at.growth *= (rows.discount[of.at] as number) / (rows.discount[of.at + count] as number)
  if (pay === 'nothing') return last ? undefined : waits(at, of)
  if (pay === 'interest') return last ? undefined : interestOnly(at, of)
  if (typeof pay === 'object' && 'amount' in pay)
    return last || stage.unpaid !== 'accrues' ? undefined : fixed(at, of, pay.amount)
  if (pay === 'rest') return last ? rest(at, of) : undefined
  if (!of.level || stage.unpaid === 'capitalises') return undefined
  if (stage.over !== undefined) return pay === 'level' ? over(at, of, stage.over) : undefined
  return pay === 'level' ? levels(at, segments, index) : last ? weighty(at, of) : undefined
}

/** A down payment on `asOf`: no interest has run yet. */
function onAsOf(at: State, { stage, rows }: Segment): true | undefined {
  if (
    !('on' in stage) ||
    stage.on !== at.debt.asOf ||
    typeof stage.pay !== 'object' ||
    !('amount' in stage.pay)
  )
    return undefined
  const { amount } = stage.pay
  if (at.rows > 0 || amount >= at.others + at.principal) return undefined
  const toOthers = Math.min(amount, at.others)
  at.others -= toOthers
  at.principal -= amount - toOthers
  at.start = { principal: at.principal, others: at.others, down: at.start.down + amount }
  const none = { at: 0, count: 0, rows }
  at.stretches.push({ amount, first: stage.on, last: stage.on, apart: true, exact: true, ...none })
  at.total += amount
  at.value += amount
  if (amount > at.peak) at.peak = amount
  return true
}

function waits(at: State, of: Segment): true | undefined {
  const { stage, at: from, count, rows } = of
  const { simple, discount } = rows
  if (stage.unpaid === 'capitalises') at.compounds = true
  const [first, last] = [of.due[from] as Day, of.due[from + count - 1] as Day]
  at.stretches.push({ amount: 0, first, last, apart: false, exact: true, at: from, count, rows })
  const interest = at.principal * ((simple[from + count] as number) - (simple[from] as number))
  if (stage.unpaid === undefined && interest > 0) return undefined
  if (stage.unpaid !== 'capitalises') {
    at.others += interest
    return true
  }
  // Only interest is capitalised; fees and penalty stay. After a payment their part of `others` is not known here.
  if (at.total > 0) return undefined
  const grown = at.principal * (1 + (rows.f[from] as number)) + at.others - at.charges
  at.principal = (grown * (discount[from + 1] as number)) / (discount[from + count] as number)
  at.others = at.charges
  return true
}

function interestOnly(at: State, of: Segment): true {
  const { at: from, count, rows } = of
  for (let k = 0; k < count; k++) {
    const amount = at.principal * (rows.f[from + k] as number) + (k === 0 ? at.others : 0)
    paid(at, amount, of, from + k, from + k)
  }
  at.others = 0
  return true
}

function fixed(at: State, of: Segment, amount: number): true | undefined {
  const { at: from, count, rows } = of
  for (let k = 0; k < count; k++) {
    at.others += at.principal * (rows.f[from + k] as number)
    const toOthers = Math.min(amount, at.others)
    at.others -= toOthers
    at.principal -= amount - toOthers
    if (at.principal < amount) return undefined
  }
  paid(at, amount, of, from, from + count - 1, true)
  return true
}

/** Level rows to the end, each later stage solved again at its own rate. */
function levels(at: State, segments: readonly Segment[], index: number): true | 'cleared' | undefined {
  const of = segments[index] as Segment
  let n = 0
  for (let k = index; k < segments.length; k++) {
    const other = segments[k] as Segment
    if (
      other.line !== of.line ||
      other.stage.pay !== 'level' ||
      other.stage.over !== undefined ||
      other.stage.unpaid === 'capitalises'
    )
      return undefined
    n += other.count
  }
  const { approx } = closed(of.rows, of.at, n, at.principal, at.others)
  if (approx <= at.principal * of.rows.most * 1.0001 + 2) return undefined
  const amount = Math.round(approx)
  paid(at, amount, of, of.at, of.at + of.count - 1)
  if (index === segments.length - 1) return 'cleared'
  // What is left after this stage's rows: everything the rows after it are worth at this rate.
  const { annuity, discount } = of.rows
  const after = of.at + of.count
  if (approx * of.count < at.others + at.principal * of.rows.most * of.count * 1.0001) return undefined
  at.principal =
    (approx * ((annuity[of.at + n] as number) - (annuity[after] as number))) / (discount[after] as number)
  at.others = 0
  return true
}

/** Level rows reckoned as if N followed; what is left then is what the rest of the N would be worth. */
function over(at: State, of: Segment, n: number): true | undefined {
  const { annuity, discount, most } = of.rows
  const after = of.at + of.count
  if (of.at + n >= discount.length) return undefined
  const { approx } = closed(of.rows, of.at, n, at.principal, at.others)
  const interest = at.principal * most * 1.0001
  if (approx <= interest + 2 || approx * of.count < at.others + interest * of.count) return undefined
  paid(at, Math.round(approx), of, of.at, after - 1)
  at.principal =
    (approx * ((annuity[of.at + n] as number) - (annuity[after] as number))) / (discount[after] as number)
  at.others = 0
  return true
}

/** Everything in one row; only after rows that left principal alone. */
function rest(at: State, of: Segment): 'cleared' | undefined {
  if (of.count !== 1 || at.others > 0) return undefined
  paid(at, at.principal * (1 + (of.rows.f[of.at] as number)), of, of.at, of.at)
  return 'cleared'
}

function weighty(at: State, of: Segment): 'cleared' | undefined {
  const { stage, count, rows } = of
  const { approx } = closed(rows, of.at, count, at.principal, at.others, stage.pay)
  const list = weights(stage.pay, count)
  for (let k = 0; k < count;) {
    const w = list[k] as number
    if (approx * w <= at.principal * rows.most * 1.0001 + 2) return undefined
    let end = k
    while (end + 1 < count && list[end + 1] === w) end += 1
    paid(at, Math.round(approx * w), of, of.at + k, of.at + end)
    k = end + 1
  }
  return 'cleared'
}
