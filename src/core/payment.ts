// What came in (实际还款): payments and what else happens to a debt after the handshake, as plain data in any order.
// { is: 'payment', id: 'p3', on: 2026-12-15, amount: 82000, ref: 'TX-7781' } is 820.00; a payment that the bank sends back never counted.
import type { Day } from './day.ts'
import type { Money } from './money.ts'

/**
 * Surplus (多还的部分) beyond what is due: it counts for the rows to come and nobody is late who has paid ahead, unless
 * the payer says `shorter` (rows stay as they are, the last ones fall away) or `lower` (rows left are reckoned anew).
 */
export const SURPLUSES = ['shorter', 'lower'] as const
export type Surplus = (typeof SURPLUSES)[number]

export type Payment = {
  readonly is: 'payment'
  readonly id: string
  readonly on: Day
  readonly amount: Money
  /** The bank's own reference. */
  readonly ref?: string
  readonly surplus?: Surplus
}
/** Returned (退回): the payment `of` never counted. */
export type Returned = { readonly is: 'returned'; readonly id: string; readonly on: Day; readonly of: string }
export const CHARGED = ['fees', 'penalty'] as const
/** A charge of the creditor's (收费) while the plan runs; due with the next row. */
export type Charge = {
  readonly is: 'charge'
  readonly id: string
  readonly on: Day
  readonly bucket: (typeof CHARGED)[number]
  readonly amount: Money
}
/** Waiver (减免) of what is still unpaid of a charge. */
export type Waiver = { readonly is: 'waive'; readonly id: string; readonly on: Day; readonly of: string }
export type Event = Payment | Returned | Charge | Waiver
export const EVENTS = ['payment', 'returned', 'charge', 'waive'] as const

const ORDER: Readonly<Record<Event['is'], number>> = { charge: 0, waive: 1, returned: 2, payment: 3 }

/** By day, on a day charges first, then by id: whoever enters them in whatever order. */
export const inOrder = (events: readonly Event[]): Event[] =>
  events.toSorted(
    (a, b) => a.on - b.on || ORDER[a.is] - ORDER[b.is] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )

/** Payments of one day, amount and reference (重复入账): probably entered twice; told, and both counted. */
export function doubles(events: readonly Event[]): readonly Payment[] {
  const back = new Set(events.flatMap((one) => (one.is === 'returned' ? [one.of] : [])))
  const seen = new Set<string>()
  return inOrder(events).filter((one): one is Payment => {
    if (one.is !== 'payment' || back.has(one.id)) return false
    const key = `${one.on} ${one.amount} ${one.ref ?? ''}`
    return seen.has(key) || !seen.add(key)
  })
}

/** What becomes of a line of a bank's list over a whole book: written down or known already; else why it belongs to no agreement. */
export const ENTERED = ['imported', 'known'] as const
export const UNMATCHED = ['unnamed', 'several', 'too-early', 'damaged', 'nothing-paid'] as const
