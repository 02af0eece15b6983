// Restructured asset (重组资产): a debtor in difficulty is given easier terms, so the lender watches the debt for a while.
// 90 days overdue and six months longer: observed for at least 12 months and 2 instalments in a row. Of the lender's books only.
import { daysPastDue } from '../../core/debt.ts'
import { idleMonths, isCapitalisation, isCheaper, isExtension } from '../effect.ts'
import type { Judged, Rule } from '../judge.ts'
import { known } from '../law.ts'

export const restructuredAsset: Rule = (of) => {
  const { debt, hardship } = of.situation
  const observed = known(of.policy.law, 'observation.months')
  const instalments = known(of.policy.law, 'observation.instalments')
  const inDifficulty = daysPastDue(debt) > 0 || hardship !== undefined
  if (!observed || !instalments || !inDifficulty || !eases(of)) return []
  const args = { months: { count: observed.value }, instalments: { count: instalments.value } }
  return [{ rule: 'restructured-asset', level: 'notes', args, source: observed.source }]
}

const eases = ({ plan, tape, situation: { debt } }: Judged): boolean =>
  plan.reliefs.length > 0 ||
  isExtension(plan, debt) ||
  isCheaper(plan, debt) ||
  isCapitalisation(tape) ||
  idleMonths(plan, debt) > 0
