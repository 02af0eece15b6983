// What people type, in both languages, and what it is read as; what cannot be read is refused with a reason, never thrown.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { typedItems } from '../../src/app/items.ts'
import { typedAmount, typedCount, typedDay, typedRate } from '../../src/app/typed.ts'
import { typedUplift } from '../../src/app/typed-rate.ts'
import { TYPED_KEYS } from '../../src/app/typed-trouble.ts'
import { parseDay, type Day } from '../../src/core/day.ts'
import { en } from '../../src/i18n/en.ts'
import { zh } from '../../src/i18n/zh.ts'

const today = parseDay('2026-11-22') as Day

const told = (read: object): string =>
  'trouble' in read
    ? `no: ${(read.trouble as { key: string }).key}`
    : (read as { readonly text: string }).text

describe('amounts', () => {
  test.each([
    ['28500', '28500.00'],
    ['28,500.00', '28500.00'],
    ['3500+800', '4300.00'],
    ['2.5万', '25000.00'],
    ['2.5 万元', '25000.00'],
    ['1,200*3', '3600.00'],
    ['1200x3', '3600.00'],
    ['1200×3÷2', '1800.00'],
    ['(1,200+80)*3-40', '3800.00'],
    ['100/4', '25.00'],
    ['10/3*3', '10.00'],
    ['1亿2000万', '120000000.00'],
    ['2万3500', '23500.00'],
    ['3千', '3000.00'],
    ['25k', '25000.00'],
    ['¥28,500', '28500.00'],
    ['￥２８，５００．５０元', '28500.50'],
    ['（３５００＋８００）', '4300.00'],
    ['800块', '800.00'],
    ['RMB 800', '800.00'],
    ['人民币800', '800.00'],
    ['800 CNY', '800.00'],
    ['+800', '800.00'],
    ['0', '0.00'],
    ['3500+800=', '4300.00'],
  ])('%s is %s', (text, want) => expect(told(typedAmount(text, 2, 'CNY'))).toBe(want))

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['-800', 'negative'],
    ['－800', 'negative'],
    ['−800', 'negative'],
    ['800-900', 'negative'],
    ['100/3', 'not-exact'],
    ['28500.005', 'not-exact'],
    ['1/0', 'by-zero'],
    ['1/(2-2)', 'by-zero'],
    ['(800', 'brackets'],
    ['800)', 'brackets'],
    ['()', 'not-an-amount'],
    ['800+', 'not-an-amount'],
    ['800 900', 'not-an-amount'],
    ['3²', 'not-an-amount'],
    ['①', 'not-an-amount'],
    ['1e9', 'not-an-amount'],
    ['18%', 'not-an-amount'],
    ['800元钱吧', 'not-an-amount'],
    ['28.500,00', 'not-an-amount'],
    ['1,20', 'grouping'],
    ['28500,00', 'grouping'],
    ['2万5', 'unit-tail'],
    ['2.5万3千', 'unit-tail'],
    ['3千2万', 'unit-tail'],
    ['999999999999', 'too-large'],
    ['1亿*1亿*1亿', 'too-large'],
    ['$800', 'other-currency'],
    ['800 USD', 'other-currency'],
    ['9'.repeat(201), 'too-long'],
  ])('%s is refused: %s', (text, key) => expect(told(typedAmount(text, 2, 'CNY'))).toBe(`no: ${key}`))

  it('have the digits of their currency', () => {
    expect(told(typedAmount('28500.5', 0, 'JPY'))).toBe('no: not-exact')
    expect(told(typedAmount('¥28,500', 0, 'JPY'))).toBe('28500')
    expect(told(typedAmount('1.234', 3, 'KWD'))).toBe('1.234')
    expect(told(typedAmount('$5', 2))).toBe('5.00')
  })
  it('say what they might have been', () =>
    expect(typedAmount('100/3', 2)).toEqual({
      trouble: { key: 'not-exact', args: { below: '33.33', above: '33.34' } },
    }))

  // A sum as a tree, written with the brackets it needs, and worked out beside it in whole numbers over whole numbers.
  type Sum = {
    readonly text: string
    readonly n: bigint
    readonly d: bigint
    readonly kind: 'number' | 'product' | 'sum'
  }
  const worked = (a: Sum, sign: string, b: Sum): readonly [bigint, bigint] => {
    if (sign === '*') return [a.n * b.n, a.d * b.d]
    if (sign === '/') return [a.n * b.d * (b.n < 0n ? -1n : 1n), a.d * (b.n < 0n ? -b.n : b.n)]
    return [sign === '+' ? a.n * b.d + b.n * a.d : a.n * b.d - b.n * a.d, a.d * b.d]
  }
  const { sum } = fc.letrec<{ sum: Sum; number: Sum }>((tie) => ({
    number: fc
      .record({
        units: fc.integer({ min: 0, max: 99_999_999 }),
        scale: fc.constantFrom(0, 1, 2),
        unit: fc.constantFrom('', '', '万', '千'),
        commas: fc.boolean(),
      })
      .map(({ units, scale, unit, commas }): Sum => {
        const digits = String(units).padStart(scale + 1, '0')
        const whole = digits.slice(0, digits.length - scale)
        const grouped = commas ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
        const text = scale === 0 ? grouped : `${grouped}.${digits.slice(-scale)}`
        const times = unit === '万' ? 10_000n : unit === '千' ? 1000n : 1n
        return { text: text + unit, n: BigInt(units) * times, d: 10n ** BigInt(scale), kind: 'number' }
      }),
    sum: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('number'),
      fc
        .tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum'))
        .filter(([, sign, b]) => sign !== '/' || b.n !== 0n)
        .map(([a, sign, b]): Sum => {
          const product = sign === '*' || sign === '/'
          const left = product && a.kind === 'sum' ? `(${a.text})` : a.text
          const right = b.kind === 'number' || (!product && b.kind === 'product') ? b.text : `(${b.text})`
          const [n, d] = worked(a, sign, b)
          return { text: left + sign + right, n, d, kind: product ? 'product' : 'sum' }
        }),
    ),
  }))
  it('are worth what a plain calculator makes of them, or refused for what they are', () => {
    const seen = { read: 0, refused: 0 }
    fc.assert(
      fc.property(sum, ({ text, n, d }) => {
        const read = told(typedAmount(text, 2))
        const whole = (n * 100n) % d === 0n
        const fen = (n * 100n) / d
        const want =
          text.length > 200
            ? 'no: too-long'
            : n < 0n
              ? 'no: negative'
              : fen > 10n ** 13n
                ? 'no: too-large'
                : whole
                  ? `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
                  : 'no: not-exact'
        seen[want.startsWith('no') ? 'refused' : 'read'] += 1
        expect(read, text).toBe(want)
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(50)
  })
})

describe('days ahead, in English', () => {
  const read = (text: string): string => told(typedDay(text, { today, lang: 'en', toward: 'future' }))
  test.each([
    ['2026-12-15', '2026-12-15'],
    ['2026/12/15', '2026-12-15'],
    ['20261215', '2026-12-15'],
    ['15/12', '2026-12-15'],
    ['12/15', '2026-12-15'],
    ['12-15', '2026-12-15'],
    ['15/12/2026', '2026-12-15'],
    ['3/4', '2027-04-03'],
    ['22/11', '2026-11-22'],
    ['21/11', '2027-11-21'],
    ['15 Dec', '2026-12-15'],
    ['15th December', '2026-12-15'],
    ['the 15th of December', '2026-12-15'],
    ['15-Dec-2026', '2026-12-15'],
    ['Dec 15 2026', '2026-12-15'],
    ['December 15, 2026', '2026-12-15'],
    ['on 15 Dec', '2026-12-15'],
    ['the 15th', '2026-12-15'],
    ['31st', '2026-12-31'],
    ['today', '2026-11-22'],
    ['Tomorrow', '2026-11-23'],
    ['yesterday', '2026-11-21'],
    ['next month 15', '2026-12-15'],
    ['15th of next month', '2026-12-15'],
    ['end of month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['in 10 days', '2026-12-02'],
    ['in a week', '2026-11-29'],
    ['3 months from now', '2027-02-22'],
    ['3 months ago', '2026-08-22'],
    ['29 Feb', '2028-02-29'],
  ])('%s is %s', (text, want) => expect(read(text)).toBe(want))
  test.each([
    ['31 Feb', 'no-such-day'],
    ['31/2', 'no-such-day'],
    ['2026-02-29', 'no-such-day'],
    ['32nd', 'no-such-day'],
    ['13/13', 'no-such-day'],
    ['2026-13-01', 'no-such-day'],
    ['15/12/26', 'year-digits'],
    ['1899-01-01', 'far-day'],
    ['in 9999 years', 'far-day'],
    ['15', 'not-a-day'],
    ['soon', 'not-a-day'],
    ['next Friday', 'not-a-day'],
    ['', 'empty'],
    ['x'.repeat(300), 'too-long'],
  ])('%s is refused: %s', (text, key) => expect(read(text)).toBe(`no: ${key}`))
  it('says how else it might have been read', () => {
    expect(typedDay('3/4', { today, lang: 'en', toward: 'future' })).toMatchObject({
      text: '2027-04-03',
      other: '2027-03-04',
    })
    expect(typedDay('15/12', { today, lang: 'en', toward: 'future' })).not.toHaveProperty('other')
  })
})

describe('days gone by, in Chinese', () => {
  const read = (text: string): string => told(typedDay(text, { today, lang: 'zh', toward: 'past' }))
  test.each([
    ['2026年8月15日', '2026-08-15'],
    ['8月15日', '2026-08-15'],
    ['8月15号', '2026-08-15'],
    ['8月15', '2026-08-15'],
    ['八月十五日', '2026-08-15'],
    ['8/15', '2026-08-15'],
    ['15/8', '2026-08-15'],
    ['3/4', '2026-03-04'],
    ['8-15', '2026-08-15'],
    ['８月１５日', '2026-08-15'],
    ['12月15日', '2025-12-15'],
    ['去年12月15日', '2025-12-15'],
    ['明年3月1日', '2027-03-01'],
    ['今年3月1号', '2026-03-01'],
    ['15日', '2026-11-15'],
    ['十五号', '2026-11-15'],
    ['31号', '2026-10-31'],
    ['22号', '2026-11-22'],
    ['本月15日', '2026-11-15'],
    ['下月15日', '2026-12-15'],
    ['下个月15号', '2026-12-15'],
    ['上个月20号', '2026-10-20'],
    ['月底', '2026-10-31'],
    ['本月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['12月底', '2025-12-31'],
    ['去年年底', '2025-12-31'],
    ['今天', '2026-11-22'],
    ['明天', '2026-11-23'],
    ['昨天', '2026-11-21'],
    ['10天后', '2026-12-02'],
    ['3个月前', '2026-08-22'],
    ['三个月前', '2026-08-22'],
    ['两周前', '2026-11-08'],
    ['半年前', '2026-05-22'],
    ['1年前', '2025-11-22'],
    ['8月15日起', '2026-08-15'],
  ])('%s is %s', (text, want) => expect(read(text)).toBe(want))
  test.each([
    ['2月31日', 'no-such-day'],
    ['11月31日', 'no-such-day'],
    ['本月31日', 'no-such-day'],
    ['13月1日', 'not-a-day'],
    ['26年8月15日', 'year-digits'],
    ['正月初一', 'not-a-day'],
    ['下周', 'not-a-day'],
  ])('%s is refused: %s', (text, key) => expect(read(text)).toBe(`no: ${key}`))
})

describe('rates', () => {
  test.each([
    ['18%', '18%'],
    ['１８％', '18%'],
    ['0.18', '18%'],
    ['18% a year', '18%'],
    ['18%/year', '18%'],
    ['18% p.a.', '18%'],
    ['年化18%', '18%'],
    ['年利率 18%', '18%'],
    ['年息15%', '15%'],
    ['百分之十八', '18%'],
    ['0.05%/day', '0.05%/day'],
    ['0.05% a day', '0.05%/day'],
    ['日0.05%', '0.05%/day'],
    ['日息0.05%', '0.05%/day'],
    ['日万分之五', '0.05%/day'],
    ['日利率万分之5', '0.05%/day'],
    ['万五', '0.05%/day'],
    ['万3.5', '0.035%/day'],
    ['日千分之一', '0.1%/day'],
    ['1.5%/month', '18%'],
    ['月息1.5%', '18%'],
    ['0%', '0%'],
  ])('%s is %s', (text, want) => expect(told(typedRate(text))).toBe(want))
  test.each([
    ['18', 'bare-rate'],
    ['1', 'bare-rate'],
    ['一分五', 'fen-rate'],
    ['月息2分', 'fen-rate'],
    ['5厘', 'fen-rate'],
    ['千分之五', 'which-period'],
    ['1.5‰', 'which-period'],
    ['-3%', 'negative'],
    ['年18%/day', 'not-a-rate'],
    ['LPR', 'not-a-rate'],
    ['', 'empty'],
  ])('%s is refused: %s', (text, key) => expect(told(typedRate(text))).toBe(`no: ${key}`))
  it('tell that they were told by the month', () =>
    expect(typedRate('月息1.5%')).toMatchObject({
      monthly: true,
      rate: { units: 18, scale: 2, per: 'year' },
    }))
  test.each([
    ['+50%', '50%'],
    ['上浮50%', '50%'],
    ['50% more', '50%'],
    ['50%', undefined],
    ['27%', undefined],
  ])('%s on top is %s', (text, want) => expect(typedUplift(text)?.text).toBe(want))
})

describe('counts', () => {
  test.each([
    ['22', 'months', '22'],
    ['22期', 'months', '22'],
    ['22 months', 'months', '22'],
    ['2年', 'months', '24'],
    ['3 years', 'months', '36'],
    ['十二个月', 'months', '12'],
    ['99天', 'days', '99'],
    ['99 days', 'days', '99'],
    ['3人', 'people', '3'],
    ['三口人', 'people', '3'],
    ['2次', 'times', '2'],
    ['15号', 'day-of-month', '15'],
    ['每月15日', 'day-of-month', '15'],
    ['15th', 'day-of-month', '15'],
  ] as const)('%s %s is %s', (text, of, want) => expect(told(typedCount(text, of))).toBe(want))
  test.each([
    ['2.5', 'months'],
    ['-3', 'people'],
    ['3人', 'months'],
    ['many', 'days'],
    ['2 years', 'days'],
  ] as const)('%s is no count of %s', (text, of) =>
    expect(told(typedCount(text, of))).toBe('no: not-a-count'),
  )
})

describe('items of a household', () => {
  const read = (text: string) =>
    typedItems(text, { today, lang: 'en', toward: 'future', digits: 2, currency: 'CNY', unnamed: 'income' })
  const rent = { what: '房租', amount: '2000.00' }
  test.each([
    ['6500', [{ what: 'income', amount: '6500.00' }]],
    ['wage 6,500', [{ what: 'wage', amount: '6500.00' }]],
    ['6500 wage', [{ what: 'wage', amount: '6500.00' }]],
    ['房租2000', [rent]],
    ['房租 2000、伙食 1000+700', [rent, { what: '伙食', amount: '1700.00' }]],
    ['rent 1500 + 500', [{ what: 'rent', amount: '2000.00' }]],
    [
      'rent 2000, food 1,700',
      [
        { what: 'rent', amount: '2000.00' },
        { what: 'food', amount: '1700.00' },
      ],
    ],
    ['rent 500 a week', [{ what: 'rent', amount: '500.00', every: 'week' }]],
    ['保险 1200 每年', [{ what: '保险', amount: '1200.00', every: 'year' }]],
    ['K12 2000', [{ what: 'K12', amount: '2000.00' }]],
    ['失业金2100到2027年3月1日', [{ what: '失业金', amount: '2100.00', until: '2027-03-01' }]],
    [
      'new wage 4200 from 1 Mar 2027 uncertain',
      [{ what: 'new wage', amount: '4200.00', from: '2027-03-01', certainty: 'uncertain' }],
    ],
    ['工资 6500 稳定', [{ what: '工资', amount: '6500.00', certainty: 'certain' }]],
  ])('%s', (text, want) => expect(read(text)).toEqual(want))
  test.each([
    ['', 'empty'],
    ['rent', 'no-amount'],
    ['rent 100/3', 'not-exact'],
    ['wage 6500 until 31 Feb', 'no-such-day'],
    ['wage $6500', 'other-currency'],
    ['a 1;'.repeat(40), 'too-long'],
  ])('%s is refused: %s', (text, key) => expect(read(text)).toMatchObject({ trouble: { key } }))
})

describe('whatever is typed', () => {
  const ways = [
    (text: string) => typedAmount(text, 2, 'CNY'),
    (text: string) => typedDay(text, { today, lang: 'zh', toward: 'future' }),
    (text: string) => typedDay(text, { today, lang: 'en', toward: 'past' }),
    (text: string) => typedRate(text),
    (text: string) => typedCount(text, 'months'),
    (text: string) => typedItems(text, { today, lang: 'zh', toward: 'future', digits: 2, unnamed: 'income' }),
  ]
  const scraps = fc
    .array(
      fc.constantFrom(
        ...'0123456789.,+-*/()（） 万亿千元¥$%‰年月日号天前后底下上本明今到分之里x',
        'until ',
        'month',
        'in ',
        ' ago',
        '\u001b[2J',
        '\u0000',
        '\u202e',
        '__proto__',
        'constructor',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''))
  it('is read or refused with a reason that has words, and never throws', () => {
    const keys: readonly string[] = TYPED_KEYS
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
        for (const way of ways) {
          const read = way(text)
          if (!('trouble' in read)) continue
          expect(keys).toContain(read.trouble.key)
        }
      }),
      { numRuns: 1500 },
    )
  })
  it('every reason has words in both languages', () => {
    for (const words of [en, zh])
      expect(Object.keys(words.interview.typed).toSorted()).toEqual(TYPED_KEYS.toSorted())
  })
  it('a day it reads is a day of the calendar, on the side that was asked about', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('past' as const, 'future' as const),
        (d, m, toward) => {
          const read = typedDay(`${m}月${d}日`, { today, lang: 'zh', toward })
          if ('trouble' in read) {
            expect([2, 4, 6, 9, 11]).toContain(m)
            return
          }
          expect(parseDay(read.text)).toBe(read.day)
          expect(Number(read.text.slice(8))).toBe(d)
          if (toward === 'past') expect(read.day).toBeLessThanOrEqual(today)
          else expect(read.day).toBeGreaterThanOrEqual(today)
        },
      ),
    )
  })
})
