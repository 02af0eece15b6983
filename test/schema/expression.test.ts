// Expressions of a mapping: what they come to, exactly, and what they refuse.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, textOf } from '../../src/schema/expression.ts'
import { dayText, numberOf } from '../../src/schema/figure-text.ts'
import { InputError } from '../../src/schema/input-error.ts'

type Record_ = Readonly<Record<string, string | null>>
const ROW: Record_ = {
  PAY_0: '2',
  income: '35,000',
  big: '2.85万',
  none: null,
  home: 'rent',
  'default.payment': '1',
  '贷款余额(元)': '¥100.10',
  'Loan amount': '5',
}
const of = (text: string, row: Record_ = ROW): string | null =>
  textOf(
    compile<Record_>(text, (name) =>
      Object.hasOwn(ROW, name) ? (record) => record[name] ?? null : undefined,
    )(row),
  )
const refusal = (text: string): unknown => {
  try {
    return of(text)
  } catch (error) {
    return error instanceof InputError ? error.troubles.map(({ key, args }) => [key, args]) : error
  }
}

describe('expressions', () => {
  test.each([
    ['PAY_0', '2'],
    ['PAY_0 * 30', '60'],
    ['max(PAY_0, 0)*30', '60'],
    ['-PAY_0 + 1', '-1'],
    ['1 - 2 - 3', '-4'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4 / 8', '2.5'],
    ['0.1 + 0.2', '0.3'],
    ['income / 12', '2916.666666666666666666666666666666666667'],
    ['round(income / 12, 2)', '2916.67'],
    ['round(2.5)', '3'],
    ['abs(min(PAY_0, 1, -7))', '7'],
    ['big', '2.85万'],
    ['big * 1', '28500'],
    ['贷款余额(元)', '¥100.10'],
    ['"贷款余额(元)" * 2', '200.2'],
    ['Loan amount', '5'],
    ['"Loan amount" + 1', '6'],
    ['default.payment', '1'],
    ["'it''s'", "it's"],
    ['none', null],
    ['none * 2', null],
    ['none ?? PAY_0', '2'],
    ['none ?? none ?? 7', '7'],
    ["home = 'rent'", 'true'],
    ["home != 'rent' or PAY_0 >= 2 and not PAY_0 > 2", 'true'],
    ['none = 1', 'false'],
    ['PAY_0 = 2.0', 'true'],
    ["income = '35000'", 'true'],
  ])('%s is %s', (text, value) => expect(of(text)).toBe(value))

  test.each([
    ['', 'bad-expression'],
    ['PAY_0 *', 'bad-expression'],
    ['PAY_0 30', 'bad-expression'],
    ['(PAY_0', 'bad-expression'],
    ['max(', 'bad-expression'],
    ['round(1, 2, 3)', 'bad-expression'],
    ['PAY_0; 1', 'bad-expression'],
    ['`PAY_0`', 'bad-expression'],
    ['PAY_1 * 30', 'no-column'],
    ['constructor', 'no-column'],
    ['eval(1)', 'no-column'],
    ['home * 2', 'not-a-number'],
    ['1 / (PAY_0 - 2)', 'divided-by-zero'],
    ['('.repeat(60) + '1' + ')'.repeat(60), 'bad-expression'],
    [`1${'+1'.repeat(1000)}`, 'bad-expression'],
  ])('%s is refused', (text, key) => expect(refusal(text)).toMatchObject([[key, {}]]))

  test('sums and products of decimals are exact', () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 })
    const text = (n: number): string =>
      `${n < 0 ? '0 - ' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const sum = BigInt(a) + BigInt(b)
        expect(of(`((${text(a)}) + (${text(b)})) * 100`)).toBe(String(sum))
        expect(of(`(${text(a)}) * (${text(b)}) * 10000`)).toBe(String(BigInt(a) * BigInt(b)))
      }),
    )
  })
})

test('numbers as files write them', () => {
  for (const [written, number] of [
    ['28,500.00', '28500'],
    ['2.85万', '28500'],
    ['￥２８，５００', '28500'],
    ['-1,000元', '-1000'],
    ['¥-5', '-5'],
    ['13.99%', '0.1399'],
    ['1亿', '100000000'],
  ] as const)
    expect(numberOf(written)?.toFixed()).toBe(number)
  for (const written of ['', '1,00', '1.000,00', '--1', '1e5', 'NaN', '12 34', '(5)', '9'.repeat(100)])
    expect(numberOf(written)).toBeUndefined()
})

test('days in five styles, and the two that must be named', () => {
  for (const written of [
    '2026-01-05',
    '2026/1/5',
    '2026.01.05',
    '20260105',
    '2026年1月5日',
    '2026-01-05T00:00:00Z',
    '2026/1/5 13:05',
  ])
    expect(dayText(written)).toBe('2026-01-05')
  expect([dayText('5/1/2026', 'd/m/y'), dayText('1/5/2026', 'm/d/y'), dayText('46027', 'excel')]).toEqual(
    Array(3).fill('2026-01-05'),
  )
  for (const written of [
    '5/1/2026',
    '46027',
    '2026-02-30',
    '2026-13-01',
    'yesterday',
    '1/5/26',
    '0000-01-01',
  ])
    expect(dayText(written)).toBeUndefined()
  expect(dayText('31/04/2026', 'd/m/y')).toBeUndefined()
})
