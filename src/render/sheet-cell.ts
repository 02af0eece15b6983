// Cells of a workbook (工作簿单元格): a text, a figure, or a formula with the figure it comes to, so that a reader that reckons
// nothing sees it too. A text stays a text whatever it begins with: "=cmd|…" is shown and never run.
import type { Day } from '../core/day.ts'

export type Look = 'plain' | 'title' | 'head' | 'input' | 'sum' | 'soft' | 'check' | 'words'
export type SheetCell =
  | {
      readonly value: string | number
      readonly formula?: string
      readonly format?: string
      readonly look?: Look
      /** So many columns wide. */
      readonly span?: number
    }
  | undefined

export type SheetPage = {
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** Rows and columns that stay in sight; the last of those rows is repeated on every printed page. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
}

/** Days since 30 December 1899, as spreadsheets count. */
const serial = (on: Day): number => on + 25_569
const DAY_FORMAT = 'yyyy-mm-dd'
export const RATE_FORMAT = '0.00##########%'
const WHOLE_FORMAT = '0'

export const text = (value: string, look: Look = 'plain', span?: number): SheetCell => ({
  value,
  look,
  ...(span === undefined ? {} : { span }),
})
export const whole = (value: number, formula?: string, look: Look = 'plain'): SheetCell =>
  cell(value, WHOLE_FORMAT, formula, look)
export const dated = (on: Day, formula?: string, look: Look = 'plain'): SheetCell =>
  cell(serial(on), DAY_FORMAT, formula, look)

/** Figures of one currency, given in minor units: 243259 is 2,432.59. */
export type Amounts = (minor: number, formula?: string, look?: Look) => SheetCell
export const amounts = (digits: number): Amounts => {
  const format = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
  return (minor, formula, look = 'plain') => cell(minor / 10 ** digits, format, formula, look)
}
export const cell = (value: number, format: string, formula?: string, look: Look = 'plain'): SheetCell => ({
  value,
  format,
  look,
  ...(formula === undefined ? {} : { formula }),
})

/** 0 → A, 26 → AA */
export function column(at: number): string {
  const letter = String.fromCodePoint(65 + (at % 26))
  return at < 26 ? letter : column(Math.floor(at / 26) - 1) + letter
}
/** A cell of another sheet, fixed: 'Terms'!$B$7. Columns count from 0, rows from 1. */
export const fixed = (sheet: string, at: number, row: number): string =>
  `'${sheet.replaceAll("'", "''")}'!$${column(at)}$${row}`
