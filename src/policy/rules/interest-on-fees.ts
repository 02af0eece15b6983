// Interest on fees (费用计息): fees are added to principal, where they bear interest, and the law lets fees bear none.
// 300.00 of fees made principal at 18 % would cost 54.00 a year.
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const interestOnFees: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const { fees } = debt.owed
  if (fees === 0 || !plan.capitalise?.includes('fees')) return []
  const bears = known(policy.law, 'interest.on-fees')
  if (bears?.value !== false) return []
  const args = { fees: { money: fees } }
  return [{ rule: 'interest-on-fees', level: levelOf(bears, 'forbids'), args, source: bears.source }]
}
