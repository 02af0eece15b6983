// Catch-up: the contract's instalment and an equal share of the arrears, then as contracted.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { everyProposalRuns, paysOf, planOf, shapesOf } from '../support/plans.ts'

describe('catch-up', () => {
  const of = ordinaryDebt()
  test('6 with arrears of 12,105.02: 3,150.00 + 2,017.50 for six months, then 3,150.00', () => {
    const pays = paysOf('catch-up-6', of)
    expect(pays).toHaveLength(14)
    expect(pays.slice(0, 6).map((pay) => pay - 315_000)).toEqual([
      201_750, 201_751, 201_750, 201_750, 201_751, 201_750,
    ])
    expect(pays.slice(0, 6).reduce((sum, pay) => sum + pay - 315_000, 0)).toBe(1_210_502)
    expect(new Set(pays.slice(6, 13))).toEqual(new Set([315_000]))
  })
  test('terms up to the months left', () => {
    expect(shapesOf('catch-up')).toEqual([3, 6, 9, 12].map((n) => `catch-up-${n}`))
    expect(planOf('catch-up-15', of)).toBe('contract-too-short')
    expect(planOf('catch-up-14', of)).toMatchObject({ stages: [{ months: 14 }] })
    expect(everyProposalRuns('catch-up')).toBe(4 * 7)
  })
  test('without the contract, the overdue principal or any arrears there is nothing to catch up', () => {
    expect(planOf('catch-up-6', debt({}))).toBe('needs-contract')
    expect(
      shapesOf(
        'catch-up',
        situation(debt({ principal: 4_873_255, contract: { months: 14, payment: 315_000 } })),
      ),
    ).toEqual([])
    const none = debt({
      principal: 4_873_255,
      overduePrincipal: 0,
      contract: { months: 14, payment: 315_000 },
    })
    expect(shapesOf('catch-up', situation(none))).toEqual([])
  })
})
