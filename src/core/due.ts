// The day's list (当日待办): of every agreement in a book what a day asks for: payments of today and tomorrow, what is late and until when it
// can be made good, promises, offers that expire, ends of incomes, hardships and observation, steps up, payments smaller or later than usual.
// 820.00 due 2026-12-15, 300.00 came in on 2026-12-20: on 2026-12-22 { kind: 'late', day: 2026-12-15, amount: 520.00, daysPastDue: 7 }
import type { Tolerance } from './account.ts'
import { type Day, addMonths } from './day.ts'
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
  /** As tracking has it, of an agreement that was opened. */
  readonly exact?: Reckoned
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
export const AHEAD = 31
/** A row is a step up where it is more than a hundredth above the one before: a rounding rest is none. */
const STEP = 1.01

/** How the rows stand on a day. */
export type Reckoned = {
  readonly rows: readonly (Row & { readonly left: number })[]
  /** How each of them was kept. */
  readonly kept: () => readonly WatchedRow[]
  /** Nothing is owed any more. */
  readonly done: boolean
  /** What should have come before the day, and since when; `broken` from the day on which it could last be made good. */
  readonly late?: {
    readonly since: Day
    readonly amount: number
    readonly days: number
    readonly broken?: Day
  }
  readonly cureUntil?: Day
}

/** `days`: how far to look back for what came in, and ahead for the end of a cure. */
export function dueItems(of: Watched, on: Day, days: number): DueItem[] {
  const came = of.paid.filter((one) => one.on <= on)
  const { tolerance = EXACT } = of
  const reckoned = of.exact ?? reckon(of, came, tolerance, on)
  const { rows, done, late, cureUntil } = reckoned
  if (done && of.exact) return []
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
  if (late) {
    const { since, amount, days: past, broken } = late
    out.push(broken === undefined ? item('late', since, amount, past) : item('broken', broken, amount, past))
    if (broken === undefined && cureUntil !== undefined && cureUntil >= on && cureUntil <= on + days)
      out.push(item('cure-ends', cureUntil, amount, past))
  }
  for (const { on: day, left } of rows) {
    if (day > on + 1) break
    if (left > 0 && day >= on) out.push(item(day === on ? 'due-today' : 'due-tomorrow', day, left))
  }
  out.push(...promised(of, on, days, item))
  const last = came.at(-1)
  if (last && last.on >= on - days) {
    const kind = of.exact ? byRows(reckoned, last, on) : byPayments(rows, came, on, tolerance)
    if (kind) out.push(item(kind, last.on, last.amount))
  }
  const coming = rows.findIndex((row) => row.on > on)
  const [before, row] = [rows[coming - 1], rows[coming]]
  // What is paid already is no news.
  if (before && row && row.left > 0 && row.on <= on + AHEAD && row.amount > before.amount * STEP)
    out.push(item('step-up', row.on, row.amount))
  if (done) return out
  for (const end of of.incomeEnds) if (end >= on && end <= on + AHEAD) out.push(item('income-ends', end))
  const { hardshipEnds: end } = of
  if (end !== undefined && end >= on && end <= on + AHEAD) out.push(item('hardship-ends', end))
  const [first] = rows
  // Nothing of it can end before the first row is so many months past.
  const young = first && of.watch && on + AHEAD < addMonths(first.on, of.watch.months)
  const watched = of.watch && !young && observe(reckoned.kept(), on, of.watch)
  if (watched && watched.until >= on && watched.until <= on + AHEAD)
    out.push(item('observation-ends', watched.until))
  return out
}

/** Whether the rows alone do not tell how it stands: something was paid ahead of its row, or a broken plan was paid up again. */
export function isUneven(
  { rows, paid, breach, tolerance = EXACT }: Watched,
  on: Day,
): 'ahead' | 'broken' | undefined {
  const came = paid.filter((one) => one.on <= on)
  if (came.length === 0) return undefined
  const paying = rows.filter(({ amount }) => amount > 0)
  const standing = kept(paying, came, tolerance, on)
  const broken = paying.some((_, at) => {
    const until = lastCure(paying, at, breach, tolerance.days)
    const { metOn } = standing[at] as WatchedRow
    return until !== undefined && until < on && metOn !== undefined && metOn > until
  })
  if (broken) return 'broken'
  let [asked, next, cash] = [0, 0, 0]
  for (const one of came) {
    cash += one.amount
    while (next < paying.length && (paying[next] as Row).on <= one.on) asked += (paying[next++] as Row).amount
    if (cash > asked + (paying[next]?.amount ?? 0)) return 'ahead'
  }
  return undefined
}

