// Traps 16 to 25 (陷阱): month ends, leap years, day counts, calendars.
import { expect, test } from 'vitest'
import { fraction } from '../../src/core/accrual.ts'
import { addMonths, iso, ymd } from '../../src/core/day.ts'
import { eu } from '../../src/core/yield.ts'
import { debt, level, on, payments, plan, promised } from '../support/build.ts'

const dates = (asOf: string, dueDay: number, n: number): string[] =>
  promised(debt({ asOf, dueDay, rate: '0%' }), plan([level(n)])).rows.map((row) => iso(row.due))

test('T16 31 Jan → 28 Feb → 31 Mar, never 28 Mar', () => {
  expect(dates('2026-01-15', 31, 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
})
test.each([
  ['2026-01-15', 30, ['2026-01-30', '2026-02-28', '2026-03-30']],
  ['2028-01-15', 30, ['2028-01-30', '2028-02-29', '2028-03-30']],
  ['2026-01-15', 29, ['2026-01-29', '2026-02-28', '2026-03-29']],
  ['2028-01-15', 29, ['2028-01-29', '2028-02-29', '2028-03-29']],
  ['2026-01-15', 28, ['2026-01-28', '2026-02-28', '2026-03-28']],
  ['2026-02-27', 28, ['2026-02-28', '2026-03-28', '2026-04-28']],
  ['2026-04-15', 30, ['2026-04-30', '2026-05-30', '2026-06-30']],
])('T17 a month end is not sticky: from %s on day %i', (asOf, dueDay, expected) => {
  expect(dates(asOf, dueDay, 3)).toEqual(expected)
})
test('T18 no two due days are the same: 480 rows strictly later one by one, on every anchor', () => {
  for (let dueDay = 1; dueDay <= 31; dueDay++) {
    const all = dates('2027-12-31', dueDay, 480)
    expect(new Set(all).size).toBe(480)
    expect(all).toEqual(all.toSorted())
  }
})
test('T20 December 2023 to March 2024: each day over the days of its own year', () => {
  const { num, den } = fraction('act/act', on('2023-12-01'), on('2024-03-01'))
  expect([num, den]).toEqual([31 * 366 + 60 * 365, 365 * 366])
  const rows = promised(
    debt({ asOf: '2023-12-01', dueDay: 1, principal: 36_500_000, rate: '1%', dayCount: 'act/act' }),
    plan([
      { months: 3, pay: 'interest' },
      { months: 1, pay: 'rest' },
    ]),
  ).rows
  expect(rows.slice(0, 3).map((row) => row.charged.interest)).toEqual([
    31_000,
    Math.round((31 * 365_000) / 366),
    Math.round((29 * 365_000) / 366),
  ])
})
test('T21 the year changes on 1 January: a period from 31 December has one day in the old year', () => {
  const { num } = fraction('act/act', on('2023-12-31'), on('2024-01-31'))
  expect(num).toBe(1 * 366 + 30 * 365)
  expect(fraction('act/act', on('2023-12-31'), on('2024-01-01')).num).toBe(366)
  expect(fraction('act/act', on('2024-01-01'), on('2024-01-02')).num).toBe(365)
})
test('T22 300,000.00 at 6 %: 1,500.00 a month, or by days 1,528.77 and 1,380.82; which it is, the debt says', () => {
  const february = (asOf: string, dayCount: 'equal-months' | 'act/365') =>
    promised(
      debt({ asOf, dueDay: 1, principal: 30_000_000, rate: '6%', dayCount }),
      plan([{ months: 1, pay: 'rest' }]),
    ).rows[0]!.charged.interest
  expect([february('2026-01-01', 'equal-months'), february('2026-02-01', 'equal-months')]).toEqual([
    150_000, 150_000,
  ])
  expect([february('2026-01-01', 'act/365'), february('2026-02-01', 'act/365')]).toEqual([152_877, 138_082])
})
test('T23 the end of February is a month before the end of March, not 31 days', () => {
  const yearly = (from: string, to: string) =>
    eu([
      { at: { on: on(from) }, amount: -1000 },
      { at: { on: on(to) }, amount: 1010 },
    ]).effectiveRate
  const month = 1.01 ** 12 - 1
  for (const [from, to] of [
    ['2026-01-31', '2026-02-28'],
    ['2026-02-28', '2026-03-31'],
    ['2028-02-29', '2028-03-31'],
  ] as const)
    expect(yearly(from, to)).toBeCloseTo(month, 9)
})
test('T25 no calendar is applied unless named: rows fall on Saturdays, Sundays and 1 January', () => {
  const all = promised(debt({ asOf: '2026-12-15', dueDay: 1, rate: '0%' }), plan([level(24)])).rows.map(
    (row) => row.due,
  )
  expect(all.map((day) => ymd(day).d)).toEqual(all.map(() => 1))
  expect(iso(all[0]!)).toBe('2027-01-01')
  expect(new Set(all.map((day) => (day + 4) % 7)).size).toBe(7)
  expect(addMonths(all[0]!, 23)).toBe(all[23])
})
test('T50 the first row bears interest from asOf, odd days and all; a debt cannot be without that day', () => {
  const rows = promised(debt({ asOf: '2026-11-22', dueDay: 15, dayCount: 'act/365' }), plan([level(12)])).rows
  expect(rows[0]!.charged.interest).toBe(Math.round((1_000_000 * 0.18 * 23) / 365))
  expect(payments(promised(debt({ asOf: '2026-11-22', dueDay: 22 }), plan([level(12)])))[0]).toBeGreaterThan(
    0,
  )
})
