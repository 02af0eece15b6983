// Value (方案价值): the derived 1,033.42 and its other readings, real plans against their rows, 减损, second liens.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../src/core/debt.ts'
import { curve, type Hazard } from '../../src/core/hazard.ts'
import { change, quick } from '../../src/core/measure.ts'
import { type Money, money } from '../../src/core/money.ts'
import type { Plan } from '../../src/core/plan.ts'
import { run } from '../../src/core/run.ts'
import { type Tape, tape } from '../../src/core/tape.ts'
import { discountOver, expected, expectedValue, presentValue, secondLien } from '../../src/core/value.ts'
import { cents, debt, level, on, ordinaryDebt, part, plan, relief } from '../support/build.ts'
import { hazard } from '../support/court.ts'

function taped(of: Debt, by: Plan): Tape {
  const onto = tape()
  const refused = run(of, by, onto)
  if (refused) throw new Error(JSON.stringify(refused))
  return onto
}
const valueOf = (of: Debt, by: Plan, h: Hazard, discount: number, instalment?: Money): number =>
  expectedValue(taped(of, by), by, of, discount, h, instalment)

describe('12 × 100 at 1 % a month, 2 % broken a month, 30 % recovered', () => {
  const survival = Array.from({ length: 13 }, (_, k) => 0.98 ** k)
  const v = (k: number): number => 1.01 ** -k
  const worth = (
    remaining: (k: number) => number,
    recovery = 0.3,
    kept: readonly number[] = survival,
  ): string =>
    expected(
      Array.from({ length: 12 }, (_, k) => ({
        amount: 100,
        remaining: remaining(k + 1),
        discount: v(k + 1),
      })),
      kept,
      recovery,
    ).toFixed(2)
  const annuity = (n: number): number => (100 * (1 - v(n))) / 0.01

  test('1,033.42 is the instalments left with the one that is missed, at face value, recovered at once', () => {
    expect(worth((k) => 100 * (13 - k))).toBe('1033.42')
  })
  test.each([
    ['without the one that is missed', (k: number) => 100 * (12 - k), '1027.35'],
    ['discounted to the day of the miss', (k: number) => annuity(13 - k) * 1.01, '1031.89'],
    ['discounted to a month before it', (k: number) => annuity(13 - k), '1031.50'],
    ['discounted, without the one that is missed', (k: number) => annuity(12 - k), '1025.82'],
  ])('%s it would be another figure', (_, remaining, is) => {
    expect(worth(remaining)).toBe(is)
  })
  test('kept for sure 1,125.51, whatever is recovered', () => {
    const surely = Array.from({ length: 13 }, () => 1)
    expect(worth((k) => 100 * (13 - k), 0, surely)).toBe('1125.51')
    expect(worth((k) => 100 * (13 - k), 1, surely)).toBe('1125.51')
  })

  test('a real plan of 12 × 100 differs by the days of its months only', () => {
    const of = debt({ principal: 120_000, rate: '0%', asOf: '2026-11-15' })
    const even: Hazard = {
      base: { units: Math.round((1 - 0.98 ** 12) * 1e15), scale: 15 },
      slope: part('1'),
      shape: [{ weight: 1 }],
      recovery: part('30%'),
      recoveryAfter: 0,
    }
    expect(curve(even, 0, 1)[1]).toBeCloseTo(0.98, 14)
    const value = valueOf(of, plan([level(12)]), even, 1.01 ** 12 - 1)
    expect(Math.abs(value - 103_342)).toBeLessThan(100)
  })
})

