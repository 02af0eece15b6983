// parley book list, find, check (账册的查看): what is in it, who is in it, and whether every byte of it stands.
// parley book find 13812345678 · parley book check --rebuild
import type { BookRecord } from '../../app/book.ts'
import { currencyDigits } from '../../core/currency.ts'
import type { Day } from '../../core/day.ts'
import { isRefusal } from '../../core/finding.ts'
import type { Money } from '../../core/money.ts'
import { voice } from '../../i18n/say.ts'
import { formatsOf } from '../../render/index.ts'
import { drawersOf } from '../../store/book/book.ts'
import { checked } from '../../store/book/check.ts'
import { BOOK, DRAWERS } from '../../store/book/layout.ts'
import { type Row, borrowerOf } from '../../store/book/row.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../exit.ts'
import { inEarnest } from '../in-earnest.ts'
import { emit, formatOf } from '../output.ts'
import { bookToRead, revealing, write } from './place.ts'

type Options = Readonly<Record<string, unknown>>

function recordOf(row: Row): BookRecord {
  const { kind, id, due = [], came = [], contact } = row
  const days = due.filter((_, i) => i % 2 === 0) as Day[]
  const events = came.map(([, on]) => on as Day)
  const [firstDue, lastDue] = [days[0], days.at(-1)]
  const lastEvent = events.length > 0 ? (Math.max(...events) as Day) : undefined
  return {
    kind,
    id,
    digits: currencyDigits(row.currency ?? '') ?? 2,
    rows: days.length,
    total: due.reduce((sum, n, i) => (i % 2 === 1 ? sum + n : sum), 0) as Money,
    events: events.length,
    contacts: contact?.n ?? 0,
    ...(row.of === undefined ? {} : { case: row.of }),
    ...(row.name === undefined ? {} : { name: row.name }),
    ...(row.phone === undefined ? {} : { phone: row.phone }),
    ...(row.contractNo === undefined ? {} : { contractNo: row.contractNo }),
    ...(row.currency === undefined ? {} : { currency: row.currency }),
    ...(row.on === undefined ? {} : { on: row.on }),
    ...(row.policy === undefined ? {} : { policy: row.policy }),
    ...(firstDue === undefined ? {} : { firstDue }),
    ...(lastDue === undefined ? {} : { lastDue }),
    ...(lastEvent === undefined ? {} : { lastEvent }),
    ...(contact ? { lastContact: { at: contact.at, outcome: contact.outcome } } : {}),
  }
}

export async function listBook(context: Context, options: Options, text?: string): Promise<number> {
  formatOf(options, formatsOf('book-list'))
  const dir = bookToRead(context, options)
  const kind = options['kind']
  inEarnest()
  const records: BookRecord[] = []
  for (const rows of drawersOf(dir))
    for (const row of rows)
      if ((kind === undefined || row.kind === kind) && (text === undefined || tells(row, text)))
        records.push(recordOf(row))
  records.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const what = text === undefined ? 'list' : 'find'
  const shown = revealing(context, dir, options, { what, records: records.length })
  const of = { dir, masked: !shown, records }
  await emit(context, { is: 'book-list', of }, options, formatsOf('book-list'))
  return records.length === 0 && text !== undefined ? EXIT.none : EXIT.done
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** By id, case, name or number of the contract, in any part; by telephone in any part of at least four digits; by the whole identity number. */
function tells({ id, of, name, contractNo, phone, borrower }: Row, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (borrower !== undefined && borrower === borrowerOf(text.trim())) return true
  const digits = digitsOf(wanted)
  return (
    [id, of, name, contractNo].some((own) => own?.toLowerCase().includes(wanted)) ||
    (digits.length >= 4 && /^[\d\s+()-]+$/.test(wanted) && digitsOf(phone ?? '').includes(digits))
  )
}

export async function checkBook(context: Context, options: Options): Promise<number> {
  const formats = formatsOf('book-check')
  formatOf(options, formats)
  const dir = bookToRead(context, options)
  inEarnest()
  const rebuilt = options['rebuild'] === true
  if (rebuilt) rebuild(context, dir)
  const of = { dir, rebuilt, ...checked(dir) }
  await emit(context, { is: 'book-check', of }, options, formats)
  return of.damages.length === 0 ? EXIT.done : EXIT.failed
}

/** A drawer whose log is damaged keeps its index: it may be all that knows what stood there. */
function rebuild({ io, lang }: Context, dir: string): void {
  const refused = write(dir, (book) =>
    [...DRAWERS, BOOK].map((drawer) => book.settle(drawer)).filter((one) => one !== undefined),
  )
  const { finding } = voice(lang)
  for (const one of refused) if (isRefusal(one)) io.err.write(`${finding(one.refused)}\n`)
}
