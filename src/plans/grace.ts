// Grace (宽限期): the arrears on a day soon, penalty and late fee given up when that is paid, then as contracted.
// grace-15: pay what is overdue within 15 days; the contract goes on as if nothing had happened.
import { daysPastDue } from '../core/debt.ts'
import { type Day, nextDue } from '../core/day.ts'
import { refusal } from '../core/finding.ts'
import type { Relief } from '../core/plan.ts'
import { FULL } from '../core/rate.ts'
import { type Recipe, number, spec } from './recipe.ts'

export const grace: Recipe = {
  kind: 'grace',
  numbers: [1],
  knobs: [],
  ownReliefs: true,
  propose: ({ debt }, { menu, limits }) => {
    const first = debt.timesOverdue !== undefined && debt.timesOverdue <= limits.graceTimesOverdue
    if (!first || daysPastDue(debt) === 0 || !debt.contract || debt.overduePrincipal === undefined) return []
    const before = nextDue(debt.asOf, debt.dueDay) - debt.asOf
    const reliefs = (['penalty', 'fees'] as const)
      .filter((bucket) => debt.owed[bucket] > 0)
      .map((bucket): Relief => ({ bucket, share: FULL, when: { kept: 1 } }))
    return menu.graceDays.filter((days) => days <= before).map((days) => spec('grace', [days], {}, reliefs))
  },
  stages: (of, debt) => {
    if (!debt.contract) return refusal('needs-contract', { stage: { count: 2 } })
    const on = (debt.asOf + number(of, 0)) as Day
    const arrears = { on, pay: 'arrears' } as const
    return debt.contract.length === 0
      ? [arrears]
      : [arrears, { months: debt.contract.length, pay: 'as-contracted', unpaid: 'accrues' }]
  },
}
