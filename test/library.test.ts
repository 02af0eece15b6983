// docs/library.md is run: its example, as printed, in an empty folder that has nothing but this package; what it prints is what
// the page says it prints. The functions the page names are there.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
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

describe('a script that no type check reads', () => {
  const data = {
    asOf: '2026-11-22',
    currency: 'CNY',
    debt: { principal: 10000, annualRate: '18%', dayCount: 'equal-months', dueDay: 15 },
    household: { people: 1, income: [{ what: 'wage', amount: 5000 }], spending: [] },
  }
  const { situation, policy, tree, book } = library.openCase(data, { policy: 'generic' })
  const axes = library.readAxes(['household.income=3000,5000'], 2)
  const keyOf = (act: () => unknown): string => {
    try {
      act()
    } catch (error) {
      return error instanceof library.InputError
        ? error.troubles.map(({ key, path }) => `${key} ${path}`).join()
        : String(error)
    }
    return 'nothing thrown'
  }

  test.each([
    ['not-one-of role', { role: 'borower' }],
    ['missing role', {}],
    ['missing role', undefined],
    ['not-one-of kinds', { role: 'analyst', kinds: ['balon'] }],
    ['not-a-list kinds', { role: 'analyst', kinds: 'balloon' }],
  ])('is told %s, whoever is asked', (want, options) => {
    const asked = options as never
    expect(keyOf(() => library.compare(situation, policy, asked))).toBe(want)
    expect(keyOf(() => library.appraiseRecord(situation, policy, asked))).toBe(want)
    expect(keyOf(() => library.sweep(tree, book, axes, asked))).toBe(want)
  })

  test('is told which number of plans is none, and which role a wish cannot be asked for', () => {
    for (const top of [0, -1, 1.5, Number.NaN, '1'])
      expect(keyOf(() => library.compare(situation, policy, { role: 'analyst', top: top as never }))).toBe(
        'out-of-range top',
      )
    expect(keyOf(() => library.counter(situation, policy, 'king' as never, {}))).toBe('not-one-of role')
  })

  test('may give any options to openCase, and any id', () => {
    for (const named of [5, {}])
      expect(keyOf(() => library.openCase(data, { policy: named as never }))).toBe('no-such-policy ')
    for (const set of [{ a: 1 }, [5], 'x', null])
      expect(keyOf(() => library.openCase(data, { set: set as never }))).toBe('bad-set set')
    expect(keyOf(() => library.openCase(data, null as never))).toBe('nothing thrown')
    for (const id of [5, null, undefined])
      expect(library.planOf(id as never, situation, policy)).toMatchObject({
        refused: { rule: 'plan-unknown' },
      })
  })

  test('may change what it was given: the next answer is none the worse', () => {
    const asked = { role: 'analyst', top: 1 } as const
    const before = JSON.stringify(library.compare(situation, policy, asked))
    const changed = JSON.parse('{}') as Record<string, unknown>
    const result = library.compare(situation, policy, asked) as never as {
      plans: { id: string; measures: Record<string, unknown>; plan: Record<string, unknown> }[]
    }
    for (const one of result.plans) {
      Object.assign(one.measures, { peakPayment: 1, totalPaid: changed })
      Object.assign(one.plan, { kind: 'balloon', stages: [] })
    }
    result.plans.length = 0
    const again = library.openCase(data, { policy: 'generic' })
    expect(JSON.stringify(library.compare(again.situation, again.policy, asked))).toBe(before)
  })
})
