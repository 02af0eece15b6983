// Cool-off (冷静期): the contract was changed so short a time ago that the lender's policy offers no other change yet.
// Changed on 2026-09-01, 82 days before 2026-11-22, against 180. The contract as it stands is no change.
import { asItStands } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const coolOff: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const least = policy.limits.coolOff
  if (least === undefined || debt.restructures.length === 0) return []
  let last = debt.restructures[0]?.on ?? debt.asOf
  for (const { on } of debt.restructures) if (on > last) last = on
  const days = debt.asOf - last
  if (days >= least || asItStands(plan, debt)) return []
  const args = { last: { day: last }, days: { count: days }, least: { count: least } }
  return [{ rule: 'cool-off', level: 'forbids', args, source: cite(policy, 'limits.coolOff') }]
}
