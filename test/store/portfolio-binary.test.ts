// Parquet and XLSX: exact decimals, days, row groups, what is cut short or spoilt; and Parquet written and read again.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../../src/schema/input-error.ts'
import { open } from '../../src/store/portfolio/open.ts'
import type { Raw } from '../../src/store/portfolio/raw.ts'
import { parquetWriter } from '../../src/store/portfolio/write-parquet.ts'
import { workbook } from '../support/workbook.ts'
import { textsFor } from '../../src/store/portfolio/sheet-errors.ts'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, bytes: Uint8Array): Promise<{ columns: readonly string[]; rows: Raw[] }> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const { columns = [], blocks } = await open(path, {})
  const rows: Raw[] = []
  for await (const block of blocks) rows.push(...block)
  return { columns, rows }
}
const brief = (rows: readonly Raw[]): unknown[] =>
  rows.map((raw) =>
    'fault' in raw ? [raw.line, raw.fault.key] : 'cells' in raw ? [raw.line, ...raw.cells] : raw,
  )
const keysOf = async (of: Promise<unknown>): Promise<unknown> =>
  of.then(
    () => 'nothing',
    (error: unknown) => (error instanceof InputError ? error.troubles.map(({ key }) => key) : error),
  )

const element = (name: string, more: object) => ({ name, repetition_type: 'OPTIONAL' as const, ...more })
function sample(): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [
        { name: 'root', num_children: 6 },
        element('id', { type: 'INT64' }),
        element('amount', { type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18 }),
        element('on', { type: 'INT32', converted_type: 'DATE' }),
        element('rate', { type: 'DOUBLE' }),
        element('name', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
        element('single', { type: 'FLOAT' }),
      ] as never,
      columnData: [
        { name: 'id', data: [110101199003078888n, 2n, null, 4n] },
        { name: 'amount', data: [4873255n, -1n, null, 900719925474099312n] },
        {
          name: 'on',
          data: [new Date('2026-11-22T00:00:00Z'), null, new Date('1970-01-01'), new Date('1969-12-31')],
        },
        { name: 'rate', data: [0.18, 1e-7, null, 9007199254740993] },
        { name: 'name', data: ['张三', '', null, 'd'] },
        { name: 'single', data: [48732.55, 0.1, null, 3] },
      ] as never,
      rowGroupSize: 2,
    }),
  )
}

describe('Parquet', () => {
  test('decimals, days, whole numbers of any size, floats in the fewest digits; rows for lines', async () => {
    const { columns, rows } = await read('a.parquet', sample())
    expect(columns).toEqual(['id', 'amount', 'on', 'rate', 'name', 'single'])
    expect(brief(rows)).toEqual([
      [1, '110101199003078888', '48732.55', '2026-11-22', '0.18', '张三', '48732.55'],
      [2, '2', '-0.01', null, '0.0000001', '', '0.1'],
      [3, null, null, '1970-01-01', null, null, null],
      [4, '4', '9007199254740993.12', '1969-12-31', '9007199254740992', 'd', '3'],
    ])
    expect(rows[3]).toMatchObject({ spoilt: { 3: 'inexact-number' } })
  })

  test('an endless number is no nothing: what is owed would be short of it; NaN is what pandas writes for nothing', async () => {
    const schema = [{ name: 'root', num_children: 1 }, element('interest', { type: 'DOUBLE' })]
    const columnData = [{ name: 'interest', data: [Infinity, Number.NaN, -Infinity] }]
    const bytes = parquetWriteBuffer({ schema: schema as never, columnData: columnData as never })
    const { rows } = await read('endless.parquet', new Uint8Array(bytes))
    expect(rows.map((raw) => ('spoilt' in raw ? raw.spoilt : undefined))).toEqual([
      { 0: 'not-a-value' },
      undefined,
      { 0: 'not-a-value' },
    ])
  })

  test('cut short it is refused; a spoilt group is told row by row, the others are read', async () => {
    const bytes = sample()
    expect(await keysOf(read('b.parquet', bytes.subarray(0, bytes.length - 10)))).toEqual(['not-parquet'])
    expect(await keysOf(read('c.parquet', bytes.subarray(0, 6)))).toEqual(['not-parquet'])
    const spoilt = Uint8Array.from(bytes)
    spoilt.fill(0xff, 4, 40)
    const { rows } = await read('d.parquet', spoilt)
    expect(brief(rows).slice(0, 2)).toEqual([
      [1, 'damaged-rows'],
      [2, 'damaged-rows'],
    ])
    expect(rows.length).toBe(4)
    expect(brief(rows.slice(3))).toEqual([
      [4, '4', '9007199254740993.12', '1969-12-31', '9007199254740992', 'd', '3'],
    ])
  })

  test('from a stream as well', async () => {
    async function* bytes() {
      yield sample()
    }
    const { format, blocks } = await open('-', { stdin: bytes() })
    const rows = []
    for await (const block of blocks) rows.push(...block)
    expect([format, rows.length]).toEqual(['parquet', 4])
  })

  test('what is written is read again, group after group', async () => {
    const path = join(folder, 'out.parquet')
    writeFileSync(path, '')
    const columns = [
      { name: 'line', kind: 'count' },
      { name: 'id', kind: 'text' },
      { name: 'owed', kind: 'amount' },
      { name: 'annualRate', kind: 'rate' },
    ] as const
    const writer = await parquetWriter(columns, (part) => writeFileSync(path, part, { flag: 'a' }))
    const count = 45_000
    for (let n = 1; n <= count; n += 5000)
      await writer.add(
        Array.from({ length: 5000 }, (_, i) => [
          n + i,
          i % 7 === 0 ? null : `甲${n + i}`,
          `${n + i}.05`,
          0.125,
        ]),
      )
    await writer.finish()
    const { rows } = await read('again.parquet', readFileSync(path))
    expect(rows.length).toBe(count)
    expect(brief(rows.slice(1, 2))).toEqual([[2, '2', '甲2', '2.0500', '0.125']])
    expect(brief(rows.slice(-1))).toEqual([[count, String(count), `甲${count}`, `${count}.0500`, '0.125']])
  })
})

