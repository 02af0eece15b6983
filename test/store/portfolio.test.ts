// Portfolio files: what is read of each sort, and every way in which a file or a line of it can be wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../../src/schema/input-error.ts'
import { decoder } from '../../src/store/portfolio/encoding.ts'
import { lines } from '../../src/store/portfolio/lines.ts'
import { type Opening, open } from '../../src/store/portfolio/open.ts'
import type { Raw } from '../../src/store/portfolio/raw.ts'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Read = { columns?: readonly string[]; rows: Raw[]; encoding: string; format: string }
async function all(path: string, opening: Opening = {}): Promise<Read> {
  const { columns, blocks, encoding, format } = await open(path, opening)
  const rows: Raw[] = []
  for await (const block of blocks) rows.push(...block)
  return { ...(columns ? { columns } : {}), rows, encoding: encoding(), format }
}
/** In pieces of so many bytes, as a pipe may give them. */
async function* pieces(content: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const given = (content: string | Uint8Array, opening: Opening = {}, size = 7): Promise<Read> =>
  all('-', { stdin: pieces(content, size), ...opening })
const csv = (content: string | Uint8Array, size?: number): Promise<Read> =>
  given(content, { format: 'csv' }, size)
const brief = (rows: readonly Raw[]): unknown[] =>
  rows.map((raw) =>
    'fault' in raw
      ? [raw.line, raw.fault.key]
      : 'text' in raw
        ? [raw.line, raw.text]
        : [raw.line, ...raw.cells],
  )
const keysOf = async (of: Promise<unknown>): Promise<unknown> =>
  of.then(
    () => 'nothing',
    (error: unknown) => (error instanceof InputError ? error.troubles.map(({ key }) => key) : error),
  )
const gbk = (text: string): Buffer => {
  // The few characters of these tests, as GB18030 writes them.
  const table: Record<string, number[]> = {
    张: [0xd5, 0xc5],
    三: [0xc8, 0xfd],
    本: [0xb1, 0xbe],
    金: [0xbd, 0xf0],
  }
  return Buffer.concat([...text].map((char) => Buffer.from(table[char] ?? [char.charCodeAt(0)])))
}

describe('CSV', () => {
  test('cells, quoted ones with commas, marks and line ends, and the line each record begins on', async () => {
    const { columns, rows } = await csv(
      '\ufeffA, B ,C\r\n1,2,3\r\n"a ""b""\r\nc",5,"6,7"\r\n\r\n8,9,"x" \r\n10,11,',
    )
    expect(columns).toEqual(['A', 'B', 'C'])
    expect(brief(rows)).toEqual([
      [2, '1', '2', '3'],
      [3, 'a "b"\r\nc', '5', '6,7'],
      [6, 'bad-quote'],
      [7, '10', '11', ''],
    ])
  })

  test('a ragged line and one that opens a quotation mark spoil themselves alone', async () => {
    const { rows } = await csv('A,B\n1\n1,2,3\n"4,5\n6,7\n8,"9\n')
    expect(brief(rows)).toEqual([
      [2, 'ragged'],
      [3, 'ragged'],
      [4, 'bad-quote'],
      [5, '6', '7'],
      [6, 'open-quote'],
    ])
    expect(brief((await csv('A,B\n"4,5\n6,7\n')).rows)).toEqual([
      [2, 'open-quote'],
      [3, '6', '7'],
    ])
  })

  test('a mark that closes lines later is one cell; one that is followed by more gives back the lines between', async () => {
    expect(brief((await csv('A,B\n"1\n2\n3",4\n5,6\n')).rows)).toEqual([
      [2, '1\n2\n3', '4'],
      [5, '5', '6'],
    ])
    expect(brief((await csv('A,B\n"1,2\n3,4\n5,"6"\n')).rows)).toEqual([
      [2, 'bad-quote'],
      [3, '3', '4'],
      [4, '5', '6'],
    ])
  })

  test('an unclosed mark is given up after a megabyte, not after the whole file', async () => {
    const line = `${'x'.repeat(98)},2\n`
    const { rows } = await csv(`A,B\n"1,2\n${line.repeat(30_000)}`, 1 << 16)
    expect(rows.length).toBe(30_001)
    expect(brief(rows.slice(0, 1))).toEqual([[2, 'open-quote']])
  })

  test('a line above the limit is told and passed over', async () => {
    const read = async (content: string, most: number): Promise<unknown[]> => {
      const out = []
      for await (const block of lines(pieces(content, 5), decoder(), 'a', most))
        out.push(...block.map(({ line, said }) => [line, typeof said === 'string' ? said : said.fault.key]))
      return out
    }
    const long = 'x'.repeat(40)
    expect(await read(`ab\n${long}\ncd\n${long}`, 20)).toEqual([
      [1, 'ab'],
      [2, 'line-too-long'],
      [3, 'cd'],
      [4, 'line-too-long'],
    ])
    expect(await read(`${'y'.repeat(20)}\n`, 20)).toEqual([[1, 'y'.repeat(20)]])
  })

  test('an empty file, a head alone, two columns of one name, a tab for a comma', async () => {
    expect(await keysOf(csv(''))).toEqual(['empty-file'])
    expect(await keysOf(csv('\n \n'))).toEqual(['empty-file'])
    expect((await csv('A,B')).rows).toEqual([])
    expect(await keysOf(csv('A,B, A\n1,2,3\n'))).toEqual(['duplicate-column'])
    const { columns, rows } = await given('A\tB\n1\t"2\t3"\n', { format: 'tsv' })
    expect([columns, brief(rows)]).toEqual([['A', 'B'], [[2, '1', '2\t3']]])
  })

  test('reads what csv-parse reads, in pieces of any size', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r\n', ' ', '张', ''),
      maxLength: 6,
    })
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((wide) =>
        fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1, maxLength: 8 }),
      )
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (rows, size, crlf) => {
        const end = crlf ? '\r\n' : '\n'
        const written = rows.map((row) =>
          row.map((text) => (/[",\r\n]/.test(text) || text.trim() === '' ? quoted(text) : text)),
        )
        const head = rows[0]?.map((_, at) => `c${at}`) ?? []
        const content = `${[head, ...written].map((row) => row.join(',')).join(end)}${end}`
        const read = await csv(content, size)
        const theirs = parse(content, { record_delimiter: end }) as string[][]
        expect(read.rows.map((raw) => ('cells' in raw ? raw.cells : raw))).toEqual(theirs.slice(1))
      }),
      { numRuns: 300 },
    )
  })
})

