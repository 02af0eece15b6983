// Discount, unfolded (折现算式): what 1 is worth so many days or months earlier, at a rate as it is written.
// 18% a year: v = (1 + 18% ÷ 12)^(−12/365) a day, (1 + 18% ÷ 12)^(−6) for 6 months; 0.05% a day: v = 1 ÷ (1 + 0.05%).
import type { Debt } from '../../core/debt.ts'
import type { Finding } from '../../core/finding.ts'
import type { Rate } from '../../core/rate.ts'
import { type Policy, cite } from '../../policy/policy.ts'
import { type Formula, count, minus, name, over, percent, plus, power, ratio } from './formula.ts'
import type { Note } from './item.ts'

export type Discount = {
  readonly rate: Rate
  readonly note: Note
  readonly source?: NonNullable<Finding['source']>
}

/** The rate at which the policy states values; the contract's unless it names one. */
export function discountOf({ rates }: Debt, policy: Policy): Discount {
  const { discount } = policy.economics
  if (discount === 'contract') return { rate: rates.contract, note: 'discount' }
  return { rate: discount, note: 'discount-policy', source: cite(policy, 'economics.discount') }
}

const grown = (rate: Rate): Formula =>
  rate.per === 'day' ? plus(count(1), percent(rate)) : plus(count(1), over(percent(rate), count(12)))

/** v: a month is a twelfth of a year, a day a 365th. */
export const ofOneDay = (rate: Rate): Formula =>
  rate.per === 'day' ? over(count(1), grown(rate)) : power(grown(rate), minus(ratio(12, 365)))

export const ofDays = (days: number): Formula =>
  days === 0 ? count(1) : days === 1 ? name('v') : power(name('v'), count(days))

export function ofMonths(rate: Rate, months: number): Formula {
  if (rate.per === 'year') return power(grown(rate), minus(count(months)))
  const days = 365 * months
  return power(grown(rate), minus(days % 12 === 0 ? count(days / 12) : ratio(days, 12)))
}
