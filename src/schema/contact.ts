// A contact as a line of a book (联络记录的格式): read as it was written, exact to the minute and the cent.
// {"at":"2026-12-15T10:30","by":"call","outcome":"promised","promise":{"amount":"820.00","on":"2026-12-20"},"to":"borrower"}
import {
  ADDRESSEES,
  CHANNELS,
  type Contact,
  OUTCOMES,
  momentText,
  oddIn,
  parseMoment,
} from '../core/contact.ts'
import { iso, parseDay } from '../core/day.ts'
import { format, parse } from '../core/money.ts'
import { isPlainMap } from './agreement.ts'
import type { Plain } from './plain.ts'

type Map = { readonly [key: string]: Plain | undefined }

export const writtenContact = (of: Contact, digits: number): Map => ({
  at: momentText(of.at),
  by: of.by,
  to: of.to,
  outcome: of.outcome,
  promise: of.promise && { on: iso(of.promise.on), amount: format(of.promise.amount, digits) },
  incoming: of.incoming,
  agreed: of.agreed,
  note: of.note,
})

/** `undefined` for anything else: a line of a book is chained, so only another program can have written it. */
export function readContact(of: Plain | undefined, digits: number): Contact | undefined {
  const map: Map = isPlainMap(of) ? of : {}
  const [at, by, to, outcome] = [
    typeof map['at'] === 'string' ? parseMoment(map['at']) : undefined,
    CHANNELS.find((one) => one === map['by']),
    ADDRESSEES.find((one) => one === map['to']),
    OUTCOMES.find((one) => one === map['outcome']),
  ]
  if (!at || !by || !to || !outcome) return undefined
  const promise = promiseOf(map['promise'], digits)
  const contact: Contact = {
    at,
    by,
    to,
    outcome,
    ...(promise ? { promise } : {}),
    ...(map['incoming'] === true ? { incoming: true } : {}),
    ...(map['agreed'] === true ? { agreed: true } : {}),
    ...(typeof map['note'] === 'string' ? { note: map['note'] } : {}),
  }
  return oddIn(contact) === undefined ? contact : undefined
}

function promiseOf(of: Plain | undefined, digits: number): Contact['promise'] | undefined {
  if (!isPlainMap(of)) return undefined
  const { on, amount } = of
  const day = typeof on === 'string' ? parseDay(on) : undefined
  const read = typeof amount === 'string' ? parse(amount, digits) : undefined
  return day === undefined || !read || !('amount' in read) ? undefined : { on: day, amount: read.amount }
}
