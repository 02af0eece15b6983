// Settlement: shares of any bucket given up when the rest is paid in one to three months without interest.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { everyProposalRuns, paysOf, proposed } from '../support/plans.ts'

describe('settlement', () => {
  const all = '.fees-100-done.penalty-100-done.interest-100-done'
  test('1…principal-20-done: 80 % of the principal, once', () => {
    expect(paysOf(`settlement-1${all}.principal-20-done`, ordinaryDebt())).toEqual([
      Math.round(4_873_255 * 0.8),
    ])
  })
  test('in three: equal thirds, no interest', () => {
    expect(
      paysOf(
        `settlement-3${all}.principal-40-done`,
        debt({ principal: 2_000_000, fees: 1, penalty: 1, interest: 1 }),
      ),
    ).toEqual([400_000, 400_000, 400_000])
  })
  test('12 of the menu, with its own reliefs and no others; what is not owed is not given up', () => {
    expect(proposed('settlement')).toHaveLength(12)
    expect(everyProposalRuns('settlement')).toBe(12)
    expect(
      proposed('settlement', situation(ordinaryDebt({ fees: 0 }))).some((id) => id.includes('.fees-')),
    ).toBe(false)
  })
  test('a debt of principal alone is settled only below its principal', () => {
    expect(proposed('settlement', situation(debt({ principal: 100_000 })))).toHaveLength(9)
  })
})
