// Measures, unfolded (指标算式): total paid, interest, the highest payment, months, what is given up, strain and rates.
// 58,382.03 = 2,432.59 × 23 + 2,432.46; strain 108.11% = 2,432.59 ÷ 2,250.00.
import { BUCKETS, type Debt, type Owed, total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { type Plan, monthsOf } from '../../core/plan.ts'
import type { Schedule } from '../../core/schedule.ts'
import { type Formula, added, count, money, plus } from './formula.ts'
import type { Made } from './item.ts'
import { rates } from './rates.ts'

/** `ofMeans` holds the plan against the household, where its means are known. */
export function explainMeasures(
  debt: Debt,
  plan: Plan,
  schedule: Schedule,
  ofMeans: readonly Made[],
): Made[] {
  const { rows, forgiven, held } = schedule
  const payments: readonly number[] = rows.map(({ payment }) => payment)
  const charges: readonly number[] = rows.map(({ charged }) => charged.interest)
  const sum = (of: readonly number[]): Money => of.reduce((all, one) => all + one, 0) as Money
  const different = [...new Set(payments)].filter((payment) => payment > 0)
  const peak: Formula = different.length > 1 ? { max: different.map(money) } : money(different[0] ?? 0)
  const stages = plan.stages.map(monthsOf).filter((n) => n > 0)
  const ofOwed = (owed: Owed): Formula => plus(...BUCKETS.map((bucket) => money(owed[bucket])))
  return [
    { figure: 'totalPaid', value: { money: sum(payments) }, formula: added(payments) },
    { figure: 'interestTotal', value: { money: sum(charges) }, formula: added(charges) },
    { figure: 'peakPayment', value: { money: Math.max(...payments) as Money }, formula: peak },
    {
      figure: 'months',
      value: { count: stages.reduce((all, n) => all + n, 0) },
      formula: plus(...stages.map(count)),
    },
    { figure: 'forgivenTotal', value: { money: total(forgiven) }, formula: ofOwed(forgiven) },
    { figure: 'heldTotal', value: { money: total(held) }, formula: ofOwed(held) },
    ...ofMeans,
    ...rates(debt, plan, rows),
  ]
}
