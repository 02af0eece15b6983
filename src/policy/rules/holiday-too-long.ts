// Longest holiday (延期还款上限): more months in a row without a payment than the rules in force allow.
// 9 months of nothing against a most of 6; a first day three months away counts too.
import { longestIdle } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const holidayTooLong: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const most = known(policy.law, 'holiday.most')
  if (!most) return []
  const has = longestIdle(plan, debt)
  if (has <= most.value) return []
  const args = { months: { count: has }, most: { count: most.value } }
  return [{ rule: 'holiday-too-long', level: levelOf(most, 'forbids'), args, source: most.source }]
}
