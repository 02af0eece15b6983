// What came in under an agreement (还款记录的位置): in the book where the agreement is named by its id, else in a file beside it.
// parley track status demo-card-9bbcd208 looks into the book; signed/demo-card-9bbcd208.json beside that file.
import { existsSync } from 'node:fs'
import { entriesLost, replacedBefore } from '../app/follow.ts'
import type { Event } from '../core/payment.ts'
import { type EventsOf, PAYMENTS, readPayments, writtenEvent } from '../schema/payments.ts'
import type { Plain } from '../schema/plain.ts'
import { treeOf } from '../schema/tree.ts'
import { sound } from '../store/book/book.ts'
import type { Item } from '../store/book/chain.ts'
import type { Record as Entry } from '../store/book/record.ts'
import { addToPayments, paymentsBeside, readPaymentsFile } from '../store/payments-file.ts'
import { type Agreed, agreementFrom, agreementOf } from './agreement-input.ts'
import { apart } from './apart.ts'
import { bookToRead, sure, write } from './book/place.ts'
import { type Replaced, replacedBy } from './book/replaced.ts'
import type { Context } from './context.ts'

type Options = Readonly<Record<string, unknown>>
type Make = (known: readonly Event[]) => readonly Event[]
export type Kept = {
  readonly agreed: Agreed
  readonly read: () => Promise<Event[]>
  /** Adds what `make` makes of what is there, while nobody else can write; all of it or none. */
  readonly add: (make: Make) => Promise<Event[]>
  /** The agreement of the book that took its place. */
  readonly replaced?: Replaced
  /** Writes into the book, if it is in one, that names and numbers of it are shown. */
  readonly reveal: (what: string) => void
}

export async function keptOf(context: Context, named: string, options: Options): Promise<Kept> {
  const { payments, policy } = options
  const own = typeof payments === 'string'
  const isFile = own || named === '-' || /[/\\]|\.json$/i.test(named) || existsSync(named)
  if (!isFile) return inBook(context, named, options)
  const path = own ? payments : paymentsBeside(named)
  apart([path], [options['output'] as string | undefined])
  return inFile(await agreementFrom(context, named, policy), path, own)
}

const inFile = (agreed: Agreed, path: string, named: boolean): Kept => ({
  agreed,
  read: () => readPaymentsFile(path, agreed.of, named),
  add: (make) => addToPayments(path, agreed.of, make),
  reveal: () => {},
})

async function inBook(context: Context, id: string, options: Options): Promise<Kept> {
  const dir = bookToRead(context, options)
  const record = (): Entry => sure(sound(dir, id, ['agreement']), dir)
  const { data, row } = record()
  const held = await agreementOf(context, data, id, options['policy'])
  const replaced = replacedBy(dir, row)
  const lost = row.pins.lost?.events ?? 0
  const remarks = [
    ...held.remarks,
    ...(replaced ? [replacedBefore(replaced)] : []),
    ...(lost > 0 ? [entriesLost(lost)] : []),
  ]
  const agreed = { ...held, remarks }
  const { of } = agreed
  const read = (): Event[] => eventsOf(record(), of)
  return {
    agreed,
    ...(replaced ? { replaced } : {}),
    read: async () => read(),
    reveal: (what) => {
      const { key } = record()
      write(dir, (book) => book.note({ do: 'reveal', role: 'collector', what, key }) ?? {})
    },
    add: async (make) => {
      let all: Event[] = []
      write(dir, (book) => {
        const known = eventsOf(sure(book.record(id), dir), of)
        const more = make(known)
        all = [...known, ...more]
        const items = more.map((event) => JSON.parse(JSON.stringify(writtenEvent(event, of.digits))) as Item)
        return items.length === 0 ? {} : book.appendAll(id, 'events', items)
      })
      return all
    },
  }
}

/** What came in, as the book holds it. */
export const eventsOf = ({ chains, id }: Entry, of: EventsOf): Event[] => {
  const events = chains.events.lines.map(({ it }) => it as Plain)
  return readPayments(treeOf({ schema: PAYMENTS, agreement: of.agreement, events }, id), of)
}
