// Counter-offer (还价): what the borrower can do, answered: the plans that fit, the best of each family, or where none does
// the least changes that would ("829.37 a month, or 4 months more, or 600.00 today") and the plan that comes closest.
import type { Policy } from '../policy/policy.ts'
import type { Plan } from '../core/plan.ts'
import type { Situation, Wish } from '../core/situation.ts'
import { type Entry, type Role, entry } from './appraise.ts'
import { checkAsked } from './asked.ts'
import { type Change, changes } from './change.ts'
import { beater, bestAccepted, rankOf } from './choose.ts'
import { efficient } from './efficient.ts'
import { fulfils, paidAtLeast, paidBy } from './paid-by.ts'
import { type Menu, type Pool, menuOf, poolOf } from './pool.ts'
import { type Accepted, exactly, nameOf, planOf } from './search.ts'
import { distance } from './wish.ts'

/** A plan that can be granted and misses the wish by the least; 0.25 is a quarter of one part of it. */
export type Closest = { readonly id: string; readonly plan: Plan; readonly distance: number }

export type Counter = {
  /** To be given back with the next wish: where nothing else has changed it is answered from the same search. */
  readonly pool: Pool
  readonly wish: Wish
  /** Best first, so many per family; ranked among themselves. */
  readonly fits: readonly Entry[]
  /** Where nothing fits: the least change of each sort, all else as asked. */
  readonly changes: readonly Change[]
  readonly closest: Closest | undefined
  readonly counts: {
    readonly considered: number
    /** No rule forbids them, and the lender is no worse off with them. */
    readonly grantable: number
    readonly fits: number
  }
}

export type Asked = {
  /** So many plans per family. */
  readonly top?: number
  readonly before?: Pool
}

/** `wish` is the whole wish as it now stands, not only what is new of it; the situation is as the case file has it. */
export function counter(
  situation: Situation,
  policy: Policy,
  role: Role,
  wish: Wish,
  { top = 3, before }: Asked = {},
): Counter {
  checkAsked({ role, top })
  const pool = poolOf({ ...situation, wish }, policy, role, before)
  const menu = menuOf(pool, wish)
  const { considered, grantable } = menu
  const fitting = grantable.filter((one) => fulfils(pool.at, one, wish))
  const none = fitting.length === 0
  return {
    pool,
    wish,
    fits: none ? [] : shown(pool, wish, fitting, top),
    changes: none ? changes(pool, wish) : [],
    closest: none ? closest(pool, menu, wish) : undefined,
    counts: { considered, grantable: grantable.length, fits: fitting.length },
  }
}

/** The best of some plans of a pool, so many per family. */
export function shown({ at }: Pool, wish: Wish, fitting: Accepted[], top: number): Entry[] {
  const on = { ...at, situation: { ...at.situation, wish } }
  const { digits } = on.situation.debt
  const best = bestAccepted(on, fitting, top, false)
  const edge = efficient(on, fitting, on.reservation)
  return best.flatMap((one) => {
    const [by, over] = [beater(on, one, fitting), edge?.beater(one)]
    const made = entry(on, nameOf(one, digits), planOf(one), {
      rank: rankOf(on, one, fitting),
      dominatedBy: by ? nameOf(by, digits) : null,
      beatenBy: over ? nameOf(over, digits) : null,
    })
    return made ? [made] : []
  })
}

function closest({ at: on }: Pool, { grantable }: Menu, wish: Wish): Closest | undefined {
  const { asOf, digits } = on.situation.debt
  const sorted = grantable
    .map((one) => ({ one, from: distance(paidAtLeast(on, one, wish), wish, asOf) }))
    .toSorted((a, b) => a.from - b.from)
  let best: { one: Accepted; far: number } | undefined
  for (const { one, from } of sorted) {
    if (best && from > best.far) break
    const far = distance(paidBy(on, one), wish, asOf)
    if (best && far > best.far) continue
    exactly(on, one)
    const behind = best && (far - best.far || one.score - best.one.score || one.turn - best.one.turn)
    if (behind === undefined || behind < 0) best = { one, far }
  }
  return best && { id: nameOf(best.one, digits), plan: planOf(best.one), distance: best.far }
}
