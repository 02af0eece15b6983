// Widths of a table on paper (表格列宽): figures never wrap, words share what is left; where it does not fit, the letters become
// smaller. Nine columns of amounts on A4 are set in 7 points.
import { isWide } from '../i18n/width.ts'
import type { PaperTable } from './paper.ts'

/** Of the size of the letters: a narrow character at its widest in Noto Sans, a wide one. */
const NARROW = 0.62
const WIDE = 1

/** How wide a text is in letters of size 1, on the safe side. */
function ems(text: string): number {
  let sum = 0
  for (const char of text) sum += isWide(char.codePointAt(0) ?? 0) ? WIDE : NARROW
  return sum
}

/** The longest piece that is not broken: a word, or a single character of Chinese. */
const longestWord = (text: string): number =>
  Math.max(0, ...text.split(/[\s\u2e80-\uffef]+/u).map(ems), /[\u2e80-\uffef]/u.test(text) ? WIDE : 0)
const longestLine = (text: string): number => Math.max(0, ...text.split('\n').map(ems))

export type Widths = { readonly size: number; readonly widths: readonly number[] }
/** Space left and right of a cell's text. */
export const PADDING = 3

const SIZES = [8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5]

export function columnWidths({ head, rows, words }: PaperTable, room: number): Widths {
  const columns = head.map((title, i) => {
    const cells = rows.map((row) => row[i] ?? '')
    const least = Math.min(
      Math.max(longestWord(title), ...(i < words ? cells.map(longestWord) : cells.map(longestLine))),
      // A word of 10,000 letters is broken, wherever it stands.
      i < words ? 16 : Infinity,
    )
    return { least, most: Math.max(least, ...[title, ...cells].map(longestLine)) }
  })
  const inner = room - columns.length * 2 * PADDING
  const need = columns.reduce((sum, { least }) => sum + least, 0)
  const size = SIZES.find((one) => need * one <= inner) ?? (SIZES.at(-1) as number)
  const shrink = Math.min(1, inner / (need * size))
  const widths = columns.map(({ least }) => least * size * shrink)
  spread(
    widths,
    columns.map(({ most }, i) => (i < words || words === 0 ? most * size : (widths[i] ?? 0))),
    inner,
  )
  return { size, widths }
}

/** What is left goes to the columns that could use it, the narrowest first; what nobody needs goes to all alike. */
function spread(widths: number[], wanted: readonly number[], room: number): void {
  let left = room - widths.reduce((sum, width) => sum + width, 0)
  for (let round = 0; round < 20 && left > 0.5; round++) {
    const short = widths.map((width, i) => Math.max(0, (wanted[i] ?? 0) - width))
    const open = short.filter((one) => one > 0.1).length
    if (open === 0) break
    const share = left / open
    for (const [i, lack] of short.entries()) {
      if (lack <= 0.1) continue
      const given = Math.min(share, lack)
      widths[i] = (widths[i] ?? 0) + given
      left -= given
    }
  }
  for (const i of widths.keys()) widths[i] = (widths[i] ?? 0) + Math.max(0, left) / widths.length
}

/** So many lines a text takes in a column. */
export const linesOf = (text: string, width: number, size: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((ems(line) * size) / width)), 0)
