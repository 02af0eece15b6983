// Level amount (等额): the exact fraction rounded once, ties and weights included; each shape of plan against hand figures.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factor, fraction } from '../../src/core/accrual.ts'
import { type Day, ymd } from '../../src/core/day.ts'
import type { Debt } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import type { Pay, Plan } from '../../src/core/plan.ts'
import { schedule } from '../../src/core/schedule.ts'
import {
  HALF_UP,
  USUAL,
  debt,
  instalments,
  level,
  on,
  part,
  payments,
  pct,
  plan,
  promised,
  refusedBy,
  relief,
} from '../support/build.ts'
import { anyDebt } from '../support/random.ts'

/** P·Π(1 + fᵢ) ÷ Σ wᵢ·Π_{j>i}(1 + fⱼ), in whole numbers, rounded half up. */
function closedForm(
  of: Debt,
  due: readonly Day[],
  weights: readonly [bigint, bigint][] = due.map(() => [1n, 1n]),
): [bigint, bigint] {
  let [num, den] = [BigInt(of.owed.principal), 1n]
  let [paid, over] = [0n, 1n]
  for (const [k, day] of due.entries()) {
    const stands = Math.min(of.dueDay, 31) === ymd(day).d || ymd((day + 1) as Day).d === 1
    const { top, bottom } = factor(
      of.rates.contract,
      fraction(of.dayCount, due[k - 1] ?? of.asOf, day, stands ? of.dueDay : ymd(day).d),
    )
    const [t, b] = [BigInt(top), BigInt(bottom)]
    num *= b + t
    den *= b
    const [wn, wd] = weights[k] as [bigint, bigint]
    paid = paid * (b + t) * wd + wn * over * b
    over *= b * wd
  }
  return [num * over, den * paid]
}
const halfUp = ([a, b]: [bigint, bigint]): number => Number((2n * a + b) / (2n * b))

const alone = anyDebt.map((of): Debt => ({
  ...of,
  owed: { fees: money(0), penalty: money(0), interest: money(0), principal: of.owed.principal },
  rounding: HALF_UP,
  allocation: USUAL,
}))

