// Personalised instalments: penalty given up now, level amounts of up to 60 months at 0 % or little.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { everyProposalRuns, paysOf, proposed, shapesOf } from '../support/plans.ts'

describe('personalised-instalments', () => {
  test('60.rate-0.penalty-100: 36,000.00 is 600.00 a month', () => {
    const pays = paysOf(
      'personalised-instalments-60.rate-0.penalty-100',
      debt({ principal: 3_600_000, penalty: 41_234 }),
    )
    expect(pays).toEqual(Array.from({ length: 60 }, () => 60_000))
  })
  test('proposed to those past due, with the penalty given up now', () => {
    expect(proposed('personalised-instalments').every((id) => id.includes('.penalty-100'))).toBe(true)
    expect(
      proposed('personalised-instalments', situation(ordinaryDebt({ overdueSince: '2026-11-22' }))),
    ).toEqual([])
    expect(
      shapesOf('personalised-instalments', situation(ordinaryDebt({ penalty: 0 }))).length,
    ).toBeGreaterThan(0)
  })
  test('at rates below the contract’s, and every one runs', () => {
    expect(
      shapesOf('personalised-instalments', situation(ordinaryDebt({ rate: '3%' }))).every((id) =>
        id.endsWith('.rate-0'),
      ),
    ).toBe(true)
    expect(everyProposalRuns('personalised-instalments')).toBeGreaterThan(27)
  })
})
