// Negotiation (协商过程): who said what on which day, as moves, and where that leaves the two sides.
// open · ask for at most 830 · offer equal-instalment-24 until 29 Nov · accept it on 28 Nov: agreed; on 30 Nov: expired.
// What a move may not do is a finding (accepting an expired offer, going back on a better one), never an error thrown.
import type { Day } from './day.ts'
import { type Arg, type Finding, type Refusal, refusal } from './finding.ts'
import type { Quick } from './measure.ts'
import type { Plan } from './plan.ts'
import { samePlan } from './same-plan.ts'
import type { Wish } from './situation.ts'

export type By = 'borrower' | 'creditor'
/** What an offer came to when it was made; it follows from the debt and the plan alone, whatever the household earns. */
export type Terms = Pick<Quick, 'peak' | 'totalPaid' | 'months' | 'finalDue'>

export type Answer = { readonly path: string; readonly value: string | null }
type Offered = {
  readonly id: string
  readonly plan: Plan
  /** The last day on which it may be accepted. */
  readonly until: Day
  readonly round: number
  /** What is asked in return, in words of the policy's ladder. */
  readonly asks: readonly string[]
  readonly terms?: Terms
}
type Approved = { readonly id: string; readonly role: string; readonly name: string; readonly reason: string }
type Chosen = { readonly id: string; readonly plan: Plan }

export type Move = { readonly by: By; readonly on: Day } & (
  | { readonly do: 'open' }
  | ({ readonly do: 'answer' } & Answer)
  | { readonly do: 'ask'; readonly wish: Wish }
  | ({ readonly do: 'offer' } & Offered)
  | ({ readonly do: 'approve' } & Approved)
  | ({ readonly do: 'accept' } & Chosen)
  | { readonly do: 'refuse'; readonly why: string }
  | { readonly do: 'note'; readonly text: string }
)
export const MOVES = ['open', 'answer', 'ask', 'offer', 'approve', 'accept', 'refuse', 'note'] as const

/** Made under figures of the debt that an answer has changed since: `outdated`. It must be made again. */
type Dated = { readonly on: Day; readonly outdated: boolean }
export type Offer = Offered & Dated
export type Approval = Approved & Dated

export type Standing = {
  readonly opened: boolean
  /** The day of the last move. */
  readonly on?: Day
  /** To be put into the case in this order; each path once, with what was last said. */
  readonly answers: readonly Answer[]
  readonly asks: readonly Wish[]
  readonly offers: readonly Offer[]
  readonly approvals: readonly Approval[]
  readonly accepted?: Chosen & { readonly on: Day }
  readonly refused?: string
  readonly round: number
  /** Moves that may not be made: they change nothing. `at` counts from 0. */
  readonly illegal: readonly { readonly at: number; readonly finding: Finding }[]
}

export const NOTHING_SAID: Standing = {
  opened: false,
  answers: [],
  asks: [],
  offers: [],
  approvals: [],
  round: 0,
  illegal: [],
}

