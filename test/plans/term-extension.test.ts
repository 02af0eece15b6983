// Term extension: the months left under the contract and so many more.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { everyProposalRuns, paysOf, planOf, shapesOf } from '../support/plans.ts'

describe('term-extension', () => {
  test('6 with 14 months left: level × 20', () => {
    const of = ordinaryDebt()
    expect(planOf('term-extension-6', of)).toMatchObject({ stages: [{ months: 20, pay: 'level' }] })
    expect(paysOf('term-extension-6', of)).toEqual(paysOf('equal-instalment-20', of))
  })
  test('every extension of the menu that the policy’s longest term allows', () => {
    expect(shapesOf('term-extension')).toHaveLength(13)
    expect(everyProposalRuns('term-extension')).toBe(13 * 7)
    const long = situation(ordinaryDebt({ contract: { months: 50, payment: 120_000 } }))
    expect(shapesOf('term-extension', long)).toEqual([1, 2, 3, 4, 5, 6, 9].map((k) => `term-extension-${k}`))
  })
  test('without the contract it is not proposed, and refused with that reason', () => {
    const of = debt({ principal: 4_873_255 })
    expect(shapesOf('term-extension', situation(of))).toEqual([])
    expect(planOf('term-extension-6', of)).toBe('needs-contract')
  })
})
