// The field notes on mainland China (../shared/domain/china.md), row by row: a row graded high or medium
// stands in a file of src/packs/cn or, with a reason, in docs/not-encoded.md. The row of
// `cc.lateFee.regime`; `cc.interestOnFees=false` asks for both names.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

/** How many rows the notes hold; it is what a missing folder skips, and what present notes must have. */
const ROWS = 143

type Row = {
  readonly section: number
  readonly line: number
  /** The first cell (Rule, Item), without emphasis. */
  readonly rule: string
  /** The backticked names of the Parameter cell. */
  readonly names: readonly string[]
  /** The bold words above a table without grades: its rows may be met all at once under this name. */
  readonly title?: string
}
type Entry = { id: string; row?: string | string[]; steps?: { from: string; value: string }[] }
type Listed = { readonly section: string; readonly key: string }

const plain = (text: string): string =>
  text
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
const cellsOf = (line: string): string[] => line.split('|').slice(1, -1)
const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url))
const file = path('../../../shared/domain/china.md')
const notes = existsSync(file) ? readFileSync(file, 'utf8') : undefined
const folder = path('../../src/packs/cn')
const entries = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap(
    (name): Entry[] => parse(readFileSync(`${folder}/${name}`, 'utf8'), { schema: 'failsafe' })?.values ?? [],
  )
const listed = listedIn(readFileSync(path('../../docs/not-encoded.md'), 'utf8'))

