// A contact from the command line (联络的输入): who, how, when on the debtor's clock, and what came of it; and what was logged so far.
// --call --to borrower --outcome promised --promise 820 --by 2026-12-20 --at 2026-12-15T10:30
import { existsSync } from 'node:fs'
import {
  ADDRESSEES,
  CHANNELS,
  type Channel,
  type Contact,
  type Moment,
  OUTCOMES,
  oddIn,
  parseMoment,
} from '../../core/contact.ts'
import { parseDay } from '../../core/day.ts'
import { parse } from '../../core/money.ts'
import { voice } from '../../i18n/say.ts'
import type { History } from '../../policy/may-contact.ts'
import { shownMoment } from '../../render/contacts.ts'
import { readContact } from '../../schema/contact.ts'
import { agreementData } from '../../store/agreement-file.ts'
import { found, listedOf } from '../../store/book/book.ts'
import type { Record as Entry } from '../../store/book/record.ts'
import { readBytes } from '../../store/case-file.ts'
import { isRefusal } from '../../core/finding.ts'
import type { Context } from '../context.ts'
import { UsageError } from '../exit.ts'

type Options = Readonly<Record<string, unknown>>

/** An id, or the file of the agreement. */
export function agreementNamed(named: string): string {
  if (!/[/\\]|\.json$/i.test(named) || !existsSync(named)) return named
  const data = agreementData(new TextDecoder().decode(readBytes(named)), named) as { readonly id?: unknown }
  return typeof data.id === 'string' ? data.id : named
}

export const channelsIn = (options: Options): Channel[] => CHANNELS.filter((one) => options[one] === true)

export function channelIn(options: Options): Channel {
  const [channel, ...more] = channelsIn(options)
  if (channel === undefined || more.length > 0) throw new UsageError('one-channel')
  return channel
}

/** --at as it was said; else now, in --zone or where this machine is, and that is told. */
export function momentIn({ io, lang }: Context, options: Options, now = new Date()): Moment {
  const { at, zone } = options as { readonly at?: string; readonly zone?: string }
  if (at !== undefined) {
    const read = parseMoment(at)
    if (!read) throw new UsageError('not-a-moment', { option: '--at', value: at })
    return read
  }
  const moment = momentOf(now, zone)
  if (zone === undefined) {
    const { say, words } = voice(lang)
    io.err.write(`${say(words.contact.clock, { at: shownMoment(moment) })}\n`)
  }
  return moment
}

function momentOf(now: Date, zone: string | undefined): Moment {
  try {
    // In Swedish a time is written 2026-12-15 10:30.
    const written = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'short',
      ...(zone === undefined ? {} : { timeZone: zone }),
    }).format(now)
    const read = parseMoment(written)
    if (read) return read
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new UsageError('no-zone', { value: zone ?? '' })
}

/** A contact as it was said; its amount is read once the currency is known. Throws what is wrong before any book is opened. */
export function contactIn(context: Context, options: Options): (digits: number) => Contact {
  const text = (name: string): string | undefined => options[name] as string | undefined
  const outcome = OUTCOMES.find((one) => one === text('outcome'))
  if (outcome === undefined) throw new UsageError('missing-option', { option: '--outcome' })
  const [promised, by] = [text('promise'), text('by')]
  if ((promised === undefined) !== (by === undefined)) throw new UsageError('needs-promise')
  const promise = (digits: number): Pick<Contact, 'promise'> =>
    promised === undefined || by === undefined ? {} : { promise: promiseIn(promised, by, digits) }
  const note = text('note')?.trim()
  const channel = channelIn(options)
  const bare: Contact = {
    at: momentIn(context, options),
    by: channel,
    to: ADDRESSEES.find((one) => one === text('to')) ?? 'borrower',
    outcome,
    ...(options['incoming'] === true ? { incoming: true } : {}),
    ...(options['agreed'] === true ? { agreed: true } : {}),
    ...(note === undefined || note === '' ? {} : { note }),
  }
  const odd = oddIn({ ...bare, ...promise(MOST_DIGITS) })
  if (odd === 'promise') throw new UsageError('needs-promise')
  if (odd === 'no-promise') throw new UsageError('no-promise')
  if (odd === 'past') throw new UsageError('odd-outcome', { outcome, with: `--by ${String(by)}` })
  if (odd) throw new UsageError('odd-outcome', { outcome, with: odd === 'to' ? bare.to : bare.by })
  return (digits) => ({ ...bare, ...promise(digits) })
}

/** Of any currency. */
const MOST_DIGITS = 4

function promiseIn(amount: string, by: string, digits: number): NonNullable<Contact['promise']> {
  const [read, on] = [parse(amount, digits), parseDay(by)]
  if (!('amount' in read) || read.amount <= 0)
    throw new UsageError('not-an-amount', { option: '--promise', value: amount })
  if (on === undefined) throw new UsageError('not-a-day', { option: '--by', value: by })
  return { on, amount: read.amount }
}

export const contactsOf = ({ chains }: Entry, digits: number): Contact[] =>
  chains.contacts.lines
    .flatMap(({ it }) => readContact(it, digits) ?? [])
    .toSorted((a, b) => a.at.day - b.at.day || a.at.minute - b.at.minute)

/** About this agreement, and about every agreement of its borrower. */
export function historyOf(dir: string, record: Entry, digits: number): History {
  const debt = contactsOf(record, digits)
  const { borrower } = record.row
  const others = borrower === undefined ? [] : listedOf(dir, 'borrower', borrower)
  const all = others
    .filter((row) => row.kind === 'agreement' && row.key !== record.key && row.contact)
    .flatMap(({ id }) => {
      const other = found(dir, id, ['agreement'])
      return isRefusal(other) ? [] : contactsOf(other, digits)
    })
  return { debt, borrower: [...debt, ...all] }
}
