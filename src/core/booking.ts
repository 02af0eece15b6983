// Booking (入账): how a due day, a payment, a charge and a breach change an account.
// 1,640.00 on 2026-12-10 where 820.00 is due on the 15th waits until then: 820.00 for the row, 820.00 ahead of the next.
import {
  type Account,
  type Entry,
  accrueTo,
  askedSoFar,
  isDone,
  missing,
  payoff,
  putOff,
  release,
  waits,
} from './account.ts'
import { BUCKETS, type Bucket, NOTHING_OWED, type Owed } from './debt.ts'
import type { Day } from './day.ts'
import { INDEX, INTEREST, capitalise, everything, owedOf, pay } from './ledger.ts'
import { lowered } from './lower.ts'
import type { Money } from './money.ts'
import type { Charge, Payment, Surplus } from './payment.ts'
import type { Breach } from './plan.ts'
import type { PromisedRow } from './promise.ts'

const NOBODY = new Float64Array(4)

function enter(
  a: Account,
  is: Entry['is'],
  on: Day,
  paid: number,
  to: Float64Array = NOBODY,
  more: { row?: number; capitalised?: number; fees?: number; penalty?: number } = {},
): void {
  const { capitalised = 0, fees = 0, penalty = 0, row } = more
  a.entries.push({
    on,
    is,
    ...(row === undefined ? {} : { row }),
    paid: paid as Money,
    charged: {
      ...NOTHING_OWED,
      fees: fees as Money,
      penalty: (a.running.penalty + penalty) as Money,
      interest: a.running.interest as Money,
    },
    to: owedOf(to),
    capitalised: capitalised as Money,
    left: owedOf(a.l.owed),
  })
  a.running = { interest: 0, penalty: 0 }
}

function count(a: Account, on: Day, amount: number): void {
  if (amount === 0) return
  a.counted += amount
  a.history.push({ on, counted: a.counted })
}

/** Rows that are met by now, one after the other, each on the day of the payment that met it. */
function settle(a: Account, on: Day): void {
  for (; a.unmet < a.next; a.unmet++) {
    const asked = a.asks.slice(0, a.unmet + 1).reduce((sum, one) => sum + one, 0)
    const last = a.unmet === a.rows.length - 1
    const short = last ? everything(a.l) + putOff(a) : asked - a.counted
    if (short > a.tolerance.amount && !isDone(a)) return
    const by = last ? a.history.at(-1) : a.history.find((one) => one.counted + a.tolerance.amount >= asked)
    a.metOn.push(a.asks[a.unmet] === 0 ? on : (by?.on ?? on))
  }
}

/** A row falls due: its interest, then whatever came in for it since the last due day. */
export function fallDue(a: Account): void {
  const row = a.rows[a.next] as PromisedRow
  const final = a.next === a.rows.length - 1
  accrueTo(a, row.due)
  a.next += 1
  const needed = final
    ? everything(a.l) + putOff(a)
    : Math.max(0, Math.min(askedSoFar(a) - a.counted, everything(a.l)))
  towards(a, needed)
  const met = askedSoFar(a) <= a.counted + a.tolerance.amount
  let cash = waits(a)
  const paid = cash
  const to = new Float64Array(4)
  let capitalised = 0
  for (const [at, step] of row.steps.entries()) {
    const last = at === row.steps.length - 1
    if (last && final && cash > everything(a.l)) release(a)
    const part = last ? cash : Math.min(cash, step.asks)
    cash -= part - pay(a.l.owed, a.l.order, part, to, 0, false)
    // What a plan leaves unpaid becomes principal; what the payer leaves unpaid bears no interest.
    if (step.capitalises && met && !a.broken) capitalised += capitalise(a.l)
  }
  a.waiting = cash > 0 ? [{ on: row.due, amount: cash }] : []
  enter(a, 'due', row.due, paid - cash, to, { row: a.next, capitalised })
  a.base = row.due
  if (isDone(a)) a.cleared ??= row.due
  settle(a, row.due)
  if (a.lowers && !final && !isDone(a)) lower(a)
  a.lowers = false
}

/** Counts what waits towards the rows: what is asked, then what is ahead, unless the payer chose otherwise. */
function towards(a: Account, needed: number): void {
  let left = needed
  for (const { on, amount, surplus } of a.waiting) {
    const own = Math.min(amount, left)
    left -= own
    count(a, on, surplus ? own : amount)
    a.lowers ||= surplus === 'lower' && amount > own
  }
}

function lower(a: Account): void {
  const asks = lowered(
    a.debt,
    a.plan,
    a.rows.slice(a.next),
    (a.rows[a.next - 1] as PromisedRow).due,
    owedOf(a.l.owed),
  )
  if (!asks) return
  a.asks.splice(a.next, asks.length, ...asks)
  // What was paid ahead is in the lower rows.
  const ahead = a.counted - askedSoFar(a)
  if (ahead > 0) {
    a.counted -= ahead
    a.history.push({ on: a.base, counted: a.counted })
  }
}

