// The quick reader and the full one agree wherever the quick one answers.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../src/schema/input-error.ts'
import { fullYaml } from '../../src/store/full-yaml.ts'
import { plainYaml } from '../../src/store/plain-yaml.ts'
import { readTree } from '../../src/store/read-tree.ts'

const same = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function agree(text: string): Promise<boolean> {
  const quick = plainYaml(text)
  if (!quick) return false
  const full = await fullYaml(text)
  expect(same(quick.root), text).toEqual(same(full.root))
  return true
}

const WHOLE = readFileSync(new URL('../schema/whole.yaml', import.meta.url), 'utf8')
test('an ordinary case is read by the quick reader', async () => {
  expect(await agree(WHOLE)).toBe(true)
  expect(await agree(WHOLE.replaceAll('\n', '\r\n'))).toBe(true)
})

test('both know the same places', async () => {
  const quick = plainYaml(WHOLE)
  const full = await fullYaml(WHOLE)
  const places = (
    read: { marks: Map<object, Map<string | number, readonly [number, number]>> } | undefined,
  ) =>
    [...(read?.marks.values() ?? [])]
      .flatMap((map) => [...map].map(([key, [a, b]]) => `${key} ${a} ${b}`))
      .toSorted()
  expect(places(quick)).toEqual(places(full))
})

test.each([
  'a: 1\nb:\n  c: 2\n  d:\n    - x\n    - y\ne: 3\n',
  'a:\n- x\n- y\nb: 1\n',
  'list:\n  - what: rent\n    amount: 2,500.00\n  - what: food\n    amount: 1500 # yuan\n',
  'a: "x # y"   # c\nb: \'it is\'\nc: x#y\nd: a - b\n',
  'a:\nb: ~\nc: null\nd: "null"\n',
  '# only\n\na: {b: {c: [1, 2, {d: 5}]}, e: "f"}\n',
  '  a: 1\n  b: 2\n',
  '- 1\n- 2\n',
  'a: -5\nb: 18%\nc: 0.05%/day\nd: act/365\ne: 张三 李四\n',
  'a: {}\nb: []\n',
])('read by the quick reader too: %j', async (text) => expect(await agree(text)).toBe(true))

test.each([
  'a: &x 1',
  'a: *x',
  'a: !!int 1',
  'a: |\n  x',
  'a: >\n  x',
  'a: x\n  y',
  'a: "x\\n"',
  "a: 'it''s'",
  'a: b: c',
  'a: 1\na: 2',
  'a: {b: 28,500.00}',
  'a: {b: 1,}',
  'a: {\n b: 1 }',
  '---\na: 1',
  'a: 1\n---\nb: 2',
  '"a": 1',
  '? a\n: 1',
  '<<: 1',
  'a: 1\n b: 2',
  'a:\n  b: 1\n c: 2',
  'a:\tb',
  'a: @x',
  'a: `x',
  'a: %x',
  '- - 1',
  '-\n  a: 1',
  'a: "x" y',
  'a: [1] x',
  'a: [1]#x',
  'a: "x"#y',
  'a',
  'a: [1\n]',
])('left to the full reader: %j', (text) => expect(plainYaml(text)).toBeUndefined())

// prettier-ignore
const PIECES = [
  'a', 'b: ', 'c:', ': ', '- ', '-', '\n', '\n  ', '\n    ', ' ', '{', '}', '[', ']', ', ', ',', '"', "'", '#', ' # ', '1',
  '0.10', '18%', '2026-11-22', 'null', '~', 'x y', '万', '|', '>', '&', '*', '!', '?', '%', '\\', 'é', '\r\n', '\n- ', '\na: ',
  '{ a: 1 }', '[1, 2]', 'a: {b: 2}', '\u00a0', '/', '-5', '=', '<<', '::', 'a:b', '--',
]
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((parts) => parts.join(''))

const cuts = fc
  .tuple(fc.nat(WHOLE.length), fc.nat(30), soup)
  .map(([from, length, put]) => WHOLE.slice(0, from) + put + WHOLE.slice(from + length))

test.each([
  ['anything at all', soup],
  ['a case with a piece cut out and another put in', cuts],
])('on %s: where the quick reader answers, the full one says the same', async (_, texts) => {
  let answered = 0
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const quick = plainYaml(text)
      if (!quick) return
      answered += 1
      const full = await fullYaml(text).catch((error: unknown) => error)
      if (full instanceof InputError) throw new Error(`only the quick reader takes ${JSON.stringify(text)}`)
      expect(same(quick.root)).toEqual(same((full as { root: unknown }).root))
    }),
    { numRuns: 3000 },
  )
  expect(answered).toBeGreaterThan(20)
})

test.each([
  ['{a: 1, b: [x]}', 'a.yaml', { a: '1', b: ['x'] }],
  ['{"a": 1.10}', 'a.json', { a: '1.10' }],
  ['\uFEFFa: 1', 'a.yaml', { a: '1' }],
  ['a: |\n  x\n  y\n', 'a.yaml', { a: 'x\ny\n' }],
  [
    'a: yes\nb: 012\nc: 1_000\nd: 0x1F\ne: 1e3\nf: 2026-11-22\n',
    undefined,
    { a: 'yes', b: '012', c: '1_000', d: '0x1F', e: '1e3', f: '2026-11-22' },
  ],
  ['a: >-\n  0.10\nb: 0.10\n', undefined, { a: '0.10', b: '0.10' }],
])('%j', async (text, file, expected) => expect(same((await readTree(text, file)).root)).toEqual(expected))
