// Rates, unfolded (年化利率算式): the month's rate i at which what is owed and what is paid are worth the same.
// 0.00 = 2,432.59 × (1 − (1 + i)^(−24)) ÷ i − 51,627.17 where i = 0.98…%; a year is 12 × i, or (1 + i)^12 − 1.
import { type Debt, total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { monthsOfRows } from '../../core/measure.ts'
import type { Plan } from '../../core/plan.ts'
import { Decimal } from '../../core/rate.ts'
import type { Row } from '../../core/schedule.ts'
import { type NoRate, type Yield, irrOfMonths } from '../../core/yield.ts'
import {
  type Formula,
  count,
  enough,
  evaluate,
  inPercent,
  minus,
  money,
  name,
  over,
  percentOf,
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

/** The month's rate, exact and as it is written, and the equation it makes nothing; or why there is none. */
export type Solved =
  | { readonly rate: Decimal; readonly i: Formula; readonly places: number; readonly equation: Formula }
  | { readonly reason: NoRate }

/** Of what is owed on day 0 against what is paid in these months. */
export function solved(owed: number, flows: readonly Flow[], digits: number): Solved {
  const { annualRate, periodicRate, reason }: Yield = irrOfMonths([{ month: 0, amount: -owed }, ...flows])
  if (annualRate === null || periodicRate === undefined) return { reason: reason ?? 'beyond-range' }
  const unit = unitOf(digits)
  const rate = refined(periodicRate, owed, flows)
  const balance = plus(...worth(flows, rate.isZero()), minus(money(owed)))
  const inYear = (i: Formula): string =>
    [aYear, compounded].map((of) => percentOf(inPercent(of(i)), digits)).join(' ')
  const aim = inYear({ percent: rate.times(100).toFixed() })
  let text = ''
  const equation = enough(
    6,
    (short) => {
      text = short(rate.times(100))
      return round(where(balance, 'i', { percent: text }), 'half-up', unit)
    },
    // A figure that lies near a half of its last digit needs more digits of i than the equation does.
    (of) => evaluate(of, digits).isZero() && inYear({ percent: text }) === aim,
  )
  const places = new Decimal(equation ? text : 0).decimalPlaces()
  return equation ? { rate, i: { percent: text }, places, equation } : { reason: 'beyond-range' }
}

/** 12 × i, and (1 + i)^12 − 1. */
export const aYear = (i: Formula): Formula => times(count(12), i)
export const compounded = (...i: readonly Formula[]): Formula =>
  plus(power(plus(count(1), ...i), count(12)), minus(count(1)))

type Yearly = 'annualRate' | 'effectiveRate' | 'costAnnual' | 'costTotal' | 'costEffective'
/** A year's rate; none where no figure can be written. */
export function yearly(figure: Yearly, of: Formula, digits: number): Made {
  const formula = inPercent(of)
  return evaluate(formula, digits).abs().lessThan(1e13)
    ? { figure, value: { percent: percentOf(formula, digits) }, formula }
    : none(figure, 'beyond-range')
}

const none = (figure: Yearly, reason: NoRate): Made => ({
  figure,
  value: null,
  note: 'no-rate',
  args: { reason: { word: reason } },
})

export function rates(debt: Debt, plan: Plan, rows: readonly Row[]): Made[] {
  const found = solved(total(debt.owed), flowsOf(debt, plan, rows), debt.digits)
  if ('reason' in found) return [none('annualRate', found.reason), none('effectiveRate', found.reason)]
  const { i, equation } = found
  return [
    { figure: 'balance', value: { money: 0 as Money }, formula: equation, note: 'equation' },
    yearly('annualRate', where(aYear(name('i')), 'i', i), debt.digits),
    yearly('effectiveRate', where(compounded(name('i')), 'i', i), debt.digits),
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
