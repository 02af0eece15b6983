import * as v from 'valibot'
import { expect, test } from 'vitest'
import { currencyCodes, currencyDigits } from '../../src/core/currency.ts'
import { day as dayOf } from '../../src/core/day.ts'
import { amount, plainAmount, rate, share, uplift, weight } from '../../src/schema/figures.ts'
import type { Fault } from '../../src/schema/input-error.ts'
import { count, country, currency, day, type Leaf, text, word, yesNo } from '../../src/schema/leaf.ts'

/** The value, or the trouble and what would do. */
function read(leaf: Leaf<unknown>, written: unknown): unknown {
  const run = v.safeParse(leaf, written)
  if (run.success) return run.output
  const fault = JSON.parse(run.issues[0].message) as Fault
  return fault.suggestion === undefined ? fault.key : `${fault.key}: ${fault.suggestion}`
}

test.each([
  ['28500', 2850000],
  ['28,500.00', 2850000],
  ['2.85万', 2850000],
  ['1.5亿', 15000000000],
  ['+300', 30000],
  ['0', 0],
  ['-0', 0],
  ['0.10', 10],
  ['300.000', 30000],
  ['300.005', 'too-many-digits'],
  ['-300', 'negative-amount'],
  ['28,5000', 'grouping: 285000'],
  ['1e3', 'exponent'],
  ['1E+3', 'exponent'],
  ['12345678901234567', 'too-large'],
  ['9'.repeat(9000), 'too-large'],
  ['100000000000', 10 ** 13],
  ['¥28,500.00', 'not-an-amount: 28,500.00'],
  ['28500元', 'not-an-amount: 28500'],
  ['CNY 28500', 'not-an-amount: 28500'],
  ['２８５００', 'not-an-amount: 28500'],
  ['28.500,00', 'not-an-amount: 28500.00'],
  ['28 500', 'not-an-amount: 28500'],
  ['0x10', 'not-an-amount'],
  ['1_000', 'not-an-amount: 1000'],
  ['.5', 'not-an-amount'],
  ['NaN', 'not-an-amount'],
  ['about 300', 'not-an-amount'],
  [['300'], 'not-a-value'],
  [{}, 'not-a-value'],
])('amount %s', (written, expected) => expect(read(amount(2), written)).toEqual(expected))

test.each([
  ['JPY', '2474', 2474],
  ['JPY', '2474.5', 'too-many-digits'],
  ['KWD', '2.474', 2474],
  ['CLF', '0.0001', 1],
])('%s %s', (code, written, expected) =>
  expect(read(amount(currencyDigits(code) ?? -1), written)).toEqual(expected),
)

const year = (units: number, scale: number) => ({ units, scale, per: 'year' })
test.each([
  ['18%', year(18, 2)],
  ['0.18', year(18, 2)],
  ['18 %', year(18, 2)],
  ['150%', year(15, 1)],
  ['0', year(0, 0)],
  ['0.05%/day', { units: 5, scale: 4, per: 'day' }],
  ['日0.05%', { units: 5, scale: 4, per: 'day' }],
  ['18', 'bare-rate: 18%'],
  ['1', 'bare-rate: 1%'],
  ['18/year', 'bare-rate: 18%/year'],
  ['1.5', 'bare-rate: 1.5%'],
  ['-1%', 'negative-rate'],
  ['18,5%', 'not-a-rate: 18.5%'],
  ['１８%', 'not-a-rate: 18%'],
  ['18 percent', 'not-a-rate'],
  ['1e-1', 'not-a-rate'],
  ['0.18250000000000002', 'not-a-rate'],
  ['18.123456789%', 'rate-too-fine'],
])('rate %s', (written, expected) => expect(read(rate(), written)).toEqual(expected))

test.each([
  ['100%', { units: 1, scale: 0 }],
  ['1', { units: 1, scale: 0 }],
  ['0.5', { units: 5, scale: 1 }],
  ['50', 'share-range: 50%'],
  ['150%', 'share-range'],
  ['-10%', 'share-range'],
  ['half', 'not-a-share'],
])('share %s', (written, expected) => expect(read(share(), written)).toEqual(expected))

