// Reduced, then level: a fixed affordable amount for so many months, then level amounts.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { everyProposalRuns, generic, paysOf, planOf, proposed, shapesOf } from '../support/plans.ts'
import { money } from '../../src/core/money.ts'
import { propose } from '../../src/plans/propose.ts'

describe('reduced-then-level', () => {
  test('6+24.pay-800: 800.00 × 6, then what clears the debt in 24', () => {
    const pays = paysOf('reduced-then-level-6+24.pay-800', debt({ principal: 4_873_255 }))
    expect(pays.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 80_000))
    expect(new Set(pays.slice(6, 29)).size).toBe(1)
    expect(pays).toHaveLength(30)
  })
  test('the amount is what the household can pay; without it there is nothing to propose', () => {
    expect(proposed('reduced-then-level')[0]).toContain('.pay-800')
    expect(propose(situation(), generic, undefined, ['reduced-then-level'])).toEqual([])
    expect(planOf('reduced-then-level-6+24', ordinaryDebt())).toBe('knob-missing')
  })
  test('who can pay all of it in the first months has no use for it: no row is empty', () => {
    const small = situation(debt({ principal: 200_000 }))
    const kept = propose(small, generic, money(50_000), ['reduced-then-level'])
    expect(new Set(kept.map(({ spec }) => spec.numbers[0]))).toEqual(new Set([3]))
    expect(propose(small, generic, money(1_349_000), ['reduced-then-level'])).toEqual([])
  })
  test('every combination of the menu runs', () => {
    expect(everyProposalRuns('reduced-then-level')).toBe(shapesOf('reduced-then-level').length * 7)
  })
})
