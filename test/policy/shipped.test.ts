// What ships is sound (随附政策检查): every folder of packs passes the check that a lender's own policy has to pass, with no error, and its
// values the shape that `parley schema values` prints.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sayTrouble } from '../../src/i18n/say-trouble.ts'
import { voice } from '../../src/i18n/say.ts'
import { checkPolicy } from '../../src/policy/check.ts'
import { type Day, iso } from '../../src/core/day.ts'
import { POLICIES, bookOf, read as readPolicy } from '../../src/policy/load.ts'
import { UNIT_EXAMPLES } from '../../src/policy/unit-examples.ts'
import { UNITS, UNIT_NAMES } from '../../src/policy/units.ts'
import type { Trouble } from '../../src/schema/input-error.ts'
import { type Tree, at } from '../../src/schema/tree.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { debt, on } from '../support/build.ts'

const packs = join(import.meta.dirname, '../../src/packs')
const folders = readdirSync(packs)
  .filter((id) => existsSync(join(packs, id, 'policy.yaml')))
  .toSorted()
const read = (id: string, name: string): Promise<Tree> =>
  readTree(readFileSync(join(packs, id, name), 'utf8'), `${id}/${name}`)
const said = (troubles: readonly Trouble[]): string[] => troubles.map((one) => sayTrouble(one, voice('en')))

async function check(id: string) {
  const names = readdirSync(join(packs, id)).filter(
    (name) => name.endsWith('.yaml') && name !== 'policy.yaml',
  )
  const tree = await read(id, 'policy.yaml')
  const below = at(tree.root, ['extends'])
  const under = typeof below === 'string' ? bookOf(below) : undefined
  const files = await Promise.all(names.map((name) => read(id, name)))
  return { id: at(tree.root, ['id']), ...checkPolicy(tree, under, { files }) }
}

describe('what ships', () => {
  test('is all of the shelf', () => {
    expect(folders).toEqual([...POLICIES])
    expect(folders.length).toBeGreaterThanOrEqual(3)
  })
  test.each(folders)('%s is sound', async (id) => {
    const { id: own, troubles, warnings } = await check(id)
    expect(own).toBe(id)
    expect(said(troubles)).toEqual([])
    expect(said(warnings)).toEqual([])
  })
})

test('the example lender offers by days past due, times and amount, and nothing after a year', () => {
  const book = bookOf('example')
  const tierOf = (days: number, timesOverdue: number, principal = 1_000_000): string | undefined => {
    const overdueSince = days === 0 ? {} : { overdueSince: iso((on('2026-11-22') - days) as Day) }
    const of = book && readPolicy(book, 2, { debt: debt({ ...overdueSince, timesOverdue, principal }) })
    return of && `${of.tier?.id} ${of.closed ? 'closed' : of.limits.mostMonths}`
  }
  expect(tierOf(0, 0)).toBe('current 36')
  expect(tierOf(30, 2)).toBe('early 60')
  expect(tierOf(30, 3)).toBe('again 36')
  expect(tierOf(31, 3)).toBe('middle 60')
  expect(tierOf(91, 1, 20_000_000)).toBe('late 60')
  expect(tierOf(91, 1, 20_000_001)).toBe('late-large 60')
  expect(tierOf(361, 1)).toBe('legal closed')
})

test('the example written for each unit is read in it', () => {
  expect(Object.keys(UNIT_EXAMPLES).toSorted()).toEqual([...UNIT_NAMES].toSorted())
})
test.each(UNIT_NAMES)('%s', async (unit) => {
  const { root } = await readTree(`value: ${UNIT_EXAMPLES[unit]}\n`)
  expect(UNITS[unit](at(root, ['value']) ?? null, 2)).toBeDefined()
})