/** The tables of a page: heading cells and rows, each under its section and the last bold words above it. */
function tablesOf(
  page: string,
): { section: number; title?: string; head: string[]; rows: [number, string[]][] }[] {
  const tables: ReturnType<typeof tablesOf> = []
  let section = Number.NaN
  let title: string | undefined
  let inside = false
  for (const [at, line] of page.split('\n').entries()) {
    if (line.startsWith('## ')) {
      section = Number(/^## (\d+)\./.exec(line)?.[1])
      title = undefined
    }
    const bold = /^\*\*(.+?)\*\*/.exec(line)?.[1]
    if (bold !== undefined) title = plain(bold)
    if (!line.startsWith('|')) inside = false
    else if (!inside) {
      tables.push({
        section,
        ...(title === undefined ? {} : { title }),
        head: cellsOf(line).map(plain),
        rows: [],
      })
      inside = true
    } else if (!/^[|\s:-]+$/.test(line)) tables.at(-1)?.rows.push([at + 1, cellsOf(line)])
  }
  return tables
}

/** Rows of sections 1 to 11 graded H or M, and every row of a table that grades none. */
function rowsOf(page: string): Row[] {
  return tablesOf(page)
    .filter(({ section }) => section >= 1 && section <= 11)
    .flatMap(({ section, title, head, rows }) => {
      const grade = head.indexOf('Conf')
      const parameter = head.indexOf('Parameter')
      return rows
        .filter(([, cells]) => grade === -1 || /\b[HM]\b/.test(cells[grade] ?? ''))
        .map(([line, cells]) => ({
          section,
          line,
          rule: plain(cells[0] ?? ''),
          names: parameter === -1 ? [] : namesIn(cells[parameter] ?? ''),
          ...(grade === -1 && title !== undefined ? { title } : {}),
        }))
    })
}

/** `ltv.second.home=0.70`; `.commercial=0.50` → ltv.second.home, ltv.second.commercial. */
function namesIn(cell: string): string[] {
  const names: string[] = []
  for (const [, name = ''] of cell.matchAll(/`([^`=]+)(?:=[^`]*)?`/g))
    names.push(name.startsWith('.') ? (names.at(-1) ?? '').replace(/\.[^.]*$/, '') + name : name)
  return names
}

function listedIn(page: string): Listed[] {
  return tablesOf(page).flatMap(({ rows }) =>
    rows
      .map(([, cells]) => ({ key: plain(cells[0] ?? ''), section: cells[1]?.match(/\d+/)?.[0] ?? '' }))
      .filter(({ key }) => key !== ''),
  )
}

type Where = 'pack' | 'listed' | undefined

/** Where a row is met: all its names, or the row itself, in the pack; else in the list; else nowhere. */
function whereIs(row: Row, pack: readonly Entry[], list: readonly Listed[]): Where {
  const keys = list.filter(({ section }) => section === '' || section === String(row.section))
  const byRow = pack.some(({ row: said = [] }) =>
    [said].flat().some((text) => plain(text) === row.rule || plain(text) === row.title),
  )
  const byWords = keys.some(({ key }) => startsWithWords(row.rule, key) || key === row.title)
  if (row.names.length === 0) return byRow ? 'pack' : byWords ? 'listed' : undefined
  const found = row.names.map((name): Where => {
    if (pack.some(({ id }) => isNamed(id, name))) return 'pack'
    if (name.endsWith('*') && byRow) return 'pack'
    return keys.some(({ key }) => namesIn(`\`${key.replaceAll(/\s*[;,]\s*/g, '` `')}\``).includes(name))
      ? 'listed'
      : undefined
  })
  return found.includes(undefined) ? undefined : found.includes('pack') ? 'pack' : 'listed'
}

/** `privacy.*` is met by privacy.minimum; any other name by itself alone. */
const isNamed = (id: string, name: string): boolean =>
  name.endsWith('.*') ? id.startsWith(name.slice(0, -1)) : id === name

/** "High-interest lending banned" opens "High-interest lending banned in general"; "High" is too short. */
const startsWithWords = (rule: string, key: string): boolean =>
  rule === key || (key.length >= 12 && rule.startsWith(key) && !/^[\p{L}\p{N}]/u.test(rule.slice(key.length)))

const missing = (rows: readonly Row[], pack = entries, list = listed): string[] =>
  rows
    .filter((row) => whereIs(row, pack, list) === undefined)
    .map(({ section, line, rule, names }) => `§${section} line ${line}: ${names.join(', ') || rule}`)

/** Every pair of a day and a rate in the LPR table: `2019-08-20 4.25%`. */
function pairsOf(page: string): string[] {
  const table = tablesOf(page).find(({ head }) => head.includes('LPR1Y %'))
  return (table?.rows ?? []).flatMap(([, cells]) =>
    [...cells.join('|').matchAll(/(?<!still )(\d{4}-\d\d-\d\d)\*?\s*\|\s*([\d.]+)/g)].map(
      ([, day, rate]) => `${day} ${rate}%`,
    ),
  )
}

describe('the field notes on China', () => {
  if (notes === undefined) {
    console.log(`china.md: 0 rows, ${ROWS} skipped`)
    test.skip(`china.md: ${ROWS} rows skipped, the notes are not there`, () => {})
    return
  }
  const rows = rowsOf(notes)

  test('each graded row stands in the pack or in the list', () => {
    const count = (where: Where): number =>
      rows.filter((row) => whereIs(row, entries, listed) === where).length
    console.log(
      `china.md: ${rows.length} rows, ${count('pack')} in the pack, ${count('listed')} listed, ` +
        `${count(undefined)} nowhere, 0 skipped`,
    )
    expect(missing(rows)).toEqual([])
    expect(rows.length).toBe(ROWS)
  })

  test('the list names rows that are there', () => {
    const all = tablesOf(notes).flatMap(({ rows: inTable, title }) =>
      inTable.flatMap(([, cells]) => [plain(cells[0] ?? ''), ...namesIn(cells[1] ?? ''), title ?? '']),
    )
    const stray = listed.filter(({ key }) => {
      const names = namesIn(`\`${key.replaceAll(/\s*[;,]\s*/g, '` `')}\``)
      return !all.some((text) => startsWithWords(text, key)) && !names.every((name) => all.includes(name))
    })
    expect(stray).toEqual([])
  })

  test('every published step of the one-year LPR is a step of the pack', () => {
    const steps = entries.flatMap(({ id, steps: own = [] }) => (id === 'lpr.1y' ? own : []))
    const pairs = pairsOf(notes)
    expect(pairs).toHaveLength(13)
    expect(steps.map(({ from, value }) => `${from} ${value}`)).toEqual(pairs.toSorted())
  })
})

test('a row that is nowhere is seen', () => {
  const page = [
    '## 1. Planted',
    '| Rule | Parameter | Value | Conf |',
    '|---|---|---|---|',
    '| By name | `planted.one`; `planted.two=3` | 1 | H |',
    '| Half | `planted.one`; `.four` | 1 | M/L |',
    '| By words alone | – | 1 | H but stale |',
    '| Starred | `planted.*` | 1 | M |',
    '| Guessed | `planted.guess` | 1 | L |',
    '| Ungraded | – | 1 | – |',
    '',
    '**A fee** (progressive):',
    '| Claim | Rate |',
    '|---|---|',
    '| ≤ 10 | 1 % |',
    '| > 10 | 2 % |',
    '## 12. Words',
    '| Rule | Conf |',
    '|---|---|',
    '| Out of range | H |',
  ].join('\n')
  const rows = rowsOf(page)
  expect(missing(rows, [], [])).toEqual([
    '§1 line 4: planted.one, planted.two',
    '§1 line 5: planted.one, planted.four',
    '§1 line 6: By words alone',
    '§1 line 7: planted.*',
    '§1 line 14: ≤ 10',
    '§1 line 15: > 10',
  ])
  const pack = [{ id: 'planted.one' }, { id: 'planted.twofold' }, { id: 'fee', row: 'A fee' }]
  const list = listedIn(
    '| row | section | reason |\n|---|---|---|\n| `planted.two` | §2 | elsewhere |\n| By | §1 | too short |',
  )
  expect(missing(rows, pack, list)).toEqual([
    '§1 line 4: planted.one, planted.two',
    '§1 line 5: planted.one, planted.four',
    '§1 line 6: By words alone',
  ])
  expect(missing(rows, pack, [...list, { section: '1', key: 'By words alone' }])).toHaveLength(2)
})
