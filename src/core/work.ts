// Work (演算准备): a plan laid out before any money moves: stretches of rows with their days and rate factors.
// A holiday of 3 months and 24 level months are two segments of 3 and 24 rows over one timeline.
import { type Fraction, fraction } from './accrual.ts'
import { type Factors, type Timeline, factors, factorsOf, firstDueOf, timeline } from './course.ts'
import type { Debt } from './debt.ts'
import type { Day } from './day.ts'
import { type Refusal, refusal } from './finding.ts'
import { type Pay, type Plan, type Stage, isLevelLike, monthsOf, rateOf } from './plan.ts'
import { FULL, type Share, isZero, toNumber } from './rate.ts'

/** A stage's rows. Row i of it is due on `due[at + i]` and bears `rows.top[at + i] / rows.bottom`. */
export type Segment = {
  readonly stage: Stage
  readonly level: boolean
  readonly count: number
  readonly at: number
  readonly due: readonly Day[]
  readonly period: readonly Fraction[]
  readonly rows: Factors
  /** The timeline it is a plain stretch of, if it is one: then closed forms apply. */
  readonly line: Timeline | undefined
  /** The first of the contract's instalments that its rows pay. */
  readonly contract: number
}

/** Lay a plan out, or say why it cannot be: it needs a contract the debt does not tell, its dates run backwards, … */
export function lay(debt: Debt, plan: Plan): readonly Segment[] | Refusal {
  if (laid?.debt !== debt) laid = { debt, plans: new Map() }
  const known = laid.plans.get(plan.stages)
  if (known && known.firstDue === plan.firstDue) return known.segments
  const segments = layOut(debt, plan)
  if (!('refused' in segments)) laid.plans.set(plan.stages, { firstDue: plan.firstDue, segments })
  return segments
}

/** The search tries the same stages with one relief set after another. Of the debt at hand alone, as its timelines. */
let laid:
  | {
      readonly debt: Debt
      readonly plans: Map<
        readonly Stage[],
        { readonly firstDue: Day | undefined; readonly segments: readonly Segment[] }
      >
    }
  | undefined

function layOut(debt: Debt, plan: Plan): readonly Segment[] | Refusal {
  const wrong = unfit(debt, plan)
  if (wrong) return wrong
  let monthly = 0
  for (const stage of plan.stages) if ('months' in stage) monthly += stage.months
  const line = timeline(debt, firstDueOf(debt, plan), monthly)
  const out: Segment[] = []
  let month = 0
  let contract = 0
  let last = debt.asOf
  for (const stage of plan.stages) {
    const level = isLevelLike(stage.pay)
    const rate = rateOf(stage, debt)
    const usual = month === 0 ? debt.asOf : (line.due[month - 1] as Day)
    if ('on' in stage) {
      if (stage.on < last)
        return refusal('dates-out-of-order', { day: { day: stage.on }, before: { day: last } })
      const period = [fraction(debt.dayCount, last, stage.on, line.anchor)]
      out.push({
        stage,
        level,
        count: 1,
        at: 0,
        due: [stage.on],
        period,
        rows: factors(period, rate),
        line: undefined,
        contract,
      })
      last = stage.on
      continue
    }
    const { months } = stage
    if (months < 1) return refusal('too-few-months', { months: { count: months }, least: { count: 1 } })
    const first = line.due[month] as Day
    if (first < last) return refusal('dates-out-of-order', { day: { day: first }, before: { day: last } })
    if (last === usual)
      out.push({
        stage,
        level,
        count: months,
        at: month,
        due: line.due,
        period: line.period,
        rows: factorsOf(line, rate),
        line,
        contract,
      })
    else {
      const period = line.period.slice(month, month + months)
      period[0] = fraction(debt.dayCount, last, first, line.anchor)
      out.push({
        stage,
        level,
        count: months,
        at: 0,
        due: line.due.slice(month, month + months),
        period,
        rows: factors(period, rate),
        line: undefined,
        contract,
      })
    }
    if (isContract(stage.pay)) contract += months
    month += months
    last = line.due[month - 1] as Day
  }
  return out.length === 0 ? refusal('no-rows') : out
}

