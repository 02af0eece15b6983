// Files and flags as an analyst's day brings them: nothing that is read is destroyed, nothing is silently left out of what is
// owed, and what no record could ever have is said once, before the run begins.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CSV_SETS, csvRecords, records } from '../support/records.ts'
import { run } from '../support/run.ts'

const bin = join(import.meta.dirname, '../../bin/parley.js')
let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const cases = (count: number): string => [...records(count)].join('')
const QUICK = ['--kinds', 'equal-instalment', '--flat']
const HEAD = 'id,principal,interest,annualRate,dueDay,people,income,spending'
const ROW = 'a1,48732.55,2379.22,18%,15,3,6500,4000'

describe('what is read is not written over', () => {
  test('nor is the unfinished file of another run, which is the input of this one', async () => {
    const path = file('half.ndjson.part', cases(2))
    const { code, err } = await run([
      'batch',
      path,
      '--input-format',
      'ndjson',
      '-o',
      join(folder, 'half.ndjson'),
    ])
    expect([code, /replace what is read/.test(err)]).toEqual([2, true])
    expect(readFileSync(path, 'utf8')).toBe(cases(2))
  })

  test('nor an input to which the unfinished file leads as a link', async () => {
    const path = file('linked.ndjson', cases(1))
    symlinkSync(path, join(folder, 'out.ndjson.part'))
    expect((await run(['batch', path, ...QUICK, '-o', join(folder, 'out.ndjson')])).code).toBe(2)
    expect(readFileSync(path, 'utf8')).toBe(cases(1))
  })

  test('nor by the list of a back-test', async () => {
    const path = file('list.csv.part', cases(1))
    const flags = ['--input-format', 'ndjson', '--policy', 'cn', '--records', join(folder, 'list.csv')]
    expect((await run(['backtest', path, ...flags])).code).toBe(2)
    expect([readFileSync(path, 'utf8'), existsSync(join(folder, 'list.csv'))]).toEqual([cases(1), false])
  })

  test('nor what comes in by standard input', () => {
    const path = file('stdin.ndjson', cases(1))
    const line = `"${process.execPath}" "${bin}" batch - --input-format ndjson -o "${path}" < "${path}"`
    expect(() => execFileSync('sh', ['-c', line], { stdio: 'pipe' })).toThrow(/replace what is read/)
    expect(readFileSync(path, 'utf8')).toBe(cases(1))
  })

  test('nor a case, by any command that writes a file', async () => {
    const path = file('case.json', cases(1))
    for (const line of [
      ['sweep', path, '--over', 'income=3000,6000'],
      ['compare', path],
    ]) {
      const { code, err } = await run([...line, '-o', path])
      expect([line[0], code, /replace what is read/.test(err)]).toEqual([line[0], 2, true])
    }
    const plan = file('plan.yaml', 'kind: equal-instalment\ncount: 12\n')
    expect((await run(['sweep', path, '--over', 'income=3000', '--plan', plan, '-o', plan])).code).toBe(2)
    expect(readFileSync(path, 'utf8')).toBe(cases(1))
  })
})

