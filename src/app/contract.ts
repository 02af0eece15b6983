// The contract as it stands (现有合同): the arrears today, then the instalments not yet due. The first row of a comparison.
// 12,105.02 on 2026-11-22, then 3,150.00 × 14.
import { type Debt, total } from '../core/debt.ts'
import { arrears } from '../core/debt.ts'
import type { Plan, Stage } from '../core/plan.ts'

/** `undefined` where the case does not tell the contract: no instalments, or overdue without the overdue principal. */
export function contractPlan(debt: Debt): Plan | undefined {
  if (!debt.contract) return undefined
  const due = arrears(debt)
  const overdue = total(debt.owed) - debt.owed.principal
  if (due === undefined && (overdue > 0 || debt.overdueSince !== undefined)) return undefined
  const stages: Stage[] = []
  if (due !== undefined && due > 0) stages.push({ on: debt.asOf, pay: 'arrears' })
  if (debt.contract.length > 0)
    stages.push({ months: debt.contract.length, pay: 'as-contracted', unpaid: 'accrues' })
  return stages.length === 0 ? undefined : { kind: 'contract', reliefs: [], stages }
}
