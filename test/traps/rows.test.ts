// Traps 1 to 15 (陷阱): rows, roundings, rates: where other engines lose a cent, a row or the whole loan.
import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import { total } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import { imbalance, schedule, totalPaid } from '../../src/core/schedule.ts'
import { readRate } from '../../src/schema/figures.ts'
import {
  type DebtWords,
  cents,
  debt,
  level,
  payments,
  pct,
  plan,
  promised,
  refusedBy,
} from '../support/build.ts'

const loan = (principal: string, rate: string, words: DebtWords = {}) =>
  debt({
    asOf: '2026-01-01',
    dueDay: 1,
    principal: cents(principal),
    rate,
    dayCount: 'equal-months',
    ...words,
  })

test('T1 130 at 20 % over 12 is 12.04 to the cent; a whole-yuan instalment only where it is asked for', () => {
  expect(payments(promised(loan('130', '20%'), plan([level(12)])))[0]).toBe(1_204)
  expect(
    payments(promised(loan('130', '20%', { rounding: { unit: money(100) } }), plan([level(12)])))[0],
  ).toBe(1_200)
})
test('T2 the rows are those agreed, however the instalment is rounded: 12, not 11', () => {
  for (const instalment of ['nearest', 'up', 'even'] as const)
    for (const unit of [1, 10, 100, 1_000])
      expect(
        promised(loan('130', '20%', { rounding: { instalment, unit: money(unit) } }), plan([level(12)])).rows,
      ).toHaveLength(12)
})
test('T3 principal parts sum to the principal, and principal + interest to each payment', () => {
  const { rows } = promised(loan('10000', '7.35%'), plan([level(37)]))
  expect(rows.reduce((sum, row) => sum + row.to.principal, 0)).toBe(1_000_000)
  for (const row of rows) expect(row.to.principal + row.to.interest).toBe(row.payment)
})
test('T4 the closing balance is exactly 0, not 1e-20', () => {
  for (const n of [7, 11, 13, 360])
    expect(Object.values(promised(loan('9999.99', '6.95%'), plan([level(n)])).rows.at(-1)!.left)).toEqual([
      0, 0, 0, 0,
    ])
})
test.each([1, 5, 11, 35, 59])('T5 %i fen over 12: 12 rows, nothing negative, all of it paid', (principal) => {
  for (const rate of ['0%', '18%', '36%']) {
    const made = promised(debt({ principal, rate }), plan([level(12, { unpaid: 'accrues' })]))
    expect(made.rows).toHaveLength(12)
    expect(Math.min(...payments(made))).toBeGreaterThanOrEqual(0)
    expect(made.rows.reduce((sum, row) => sum + row.to.principal, 0)).toBe(principal)
  }
})
test('T6 the total is the sum of the rows, 14,348.59, and not 36 × 398.57', () => {
  const made = promised(loan('12000', '12%'), plan([level(36)]))
  expect([payments(made)[0], totalPaid(made), 36 * 39_857]).toEqual([39_857, 1_434_859, 1_434_852])
})
test('T7 rounded each row or carried: 563.00 at 12 % over 5 ends on 116.01 or on 116.00', () => {
  const last = (interest: 'half-up' | 'carry') =>
    payments(promised(loan('563', '12%', { rounding: { interest } }), plan([level(5)]))).at(-1)
  expect([last('half-up'), last('carry')]).toEqual([11_601, 11_600])
})
test('T8 half a cent: 400.005 is 400.01, or 400.00 to even', () => {
  const first = (interest: 'half-up' | 'half-even') =>
    promised(loan('100001.25', '4.80%', { rounding: { interest } }), plan([level(360)])).rows[0]!.charged
      .interest
  expect([first('half-up'), first('half-even')]).toEqual([40_001, 40_000])
})
test('T9 what others set on the global Decimal changes nothing', () => {
  const by = plan([level(60)])
  const of = loan('25000000', '7.123456%', { rounding: { unit: money(1) } })
  const before = promised(of, by)
  const { precision, rounding } = Decimal
  Decimal.set({ precision: 3, rounding: Decimal.ROUND_UP })
  try {
    expect(promised(structuredClone(of), structuredClone(by))).toEqual(before)
    expect(
      promised(
        structuredClone(of),
        plan([level(60)], {
          reliefs: [{ bucket: 'principal', share: { units: 12_345, scale: 5 }, when: 'now' }],
        }),
      ).forgiven.principal,
    ).toBe(308_625_000)
  } finally {
    Decimal.set({ precision, rounding })
  }
})
test.each(['0%', '0', '0.00', '-0', '0.000%'])('T10 a rate of "%s" is 0, and no row is NaN', (rate) => {
  expect(payments(promised(loan('1000', rate), plan([level(4)])))).toEqual([25_000, 25_000, 25_000, 25_000])
  expect(payments(promised(loan('1000', '18%'), plan([level(4, { rate: pct(rate) })])))).toEqual([
    25_000, 25_000, 25_000, 25_000,
  ])
})
test('T11 a bare 18 is no rate: a percent sign or a fraction is demanded', () => {
  for (const text of ['18', '1', '3.5', '100'])
    expect(readRate(text)).toMatchObject({ fault: { key: 'bare-rate' } })
  expect(readRate('18%')).toEqual(readRate('0.18'))
})
test('T12 an amount with cents is taken with its cents, and stops at the balance', () => {
  const rows = payments(promised(loan('250', '0%'), plan([{ months: 3, pay: { amount: cents('100.99') } }])))
  expect(rows).toEqual([10_099, 10_099, 4_802])
})
test('T13 an overlarge amount pays the balance and then nothing: no negative row', () => {
  const made = promised(loan('100', '12%'), plan([{ months: 5, pay: { amount: cents('60') } }]))
  expect(payments(made)).toEqual([6_000, 4_141, 0, 0, 0])
  expect(imbalance(loan('100', '12%'), made)).toBe(0)
})
test('T14 an amount at or below the interest ends: refused with the row, the amount and the interest it would need', () => {
  const of = loan('1000', '24%')
  const refusal = schedule(of, plan([{ months: 480, pay: { amount: cents('19.99') } }]))
  expect('refused' in refusal && refusal.refused).toMatchObject({
    rule: 'payment-below-interest',
    args: { interest: { money: 2_000 } },
  })
  const forever = schedule(of, plan([{ months: 480, pay: { amount: cents('20') } }]))
  expect('refused' in forever && forever.refused).toMatchObject({
    rule: 'leaves-balance',
    args: { left: { money: 100_000 } },
  })
})
test('T15 negative amortisation only where it is said, and then to the cent: 33.19 added in row 13', () => {
  const stages = (unpaid?: 'capitalises') =>
    plan([
      { months: 1, pay: { amount: cents('613.20') }, rate: pct('12%'), ...(unpaid ? { unpaid } : {}) },
      { months: 1, pay: 'rest', rate: pct('12%') },
    ])
  const of = loan('64638.72', '12%')
  expect(refusedBy(of, stages())).toBe('payment-below-interest')
  const [row] = promised(of, stages('capitalises')).rows
  expect([row!.charged.interest, row!.capitalised, row!.left.principal, total(row!.left)]).toEqual([
    64_639, 3_319, 6_467_191, 6_467_191,
  ])
})
