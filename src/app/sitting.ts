// A sitting (协商现场): where a negotiation stands, all of it reckoned anew after every move: the case with what was answered
// since, the best plan of each family, what was asked for and the answer to it, the offers that are open, the next concession.
// sit(begun, standing, today) after "830 a month": plans 1 to 3, the answer "850.00 a month instead" as plan 4.
import { capacityOn } from '../core/means.ts'
import type { Day } from '../core/day.ts'
import { firstDueOf } from '../core/course.ts'
import type { Money } from '../core/money.ts'
import { type Offer, type Standing, openOffers } from '../core/negotiation.ts'
import type { Situation, Wish } from '../core/situation.ts'
import { parseId } from '../plans/id.ts'
import { type Desk, type Role, entry } from './appraise.ts'
import { type Begun, type CaseNow, caseNow } from './case-now.ts'
import { type Choice, choicesOf } from './choices.ts'
import { type Comparison, compare, findingsOf } from './compare.ts'
import { contractPlan } from './contract.ts'
import { type Counter, counter, shown } from './counter.ts'
import { type Exchange, rates } from './exchange.ts'
import { type Concession, next } from './ladder.ts'
import { type Pool, menuOf, poolOf } from './pool.ts'
import type { Own } from './search.ts'

export type Seat = Begun & { readonly role: Role }
export type Sitting = {
  readonly seat: Seat
  /** The day on which the two sides speak. */
  readonly on: Day
  readonly standing: Standing
  /** Plans that were changed by hand in this sitting. */
  readonly own: readonly Own[]
  readonly now: CaseNow
  /** All that is asked for, with what was asked for before. */
  readonly wish: Wish
  readonly pool: Pool
  readonly desk: Desk
  /** The best plan of each family, whatever was asked for. */
  readonly comparison: Comparison
  /** `undefined`: nothing was asked for. */
  readonly answer: Counter | undefined
  /** What the number keys stand for. */
  readonly choices: readonly Choice[]
  readonly offers: readonly Offer[]
  /** A month, when the first payment would be due; `undefined` where nobody knows. */
  readonly capacity: Money | undefined
  /** Some plan can be granted, and is worth no less to the lender than no agreement. */
  readonly offerable: boolean
  /** `null`: nothing is left to concede, or it is nobody's to concede here. */
  readonly next: Concession | null
  /** From the plan on the table: the last open offer, else the recommended plan. */
  readonly exchange: { readonly id: string; readonly rates: readonly Exchange[] } | undefined
}

export const isWish = (wish: Wish): boolean => Object.values(wish).some((part) => part !== undefined)

/** Throws an InputError where the case cannot be read. `before`: only what has changed since is reckoned anew. */
export function sit(
  seat: Seat,
  standing: Standing,
  on: Day,
  own: readonly Own[] = [],
  before?: Sitting,
): Sitting {
  const { role } = seat
  const same =
    before && before.seat === seat && sameAnswers(before.standing, standing) ? before.now : undefined
  const now = same ?? caseNow(seat, standing.answers)
  const { situation, policy } = now
  const wish = standing.asks.at(-1) ?? situation.wish ?? {}
  const pool = poolOf({ ...situation, wish }, policy, role, before?.pool)
  const desk: Desk = { ...pool.at, situation: { ...pool.at.situation, wish } }
  const kept = before && before.pool === pool && before.wish === wish ? before : undefined
  const comparison = kept?.comparison ?? comparisonOf(desk, pool, now)
  const answer = kept
    ? kept.answer
    : isWish(wish)
      ? counter(situation, policy, role, wish, { top: 1, before: pool })
      : undefined
  const offers = openOffers(standing, on)
  return {
    seat,
    on,
    standing,
    own,
    now,
    wish,
    pool,
    desk,
    comparison,
    answer,
    choices: choicesOf({ desk, pool, standing, comparison, answer, offers, own }),
    offers,
    capacity: capacityNow(desk),
    offerable: menuOf(pool, wish).grantable.length > 0,
    next: next(situation, policy, role, standing, pool),
    exchange: exchangeOf(desk, offers.at(-1)?.id ?? comparison.recommended),
  }
}

function sameAnswers({ answers: a }: Standing, { answers: b }: Standing): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]))
}

/** As `compare` has it, out of the pool. What is refused is looked for only where nothing can be granted. */
function comparisonOf(desk: Desk, pool: Pool, { situation: given }: CaseNow): Comparison {
  const { situation, policy, role, means } = desk
  const { wish = {}, debt } = situation
  const { accepted, grantable, considered } = menuOf(pool, wish)
  const plans = shown(pool, wish, [...(grantable.length > 0 ? grantable : accepted)], 1)
  const contract = contractPlan(debt)
  return {
    situation,
    role,
    policy,
    means,
    findings: findingsOf(desk),
    contract: contract && entry(desk, 'contract', contract),
    plans,
    recommended: plans[0]?.id ?? null,
    stress: undefined,
    lender:
      role === 'borrower'
        ? undefined
        : {
            alternatives: [],
            reservation: desk.reservation,
            hazard: desk.worth?.hazard,
            sources: [],
            efficient: undefined,
          },
    refused: plans.length > 0 ? [] : compare({ ...given, wish }, policy, { role, top: 1 }).refused,
    counts: { considered, accepted: accepted.length, refused: considered - accepted.length },
  }
}

/** No rates where the plan is nobody's recipe: it was changed by hand. */
function exchangeOf(desk: Desk, id: string | null): Sitting['exchange'] {
  if (id === null || desk.role === 'borrower') return undefined
  const spec = parseId(id, desk.situation.debt)
  return 'refused' in spec ? undefined : { id, rates: rates(desk, spec) }
}

/** What the household can pay on the first day something would be due. */
function capacityNow({ situation, means }: Desk): Money | undefined {
  const first = firstDueOf(situation.debt, NOTHING)
  return means && capacityOn(means, situation.wish?.firstDue ?? first)
}
const NOTHING = { kind: 'contract', reliefs: [], stages: [] } as const

/** The situation with all that is asked for in it: what an agreement or a request is made of. */
export const situationNow = ({ now, wish }: Sitting): Situation =>
  isWish(wish) ? { ...now.situation, wish } : now.situation
