// Due dates (还款日): strictly later row by row, on the anchor day or the month's end standing for it, leap years and all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Day,
  addMonths,
  day,
  daysInMonth,
  isLeap,
  iso,
  monthsBetween,
  nextDue,
  parseDay,
  ymd,
} from '../../src/core/day.ts'
import { type Debt } from '../../src/core/debt.ts'
import { promised, debt, level, on, plan, refusedBy } from '../support/build.ts'
import { anyDay } from '../support/random.ts'

const utc = (of: Day): Date => new Date(of * 86_400_000)

describe('the calendar', () => {
  test('is the Gregorian one, for every day of 1600 to 2400', () => {
    let of = day(1600, 1, 1)
    const end = day(2400, 12, 31)
    for (; of <= end; of = (of + 1) as Day) {
      const { y, m, d } = ymd(of)
      if (day(y, m, d) !== of) throw new Error(`${y}-${m}-${d}`)
    }
    for (const [text, number] of [
      ['1970-01-01', 0],
      ['2000-02-29', 11_016],
      ['2026-11-22', 20_779],
      ['1969-12-31', -1],
    ] as const)
      expect(parseDay(text)).toBe(number)
  })
  test('agrees with the platform’s, 4,000 random days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 84_000 }), (n) => {
        const of = n as Day
        expect(iso(of)).toBe(utc(of).toISOString().slice(0, 10))
      }),
      { numRuns: 4_000 },
    )
  })
  test.each([
    [1900, 28],
    [2000, 29],
    [2023, 28],
    [2024, 29],
    [2100, 28],
  ])('February of %i has %i days', (y, days) => {
    expect(daysInMonth(y, 2)).toBe(days)
    expect(isLeap(y)).toBe(days === 29)
  })
})

describe('monthly rows keep their anchor', () => {
  /** Month by month with the platform's calendar: the anchor, or the last day of a shorter month. */
  const expected = (first: Day, anchor: number, k: number): string => {
    const date = utc(first)
    const end = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + k + 1, 0)).getUTCDate()
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + k, Math.min(anchor, end)))
      .toISOString()
      .slice(0, 10)
  }
  test('every row, 1,000 random debts of up to 120 months', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 120 }),
        (asOf, dueDay, n) => {
          const of: Debt = { ...debt({ rate: '0%' }), asOf, dueDay }
          const due = promised(of, plan([level(n)])).rows.map((row) => row.due)
          expect(due.every((one, k) => one > (due[k - 1] ?? asOf))).toBe(true)
          expect(due.map(iso)).toEqual(due.map((_, k) => expected(due[0] as Day, dueDay, k)))
          expect(due[0]! - asOf).toBeLessThanOrEqual(31)
        },
      ),
      { numRuns: 1_000 },
    )
  })
  test('addMonths and monthsBetween undo each other on an anchor', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 400 }),
        (of, anchor, n) => {
          const from = addMonths(of, 0, anchor)
          expect(monthsBetween(from, addMonths(from, n, anchor), anchor)).toBe(n)
        },
      ),
      { numRuns: 1_000 },
    )
  })
  const dates = (words: Parameters<typeof debt>[0], n: number, firstDue?: string): string[] =>
    promised(debt({ rate: '0%', ...words }), plan([level(n)], firstDue ? { firstDue } : {})).rows.map((row) =>
      iso(row.due),
    )
  test.each([
    [
      '31 in a common year',
      '2026-01-15',
      31,
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [
      '31 in a leap year',
      '2028-01-15',
      31,
      ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31'],
    ],
    [
      '30 in a common year',
      '2026-01-15',
      30,
      ['2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30', '2026-05-30'],
    ],
    [
      '30 in a leap year',
      '2028-01-15',
      30,
      ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30', '2028-05-30'],
    ],
    [
      '29 in a common year',
      '2026-01-15',
      29,
      ['2026-01-29', '2026-02-28', '2026-03-29', '2026-04-29', '2026-05-29'],
    ],
    [
      '28 in a leap year',
      '2028-01-15',
      28,
      ['2028-01-28', '2028-02-28', '2028-03-28', '2028-04-28', '2028-05-28'],
    ],
  ])('anchor %s', (_, asOf, dueDay, expectedDates) => {
    expect(dates({ asOf, dueDay }, 5)).toEqual(expectedDates)
  })
  test('the first due day may be another day: it becomes the anchor, unless it stands for the due day', () => {
    expect(dates({ asOf: '2026-11-22', dueDay: 15 }, 3, '2026-12-20')).toEqual([
      '2026-12-20',
      '2027-01-20',
      '2027-02-20',
    ])
    expect(dates({ asOf: '2027-02-01', dueDay: 31 }, 3, '2027-02-28')).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ])
    expect(dates({ asOf: '2027-02-01', dueDay: 27 }, 3, '2027-02-28')).toEqual([
      '2027-02-28',
      '2027-03-28',
      '2027-04-28',
    ])
  })
  test('the first due day is strictly after asOf', () => {
    expect(iso(nextDue(on('2026-12-15'), 15))).toBe('2027-01-15')
    expect(iso(nextDue(on('2026-12-14'), 15))).toBe('2026-12-15')
    expect(iso(nextDue(on('2027-02-28'), 31))).toBe('2027-03-31')
    expect(iso(nextDue(on('2027-01-31'), 30))).toBe('2027-02-28')
  })
})