describe('a table', () => {
  const batch = (path: string, ...flags: string[]) => run(['batch', path, ...CSV_SETS, ...QUICK, ...flags])

  test('whose lines end in carriage returns alone is no table without records', async () => {
    const { code, err } = await batch(file('mac.csv', `${HEAD}\r${ROW}\r`))
    expect([code, /carriage returns/.test(err)]).toEqual([2, true])
  })

  test('with semicolons: the message shows what was taken for the columns', async () => {
    const path = file('semi.csv', `${HEAD}\n${ROW}\n`.replaceAll(',', ';'))
    const { code, err } = await batch(path)
    expect(code).toBe(2)
    expect(err).toMatch(/semi\.csv: debt\.principal: None of the columns \(“id;principal;/)
    expect((await batch(path, '--delimiter', ';')).code).toBe(0)
  })

  test.each(['', '||', '"', '\n'])('is not cut at %j', async (delimiter) => {
    expect((await batch(file('a.csv', `${HEAD}\n${ROW}\n`), '--delimiter', delimiter)).code).toBe(2)
  })

  test('of ten thousand columns: twenty that mean nothing are named', async () => {
    const more = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')
    const { code, err } = await batch(file('wide.csv', `${HEAD},${more}\n${ROW},${more}\n`))
    expect(code).toBe(0)
    expect(err).toMatch(/c19 and 9980 more\.\n/)
  })
})

describe('said once, before the run begins', () => {
  const path = (): string => file('set.csv', [...csvRecords(2)].join(''))
  test.each([
    ['debt.principl=5', /Did you mean “debt\.principal”/],
    ['__proto__.x=1', /__proto__/],
    ['debt.principal', /cannot be set/],
  ])('--set %s', async (set, said) => {
    for (const command of [['batch'], ['backtest', '--policy', 'cn']]) {
      const { code, out, err } = await run([...command, path(), ...CSV_SETS, '--set', set])
      expect([code, out, said.test(err)]).toEqual([2, '', true])
    }
  })

  test('no kinds of plan at all', async () => {
    for (const kinds of ['', ','])
      expect((await run(['batch', path(), ...CSV_SETS, '--kinds', kinds])).code).toBe(2)
  })

  test('an ending that promises what is not written here', async () => {
    const out = join(folder, 'answers.xlsx')
    const { code, err } = await run(['batch', path(), ...CSV_SETS, '-o', out])
    expect([code, /xlsx/.test(err), existsSync(out)]).toEqual([2, true, false])
    expect(
      (await run(['batch', path(), ...CSV_SETS, ...QUICK, '-o', join(folder, 'answers.txt')])).code,
    ).toBe(0)
  })

  test('a column of the mapping that is not there, with its file and the one that was meant', async () => {
    const map = file('map.yaml', 'fields:\n  debt.principal: pricipal * 2\n')
    const { code, err } = await run(['batch', path(), '--map', map])
    expect(code).toBe(2)
    expect(err).toMatch(/map\.yaml: fields\.debt\.principal: There is no column “pricipal”.*“principal”/)
  })
})

test('round to a part of a digit is refused on its record, and is no fault of the program', async () => {
  const map = file(
    'round.yaml',
    `fields:
  asOf: { value: 2026-11-22 }
  currency: { value: CNY }
  debt.dayCount: { value: act/365 }
  debt.annualRate: annualRate
  debt.dueDay: dueDay
  debt.principal: round(principal, people)
`,
  )
  const rows = ['1.5', '-2', '2'].map((people) => ROW.replace(',3,', `,${people},`))
  const { code, out } = await run([
    'batch',
    file('round.csv', `${HEAD}\n${rows.join('\n')}\n`),
    '--map',
    map,
    ...QUICK,
  ])
  const keys = out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { error?: { key: string } }).error?.key)
  expect([code, keys]).toEqual([5, ['out-of-range', 'out-of-range', undefined]])
})

test('a pipe by its name that falls silent hears SIGTERM, and what was answered stands', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const from = file('piped.ndjson', cases(40))
  const writer = spawn('sh', ['-c', `exec 9> "${pipe}"; cat "${from}" >&9; exec sleep 60`])
  const reader = spawn(process.execPath, [bin, 'batch', pipe, '--input-format', 'ndjson', ...QUICK])
  let out = ''
  reader.stdout.on('data', (data: Buffer) => (out += data.toString()))
  const ended = new Promise<number | null>((go) => reader.on('close', (code) => go(code)))
  try {
    while (out.split('\n').length < 41) await later(20)
    reader.kill('SIGTERM')
    expect([await ended, out.split('\n').length]).toEqual([143, 41])
  } finally {
    writer.kill('SIGKILL')
    reader.kill('SIGKILL')
  }
}, 30_000)
