import { expect, test } from 'vitest'
import { InputError } from '../../src/schema/input-error.ts'
import { jsonTree } from '../../src/schema/json.ts'
import { nearest } from '../../src/schema/nearest.ts'
import { applySets } from '../../src/schema/sets.ts'
import { at, lineAndColumn, pathText, treeOf } from '../../src/schema/tree.ts'

/** `key line:col` of the first trouble. */
function troubleOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const [{ key, line, col }] = error.troubles as [InputError['troubles'][number]]
    return line === undefined ? key : `${key} ${line}:${col}`
  }
  return 'nothing'
}

test('numbers keep their text', () => {
  const { root } = jsonTree('{"a": 0.10, "b": 12345678901234567, "c": [1e3, -0, true, null], "d": "\\u4e07"}')
  expect(JSON.parse(JSON.stringify(root))).toEqual({
    a: '0.10',
    b: '12345678901234567',
    c: ['1e3', '-0', 'true', null],
    d: '万',
  })
})

test.each([
  ['{"a": 1, "a": 2}', 'duplicate-key 1:10'],
  ['{"a": 1,}', 'bad-syntax 1:9'],
  ['{"a": 01}', 'bad-syntax 1:8'],
  ['{"a": +1}', 'bad-syntax 1:7'],
  ['{"a": NaN}', 'bad-syntax 1:7'],
  ["{'a': 1}", 'bad-syntax 1:2'],
  ['{"a": 1} {"b": 2}', 'bad-syntax 1:10'],
  ['{"a": "x\n"}', 'bad-syntax 1:7'],
  ['{"a":\n "\\u0000"}', 'nul-byte 2:2'],
  ['[1, 2', 'bad-syntax 1:6'],
  ['', 'bad-syntax 1:1'],
  [`{"a": "${'x'.repeat(10_001)}"}`, 'text-too-long 1:7'],
  [`{"a": "${'x'.repeat(20_000_000)}"}`, 'text-too-long 1:7'],
  [`{"a": "${String.raw`\n`.repeat(5_000_000)}"}`, 'text-too-long 1:7'],
  [`{"a": ${'9'.repeat(10_001)}}`, 'text-too-long 1:7'],
  ['['.repeat(100_000), 'too-deep 1:21'],
  ['{"a":'.repeat(100_000), 'too-deep 1:101'],
])('JSON %#', (text, expected) => expect(troubleOf(() => jsonTree(text))).toBe(expected))

test('places in JSON', () => {
  const { place } = jsonTree('{\n  "debt": {\n    "contract": [{ "due": "x" }]\n  }\n}', 'a.json')
  expect(place(['debt', 'contract', 0, 'due'])).toEqual({ file: 'a.json', line: 3, col: 27 })
  expect(place(['debt', 'contract', 0, 'due'], 'key')).toEqual({ file: 'a.json', line: 3, col: 20 })
  expect(place(['debt', 'principal'])).toEqual({ file: 'a.json', line: 2, col: 11 })
  expect(place([])).toEqual({ file: 'a.json', line: 1, col: 1 })
})

test.each<[unknown, unknown]>([
  [
    { a: 0.1, b: 1e21, c: 1e-7, d: -2.5, e: 0 },
    { a: '0.1', b: '1000000000000000000000', c: '0.0000001', d: '-2.5', e: '0' },
  ],
  [
    { a: 12345678901234.5, b: 100n, c: true, d: null, e: undefined },
    { a: '12345678901234.5', b: '100', c: 'true', d: null, e: null },
  ],
])('a plain object %#', (value, expected) => expect({ ...(treeOf(value).root as object) }).toEqual(expected))

const circle: unknown[] = []
circle.push(circle)
test.each<[unknown, string]>([
  [0.1 + 0.2, 'inexact-number'],
  [Number.NaN, 'inexact-number'],
  [Number.POSITIVE_INFINITY, 'inexact-number'],
  [12345678901234567, 'inexact-number'],
  [new Date(0), 'not-data'],
  [new Map(), 'not-data'],
  [() => 1, 'not-data'],
  [Symbol('x'), 'not-data'],
  ['a\0b', 'nul-byte'],
  [circle, 'too-deep'],
])('no plain object %#', (value, expected) => expect(troubleOf(() => treeOf(value))).toBe(expected))

test('a key __proto__ is only a key', () => {
  for (const tree of [
    jsonTree('{"__proto__": {"x": "1"}}'),
    treeOf(JSON.parse('{"__proto__": {"x": "1"}}')),
  ]) {
    expect(Object.getPrototypeOf(tree.root)).toBeNull()
    expect(Object.keys(tree.root as object)).toEqual(['__proto__'])
  }
  expect(({} as { x?: string }).x).toBeUndefined()
})

const set = (...sets: string[]) => applySets(treeOf({ debt: { dueDay: 15 }, list: [{ a: 1 }] }), sets).root
test.each<[string, (string | number)[], unknown]>([
  ['debt.annualRate=12%', ['debt', 'annualRate'], '12%'],
  ['debt.dueDay = 20', ['debt', 'dueDay'], '20'],
  ['household.income[0].amount=7,000', ['household', 'income', 0, 'amount'], '7,000'],
  ['list[0].a=2', ['list', 0, 'a'], '2'],
  ['list[1].a=2', ['list', 1, 'a'], '2'],
  ['debt.dueDay=null', ['debt', 'dueDay'], null],
  ['id=a=b', ['id'], 'a=b'],
  ['debt.contract=[{"due":"2026-12-15","payment":3150.00}]', ['debt', 'contract', 0, 'payment'], '3150.00'],
])('--set %s', (override, path, expected) => expect(at(set(override), path)).toEqual(expected))

test.each([
  ['debt', 'bad-set'],
  ['=1', 'bad-set'],
  ['debt..x=1', 'bad-set'],
  ['debt.x=', 'bad-set'],
  ['debt.x[a]=1', 'bad-set'],
  ['list[3].a=1', 'bad-set'],
  ['debt[0]=1', 'bad-set'],
  ['debt.dueDay.x=1', 'bad-set'],
  ['__proto__.polluted=1', 'forbidden-key'],
  ['debt.constructor.prototype.x=1', 'forbidden-key'],
  ['a={"b":', 'bad-syntax 1:6'],
])('--set %s is refused', (override, expected) => expect(troubleOf(() => set(override))).toBe(expected))

test('an override leaves the tree as it was, and says where it came from', () => {
  const tree = jsonTree('{"debt": {"dueDay": 15}}', 'a.json')
  const over = applySets(tree, ['debt.dueDay=40', 'wish.maxMonths=3'])
  expect(at(tree.root, ['debt', 'dueDay'])).toBe('15')
  expect(over.place(['debt', 'dueDay'])).toEqual({ file: '--set' })
  expect(over.place(['debt'])).toMatchObject({ file: 'a.json' })
})

test('small tools', () => {
  expect(pathText(['debt', 'contract', 2, 'due'])).toBe('debt.contract[2].due')
  expect(lineAndColumn('ab\ncd\n', 4)).toEqual({ line: 2, col: 2 })
  expect(nearest('prinicpal', ['principal', 'penalty'])).toBe('principal')
  expect(nearest('due_day', ['asOf', 'dueDay'])).toBe('dueDay')
  expect(nearest('xy', ['id', 'on'])).toBeUndefined()
  expect(nearest('toString', ['principal'], {})).toBeUndefined()
})
