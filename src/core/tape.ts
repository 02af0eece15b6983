// Tape (流水): the figures of one run in columns of plain numbers, row by row; the search reads it without making objects.
// Row 0 of 24: payment[0] = 246542, charged[0] = 73098, left[0..3] = what each bucket still holds.
import type { Day } from './day.ts'
import { NOTHING_OWED } from './debt.ts'
import type { Opening } from './relief.ts'
import { ZERO } from './money.ts'

/** Rows a plan may have: 480 months and a few dated ones. */
const MOST_ROWS = 512

export type Tape = {
  /** Two rows on one day stay two, as the lines of a workbook are. */
  readonly apart?: boolean
  rows: number
  readonly due: Day[]
  readonly payment: Float64Array
  readonly charged: Float64Array
  readonly capitalised: Float64Array
  /** Four numbers a row: fees, penalty, interest, principal. */
  readonly to: Float64Array
  readonly left: Float64Array
  /** From this row on the columns that only fees, penalty, unpaid and capitalised interest fill hold zeros. */
  clean: number
  open: Opening
  /** Running figures: Σ payments, Σ interest charged, the highest payment, the most owed after any row. */
  paid: number
  charge: number
  peak: number
  most: number
}

const EMPTY: Opening = {
  owed: NOTHING_OWED,
  forgiven: NOTHING_OWED,
  held: NOTHING_OWED,
  putOff: NOTHING_OWED,
  given: [],
  capitalised: ZERO,
}

export const tape = (rows = MOST_ROWS, apart = false): Tape => ({
  apart,
  rows: 0,
  due: [],
  payment: new Float64Array(rows),
  charged: new Float64Array(rows),
  capitalised: new Float64Array(rows),
  to: new Float64Array(rows * 4),
  left: new Float64Array(rows * 4),
  clean: 0,
  open: EMPTY,
  paid: 0,
  charge: 0,
  peak: 0,
  most: 0,
})
