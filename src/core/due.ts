// The day's list (当日待办): of every agreement in a book what a day asks for: payments of today and tomorrow, what is late and until when it
// can be made good, promises, offers that expire, ends of incomes, hardships and observation, steps up, payments smaller or later than usual.
// 820.00 due 2026-12-15, 300.00 came in on 2026-12-20: on 2026-12-22 { kind: 'late', day: 2026-12-15, amount: 520.00, daysPastDue: 7 }
import type { Tolerance } from './account.ts'
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import { type Watch, type WatchedRow, observe } from './observation.ts'

export const DUE_KINDS = [
  'broken',
  'cure-ends',
  'late',
  'due-today',
  'due-tomorrow',
  'promise',
  'offer-ends',
  'paid-less',
  'paid-later',
  'step-up',
  'income-ends',
  'hardship-ends',
  'observation-ends',
] as const
export type DueKind = (typeof DUE_KINDS)[number]

/** What is known of an agreement without opening it. */
export type Watched = {
  readonly id: string
  readonly name?: string
  readonly currency: string
  readonly digits: number
  /** Days and amounts of the rows, in time. */
  readonly rows: readonly { readonly on: Day; readonly amount: Money }[]
  readonly paid: readonly { readonly on: Day; readonly amount: Money }[]
  readonly breach?: { readonly missed: number; readonly days: number }
  /** So late and so little short still counts as kept; what is short stays owed. */
  readonly tolerance?: Tolerance
  readonly watch?: Watch
  readonly incomeEnds: readonly Day[]
  readonly hardshipEnds?: Day
  readonly promise?: { readonly made: Day; readonly by: Day; readonly amount: Money }
}

export type DueItem = {
  readonly kind: DueKind
  readonly id: string
  readonly name?: string
  readonly currency: string
  readonly digits: number
  readonly day: Day
  readonly amount: Money | null
  readonly daysPastDue: number
}
export type DueList = {
  readonly on: Day
  readonly days: number
  readonly masked: boolean
  readonly agreements: number
  readonly items: readonly DueItem[]
}

/** Steps and incomes are told so many days before. */
const AHEAD = 31
/** A row is a step up where it is more than a hundredth above the one before: a rounding rest is none. */
const STEP = 1.01

/** `days`: how far to look back for what came in, and ahead for the end of a cure. */
export function dueItems(of: Watched, on: Day, days: number): DueItem[] {
  const paying = of.rows.filter(({ amount }) => amount > 0)
  const came = of.paid.filter((one) => one.on <= on)
  const { tolerance = EXACT } = of
  const { at, left } = unmet(paying, sum(came), tolerance.amount)
  const leftOf = (k: number): number => (k === at ? left : (paying[k] as Row).amount)
  const item = (kind: DueKind, day: Day, amount: number | null = null, late = 0): DueItem => ({
    kind,
    id: of.id,
    ...(of.name === undefined ? {} : { name: of.name }),
    currency: of.currency,
    digits: of.digits,
    day,
    amount: amount as Money | null,
    daysPastDue: late,
  })
  const out: DueItem[] = []
  const first = paying[at]
  let next = at
  let missing = 0
  for (; next < paying.length && (paying[next] as Row).on < on; next++) missing += leftOf(next)
  if (first && missing > 0 && on > first.on + tolerance.days) {
    const cure = cureUntil(paying, at, of.breach, tolerance.days)
    const kind = cure === undefined || cure >= on ? 'late' : 'broken'
    out.push(item(kind, kind === 'late' ? first.on : (cure as Day), missing, on - first.on))
    if (cure !== undefined && cure >= on && cure <= on + days)
      out.push(item('cure-ends', cure, missing, on - first.on))
  }
  for (let k = next; k < paying.length; k++) {
    const day = (paying[k] as Row).on
    if (day > on + 1) break
    out.push(item(day === on ? 'due-today' : 'due-tomorrow', day, leftOf(k)))
  }
  out.push(...promised(of, on, days, item), ...unusual(paying, came, on, days, tolerance, item))
  const coming = paying.findIndex((row) => row.on > on)
  const [before, row] = [paying[coming - 1], paying[coming]]
  // What is paid already is no news.
  if (coming >= at && before && row && row.on <= on + AHEAD && row.amount > before.amount * STEP)
    out.push(item('step-up', row.on, row.amount))
  const live = first !== undefined
  for (const end of of.incomeEnds)
    if (live && end >= on && end <= on + AHEAD) out.push(item('income-ends', end))
  const { hardshipEnds: end } = of
  if (live && end !== undefined && end >= on && end <= on + AHEAD) out.push(item('hardship-ends', end))
  const watched = live && of.watch && observe(kept(paying, came, tolerance, on), on, of.watch)
  if (watched && watched.until >= on && watched.until <= on + AHEAD)
    out.push(item('observation-ends', watched.until))
  return out
}

