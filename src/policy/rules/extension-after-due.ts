// Extension after the due day (逾期后延长): an extension (展期) is asked for before a debt falls due; once it is overdue the
// same change is a restructure (重组). Overdue 99 days, last payment 2028-07-15 instead of 2028-01-15.
import { daysPastDue } from '../../core/debt.ts'
import { contractEnd, lastDue } from '../effect.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

export const extensionAfterDue: Rule = ({ plan, situation: { debt }, policy }) => {
  const before = known(policy.law, 'extension.before-maturity')
  const end = contractEnd(debt)
  if (before?.value !== true || end === undefined || daysPastDue(debt) === 0) return []
  if (lastDue(plan, debt) <= end) return []
  return [{ rule: 'extension-after-due', level: 'notes', args: {}, source: before.source }]
}
