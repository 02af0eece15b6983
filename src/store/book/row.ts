// A row of the index (索引行): the few figures of a record by which it is listed, found and followed without being opened: whose it
// is, when how much is due, what came in, when somebody last spoke to the borrower, and what its files must hold.
// { id: 'demo-card-1f0c22ab', due: [20802, 65083, …], came: [['payment', 20802, 65083]], pins: { sha256, events: { n: 1, head } } }
import { type Day, parseDay } from '../../core/day.ts'
import { currencyDigits } from '../../core/currency.ts'
import { parse } from '../../core/money.ts'
import { fold, type Move, openOffers, type Standing } from '../../core/negotiation.ts'
import { isPlainMap } from '../../schema/agreement.ts'
import type { Plain } from '../../schema/plain.ts'
import { sha256 } from '../digest.ts'
import type { Line } from './chain.ts'
import type { Kind } from './layout.ts'

/** A file has at least so many lines, and the last of them this hash. */
export type Pin = { readonly n: number; readonly head: string }
/** Of the policy under which it was added: days and amount of tolerance; months and rows of the lender's observation. */
export type Terms = {
  readonly tolerance: readonly [days: number, amount: number]
  readonly watch?: readonly [months: number, rows: number]
}
export type Pins = {
  readonly sha256: string
  readonly events?: Pin
  readonly contacts?: Pin
  readonly terms?: Terms
  /** Entries that were confirmed, are lost, and were accepted as lost. */
  readonly lost?: { readonly events: number; readonly contacts: number }
}
export type Row = {
  readonly kind: Kind
  readonly id: string
  readonly key: string
  readonly pins: Pins
  /** The case it belongs to. */
  readonly of?: string
  readonly currency?: string
  readonly policy?: string
  readonly on?: Day
  /** Of the borrower, the same in every record of theirs. */
  readonly borrower?: string
  readonly name?: string
  readonly phone?: string
  readonly contractNo?: string
  /** Days and amounts of the rows, one after the other, in days since 1970 and minor units. */
  readonly due?: readonly number[]
  /** Every event: what it is, its day, its amount, or that of the one it takes back, and the place of that one. */
  readonly came?: readonly (readonly [is: string, on: number, amount: number, of?: number])[]
  /** A charge, or what was said of a surplus, has changed what the rows ask for: `due` is what was agreed. */
  readonly changed?: true
  /** Rows in a row that must be missed, and days after the last of them. */
  readonly breach?: readonly [missed: number, days: number]
  /** Days of the agreements that this one took the place of. */
  readonly follows?: readonly number[]
  /** Days on which an income of the household ends, and on which the hardship is thought to. */
  readonly ends?: readonly number[]
  readonly until?: Day
  /** The latest promise: when it was made, by when, how much. */
  readonly promise?: readonly [made: number, by: number, amount: number]
  /** Of a session that is not at its end: the last day of each offer that may be accepted, and its highest monthly payment. */
  readonly offers?: readonly (readonly [until: number, peak: number | null])[]
  readonly contact?: { readonly at: string; readonly outcome: string; readonly n: number }
}

const textOf = (of: Plain | undefined): string | undefined => (typeof of === 'string' ? of : undefined)
const at = (of: Plain | undefined, ...path: readonly string[]): Plain | undefined =>
  path.reduce<Plain | undefined>((node, key) => (isPlainMap(node) ? node[key] : undefined), of)
const dayOf = (of: Plain | undefined): Day | undefined => {
  const text = textOf(of)
  return text === undefined ? undefined : parseDay(text)
}
const minor = (of: Plain | undefined, digits: number): number => {
  const text = textOf(of)
  const read = text === undefined ? undefined : parse(text, digits)
  return read && 'amount' in read ? read.amount : 0
}

/** A borrower by the identity number, else by name and telephone: the same in every record, and neither can be read from it. */
export const borrowerOf = (known: string): string => sha256(known).slice(0, 16)

