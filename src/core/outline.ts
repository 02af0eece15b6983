// Outline (方案梗概): the stages of a plan as one kind of plain step each, laid out once and sketched for case after case.
// term-extension-6 with 14 months left is one step: level, 20 months, to the end.
import type { Day } from './day.ts'
import { type Plan, type Stage, isLevelLike, months } from './plan.ts'
import type { Rate } from './rate.ts'
import { weights } from './work.ts'

export const WAITS = 0
export const INTEREST_ONLY = 1
export const FIXED = 2
export const LEVEL = 3
export const WEIGHTY = 4
export const EQUAL_PRINCIPAL = 5
export const REST = 6
export const CONTRACT = 7

export type Step = {
  readonly op: number
  readonly months: number
  /** The contract's where there is none. */
  readonly rate: Rate | undefined
  /** What a fixed row pays, minor units. */
  readonly amount: number
  /** Rows over which a level amount is reckoned. */
  readonly over: number
  readonly weights: readonly number[]
  readonly pay: Stage['pay']
  /** Contract rows also pay an equal share of the arrears. */
  readonly arrears: boolean
  readonly last: boolean
  /** Unpaid interest may be left. */
  readonly accrues: boolean
}

export type Outline = {
  readonly steps: readonly Step[]
  readonly months: number
  readonly firstDue: Day | undefined
  /** Paid on a day of its own before the first row, and which; `undefined` where nothing is. */
  readonly down: { readonly on: Day; readonly amount: number } | undefined
}

/** `undefined` where a plan has stages for which no closed form is known. */
export function outline(plan: Plan): Outline | undefined {
  if (plan.capitalise?.length) return undefined
  const [first, ...rest] = plan.stages
  const down = first && 'on' in first ? downOf(first) : undefined
  if (down === null) return undefined
  const stages = down ? rest : plan.stages
  const steps: Step[] = []
  for (const [index, stage] of stages.entries()) {
    const step = stepOf(stages, stage, index)
    if (!step) return undefined
    steps.push(step)
  }
  return { steps, months: months(plan), firstDue: plan.firstDue, down }
}

const downOf = (stage: Stage & { readonly on: Day }): { on: Day; amount: number } | null =>
  typeof stage.pay === 'object' && 'amount' in stage.pay ? { on: stage.on, amount: stage.pay.amount } : null

function stepOf(stages: readonly Stage[], stage: Stage, index: number): Step | undefined {
  if ('on' in stage || stage.unpaid === 'capitalises') return undefined
  const { pay } = stage
  const last = index === stages.length - 1
  const of = { months: stage.months, rate: stage.rate, pay, last, accrues: stage.unpaid === 'accrues' }
  const step = (op: number, more: Partial<Step> = {}): Step => ({
    op,
    ...of,
    amount: more.amount ?? 0,
    over: more.over ?? 0,
    weights: more.weights ?? NONE,
    arrears: more.arrears ?? false,
  })
  if (typeof pay === 'object') {
    if ('amount' in pay) return last || !of.accrues ? undefined : step(FIXED, { amount: pay.amount })
    return last ? step(WEIGHTY, { weights: weights(pay, stage.months).slice(0, stage.months) }) : undefined
  }
  switch (pay) {
    case 'nothing':
      return last ? undefined : step(WAITS)
    case 'interest':
      return last ? undefined : step(INTEREST_ONLY)
    case 'equal-principal':
      return last ? step(EQUAL_PRINCIPAL) : undefined
    case 'rest':
      return last && stage.months === 1 ? step(REST) : undefined
    case 'level':
      return levelStep(stages, stage, index, step)
    case 'as-contracted':
    case 'as-contracted-plus-arrears': {
      const begins = stages.slice(0, index).every((one) => one.pay === 'as-contracted-plus-arrears')
      return begins && of.accrues ? step(CONTRACT, { arrears: pay !== 'as-contracted' }) : undefined
    }
    case 'arrears':
      return undefined
  }
}
const NONE: readonly number[] = []

/** Reckoned over rows of its own, or to the end, each later stage solved again at its own rate. */
function levelStep(
  stages: readonly Stage[],
  { over }: Stage,
  index: number,
  step: (op: number, more: Partial<Step>) => Step,
): Step | undefined {
  if (over !== undefined) return step(LEVEL, { over })
  let n = 0
  for (const stage of stages.slice(index)) {
    const level = 'months' in stage && isLevelLike(stage.pay) && stage.pay === 'level'
    if (!level || stage.over !== undefined || stage.unpaid === 'capitalises') return undefined
    n += stage.months
  }
  return step(LEVEL, { over: n })
}
