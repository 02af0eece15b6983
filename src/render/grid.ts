// Grid (表格): rows of cells as aligned lines without borders, right-aligned but where said otherwise.
// Cells come already broken into lines: the library's own wrapping loses Chinese text, so it is never asked to wrap.
import Table from 'cli-table3'
import { padEnd, padStart, width } from '../i18n/width.ts'

export type Align = 'left' | 'right'
export type Rows = readonly (readonly string[])[]

/** Drawing by the library takes 6 ms for ten plans and 30 ms for 60 rows, from a cold start; done here, under one. */
const MOST_CELLS = 40

const NO_LINES = Object.fromEntries(
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid'
    .split(' ')
    .map((name) => [name, '']),
)

export const grid = (rows: Rows, aligns: readonly Align[], gap = '  '): string[] =>
  rows.length * aligns.length > MOST_CELLS ? aligned(rows, aligns, gap) : tabled(rows, aligns, gap)

/** By cli-table3, without frame, padding or colours of its own. */
export function tabled(rows: Rows, aligns: readonly Align[], gap: string): string[] {
  const table = new Table({
    chars: { ...NO_LINES, middle: gap },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    colAligns: [...aligns],
  })
  for (const row of rows) table.push([...row])
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
}

/** The same lines, for all but small tables. */
export function aligned(rows: Rows, aligns: readonly Align[], gap: string): string[] {
  const cells = rows.map((row) => row.map((cell) => cell.split('\n')))
  // One by one: a list has more rows than a function takes arguments.
  const sizes = aligns.map((_, i) => {
    let most = 1
    for (const row of cells) for (const line of row[i] ?? []) most = Math.max(most, width(line))
    return most
  })
  return cells.flatMap((row) => {
    const height = Math.max(...row.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      aligns
        .map((align, i) => (align === 'left' ? padEnd : padStart)(row[i]?.[line] ?? '', sizes[i] ?? 0))
        .join(gap)
        .trimEnd(),
    )
  })
}
