// Step (逐期步骤): one row as the general solver and the explanation see it: its factor, what it pays, its weight.
// Row 5 of a holiday-3+24 plan: level, weight 1, top / bottom = 18 × 31 / 36500.
import { type Fraction, factor } from './accrual.ts'
import { firstDueOf, timeline } from './course.ts'
import type { Debt } from './debt.ts'
import type { Day } from './day.ts'
import { type Pay, type Plan, type Stage, rateOf } from './plan.ts'
import { type Rate, same } from './rate.ts'
import { type Segment, weight } from './work.ts'

export type Step = {
  readonly due: Day
  readonly stage: Stage
  readonly nth: number
  readonly months: number
  readonly period: Fraction
  readonly rate: Rate
  /** interest = principal × top / bottom */
  readonly top: number
  readonly bottom: number
  readonly pay: Pay
  readonly level: boolean
  readonly weight: number
  /** The fixed amount or the contract's instalment, in minor units; else 0. */
  readonly amount: number
  readonly capitalises: boolean
}

/** Every row of the segments, each at its own rate. */
export function steps(debt: Debt, segments: readonly Segment[]): Step[] {
  return segments.flatMap((segment) =>
    Array.from({ length: segment.count }, (_, nth) => stepOf(debt, segment, nth)),
  )
}

function stepOf(
  debt: Debt,
  { stage, level, count, at, due, period, rows, contract }: Segment,
  nth: number,
): Step {
  const { pay } = stage
  const isContract = pay === 'as-contracted' || pay === 'as-contracted-plus-arrears'
  const fixed = typeof pay === 'object' && 'amount' in pay ? pay.amount : 0
  return {
    due: due[at + nth] as Day,
    stage,
    nth,
    months: count,
    period: period[at + nth] as Fraction,
    rate: rows.rate,
    top: rows.top[at + nth] as number,
    bottom: rows.bottom,
    pay,
    level,
    weight: level ? weight(pay, nth) : 1,
    amount: isContract ? (debt.contract?.[contract + nth]?.payment ?? 0) : fixed,
    capitalises: stage.unpaid === 'capitalises',
  }
}

/** The rows that the level amount of a segment is reckoned on: level-like ones at its rate; with `over`, N rows of it alone. */
export function span(debt: Debt, plan: Plan, segments: readonly Segment[], index: number): readonly Step[] {
  const segment = segments[index] as Segment
  const rate = rateOf(segment.stage, debt)
  if (segment.stage.over !== undefined) return overRows(debt, plan, segments, index)
  return steps(debt, segments.slice(index)).map((s) =>
    s.level && !same(s.rate, rate) ? { ...s, ...factor(rate, s.period), rate } : s,
  )
}

function overRows(debt: Debt, plan: Plan, segments: readonly Segment[], index: number): Step[] {
  const segment = segments[index] as Segment
  const over = segment.stage.over ?? segment.count
  const done = segments.slice(0, index).reduce((n, s) => ('months' in s.stage ? n + s.count : n), 0)
  const line = timeline(debt, firstDueOf(debt, plan), done + over)
  const first = stepOf(debt, segment, 0)
  return Array.from({ length: over }, (_, k) => {
    const period = k === 0 ? first.period : (line.period[done + k] as Fraction)
    return {
      ...first,
      ...factor(first.rate, period),
      due: line.due[done + k] as Day,
      period,
      nth: k,
      weight: weight(segment.stage.pay, k),
    }
  })
}
