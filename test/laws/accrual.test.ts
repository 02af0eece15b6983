// Accrual (计息): a row's interest is the exact fraction, rounded once; day counts add up; carried interest loses nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_COUNTS, divide, factor, fraction, interest, isSure } from '../../src/core/accrual.ts'
import { type Day, addMonths, ymd } from '../../src/core/day.ts'
import type { Debt } from '../../src/core/debt.ts'
import { allocate, format, money, sum } from '../../src/core/money.ts'
import { schedule } from '../../src/core/schedule.ts'
import { debt, level, pct, plan, promised, refusedBy } from '../support/build.ts'
import { plainInterest, plainSpan } from '../support/plain.ts'
import { anyCase, anyDay } from '../support/random.ts'

describe('interest is principal × top / bottom, rounded once', () => {
  const size = fc.oneof(
    fc.integer({ min: 0, max: 1_000 }),
    fc.integer({ min: 0, max: 1e9 }),
    fc.integer({ min: 0, max: 1e13 }),
  )
  const top = fc.oneof(
    fc.integer({ min: 0, max: 2_000 }),
    fc.integer({ min: 0, max: 40_000_000 }),
    fc.integer({ min: 0, max: 1e12 }),
  )
  const bottom = fc.oneof(
    fc.constantFrom(1, 2, 4, 36_000, 36_500, 365 * 366 * 100),
    fc.integer({ min: 1, max: 1e12 }),
  )
  test('a product of doubles is taken only where it rounds as the exact one does, 20,000 at and beside a half', () => {
    const half = fc
      .record({
        bottom: fc.integer({ min: 1, max: 1e6 }),
        whole: fc.integer({ min: 0, max: 1e7 }),
        off: fc.integer({ min: -2, max: 2 }),
      })
      .map(({ bottom, whole, off }) => ({
        principal: Math.max(0, 2 * bottom * whole + bottom + off),
        top: 1,
        bottom: 2 * bottom,
      }))
    const seen = { sure: 0, unsure: 0 }
    fc.assert(
      fc.property(fc.oneof(half, fc.record({ principal: size, top, bottom })), (one) => {
        const exact = Number(divide(BigInt(one.principal) * BigInt(one.top), BigInt(one.bottom)))
        for (const near of [one.principal * (one.top / one.bottom), (one.principal * one.top) / one.bottom]) {
          const whole = Math.floor(near + 0.5)
          const sure = isSure(near, whole)
          seen[sure ? 'sure' : 'unsure'] += 1
          if (sure) expect(whole).toBe(exact)
        }
      }),
      { numRuns: 20_000 },
    )
    expect(seen.sure).toBeGreaterThan(10_000)
    expect(seen.unsure).toBeGreaterThan(1_000)
    expect(isSure(-3.2, -3)).toBe(false)
  })
  test('equals the exact fraction, both halves, 20,000 random products up to 10^25', () => {
    fc.assert(
      fc.property(
        size,
        top,
        bottom,
        fc.constantFrom('half-up' as const, 'half-even' as const),
        (p, t, b, halves) => {
          expect(interest(p, t, b, halves)).toBe(plainInterest(p, BigInt(t), BigInt(b), halves))
        },
      ),
      { numRuns: 20_000 },
    )
  })
  test('exact halves, from a fen to 10^13', () => {
    for (const p of [1, 3, 5, 7, 999, 1_234_567, 9_999_999_999_999]) {
      const whole = (p - 1) / 2
      expect(interest(p, 1, 2)).toBe(whole + 1)
      expect(interest(p, 1, 2, 'half-even')).toBe(whole % 2 === 0 ? whole : whole + 1)
      expect(interest(p, 500, 1_000)).toBe(whole + 1)
    }
  })
  test('just below and just above a half', () => {
    expect(interest(4_999_999_999_999, 1, 10_000_000_000_000)).toBe(0)
    expect(interest(5_000_000_000_000, 1, 10_000_000_000_000)).toBe(1)
    expect(interest(5_000_000_000_000, 1, 10_000_000_000_000, 'half-even')).toBe(0)
    expect(interest(5_000_000_000_001, 1, 10_000_000_000_000, 'half-even')).toBe(1)
  })
  test('halves of either sign go away from zero, or to the even neighbour', () => {
    const table = [
      [5n, 10n, 1n, 0n],
      [15n, 10n, 2n, 2n],
      [25n, 10n, 3n, 2n],
      [-5n, 10n, -1n, 0n],
      [-15n, 10n, -2n, -2n],
      [-4n, 10n, 0n, 0n],
    ] as const
    for (const [a, b, up, even] of table)
      expect([divide(a, b), divide(a, b, 'half-even')]).toEqual([up, even])
  })
  test('48,732.55 at 18 % for 31 days of act/365 is 745.01', () => {
    expect(interest(4_873_255, 18 * 31, 36_500)).toBe(74_501)
  })
})

