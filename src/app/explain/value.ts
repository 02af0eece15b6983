// Present value, unfolded (现值算式): every payment times the discount of its days, at the contract rate.
// 2,432.59 × (v^23 + v^54 + …) where v = (1 + 18% ÷ 12)^(−12/365), the worth of 1 a day later.
import type { Debt } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import type { Row } from '../../core/schedule.ts'
import {
  type Formula,
  count,
  evaluate,
  minorOf,
  minus,
  money,
  name,
  over,
  percent,
  plus,
  power,
  ratio,
  round,
  times,
  unitOf,
  where,
} from './formula.ts'
import type { Made } from './item.ts'

export function presentValue(debt: Debt, rows: readonly Row[]): Made {
  const { digits, asOf, rates } = debt
  const groups: { amount: number; worth: Formula[] }[] = []
  for (const { payment, due } of rows) {
    const last = groups.at(-1)
    const days = due - asOf
    const worth = days === 0 ? count(1) : days === 1 ? name('v') : power(name('v'), count(days))
    if (last?.amount === payment) last.worth.push(worth)
    else if (payment !== 0) groups.push({ amount: payment, worth: [worth] })
  }
  const terms = groups.map(({ amount, worth }) => times(money(amount), plus(...worth)))
  const rate = percent(rates.contract)
  const grown = rates.contract.per === 'day' ? plus(count(1), rate) : plus(count(1), over(rate, count(12)))
  const v = rates.contract.per === 'day' ? over(count(1), grown) : power(grown, minus(ratio(12, 365)))
  const formula = round(
    where(terms.length === 0 ? money(0) : plus(...terms), 'v', v),
    'half-up',
    unitOf(digits),
  )
  const value = minorOf(evaluate(formula, digits), digits) as Money
  return { figure: 'presentValue', value: { money: value }, formula, note: 'discount' }
}
