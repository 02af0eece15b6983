// Breach (违约): what is owed when a plan is broken at a row: what was held returns, what was paid stays where it went.
// 515.40 of fees and penalty held until completion, broken at row 6: they are owed again, 46,000.00 principal beside them.
import { fraction, factor } from './accrual.ts'
import { anchorOf, firstDueOf } from './course.ts'
import { BUCKETS, type Bucket, type Debt, NOTHING_OWED, type Owed } from './debt.ts'
import type { Day } from './day.ts'
import { type Refusal, refusal } from './finding.ts'
import { type Ledger, PRINCIPAL, accrue, ledger, owedOf } from './ledger.ts'
import { type Breach, type Plan, rateOf } from './plan.ts'
import type { Rate } from './rate.ts'
import { opening } from './relief.ts'
import { type Schedule, schedule } from './schedule.ts'
import { steps } from './step.ts'
import { lay } from './work.ts'

export type Broken = {
  /** The day on which the plan counts as broken. */
  readonly on: Day
  readonly owed: Owed
  /** What came back: reliefs not yet final, and what was put off. */
  readonly returned: Owed
  /** Everything is due at once. */
  readonly accelerates: boolean
}

/**
 * The debt if every row before `row` (from 1) was paid on its day and none from it on. The plan is broken `days` after
 * the due day of the last of `missed` rows. Interest runs at each stage's rate until then; with `from-start` the
 * contract rate is charged again from `asOf` on the principal as it really stood. Row 1 means nothing was ever paid.
 * A row that asks for nothing cannot be missed: of a holiday's rows the first payment after it is.
 */
export function broken(debt: Debt, plan: Plan, from: number): Broken | Refusal {
  const promise = schedule(debt, plan)
  if ('refused' in promise) return promise
  const terms = plan.breach
  if (!terms) return refusal('no-breach-terms')
  if (from < 1 || from > promise.rows.length)
    return refusal('row-unknown', { row: { count: from }, rows: { count: promise.rows.length } })
  const row = missable(promise, from, 1) ?? from
  const open = opening(debt, plan)
  const segments = lay(debt, plan)
  if ('refused' in open) return open
  if ('refused' in segments) return segments
  const before = row === 1 ? open.owed : (promise.rows[row - 2] as Schedule['rows'][number]).left
  const l = { ...ledger(debt, before), carry: carriedOver(debt, plan, promise, row) }
  const on = idle(debt, plan, promise, row, terms, l)
  if (terms.interest === 'from-start') catchUp(debt, plan, promise, row, on, l)
  const returned = { ...NOTHING_OWED } as Record<Bucket, number>
  for (const { bucket, amount, when } of open.given) {
    if (when === 'now' || (typeof when === 'object' && when.kept < row)) continue
    returned[bucket] += amount
  }
  const owed = { ...owedOf(l.owed) } as Record<Bucket, number>
  for (const bucket of BUCKETS) owed[bucket] += returned[bucket]
  return { on, owed: owed as Owed, returned: returned as Owed, accelerates: terms.accelerates }
}

/** The `count`th row from `row` on that asks for something, or the last that does; both from 1. */
function missable({ rows }: Schedule, row: number, count: number): number | undefined {
  return rows
    .slice(row - 1)
    .flatMap(({ n, payment }) => (payment > 0 ? [n] : []))
    .slice(0, count)
    .at(-1)
}

/** Rows from `row` on bear interest and are not paid, up to the day of the breach; charges are rounded at due days. */
function idle(debt: Debt, plan: Plan, promise: Schedule, row: number, terms: Breach, l: Ledger): Day {
  const { rows } = promise
  const anchor = anchorOf(debt, firstDueOf(debt, plan))
  const lastMissed = missable(promise, row, terms.missed) ?? row
  const on = ((rows[lastMissed - 1] as Schedule['rows'][number]).due + terms.days) as Day
  let from = row === 1 ? debt.asOf : (rows[row - 2] as Schedule['rows'][number]).due
  for (const to of dueDays(rows, row, on)) {
    if (to === from) continue
    const { top, bottom } = factor(rateFor(debt, plan, to), fraction(debt.dayCount, from, to, anchor))
    accrue(l, top, bottom)
    from = to
  }
  return on
}

/** With carried interest: what the rows before left over of a minor unit. */
function carriedOver(debt: Debt, plan: Plan, { rows, opened }: Schedule, row: number): Ledger['carry'] {
  const of = ledger(debt, opened)
  const segments = lay(debt, plan)
  if (!of.carry || 'refused' in segments) return undefined
  let at = 0
  let principal = opened.principal
  for (const { due, top, bottom } of steps(debt, segments)) {
    if (due !== rows[at]?.due) principal = (rows[at++] as Schedule['rows'][number]).left.principal
    if (at >= row - 1) break
    of.owed[PRINCIPAL] = principal
    accrue(of, top, bottom)
  }
  return of.carry
}

/** Interest is rounded at each due day until the plan counts as broken, and on that day. */
const dueDays = (rows: Schedule['rows'], row: number, on: Day): Day[] => [
  ...rows.slice(row - 1).flatMap(({ due }) => (due < on ? [due] : [])),
  on,
]

/** The rate of the stage in which a day falls; after the last row, of the last stage. */
function rateFor(debt: Debt, plan: Plan, on: Day): Rate {
  const segments = lay(debt, plan)
  if ('refused' in segments) return debt.rates.contract
  const all = steps(debt, segments)
  return (all.find(({ due }) => due >= on) ?? all.at(-1))?.rate ?? rateOf({ months: 1, pay: 'nothing' }, debt)
}

/** Contract interest from `asOf` on the principal as it stood, less what was charged: never less than nothing. */
function catchUp(debt: Debt, plan: Plan, promise: Schedule, row: number, on: Day, l: Ledger): void {
  const anchor = anchorOf(debt, firstDueOf(debt, plan))
  const full = ledger(debt, { ...NOTHING_OWED, principal: promise.opened.principal })
  let from = debt.asOf
  let charged = 0
  const upTo = (to: Day, principal: number): void => {
    full.owed[PRINCIPAL] = principal
    const { top, bottom } = factor(debt.rates.contract, fraction(debt.dayCount, from, to, anchor))
    if (to > from) accrue(full, top, bottom)
    from = to
  }
  let principal: number = promise.opened.principal
  for (const one of promise.rows.slice(0, row - 1)) {
    upTo(one.due, principal)
    charged += one.charged.interest
    principal = one.left.principal
  }
  const unpaid = l.owed[2] as number
  const before =
    row === 1 ? promise.opened.interest : (promise.rows[row - 2] as Schedule['rows'][number]).left.interest
  charged += unpaid - before
  for (const to of dueDays(promise.rows, row, on)) upTo(to, principal)
  l.owed[2] = unpaid + Math.max(0, (full.owed[2] as number) - charged)
}
