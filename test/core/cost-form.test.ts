// The all-in cost form (综合融资成本明示表): each item's level by itself, what is owed before, what is capitalised, waived,
// held or put off, and what only default costs.
import { describe, expect, test } from 'vitest'
import { type CostForm, annualLevel, costForm } from '../../src/core/cost-form.ts'
import { type Debt, total } from '../../src/core/debt.ts'
import type { Plan } from '../../src/core/plan.ts'
import { totalPaid } from '../../src/core/schedule.ts'
import { debt, level, on, ordinaryDebt, pct, plan, promised, relief } from '../support/build.ts'

const form = (of: Debt, by: Plan): CostForm => costForm(promised(of, by), of, by)
const amounts = ({ items }: CostForm): number[] => items.map(({ amount }) => amount)
const levels = ({ items }: CostForm): (number | null)[] => items.map(({ annual }) => annual)
const everything = (one: CostForm): number =>
  one.principal +
  amounts(one).reduce((a, b) => a + b, 0) +
  one.defaults.reduce((sum, cost) => sum + ('amount' in cost ? cost.amount : 0), 0)

/** 12,000.00 at 12 % in months of equal length, due a month after `asOf`: 1 % a month exactly. */
const plain = (more: Parameters<typeof debt>[0] = {}): Debt =>
  debt({ principal: 1_200_000, rate: '12%', dayCount: 'equal-months', dueDay: 22, ...more })
const PARTS = plan([{ months: 12, pay: 'equal-principal' }])

describe('the level of one cost', () => {
  test('10,000.00 in 12 × 893.33 is 13.0335 % a year', () => {
    const flows = Array.from({ length: 12 }, (_, k) => ({ month: k + 1, amount: 893.33 }))
    expect(annualLevel(10_000, flows)).toBeCloseTo(0.130335, 6)
  })
  test('no cost is no level, no time is none either', () => {
    expect(annualLevel(100, [{ month: 3, amount: 100 }])).toBe(0)
    expect(annualLevel(100, [{ month: 0, amount: 110 }])).toBeNull()
    expect(annualLevel(0, [{ month: 1, amount: 10 }])).toBeNull()
  })
})

