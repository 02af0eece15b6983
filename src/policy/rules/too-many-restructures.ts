// Earlier changes (已重组次数): the contract was changed as often as the lender's policy changes one.
// Changed twice, and the policy offers no third change. The contract as it stands is no change.
import { asItStands } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const tooManyRestructures: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const most = policy.limits.mostRestructures
  const times = debt.restructures.length
  if (most === undefined || times < most || asItStands(plan, debt)) return []
  const args = { times: { count: times }, most: { count: most } }
  const source = cite(policy, 'limits.mostRestructures')
  return [{ rule: 'too-many-restructures', level: 'forbids', args, source }]
}
