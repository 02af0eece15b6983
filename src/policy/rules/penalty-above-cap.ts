// Penalty above the cap (罚息利率超限): what is charged after a breach counts towards the cap too, and is limited to it.
// 18 % and half as much again is 27 %, against a cap of 24 %.
import { compareRates } from '../../core/rate.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

export const penaltyAboveCap: Rule = ({ situation: { debt }, policy }) => {
  const { penalty, contract } = debt.rates
  const cap = penalty && known(policy.law, 'cost.cap')
  if (!penalty || !cap || compareRates(penalty, cap.value) <= 0) return []
  const args = { penalty: { rate: penalty }, cap: { rate: cap.value }, contract: { rate: contract } }
  return [{ rule: 'penalty-above-cap', level: 'warns', args, source: cap.source }]
}
