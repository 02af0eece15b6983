// Track (履约跟踪): the ledger of the schedule run over the payments that really came, always from the first day, so that a payment
// entered late or in another order changes nothing. 24 rows promised, 24 paid on their days: completed, to the cent as promised.
import {
  type Account,
  type Entry,
  type Tolerance,
  account,
  accrueTo,
  duePrincipal,
  fork,
  isDone,
  missing,
  payoff,
  putOff,
  waits,
} from './account.ts'
import { breachDay, breakOn, fallDue, levy, receive, waive } from './booking.ts'
import { BUCKETS, type Bucket, type Debt, NOTHING_OWED, type Owed } from './debt.ts'
import type { Day } from './day.ts'
import { type Refusal, refusal } from './finding.ts'
import { owedOf } from './ledger.ts'
import { type Money, ZERO } from './money.ts'
import { type Charge, type Event, type Payment, doubles, inOrder } from './payment.ts'
import type { Plan } from './plan.ts'
import type { PromisedRow } from './promise.ts'
import { type Kept, keptRows } from './kept.ts'

export const STATES = ['on-time', 'late', 'cured', 'broken', 'completed'] as const
export type State = (typeof STATES)[number]

/** Standing (履约状态): how an agreement stands at the end of a day. */
export type Standing = {
  readonly on: Day
  readonly state: State
  /** Since the oldest row that is not met fell due; nothing within the tolerance. */
  readonly daysPastDue: number
  /** Everything that came in and was not sent back. */
  readonly paid: Money
  /** Of it: waits for the next due day. */
  readonly waiting: Money
  /** Of it: beyond everything owed, to be paid back. */
  readonly surplus: Money
  /** What should have come by now and has not. */
  readonly due: Money
  readonly next: { readonly row: number; readonly on: Day; readonly amount: Money } | undefined
  /** Paid on this day, it pays the debt off. */
  readonly payoff: Money
  readonly owed: Owed
  /** Principal that should have been paid by now, and has not. */
  readonly overduePrincipal: Money
  readonly putOff: Owed
  readonly held: Owed
  /** Given up for good so far: by the plan, by rows kept, and charges waived. */
  readonly forgiven: Owed
  readonly charged: Owed
  readonly restored: Owed
  readonly brokenOn: Day | undefined
  readonly completedOn: Day | undefined
  /** Until this day what is missing can still be made good; then the plan is broken. */
  readonly cureUntil: Day | undefined
  readonly rows: readonly Kept[]
  readonly entries: readonly Entry[]
  /** Payments of one day, amount and reference: probably entered twice. Both are counted. */
  readonly doubles: readonly Payment[]
}
export type Tracked = { readonly debt: Debt; readonly plan: Plan }
const NO_TOLERANCE: Tolerance = { days: 0, amount: ZERO }

/** The standing at the end of a day: what happened later is not known yet. */
export function track(
  { debt, plan }: Tracked,
  events: readonly Event[],
  on: Day,
  tolerance: Tolerance = NO_TOLERANCE,
): Standing | Refusal {
  const a = account(debt, plan, tolerance)
  if ('refused' in a) return a
  const known = inOrder(events.filter((one) => one.on <= on))
  const early = known.find((one) => one.on < debt.asOf)
  if (early || on < debt.asOf)
    return refusal('before-agreement', { day: { day: early?.on ?? on }, asOf: { day: debt.asOf } })
  const back = new Set(known.flatMap((one) => (one.is === 'returned' ? [one.of] : [])))
  const charges = new Map<string, { charge: Charge; row: number }>()
  for (const one of known) {
    pass(a, (one.on - 1) as Day)
    if (one.is === 'payment' && !back.has(one.id)) receive(a, one)
    else if (one.is === 'charge') charges.set(one.id, { charge: one, row: levy(a, one) })
    else if (one.is === 'waive') {
      const of = charges.get(one.of)
      if (of) waive(a, of.charge, of.row, one.on)
      charges.delete(one.of)
    }
  }
  pass(a, (on - 1) as Day)
  while ((a.rows[a.next]?.due ?? Infinity) <= on) fallDue(a)
  // Paid on this day, it still comes before a breach at the day's end.
  const settles = payoff(a, on)
  pass(a, on)
  return standing(a, on, settles, doubles(known))
}

/** Rows fall due and breaches happen, up to the end of a day. */
function pass(a: Account, until: Day): void {
  for (;;) {
    const due = a.rows[a.next]?.due ?? Infinity
    const breach = Math.max(breachDay(a) ?? Infinity, a.upTo)
    if (Math.min(due, breach) > until) return
    if (due <= breach) fallDue(a)
    else breakOn(a, breach as Day)
  }
}

function standing(a: Account, on: Day, settles: Money, twice: readonly Payment[]): Standing {
  const rows = keptRows(a, on)
  const now = fork(a)
  accrueTo(now, on)
  const due = missing(now) as Money
  const late = rows.find(({ is, metOn }) => metOn === undefined && (is === 'partial' || is === 'broken'))
  const held: Record<Bucket, number> = { ...NOTHING_OWED }
  const forgiven: Record<Bucket, number> = { ...NOTHING_OWED }
  const done = isDone(a)
  for (const { bucket, amount, when } of a.open.given) {
    if (when === 'last-row') continue
    const rowsKept = a.broken?.rowsKept ?? a.unmet
    const final = when === 'now' || (typeof when === 'object' && when.kept <= rowsKept) || (done && !a.broken)
    if (final) forgiven[bucket] += amount
    else if (!a.broken) held[bucket] += amount
  }
  for (const bucket of BUCKETS) forgiven[bucket] += a.waived[bucket]
  const cure = late === undefined ? undefined : breachDay(a)
  return {
    on,
    state: done
      ? 'completed'
      : a.broken
        ? 'broken'
        : late
          ? 'late'
          : rows.some(wasLate)
            ? 'cured'
            : 'on-time',
    daysPastDue: done ? 0 : late ? on - late.due : a.broken && due > 0 ? on - a.broken.on : 0,
    paid: a.paid as Money,
    waiting: waits(a) as Money,
    surplus: a.surplus as Money,
    due,
    next: done ? undefined : nextOf(a),
    payoff: settles,
    owed: owedOf(now.l.owed),
    overduePrincipal: duePrincipal(now) as Money,
    putOff: putOff(a) > 0 ? a.open.putOff : NOTHING_OWED,
    held: held as Owed,
    forgiven: forgiven as Owed,
    charged: now.charged as Owed,
    restored: a.broken?.restored ?? NOTHING_OWED,
    brokenOn: a.broken?.on,
    completedOn: a.cleared,
    cureUntil: cure,
    rows,
    entries: a.entries,
    doubles: twice,
  }
}

const wasLate = ({ is }: Kept): boolean => is === 'partial' || is === 'broken'

/** The row that falls due next and what is still to be paid towards it; nothing where all is due already. */
function nextOf(a: Account): Standing['next'] {
  if (a.broken && a.plan.breach?.accelerates) return undefined
  for (let at = a.next; at < a.rows.length; at++) {
    const { due } = a.rows[at] as PromisedRow
    const then = fork(a)
    while (then.next <= at) fallDue(then)
    const amount = Math.max(0, missing(then) - missing(a))
    if (amount > 0 || at === a.rows.length - 1) return { row: at + 1, on: due, amount: amount as Money }
  }
  return undefined
}