test.each([
  ['50%', { units: 5, scale: 1 }],
  ['150%', { units: 15, scale: 1 }],
  ['50', 'bare-rate: 50%'],
  ['-5%', 'negative-rate'],
])('uplift %s', (written, expected) => expect(read(uplift(), written)).toEqual(expected))

test.each([
  ['1.5', { units: 15, scale: 1 }],
  ['-1', 'out-of-range'],
  ['1001', 'out-of-range'],
])('weight %s', (written, expected) => expect(read(weight(), written)).toEqual(expected))

test.each([
  ['1234567890123456789.0123456789', '1234567890123456789.0123456789'],
  ['28,500.50', '28500.50'],
  ['2.85123万', '28512.3'],
  ['007', '7'],
  ['-5', 'negative-amount'],
  ['1e3', 'exponent'],
])('plain amount %s', (written, expected) => expect(read(plainAmount(), written)).toEqual(expected))

test.each([
  ['2026-11-22', dayOf(2026, 11, 22)],
  ['2024-02-29', dayOf(2024, 2, 29)],
  ['2026-02-29', 'no-such-day: 2026-02-28'],
  ['2026-04-31', 'no-such-day: 2026-04-30'],
  ['2026-13-01', 'no-such-day'],
  ['2026-11-00', 'no-such-day'],
  ['1899-12-31', 'out-of-range'],
  ['2201-01-01', 'out-of-range'],
  ['2026/1/2', 'not-a-day: 2026-01-02'],
  ['2026年11月22日', 'not-a-day: 2026-11-22'],
  ['20261122', 'not-a-day: 2026-11-22'],
  ['2026-11-22T00:00:00Z', 'not-a-day: 2026-11-22'],
  ['22/11/2026', 'not-a-day'],
  ['tomorrow', 'not-a-day'],
])('day %s', (written, expected) => expect(read(day(), written)).toEqual(expected))

test.each([
  ['15', 15],
  ['0', 'out-of-range'],
  ['-3', 'out-of-range'],
  ['32', 'out-of-range'],
  ['15.0', 'not-a-count'],
  ['15 days', 'not-a-count: 15'],
  ['1e1', 'not-a-count: 1'],
  ['', 'not-a-count'],
])('count %s', (written, expected) => expect(read(count(1, 31), written)).toEqual(expected))

test.each<[Leaf<unknown>, string, unknown]>([
  [word(['act/360', 'act/365']), 'act/36', 'not-one-of: act/360'],
  [word(['act/360', 'act/365']), 'ACT/365', 'not-one-of: act/365'],
  [word(['nearest', 'up']), 'banker', 'not-one-of'],
  [yesNo(), 'yes', true],
  [yesNo(), 'False', false],
  [yesNo(), '1', 'not-yes-no'],
  [currency(), 'CNY', 'CNY'],
  [currency(), 'CYN', 'unknown-currency: CNY'],
  [currency(), '¥', 'unknown-currency: CNY'],
  [currency(), 'BITCOIN', 'unknown-currency'],
  [country(), 'CN', 'CN'],
  [country(), 'us', 'not-a-country: US'],
  [country(), 'China', 'not-a-country'],
  [text(4), 'abcd', 'abcd'],
  [text(4), 'abcde', 'text-too-long'],
  [text(), '  ', 'missing'],
  [text(), 'a\u001B[31m\u202Eb', 'a\u001B[31m\u202Eb'],
])('leaf %#', (leaf, written, expected) => expect(read(leaf, written)).toEqual(expected))

test('the digits of CLDR 48 that are not two', () => {
  const not2 = currencyCodes().filter((code) => currencyDigits(code) !== 2)
  expect(not2.length).toBe(54)
  expect(currencyDigits('XXX')).toBeUndefined()
  expect(currencyCodes().length).toBe(182)
  expect(new Set(currencyCodes()).size).toBe(currencyCodes().length)
})
