// Laws of capitals (大写金额的定律): read back, they are the amount; 零, 整 and 负 stand where they must and nowhere else.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capitals } from '../../src/core/capitals.ts'
import { MOST, money } from '../../src/core/money.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n }

/** Up to 9,999; a place without a digit before it, or in the wrong order, is not read. */
function group(words: string): bigint {
  const match = /^零?(?:(.)仟)?零?(?:(.)佰)?零?(?:(.)拾)?零?([壹贰叁肆伍陆柒捌玖])?$/.exec(words)
  if (!match) throw new RangeError(`not four places: ${words}`)
  const [, ...found] = match
  return found.reduce((sum, digit, k) => {
    const value = digit === undefined ? 0n : BigInt(DIGITS.indexOf(digit))
    if (value < 0n) throw new RangeError(`not a digit: ${digit}`)
    return sum + value * (PLACES['仟佰拾'[k] ?? ''] ?? 1n)
  }, 0n)
}

function whole(words: string): bigint {
  for (const [unit, size] of [
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ] as const) {
    const at = words.lastIndexOf(unit)
    if (at >= 0) return whole(words.slice(0, at)) * size + whole(words.slice(at + 1))
  }
  return group(words)
}

/** The amount in fen, read by its grammar and not by undoing what made it. */
function read(words: string): bigint {
  const match = /^(负?)(.+)元(?:整|(?:(.)角)?零?(?:(.)分)?)$/.exec(words)
  if (!match) throw new RangeError(`not an amount: ${words}`)
  const [, sign, yuan = '', jiao = '零', fen = '零'] = match
  const size = whole(yuan) * 100n + BigInt(DIGITS.indexOf(jiao) * 10 + DIGITS.indexOf(fen))
  return sign === '负' ? -size : size
}

/** Amounts full of noughts, where 零 is decided, among ordinary ones. */
const digits = fc.array(fc.constantFrom(0, 0, 0, 0, 1, 5, 9), { minLength: 1, maxLength: 13 })
const amount = fc
  .oneof(
    { arbitrary: digits.map((list) => Number(list.join(''))), weight: 4 },
    { arbitrary: fc.integer({ min: -MOST, max: MOST }), weight: 2 },
    { arbitrary: fc.integer({ min: -20_000, max: 20_000 }), weight: 1 },
    { arbitrary: fc.maxSafeInteger(), weight: 1 },
  )
  .chain((size) => fc.constantFrom(size, -size))
  .map(money)

const EDGES = [
  0,
  1,
  9,
  10,
  99,
  100,
  101,
  110,
  MOST,
  MOST - 1,
  Number.MAX_SAFE_INTEGER,
  // One digit, one digit beside another, and nines, at every place up to 万亿.
  ...Array.from({ length: 15 }, (_, k) => 10 ** k),
  ...Array.from({ length: 14 }, (_, k) => Array.from({ length: k }, (__, n) => 10 ** k + 10 ** n)).flat(),
  ...Array.from({ length: 15 }, (_, k) => 10 ** k - 1),
].map(money)

/** What is wrong with an amount's words. */
function wrong(of: number): string[] {
  const words = capitals(money(of))
  const text = String(Math.abs(of)).padStart(3, '0')
  const [yuan, jiao, fen] = [text.slice(0, -2), text.at(-2), text.at(-1)]
  const [before = '', after = ''] = words.split('元')
  // One 零 for each run of noughts between digits, and one alone where there is no yuan.
  const runs = yuan === '0' ? 1 : (yuan.match(/[1-9](?=0+[1-9])/g)?.length ?? 0)
  const laws: readonly (readonly [string, boolean])[] = [
    ['read back', read(words) === BigInt(of)],
    ['零 before 元', before.split('零').length - 1 === runs],
    ['零 after 元', after.startsWith('零') === (jiao === '0' && fen !== '0')],
    ['整', words.endsWith('整') === (jiao === '0' && fen === '0')],
    ['负', words.startsWith('负') === of < 0],
    ['form', /^负?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+元[零壹贰叁肆伍陆柒捌玖角分整]+$/.test(words)],
    ['neighbours', !/零零|零[拾佰仟万亿]|万万|亿亿|亿万/.test(words)],
  ]
  return laws.flatMap(([law, kept]) => (kept ? [] : [`${of}: ${words}: ${law}`]))
}

describe('capitals', () => {
  test('read back are the amount, with 零, 整 and 负 in their places, 10,000 random amounts', () => {
    fc.assert(
      fc.property(amount, (of) => wrong(of).length === 0),
      { numRuns: 10_000 },
    )
  })
  test('every edge: one digit, two digits at any distance, nines, nothing, the largest', () => {
    expect(EDGES.flatMap((edge) => [...wrong(edge), ...wrong(money(-edge))])).toEqual([])
    expect(EDGES.length).toBeGreaterThan(100)
  })
  test('two amounts are never written alike, 2,000 random pairs', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(capitals(a) === capitals(b)).toBe(a === b)
      }),
      { numRuns: 2_000 },
    )
  })
  test('the reader of these tests refuses what is no amount', () => {
    for (const words of [
      '',
      '元',
      '壹元贰元',
      '拾元整',
      '壹拾拾元整',
      '壹佰仟元整',
      '壹仟贰仟元整',
      '甲元整',
    ])
      expect(() => read(words), words).toThrow(RangeError)
  })
})
