// Nearest changes of a plan of one's own (自拟方案的最小改动): a plan file is no choice from the menu, so its stages themselves are
// changed: a lower rate in all of them, or more or fewer months in the last that is paid in level amounts.
import type { Arg } from '../core/finding.ts'
import { type Plan, type Stage, isLevelLike, monthsOf, rateOf } from '../core/plan.ts'
import { type Rate, compareRates, isZero, plus } from '../core/rate.ts'
import type { Desk } from './appraise.ts'

export type OwnAxis = {
  readonly path: string
  readonly from: Arg
  readonly steps: () => Iterable<{ readonly to: Arg; readonly plan: Plan }>
}

const withStage = (plan: Plan, at: number, stage: Stage): Plan => ({
  ...plan,
  stages: plan.stages.map((one, i) => (i === at ? stage : one)),
})

function* months(plan: Plan, at: number, fewer: boolean, { policy }: Desk) {
  const stage = plan.stages[at]
  if (!stage || !('months' in stage)) return
  const step = fewer ? -policy.steps.months : policy.steps.months
  for (let n = stage.months + step; n >= 1 && n <= policy.limits.mostMonths; n += step)
    yield { to: { count: n }, plan: withStage(plan, at, { ...stage, months: n }) }
}

/** Every rate that is higher comes down to the same one. */
function* lower(plan: Plan, from: Rate, { situation: { debt }, policy }: Desk) {
  const { units, scale } = policy.steps.rate
  const step = { units: -units, scale }
  for (let next = plus(from, step); next.units >= 0; next = plus(next, step)) {
    const rate: Rate = { ...next, per: from.per }
    const stages = plan.stages.map((stage) =>
      'months' in stage && compareRates(rateOf(stage, debt), rate) > 0 ? { ...stage, rate } : stage,
    )
    yield { to: { rate }, plan: { ...plan, stages } }
  }
}

/** `fewer`: what stands against the plan is its length. */
export function ownAxes(plan: Plan, at: Desk, fewer: boolean): OwnAxis[] {
  const { debt } = at.situation
  const last = plan.stages.findLastIndex((stage) => 'months' in stage && isLevelLike(stage.pay))
  const rates = plan.stages.filter((stage) => 'months' in stage).map((stage) => rateOf(stage, debt))
  const highest = rates.toSorted(compareRates).at(-1)
  const stage = plan.stages[last]
  return [
    ...(stage
      ? [
          {
            path: `stages[${last}].months`,
            from: { count: monthsOf(stage) },
            steps: () => months(plan, last, fewer, at),
          },
        ]
      : []),
    ...(highest && !isZero(highest)
      ? [{ path: 'stages.rate', from: { rate: highest }, steps: () => lower(plan, highest, at) }]
      : []),
  ]
}
