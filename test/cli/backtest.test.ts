// parley backtest: the same figures however it is run, every record answered or rejected with a reason, and an exit code that says so.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BACKTEST_OUTPUT } from '../../src/schema/output-backtest.ts'
import { harmless } from '../support/harmless.ts'
import { CSV_SETS, csvRecords, records } from '../support/records.ts'
import { run } from '../support/run.ts'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
function file(name: string, content: string | Uint8Array): string {
  const inside = join(folder, String((made += 1)))
  mkdirSync(inside)
  const path = join(inside, name)
  writeFileSync(path, content)
  return path
}
const cases = (count: number): string => [...records(count)].join('')
/** The quickest menu: what is tested here is not the search. */
const QUICK = ['--kinds', 'equal-instalment']
const TWO = ['--policy', 'cn', '--policy', 'example', ...QUICK, '--simulations', '200']

describe('figures', () => {
  test('are as their schema says, and add up', async () => {
    const { code, out } = await run([
      'backtest',
      file('a.ndjson', cases(40)),
      ...TWO,
      '--budget',
      '5000',
      '--shock',
      '10%',
      '--json',
    ])
    expect(code).toBe(0)
    const of = v.parse(BACKTEST_OUTPUT.backtest.shape(), JSON.parse(out))
    expect(of.records).toBe(40)
    for (const one of of.policies) {
      expect(one.plans + one.none).toBe(40)
      expect(Object.values(one.kinds).reduce((a, b) => a + b, 0)).toBe(one.plans)
      expect(Object.values(one.approvals).reduce((a, b) => a + b, 0)).toBe(one.plans)
      const parts = [...Object.values(one.reliefs.now), ...Object.values(one.reliefs.ifKept)]
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(one.reliefs.total, 2)
      expect(one.budget?.given).toBeLessThanOrEqual(5000)
      expect(one.reasons.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(one.none)
    }
    expect(Object.values(of.differences[0]!.changes).reduce((a, b) => a + b, 0)).toBe(40)
    const { gained, lost } = of.differences[0]!.changes
    expect(gained - lost).toBe(of.policies[1]!.plans - of.policies[0]!.plans)
  }, 60_000)

  test('agree with what batch says of each record', async () => {
    const path = file('a.ndjson', cases(12))
    const list = join(folder, 'list.csv')
    const tested = await run(['backtest', path, ...TWO, '--records', list, '--json'])
    const rows = readFileSync(list, 'utf8')
      .replace('\ufeff', '')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    expect(rows[0]).toEqual([
      'line',
      'id',
      'plan1',
      'firstPayment1',
      'peakPayment1',
      'months1',
      'reliefs1',
      'expectedValue1',
      'plan2',
      'firstPayment2',
      'peakPayment2',
      'months2',
      'reliefs2',
      'expectedValue2',
      'change2',
    ])
    expect(statSync(list).mode & 0o777).toBe(0o600)
    for (const [k, policy] of ['cn', 'example'].entries()) {
      const flat = await run(['batch', path, '--flat', '--policy', policy, ...QUICK])
      const said = flat.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      const at = 2 + k * 6
      expect(rows.slice(1).map((row) => [row[at], row[at + 1], row[at + 3]])).toEqual(
        said.map(({ plan, firstPayment, months }) =>
          plan === null ? ['', '', ''] : [plan, firstPayment.toFixed(2), String(months)],
        ),
      )
      const expected = said.reduce((sum, { expectedValue }) => sum + (expectedValue ?? 0), 0)
      expect(JSON.parse(tested.out).policies[k].expectedValue).toBeCloseTo(expected, 2)
    }
  }, 60_000)

  test('the same seed gives the same, whatever the workers; another seed another', async () => {
    const path = file('a.ndjson', cases(70))
    const given = ['backtest', path, ...TWO, '--shock', '20%', '--budget', '3000', '--json']
    const [one, again, workers, other] = [
      await run(given),
      await run(given),
      await run([...given, '--workers', '2']),
      await run([...given, '--seed', '2']),
    ]
    expect(again.out).toBe(one.out)
    expect(workers.out).toBe(one.out)
    const [a, b] = [one, other].map(({ out }) => JSON.parse(out))
    expect(b.policies[0].simulated.value).not.toEqual(a.policies[0].simulated.value)
    expect({ ...b.policies[0], simulated: null }).toEqual({ ...a.policies[0], simulated: null })
  }, 120_000)

  test('the same policy twice: no difference at all, told apart by its place', async () => {
    const { out } = await run([
      'backtest',
      file('a.ndjson', cases(10)),
      '--policy',
      'cn',
      '--policy',
      'cn',
      ...QUICK,
      '--simulations',
      '50',
      '--json',
    ])
    const of = JSON.parse(out)
    expect(of.policies.map(({ name }: any) => name)).toEqual(['cn', 'cn (2)'])
    const [{ changes, policy: _policy, against: _against, simulated, ...figures }] = of.differences
    expect([changes.gained, changes.lost, changes.other]).toEqual([0, 0, 0])
    expect(Object.values(figures)).toEqual([0, 0, 0, 0, 0])
    for (const one of Object.values(simulated))
      expect(one).toEqual({ mean: 0, low: 0, high: 0, standardError: 0 })
  })

  test('a lender’s own figure of broken plans is what is drawn by', async () => {
    const own = file(
      'own.yaml',
      'schema: parley/policy@1\nid: own\nversion: 2026-01-01\nextends: generic\ninputs: { hazard.base: 30% }\n',
    )
    const known = await run([
      'backtest',
      file('a.ndjson', cases(6)),
      '--policy',
      own,
      '--policy',
      'generic',
      ...QUICK,
      '--json',
    ])
    const [a, b] = JSON.parse(known.out).policies
    // Fewer broken plans are worth more: the lender's own figure is what is drawn by.
    expect(a.simulated.kept.mean).toBeGreaterThan(b.simulated.kept.mean)
    expect(a.expectedValue).toBeGreaterThan(b.expectedValue)
  }, 60_000)
})

describe('records that are no case', () => {
  const bad = '{"id":"x","asOf":"2026-11-22"}\nnot json\n'
  test('some: the others are reckoned, exit 5, and 0 if that was asked for', async () => {
    const path = file('a.ndjson', `${bad}${cases(3)}`)
    const { code, out } = await run(['backtest', path, ...TWO, '--json'])
    const of = JSON.parse(out)
    expect([code, of.records, of.rejected.count]).toEqual([5, 3, 2])
    expect(of.rejected.reasons.map(({ line }: any) => line)).toEqual([1, 2])
    for (const { message } of of.rejected.reasons) expect(message).toMatch(/\S/)
    expect((await run(['backtest', path, ...TWO, '--exit-zero'])).code).toBe(0)
  })

  test('all: the document is printed in every format all the same', async () => {
    for (const format of ['table', 'json', 'csv', 'html'])
      for (const lang of ['en', 'zh']) {
        const { code, out } = await run([
          'backtest',
          file('a.ndjson', bad),
          ...TWO,
          '-f',
          format,
          '--lang',
          lang,
        ])
        expect(code).toBe(5)
        expect(out).toMatch(/\S/)
        expect(out).not.toMatch(/NaN|undefined|Infinity/)
        if (format === 'json') v.parse(BACKTEST_OUTPUT.backtest.shape(), JSON.parse(out))
      }
  })

  test('another currency than the first is not added up', async () => {
    const [first = '', second = ''] = cases(2).split('\n')
    const path = file('a.ndjson', `${first}\n${second.replace('CNY', 'USD')}\n`)
    const { code, out } = await run(['backtest', path, '--policy', 'generic', ...QUICK, '--json'])
    const of = JSON.parse(out)
    expect([code, of.currency, of.records]).toEqual([5, 'CNY', 1])
    expect(of.rejected.reasons).toMatchObject([
      { key: 'mixed-currencies', path: 'currency', count: 1, line: 2 },
    ])
  })

  test('a policy of another currency rejects every record', async () => {
    const { code, out } = await run([
      'backtest',
      file('a.ndjson', cases(2)),
      '--policy',
      'us',
      ...QUICK,
      '--json',
    ])
    expect([code, JSON.parse(out).rejected.reasons[0].key]).toEqual([5, 'other-currency'])
  })
})

describe('what cannot begin', () => {
  const told = async (argv: readonly string[]): Promise<void> => {
    const { code, out, err } = await run(['backtest', ...argv])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/\S/)
    expect(err).not.toMatch(/ at .*\.ts/)
  }
  test('no file, an empty one, a folder, one that is not there', async () => {
    await told(TWO)
    await told([file('a.ndjson', ''), ...TWO])
    await told([file('a.csv', ''), ...TWO])
    await told([folder, ...TWO])
    await told([join(folder, 'nothing.csv'), ...TWO])
  })
  test.each([
    [[]],
    [['--policy', 'nobody']],
    [['--policy', 'cn', '--simulations', '0']],
    [['--policy', 'cn', '--seed', '-1']],
    [['--policy', 'cn', '--budget', 'much']],
    [['--policy', 'cn', '--budget', '-5']],
    [['--policy', 'cn', '--budget', '0.005']],
    [['--policy', 'cn', '--shock', '101%']],
    [['--policy', 'cn', '--shock-months', '3']],
    [['--policy', 'cn', '--role', 'borrower']],
    [['--policy', 'cn', '--kinds', 'balon']],
    [['--policy', 'cn', '--format', 'xml']],
    [['cn', 'cn', 'cn', 'cn', 'cn'].flatMap((name) => ['--policy', name])],
  ])('%j', async (argv) => told([file('a.ndjson', cases(1)), ...argv]))

  test('what is read is not written over', async () => {
    const path = file('a.csv', [...csvRecords(1)].join(''))
    await told([path, ...CSV_SETS, ...TWO, '-o', path])
    await told([path, ...CSV_SETS, ...TWO, '--records', path])
  })

  test('a list that cannot be written leaves nothing behind', async () => {
    await told([file('a.ndjson', cases(1)), ...TWO, '--records', join(folder, 'not', 'there.csv')])
    const inside = file('b.ndjson', '')
    await told([inside, ...TWO, '--records', join(inside, '..', 'list.csv')])
    expect(readdirSync(join(inside, '..'))).toEqual(['b.ndjson'])
  })
})

