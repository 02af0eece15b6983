// docs/policies.md: the policy it shows passes the check without a warning, and says what the page says it does.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Day, day, iso } from '../../src/core/day.ts'
import { checkPolicy } from '../../src/policy/check.ts'
import { bookOf, bookOver } from '../../src/policy/load.ts'
import { ownPolicy } from '../../src/policy/own.ts'
import { type Case, read } from '../../src/policy/read.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { debt } from '../support/build.ts'
import { blocksOf } from '../support/examples.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/policies.md'), 'utf8')
const shown = blocksOf(page).filter(({ language }) => language === 'yaml')

test('the policy of the page is sound and does what it says', async () => {
  expect(shown).toHaveLength(1)
  const tree = await readTree(shown[0]?.text ?? '', 'my-bank.yaml')
  expect(checkPolicy(tree, bookOf('cn'))).toEqual({ troubles: [], warnings: [] })
  const book = bookOver(ownPolicy(tree, 'my-bank.yaml', 'sha256:1'), bookOf('cn'))
  const late = (days: number): Case => ({
    debt: debt({ overdueSince: iso((day(2026, 11, 22) - days) as Day) }),
  })
  const at = (days: number) => read(book, 2, late(days))
  expect([0, 30, 31, 360, 361].map((days) => at(days).tier?.id)).toEqual([
    'early',
    'early',
    'late',
    'late',
    'legal',
  ])
  expect([at(30).closed, at(361).closed]).toEqual([false, true])
  expect([at(30).menu.settlements.length, at(31).menu.settlements.length > 0]).toEqual([0, true])
  expect(at(1).limits).toMatchObject({ mostMonths: 48, leastInstalment: 30_000 })
  expect(at(1).authority?.supervisor).toMatchObject({
    months: 36,
    holiday: 2,
    waive: { penalty: { units: 1, scale: 0 } },
  })
  expect(at(1).tolerance).toEqual({ days: 3, amount: 1000 })
})
