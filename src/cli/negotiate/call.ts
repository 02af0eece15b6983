// A call (一次协商): all that the keys of the loop work on: who sits here, the talk as it is kept, where it stands now, whether
// the screen is shared, and what is to be said of the last key.
import type { Role } from '../../app/appraise.ts'
import type { Made } from '../../app/moves.ts'
import type { Own } from '../../app/search.ts'
import { type Seat, type Sitting, sit } from '../../app/sitting.ts'
import type { Day } from '../../core/day.ts'
import type { Finding } from '../../core/finding.ts'
import type { Move } from '../../core/negotiation.ts'
import { sayTrouble } from '../../i18n/say-trouble.ts'
import { type Voice, voice } from '../../i18n/say.ts'
import { shownFindings } from '../../render/lender.ts'
import { InputError } from '../../schema/input-error.ts'
import type { Context } from '../context.ts'
import type { Prompter } from '../prompter.ts'
import type { Talk } from './talk.ts'

export type Call = {
  readonly context: Context
  readonly prompter: Prompter
  readonly seat: Seat
  readonly talk: Talk
  /** The day on which the call is held; the figures of the case may be of an earlier one. */
  readonly on: Day
  /** Folder for documents, where it was told. */
  readonly out: string | undefined
  /** The book that what is agreed goes into. */
  readonly book: string | undefined
  sitting: Sitting
  own: readonly Own[]
  shared: boolean
  notice: readonly string[]
  /** Up to here requests and answers have been put back. */
  undoneTo: number | undefined
  /** What was asked for last may not be done, and nothing else was done instead. */
  barred: boolean
}

/** What a key comes to: nothing, or the end of the loop. */
export type Outcome = 'leave' | undefined
export type Action = (call: Call, said: string) => Promise<Outcome>

export const roleOf = ({ seat }: Call): Role => seat.role
export const voiceOf = ({ context, sitting }: Call): Voice => {
  const { currency, digits } = sitting.now.situation.debt
  return voice(context.lang, { currency, digits })
}
/** The lender's own is shown to nobody while the screen is shared, and never to a borrower. */
export const lenderHere = ({ seat, shared }: Call): boolean => seat.role !== 'borrower' && !shared

export function tell(call: Call, ...lines: readonly string[]): void {
  call.notice = [...call.notice, ...lines]
}

/** Why something cannot be, to whoever may see the screen. */
export function tellWhy(call: Call, against: readonly Finding[]): void {
  const speak = voiceOf(call)
  const shown = shownFindings(against, lenderHere(call))
  const { said: w } = speak.words.call
  if (shown.length === 0) tell(call, w.notHere)
  for (const one of shown) {
    const what = speak.finding(one)
    tell(call, one.level === 'needs-approval' ? what : speak.say(w.whatIs, { what }))
  }
  if (shown.some(({ level }) => level === 'needs-approval')) tell(call, w.approveIt)
}

/** Reckons everything anew. */
export function refresh(call: Call): void {
  const { seat, talk, on, own, sitting } = call
  call.sitting = sit(seat, talk.standing(), on, own, sitting)
}

/** A move is written first and shown afterwards; `false`: it may not be made, and that was told. */
export function put(call: Call, made: Made): made is { readonly move: Move } {
  const against = 'against' in made ? made.against : refusedBy(call, made.move)
  call.barred = against.some(({ level }) => level === 'forbids' || level === 'needs-approval')
  if (against.length > 0) tellWhy(call, against)
  else refresh(call)
  return against.length === 0
}

function refusedBy({ talk }: Call, move: Move): readonly Finding[] {
  const no = talk.append(move)
  return no ? [no] : []
}

/** What cannot be read is told, and the call goes on. */
export function reading<T>(call: Call, run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const speak = voiceOf(call)
    tell(call, ...error.troubles.map((trouble) => sayTrouble(trouble, speak)))
    return undefined
  }
}
