// The day's list (当日待办): of every agreement in a book what a day asks for: payments of today and tomorrow, what is late and until when it
// can be made good, promises, ends of incomes and hardships, steps up, payments smaller or later than usual.
// 820.00 due 2026-12-15, 300.00 came in on 2026-12-20: on 2026-12-22 { kind: 'late', day: 2026-12-15, amount: 520.00, daysPastDue: 7 }
import type { Day } from './day.ts'
import type { Money } from './money.ts'

export const DUE_KINDS = [
  'broken',
  'cure-ends',
  'late',
  'due-today',
  'due-tomorrow',
  'promise',
  'paid-less',
  'paid-later',
  'step-up',
  'income-ends',
  'hardship-ends',
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
  const open = unmet(paying, sum(came))
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
  const [first] = open
  if (first && first.on < on) {
    const missing = open.filter((row) => row.on < on).reduce((n, { left }) => n + left, 0)
    const cure = cureUntil(open, of.breach)
    const kind = cure === undefined || cure >= on ? 'late' : 'broken'
    out.push(item(kind, kind === 'late' ? first.on : (cure as Day), missing, on - first.on))
    if (cure !== undefined && cure >= on && cure <= on + days)
      out.push(item('cure-ends', cure, missing, on - first.on))
  }
  for (const row of open) {
    if (row.on === on) out.push(item('due-today', row.on, row.left))
    if (row.on === on + 1) out.push(item('due-tomorrow', row.on, row.left))
  }
  out.push(...promised(of, on, days, item), ...unusual(paying, came, on, days, item))
  const next = paying.findIndex((row) => row.on > on)
  const [before, row] = [paying[next - 1], paying[next]]
  if (before && row && row.on <= on + AHEAD && row.amount > before.amount * STEP)
    out.push(item('step-up', row.on, row.amount))
  const live = open.length > 0
  for (const end of of.incomeEnds)
    if (live && end >= on && end <= on + AHEAD) out.push(item('income-ends', end))
  const { hardshipEnds: end } = of
  if (live && end !== undefined && end >= on && end <= on + AHEAD) out.push(item('hardship-ends', end))
  return out
}

type Row = Watched['rows'][number]
type Open = Row & { readonly left: number }
type Item = (kind: DueKind, day: Day, amount?: number | null, late?: number) => DueItem
const sum = (all: readonly { readonly amount: Money }[]): number =>
  all.reduce((n, { amount }) => n + amount, 0)

/** Rows in time, the oldest paid first. */
function unmet(rows: readonly Row[], paid: number): Open[] {
  let cash = paid
  return rows.flatMap((row) => {
    const part = Math.min(cash, row.amount)
    cash -= part
    return part === row.amount ? [] : [{ ...row, left: row.amount - part }]
  })
}

/** So many days after the last of the rows that must be missed in a row. */
function cureUntil(open: readonly Open[], breach: Watched['breach']): Day | undefined {
  const last = breach && (open[breach.missed - 1] ?? open.at(-1))
  return last && ((last.on + breach.days) as Day)
}

function promised({ promise, paid }: Watched, on: Day, days: number, item: Item): DueItem[] {
  if (!promise || on < promise.by - 1 || on > promise.by + days) return []
  const since = sum(paid.filter((one) => one.on >= promise.made && one.on <= on))
  return since >= promise.amount ? [] : [item('promise', promise.by, promise.amount - since)]
}

/** The latest payment, where it left a row short, or came after its day and none before it did. */
function unusual(rows: readonly Row[], came: Watched['paid'], on: Day, days: number, item: Item): DueItem[] {
  const last = came.at(-1)
  if (!last || last.on < on - days) return []
  const [before, after] = [unmet(rows, sum(came.slice(0, -1))), unmet(rows, sum(came))]
  const [was, is] = [before[0], after[0]]
  if (was && is?.on === was.on && was.on < on) return [item('paid-less', last.on, last.amount)]
  const late = (count: number): boolean => {
    const [row] = unmet(rows, sum(came.slice(0, count)))
    const paid = came[count]
    return row !== undefined && paid !== undefined && paid.on > row.on
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
