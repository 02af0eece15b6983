// A column of the working (计息过程的列): its head, and its cell in a line, reckoned from cells of the columns before it.
import type { Voice } from '../i18n/say.ts'
import type { SheetCell } from './sheet-cell.ts'

/** Where a column stands: at('days', 6) is D6. */
export type At = (key: string, row: number) => string
export type Column = {
  readonly key: string
  readonly head: (voice: Voice) => string
  /** `i` counts the lines from 0, `row` the rows of the sheet from 1. */
  readonly cell: (i: number, row: number, at: At) => SheetCell
}
