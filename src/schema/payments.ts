// Payments file (还款记录), parley/payments@1: what came in under one agreement, an event each, in any order.
// { schema, agreement: 'job-loss-1f0c22ab', events: [{ is: 'payment', id: '1', on: 2026-12-15, amount: 820.00, ref: 'TX-7781' }] }
import { type Day, iso } from '../core/day.ts'
import { CHARGED, EVENTS, type Event, SURPLUSES } from '../core/payment.ts'
import { amount, kit } from './figures.ts'
import { schemaName, text, word } from './leaf.ts'
import { either, list, map, maybe } from './map.ts'
import type { Plain } from './plain.ts'
import { writtenAmount } from './plan-written.ts'
import { type Say, fit, settle } from './reading.ts'
import { type Path, type Tree, isMap } from './tree.ts'

export const PAYMENTS = 'parley/payments@1'
const MOST_ID = 128
const MOST_REF = 256

const eventShape = (digits: number) => {
  const { day, money } = kit(digits)
  const id = () => text(MOST_ID)
  const shapes = {
    payment: map({
      is: word(EVENTS),
      id: id(),
      on: day,
      amount: money,
      ref: maybe(text(MOST_REF)),
      surplus: maybe(word(SURPLUSES)),
    }),
    returned: map({ is: word(EVENTS), id: id(), on: day, of: id() }),
    charge: map({
      is: word(EVENTS),
      id: id(),
      on: day,
      bucket: word(CHARGED),
      amount: amount(digits),
    }),
    waive: map({ is: word(EVENTS), id: id(), on: day, of: id() }),
  }
  return either([shapes.payment, shapes.returned, shapes.charge, shapes.waive], (node) => {
    const is = isMap(node) ? node['is'] : undefined
    return shapes[EVENTS.find((known) => known === is) ?? 'payment']
  })
}

export const paymentsShape = (digits: number) =>
  map({ schema: schemaName(PAYMENTS), agreement: text(MOST_ID), events: list(eventShape(digits)) })

/** The agreement that events must belong to: its name, its digits, and the day before which nothing can have happened. */
export type EventsOf = { readonly agreement: string; readonly digits: number; readonly asOf: Day }

/** Throws an InputError with everything wrong in the file, or where it is that of another agreement. */
export function readPayments(tree: Tree, of: EventsOf): Event[] {
  const input = fit(paymentsShape(of.digits), tree)
  return settle(tree, (say) => {
    if (input.agreement !== of.agreement) say(['agreement'], 'other-agreement', { want: of.agreement })
    const events = input.events as readonly Event[]
    checked(events, of, (at) => ['events', at], say)
    return [...events]
  })
}

/** One event by itself, as a book keeps one a line; what it refers to is looked for among those known. */
export function readEvent(tree: Tree, of: Omit<EventsOf, 'agreement'>, known: readonly Event[] = []): Event {
  const event = fit(eventShape(of.digits), tree) as Event
  return settle(tree, (say) => {
    checked([...known, event], of, (at) => (at === known.length ? [] : undefined), say)
    return event
  })
}

function checked(
  events: readonly Event[],
  { asOf }: Pick<EventsOf, 'asOf'>,
  at: (index: number) => Path | undefined,
  say: Say,
): void {
  const ids = new Map<string, Event>()
  for (const [index, event] of events.entries()) {
    const path = at(index)
    if (path && ids.has(event.id)) say([...path, 'id'], 'listed-twice', {})
    ids.set(event.id, event)
    if (path && event.on < asOf) say([...path, 'on'], 'before-agreement', { asOf: iso(asOf) })
    if (path && 'amount' in event && event.amount === 0) say([...path, 'amount'], 'not-above-zero', {})
  }
  const back = new Set<string>()
  for (const [index, event] of events.entries()) {
    if (!('of' in event)) continue
    const path = at(index)
    const other = ids.get(event.of)
    const wanted = event.is === 'returned' ? 'payment' : 'charge'
    if (path && other?.is !== wanted)
      say([...path, 'of'], event.is === 'returned' ? 'no-such-payment' : 'no-such-charge', {})
    else if (path && other && event.on < other.on)
      say([...path, 'on'], 'before-event', { day: iso(other.on) })
    else if (path && back.has(event.of)) say([...path, 'of'], 'listed-twice', {})
    back.add(event.of)
  }
}

/** As `readEvent` reads it back. */
export function writtenEvent(event: Event, digits: number): { readonly [key: string]: Plain | undefined } {
  const { is, id, on } = event
  const head = { is, id, on: iso(on) }
  switch (event.is) {
    case 'payment':
      return { ...head, amount: writtenAmount(event.amount, digits), ref: event.ref, surplus: event.surplus }
    case 'charge':
      return { ...head, bucket: event.bucket, amount: writtenAmount(event.amount, digits) }
    case 'returned':
    case 'waive':
      return { ...head, of: event.of }
  }
}

export const writtenPayments = (agreement: string, events: readonly Event[], digits: number): Plain => ({
  schema: PAYMENTS,
  agreement,
  events: events.map((event) => writtenEvent(event, digits)),
})
