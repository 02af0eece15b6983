// Changes of a wish (诉求的最小调整): where no plan meets it, the least change of each part that would do, all else as asked.
// Asked for 800.00 a month over 24 months: 829.37 a month, or 28 months, or 600.00 today; one fen, month or step less fails.
import type { Day } from '../core/day.ts'
import type { Arg } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import type { Wish } from '../core/situation.ts'
import { otherPlans } from './other-plans.ts'
import { fulfils, paidBy } from './paid-by.ts'
import { payMore } from './pay-more.ts'
import { type Pool, menuOf } from './pool.ts'
import { type Accepted, exactly, nameOf, planOf } from './search.ts'

/** Each changes one part of the wish. `longer` moves the last day along where both a length and a day were asked for. */
export const CHANGES = ['pay-more', 'longer', 'later', 'down', 'less-down', 'sooner', 'contract-day'] as const
export type Change = {
  readonly kind: (typeof CHANGES)[number]
  readonly from: Arg
  readonly to: Arg
  /** The wish as it would have to be; `id` is the best plan that meets it. */
  readonly wish: Wish
  readonly id: string
  readonly plan: Plan
}

/** The least change of each sort, for a wish that no plan meets. */
export function changes(pool: Pool, wish: Wish): Change[] {
  const more = payMore(pool, wish)
  return [
    ...(more
      ? [
          {
            kind: 'pay-more' as const,
            from: { money: wish.maxPayment as Money },
            to: { money: more.amount },
            wish: { ...wish, maxPayment: more.amount },
            id: more.id,
            plan: more.plan,
          },
        ]
      : []),
    ...lengthened(pool, wish),
    ...otherPlans(pool, wish),
  ]
}

type Length = { readonly months: number; readonly finalDue: Day }
/** More months, or a later last day; whichever of the two stands in the way, and both where they do together. */
function lengthened(pool: Pool, wish: Wish): Change[] {
  const { maxMonths, doneBy, ...others } = wish
  const { at: on } = pool
  const open = menuOf(pool, wish).grantable.filter((one) => fulfils(on, one, others))
  if (open.length === 0 || (maxMonths === undefined && doneBy === undefined)) return []
  const length = (one: Accepted): Length => one.seen?.quick ?? one.guess ?? paidBy(on, one)
  const months = (one: Accepted): number => length(one).months
  const end = (one: Accepted): Day => length(one).finalDue
  const made = (
    kind: Change['kind'],
    from: Arg,
    to: Arg,
    changed: Wish,
    ones: readonly Accepted[],
  ): Change[] => {
    const best = bestOf(pool, ones)
    const { digits } = on.situation.debt
    return [{ kind, from, to, wish: changed, id: nameOf(best, digits), plan: planOf(best) }]
  }
  const short = maxMonths === undefined ? open : open.filter((one) => months(one) <= maxMonths)
  if (doneBy !== undefined && short.length > 0) {
    const day = Math.min(...short.map(end)) as Day
    const ones = short.filter((one) => end(one) === day)
    return made('later', { day: doneBy }, { day }, { ...wish, doneBy: day }, ones)
  }
  if (maxMonths === undefined) return []
  const count = Math.min(...open.map(months))
  const shortest = open.filter((one) => months(one) === count)
  const day = Math.min(...shortest.map(end)) as Day
  const until = doneBy === undefined ? undefined : (Math.max(doneBy, day) as Day)
  const ones = until === undefined ? shortest : shortest.filter((one) => end(one) <= until)
  const changed = { ...wish, maxMonths: count, ...(until === undefined ? {} : { doneBy: until }) }
  return made('longer', { count: maxMonths }, { count }, changed, ones)
}

/** Of several that would do the one that weighs best. */
function bestOf({ at: on }: Pool, ones: readonly Accepted[]): Accepted {
  for (const one of ones) exactly(on, one)
  return ones.toSorted((a, b) => a.score - b.score || a.turn - b.turn)[0] as Accepted
}
