// docs/library.md is run: its example, as printed, in an empty folder that has nothing but this package; what it prints is what
// the page says it prints. The functions the page names are there.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as library from '../src/index.ts'
import { blocksOf } from './support/examples.ts'

const root = resolve(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
const blocks = blocksOf(page)
const text = (language: string): string => blocks.find((block) => block.language === language)?.text ?? ''
const folder = mkdtempSync(join(tmpdir(), 'parley-library-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the example prints what the page says', () => {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/parley-cli'), 'junction')
  writeFileSync(join(folder, 'example.mjs'), text('js'))
  const said = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' })
  expect(said).not.toBe('')
  expect(said).toBe(text('text'))
})

test('every function of the table is exported', () => {
  const table = page.slice(page.indexOf('## What there is'), page.indexOf('## Units'))
  const cells = table.split('\n').map((line) => line.split('|')[1] ?? '')
  const named = cells.flatMap((cell) => cell.match(/\b\w+(?=[(`])/g) ?? [])
  expect(named.length).toBeGreaterThan(18)
  expect(named.filter((name) => !(name in library))).toEqual([])
})

test('what is wrong with a case is thrown together, where it stands', () => {
  const wrong = (): unknown =>
    library.openCase({ asOf: '2026-11-22', currency: 'CNY', debt: { principal: 1, annualRate: '18' } })
  expect(wrong).toThrow(library.InputError)
  try {
    wrong()
  } catch (error) {
    const paths = (error as library.InputError).troubles.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['debt.annualRate', 'debt.dayCount', 'debt.dueDay']))
  }
  const known = { asOf: '2026-11-22', currency: 'CNY', debt: {} }
  expect(() => library.openCase(known, { policy: 'cnn' })).toThrow(/no-such-policy/)
})

test('an id is the plan the command makes of it, or says why not', () => {
  const { situation, policy } = library.openCase({
    asOf: '2026-11-22',
    currency: 'CNY',
    debt: {
      product: 'consumer-loan',
      principal: 10000,
      annualRate: '18%',
      dayCount: 'equal-months',
      dueDay: 15,
    },
  })
  const plan = library.planOf('equal-instalment-12', situation, policy)
  expect(library.isRefusal(plan) ? plan : plan.stages).toEqual([{ months: 12, pay: 'level' }])
  for (const [id, rule] of [
    ['contract', 'needs-contract'],
    ['nonsense-3', 'plan-unknown'],
  ] as const) {
    const none = library.planOf(id, situation, policy)
    expect(library.isRefusal(none) ? none.refused.rule : id).toBe(rule)
  }
})
