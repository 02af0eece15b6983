// parley batch: one record in, one record out, in order; what goes wrong is told in band, and nothing is half-written or lost.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BATCH_OUTPUTS } from '../../src/schema/output-batch.ts'
import { OUTPUTS } from '../../src/schema/outputs.ts'
import { open } from '../../src/store/portfolio/open.ts'
import { CSV_SETS, csvRecords, records } from '../support/records.ts'
import { run } from '../support/run.ts'
import { workbook } from '../support/workbook.ts'

const bin = join(import.meta.dirname, '../../bin/parley.js')
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
const beside = (path: string, name: string): string => join(path, '..', name)
const rowsOf = (text: string): any[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const summaryOf = (err: string): any => JSON.parse(err.trimEnd().split('\n').at(-1) ?? '')
const cases = (count: number): string => [...records(count)].join('')
const table = (count: number): string => [...csvRecords(count)].join('')
/** The quickest menu: what is tested here is not the search. */
const QUICK = ['--kinds', 'equal-instalment']

describe('records in, records out', () => {
  test('whole comparisons are those of compare, on one line each', async () => {
    const path = file('a.ndjson', cases(3))
    const { code, out, err } = await run(['batch', path])
    expect([code, rowsOf(out).map(({ id }) => id)]).toEqual([0, ['a0000001', 'a0000002', 'a0000003']])
    const [first = ''] = cases(1).split('\n')
    const one = await run(['compare', file('one.json', first), '--format', 'json'])
    expect(rowsOf(out)[0]).toEqual(JSON.parse(one.out))
    expect(summaryOf(err)).toMatchObject({
      records: 3,
      plans: 2,
      none: 1,
      errors: 0,
      complete: true,
      input: 'ndjson',
    })
  }, 60_000)

  test('a flat row says what the comparison recommends', async () => {
    const path = file('a.ndjson', cases(4))
    const [flat, full] = [await run(['batch', path, '--flat']), await run(['batch', path])]
    rowsOf(full.out).forEach((of, at) => {
      const best = of.plans.find(({ id }: any) => id === of.recommended)
      if (!best) return expect(rowsOf(flat.out)[at]).toMatchObject({ id: of.id, status: 'none', plan: null })
      const { firstPayment, peakPayment, months, totalPaid, annualRate, expectedValue } = best.measures
      expect(rowsOf(flat.out)[at]).toMatchObject({
        schema: 'parley/row@1',
        line: at + 1,
        id: of.id,
        status: 'plan',
        plan: of.recommended,
        firstPayment,
        peakPayment,
        months,
        totalPaid,
        annualRate,
        expectedValue,
        currency: 'CNY',
        policyDigest: of.policy.digest,
      })
      expect(rowsOf(flat.out)[at].runnerUp).not.toBe(of.recommended)
    })
  }, 60_000)

  test('where nothing fits the reason is said, and the run is none the worse', async () => {
    const poor = JSON.parse(cases(1).trimEnd())
    poor.household.income[0].amount = '100'
    const { code, out, err } = await run(['batch', file('a.ndjson', `${JSON.stringify(poor)}\n`), '--flat'])
    expect([code, summaryOf(err).none]).toEqual([0, 1])
    expect(rowsOf(out)[0]).toMatchObject({
      status: 'none',
      plan: null,
      reason: expect.stringMatching(/above-means/),
    })
  })

  test('a borrower is told nothing of the lender', async () => {
    const { out } = await run(['batch', file('a.ndjson', cases(1)), '--flat', '--role', 'borrower', ...QUICK])
    const [row] = rowsOf(out)
    for (const key of ['presentValue', 'expectedValue', 'authority']) expect(row).not.toHaveProperty(key)
  })

  test('CSV, JSON, XLSX and a stream give the same rows, but for their lines', async () => {
    const rows = [...csvRecords(3)]
    const cells = rows.map((line) => line.trimEnd().split(','))
    const without = (out: string): unknown[] => rowsOf(out).map(({ line: _line, ...row }) => row)
    const flags = ['--flat', ...QUICK]
    const objects = await run(['batch', file('a.ndjson', cases(3)), ...flags])
    const plain = await run(['batch', file('a.csv', rows.join('')), ...CSV_SETS, ...flags])
    expect(without(plain.out)).toEqual(without(objects.out))
    expect(plain.err).toMatch(/name/)
    const json = await run([
      'batch',
      file('a.json', `[${cases(3).trimEnd().split('\n').join(',\n')}]`),
      ...flags,
    ])
    expect(without(json.out)).toEqual(without(objects.out))
    const sheet = await run(['batch', file('a.xlsx', workbook(cells)), ...CSV_SETS, ...flags])
    expect(without(sheet.out)).toEqual(without(objects.out))
    const stream = await run(['batch', '-', ...flags], { stdin: cases(3) })
    expect(stream.out).toBe(objects.out)
  })

  test('CSV and Parquet out hold the same rows; carried columns come last', async () => {
    const path = file('a.csv', table(3))
    const flags = [...CSV_SETS, ...QUICK, '--carry', 'name,line']
    expect((await run(['batch', path, ...flags])).code).toBe(2)
    flags[flags.length - 1] = 'name,id'
    const csv = beside(path, 'out.csv')
    const parquet = beside(path, 'out.parquet')
    expect((await run(['batch', path, ...flags, '-o', csv])).code).toBe(0)
    expect((await run(['batch', path, ...flags, '-o', parquet])).code).toBe(0)
    expect(readFileSync(csv, 'utf8').startsWith('\ufeffline,id,status,plan,')).toBe(true)
    const read = async (from: string): Promise<{ columns: readonly string[]; cells: unknown[] }> => {
      const { columns = [], blocks } = await open(from, {})
      const rows = []
      for await (const block of blocks) rows.push(...block)
      return { columns, cells: rows.map((raw) => ('cells' in raw ? raw.cells.map(plainly) : raw)) }
    }
    // What would break a line of a CSV file is made visible there.
    const plainly = (cell: string | null): string | null =>
      cell === ''
        ? null
        : cell?.includes('\n')
          ? cell.replace('\n', '␊')
          : /^-?\d+\.\d+$/.test(cell ?? '')
            ? String(Number(cell))
            : cell
    const [a, b] = [await read(csv), await read(parquet)]
    expect(a.columns.slice(-2)).toEqual(['name', 'input.id'])
    expect(b).toEqual(a)
    expect(readdirSync(beside(path, '')).toSorted()).toEqual(['a.csv', 'out.csv', 'out.parquet'])
  })

  test('output is English unless a language is asked for, and has no clock or place in it', async () => {
    const path = file('a.ndjson', '{"id":"x"}\n')
    const [en, zh] = [
      await run(['batch', path, '--flat'], { env: { LANG: 'zh_CN.UTF-8' } }),
      await run(['batch', path, '--flat', '--lang', 'zh']),
    ]
    expect(rowsOf(en.out)[0].error.message).toMatch(/missing/)
    expect(rowsOf(zh.out)[0].error.message).toMatch(/\p{Script=Han}/u)
    expect((await run(['batch', path, '--flat'])).out).toBe(en.out)
    expect(en.out + en.err).not.toMatch(new RegExp(folder))
  })
})

test('everything written is as its schema says', async () => {
  const shapes = new Map(
    Object.values({ ...BATCH_OUTPUTS, ...OUTPUTS }).map(({ id, shape }) => [id as string, shape()]),
  )
  const path = file('a.ndjson', `${cases(3)}{}\n{\n`)
  const flags = ['--carry', 'id', ...QUICK]
  const seen = new Set<string>()
  for (const more of [[], ['--flat'], ['--flat', '--role', 'borrower', '--no-line']]) {
    const { out, err } = await run(['batch', path, ...flags, ...more])
    for (const of of [...rowsOf(out), summaryOf(err)]) {
      const found = v.safeParse(shapes.get(of.schema) ?? v.never(), of)
      expect([of.schema, found.issues?.map((issue) => v.getDotPath(issue))]).toEqual([of.schema, undefined])
      seen.add(of.schema)
    }
  }
  expect([...seen].toSorted()).toEqual([
    'parley/batch-summary@1',
    'parley/comparison@1',
    'parley/record-error@1',
    'parley/row@1',
  ])
})

describe('a bad record', () => {
  test('becomes an error record at its place, with its line and its id', async () => {
    const [a = '', b = ''] = cases(2).split('\n')
    const bad = JSON.parse(b)
    bad.debt.annualRate = '18'
    const text = `${a}\n{"id":"broken",\n\n${JSON.stringify(bad)}\n[1]\n{"id":"twice","id":"x"}\n${b}\n`
    const { code, out, err } = await run(['batch', file('a.ndjson', text), '--flat', ...QUICK])
    expect(code).toBe(5)
    expect(rowsOf(out).map(({ line, id, status, error }) => [line, id, status ?? error.key])).toEqual([
      [1, 'a0000001', 'plan'],
      [2, undefined, 'bad-syntax'],
      [3, undefined, 'blank-line'],
      [4, 'a0000002', 'bare-rate'],
      [5, undefined, 'not-a-map'],
      [6, undefined, 'duplicate-key'],
      [7, 'a0000002', 'plan'],
    ])
    expect(rowsOf(out)[3]).toMatchObject({
      schema: 'parley/record-error@1',
      error: {
        path: 'debt.annualRate',
        read: '18',
        suggestion: '18%',
        message: expect.stringMatching(/18%/),
      },
    })
    expect(summaryOf(err)).toMatchObject({ records: 7, plans: 2, errors: 5 })
  })

  test('in CSV: ragged, wrongly quoted, out of its encoding, and where all is well', async () => {
    const [head = '', ...rows] = [...csvRecords(9)].filter((line) => !/"/.test(line)).slice(0, 4)
    const [one = '', two = '', three = ''] = rows
    const text = [head, one, 'a,b\n', `"x"y,${two}`, Buffer.from([0xff, 0xfe, 0x0a]), '\n', three]
    const path = file('a.csv', Buffer.concat(text.map((part) => Buffer.from(part))))
    const { code, out } = await run(['batch', path, ...CSV_SETS, '-f', 'csv', ...QUICK])
    expect(code).toBe(5)
    const cells = out
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const errorAt = out.split('\n')[0]?.split(',').indexOf('error') ?? 0
    expect(cells.map((row) => [row[0], row[2], row[errorAt]])).toEqual([
      ['2', 'plan', ''],
      ['3', 'error', 'ragged'],
      ['4', 'error', 'bad-quote'],
      ['5', 'error', 'not-utf8'],
      ['7', 'none', ''],
    ])
  })

  test('GB18030 is read and said', async () => {
    const [head = '', ...rows] = [...csvRecords(3)]
    const path = file('a.csv', Buffer.concat([Buffer.from(head), ...rows.map((row) => chinese(row))]))
    const { code, err } = await run(['batch', path, ...CSV_SETS, '--flat', ...QUICK])
    expect(code).toBe(0)
    expect(err).toMatch(/GB18030/)
    expect(summaryOf(err).encoding).toBe('gb18030')
  })

  test('--exit-zero ends well; --max-errors stops early and says so', async () => {
    const path = file('a.ndjson', '{}\n'.repeat(100))
    expect((await run(['batch', path, '--exit-zero'])).code).toBe(0)
    const out = beside(path, 'out.ndjson')
    const stopped = await run(['batch', path, '--exit-zero', '--max-errors', '40', '-o', out])
    expect([stopped.code, existsSync(out), summaryOf(stopped.err).complete]).toEqual([2, false, false])
    expect(stopped.err).toMatch(/40/)
    expect((await run(['batch', path, '--max-errors', '100', '-o', out])).code).toBe(5)
  })
})

/** The names of the made-up accounts in GB18030, which Node can read but not write. */
function chinese(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  return Buffer.concat(
    [...text].map((char) => {
      if (char.charCodeAt(0) < 128) return Buffer.from(char)
      for (let a = 0x81; a <= 0xfe; a += 1)
        for (let b = 0x40; b <= 0xfe; b += 1)
          if (decoder.decode(Uint8Array.of(a, b)) === char) return Buffer.from([a, b])
      throw new Error(char)
    }),
  )
}

describe('a mapping', () => {
  const map = `schema: parley/map@1
fields:
  id: '"account no"'
  asOf: day
  currency: { value: CNY }
  debt.principal: 余额
  debt.annualRate: rate / 100
  debt.dayCount: { value: act/365 }
  debt.dueDay: { value: 15 }
  debt.daysPastDue: max(late, 0) * 30
carry: ['account no']
dates: d/m/y
`
  test('makes cases of columns: digit groups, 万, days in several styles', async () => {
    const path = file(
      'a.csv',
      'account no,day,余额,rate,late\n1,22/11/2026,"28,500.00",18,2\n2,2026-11-22,2.85万,18.0,0\n3,2026年11月22日,¥28500,18,-1\n',
    )
    const { code, out } = await run(['batch', path, '--map', file('m.yaml', map), '--flat', ...QUICK])
    expect(code).toBe(0)
    expect(rowsOf(out).map(({ id, owed, carried }) => [id, owed, carried])).toEqual([
      ['1', 28500, { 'account no': '1' }],
      ['2', 28500, { 'account no': '2' }],
      ['3', 28500, { 'account no': '3' }],
    ])
  })
  test('that names no column ends the run before it begins', async () => {
    const path = file('a.csv', 'account,day\n1,2\n')
    const { code, out, err } = await run(['batch', path, '--map', file('m.yaml', map)])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/fields\.id: There is no column “account no”/)
    expect((await run(['batch', file('b.csv', 'AGE,SEX\n1,2\n')])).err).toMatch(/what is owed/)
    expect((await run(['batch', path, '--map', file('x.yaml', 'fields: {debt.principl: A}\n')])).err).toMatch(
      /debt\.principal/,
    )
  })
})

describe('parts', () => {
  test('the shards of a run are the run, by number and by id', async () => {
    const path = file('a.ndjson', `${cases(20)}{}\n`)
    const flags = ['--flat', ...QUICK]
    const whole = (await run(['batch', path, ...flags])).out
    for (const by of ['number', 'id']) {
      const parts = []
      for (const i of [1, 2, 3])
        parts.push((await run(['batch', path, ...flags, '--shard', `${i}/3`, '--shard-by', by])).out)
      for (const part of parts) expect(part).not.toBe('')
      const sorted = parts
        .flatMap((part) => part.trimEnd().split('\n'))
        .toSorted((a, b) => JSON.parse(a).line - JSON.parse(b).line)
      expect(`${sorted.join('\n')}\n`).toBe(whole)
    }
  })
  test('without line numbers, pieces of a file give the bytes of the whole', async () => {
    const text = cases(9)
    const flags = ['--flat', '--no-line', ...QUICK]
    const whole = await run(['batch', '-', ...flags], { stdin: text })
    const lines = text.split(/(?<=\n)/)
    const pieces = [lines.slice(0, 4).join(''), lines.slice(4).join('')]
    const outs = []
    for (const piece of pieces) outs.push((await run(['batch', '-', ...flags], { stdin: piece })).out)
    expect(outs.join('')).toBe(whole.out)
    expect(whole.out).not.toMatch(/"line"/)
  })
  test('workers keep the order, in every format', async () => {
    const path = file('a.ndjson', cases(70))
    for (const name of ['out.ndjson', 'out.csv', 'out.parquet']) {
      const [one, two] = [beside(path, `1${name}`), beside(path, `2${name}`)]
      expect((await run(['batch', path, '--flat', ...QUICK, '-o', one])).code).toBe(0)
      expect((await run(['batch', path, '--flat', ...QUICK, '-o', two, '--workers', '2'])).code).toBe(0)
      expect(readFileSync(two).equals(readFileSync(one))).toBe(true)
    }
  }, 120_000)
})

describe('files', () => {
  test('what is read is not written over, by any name', async () => {
    const path = file('a.ndjson', cases(1))
    const link = beside(path, 'link.ndjson')
    const hard = beside(path, 'hard.ndjson')
    symlinkSync(path, link)
    linkSync(path, hard)
    for (const out of [path, link, hard]) {
      const { code, err } = await run(['batch', path, '-o', out])
      expect(code).toBe(2)
      expect(err).toMatch(/replace what is read/)
    }
    expect(readFileSync(path, 'utf8')).toBe(cases(1))
    const shell = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" batch "${path}" >> "${path}"`], {
      encoding: 'utf8',
    })
    expect([shell.status, readFileSync(path, 'utf8')]).toEqual([2, cases(1)])
  })

  test('a folder, a folder that is not there, one that may not be written, a full disk', async () => {
    const path = file('a.ndjson', cases(2))
    expect((await run(['batch', path, '-o', folder])).err).toMatch(/folder/)
    expect((await run(['batch', path, '-o', beside(path, 'no/out.csv')])).err).toMatch(/ENOENT/)
    const closed = beside(path, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    if (process.getuid?.() !== 0)
      expect((await run(['batch', path, '-o', join(closed, 'out.csv')])).err).toMatch(/EACCES/)
    if (existsSync('/dev/full')) {
      const full = await run(['batch', path, ...QUICK, '-o', '/dev/full'])
      expect([full.code, /ENOSPC/.test(full.err)]).toEqual([2, true])
    }
  })

  test('an empty file, a truncated Parquet, a file that is not there', async () => {
    for (const [name, content] of [
      ['a.csv', ''],
      ['a.json', ''],
      ['a.parquet', 'PAR1'],
    ] as const) {
      const { code, out } = await run(['batch', file(name, content)])
      expect([name, code, out]).toEqual([name, 2, ''])
    }
    expect((await run(['batch', file('a.ndjson', '')])).code).toBe(0)
    expect((await run(['batch', join(folder, 'none.csv')])).code).toBe(2)
  })

  test('an interrupted run goes on where it was, and comes to the same', async () => {
    const path = file('a.ndjson', `${cases(60)}${'{}\n'.repeat(80)}`)
    const flags = ['--flat', ...QUICK]
    const whole = beside(path, 'whole.ndjson')
    const out = beside(path, 'out.ndjson')
    expect((await run(['batch', path, ...flags, '-o', whole])).code).toBe(5)
    const stopped = await run(['batch', path, ...flags, '-o', out, '--max-errors', '20'])
    expect([stopped.code, existsSync(out), existsSync(`${out}.part`)]).toEqual([2, false, true])
    // Another run, another input: refused, and the part is left as it is.
    const other = await run(['batch', path, ...flags, '--role', 'manager', '-o', out, '--resume'])
    expect([other.code, /settings/.test(other.err)]).toEqual([2, true])
    const more = await run(['batch', path, ...flags, '-o', out, '--resume'])
    expect([more.code, readFileSync(out, 'utf8')]).toEqual([5, readFileSync(whole, 'utf8')])
    expect(summaryOf(more.err)).toMatchObject({ records: 140, errors: 80 })
    expect(readdirSync(beside(path, '')).toSorted()).toEqual(['a.ndjson', 'out.ndjson', 'whole.ndjson'])
    expect((await run(['batch', path, ...flags, '-o', out, '--resume'])).err).toMatch(/no interrupted run/)
  }, 60_000)

  test('a part that was touched, or an input that changed, is not gone on with', async () => {
    const path = file('a.ndjson', `${cases(40)}${'{}\n'.repeat(40)}`)
    const out = beside(path, 'out.ndjson')
    await run(['batch', path, '--flat', ...QUICK, '-o', out, '--max-errors', '5'])
    const part = readFileSync(`${out}.part`)
    writeFileSync(`${out}.part`, Buffer.concat([Buffer.from('x'), part.subarray(1)]))
    expect((await run(['batch', path, '--flat', ...QUICK, '-o', out, '--resume'])).err).toMatch(/sha256/)
    writeFileSync(`${out}.part`, part)
    writeFileSync(path, `${cases(41)}${'{}\n'.repeat(40)}`)
    expect((await run(['batch', path, '--flat', ...QUICK, '-o', out, '--resume'])).err).toMatch(/input/)
  }, 60_000)
})