/** An offer of a negotiation that nobody has accepted or refused; `peak` is its highest monthly payment. */
export type OpenOffer = Pick<DueItem, 'id' | 'name' | 'currency' | 'digits'> & {
  readonly until: Day
  readonly peak: Money | null
}

/** It is told on its last day and `days` before. */
export const offerEnds = ({ until, peak, ...of }: OpenOffer, on: Day, days: number): DueItem[] =>
  until < on || until > on + days
    ? []
    : [{ ...of, kind: 'offer-ends', day: until, amount: peak, daysPastDue: 0 }]

type Row = Watched['rows'][number]
type Came = Watched['paid'][number]
/** The first row that is not met, by its place, and what is missing of it; those after it are missing whole. */
type Unmet = { readonly at: number; readonly left: number }
type Item = (kind: DueKind, day: Day, amount?: number | null, late?: number) => DueItem
const sum = (all: readonly { readonly amount: Money }[]): number =>
  all.reduce((n, { amount }) => n + amount, 0)

const EXACT: Tolerance = { days: 0, amount: 0 as Money }

/** Rows in time, the oldest paid first, `short` let pass; `at` is past the last where nothing is missing. */
function unmet(rows: readonly Row[], paid: number, short: number): Unmet {
  let cash = paid
  for (let at = 0; at < rows.length; at++) {
    const { amount } = rows[at] as Row
    if (amount - cash > short) return { at, left: amount - cash }
    cash -= amount
  }
  return { at: rows.length, left: 0 }
}

/** How each row stands by what had come in on its day and the days of tolerance. */
function kept(
  rows: readonly Row[],
  came: Watched['paid'],
  { days, amount: short }: Tolerance,
  on: Day,
): WatchedRow[] {
  let [asked, at, paid] = [0, 0, 0]
  return rows.map(({ on: due, amount }) => {
    asked += amount
    while (at < came.length && asked - paid > short) paid += (came[at++] as Came).amount
    const metOn = asked - paid > short ? undefined : ((came[at - 1]?.on ?? due) as Day)
    const judged = due + days
    const is = metOn !== undefined && metOn <= judged ? 'kept' : on <= judged ? 'open' : 'missed'
    return { due, is, metOn }
  })
}

/** So many days after the last of the rows that must be missed in a row. */
function cureUntil(
  rows: readonly Row[],
  at: number,
  breach: Watched['breach'],
  tolerated: number,
): Day | undefined {
  const last = breach && (rows[at + breach.missed - 1] ?? rows.at(-1))
  return last && ((last.on + Math.max(breach.days, tolerated)) as Day)
}

function promised({ promise, paid }: Watched, on: Day, days: number, item: Item): DueItem[] {
  if (!promise || on < promise.by - 1 || on > promise.by + days) return []
  const since = sum(paid.filter((one) => one.on >= promise.made && one.on <= on))
  return since >= promise.amount ? [] : [item('promise', promise.by, promise.amount - since)]
}

/** The latest payment, where it left a row short, or came after its day and none before it did. */
function unusual(
  rows: readonly Row[],
  came: Watched['paid'],
  on: Day,
  days: number,
  tolerance: Tolerance,
  item: Item,
): DueItem[] {
  const last = came.at(-1)
  if (!last || last.on < on - days) return []
  const { amount: short } = tolerance
  const [before, after] = [unmet(rows, sum(came.slice(0, -1)), short), unmet(rows, sum(came), short)]
  const [was, is] = [rows[before.at], rows[after.at]]
  if (was && is?.on === was.on && was.on < on) return [item('paid-less', last.on, last.amount)]
  const late = (count: number): boolean => {
    const row = rows[unmet(rows, sum(came.slice(0, count)), short).at]
    const paid = came[count]
    return row !== undefined && paid !== undefined && paid.on > row.on + tolerance.days
  }
  const earlier = came.slice(0, -1).some((_, k) => late(k))
  return late(came.length - 1) && !earlier ? [item('paid-later', last.on, last.amount)] : []
}

export const inOrder = (items: readonly DueItem[]): DueItem[] =>
  items.toSorted(
    (a, b) =>
      DUE_KINDS.indexOf(a.kind) - DUE_KINDS.indexOf(b.kind) ||
      a.day - b.day ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
