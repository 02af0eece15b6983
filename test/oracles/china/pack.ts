// The Chinese pack (中国政策包) as the cases of ../shared/vectors/china ask it: what held on a day, and simple interest.
// lpr('2024-03-01') is 3.45 %; privateCap of that day is four times as much, 13.8 %.
import { factor, fraction, interest } from '../../../src/core/accrual.ts'
import type { Day } from '../../../src/core/day.ts'
import { type Money, format, money } from '../../../src/core/money.ts'
import type { Rate } from '../../../src/core/rate.ts'
import { type Subject, find } from '../../../src/policy/law.ts'
import { bookOf, policy } from '../../../src/policy/load.ts'
import { cents, on } from '../../support/build.ts'

export const cn = bookOf('cn')!
export const { law } = policy('cn', 2)
export const subject = (day: string, more: Partial<Subject> = {}): Subject => ({
  ...law.subject,
  on: on(day),
  ...more,
})
/** The one-year LPR on a day; none before there was one. */
export const lpr = (day: string): Rate | undefined => find(law, 'reference.rate', subject(day))?.value
/** What a private loan made on a day may cost. */
export const privateCap = (day: string): Rate | undefined =>
  find(law, 'cost.cap', subject(day, { lender: 'private', product: 'private-loan', contractDate: on(day) }))
    ?.value

export const yuan = (amount: Money): string => format(amount, 2)
export const yearly = (of: { readonly units: number; readonly scale: number }): Rate => ({
  ...of,
  per: 'year',
})
export const bears = (principal: string | number, rate: Rate, from: Day, to: Day): Money => {
  const { top, bottom } = factor(rate, fraction('act/365', from, to))
  return money(interest(cents(principal), top, bottom))
}

/** The first pair that differs, as `found instead of printed`. */
export const pairs = (
  ...all: readonly (readonly [found: unknown, printed: unknown])[]
): string | undefined => {
  const wrong = all.find(([found, printed]) => String(found) !== String(printed))
  return wrong && `${String(wrong[0])} instead of ${String(wrong[1])}`
}
