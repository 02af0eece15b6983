// Expectation (期望估算): the expected value of a plan from its estimate, without running it: the sum of `expectedValue` over
// unrounded rows, most of them by sums reckoned once for all plans. Within twice the estimate's slack of what the run
// gives; the search runs only what that cannot decide.
import type { Factors } from './course.ts'
import type { Day } from './day.ts'
import type { Debt } from './debt.ts'
import type { Estimate, Outlook } from './estimate.ts'
import { type Hazard, curve, tenthsCut } from './hazard.ts'
import { monthsOfRows } from './measure.ts'
import type { Money } from './money.ts'
import type { Plan } from './plan.ts'
import { toNumber } from './rate.ts'
import type { Opening } from './relief.ts'
import type { Sketch, Stroke } from './sketch.ts'
import { discountOver } from './value.ts'

/** What does not change from plan to plan. */
export type Worth = {
  readonly hazard: Hazard
  readonly discount: number
  readonly instalment: Money | undefined
  /** What a unit owed at a breach is worth on that day: recovery, discounted over the months until it comes in. */
  readonly recovered: number
}

export const worth = (hazard: Hazard, discount: number, instalment: Money | undefined): Worth => ({
  hazard,
  discount,
  instalment,
  recovered: toNumber(hazard.recovery) * discountOver(discount, hazard.recoveryAfter),
})

/** Running sums over the rows of a timeline, v the discount of a row: what is kept, what is broken in it. */
type Sums = {
  readonly kept: Float64Array
  readonly first: number
  /** Σ v × kept after row k. */
  readonly paid: Float64Array
  /** Σ v × broken in row k. */
  readonly broken: Float64Array
  readonly byRate: Map<Factors, { readonly grown: Float64Array; readonly less: Float64Array }>
}
const memo = new WeakMap<Float64Array, Sums[]>()

function sumsOf(discounts: Float64Array, kept: Float64Array, first: number): Sums {
  let known = memo.get(discounts)
  if (!known) memo.set(discounts, (known = []))
  const before = known.find((one) => one.kept === kept && one.first === first)
  if (before) return before
  const rows = Math.min(discounts.length - 1, kept.length - first)
  const [paid, broken] = [new Float64Array(rows + 1), new Float64Array(rows + 1)]
  for (let k = 0; k < rows; k++) {
    const v = (discounts[k + 1] as number) - (discounts[k] as number)
    const [was, is] = [k === 0 ? 1 : (kept[first + k - 1] as number), kept[first + k] as number]
    paid[k + 1] = (paid[k] as number) + v * is
    broken[k + 1] = (broken[k] as number) + v * (was - is)
  }
  const made: Sums = { kept, first, paid, broken, byRate: new Map() }
  known.push(made)
  return made
}

/** Σ broken ÷ D and Σ broken × S ÷ D, for what level rows at a rate leave of the principal: P = (P₀D₀ − p(S − S₀)) ÷ D. */
function atRate({ broken, byRate }: Sums, rows: Factors) {
  const known = byRate.get(rows)
  if (known) return known
  if (byRate.size >= MOST_RATES) byRate.clear()
  const count = Math.min(broken.length - 1, rows.discount.length - 1)
  const [grown, less] = [new Float64Array(count + 1), new Float64Array(count + 1)]
  for (let k = 0; k < count; k++) {
    const w = ((broken[k + 1] as number) - (broken[k] as number)) / (rows.discount[k + 1] as number)
    grown[k + 1] = (grown[k] as number) + w
    less[k + 1] = (less[k] as number) + w * (rows.annuity[k + 1] as number)
  }
  const made = { grown, less }
  byRate.set(rows, made)
  return made
}

const MOST_RATES = 64

type State = { principal: number; others: number; owed: number; value: number }

