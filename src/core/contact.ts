// Contact (联络): one call, message, visit or letter about a debt, with what came of it in the words of the trade. Its time is the
// clock on the debtor's wall: 2026-12-15T10:30 there, whatever it is here.
// { at: { day, minute: 630 }, by: 'call', to: 'borrower', outcome: 'promised', promise: { on, amount: 82000 } }
import { type Day, iso, parseDay } from './day.ts'
import type { Money } from './money.ts'

export const CHANNELS = ['call', 'message', 'visit', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]

export const ADDRESSEES = ['borrower', 'guarantor', 'third-party'] as const
export type Addressee = (typeof ADDRESSEES)[number]

/** Somebody was spoken to, or answered. */
const TALKED = [
  'promised',
  'paid',
  'refused',
  'disputed',
  'hardship',
  'call-back',
  'asked-to-stop',
  'represented',
] as const
export const OUTCOMES = [
  ...TALKED,
  'third-party-reached',
  'wrong-number',
  'no-answer',
  'not-connected',
  'left-message',
  'sent',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A day and minutes from midnight, on the debtor's wall. */
export type Moment = { readonly day: Day; readonly minute: number }

export type Contact = {
  readonly at: Moment
  readonly by: Channel
  readonly to: Addressee
  readonly outcome: Outcome
  /** Of `promised`: how much, by when. */
  readonly promise?: { readonly on: Day; readonly amount: Money }
  /** The other side got in touch: no attempt of the lender's. */
  readonly incoming?: boolean
  /** The other side had agreed to be contacted then, or in this way. */
  readonly agreed?: boolean
  readonly note?: string
}

/** "2026-12-15T10:30" */
export function parseMoment(text: string): Moment | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text.trim())
  const day = match?.[1] === undefined ? undefined : parseDay(match[1])
  return day === undefined ? undefined : { day, minute: Number(match?.[2]) * 60 + Number(match?.[3]) }
}

const two = (n: number): string => String(n).padStart(2, '0')
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
export const momentText = ({ day, minute }: Moment): string => `${iso(day)}T${clockText(minute)}`

export const before = (a: Moment, b: Moment): boolean =>
  a.day < b.day || (a.day === b.day && a.minute < b.minute)

/** A conversation in which the debt could be spoken of. */
export const isTalk = ({ by, outcome }: Contact): boolean =>
  (by === 'call' || by === 'visit') && TALKED.some((one) => one === outcome)

/** The telephone rang: a line that was busy, off or not in service did not connect. */
export const rang = ({ by, outcome, incoming }: Contact): boolean =>
  by === 'call' && incoming !== true && outcome !== 'not-connected'

/** What a contact lacks or has too much of to be what it says. */
export function oddIn({
  outcome,
  promise,
  to,
  by,
  at,
}: Contact): 'promise' | 'no-promise' | 'past' | 'to' | 'by' | undefined {
  if (outcome === 'promised' && !promise) return 'promise'
  if (outcome !== 'promised' && promise) return 'no-promise'
  if (promise && promise.on < at.day) return 'past'
  if (to === 'third-party' && (outcome === 'promised' || outcome === 'hardship')) return 'to'
  if (by === 'letter' && (outcome === 'no-answer' || outcome === 'not-connected')) return 'by'
  return undefined
}