describe('XLSX', () => {
  test('texts, numbers in the digits that Excel shows, days, blank rows passed over', async () => {
    const bytes = workbook([
      ['id', 'amount', 'on', 'ok'],
      ['a1', 1234.5600000000002, { day: '2026-11-22' }, true],
      [],
      ['a2', 110101199003078880, null, false],
    ])
    const { columns, rows } = await read('a.xlsx', bytes)
    expect(columns).toEqual(['id', 'amount', 'on', 'ok'])
    expect(brief(rows)).toEqual([
      [2, 'a1', '1234.56', '2026-11-22', 'true'],
      [4, 'a2', '110101199003079000', null, 'false'],
    ])
    expect(rows[1]).toMatchObject({ spoilt: { 1: 'inexact-number' } })
  })
  test('an error and a formula without its result are texts, and no empty cells', async () => {
    const plain = workbook([
      ['id', 'interest', 'fees'],
      ['a1', 5, 7],
    ])
    const parts = unzipSync(plain)
    const name = Object.keys(parts).find((one) => one.endsWith('sheet1.xml')) ?? ''
    const xml = strFromU8(parts[name] as Uint8Array)
    const cell = (value: number): RegExp => new RegExp(`(<c r="\\w+")[^>]*><v>${value}</v></c>`)
    const spoilt = xml
      .replace(cell(5), '$1 t="e"><f>1/0</f><v>#DIV/0!</v></c>')
      .replace(cell(7), '$1><f>B2*2</f><v></v></c>')
    expect(spoilt).toContain('#DIV/0!')
    expect(spoilt).toContain('B2*2')
    const bytes = Buffer.from(zipSync({ ...parts, [name]: strToU8(spoilt) }))
    expect(brief((await read('f.xlsx', bytes)).rows)).toEqual([[2, 'a1', '#DIV/0!', '=B2*2']])
  })
  test.each([
    ['<c r="A1" t="e"><v>#N/A</v></c>', '<c r="A1" t="str"><v>#N/A</v></c>'],
    ['<c r="A1" s="2" t="str"><f>A2&amp;"x"</f></c>', '<c r="A1" s="2" t="str"><v>=A2&amp;"x"</v></c>'],
    ['<x:c r="A1"><x:f t="shared" si="0"/></x:c>', '<x:c r="A1" t="str"><x:v>=</x:v></x:c>'],
    ['<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="A1"><f>1+1</f><v>2</v></c>'],
    ['<c r="A1"><v>2</v></c><c r="B1"/>', '<c r="A1"><v>2</v></c><c r="B1"/>'],
  ])('%s is read as %s', (xml, as) => expect(textsFor(xml)).toBe(as))
  test('notes beside the table stand in a column without a name; no workbook at all', async () => {
    const { columns, rows } = await read('b.xlsx', workbook([['A'], [1, 'see below'], ['total']]))
    expect([columns, brief(rows)]).toEqual([
      ['A', ''],
      [
        [2, '1', 'see below'],
        [3, 'total', null],
      ],
    ])
    expect(await keysOf(read('d.xlsx', workbook([['A', 'A']])))).toEqual(['duplicate-column'])
    expect(await keysOf(read('c.xlsx', Buffer.from('PK no workbook')))).toEqual(['not-xlsx'])
    const bomb = Buffer.from(workbook([['A'], [1]]))
    bomb.writeUInt32LE(300 * 1024 * 1024, bomb.indexOf('PK\u0001\u0002', undefined, 'latin1') + 24)
    expect(await keysOf(read('e.xlsx', bomb))).toEqual(['too-big'])
  })
})