describe('day counts', () => {
  const pair = fc
    .tuple(anyDay, fc.integer({ min: 0, max: 1_500 }))
    .map(([from, n]) => [from, (from + n) as Day] as const)
  test('each equals a count made day by day, 3,000 random periods', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DAY_COUNTS),
        pair,
        fc.integer({ min: 1, max: 31 }),
        (count, [from, to], anchor) => {
          const { num, den, days } = fraction(count, from, to, anchor)
          const plain = plainSpan(count, from, to, anchor)
          expect([BigInt(num), BigInt(den), days]).toEqual([plain.num, plain.den, plain.days])
        },
      ),
      { numRuns: 3_000 },
    )
  })
  test('act/360, act/365 and act/act add up over any days between; so do equal months over due days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('act/360' as const, 'act/365' as const, 'act/act' as const),
        pair,
        fc.nat(1_500),
        (count, [from, to], n) => {
          const between = (from + (n % (to - from + 1))) as Day
          expect(fraction(count, from, between).num + fraction(count, between, to).num).toBe(
            fraction(count, from, to).num,
          )
        },
      ),
      { numRuns: 1_000 },
    )
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 31 }), fc.nat(60), fc.nat(60), (of, anchor, a, b) => {
        const [start, one, two] = [0, a, a + b].map((n) => addMonths(of, n, anchor)) as [Day, Day, Day]
        const num = (from: Day, to: Day) => fraction('equal-months', from, to, anchor).num
        expect([num(start, one), num(one, two), num(start, two)]).toEqual([a * 30, b * 30, (a + b) * 30])
      }),
      { numRuns: 500 },
    )
  })
  test('a period of no days is 0 under every count', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DAY_COUNTS),
        anyDay,
        fc.integer({ min: 1, max: 31 }),
        (count, of, anchor) => {
          expect(fraction(count, of, of, anchor).num).toBe(0)
        },
      ),
    )
  })
  test('a later day never counts less', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('act/360' as const, 'act/365' as const, 'act/act' as const, '30e/360' as const),
        pair,
        (count, [from, to]) => {
          expect(fraction(count, from, (to + 1) as Day).num).toBeGreaterThanOrEqual(
            fraction(count, from, to).num,
          )
        },
      ),
    )
  })
  test('a year of act/act is 1, common or leap; the days fall in the year they are in', () => {
    const year = (y: number) =>
      fraction('act/act', addMonths(0 as Day, (y - 1970) * 12, 1), addMonths(0 as Day, (y - 1969) * 12, 1))
    for (const y of [1900, 2000, 2023, 2024, 2100]) expect(year(y).num).toBe(year(y).den)
  })
})

