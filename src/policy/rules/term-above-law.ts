// Term above the law's (超过规定期限): more months than the rules in force let such a plan run.
// 72 months for a card's personalised instalments (个性化分期), against a most of 60.
import { months } from '../../core/plan.ts'
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const termAboveLaw: Rule<Laid> = ({ plan, policy }) => {
  const most = known(policy.law, 'term.most')
  if (!most) return []
  const has = months(plan)
  if (has <= most.value) return []
  const args = { months: { count: has }, most: { count: most.value } }
  return [{ rule: 'term-above-law', level: levelOf(most, 'forbids'), args, source: most.source }]
}
