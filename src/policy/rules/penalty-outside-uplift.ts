// Penalty uplift (罚息上浮幅度): how much the penalty rate lies above the contract's, against what the rules lay down.
// 24 % over 18 % is a third more, within 30 % to 50 %; 28 % would be 55.6 % more.
import { isZero, toDecimal, type Rate } from '../../core/rate.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

export const penaltyOutsideUplift: Rule = ({ situation: { debt }, policy }) => {
  const { penalty, contract } = debt.rates
  const range = penalty && known(policy.law, 'penalty.uplift')
  if (!penalty || !range || isZero(contract)) return []
  const { least, most } = range.value
  const [has, base] = [yearly(penalty), yearly(contract)]
  const low = base.times(toDecimal(least).plus(1))
  const high = base.times(toDecimal(most).plus(1))
  if (has.gte(low) && has.lte(high)) return []
  const args = {
    penalty: { rate: penalty },
    contract: { rate: contract },
    least: { share: least },
    most: { share: most },
  }
  return [{ rule: 'penalty-outside-uplift', level: 'notes', args, source: range.source }]
}

const yearly = (rate: Rate) => toDecimal(rate).times(rate.per === 'day' ? 365 : 1)