/** Minor units; `undefined` where a fen more or less, or interest that becomes principal, would decide. */
export function expectation(
  { hazard, instalment, recovered }: Worth,
  { segments, sums }: Outlook,
  of: Estimate,
  open: Opening,
  debt: Debt,
  plan: Plan,
): number | undefined {
  const due = segments.find(({ line }) => line !== undefined)?.due
  if (of.compounds || !due) return undefined
  let peak = 0
  for (const { apart, amount } of of.stretches) if (!apart && amount > peak) peak = amount
  const tenths = tenthsCut(Math.round(peak - of.slack) as Money, instalment, hazard)
  if (tenths !== tenthsCut(Math.round(peak + of.slack) as Money, instalment, hazard)) return undefined
  const first = firstMonth(due, debt, plan)
  const over = sumsOf(sums, curve(hazard, tenths, first + of.months), first)
  const state: State = { principal: of.principal, others: of.others, owed: 0, value: of.down }
  for (const one of of.stretches) if (!one.apart) walk(state, one, over)
  return state.value + recovered * (state.owed + returned(open, of, over))
}

/** The month of the first monthly row. */
export const firstMonth = (due: readonly Day[], debt: Debt, plan: Plan): number =>
  plan.firstDue === undefined ? 1 : (monthsOfRows(due.slice(0, 1), plan, debt)[0] as number)

/**
 * The most to be expected of a sketched plan whose highest payment lies between that of the sketch and `least`, and of
 * which `held` comes back at a breach; minor units. `first`: the month of its first row.
 */
export function mostExpected(
  { hazard, instalment, recovered }: Worth,
  sums: Float64Array,
  first: number,
  of: Sketch,
  least: number,
  held: number,
): number {
  const { strokes, used, principal, others, down } = of
  const last = strokes[used - 1] as Stroke
  const rows = last.at + last.count
  const to = tenthsCut(Math.floor(least) as Money, instalment, hazard)
  let most = -Infinity
  for (let k = tenthsCut(Math.ceil(of.peak + of.slack) as Money, instalment, hazard); k <= to; k++) {
    const over = sumsOf(sums, curve(hazard, k, first + rows), first)
    scratch.principal = principal
    scratch.others = others
    scratch.owed = 0
    scratch.value = down
    for (let n = 0; n < used; n++) walk(scratch, strokes[n] as Stroke, over)
    most = Math.max(most, scratch.value + recovered * (scratch.owed + held * (over.broken[rows] as number)))
  }
  return most + 2 * of.slack
}
const scratch: State = { principal: 0, others: 0, owed: 0, value: 0 }

/** Row by row while something but principal is owed, then in one step: `value` of what is paid, `owed` at breaches. */
function walk(state: State, { at, count, rows, amount: pay }: Stroke, over: Sums): void {
  const { paid, broken } = over
  const end = at + count
  let k = at
  for (; k < end && (state.others > 0 || pay <= state.principal * rows.most); k++) {
    state.others += state.principal * (rows.f[k] as number)
    state.owed += ((broken[k + 1] as number) - (broken[k] as number)) * (state.principal + state.others)
    const toOthers = Math.min(pay, state.others)
    state.others -= toOthers
    state.principal -= pay - toOthers
  }
  state.value += pay * ((paid[end] as number) - (paid[at] as number))
  if (k === end) return
  const { discount, annuity } = rows
  const { grown, less } = atRate(over, rows)
  const start = state.principal * (discount[k] as number) + pay * (annuity[k] as number)
  state.owed += start * ((grown[end] as number) - (grown[k] as number))
  state.owed +=
    pay * ((broken[end] as number) - (broken[k] as number) - ((less[end] as number) - (less[k] as number)))
  state.principal = (start - pay * (annuity[end] as number)) / (discount[end] as number)
}

/** What was given up only if the plan is kept comes back at a breach, unless it was final by then. */
function returned({ given }: Opening, { months, down }: Estimate, { broken }: Sums): number {
  let sum = 0
  for (const { amount, when } of given) {
    if (when === 'now') continue
    // Row numbers count a payment on `asOf` as well.
    const rows = typeof when === 'object' ? when.kept - (down > 0 ? 1 : 0) : months
    sum += amount * (broken[Math.max(0, Math.min(rows, months))] as number)
  }
  return sum
}