/** A payment comes in. One that covers everything owed on its day clears the debt on that day. */
export function receive(a: Account, { on, amount, surplus }: Payment): void {
  a.paid += amount
  if (isDone(a)) {
    a.surplus += amount
    return
  }
  if (amount + waits(a) >= everything(a.l) + putOff(a) && amount >= payoff(a, on)) return clear(a, on, amount)
  let rest: number = amount
  if (missing(a) > 0 || a.broken) {
    accrueTo(a, on)
    const late = a.broken ? amount : Math.min(amount, missing(a))
    const to = new Float64Array(4)
    // What was put off bears nothing while it waits for the rest to be paid.
    if (a.next === a.rows.length && late > everything(a.l)) release(a)
    pay(a.l.owed, a.l.order, late, to, 0, false)
    count(a, on, late)
    enter(a, 'late', on, late, to)
    settle(a, on)
    rest -= late
  }
  const own = Math.min(rest, ownPart(a, on))
  if (own > 0) a.waiting = [...a.waiting, { on, amount: own, surplus }]
  if (rest > own) prepay(a, on, rest - own, surplus)
}

/** What of a payment is for the row that falls due next: it is booked on that day, so that a few days early change nothing. */
function ownPart(a: Account, on: Day): number {
  const row = a.rows[a.next]
  if (!row || a.next === a.rows.length - 1 || on === row.due) return Infinity
  return Math.max(0, askedSoFar(a) + (a.asks[a.next] as number) - a.counted - waits(a))
}

/** What goes beyond the next row is repaid early (提前还款): interest runs for the days that really passed. */
function prepay(a: Account, on: Day, amount: number, surplus: Surplus | undefined): void {
  accrueTo(a, on)
  const to = new Float64Array(4)
  const over = pay(a.l.owed, a.l.order, amount, to, 0, false)
  if (!surplus) count(a, on, amount - over)
  a.lowers ||= surplus === 'lower'
  enter(a, 'early', on, amount - over, to)
  // Only what was put off is left.
  if (over > 0) a.waiting = [...a.waiting, { on, amount: over, surplus }]
}

function clear(a: Account, on: Day, amount: number): void {
  accrueTo(a, on)
  release(a)
  const cash = waits(a) + amount
  const to = new Float64Array(4)
  const over = pay(a.l.owed, a.l.order, cash, to, 0, false)
  for (const { on: day, amount: one } of [...a.waiting, { on, amount: amount - over }]) count(a, day, one)
  a.waiting = []
  a.surplus += over
  a.cleared = on
  enter(a, 'payoff', on, cash - over, to)
  settle(a, on)
}

/** A charge is due with the next row; what is paid at once on the first day is no part of it. */
export function levy(a: Account, { on, bucket, amount }: Charge): number {
  ;(a.l.owed[INDEX[bucket]] as number) += amount
  a.charged[bucket] += amount
  a.cleared = undefined
  const later = a.rows.findIndex(({ due }, at) => at >= a.next && due > a.debt.asOf)
  const row = later === -1 ? a.rows.length - 1 : later
  ;(a.asks[row] as number) += amount
  // Money that was to be paid back pays it first.
  const cash = Math.min(a.surplus, everything(a.l))
  const to = new Float64Array(4)
  pay(a.l.owed, a.l.order, cash, to, 0, false)
  a.surplus -= cash
  count(a, on, cash)
  enter(a, 'charge', on, cash, to, bucket === 'fees' ? { fees: amount } : { penalty: amount })
  if (isDone(a)) a.cleared = on
  return row
}

/** What is unpaid of a charge is given up. */
export function waive(a: Account, { bucket, amount }: Charge, row: number, on: Day): void {
  const owed = a.l.owed[INDEX[bucket]] as number
  const less = Math.min(amount, owed)
  a.l.owed[INDEX[bucket]] = owed - less
  a.waived[bucket] += less
  ;(a.asks[row] as number) -= less
  enter(a, 'waive', on, 0)
  if (isDone(a)) a.cleared ??= on
  settle(a, on)
}

/** The day on which the plan counts as broken if nothing more comes (违约日): `missed` rows unpaid, `days` after the last. */
export function breachDay(a: Account): Day | undefined {
  const { breach } = a.plan
  if (!breach || a.broken || a.unmet >= a.next) return undefined
  let last = a.unmet
  for (let at = a.unmet, left = breach.missed; at < a.rows.length && left > 0; at++) {
    if (a.asks[at] === 0) continue
    last = at
    left -= 1
  }
  return ((a.rows[last] as PromisedRow).due + Math.max(breach.days, a.tolerance.days)) as Day
}

/** What is held returns, what was paid stays where it went (违约后恢复原债务). */
export function breakOn(a: Account, on: Day): void {
  const { interest } = a.plan.breach as Breach
  accrueTo(a, on)
  if (interest === 'from-start') {
    const more = Math.max(0, (a.contract.owed[INTEREST] as number) - a.charged.interest)
    ;(a.l.owed[INTEREST] as number) += more
    a.running.interest += more
    a.charged.interest += more
  }
  const restored: Record<Bucket, number> = { ...NOTHING_OWED }
  for (const { bucket, amount, when } of a.open.given)
    if (when !== 'now' && !(typeof when === 'object' && when.kept <= a.unmet)) restored[bucket] += amount
  for (const bucket of BUCKETS) {
    const owed = a.released ? restored[bucket] - a.open.putOff[bucket] : restored[bucket]
    ;(a.l.owed[INDEX[bucket]] as number) += owed
  }
  a.released = true
  a.broken = { on, restored: restored as Owed, rowsKept: a.unmet }
  a.base = a.upTo = on
  enter(a, 'breach', on, 0)
}
