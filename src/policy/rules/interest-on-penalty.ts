// Interest on penalty (罚息计收复利): penalty is added to principal, where it bears interest, and the law lets it bear none.
// 215.40 of penalty made principal at 18 % would cost 38.77 a year.
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const interestOnPenalty: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const { penalty } = debt.owed
  if (penalty === 0 || !plan.capitalise?.includes('penalty')) return []
  const bears = known(policy.law, 'interest.on-penalty')
  if (bears?.value !== false) return []
  const args = { penalty: { money: penalty } }
  return [{ rule: 'interest-on-penalty', level: levelOf(bears, 'forbids'), args, source: bears.source }]
}
