// Plan by its id (方案编号): 'payment-holiday-3+24.fees-100' is a complete recipe; here it becomes the plan, for a debt and a policy.
// planOf('equal-instalment-24', situation, policy) → 24 level rows; 'contract' is the contract as it stands.
import { type Refusal, refusal } from '../core/finding.ts'
import type { Plan } from '../core/plan.ts'
import type { Situation } from '../core/situation.ts'
import { build } from '../plans/build.ts'
import { parseId } from '../plans/id.ts'
import type { Policy } from '../policy/policy.ts'
import { contractPlan } from './contract.ts'

/**
 * The plan that an id stands for, as `compare` prints it; amounts in an id are in currency units: `down-2000` is 2,000.00.
 * A refusal says why there is none: an id that begins with no kind, a contract that the case does not tell.
 */
export function planOf(id: string, { debt }: Situation, { breach }: Policy): Plan | Refusal {
  if (id === 'contract') return contractPlan(debt) ?? refusal('needs-contract', { stage: { count: 1 } })
  const spec = parseId(String(id), debt)
  return 'refused' in spec ? spec : build(spec, debt, breach)
}
