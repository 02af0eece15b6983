// Pool (备选池): the menu weighed once for a case and kept while only the wish changes: "830 a month", "no longer than 24
// months" are answered from the same 2,195 plans. A payment today, a first day or a due day make other plans: a new pool.
import type { Money } from '../core/money.ts'
import { PLAN_KINDS, type PlanKind } from '../core/plan.ts'
import { type Situation, type Wish, onWishedDay } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import { type Desk, type Role, deskOf } from './appraise.ts'
import { type Efficient, efficient } from './efficient.ts'
import { payable } from './payable.ts'
import { type Accepted, type Found, exactly, search } from './search.ts'

/** The one kind whose plans begin with what the borrower can pay, so that they change with the wish. */
export const PACED: PlanKind = 'reduced-then-level'
const at = PLAN_KINDS.indexOf(PACED)
/** The order of proposal settles ties, whichever part was searched when. */
const TURNS = 1e6

export type Menu = {
  readonly accepted: readonly Accepted[]
  readonly considered: number
  /** Those worth no less to the lender than no agreement at all; for a borrower all of them. */
  readonly grantable: readonly Accepted[]
}
export type Pool = {
  readonly given: Situation
  readonly at: Desk
  readonly before: Found
  readonly after: Found
  /** What has been searched for one amount that can be paid, and what came of it. */
  readonly paced: Map<Money | undefined, Found>
  readonly menus: Map<Money | undefined, Menu>
  readonly edges: Map<Menu, Efficient | undefined>
}

/** The pool of a case; `before` itself where nothing but the wish for an amount or a length has changed. */
export function poolOf(given: Situation, policy: Policy, role: Role, before?: Pool): Pool {
  if (before && before.at.policy === policy && before.at.role === role && alike(before.given, given))
    return before
  const situation = onWishedDay(given)
  const on = deskOf(situation, policy, role)
  return {
    given,
    at: on,
    before: search(on, { kinds: PLAN_KINDS.slice(0, at) }, undefined),
    after: later(search(on, { kinds: PLAN_KINDS.slice(at + 1) }, undefined), 2 * TURNS),
    paced: new Map(),
    menus: new Map(),
    edges: new Map(),
  }
}

/** Compared by identity: a caller that changes the case makes a new one of what it changes. */
function alike(a: Situation, b: Situation): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Situation)[])
  keys.delete('wish')
  return (
    [...keys].every((key) => a[key] === b[key]) &&
    (['payNow', 'firstDue', 'dueDay'] as const).every((key) => a.wish?.[key] === b.wish?.[key])
  )
}

const later = ({ accepted, rejected }: Found, by: number): Found => ({
  accepted: accepted.map((one) => ({ ...one, turn: one.turn + by })),
  rejected,
})

/** The plans that begin with an amount. */
function pacedAt({ at: on, paced }: Pool, amount: Money | undefined): Found {
  let found = paced.get(amount)
  if (!found) {
    found = amount === undefined ? NOTHING : later(search(on, { kinds: [PACED] }, amount), TURNS)
    paced.set(amount, found)
  }
  return found
}
const NOTHING: Found = { accepted: [], rejected: [] }

/** Every plan of the menu under a wish for an amount and a length. */
export function menuOf(pool: Pool, wish: Wish): Menu {
  const { before, after, menus, at: on } = pool
  const amount = payable({ ...on.situation, wish }, on.means)
  let menu = menus.get(amount)
  if (!menu) {
    const parts = [before, pacedAt(pool, amount), after]
    const accepted = parts.flatMap((part) => part.accepted)
    const refused = parts.reduce((n, part) => n + part.rejected.length, 0)
    menu = {
      accepted,
      considered: accepted.length + refused,
      grantable: accepted.filter((one) => worthwhile(on, one)),
    }
    menus.set(amount, menu)
  }
  return menu
}

/** Which plans of a menu are efficient; `undefined` for a borrower, and where nobody knows how often plans are broken. */
export function edgeOf({ at: on, edges }: Pool, menu: Menu): Efficient | undefined {
  if (!edges.has(menu)) edges.set(menu, efficient(on, menu.accepted, on.reservation))
  return edges.get(menu)
}

/** Worth at least what the lender has without an agreement; without figures of broken plans, if none were broken. */
export function worthwhile(on: Desk, one: Accepted): boolean {
  if (on.role === 'borrower') return true
  const { expected, guess, seen } = one
  if (expected !== undefined) return expected >= on.reservation
  const apart = guess && !seen ? guess.value - on.reservation : 0
  if (guess && !seen && Math.abs(apart) > guess.slack) return apart > 0
  return exactly(on, one).quick.presentValue >= on.reservation
}