describe('rows on days of their own', () => {
  const of = debt({ asOf: '2026-11-22', dueDay: 15, rate: '12%' })
  test('asOf itself: no interest yet, and no month is used up', () => {
    const { rows } = promised(
      of,
      plan([{ on: on('2026-11-22'), pay: { amount: 100_000 as never } }, level(2)]),
    )
    expect(rows.map((row) => [iso(row.due), row.charged.interest])).toEqual([
      ['2026-11-22', 0],
      ['2026-12-15', 6_805],
      ['2027-01-15', 4_598],
    ])
  })
  test('asOf itself bears nothing under any day count', () => {
    for (const dayCount of ['equal-months', 'act/360', 'act/365', 'act/act', '30e/360'] as const)
      for (const asOf of ['2026-11-10', '2026-11-15', '2026-11-22', '2027-02-28', '2027-01-31']) {
        const { rows } = promised(
          debt({ asOf, dayCount }),
          plan([{ on: on(asOf), pay: { amount: 100 as never } }, level(3)]),
        )
        expect([dayCount, asOf, rows[0]?.charged.interest]).toEqual([dayCount, asOf, 0])
      }
  })
  test('two rows on one day are one row', () => {
    const { rows } = promised(
      of,
      plan([{ on: on('2026-12-15'), pay: { amount: 100_000 as never } }, level(2)]),
    )
    expect(rows.map((row) => iso(row.due))).toEqual(['2026-12-15', '2027-01-15'])
    expect(rows[0]!.payment).toBe(100_000 + 456_082)
  })
  test('a day before the row before it is refused, and so is a first due day before asOf', () => {
    expect(
      refusedBy(
        of,
        plan([
          { months: 2, pay: 'interest' },
          { on: on('2027-01-01'), pay: 'rest' },
        ]),
      ),
    ).toBe('dates-out-of-order')
    expect(refusedBy(of, plan([{ on: on('2026-11-21'), pay: 'rest' }]))).toBe('dates-out-of-order')
    expect(refusedBy(of, plan([level(2)], { firstDue: '2026-11-21' }))).toBe('first-due-before-as-of')
    expect(refusedBy(of, plan([level(2)], { firstDue: '2026-11-22' }))).toBeUndefined()
  })
  test('equal months: a day off the anchor counts its own days over 360', () => {
    const { rows } = promised(
      debt({ asOf: '2026-11-22', dueDay: 15, principal: 36_000_000, rate: '1%', dayCount: 'equal-months' }),
      plan([
        { on: on('2026-12-05'), pay: 'interest' },
        { months: 2, pay: 'interest' },
        { months: 1, pay: 'rest' },
      ]),
    )
    expect(rows.map((row) => row.charged.interest)).toEqual([13_000, 10_000, 30_000, 30_000])
  })
})
