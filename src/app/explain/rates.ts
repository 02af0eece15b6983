// Rates, unfolded (年化利率算式): the month's rate i at which what is owed and what is paid are worth the same.
// 0.00 = 2,432.59 × (1 − (1 + i)^(−24)) ÷ i − 51,627.17 where i = 0.98…%; a year is 12 × i, or (1 + i)^12 − 1.
import { type Debt, total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { monthsOfRows } from '../../core/measure.ts'
import type { Plan } from '../../core/plan.ts'
import { Decimal } from '../../core/rate.ts'
import type { Row } from '../../core/schedule.ts'
import { type Yield, irrOfMonths } from '../../core/yield.ts'
import {
  type Formula,
  count,
  enough,
  evaluate,
  minus,
  money,
  name,
  over,
  plus,
  power,
  round,
  times,
  unitOf,
  where,
} from './formula.ts'
import type { Made } from './item.ts'

type Flow = { readonly month: number; readonly amount: number }

function flowsOf(debt: Debt, plan: Plan, rows: readonly Row[]): Flow[] {
  const months = monthsOfRows(
    rows.map(({ due }) => due),
    plan,
    debt,
  )
  return rows.map(({ payment }, row) => ({ month: months[row] as number, amount: payment }))
}

export function rates(debt: Debt, plan: Plan, rows: readonly Row[]): Made[] {
  const owed = total(debt.owed)
  const flows = flowsOf(debt, plan, rows)
  const found: Yield = irrOfMonths([{ month: 0, amount: -owed }, ...flows])
  const none = (figure: 'annualRate' | 'effectiveRate'): Made => ({
    figure,
    value: null,
    note: 'no-rate',
    args: { reason: { word: found.reason ?? 'beyond-range' } },
  })
  const { periodicRate } = found
  if (found.annualRate === null || periodicRate === undefined)
    return [none('annualRate'), none('effectiveRate')]
  const unit = unitOf(debt.digits)
  const rate = refined(periodicRate, owed, flows)
  const balance = plus(...worth(flows, rate.isZero()), minus(money(owed)))
  const nothing = (of: Formula): boolean => evaluate(of, debt.digits).isZero()
  let i: Formula = { percent: '0' }
  const equation = enough(
    6,
    (short) => {
      i = { percent: short(rate.times(100)) }
      return round(where(balance, 'i', i), 'half-up', unit)
    },
    nothing,
  )
  if (!equation) return [none('annualRate'), none('effectiveRate')]
  const yearly = (figure: 'annualRate' | 'effectiveRate', of: Formula): Made => {
    const formula = round(where(of, 'i', i), 'half-up', '0.0001')
    const value = evaluate(formula, debt.digits).times(100)
    return value.abs().lessThan(1e15)
      ? { figure, value: { percent: value.toFixed(2).replace(/^-(0\.00)$/, '$1') }, formula }
      : none(figure)
  }
  const grown = plus(power(plus(count(1), name('i')), count(12)), minus(count(1)))
  return [
    { figure: 'balance', value: { money: 0 as Money }, formula: equation, note: 'equation' },
    yearly('annualRate', times(count(12), name('i'))),
    yearly('effectiveRate', grown),
  ]
}

/** Σ payment ÷ (1 + i)^month; equal neighbours as one annuity. */
function worth(flows: readonly Flow[], zero: boolean): Formula[] {
  const runs: { from: number; to: number; amount: number }[] = []
  for (const { month, amount } of flows) {
    const last = runs.at(-1)
    if (amount === 0) continue
    if (last && last.amount === amount && last.to === month - 1) last.to = month
    else runs.push({ from: month, to: month, amount })
  }
  const growth = plus(count(1), name('i'))
  const discounted = (of: Formula, months: number): Formula =>
    months === 0 ? of : over(of, months === 1 ? growth : power(growth, count(months)))
  return runs.flatMap(({ from, to, amount }) => {
    const months = to - from + 1
    if (months < 3 || zero || from === 0)
      return Array.from({ length: months }, (_, k) => discounted(money(amount), from + k))
    const lost = plus(count(1), minus(power(growth, minus(count(months)))))
    return discounted(over(times(money(amount), lost), name('i')), from - 1)
  })
}

/** The double's last digits put right by Newton's method: Σ p·vᵏ = owed with v = 1 ÷ (1 + i). */
function refined(guess: number, owed: number, flows: readonly Flow[]): Decimal {
  let v = new Decimal(1).div(new Decimal(guess).plus(1))
  for (let turn = 0; turn < 6; turn++) {
    let [sum, slope] = [new Decimal(-owed), new Decimal(0)]
    for (const { month, amount } of flows) {
      if (amount === 0) continue
      const worth = v.pow(month).times(amount)
      sum = sum.plus(worth)
      slope = slope.plus(worth.times(month))
    }
    if (slope.isZero()) break
    v = v.minus(sum.times(v).div(slope))
  }
  const rate = new Decimal(1).div(v).minus(1)
  return rate.abs().lessThan('1e-25') ? new Decimal(0) : rate
}
