// Concession ladder (让步阶梯): the lender's next offer. It begins with the best efficient plan for the lender and comes down to
// what the lender has without an agreement in so many rounds, u(t) = 1 − t^e of what lies between; in every round the
// efficient plan at or above that line which is closest to what the borrower asked for, never one that is worse for the
// borrower than an earlier offer. Best 50,000, reservation 40,000, 5 rounds, e = 1: 50,000, 48,000, … 40,000.
import { type Point, aspiration, frontier } from '../core/bargain.ts'
import type { Day } from '../core/day.ts'
import type { Quick } from '../core/measure.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import { toNumber } from '../core/rate.ts'
import type { Offer, Standing } from '../core/negotiation.ts'
import type { Situation, Wish } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import { type Desk, type Entry, type Role, appraise, entry, expectedOf } from './appraise.ts'
import { type Ask, inReturn } from './in-return.ts'
import { paidBy } from './paid-by.ts'
import { type Pool, edgeOf, menuOf, poolOf } from './pool.ts'
import { type Accepted, exactly, nameOf, planOf } from './search.ts'
import { distance } from './wish.ts'

export type Concession = {
  /** From 0, the first offer, to the policy's count of rounds, at the reservation. */
  readonly round: number
  readonly rounds: number
  /** What the lender insists on in this round; with `expected` the lender's alone. */
  readonly target: Money
  readonly expected: Money
  readonly entry: Entry
  /** What is asked in return; nothing for the first offer, which concedes nothing. */
  readonly asks: readonly Ask[]
  /** The last day on which it may be accepted. */
  readonly until: Day
  /** How far it is from what was asked for (`distance`). */
  readonly distance: number
  /** Against the offer before: what the lender gives up, and what the highest payment and the total fall by. */
  readonly gives: { readonly value: Money; readonly payment: Money; readonly total: Money } | undefined
}

type Said = Pick<Standing, 'asks' | 'offers' | 'round' | 'accepted' | 'refused'>
/** An offer as it stands today. */
type Earlier = { readonly quick: Quick; readonly burden: number; readonly value: number }

/** What the borrower asked for last is the whole wish. `null`: no plan is left to concede, or the lender is better off without. */
export function next(
  situation: Situation,
  policy: Policy,
  role: Role,
  said: Said,
  before?: Pool,
): Concession | null {
  if (role === 'borrower' || said.accepted || said.refused !== undefined) return null
  const wish = said.asks.at(-1) ?? situation.wish ?? {}
  const pool = poolOf({ ...situation, wish }, policy, role, before)
  const on: Desk = { ...pool.at, situation: { ...pool.at.situation, wish } }
  const points = pointsOf(pool, wish).filter(({ lender }) => lender >= on.reservation)
  const best = points.at(-1)
  if (!best) return null
  const offers = said.offers.filter(({ outdated }) => !outdated)
  const earlier = offers.flatMap(({ plan }) => standing(on, plan) ?? [])
  const better = points.filter(({ of }) => earlier.every((one) => improves(exactly(on, of), one)))
  const far = distances(on, wish, points)
  const { rounds } = policy.ladder
  for (let round = said.offers.length === 0 ? 0 : said.round + 1; round <= rounds; round++) {
    const target = targetOf(policy, best.lender, on.reservation, round)
    const [one] = better
      .filter(({ lender }) => lender >= target)
      .toSorted((a, b) => far(a) - far(b) || b.lender - a.lender || firstOf(on, a.of, b.of))
    if (one) return concession(on, one, { round, target, far: far(one) }, offers, earlier.at(-1))
  }
  return null
}

/** The efficient plans; where nobody knows how often plans are broken, by what they are worth if none is. */
function pointsOf(pool: Pool, wish: Wish): readonly Point<Accepted>[] {
  const menu = menuOf(pool, wish)
  if (pool.at.worth) return edgeOf(pool, menu)?.points ?? []
  return frontier(
    menu.grantable.map((of) => {
      const { burden, quick } = exactly(pool.at, of)
      return { of, borrower: -burden, lender: quick.presentValue }
    }),
  )
}

/** best − (best − reservation) × t^e, in minor units. */
export function targetOf({ ladder }: Policy, best: number, reservation: Money, round: number): number {
  const left = ladder.rounds === 0 ? 1 : aspiration(round / ladder.rounds, toNumber(ladder.exponent))
  return left === 1 ? best : Math.max(reservation, reservation + left * (best - reservation))
}

function standing(on: Desk, plan: Plan): Earlier | undefined {
  const seen = appraise(on, plan)
  return 'quick' in seen
    ? { quick: seen.quick, burden: seen.burden, value: valueOf(on, plan, seen.quick) }
    : undefined
}
const valueOf = (on: Desk, plan: Plan, { presentValue }: Quick): number =>
  expectedOf(on, plan) ?? presentValue

/** Weighs less, asks no more of any month, and with the same highest payment neither ends later nor costs more. */
function improves(
  { quick: a, burden }: Pick<Earlier, 'quick' | 'burden'>,
  { quick: b, ...of }: Earlier,
): boolean {
  if (burden >= of.burden - 1e-9 || a.peak > b.peak) return false
  if (a.peak < b.peak) return true
  const least = a.finalDue <= b.finalDue && a.totalPaid <= b.totalPaid
  return least && (a.finalDue < b.finalDue || a.totalPaid < b.totalPaid)
}

/** Where the borrower asked for no amount and no length, what weighs least is what is closest. */
function distances(
  on: Desk,
  wish: Wish,
  points: readonly Point<Accepted>[],
): (one: Point<Accepted>) => number {
  const { asOf } = on.situation.debt
  if ([wish.maxPayment, wish.maxMonths, wish.doneBy].every((part) => part === undefined)) {
    const least = points[0]?.of.burden ?? 0
    return ({ of }) => of.burden - least
  }
  const known = new Map(points.map(({ of }) => [of, distance(paidBy(on, of), wish, asOf)]))
  return ({ of }) => known.get(of) as number
}

/** Of plans that are worth the same: fewer months, then less paid, then the order of proposal. */
function firstOf(on: Desk, one: Accepted, other: Accepted): number {
  const [a, b] = [exactly(on, one).quick, exactly(on, other).quick]
  return a.months - b.months || a.totalPaid - b.totalPaid || one.turn - other.turn
}

function concession(
  on: Desk,
  { of, lender }: Point<Accepted>,
  { round, target, far }: { readonly round: number; readonly target: number; readonly far: number },
  offers: readonly Offer[],
  last: Earlier | undefined,
): Concession | null {
  const { debt, today } = on.situation
  const { quick } = exactly(on, of)
  const paid = paidBy(on, of)
  const made = entry(on, nameOf(of, debt.digits), planOf(of))
  const asked = offers.flatMap(({ asks }) => asks)
  return (
    (made && {
      round,
      rounds: on.policy.ladder.rounds,
      target: Math.round(target) as Money,
      expected: Math.round(lender) as Money,
      entry: made,
      asks: last ? inReturn(on, paid, paid.months > last.quick.months, asked) : [],
      until: (today + on.policy.validity.days) as Day,
      distance: far,
      gives: last && {
        value: (Math.round(last.value) - Math.round(lender)) as Money,
        payment: (last.quick.peak - quick.peak) as Money,
        total: (last.quick.totalPaid - quick.totalPaid) as Money,
      },
    }) ??
    null
  )
}