/** From what was agreed and what came in, the oldest row first: exact where nothing was paid ahead and nothing charged. */
function reckon(of: Watched, came: Watched['paid'], tolerance: Tolerance, on: Day): Reckoned {
  const paying = of.rows.filter(({ amount }) => amount > 0)
  const { at, left } = unmet(paying, sum(came), tolerance.amount)
  const rows: Reckoned['rows'][number][] = []
  let amount = 0
  for (let k = 0; k < paying.length; k++) {
    const { on: day, amount: asked } = paying[k] as Row
    const rest = k < at ? 0 : k === at ? left : asked
    if (day < on) amount += rest
    rows.push({ on: day, amount: asked, left: rest })
  }
  const standing = { rows, kept: () => kept(paying, came, tolerance, on) }
  const first = rows[at]
  if (!first) return { ...standing, done: true }
  if (amount === 0 || on <= first.on + tolerance.days) return { ...standing, done: false }
  const cureUntil = lastCure(paying, at, of.breach, tolerance.days)
  const broken = cureUntil !== undefined && cureUntil < on ? { broken: cureUntil } : {}
  const late = { since: first.on, amount, days: on - first.on, ...broken }
  return { ...standing, done: false, late, ...(cureUntil === undefined ? {} : { cureUntil }) }
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
  const out: WatchedRow[] = []
  let asked = 0
  let paid = 0
  let at = 0
  let last: Day | undefined
  for (const { on: due, amount } of rows) {
    asked += amount
    for (; at < came.length && asked - paid > short; at++) {
      const one = came[at] as Came
      paid += one.amount
      last = one.on
    }
    const metOn = asked - paid > short ? undefined : (last ?? due)
    const judged = due + days
    const is = metOn !== undefined && metOn <= judged ? 'kept' : on <= judged ? 'open' : 'missed'
    out.push({ due, is, metOn })
  }
  return out
}

/** So many days after the last of the rows that must be missed in a row. */
function lastCure(
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

type Odd = 'paid-less' | 'paid-later' | undefined

/** The latest payment, where it left a row short, or came after its day and none before it did. */
function byPayments(
  rows: readonly Row[],
  came: Watched['paid'],
  on: Day,
  { days, amount: short }: Tolerance,
): Odd {
  const [before, after] = [unmet(rows, sum(came.slice(0, -1)), short), unmet(rows, sum(came), short)]
  const [was, is] = [rows[before.at], rows[after.at]]
  if (was && is?.on === was.on && was.on < on) return 'paid-less'
  const late = (count: number): boolean => {
    const row = rows[unmet(rows, sum(came.slice(0, count)), short).at]
    const paid = came[count]
    return row !== undefined && paid !== undefined && paid.on > row.on + days
  }
  const earlier = came.slice(0, -1).some((_, k) => late(k))
  return late(came.length - 1) && !earlier ? 'paid-later' : undefined
}

/** The same by how each row stands, where money was not used row by row. */
function byRows({ rows, kept: standing }: Reckoned, last: Came, on: Day): Odd {
  const all = standing()
  const short = rows.some(({ on: due, amount, left }) => due < on && left > 0 && left < amount)
  if (!all.some(({ metOn }) => metOn === last.on)) return short ? 'paid-less' : undefined
  const missed = all.filter(({ is }) => is === 'missed')
  return missed.length > 0 && missed.every(({ metOn }) => metOn === last.on) ? 'paid-later' : undefined
}

export const inOrder = (items: readonly DueItem[]): DueItem[] =>
  items.toSorted(
    (a, b) =>
      DUE_KINDS.indexOf(a.kind) - DUE_KINDS.indexOf(b.kind) ||
      a.day - b.day ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