describe('the form', () => {
  test('interest alone is the contract’s rate, and its effective rate 12.6825 %', () => {
    const one = form(plain(), PARTS)
    expect(one.principal).toBe(1_200_000)
    expect(amounts(one)).toEqual([78_000, 0, 0])
    expect(one.total).toBeCloseTo(0.12, 9)
    expect(one.effective).toBeCloseTo(1.01 ** 12 - 1, 9)
    expect(one.defaults).toEqual([])
  })
  test('a fee beside it is converted alone: 360.00 paid with the first row', () => {
    const one = form(plain({ fees: 36_000 }), PARTS)
    expect(amounts(one)).toEqual([78_000, 0, 36_000])
    const fee = annualLevel(
      1_200_000,
      Array.from({ length: 12 }, (_, k) => ({ month: k + 1, amount: 100_000 + (k === 0 ? 36_000 : 0) })),
    )
    expect(levels(one)[0]).toBeCloseTo(0.12, 9)
    expect(levels(one)[2]).toBe(fee)
    expect(one.total).toBe(levels(one)[0]! + 0 + fee!)
    expect(one.effective).toBeCloseTo((1 + one.total! / 12) ** 12 - 1, 12)
  })
  test('interest owed before is an item of its own, penalty is no normal cost', () => {
    const of = ordinaryDebt()
    const by = plan([level(24)])
    const one = form(of, by)
    expect(one.principal).toBe(4_873_255)
    expect(amounts(one)).toEqual([promised(of, by).charged.interest, 237_922, 30_000])
    expect(one.defaults).toEqual([
      { item: 'penalty-before', amount: 21_540 },
      { item: 'penalty', rate: pct('24%') },
    ])
    expect(everything(one)).toBe(totalPaid(promised(of, by)))
    expect(levels(one).every((annual) => annual !== null && annual > 0)).toBe(true)
    expect(one.total).toBeCloseTo(
      levels(one).reduce<number>((sum, annual) => sum + annual!, 0),
      12,
    )
  })
  test('costs made principal stay costs: the principal is what it was', () => {
    const of = ordinaryDebt()
    const by = plan([level(24)], { capitalise: ['fees', 'penalty', 'interest'] })
    const made = promised(of, by)
    const one = form(of, by)
    expect(made.opened.principal).toBe(total(of.owed))
    expect(one.principal).toBe(4_873_255)
    expect(amounts(one)).toEqual([made.charged.interest, 237_922, 30_000])
    expect(one.defaults[0]).toEqual({ item: 'penalty-before', amount: 21_540 })
    expect(everything(one)).toBe(totalPaid(made))
  })
  test('older interest is paid before newer: 600.00 owed before are gone with the first row', () => {
    const of = plain({ interest: 60_000 })
    const one = form(of, PARTS)
    const flows = (first: number) =>
      Array.from({ length: 12 }, (_, k) => ({ month: k + 1, amount: 100_000 + (k === 0 ? first : 0) }))
    expect(levels(one)[1]).toBe(annualLevel(1_200_000, flows(60_000)))
    expect(levels(one)[0]).toBeCloseTo(0.12, 9)
  })
  test('costs in the principal are paid before it: 575.00 are fees 100.00, penalty 50.00 and 425.00', () => {
    const of = debt({ principal: 100_000, fees: 10_000, penalty: 5_000, rate: '0%' })
    const one = form(of, plan([level(2)], { capitalise: ['fees', 'penalty'] }))
    expect(one.total).toBe(
      annualLevel(100_000, [
        { month: 1, amount: 52_500 },
        { month: 2, amount: 57_500 },
      ]),
    )
  })
  test('interest capitalised on the way is interest: 120.00 of a month without payment', () => {
    const of = plain()
    const by = plan([{ months: 1, pay: 'nothing', unpaid: 'capitalises' }, level(1)])
    const one = form(of, by)
    // 12,000.00 → 12,120.00 → 12,241.20
    expect(one.principal).toBe(1_200_000)
    expect(amounts(one)).toEqual([24_120, 0, 0])
    expect(one.total).toBeCloseTo(0.12, 9)
  })
  test('what is waived is neither cost nor principal; what is held is a cost of default', () => {
    const of = plain({ fees: 36_000, penalty: 20_000, interest: 24_000 })
    const by = plan([{ months: 12, pay: 'equal-principal' }], {
      reliefs: [
        relief('fees', '100%'),
        relief('penalty', '50%', 'on-completion'),
        relief('principal', '50%'),
      ],
    })
    const one = form(of, by)
    expect(one.principal).toBe(600_000)
    expect(amounts(one).slice(1)).toEqual([24_000, 0])
    expect(one.defaults).toEqual([
      { item: 'penalty-before', amount: 10_000 },
      { item: 'held', onBreach: { fees: 0, penalty: 10_000, interest: 0, principal: 0 } },
    ])
    expect(everything(one)).toBe(totalPaid(promised(of, by)))
  })
  test('what is put off costs less a year than what is paid at once', () => {
    const of = plain({ interest: 60_000 })
    const off = form(of, plan([level(12)], { reliefs: [relief('interest', '100%', 'last-row')] }))
    const now = form(of, plan([level(12)]))
    expect(amounts(off)[1]).toBe(60_000)
    expect(amounts(now)[1]).toBe(60_000)
    expect(levels(off)[1]!).toBeLessThan(levels(now)[1]!)
  })
  test('a settlement: what of the principal is repaid has no cost', () => {
    const of = plain()
    const settle = plan([level(3, { rate: pct('0%') })], { reliefs: [relief('principal', '40%')] })
    expect(form(of, settle)).toMatchObject({ principal: 720_000, total: 0, effective: 0 })
  })
  test('all paid at once: amounts, but no yearly level to tell', () => {
    const of = plain({ fees: 36_000 })
    const one = form(of, plan([{ on: on('2026-11-30'), pay: 'rest' }]))
    expect(one.items[2]).toEqual({ item: 'fees', amount: 36_000, annual: null })
    expect([one.total, one.effective]).toEqual([null, null])
  })
})
