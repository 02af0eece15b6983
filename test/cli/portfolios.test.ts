// Real portfolios (真实组合), mapped by the files in docs/maps: every record becomes a case or is refused with a reason; a sample of
// each is compared. The files lie in ../shared/vectors/portfolios; without them the suite says what it skipped.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bookOf, defaultsOf, policyOfCountry } from '../../src/policy/load.ts'
import { readCase } from '../../src/schema/case.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { readMapping } from '../../src/schema/mapping.ts'
import { rowReader } from '../../src/schema/row-case.ts'
import { readCaseFile } from '../../src/store/case-file.ts'
import { open } from '../../src/store/portfolio/open.ts'
import { run } from '../support/run.ts'

const folder = fileURLToPath(new URL('../../../shared/vectors/portfolios/', import.meta.url))
const maps = join(import.meta.dirname, '../../docs/maps')

type Portfolio = {
  readonly name: string
  readonly map: string
  readonly records: number
  /** How many cannot be a case, by what is wrong with them. */
  readonly refused: Readonly<Record<string, number>>
}
const PORTFOLIOS: readonly Portfolio[] = [
  {
    name: 'uci-credit-card-default-5000.csv',
    map: 'uci-credit-card.yaml',
    records: 4999,
    // Nothing used, or paid more than was owed; and amounts that R wrote as 1e+05, which may have lost digits.
    refused: {
      'nothing-owed debt': 347,
      'negative-amount debt.principal': 114,
      'not-a-number wish.maxPayment': 8,
    },
  },
  { name: 'lending-club-modeldata.csv', map: 'lending-club.yaml', records: 9857, refused: {} },
  { name: 'credit-data-modeldata.csv', map: 'credit-data.yaml', records: 4454, refused: {} },
]

describe.each(PORTFOLIOS)('$name', ({ name, map, records, refused }) => {
  const path = join(folder, name)
  const there = existsSync(path)
  if (!there) console.log(`${name}: 0 ran, ${records} skipped`)

  test.skipIf(!there)('every record is a case or is refused with a reason', async () => {
    const mapping = readMapping((await readCaseFile(join(maps, map))).tree)
    const { columns = [], blocks } = await open(path, {})
    const reader = rowReader(mapping, columns)
    const currency = mapping.fields.find((field) => field.path[0] === 'currency')?.rules[0]?.value
    const book = bookOf(policyOfCountry(undefined, currency))
    if (!book) throw new Error('no policy')
    const defaults = defaultsOf(book, 2)
    let count = 0
    const wrong: Record<string, number> = {}
    for await (const block of blocks)
      for (const raw of block) {
        count += 1
        if (!('cells' in raw)) throw new Error(`line ${raw.line}`)
        try {
          readCase({ root: reader.tree(raw), place: () => ({}) }, defaults)
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          for (const { key, path: at } of error.troubles)
            wrong[`${key} ${at}`] = (wrong[`${key} ${at}`] ?? 0) + 1
        }
      }
    console.log(`${name}: ${count} ran, 0 skipped; refused: ${JSON.stringify(wrong)}`)
    expect([count, wrong]).toEqual([records, refused])
  })

  test.skipIf(!there)('a sample is compared', async () => {
    const { code, out } = await run(['batch', path, '--map', join(maps, map), '--flat', '--shard', '7/400'])
    expect([0, 5]).toContain(code)
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.length).toBe(Math.floor((records - 7) / 400) + 1)
    for (const row of rows)
      expect(row.error ? row.error.message : row.status === 'none' ? row.reason : row.plan).toMatch(/\S/)
  })
})
