// Wish and plan (诉求与方案): what a plan asks of the borrower in the terms of a wish, whether that meets it, and by how much it
// misses. Asked for 800.00 a month and 24 months: 830.00 over 30 months misses by 3.75 % and by a quarter.
import type { Day } from '../core/day.ts'
import type { Estimate } from '../core/estimate.ts'
import type { Money } from '../core/money.ts'
import { type Plan, months } from '../core/plan.ts'
import type { Wish } from '../core/situation.ts'
import type { Tape } from '../core/tape.ts'
import { datedRows } from '../policy/effect.ts'

/** What is to be paid, as a wish sees it. */
export type Paid = {
  /** The highest monthly row. */
  readonly monthly: number
  /** The highest row on a day of its own: a down payment today, arrears within 15 days. */
  readonly apart: number
  readonly months: number
  /** The first day after today on which something is paid. */
  readonly first: Day | undefined
  readonly finalDue: Day
}

/** Of the plan that has just been run. */
export function paidOn({ rows, due, payment }: Tape, plan: Plan, asOf: Day): Paid {
  const dated = datedRows(plan)
  let [monthly, apart] = [0, 0]
  let first: Day | undefined
  for (let row = 0; row < rows; row++) {
    const [day, amount] = [due[row] as Day, payment[row] as number]
    if (amount === 0) continue
    if (day > asOf) first ??= day
    if (dated.includes(day)) apart = Math.max(apart, amount)
    else monthly = Math.max(monthly, amount)
  }
  return { monthly, apart, months: months(plan), first, finalDue: due[rows - 1] as Day }
}

/** From closed forms: the least or the most that the months may ask. All else is exact, or `undefined` says that it is not. */
export function paidAbout(
  { stretches, slack, months: n, finalDue }: Estimate,
  side: 'least' | 'most',
): Paid | undefined {
  const off = side === 'least' ? -slack : slack
  let [monthly, down] = [0, 0]
  let begins: Day | undefined
  for (const { amount, exact, apart, first } of stretches) {
    if (amount === 0) continue
    if (apart) down = Math.max(down, amount)
    else {
      // Interest of a fen or none: only the rows tell whether that day asks for anything.
      if (begins === undefined && !exact && amount <= slack) return undefined
      begins ??= first
      monthly = Math.max(monthly, exact ? amount : amount + off)
    }
  }
  return { monthly, apart: down, months: n, first: begins, finalDue }
}

/** What must be payable in a month: a lump on a day of its own counts too, unless so much is offered today. */
export const needed = ({ monthly, apart }: Paid, { payNow = 0 as Money }: Wish): Money =>
  (apart > payNow ? Math.max(monthly, apart) : monthly) as Money

/** The most that may be asked in a month; who says only what can be paid today has said it of every lump. */
function tooMuch(paid: Paid, wish: Wish): boolean {
  if (wish.maxPayment !== undefined) return needed(paid, wish) > wish.maxPayment
  return wish.payNow !== undefined && paid.apart > wish.payNow
}

/** Nothing more, nothing longer and nothing earlier than was asked for. What is offered today need not be taken. */
export const meets = (paid: Paid, wish: Wish): boolean =>
  !tooMuch(paid, wish) &&
  (wish.maxMonths === undefined || paid.months <= wish.maxMonths) &&
  (wish.doneBy === undefined || paid.finalDue <= wish.doneBy) &&
  (wish.firstDue === undefined || paid.first === undefined || paid.first >= wish.firstDue)

/**
 * How far a plan is from a wish (诉求距离): each part of it that is missed, as a share of what was asked (days counted from
 * today), together √(Σ share²). 0 for every plan that meets the wish: being kinder than asked is no distance.
 */
export function distance(paid: Paid, wish: Wish, asOf: Day): number {
  const over = (has: number, asked: number): number => Math.max(0, has - asked) / Math.max(1, asked)
  const { maxPayment, payNow, maxMonths, doneBy, firstDue } = wish
  return Math.hypot(
    maxPayment === undefined
      ? payNow === undefined
        ? 0
        : over(paid.apart, payNow)
      : over(needed(paid, wish), maxPayment),
    maxMonths === undefined ? 0 : over(paid.months, maxMonths),
    doneBy === undefined ? 0 : over(paid.finalDue - asOf, doneBy - asOf),
    firstDue === undefined || paid.first === undefined
      ? 0
      : Math.max(0, firstDue - paid.first) / Math.max(1, firstDue - asOf),
  )
}
