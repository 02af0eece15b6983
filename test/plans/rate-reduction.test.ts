// Rate reduction: level amounts at a lower rate, for all months or for the first of them.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { everyProposalRuns, paysOf, planOf, rowsOf, shapesOf } from '../support/plans.ts'

describe('rate-reduction', () => {
  const of = debt({ principal: 4_873_255, dayCount: 'equal-months', dueDay: 22 })
  test('36.rate-8: 8 % throughout', () => {
    const lower = debt({ principal: 4_873_255, dayCount: 'equal-months', dueDay: 22, rate: '8%' })
    expect(paysOf('rate-reduction-36.rate-8', of)).toEqual(paysOf('equal-instalment-36', lower))
  })
  test('12+24.rate-8: 8 % for a year, then the contract rate, with an amount worked out anew', () => {
    const rows = rowsOf('rate-reduction-12+24.rate-8', of)
    expect(rows).toHaveLength(36)
    expect(rows[0]!.charged.interest).toBe(Math.round((4_873_255 * 0.08) / 12))
    expect(rows[12]!.charged.interest).toBe(Math.round((rows[11]!.left.principal * 0.18) / 12))
    expect(rows[0]!.payment).toBe(paysOf('rate-reduction-36.rate-8', of)[0])
    expect(rows[12]!.payment).toBeGreaterThan(rows[0]!.payment)
  })
  test('only rates below the contract’s; none without a rate', () => {
    expect(
      shapesOf('rate-reduction', situation(ordinaryDebt({ rate: '7%' }))).every((id) =>
        /rate-[46]$/.test(id),
      ),
    ).toBe(true)
    expect(shapesOf('rate-reduction', situation(ordinaryDebt({ rate: '4%' })))).toEqual([])
    // A day rate counts 365 times: 18.25 % a year, so every rate of the menu is lower.
    expect(shapesOf('rate-reduction', situation(ordinaryDebt({ rate: '0.05%/day' }))).length).toBeGreaterThan(
      50,
    )
    expect(planOf('rate-reduction-36', of)).toBe('knob-missing')
  })
  test('every proposal runs', () => {
    expect(everyProposalRuns('rate-reduction')).toBe(shapesOf('rate-reduction').length * 7)
  })
})
