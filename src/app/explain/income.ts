// Payment to income, unfolded (还款收入比算式): the month in which payment and other debts take most of the income, and the
// benchmark of the pack: 51.28% = (2,432.59 + 900.00) ÷ 6,500.00, against 55%. A payment on a day of its own is left out.
import type { Debt } from '../../core/debt.ts'
import type { Means, MeansAt } from '../../core/means.ts'
import type { Plan } from '../../core/plan.ts'
import type { Row } from '../../core/schedule.ts'
import { datedRows } from '../../policy/effect.ts'
import { known } from '../../policy/law.ts'
import type { Policy } from '../../policy/policy.ts'
import { inPercent, money, over, percentOf, plus } from './formula.ts'
import type { Made } from './item.ts'

/** As the rule on the benchmark counts, upwards: what is above it never reads as if it were on it. */
export function paymentToIncome(
  debt: Debt,
  plan: Plan,
  rows: readonly Row[],
  means: Means,
  { law }: Policy,
): Made[] {
  const most = known(law, 'benchmark.payment-to-income')
  if (!most) return []
  const apart = datedRows(plan)
  let found: { row: Row; at: MeansAt } | undefined
  const ratioOf = (payment: number, at: MeansAt): number => (payment + at.otherDebts) / at.income
  for (const row of rows) {
    const at = means.path.findLast(({ from }) => from <= row.due) ?? (means.path[0] as MeansAt)
    if (row.payment === 0 || at.income <= 0 || apart.includes(row.due)) continue
    if (!found || ratioOf(row.payment, at) > ratioOf(found.row.payment, found.at)) found = { row, at }
  }
  if (!found) return []
  const { row, at } = found
  const formula = inPercent(over(plus(money(row.payment), money(at.otherDebts)), money(at.income)), 'up')
  return [
    {
      figure: 'paymentToIncome',
      args: { row: { count: row.n }, due: { day: row.due }, most: { share: most.value } },
      value: { percent: percentOf(formula, debt.digits) },
      formula,
      note: 'benchmark',
      source: most.source,
    },
  ]
}