describe('the instalment is the exact fraction, rounded once', () => {
  test('1,500 random debts and terms of 1 to 120 months', () => {
    let compared = 0
    fc.assert(
      fc.property(alone, fc.integer({ min: 1, max: 120 }), (of, n) => {
        const made = schedule(of, plan([level(n)]))
        if ('refused' in made || n === 1) return
        compared += 1
        expect(made.rows[0]!.payment).toBe(
          Math.min(
            halfUp(
              closedForm(
                of,
                made.rows.map((row) => row.due),
              ),
            ),
            made.rows[0]!.payment + made.rows[0]!.left.principal,
          ),
        )
      }),
      { numRuns: 1_500 },
    )
    expect(compared).toBeGreaterThan(1_200)
  })
  test('weights: each row is the exact scale × its weight, rounded on its own', () => {
    const weights = fc.array(fc.integer({ min: 8, max: 30 }), { minLength: 2, maxLength: 24 })
    fc.assert(
      fc.property(alone, weights, (of, tenths) => {
        const pay: Pay = { weights: tenths.map((t) => part(String(t / 10))) }
        const made = schedule(of, plan([{ months: tenths.length, pay, unpaid: 'accrues' }]))
        if ('refused' in made) return
        const [a, b] = closedForm(
          of,
          made.rows.map((row) => row.due),
          tenths.map((t) => [BigInt(t), 10n]),
        )
        for (const [k, row] of made.rows.slice(0, -1).entries())
          if (row.payment >= row.charged.interest && row.left.principal > 0)
            expect(row.payment).toBe(halfUp([a * BigInt(tenths[k]!), b * 10n]))
          else return
      }),
      { numRuns: 500 },
    )
  })
  test.each([
    [6, 12, [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]],
    [30, 12, [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0]],
    [7, 2, [4, 3]],
    [5, 2, [3, 2]],
    [1, 12, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    [1, 2, [1, 0]],
    [18, 12, [2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0]],
  ])('exact halves at 0 %%: %i fen over %i', (principal, n, expected) => {
    expect(payments(promised(debt({ principal, rate: '0%' }), plan([level(n)])))).toEqual(expected)
  })
  test('an exact half with interest: 2.01 at 100 % a period over 2 is 2.68, and 3.00 … 4.00', () => {
    // L = P·(1 + f)² ÷ (2 + f) with f = 1: P · 4 / 3.
    const of = (principal: number): Debt =>
      debt({ asOf: '2026-01-01', dueDay: 1, principal, rate: '12', dayCount: 'equal-months' })
    expect(payments(promised(of(201), plan([level(2)])))).toEqual([268, 268])
    expect(payments(promised(of(300), plan([level(2)])))).toEqual([400, 400])
    // f = 2: P · 9 / 4: 2 → 4.5 → 5.
    const twice = debt({ asOf: '2026-01-01', dueDay: 1, principal: 2, rate: '24', dayCount: 'equal-months' })
    expect(payments(promised(twice, plan([level(2)])))).toEqual([5, 3])
  })
  test('10,000.00 at 18 % over 12: eleven of 916.80 and a last of 916.81', () => {
    const of = debt({ asOf: '2026-01-01', dueDay: 1, rate: '18%', dayCount: 'equal-months' })
    expect(payments(promised(of, plan([level(12)])))).toEqual([
      ...Array.from({ length: 11 }, () => 91_680),
      91_681,
    ])
  })
  test.each([
    ['nearest', 91_680, 91_681],
    ['up', 91_681, 91_669],
    ['even', 91_680, 91_681],
  ] as const)('mode %s', (instalment, first, last) => {
    const of = debt({
      asOf: '2026-01-01',
      dueDay: 1,
      rate: '18%',
      dayCount: 'equal-months',
      rounding: { instalment },
    })
    const rows = payments(promised(of, plan([level(12)])))
    expect([rows[0], rows.at(-1)]).toEqual([first, last])
  })
  test.each([
    [100, 91_700, 91_439],
    [1_000, 92_000, 87_827],
  ])('on a unit of %i: %i, the last %i', (unit, first, last) => {
    const of = debt({
      asOf: '2026-01-01',
      dueDay: 1,
      rate: '18%',
      dayCount: 'equal-months',
      rounding: { unit: money(unit) },
    })
    const rows = payments(promised(of, plan([level(12)])))
    expect(rows[0]).toBe(first)
    expect(rows.at(-1)).toBe(last)
    expect(rows).toHaveLength(12)
  })
})

describe('a coarse unit gives way where the last row would exceed twice the instalment', () => {
  test.each([
    [1_500_000, 137_520],
    [1_090_000, 100_000],
  ])('%i on a unit of 1,000.00: %i', (principal, first) => {
    const of = debt({
      asOf: '2026-01-01',
      dueDay: 1,
      principal,
      rate: '18%',
      dayCount: 'equal-months',
      rounding: { unit: money(100_000) },
    })
    expect(payments(promised(of, plan([level(12)])))[0]).toBe(first)
  })
})

describe('each shape of plan', () => {
  const of = debt({
    asOf: '2026-01-01',
    dueDay: 1,
    principal: 1_200_000,
    rate: '12%',
    dayCount: 'equal-months',
  })
  const pay = (by: Plan, owing: Debt = of): number[] => payments(promised(owing, by))

  test('equal principal: 1,000.00 and the interest of what is left', () => {
    expect(pay(plan([{ months: 12, pay: 'equal-principal' }]))).toEqual(
      Array.from({ length: 12 }, (_, k) => 100_000 + (12_000 - k * 1_000)),
    )
  })
  test('equal principal that does not divide: the last row takes the rest', () => {
    const rows = promised(
      debt({ principal: 1_000, rate: '0%' }),
      plan([{ months: 3, pay: 'equal-principal' }]),
    ).rows
    expect(rows.map((row) => row.to.principal)).toEqual([333, 333, 334])
  })
  test('interest only, then level', () => {
    const rows = pay(plan([{ months: 3, pay: 'interest' }, level(12)]))
    expect(rows.slice(0, 4)).toEqual([12_000, 12_000, 12_000, 106_619])
  })
  test('interest only clears what was owed in its first row', () => {
    const owing = debt({
      asOf: '2026-01-01',
      dueDay: 1,
      principal: 1_200_000,
      interest: 5_000,
      fees: 300,
      rate: '12%',
      dayCount: 'equal-months',
    })
    expect(pay(plan([{ months: 2, pay: 'interest' }, level(12)]), owing).slice(0, 2)).toEqual([
      17_300, 12_000,
    ])
  })
  test('a holiday whose interest accrues, is capitalised, or stands still', () => {
    const holiday = (words: object) =>
      pay(plan([{ months: 3, pay: 'nothing', ...words } as never, level(12)]))[3]
    expect(holiday({ rate: pct('0%') })).toBe(106_619)
    expect(holiday({ unpaid: 'capitalises' })).toBe(109_849)
    // 360.00 owed beside the principal, paid first and bearing nothing.
    expect(holiday({ unpaid: 'accrues' })).toBeGreaterThan(109_619)
    expect(holiday({ unpaid: 'accrues' })).toBeLessThan(109_849)
    expect(refusedBy(of, plan([{ months: 3, pay: 'nothing' }, level(12)]))).toBe('payment-below-interest')
  })
  test('a balloon: 11 rows as if 60 followed, then the rest', () => {
    const rows = pay(
      plan([
        { months: 11, pay: 'level', over: 60 },
        { months: 1, pay: 'rest' },
      ]),
    )
    expect(rows.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => 26_693))
    expect(rows[11]).toBeGreaterThan(1_000_000)
    expect(
      refusedBy(
        of,
        plan([
          { months: 11, pay: 'level', over: 10 },
          { months: 1, pay: 'rest' },
        ]),
      ),
    ).toBe('over-too-short')
  })
  test('reduced, then level: the amount is worked out over the rows left, at what is then owed', () => {
    const rows = promised(of, plan([{ months: 6, pay: { amount: money(50_000) } }, level(6)])).rows
    const left = rows[5]!.left.principal
    expect(left).toBe(966_224)
    expect(rows[6]!.payment).toBe(Math.round((left * 0.01) / (1 - 1.01 ** -6)))
  })
  test('a lower rate for some months: the amount is reckoned over all rows left, and again when the rate changes', () => {
    const rows = pay(plan([{ months: 12, pay: 'level', rate: pct('6%') }, level(24)]))
    const first = Math.round((1_200_000 * 0.005) / (1 - 1.005 ** -36))
    expect(rows[0]).toBe(first)
    expect(rows[12]).toBeGreaterThan(first)
    expect(new Set(rows.slice(12, -1)).size).toBe(1)
  })
  test('the same rate said again changes nothing', () => {
    expect(pay(plan([level(5), level(7, { rate: pct('12%') })]))).toEqual(pay(plan([level(12)])))
    expect(pay(plan([level(5, { rate: pct('0.12') }), level(7)]))).toEqual(pay(plan([level(12)])))
  })
  test('growth: 10 % every 6 months', () => {
    const rows = pay(plan([{ months: 12, pay: { grow: part('10%'), every: 6 }, unpaid: 'accrues' }]))
    expect(new Set(rows.slice(0, 6)).size).toBe(1)
    expect(rows[6]! / rows[0]!).toBeCloseTo(1.1, 4)
  })
  test('weights: the last repeats', () => {
    const zero = debt({ principal: 1_000, rate: '0%' })
    expect(pay(plan([{ months: 4, pay: { weights: [part('1'), part('3')] } }]), zero)).toEqual([
      100, 300, 300, 300,
    ])
    expect(refusedBy(zero, plan([{ months: 2, pay: { weights: [part('0'), part('0')] } }]))).toBe(
      'weights-not-positive',
    )
  })
  test('rows before the level ones may pay nothing at weight 0', () => {
    const weighted = plan([
      { months: 9, pay: { weights: ['0', '0', '0', '1'].map(part) }, unpaid: 'accrues' },
    ])
    const staged = plan([{ months: 3, pay: 'nothing', unpaid: 'accrues' }, level(6)])
    expect(pay(weighted)).toEqual(pay(staged))
  })
  test('arrears, then as contracted; the last row takes the rest', () => {
    const owing: Debt = {
      ...debt({
        asOf: '2026-01-02',
        dueDay: 1,
        principal: 600_000,
        interest: 7_000,
        penalty: 500,
        fees: 300,
        overduePrincipal: 100_000,
        rate: '12%',
        dayCount: 'equal-months',
      }),
      contract: instalments(on('2026-01-02'), 1, 5, 103_000),
    }
    const rows = pay(
      plan([
        { on: on('2026-01-02'), pay: 'arrears' },
        { months: 5, pay: 'as-contracted' },
      ]),
      owing,
    )
    expect(rows.slice(0, 5)).toEqual([107_800, 103_000, 103_000, 103_000, 103_000])
    const caught = pay(
      plan([
        { months: 3, pay: 'as-contracted-plus-arrears' },
        { months: 2, pay: 'as-contracted' },
      ]),
      owing,
    )
    expect(caught.slice(0, 4)).toEqual([138_933, 138_934, 138_933, 103_000])
  })
  test('arrears after a holiday that capitalises are what was overdue, not the capitalised interest', () => {
    const owing = debt({
      principal: 1_000_000,
      overduePrincipal: 100_000,
      rate: '12%',
      dayCount: 'equal-months',
      dueDay: 22,
    })
    const rows = pay(
      plan([{ months: 2, pay: 'nothing', unpaid: 'capitalises' }, { months: 1, pay: 'arrears' }, level(6)]),
      owing,
    )
    expect(rows[2]).toBe(100_000 + 10_201)
  })
  test('principal first: interest is paid at the end, and the rows are still level', () => {
    const owing = debt({
      asOf: '2026-01-01',
      dueDay: 1,
      principal: 1_200_000,
      rate: '12%',
      dayCount: 'equal-months',
      allocation: ['principal', 'interest', 'penalty', 'fees'],
    })
    const { rows } = promised(owing, plan([level(12, { unpaid: 'accrues' })]))
    expect(Math.abs(rows[11]!.payment - rows[0]!.payment)).toBeLessThanOrEqual(12)
    expect(rows[0]!.to).toEqual({ fees: 0, penalty: 0, interest: 0, principal: rows[0]!.payment })
    // Simple interest: less than where interest is paid first, row by row.
    expect(rows[0]!.payment).toBeLessThanOrEqual(106_619)
  })
  test('a rest after level rows leaves the level amount undetermined', () => {
    expect(refusedBy(of, plan([level(3), { months: 1, pay: 'rest' }]))).toBe('level-undetermined')
  })
  test('so do equal parts of principal after level rows, which clear the debt whatever was paid before', () => {
    expect(refusedBy(of, plan([level(3), { months: 6, pay: 'equal-principal' }]))).toBe('level-undetermined')
  })
  test('no rows, or no months, is no plan', () => {
    expect(refusedBy(of, plan([]))).toBe('no-rows')
    expect(refusedBy(of, plan([level(0)]))).toBe('too-few-months')
  })
  test('waived before it is levelled: 12,000.00 less a fifth', () => {
    const rows = pay(
      plan([level(10)], { reliefs: [relief('principal', '20%', 'on-completion')] }),
      debt({ principal: 1_200_000, rate: '0%' }),
    )
    expect(rows).toEqual(Array.from({ length: 10 }, () => 96_000))
  })
  test('up and even beside rows that are not level are found at once', () => {
    const owing = debt({
      principal: 4_604_302_506_582,
      rate: '21%',
      dayCount: 'act/360',
      rounding: { instalment: 'even', unit: money(1000) },
    })
    const started = performance.now()
    schedule(
      owing,
      plan([
        level(8, { unpaid: 'accrues' }),
        { months: 3, pay: { amount: money(690_645_375_987) }, unpaid: 'accrues' },
      ]),
    )
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
