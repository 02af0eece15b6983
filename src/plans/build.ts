// Build (生成方案): a spec becomes a plan: its recipe's stages, a down payment before them, the policy's breach.
// { kind: 'equal-instalment', numbers: [24], down: 2,000.00 } is an amount on `asOf`, then level × 24.
import type { Debt } from '../core/debt.ts'
import { type Refusal, refusal } from '../core/finding.ts'
import type { Breach, Plan, Stage } from '../core/plan.ts'
import { recipes } from './index.ts'
import type { Spec } from './recipe.ts'

/** The plan a spec stands for; the same function serves the search and an id typed by hand. */
export function build(spec: Spec, debt: Debt, breach: Breach | undefined): Plan | Refusal {
  const stages = recipes[spec.kind].stages(spec, debt)
  if ('refused' in stages) return stages
  const { down, first, capitalise } = spec.knobs
  if (stages.some((stage) => 'months' in stage && stage.months < 1))
    return refusal('too-few-months', { months: { count: 0 }, least: { count: 1 } })
  // A first day of one's own may lie months away: what accrues until then may be more than the first row pays.
  const wait = (stage: Stage): Stage =>
    first === undefined || stage.unpaid !== undefined ? stage : { ...stage, unpaid: 'accrues' }
  const before: Stage[] = down === undefined ? [] : [{ on: debt.asOf, pay: { amount: down } }]
  return {
    kind: spec.kind,
    reliefs: spec.reliefs,
    ...(capitalise ? { capitalise } : {}),
    stages: before.length === 0 && first === undefined ? stages : [...before, ...stages.map(wait)],
    ...(first === undefined ? {} : { firstDue: first }),
    ...(breach ? { breach } : {}),
  }
}