describe('a plan', () => {
  const of = ordinaryDebt()
  const discount = 0.12
  const several = [
    plan([level(24)]),
    plan([{ months: 3, pay: 'nothing', unpaid: 'accrues' }, level(24)]),
    plan([level(3)], {
      reliefs: [relief('penalty', '100%', 'on-completion'), relief('fees', '50%', 'last-row')],
    }),
    plan([{ on: of.asOf, pay: { amount: money(200_000) } }, level(12)], { firstDue: '2027-01-20' }),
  ]

  test('nothing ever broken is its present value, to the last bit', () => {
    const never = hazard({ base: '0%' })
    for (const by of several) {
      const from = taped(of, by)
      expect(expectedValue(from, by, of, discount, never, undefined)).toBe(
        quick(from, by, of, discount).presentValue,
      )
    }
  })

  test('all broken in month 1: only what is recovered of everything, months later', () => {
    const all: Hazard = {
      ...hazard({ base: '100%', recovery: '40%', after: 6 }),
      shape: [{ until: 1, weight: 1 }, { weight: 0 }],
    }
    const by = plan([level(24)])
    const from = taped(of, by)
    const due = on('2026-12-15') - of.asOf
    const owed = 4_873_255 + 237_922 + 21_540 + 30_000 + from.charged[0]!
    const is = owed * 0.4 * 1.12 ** (-due / 365) * 1.12 ** (-6 / 12)
    expect(expectedValue(from, by, of, discount, all, undefined)).toBeCloseTo(is, 4)
  })

  test('what was held and put off comes back in the rows before it is final', () => {
    const first: Hazard = {
      ...hazard({ base: '100%', recovery: '100%', after: 0 }),
      shape: [{ until: 1, weight: 1 }, { weight: 0 }],
    }
    const third: Hazard = {
      ...first,
      shape: [{ until: 2, weight: 0 }, { until: 3, weight: 1 }, { weight: 0 }],
    }
    const by = (...reliefs: Plan['reliefs']): Plan =>
      plan([level(3, { rate: { units: 0, scale: 0, per: 'year' } })], { reliefs })
    const worth = (h: Hazard, ...reliefs: Plan['reliefs']): number =>
      Math.round(valueOf(of, by(...reliefs), h, 0))
    const everything = 4_873_255 + 237_922 + 21_540 + 30_000
    expect(worth(first)).toBe(everything)
    expect(worth(first, relief('fees', '100%'))).toBe(everything - 30_000)
    expect(worth(first, relief('fees', '100%', 'on-completion'))).toBe(everything)
    expect(worth(first, relief('fees', '100%', { kept: 1 }))).toBe(everything)
    expect(worth(first, relief('fees', '100%', 'last-row'))).toBe(everything)
    expect(worth(third, relief('fees', '100%', { kept: 3 }))).toBe(everything)
    expect(worth(third, relief('fees', '100%', { kept: 2 }))).toBe(everything - 30_000)
    expect(worth(third, relief('fees', '100%', 'last-row'))).toBe(everything)
    expect(worth(third, relief('fees', '100%', 'on-completion'))).toBe(everything)
  })

  test('a holiday carries hazard; a row on a day of its own at the start does not; a late first day carries more', () => {
    const h = hazard({ recovery: '0%' })
    const plain = debt({ rate: '0%', principal: 1_200_000 })
    const kept = curve(h, 0, 24)
    const later = valueOf(plain, plan([{ months: 3, pay: 'nothing', unpaid: 'accrues' }, level(1)]), h, 0)
    expect(later).toBeCloseTo(1_200_000 * kept[4]!, 6)
    const now = plan([{ on: plain.asOf, pay: { amount: money(200_000) } }, level(2)])
    expect(valueOf(plain, now, h, 0)).toBeCloseTo(200_000 + 500_000 * (kept[1]! + kept[2]!), 6)
    const late = plan([level(1)], { firstDue: '2027-02-15' })
    expect(valueOf(plain, late, h, 0)).toBeCloseTo(1_200_000 * kept[3]!, 6)
    const between = plan([
      level(1, { over: 2 }),
      { on: on('2026-12-20'), pay: { amount: money(100_000) } },
      { months: 1, pay: 'rest' },
    ])
    expect(valueOf(plain, between, h, 0)).toBeCloseTo(700_000 * kept[1]! + 500_000 * kept[2]!, 6)
  })

  test('the cut is that of the highest monthly payment', () => {
    const h = hazard({ recovery: '0%' })
    const plain = debt({ rate: '0%', principal: 1_200_000 })
    const worth = (by: Plan): number => valueOf(plain, by, h, 0, cents(1_000))
    const of = (tenths: number, by: Plan): number => {
      const from = taped(plain, by)
      const paid = Array.from(
        { length: from.rows },
        (_, k) => from.payment[k]! * curve(h, tenths, 60)[k + 1]!,
      )
      return paid.reduce((a, b) => a + b, 0)
    }
    expect(worth(plan([level(12)]))).toBeCloseTo(of(0, plan([level(12)])), 6)
    expect(worth(plan([level(24)]))).toBeCloseTo(of(5, plan([level(24)])), 6)
    const holiday = plan([{ months: 3, pay: 'nothing', unpaid: 'accrues' }, level(15)])
    expect(worth(holiday)).toBeCloseTo(of(2, holiday), 6)
    const balloon = plan([level(11, { over: 24 }), { months: 1, pay: 'rest' }])
    expect(worth(balloon)).toBeCloseTo(of(0, balloon), 6)
    // 6,000.00 paid down at once and 12 × 500.00: half the instalment, though the largest row is the first.
    const down = plan([{ on: plain.asOf, pay: { amount: money(600_000) } }, level(12)])
    const rest = Array.from({ length: 12 }, (_, k) => 50_000 * curve(h, 5, 12)[k + 1]!).reduce(
      (a, b) => a + b,
      0,
    )
    expect(worth(down)).toBeCloseTo(600_000 + rest, 6)
  })
})

