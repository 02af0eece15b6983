// Longest term (最长期限): more months than the lender's policy allows.
// 72 months against a most of 60.
import { months } from '../../core/plan.ts'
import type { Laid, Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const tooLong: Rule<Laid> = ({ plan, policy }) => {
  const [has, most] = [months(plan), policy.limits.mostMonths]
  if (has <= most) return []
  const args = { months: { count: has }, most: { count: most } }
  return [{ rule: 'too-long', level: 'forbids', args, source: cite(policy, 'limits.mostMonths') }]
}
