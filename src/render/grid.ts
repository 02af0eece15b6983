// Grid (表格): rows of cells as aligned lines without borders, right-aligned but where said otherwise.
// Cells come already broken into lines: the library's own wrapping loses Chinese text, so it is never asked to wrap.
import Table from 'cli-table3'
import { width } from '../i18n/width.ts'

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
  // One by one, each sign measured once: a list has more rows than a function takes arguments.
  const sizes = aligns.map(() => 1)
  const lines: (readonly string[])[] = []
  const wide: number[] = []
  for (const row of rows) {
    const cells = row.map((cell) => (cell.includes('\n') ? cell.split('\n') : [cell]))
    const height = cells.reduce((most, { length }) => Math.max(most, length), 1)
    for (let n = 0; n < height; n++) {
      const line = aligns.map((_, i) => cells[i]?.[n] ?? '')
      lines.push(line)
      for (const [i, cell] of line.entries()) {
        const own = width(cell)
        wide.push(own)
        if (own > (sizes[i] as number)) sizes[i] = own
      }
    }
  }
  const last = aligns.length - 1
  return lines.map((line, n) => {
    let said = ''
    for (let i = 0; i <= last; i++) {
      const cell = line[i] as string
      const pad = ' '.repeat((sizes[i] as number) - (wide[n * (last + 1) + i] as number))
      said += `${i === 0 ? '' : gap}${aligns[i] === 'left' ? cell + pad : pad + cell}`
    }
    return said.trimEnd()
  })
}
