// Present value, unfolded (现值算式): every payment times the discount of its days; what of it is given up (减损).
// 2,432.59 × (v^23 + v^54 + …) where v = (1 + 18% ÷ 12)^(−12/365); (51,627.17 − 51,584.48) ÷ 51,627.17 is 0.08%.
import { type Debt, total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { type Decimal, type Rate, same } from '../../core/rate.ts'
import type { Row } from '../../core/schedule.ts'
import { type Discount, ofDays, ofOneDay } from './discount.ts'
import {
  type Formula,
  enough,
  evaluate,
  inPercent,
  minorOf,
  minus,
  money,
  number,
  over,
  percentOf,
  plus,
  round,
  times,
  unitOf,
  where,
} from './formula.ts'
import type { Made } from './item.ts'

/** Unrounded: Σ payment × v^days. */
function worthOf({ asOf }: Debt, rows: readonly Row[], rate: Rate): Formula {
  const groups: { amount: number; worth: Formula[] }[] = []
  for (const { payment, due } of rows) {
    const last = groups.at(-1)
    const worth = ofDays(due - asOf)
    if (last?.amount === payment) last.worth.push(worth)
    else if (payment !== 0) groups.push({ amount: payment, worth: [worth] })
  }
  const terms = groups.map(({ amount, worth }) => times(money(amount), plus(...worth)))
  return where(plus(...terms), 'v', ofOneDay(rate))
}

export type Worth = {
  readonly items: readonly Made[]
  /** In currency units, unrounded. */
  readonly value: Decimal
}

export function presentValue(debt: Debt, rows: readonly Row[], at: Discount): Worth {
  const { digits, rates } = debt
  const stated = worthOf(debt, rows, at.rate)
  const value = evaluate(stated, digits)
  const inMoney = (of: Formula): Pick<Made, 'value' | 'formula'> => {
    const formula = round(of, 'half-up', unitOf(digits))
    return { value: { money: minorOf(evaluate(formula, digits), digits) as Money }, formula }
  }
  const { rate, ...from } = at
  const original = same(rate, rates.contract) ? undefined : worthOf(debt, rows, rates.contract)
  return {
    value,
    items: [
      { figure: 'presentValue', ...inMoney(stated), ...from, args: { discount: { rate } } },
      ...(original
        ? [{ figure: 'presentValueContract', ...inMoney(original), note: 'discount' } as const]
        : []),
      diminished(debt, original ? evaluate(original, digits) : value),
    ],
  }
}

/** Both at the contract's own rate; what is owed stands for the value before. */
function diminished(debt: Debt, value: Decimal): Made {
  const { digits } = debt
  const owed = total(debt.owed)
  const lost = (worth: string): Formula =>
    inPercent(over(plus(money(owed), minus(number(worth))), money(owed)))
  if (owed === 0) return { figure: 'diminished', value: { percent: '0.00' } }
  const aim = percentOf(lost(value.toFixed()), digits)
  const formula = enough(
    digits,
    (short) => lost(short(value)),
    (of) => percentOf(of, digits) === aim,
  )
  return {
    figure: 'diminished',
    value: { percent: aim },
    ...(formula ? { formula } : {}),
    note: 'contract-rate',
  }
}
