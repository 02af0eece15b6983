// Recap (协商回放): a negotiation move by move, and what each came to when it was made: what was asked for and which plans met
// it, what an offer cost the borrower and was worth to the lender. Everything is reckoned again from the case and the policy.
import { type Finding, refusal } from '../core/finding.ts'
import { type Move, type Standing, NOTHING_SAID, step } from '../core/negotiation.ts'
import type { Measures } from '../core/measure.ts'
import type { Plan } from '../core/plan.ts'
import type { Situation, Wish } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import { type CaseNow, caseNow } from './case-now.ts'
import type { Change } from './change.ts'
import { counter } from './counter.ts'
import { type Desk, type Role, desk as deskOf, entry } from './appraise.ts'
import { means as meansOf } from '../core/means.ts'
import { InputError } from '../schema/input-error.ts'
import type { Pool } from './pool.ts'
import { type Seat, isWish } from './sitting.ts'
import { onWishedDay } from '../core/situation.ts'

/** A line of the journal. */
export type Spoken = { readonly seq: number; readonly at: string; readonly move: Move }
type Named = { readonly id: string; readonly plan: Plan }
export type Came =
  | { readonly is: 'asked'; readonly fits: readonly Named[]; readonly changes: readonly Change[] }
  /** `differs`: what was written down when it was offered is not what comes out now. */
  | { readonly is: 'offered'; readonly measures: Measures; readonly differs: boolean }
export type Passage = Spoken & {
  /** Why it may not be made: it changed nothing. */
  readonly finding?: Finding
  readonly came?: Came
}
export type Recap = {
  readonly id?: string
  readonly begun: string
  readonly role: Role
  readonly currency: string
  readonly digits: number
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
  /** The policy at hand is another than the one it was judged by: figures may be others too. */
  readonly otherPolicy: boolean
  readonly passages: readonly Passage[]
  readonly state: 'open' | 'accepted' | 'refused'
  /** What is wrong with the file, if anything. */
  readonly damage: readonly Finding[]
  readonly hash: string
}

export type Told = Pick<Recap, 'begun' | 'policy' | 'damage' | 'hash'> & {
  readonly entries: readonly Spoken[]
}

export function recap(seat: Seat, { entries, begun, policy, damage, hash }: Told): Recap {
  let standing: Standing = NOTHING_SAID
  let now: CaseNow | undefined
  let pool: Pool | undefined
  const passages = entries.map((spoken): Passage => {
    const { standing: next, finding } = step(standing, spoken.move)
    if (finding) return { ...spoken, finding }
    if (next.answers !== standing.answers) now = undefined
    standing = next
    const { move } = spoken
    if (move.do !== 'ask' && move.do !== 'offer' && move.do !== 'accept') return spoken
    now ??= readable(seat, standing)
    if (!now) return spoken
    const wish = standing.asks.at(-1) ?? now.situation.wish ?? {}
    if (move.do === 'ask') {
      const asked = isWish(move.wish) ? answered(seat, now, move.wish, pool) : undefined
      pool = asked?.pool ?? pool
      return asked ? { ...spoken, came: asked.came } : spoken
    }
    const came = offered(seat, now, wish, move)
    return came ? { ...spoken, came } : spoken
  })
  const last = now ?? readable(seat, standing)
  const { situation } = last ?? {}
  return {
    ...(situation?.id === undefined ? {} : { id: situation.id }),
    begun,
    role: seat.role,
    currency: situation?.debt.currency ?? 'CNY',
    digits: situation?.debt.digits ?? 2,
    policy,
    otherPolicy: policy.digest !== seat.book.digest,
    passages,
    state: standing.accepted ? 'accepted' : standing.refused === undefined ? 'open' : 'refused',
    damage,
    hash,
  }
}

/** A last line that was torn: it was never shown to anybody. */
export const halfWritten = (line: number, bytes: number): Finding =>
  refusal('session-half-written', { line: { count: line }, bytes: { count: bytes } }).refused

/** A session that ended while its first questions were asked has no case yet. */
function readable(seat: Seat, { answers }: Standing): CaseNow | undefined {
  try {
    return caseNow(seat, answers)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return undefined
  }
}

function answered({ role }: Seat, { situation, policy }: CaseNow, wish: Wish, before: Pool | undefined) {
  const { fits, changes, pool } = counter(situation, policy, role, wish, {
    top: 1,
    ...(before ? { before } : {}),
  })
  const named = fits.map(({ id, plan }) => ({ id, plan }))
  return { pool, came: { is: 'asked', fits: named, changes } as const satisfies Came }
}

type Offered = Extract<Move, { do: 'offer' | 'accept' }>
function offered(
  { role }: Seat,
  { situation, policy }: CaseNow,
  wish: Wish,
  move: Offered,
): Came | undefined {
  const made = entry(deskUnder(situation, policy, wish, role), move.id, move.plan)
  if (!made) return undefined
  const { measures } = made
  const { terms } = move.do === 'offer' ? move : { terms: undefined }
  const differs =
    terms !== undefined &&
    (terms.peak !== measures.peakPayment ||
      terms.totalPaid !== measures.totalPaid ||
      terms.months !== measures.months ||
      terms.finalDue !== measures.finalDue)
  return { is: 'offered', measures, differs }
}

function deskUnder(given: Situation, policy: Policy, wish: Wish, role: Role): Desk {
  const situation = onWishedDay({ ...given, wish })
  const { household, debt } = situation
  return deskOf(situation, policy, household && meansOf(household, policy.means, debt.asOf), role)
}
