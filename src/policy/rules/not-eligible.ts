// Not eligible (不符合准入条件): the lender's policy offers nothing to a case of this tier (分层), or no tier covers the case.
// More than 360 days past due: "sold". The contract as it stands needs nobody's offer.
import { asItStands } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const notEligible: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  if (!policy.closed || asItStands(plan, debt)) return []
  const { tier } = policy
  const [level, source] = ['forbids', cite(policy, 'tiers')] as const
  if (!tier) return [{ rule: 'not-eligible-no-tier', level, args: {}, source }]
  const { reason } = tier
  const named = { tier: { text: tier.id } }
  return reason === undefined
    ? [{ rule: 'not-eligible', level, args: named, source }]
    : [{ rule: 'not-eligible-because', level, args: { ...named, reason: { label: reason } }, source }]
}
