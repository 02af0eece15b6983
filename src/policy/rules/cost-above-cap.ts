// Cost above the cap (超过综合成本上限): some stage bears a higher rate than the law lets a loan cost.
// 0.1 % a day is 36.5 % a year, against a cap of 24 %.
import { type Rate, compare, compareRates, isZero } from '../../core/rate.ts'
import { type Stage, rateOf } from '../../core/plan.ts'
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const costAboveCap: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const cap = known(policy.law, 'cost.cap')
  if (!cap || (debt.owed.principal === 0 && !plan.capitalise?.length)) return []
  let highest = cap.value
  for (const stage of plan.stages) {
    const rate = rateOf(stage, debt)
    if (!isZero(rate) && bears(stage, debt.asOf) && isHigher(rate, highest)) highest = rate
  }
  if (highest === cap.value) return []
  const args = { rate: { rate: highest }, cap: { rate: cap.value } }
  return [{ rule: 'cost-above-cap', level: levelOf(cap, 'forbids'), args, source: cap.source }]
}

/** What is paid on the day of the figures has borne nothing yet. */
const bears = (stage: Stage, asOf: number): boolean => !('on' in stage) || stage.on > asOf
const isHigher = (a: Rate, b: Rate): boolean => (a.per === b.per ? compare(a, b) : compareRates(a, b)) > 0