describe('as a process', () => {
  const start = (argv: readonly string[]) =>
    spawn(process.execPath, [bin, ...argv], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, CI: '1' },
    })

  test('a reader that has had enough ends it quietly', () => {
    const path = file('a.ndjson', cases(200))
    const said = execFileSync(
      'bash',
      [
        '-c',
        `set -o pipefail; "${process.execPath}" "${bin}" batch "${path}" --flat ${QUICK.join(' ')} 2>err | head -1; echo "$?"; cat err`,
      ],
      {
        cwd: beside(path, ''),
        encoding: 'utf8',
      },
    )
    const [row = '', code, ...err] = said.trimEnd().split('\n')
    expect([JSON.parse(row).line, code, err]).toEqual([1, '0', []])
  })

  test('a silent stream and SIGTERM: what is done is written, and the code says so', async () => {
    const child = start(['batch', '-', '--flat', ...QUICK])
    let out = ''
    child.stdout.on('data', (data) => (out += data))
    child.stdin.write(cases(40))
    while (out.split('\n').length < 41) await later(20)
    child.kill('SIGTERM')
    const code = await new Promise((go) => void child.on('close', go))
    expect([code, out.split('\n').length]).toEqual([143, 41])
  })

  test('killed outright, it goes on from its last mark to the same bytes', async () => {
    const path = file('a.ndjson', `${cases(30)}${'{}\n'.repeat(9000)}`)
    const whole = beside(path, 'whole.ndjson')
    const out = beside(path, 'out.ndjson')
    const flags = ['--flat', ...QUICK]
    await run(['batch', path, ...flags, '-o', whole])
    const child = start(['batch', path, ...flags, '-o', out])
    while (!existsSync(`${out}.part.json`) && child.exitCode === null) await later(5)
    child.kill('SIGKILL')
    await new Promise((go) => void child.on('close', go))
    expect(existsSync(out)).toBe(false)
    expect((await run(['batch', path, ...flags, '-o', out, '--resume', '--workers', '1'])).code).toBe(5)
    expect(readFileSync(out).equals(readFileSync(whole))).toBe(true)
  }, 60_000)
})
