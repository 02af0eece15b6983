// Longest term (最长期限): more months than the policy allows.
// 72 months against a most of 60.
import { months } from '../../core/plan.ts'
import type { Rule } from '../judge.ts'

export const tooLong: Rule = ({ plan, policy }) => {
  const [has, most] = [months(plan), policy.limits.mostMonths]
  return has <= most
    ? []
    : [{ rule: 'too-long', level: 'forbids', args: { months: { count: has }, most: { count: most } } }]
}