describe('a rate of exactly 0, wherever a rate can stand', () => {
  const zero = pct('0%')
  test.each(['0%', '0', '0.00%', '-0', '0%/day'])('contract rate "%s" charges nothing', (rate) => {
    expect(
      promised(debt({ principal: 1_000, rate }), plan([level(3)])).rows.map((row) => row.payment),
    ).toEqual([333, 333, 334])
  })
  test('a stage rate of 0 is 0, and not the contract’s', () => {
    for (const pay of ['nothing', 'level'] as const) {
      const { rows } = promised(debt({ rate: '18%' }), plan([{ months: 3, pay, rate: zero }, level(9)]))
      expect(rows.slice(0, 3).map((row) => row.charged.interest)).toEqual([0, 0, 0])
      expect(rows[3]?.charged.interest).toBeGreaterThan(0)
    }
  })
  test('a contract rate of 0 with a stage above it', () => {
    const { rows } = promised(
      debt({ rate: '0%', dayCount: 'equal-months', dueDay: 22 }),
      plan([{ months: 1, pay: 'interest', rate: pct('12%') }, level(2)]),
    )
    expect(rows.map((row) => row.charged.interest)).toEqual([10_000, 0, 0])
  })
  test('0.0001 % a year is not 0: 1 fen a year on 10,000.00', () => {
    const { charged } = promised(
      debt({ rate: '0.0001%', rounding: { interest: 'carry' } }),
      plan([
        { months: 11, pay: 'interest' },
        { months: 1, pay: 'rest' },
      ]),
    )
    expect(charged.interest).toBe(1)
    expect(
      promised(
        debt({ rate: '0.0001%' }),
        plan([
          { months: 11, pay: 'interest' },
          { months: 1, pay: 'rest' },
        ]),
      ).charged.interest,
    ).toBe(0)
  })
  test('penalty and interest owed are still paid at 0', () => {
    const { rows } = promised(
      debt({ principal: 0, fees: 100, penalty: 50, interest: 30, rate: '0%' }),
      plan([level(2)]),
    )
    expect(rows.map((row) => row.payment)).toEqual([90, 90])
  })
})

describe('carried interest', () => {
  const carrying = anyCase.map(({ debt: of, plan: by }) => ({
    debt: { ...of, rounding: { ...of.rounding, interest: 'carry' as const } },
    plan: by,
  }))
  test('charged so far is always the exact running total, rounded', () => {
    let computed = 0
    fc.assert(
      fc.property(carrying, ({ debt: of, plan: by }) => {
        const made = schedule(of, by)
        const rates = by.stages.flatMap((stage) =>
          Array.from({ length: 'months' in stage ? stage.months : 1 }, () => stage.rate ?? of.rates.contract),
        )
        if ('refused' in made || made.rows.length !== rates.length) return
        computed += 1
        let [num, den] = [0n, 1n]
        let charged = 0
        let principal: number = made.opened.principal
        for (const [k, row] of made.rows.entries()) {
          const { top, bottom } = factor(
            rates[k]!,
            period(of, by.firstDue, made.rows[k - 1]?.due ?? of.asOf, row.due, made.rows[0]!.due),
          )
          num = num * BigInt(bottom) + BigInt(principal) * BigInt(top) * den
          den *= BigInt(bottom)
          const common = gcd(num, den)
          ;[num, den] = [num / common, den / common]
          charged += row.charged.interest
          expect(BigInt(charged)).toBe((2n * num + den) / (2n * den))
          principal = row.left.principal
        }
      }),
      { numRuns: 500 },
    )
    expect(computed).toBeGreaterThan(200)
  })
  /** The period of a row: on the anchor of the plan’s own first due day. */
  function period(of: Debt, firstDue: Day | undefined, from: Day, to: Day, first: Day) {
    const start = firstDue ?? first
    const stands = addMonths(start, 0, of.dueDay) === start
    return fraction(of.dayCount, from, to, firstDue === undefined || stands ? of.dueDay : ymd(start).d)
  }
  function gcd(a: bigint, b: bigint): bigint {
    while (b !== 0n) [a, b] = [b, a % b]
    return a
  }
  test('after a half, a period without interest charges nothing', () => {
    const of = debt({
      principal: 50,
      rate: '12%',
      dayCount: 'equal-months',
      dueDay: 22,
      rounding: { interest: 'carry' },
    })
    const { rows } = promised(
      of,
      plan([
        { months: 1, pay: 'nothing', unpaid: 'accrues' },
        { months: 3, pay: 'nothing', rate: pct('0%') },
        { months: 1, pay: 'rest', rate: pct('0%') },
      ]),
    )
    expect(rows.map((row) => row.charged.interest)).toEqual([1, 0, 0, 0, 0])
  })
})