describe('减损', () => {
  test('1,000 at 10 % cut to 5 % for its 3 years: 875.66, 12.43 % less', () => {
    const less = presentValue([0, 50, 50, 1_050], 0.1)
    expect(less.toFixed(2)).toBe('875.66')
    expect((change(less, 1_000) * 100).toFixed(2)).toBe('12.43')
  })
  test('put off at the original rate nothing is lost; a gain is below 0; nothing owed loses nothing', () => {
    expect(change(presentValue([0, 0, 1_210], 0.1), 1_000)).toBeCloseTo(0, 15)
    expect(change(1_100, 1_000)).toBeCloseTo(-0.1, 15)
    expect(change(0, 0)).toBe(0)
    expect(presentValue([], 0.1)).toBe(0)
    expect(presentValue([7], 0.1)).toBe(7)
  })
  test('a plan at the contract rate changes little: its days, and charges that bear no interest', () => {
    const of = debt({ principal: 1_000_000 })
    const from = taped(of, plan([level(24)]))
    const { presentValue: worth } = quick(from, plan([level(24)]), of, 1.015 ** 12 - 1)
    expect(Math.abs(change(worth, 1_000_000))).toBeLessThan(0.002)
  })
})

describe('a second lien', () => {
  const lien = {
    value: cents(3_000_000),
    seniorLien: cents(1_200_000),
    realised: part('70%'),
    costs: part('5%'),
    claim: cents(900_000),
    discount: 0,
    months: 0,
  }
  test.each([
    ['the price less costs and the senior lien', {}, 795_000],
    ['at most the claim', { claim: cents(500_000) }, 500_000],
    ['never below 0', { seniorLien: cents(2_000_000) }, 0],
    ['nothing left to the cent', { seniorLien: cents(1_995_000) }, 0],
    ['without costs', { costs: part('0') }, 900_000],
    ['a year later at 10 %', { discount: 0.1, months: 12 }, 722_727.27],
    [
      'a third of a cent is none',
      { value: cents(1), seniorLien: cents(0), realised: part('0.335'), costs: part('0.01') },
      0.33,
    ],
  ])('%s', (_, more, is) => {
    expect(secondLien({ ...lien, ...more })).toBe(cents(is))
  })
  test('a month is a twelfth of a year', () => {
    expect(discountOver(0.1, 12)).toBeCloseTo(1 / 1.1, 15)
    expect(discountOver(0.1, 6) ** 2).toBeCloseTo(1 / 1.1, 15)
    expect([discountOver(0, 99), discountOver(0.5, 0)]).toEqual([1, 1])
  })
})