/** What a case says of whose it is. */
function whose(of: Plain | undefined): Partial<Row> {
  const text = (...path: readonly string[]): string | undefined =>
    textOf(at(of, ...path))?.trim() || undefined
  const [name, phone, idNumber] = ['name', 'phone', 'idNumber'].map((key) => text('parties', 'borrower', key))
  const known = idNumber ?? (name !== undefined && phone !== undefined ? `${name} ${phone}` : undefined)
  const found = {
    of: text('id'),
    currency: text('currency'),
    borrower: known === undefined ? undefined : borrowerOf(known),
    name,
    phone,
    contractNo: text('debt', 'contractNo'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export const caseRow = (id: string, key: string, pins: Pins, of: Plain): Row => ({
  kind: 'case',
  id,
  key,
  pins,
  ...whose(of),
})

export function sessionRow(id: string, key: string, pins: Pins, of: Plain, moves: readonly Move[]): Row {
  const said = fold(moves)
  const open = said.accepted || said.refused !== undefined ? [] : openOffers(said, FIRST_DAY)
  const offers = open.map(({ until, terms }): [number, number | null] => [until, terms?.peak ?? null])
  return {
    kind: 'session',
    id,
    key,
    pins,
    ...whose(at(of, 'case')),
    ...answered(said),
    ...(offers.length > 0 ? { offers } : {}),
  }
}
/** What the first line did not know yet. */
function answered({ answers }: Standing): Partial<Row> {
  const of = (path: string): string | undefined =>
    answers.find((answer) => answer.path === path)?.value ?? undefined
  const [currency, name] = [of('currency'), of('parties.borrower.name')]
  return { ...(currency ? { currency } : {}), ...(name ? { name } : {}) }
}
/** Whatever day it is: whether they are over is asked later. */
const FIRST_DAY = -Infinity as Day

export function agreementRow(
  key: string,
  pins: Pins,
  of: Plain,
  events: readonly Line[],
  contacts: readonly Line[],
): Row {
  const who = whose(at(of, 'case'))
  const digits = currencyDigits(who.currency ?? '') ?? 2
  const on = dayOf(at(of, 'on'))
  const policy = textOf(at(of, 'policy', 'id'))
  const rows = at(of, 'rows')
  const latest = contacts.toSorted((a, b) => order(a, b)).at(-1)
  return {
    kind: 'agreement',
    id: textOf(at(of, 'id')) ?? '',
    key,
    pins,
    ...who,
    ...(on === undefined ? {} : { on }),
    ...(policy === undefined ? {} : { policy }),
    due: (Array.isArray(rows) ? (rows as readonly Plain[]) : []).flatMap((row) => [
      dayOf(at(row, 'due')) ?? 0,
      minor(at(row, 'payment'), digits),
    ]),
    came: cameOf(events, digits),
    ...(events.some(({ it }) => it['surplus'] !== undefined || it['is'] === 'charge')
      ? { changed: true }
      : {}),
    ...followed(of),
    ...promiseIn(contacts, digits),
    ...(latest
      ? {
          contact: {
            at: textOf(latest.it['at']) ?? '',
            outcome: textOf(latest.it['outcome']) ?? '',
            n: contacts.length,
          },
        }
      : {}),
  }
}

function cameOf(events: readonly Line[], digits: number): NonNullable<Row['came']> {
  const places = new Map(events.map(({ it }, k) => [it['id'], k]))
  return events.map(({ it }): [string, number, number] | [string, number, number, number] => {
    const of = it['of'] === undefined ? undefined : places.get(it['of'])
    const amount = minor((of === undefined ? it : (events[of] as Line).it)['amount'], digits)
    const said: [string, number, number] = [textOf(it['is']) ?? '', dayOf(it['on']) ?? 0, amount]
    return of === undefined ? said : [...said, of]
  })
}

/** What the plan and the household say of the days to come. */
function followed(of: Plain): Partial<Row> {
  const [missed, days] = ['missed', 'days'].map((key) => at(of, 'plan', 'breach', key))
  const income = at(of, 'case', 'household', 'income')
  const ends = (Array.isArray(income) ? (income as readonly Plain[]) : []).flatMap(
    (flow) => dayOf(at(flow, 'until')) ?? [],
  )
  const until = dayOf(at(of, 'case', 'hardship', 'until'))
  const changes = at(of, 'case', 'debt', 'restructures')
  const follows = (Array.isArray(changes) ? (changes as readonly Plain[]) : []).flatMap(
    (one) => dayOf(at(one, 'on')) ?? [],
  )
  return {
    ...(follows.length > 0 ? { follows } : {}),
    ...(typeof missed === 'number' && typeof days === 'number' ? { breach: [missed, days] } : {}),
    ...(ends.length > 0 ? { ends } : {}),
    ...(until === undefined ? {} : { until }),
  }
}

function promiseIn(contacts: readonly Line[], digits: number): Partial<Row> {
  const last = contacts
    .filter(({ it }) => it['outcome'] === 'promised')
    .toSorted(order)
    .at(-1)
  const made = dayOf(textOf(last?.it['at'])?.slice(0, 10))
  const promise = last?.it['promise']
  const by = dayOf(at(promise, 'on'))
  return made === undefined || by === undefined
    ? {}
    : { promise: [made, by, minor(at(promise, 'amount'), digits)] }
}

const order = (a: Line, b: Line): number => {
  const [x, y] = [textOf(a.it['at']) ?? '', textOf(b.it['at']) ?? '']
  return x < y ? -1 : x > y ? 1 : a.seq - b.seq
}
