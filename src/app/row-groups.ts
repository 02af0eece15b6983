// Row groups (还款期段): rows that pay the same, told together: 36 rows are "1 to 6: 500.00 each; 7 to 35: 1,234.00; 36: 1,234.07".
// Where nearly every row differs, so many as make a year stand together with their least and their highest payment.
import type { Day } from '../core/day.ts'
import { type Money, least } from '../core/money.ts'
import type { Row } from '../core/schedule.ts'

export type RowGroup = {
  readonly from: number
  readonly to: number
  readonly firstDue: Day
  readonly lastDue: Day
  readonly least: Money
  readonly most: Money
  readonly sum: Money
}

/** More groups than this are no summary. */
const MOST = 12
const YEAR = 12

const one = ({ n, due, payment }: Row): RowGroup => ({
  from: n,
  to: n,
  firstDue: due,
  lastDue: due,
  least: payment,
  most: payment,
  sum: payment,
})
const joined = (a: RowGroup, b: RowGroup): RowGroup => ({
  ...a,
  to: b.to,
  lastDue: b.lastDue,
  least: least(a.least, b.least),
  most: Math.max(a.most, b.most) as Money,
  sum: (a.sum + b.sum) as Money,
})

function gathered(rows: readonly Row[], together: (last: RowGroup, row: Row) => boolean): RowGroup[] {
  const out: RowGroup[] = []
  for (const row of rows) {
    const last = out.at(-1)
    if (last && together(last, row)) out[out.length - 1] = joined(last, one(row))
    else out.push(one(row))
  }
  return out
}

export function rowGroups(rows: readonly Row[]): readonly RowGroup[] {
  const equal = gathered(rows, (last, { payment }) => payment === last.most)
  return equal.length <= MOST ? equal : gathered(rows, ({ from, to }) => to - from + 1 < YEAR)
}
