// Total term (贷款总期限): whole months from the day of the contract to the last payment, against the most the law allows.
// A contract of 2022-01-10 paid off on 2029-02-15 took 85 months, against 84.
import { anchorOf } from '../../core/course.ts'
import { monthsBetween } from '../../core/day.ts'
import { lastDue } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const totalTermAboveLaw: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const { contractDate } = debt
  const most = contractDate === undefined ? undefined : known(policy.law, 'term.total')
  if (contractDate === undefined || !most) return []
  const last = lastDue(plan, debt)
  // So few days cannot be more months than that, and the search asks often.
  if (last - contractDate < 28 * (most.value + 1)) return []
  const has = monthsBetween(contractDate, last, anchorOf(debt, last))
  if (has <= most.value) return []
  const args = { months: { count: has }, most: { count: most.value } }
  return [{ rule: 'total-term-above-law', level: levelOf(most, 'forbids'), args, source: most.source }]
}
