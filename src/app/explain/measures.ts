// Measures, unfolded (指标算式): total paid, interest, the highest payment, months, what is given up, strain and shortfall.
// 58,382.03 = 2,432.59 × 23 + 2,432.46; strain 108.11% = 2,432.59 ÷ 2,250.00.
import { BUCKETS, type Debt, type Owed, total } from '../../core/debt.ts'
import { type Day, addMonths } from '../../core/day.ts'
import { type Means, capacityOn } from '../../core/means.ts'
import type { Money } from '../../core/money.ts'
import { type Plan, monthsOf } from '../../core/plan.ts'
import { Decimal } from '../../core/rate.ts'
import type { Row, Schedule } from '../../core/schedule.ts'
import { type Formula, added, count, evaluate, minus, money, over, plus, round } from './formula.ts'
import type { Made } from './item.ts'
import { ofRows } from './means.ts'
import { rates } from './rates.ts'
import { presentValue } from './value.ts'

export function explainMeasures(
  debt: Debt,
  plan: Plan,
  schedule: Schedule,
  means: Means | undefined,
  lender: boolean,
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
    ...(means ? strain(debt, plan, rows, means) : []),
    ...rates(debt, plan, rows),
    ...(lender ? [presentValue(debt, rows)] : []),
  ]
}

/** A row held against the household: what must come out of the month's income, and what that month can bear. */
type Borne = { readonly row: Row; readonly drawn: number; readonly need: number; readonly capacity: number }

/** As `core/fit`: savings pay rows on days of their own, or whatever a plan soon done needs beyond income. */
function borne({ asOf }: Debt, plan: Plan, rows: readonly Row[], means: Means): Borne[] {
  const last = rows.at(-1)?.due ?? asOf
  const brief = last <= addMonths(asOf, means.savingsWithin)
  const dated = new Set<Day>(plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : [])))
  let savings: number = means.savings
  return rows.flatMap((row): Borne[] => {
    if (row.payment === 0) return []
    const capacity = Math.max(0, capacityOn(means, row.due))
    const drawn = brief
      ? Math.min(savings, Math.max(0, row.payment - capacity))
      : dated.has(row.due)
        ? Math.min(savings, row.payment)
        : 0
    savings -= drawn
    const need = row.payment - drawn
    return need === 0 ? [] : [{ row, drawn, need, capacity }]
  })
}

function strain(debt: Debt, plan: Plan, rows: readonly Row[], means: Means): Made[] {
  const all = borne(debt, plan, rows, means)
  const [first] = all
  const ratioOf = ({ need, capacity }: Borne): number => (capacity === 0 ? Infinity : need / capacity)
  const worst = all.reduce((most, one) => (ratioOf(one) > ratioOf(most) ? one : most), first as Borne)
  const needOf = ({ row, drawn }: Borne): Formula => plus(money(row.payment), minus(money(drawn)))
  const argsOf = ({ row }: Borne): NonNullable<Made['args']> => ({
    row: { count: row.n },
    due: { day: row.due },
  })
  const out: Made[] = []
  if (!first) out.push({ figure: 'strain', value: { percent: '0.00' } })
  else if (worst.capacity === 0)
    out.push({ figure: 'strain', args: argsOf(worst), value: null, note: 'nothing-to-pay-from' })
  else {
    const formula = round(over(needOf(worst), money(worst.capacity)), 'half-up', '0.0001')
    out.push({
      figure: 'strain',
      args: argsOf(worst),
      value: { percent: percentOf(formula, debt.digits) },
      formula,
      ...saved(worst),
    })
  }
  const short = all.filter(({ need, capacity }) => need > capacity)
  const formula = short.length > 1 ? ofRows(runs(short.map(({ row }) => row.n))) : count(short.length)
  const n = { count: short.length }
  out.push({
    figure: 'shortfallMonths',
    value: n,
    formula,
    ...(short.length > 1 ? { note: 'short-rows' } : {}),
  })
  const most = short.reduce<Borne | undefined>(
    (m, one) => (m && m.need - m.capacity >= one.need - one.capacity ? m : one),
    undefined,
  )
  if (most) {
    const gap = plus(needOf(most), minus(money(most.capacity)))
    out.push({
      figure: 'shortfall',
      args: argsOf(most),
      value: { money: (most.need - most.capacity) as Money },
      formula: gap,
      ...saved(most),
    })
  }
  return out
}
const saved = ({ drawn }: Borne): Pick<Made, 'note'> => ({ note: drawn > 0 ? 'from-savings' : 'in-row' })

/** "17.98" */
const percentOf = (formula: Formula, digits: number): string =>
  evaluate(formula, digits).times(new Decimal(100)).toFixed(2)

/** Rows 4, 5, 6, 9 are the runs 4 to 6 and 9 to 9. */
function runs(rows: readonly number[]): [number, number][] {
  const out: [number, number][] = []
  for (const row of rows) {
    const last = out.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else out.push([row, row])
  }
  return out
}
