// Limitation (诉讼时效): who agrees to pay acknowledges the debt, and the time in which it may be sued for begins anew.
// Three years from the agreement, however much had passed. The contract as it stands is agreed already.
import { asItStands } from '../effect.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

export const limitationRestarts: Rule = ({ plan, situation: { debt }, policy }) => {
  const limitation = known(policy.law, 'limitation')
  if (!limitation || asItStands(plan, debt)) return []
  const args = { years: { count: limitation.value } }
  return [{ rule: 'limitation-restarts', level: 'notes', args, source: limitation.source }]
}
