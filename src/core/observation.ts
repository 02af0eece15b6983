// Observation period (重组资产观察期): so long a lender watches a debt whose terms were eased, and so many rows must be kept one after the
// other. First row due 2026-12-15, 12 months and 2 rows: until 2027-12-15; a miss on 2027-03-15 starts it again from that day.
import { type Day, addMonths } from './day.ts'

export type Watch = { readonly months: number; readonly rows: number }
/** A row that asks for something, as it stands on the day. */
export type WatchedRow = {
  readonly due: Day
  readonly is: 'kept' | 'missed' | 'open'
  /** The day on which nothing of it was missing any more. */
  readonly metOn: Day | undefined
}
export type Observed = {
  readonly from: Day
  readonly until: Day
  /** Rows kept one after the other since then. */
  readonly kept: number
  /** How often a missed row has started it again. */
  readonly restarts: number
  readonly over: boolean
}

/** It begins on the first due day after the change; any payment missed within it starts it again from that day. */
export function observe(
  rows: readonly WatchedRow[],
  on: Day,
  { months, rows: least }: Watch,
): Observed | undefined {
  const first = rows[0]
  if (!first) return undefined
  let [from, kept, restarts] = [first.due, 0, 0]
  for (const { due, is, metOn } of rows) {
    // It is over before this row is due: what is missed later is another matter.
    if (kept >= least && due >= addMonths(from, months)) break
    if (is === 'kept' && metOn !== undefined && metOn <= on && due <= on) kept += 1
    if (is !== 'missed') continue
    from = due
    kept = 0
    restarts += 1
  }
  const until = addMonths(from, months)
  return { from, until, kept, restarts, over: on >= until && kept >= least }
}