describe('how it looks', () => {
  test('a table of four policies fits a terminal, in both languages', async () => {
    const path = file('a.ndjson', cases(6))
    const four = ['cn', 'example', 'generic', 'cn'].flatMap((name) => ['--policy', name])
    for (const lang of ['en', 'zh']) {
      const { out } = await run(
        ['backtest', path, ...four, ...QUICK, '--simulations', '20', '--budget', '100', '--lang', lang],
        { columns: 80 },
      )
      const { width } = await import('../../src/i18n/width.ts')
      for (const line of out.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80)
    }
  }, 60_000)

  test('a page runs and loads nothing; names from a case do no harm', async () => {
    const [one = ''] = cases(1).split('\n')
    const nasty = JSON.parse(one)
    nasty.id = '<script>alert(1)</script>=1+1'
    nasty.household.income[0].amount = '1'
    const path = file('a.ndjson', `${JSON.stringify(nasty)}\n${cases(5)}`)
    const { out } = await run(['backtest', path, ...TWO, '--budget', '100', '-f', 'html'])
    expect(harmless.html(out)).toEqual([])
    const list = join(folder, 'nasty.csv')
    await run(['backtest', path, ...TWO, '--records', list, '-f', 'csv'])
    expect(harmless.csv(readFileSync(list, 'utf8').replace('\ufeff', ''))).toEqual([])
  })

  test('CSV is tidy: the same five columns, a value in every row', async () => {
    const { out } = await run(['backtest', file('a.ndjson', cases(5)), ...TWO, '-f', 'csv'])
    const [head, ...rows] = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    expect(head).toEqual(['policy', 'measure', 'value', 'low', 'high'])
    for (const row of rows) expect([row.length, row[2] !== '']).toEqual([5, true])
    expect(rows.filter(([policy]) => policy === 'example - cn').length).toBeGreaterThan(8)
  })
})

test('the example of docs/backtest.md is what is printed', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/backtest.md'), 'utf8')
  const accounts = /```csv\n(id,[\s\S]*?)```/.exec(page)?.[1] ?? ''
  const [, line = '', shown = ''] = /```console\n\$ parley (.*)\n([\s\S]*?)```/.exec(page) ?? []
  const path = file('accounts.csv', accounts)
  const { code, out } = await run(line.split(' ').map((word) => (word === 'accounts.csv' ? path : word)))
  if (process.env['UPDATE'] === 'docs') {
    const now = page.replace(`$ parley ${line}\n${shown}`, () => `$ parley ${line}\n${out}`)
    writeFileSync(join(import.meta.dirname, '../../docs/backtest.md'), now)
    return
  }
  expect([code, out]).toEqual([5, shown])
})