const isContract = (pay: Pay): boolean => pay === 'as-contracted' || pay === 'as-contracted-plus-arrears'
const needsArrears = (pay: Pay): boolean => pay === 'arrears' || pay === 'as-contracted-plus-arrears'
const isActual = (debt: Debt): boolean => debt.dayCount === 'act/360' || debt.dayCount === 'act/365'

function unfit(debt: Debt, plan: Plan): Refusal | undefined {
  if (plan.firstDue !== undefined && plan.firstDue < debt.asOf)
    return refusal('first-due-before-as-of', { firstDue: { day: plan.firstDue }, asOf: { day: debt.asOf } })
  let contracted = 0
  let levelled = false
  let reckoned = false
  for (let index = 0; index < plan.stages.length; index++) {
    const stage = plan.stages[index] as Stage
    const { pay } = stage
    const no = (rule: string, args: Parameters<typeof refusal>[1] = {}): Refusal =>
      refusal(rule, { stage: { count: index + 1 }, ...args })
    if (isContract(pay)) {
      contracted += monthsOf(stage)
      const have = debt.contract?.length ?? 0
      if (have === 0) return no('needs-contract')
      if (contracted > have)
        return no('contract-too-short', { months: { count: contracted }, have: { count: have } })
    }
    if (needsArrears(pay) && debt.overduePrincipal === undefined) return no('needs-overdue-principal')
    if (needsArrears(pay) && levelled) return no('arrears-after-level')
    if (rateOf(stage, debt).per === 'day' && !isActual(debt))
      return no('day-rate-needs-actual-days', { dayCount: { text: debt.dayCount } })
    if (
      typeof pay === 'object' &&
      'weights' in pay &&
      (pay.weights.every(isZero) || pay.weights.some((w) => w.units < 0))
    )
      return no('weights-not-positive')
    if (stage.over !== undefined && stage.over < monthsOf(stage))
      return no('over-too-short', { over: { count: stage.over }, months: { count: monthsOf(stage) } })
    // Equal parts of the principal, or the rest, clear whatever a level amount before them leaves.
    if ((pay === 'equal-principal' || pay === 'rest') && reckoned)
      return refusal('level-undetermined', { stage: { count: index } })
    if (isLevelLike(pay)) reckoned = stage.over === undefined
    levelled ||= isLevelLike(pay)
  }
  return undefined
}

const listed = (weights: readonly Share[], nth: number): Share =>
  weights[Math.min(nth, weights.length - 1)] ?? FULL

/** The weight of the nth row of a level-like stage: 1; the list's entry, its last repeating; (1 + g)^⌊n ÷ every⌋. */
export function weight(pay: Pay, nth: number): number {
  if (typeof pay !== 'object' || 'amount' in pay) return 1
  if ('weights' in pay) return toNumber(listed(pay.weights, nth))
  return (1 + toNumber(pay.grow)) ** Math.floor(nth / pay.every)
}

/** The first `count` weights of a stage, worked out once for stages that are tried again and again. */
export function weights(pay: Pay, count: number): readonly number[] {
  if (typeof pay !== 'object') return ALIKE
  const known = listsOf.get(pay)
  if (known && known.length >= count) return known
  const list: number[] = []
  for (let k = 0; k < count; k++) list.push(weight(pay, k))
  listsOf.set(pay, list)
  return list
}
const ALIKE: readonly number[] = []
const listsOf = new WeakMap<object, readonly number[]>()

/** The same as an exact fraction. */
export function exactWeight(pay: Pay, nth: number): { readonly num: bigint; readonly den: bigint } {
  if (typeof pay !== 'object' || 'amount' in pay) return { num: 1n, den: 1n }
  if ('weights' in pay) return ratio(listed(pay.weights, nth))
  const { num, den } = ratio(pay.grow)
  const power = BigInt(Math.floor(nth / pay.every))
  return { num: (den + num) ** power, den: den ** power }
}
const ratio = (s: Share): { num: bigint; den: bigint } => ({
  num: BigInt(s.units),
  den: 10n ** BigInt(s.scale),
})
