// A bank's list over a whole book (全册导入银行流水): each line to the agreement that its reference names, one confirmed entry after the
// other; what belongs to none is listed, and an import run again adds nothing.
// parley track import bank.csv --book office
import type { Entry } from '../app/book.ts'
import { type Candidate, type Unmatched, matchBook } from '../app/match-book.ts'
import { type Numbered, entered } from '../app/match.ts'
import { currencyDigits } from '../core/currency.ts'
import { type Day, parseDay } from '../core/day.ts'
import { isRefusal } from '../core/finding.ts'
import { voice } from '../i18n/say.ts'
import { formatsOf } from '../render/index.ts'
import { isPlainMap, readAgreement } from '../schema/agreement.ts'
import { inputError } from '../schema/input-error.ts'
import { type EventsOf, writtenEvent } from '../schema/payments.ts'
import { drawersOf } from '../store/book/book.ts'
import type { Item } from '../store/book/chain.ts'
import { keyOf } from '../store/book/layout.ts'
import type { Record as Entered } from '../store/book/record.ts'
import type { Row } from '../store/book/row.ts'
import type { Writer } from '../store/book/write.ts'
import { bookToRead, write } from './book/place.ts'
import { dealOf } from './book/replaced.ts'
import type { Context } from './context.ts'
import { EXIT, UsageError } from './exit.ts'
import { inEarnest } from './in-earnest.ts'
import { eventsOf } from './kept.ts'
import { emit, formatOf } from './output.ts'
import { bankLines } from './track-import.ts'

type Options = Readonly<Record<string, unknown>>

export async function importIntoBook(context: Context, list: string, options: Options): Promise<number> {
  const formats = formatsOf('book-import')
  formatOf(options, formats)
  const dir = bookToRead(context, options)
  const currency = currencyOf(dir, options)
  const digits = currencyDigits(currency) ?? 2
  const lines = await bankLines(context, list, options['map'], digits)
  inEarnest()
  const { matched, unmatched } = matchBook(lines, candidates(dir, currency))
  const entries: Entry[] = [...unmatched]
  // Drawer by drawer, and a part at a time: others write in between.
  const all = [...matched].toSorted(([a], [b]) => (keyOf('agreement', a) < keyOf('agreement', b) ? -1 : 1))
  for (let from = 0; from < all.length; from += AT_ONCE)
    write(dir, (book) => {
      for (const [id, own] of all.slice(from, from + AT_ONCE)) entries.push(...enter(book, id, own, digits))
      return {}
    })
  entries.sort((a, b) => a.line.line - b.line.line)
  await emit(context, { is: 'book-import', of: { currency, digits, entries } }, options, formats)
  const count = (is: Entry['is']): number => entries.filter((one) => one.is === is).length
  const [payments, again] = [count('imported'), count('known')]
  const { say, words } = voice(context.lang)
  const counts = { payments, again, unmatched: entries.length - payments - again }
  context.io.err.write(`${say(words.track.imported, counts)}\n`)
  return count('damaged') > 0 ? EXIT.failed : EXIT.done
}

/** Agreements; a few seconds at the most. */
const AT_ONCE = 500

/** A bank's account is in one currency: --currency, else that of the book, where it has but one. */
function currencyOf(dir: string, { currency }: Options): string {
  if (typeof currency === 'string') {
    if (currencyDigits(currency) === undefined)
      throw inputError('unknown-currency', {}, { path: '--currency', read: currency })
    return currency
  }
  const all = new Set<string>()
  for (const rows of drawersOf(dir))
    for (const row of rows) if (row.kind === 'agreement' && row.currency !== undefined) all.add(row.currency)
  const [only = 'CNY', ...more] = all
  if (more.length > 0) throw new UsageError('missing-option', { option: '--currency' })
  return only
}

function* candidates(dir: string, currency: string): Generator<Candidate> {
  for (const rows of drawersOf(dir))
    for (const row of rows)
      if (row.kind === 'agreement' && row.currency === currency && row.on !== undefined)
        yield candidate(row, row.on)
}

const candidate = (row: Row, on: Day): Candidate => ({
  id: row.id,
  case: row.of,
  contractNo: row.contractNo,
  debt: dealOf(row, undefined),
  on,
  follows: row.follows ?? [],
  amounts: (row.due ?? []).filter((_, i) => i % 2 === 1),
})

/** The lines of one agreement, all of them or none. */
function enter(book: Writer, id: string, lines: readonly Numbered[], digits: number): Entry[] {
  const left = (some: readonly Numbered[], is: Unmatched['is']): Entry[] =>
    some.map((line) => ({ line, is, perhaps: [id] }))
  const record = book.record(id)
  if (isRefusal(record)) return left(lines, 'damaged')
  const of: EventsOf = { agreement: id, digits, asOf: figuresOf(record) }
  const early = lines.filter(({ on }) => on < of.asOf)
  const rest = lines.filter(({ on }) => on >= of.asOf)
  const { payments, fresh, again } = entered(rest, eventsOf(record, of))
  const items = payments.map((event) => JSON.parse(JSON.stringify(writtenEvent(event, of.digits))) as Item)
  const done = items.length === 0 ? [] : book.appendAll(id, 'events', items)
  if (isRefusal(done)) return left(lines, 'damaged')
  return [
    ...left(early, 'too-early'),
    ...fresh.map((line): Entry => ({ line, is: 'imported', id })),
    ...again.map((line): Entry => ({ line, is: 'known', id })),
  ]
}

/** The day of the figures; the agreement is as it was verified when it was put in, and is not read whole again. */
function figuresOf({ data, id }: Entered): Day {
  const of = isPlainMap(data) ? data['case'] : undefined
  const asOf = of !== undefined && isPlainMap(of) ? of['asOf'] : undefined
  const day = typeof asOf === 'string' ? parseDay(asOf) : undefined
  return day ?? readAgreement(data, id).situation.debt.asOf
}
