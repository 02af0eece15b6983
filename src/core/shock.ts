// Income shock (收入冲击): for some months every income of a household is lower by a share; a plan whose rows it then cannot pay so
// often in a row as its breach clause says is broken. A fifth less for 3 months: 1,280.00 against 1,052.00 is missed.
import { type Day, addMonths, ymd } from './day.ts'
import type { Debt } from './debt.ts'
import type { Household } from './household.ts'
import { type Means, type MeansRule, capacityOn, means } from './means.ts'
import type { Outcomes } from './outcome.ts'
import type { Plan } from './plan.ts'
import { type Share, toNumber } from './rate.ts'
import { lower } from './stress.ts'
import type { Tape } from './tape.ts'

/** How often shocks begin (a chance within 12 months), by what share every income falls, for how many months. */
export type Shocks = { readonly chance: Share; readonly income: Share; readonly months: number }

/** The same household while the shock lasts. */
export const shocked = (
  household: Household,
  rule: MeansRule,
  asOf: Day,
  { income }: Pick<Shocks, 'income'>,
): Means => means({ ...household, income: household.income.map((flow) => lower(flow, income)) }, rule, asOf)

/**
 * By the month a shock begins in: the row in which it breaks the plan that has just been run, as an index, or −1. Savings that the
 * plan itself does not use pay what is short, where `fit` would let them: rows on a day of their own, and plans soon done.
 * Fewer rows missed than the clause asks for are made good, at no cost to anybody: a shock is counted by breaches alone.
 */
export function breaks(
  from: Tape,
  plan: Plan,
  debt: Debt,
  { month }: Pick<Outcomes, 'month'>,
  usual: Means,
  under: Means,
  lasts: number,
): Int16Array {
  const { rows, due, payment } = from
  const apart = plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : []))
  const brief = (due[rows - 1] as Day) <= addMonths(debt.asOf, usual.savingsWithin)
  const missed = plan.breach?.missed ?? 1
  const capacity = (m: Means, k: number): number => Math.max(0, capacityOn(m, due[k] as Day))
  const savable = (k: number): boolean => brief || apart.includes(due[k] as Day)
  // What savings pay in usual times.
  let free: number = usual.savings
  const drawn = Array.from({ length: rows }, (_, k) => {
    const paid = payment[k] as number
    const want = brief ? Math.max(0, paid - capacity(usual, k)) : savable(k) ? paid : 0
    const draws = Math.min(free, want)
    free -= draws
    return draws
  })
  // Two rows in one calendar month share what that month can bear.
  const calendar = Array.from({ length: rows }, (_, k) => ymd(due[k] as Day)).map(({ y, m }) => y * 12 + m)
  const shortBy = Array.from({ length: rows }, (_, k) => {
    let before = 0
    for (let j = k - 1; j >= 0 && calendar[j] === calendar[k]; j--)
      before += (payment[j] as number) - (drawn[j] as number)
    const need = (payment[k] as number) - (drawn[k] as number)
    return Math.max(0, need - Math.max(0, capacity(under, k) - before))
  })
  const out = new Int16Array((month.at(-1) ?? 0) + 1).fill(-1)
  for (let begins = 1; begins < out.length; begins++) {
    let [left, first, count] = [free, -1, 0]
    for (let k = 0; k < rows; k++) {
      const at = month[k] as number
      if (at < begins) continue
      if (at >= begins + lasts) break
      const short = shortBy[k] as number
      if (short > 0 && savable(k) && short <= left) left -= short
      else if (short > 0) {
        if (count === 0) first = k
        count += 1
        if (count === missed) {
          out[begins] = first
          break
        }
        continue
      }
      count = 0
    }
  }
  return out
}

/** Months from one to the next at a chance a year: a number from 0 to below 1 becomes 1, 2, 3, … */
export function monthsUntil({ chance }: Pick<Shocks, 'chance'>, at: number): number {
  const yearly = toNumber(chance)
  if (yearly <= 0) return Infinity
  if (yearly >= 1) return 1
  return 1 + Math.floor((12 * Math.log1p(-at)) / Math.log1p(-yearly))
}