/** Answers after which a plan comes to other figures. */
const ON_THE_DEBT = /^\s*(?:debt|asOf|currency)\s*(?:[.[]|$)/
const CURRENCY = /^\s*currency\s*$/

/** A move and where it left the two sides; where it may not be made, the reason, and they stand as before. */
export type Step = { readonly move: Move; readonly standing: Standing; readonly finding?: Finding }

export function step(standing: Standing, move: Move): Step {
  const no = outOfTurn(standing, move) ?? wrong(standing, move)
  return no
    ? { move, standing, finding: no.refused }
    : { move, standing: after({ ...standing, on: move.on }, move) }
}

/** Every move with where it left the two sides, as it is shown again: `standing` has all that was wrong up to there. */
export function* steps(moves: Iterable<Move>): Generator<Step, void> {
  let standing = NOTHING_SAID
  let at = 0
  for (const move of moves) {
    const made = step(standing, move)
    const { finding } = made
    standing = finding ? { ...standing, illegal: [...standing.illegal, { at, finding }] } : made.standing
    yield { ...made, standing }
    at += 1
  }
}

/** Where a series of moves leaves the two sides. */
export function fold(moves: Iterable<Move>): Standing {
  let last = NOTHING_SAID
  for (const { standing } of steps(moves)) last = standing
  return last
}

/** The offers that may be accepted on a day, in the order made; of those with one id the last. */
export const openOffers = ({ offers }: Standing, on: Day): Offer[] =>
  offers.filter(
    ({ id, outdated, until }, at) =>
      !outdated && until >= on && offers.findLastIndex((other) => other.id === id) === at,
  )

/** Too early, too late, or on a day before the last move. A note may be added after the end. */
function outOfTurn(standing: Standing, move: Move): Refusal | undefined {
  const { opened, on, accepted, refused } = standing
  if (move.do === 'open') return opened ? refusal('opened-twice') : undefined
  const word: Arg = { word: move.do }
  if (!opened) return refusal('move-before-open', { move: word })
  if (on !== undefined && move.on < on)
    return refusal('move-back-in-time', { move: word, day: { day: move.on }, last: { day: on } })
  if (move.do === 'note') return undefined
  if (accepted) return refusal('move-after-accept', { move: word, id: { text: accepted.id } })
  return refused === undefined ? undefined : refusal('move-after-refuse', { move: word })
}

function wrong(standing: Standing, move: Move): Refusal | undefined {
  if (move.do === 'offer') return wrongOffer(standing, move)
  if (move.do === 'accept') return wrongAccept(standing, move)
  if (move.do === 'approve' && move.by === 'borrower')
    return refusal('approved-by-borrower', { id: { text: move.id } })
  // Amounts that were named would silently be of another currency.
  const named = standing.asks.length > 0 || standing.offers.length > 0
  return move.do === 'answer' && named && CURRENCY.test(move.path) ? refusal('currency-after-ask') : undefined
}

function wrongOffer(standing: Standing, move: Offered & { by: By; on: Day }): Refusal | undefined {
  const { id, until, round, on } = move
  const named = { id: { text: id } }
  if (move.by === 'borrower') return refusal('offered-by-borrower', named)
  if (until < on) return refusal('offer-over', { ...named, until: { day: until }, day: { day: on } })
  if (round < standing.round)
    return refusal('round-back', { ...named, round: { count: round }, last: { count: standing.round } })
  const better = standing.offers.find((earlier) => !earlier.outdated && beats(earlier, move))
  return better && refusal('offer-worse', { ...named, earlier: { text: better.id } })
}

/**
 * No offer goes back on an earlier one: that is, costs the borrower more in some respect and less in none. Lower
 * payments for longer, or the same for less in return, are other offers and not worse ones.
 */
function beats(earlier: Offered, { terms, asks }: Offered): boolean {
  if (!earlier.terms || !terms || !earlier.asks.every((ask) => asks.includes(ask))) return false
  const keys = ['peak', 'totalPaid', 'months', 'finalDue'] as const
  const before = earlier.terms
  const more = asks.some((ask) => !earlier.asks.includes(ask))
  return (
    keys.every((key) => before[key] <= terms[key]) && (more || keys.some((key) => before[key] < terms[key]))
  )
}

function wrongAccept({ offers }: Standing, move: Chosen & { by: By; on: Day }): Refusal | undefined {
  const named = { id: { text: move.id } }
  if (move.by === 'creditor') return refusal('accepted-own-offer', named)
  const offer = offers.findLast(({ id }) => id === move.id)
  if (!offer) return refusal('offer-unknown', named)
  if (offer.outdated) return refusal('offer-outdated', named)
  if (offer.until < move.on)
    return refusal('offer-expired', { ...named, until: { day: offer.until }, day: { day: move.on } })
  return samePlan(offer.plan, move.plan) ? undefined : refusal('plan-not-offered', named)
}

const dated = (on: Day): Dated => ({ on, outdated: false })
const outdated = <T extends Dated>(all: readonly T[]): T[] => all.map((one) => ({ ...one, outdated: true }))

function after(standing: Standing, move: Move): Standing {
  const { on } = move
  switch (move.do) {
    case 'open':
      return { ...standing, opened: true }
    case 'answer':
      return answered(standing, move)
    case 'ask':
      return { ...standing, asks: [...standing.asks, move.wish] }
    case 'offer': {
      const { id, plan, until, round, asks, terms } = move
      const offer = { id, plan, until, round, asks, ...(terms ? { terms } : {}), ...dated(on) }
      return { ...standing, offers: [...standing.offers, offer], round }
    }
    case 'approve': {
      const { id, role, name, reason } = move
      return { ...standing, approvals: [...standing.approvals, { id, role, name, reason, ...dated(on) }] }
    }
    case 'accept':
      return { ...standing, accepted: { id: move.id, plan: move.plan, on } }
    case 'refuse':
      return { ...standing, refused: move.why }
    case 'note':
      return standing
  }
}

function answered(standing: Standing, { path, value }: Answer): Standing {
  const answers = [...standing.answers.filter((answer) => answer.path !== path), { path, value }]
  if (!ON_THE_DEBT.test(path)) return { ...standing, answers }
  const { offers, approvals } = standing
  return { ...standing, answers, offers: outdated(offers), approvals: outdated(approvals) }
}
