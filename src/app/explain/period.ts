// Period (计息期间): rate × length of a row as it is written: 18% × 31/365, 18% × (30 × 1 + 23)/360, 0.05% × 31.
// act/act has a part for each sort of year: 18% × (11/365 + 20/366).
import type { DayCount, Fraction } from '../../core/accrual.ts'
import type { Debt } from '../../core/debt.ts'
import type { Rate } from '../../core/rate.ts'
import type { Step } from '../../core/step.ts'
import { type Formula, count, percent, plus, ratio, times } from './formula.ts'

/** What the yearly rate is multiplied by. */
function years({ num, den, days }: Fraction, dayCount: DayCount): Formula {
  if (dayCount === 'act/act') {
    // num is leap × 365 + (days − leap) × 366
    const leap = 366 * days - num
    if (leap === 0) return ratio(days, 365)
    return leap === days ? ratio(days, 366) : plus(ratio(days - leap, 365), ratio(leap, 366))
  }
  if (dayCount !== 'equal-months') return ratio(num, den)
  if (num % 30 === 0) return ratio(num / 30, 12)
  const months = Math.floor(num / 30)
  return months === 0 ? ratio(num, 360) : ratio(plus(times(count(30), count(months)), count(num % 30)), 360)
}

/** The factors that a principal is multiplied by: the rate, and the period where the rate is by the year. */
export const factorsOf = (rate: Rate, period: Fraction, { dayCount }: Debt): readonly Formula[] => [
  percent(rate),
  rate.per === 'day' ? count(period.days) : years(period, dayCount),
]

/** The same as one number, in which the terms of act/act are one fraction: where a half must stay a half. */
export const wholeFactorsOf = (rate: Rate, { num, den, days }: Fraction): readonly Formula[] => [
  percent(rate),
  rate.per === 'day' ? count(days) : ratio(num, den),
]

/** The interest factor of a row, 18% × 31/365. */
export const growthOf = (step: Step, debt: Debt): Formula => times(...factorsOf(step.rate, step.period, debt))

/** Of several rows together, without interest on interest: 18% × 54/365. */
export function simpleOf(steps: readonly Step[], debt: Debt): Formula {
  const [first] = steps as [Step]
  const all = steps.reduce(
    (sum, { period }) => ({ num: sum.num + period.num, den: period.den, days: sum.days + period.days }),
    { num: 0, den: 1, days: 0 },
  )
  return times(...factorsOf(first.rate, all, debt))
}