describe('encodings', () => {
  test('UTF-8 with a mark; GB18030 where the text says so; ASCII is UTF-8', async () => {
    expect(await csv('\ufeff本金\n张三\n', 3)).toMatchObject({ columns: ['本金'], encoding: 'utf-8' })
    const read = await csv(gbk('A,本金\n1,张三\n2,三\n'), 1)
    expect([read.columns, brief(read.rows), read.encoding]).toEqual([
      ['A', '本金'],
      [
        [2, '1', '张三'],
        [3, '2', '三'],
      ],
      'gb18030',
    ])
    expect((await csv('A\n1\n')).encoding).toBe('utf-8')
  })
  test('a slip in a UTF-8 file is a slip of its line', async () => {
    const bytes = Buffer.concat([Buffer.from('A\n张三\n李四\n'), gbk('张三\n'), Buffer.from('王五\n')])
    const read = await csv(bytes, 100)
    expect([brief(read.rows), read.encoding]).toEqual([
      [
        [2, '张三'],
        [3, '李四'],
        [4, 'not-utf8'],
        [5, '王五'],
      ],
      'utf-8',
    ])
  })
  test('what was asked for is kept to; UTF-16 and zero bytes are refused', async () => {
    const asked = await given(gbk('A\n张三\n'), { format: 'csv', encoding: 'utf-8' })
    expect(brief(asked.rows)).toEqual([[2, 'not-utf8']])
    expect(await keysOf(csv(Buffer.from('\ufeffA\n1\n', 'utf16le')))).toEqual(['utf16'])
    expect(brief((await csv('A\n1\0\n2\n')).rows)).toEqual([
      [2, 'nul-byte'],
      [3, '2'],
    ])
  })
})

describe('objects', () => {
  test('NDJSON by lines, blank ones told', async () => {
    const { rows, format } = await given('{"a":1}\r\n\n{"a":\n[2]', {})
    expect([format, brief(rows)]).toEqual([
      'ndjson',
      [
        [1, '{"a":1}'],
        [2, 'blank-line'],
        [3, '{"a":'],
        [4, '[2]'],
      ],
    ])
  })
  test('a JSON list is cut into its elements, each with its line', async () => {
    const { rows, format } = await given('[\n {"a":"}\\"],"},\n\n {"b":[1,{}]} , 3]\n')
    expect([format, brief(rows)]).toEqual([
      'json',
      [
        [2, '{"a":"}\\"],"}'],
        [4, '{"b":[1,{}]}'],
        [4, '3'],
      ],
    ])
  })
  test('one object, objects one after the other, none', async () => {
    const json = (content: string): Promise<Read> => given(content, { format: 'json' })
    expect(brief((await json('{"a":1}')).rows)).toEqual([[1, '{"a":1}']])
    expect(brief((await json('{"a":1}\n{"b":2}\n')).rows)).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":2}'],
    ])
    expect((await json('[ ]')).rows).toEqual([])
    expect(await keysOf(json(' '))).toEqual(['empty-file'])
  })
  test('a file cut short tells what is lost, after what is whole', async () => {
    const json = (content: string): Promise<Read> => given(content, { format: 'json' })
    for (const [content, whole] of [
      ['[{"a":1},{"b":', 1],
      ['[{"a":1}', 1],
      ['[{"a":1},', 1],
      ['[{"a":1} {"b":2}]', 1],
      ['[{"a":1}] x', 1],
      ['["abc', 0],
    ] as const) {
      const rows = brief((await json(content)).rows)
      expect(rows.length).toBe(whole + 1)
      expect(rows.at(-1)).toEqual([1, 'bad-syntax'])
    }
  })
})

describe('files', () => {
  test('the format is what the name says, what was asked for, or how it begins', async () => {
    const path = join(folder, 'a.jsonl')
    writeFileSync(path, '{"a":1}\n')
    expect((await all(path)).format).toBe('ndjson')
    expect((await all(path, { format: 'csv' })).columns).toEqual(['{"a":1}'])
    for (const [content, format] of [
      ['[{"a":1},\n{"b":2}]\n', 'json'],
      ['[{"a":1}]\n', 'json'],
      ['[1]\n{"a":1}\n', 'ndjson'],
      [' {"a":1}', 'ndjson'],
      ['a,b\n', 'csv'],
    ] as const)
      expect([content, (await given(content, {}, 100)).format]).toEqual([content, format])
    const plain = join(folder, 'accounts')
    writeFileSync(plain, 'A\n1\n')
    expect((await all(plain)).format).toBe('csv')
  })
  test('one that is not there, or is a folder', async () => {
    expect(await keysOf(all(join(folder, 'accuonts')))).toEqual(['no-file'])
    expect(await keysOf(all(folder))).toEqual(['is-a-folder'])
  })
})