describe('an instalment below the interest', () => {
  const of = debt({ principal: 1_000_000, rate: '24%', dayCount: 'equal-months', dueDay: 22 })
  test('is refused unless the stage says what becomes of it, and the refusal names the least', () => {
    const by = plan([{ months: 6, pay: { amount: money(15_000) } }, level(6)])
    const made = schedule(of, by)
    expect('refused' in made && made.refused).toMatchObject({
      rule: 'payment-below-interest',
      args: { row: { count: 1 }, payment: { money: 15_000 }, interest: { money: 20_000 } },
    })
    expect(refusedBy(of, plan([{ months: 6, pay: { amount: money(19_999) } }, level(6)]))).toBe(
      'payment-below-interest',
    )
    expect(refusedBy(of, plan([{ months: 6, pay: { amount: money(20_000) } }, level(6)]))).toBeUndefined()
  })
  test('accrues: simple; capitalises: compound', () => {
    const wait = (unpaid: 'accrues' | 'capitalises') =>
      promised(of, plan([{ months: 3, pay: 'nothing', unpaid }, level(6)]))
        .rows.slice(0, 3)
        .map((row) => row.charged.interest)
    expect(wait('accrues')).toEqual([20_000, 20_000, 20_000])
    expect(wait('capitalises')).toEqual([20_000, 20_400, 20_808])
  })
  test('a fixed amount that never clears the debt is told, with what is left', () => {
    const made = schedule(of, plan([{ months: 12, pay: { amount: money(20_000) } }]))
    expect('refused' in made && made.refused).toMatchObject({
      rule: 'leaves-balance',
      args: { left: { money: 1_000_000 } },
    })
  })
})

describe('sharing out', () => {
  test('allocate loses nothing, 2,000 random amounts and weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }),
        (amount, weights) => {
          const parts = allocate(money(amount), weights)
          const all = weights.reduce((a, b) => a + b, 0)
          if (all === 0) return
          expect(sum(parts)).toBe(amount)
          for (const [k, share] of parts.entries()) {
            const exact = (BigInt(amount) * BigInt(weights[k] ?? 0)) / BigInt(all)
            expect([exact, exact + 1n]).toContain(BigInt(share))
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
  test('160.00 between 45.50, 67.00 and 12.00, as debt advisers share it', () => {
    expect(allocate(money(16_000), [4_550, 6_700, 1_200]).map((part) => format(part, 2))).toEqual([
      '58.47',
      '86.11',
      '15.42',
    ])
  })
})

describe('other currencies', () => {
  test.each([
    ['JPY', 0, 100_000],
    ['KWD', 3, 1_000_000],
  ] as const)('%s has %i digits: amounts are whole units of that size', (currency, digits, principal) => {
    const of = debt({ currency, digits, principal, rate: '12%', dayCount: 'equal-months', dueDay: 22 })
    const { rows } = promised(of, plan([level(12)]))
    const exact = (principal * 0.01) / (1 - 1.01 ** -12)
    expect(Math.abs(rows[0]!.payment - exact)).toBeLessThanOrEqual(0.5)
    expect(format(rows[0]!.payment, digits)).toMatch(digits === 0 ? /^\d+$/ : /^\d+\.\d{3}$/)
  })
})
