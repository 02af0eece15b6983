// Equal principal: the same part of the principal every month, and the interest of that month.
import { describe, expect, test } from 'vitest'
import { debt } from '../support/build.ts'
import { everyProposalRuns, generic, rowsOf, shapesOf } from '../support/plans.ts'

describe('equal-principal', () => {
  test('24,000.00 over 24: 1,000.00 + interest, falling month by month', () => {
    const rows = rowsOf(
      'equal-principal-24',
      debt({ principal: 2_400_000, dayCount: 'equal-months', dueDay: 22 }),
    )
    expect(rows.map((row) => row.to.principal)).toEqual(Array.from({ length: 24 }, () => 100_000))
    expect(rows.map((row) => row.payment)).toEqual(
      Array.from({ length: 24 }, (_, k) => 100_000 + (24 - k) * 1_500),
    )
  })
  test('what is owed beside principal is paid with the first row', () => {
    const [first, second] = rowsOf(
      'equal-principal-12',
      debt({ principal: 120_000, fees: 700, penalty: 50, interest: 300, rate: '0%' }),
    )
    expect([first?.payment, second?.payment]).toEqual([11_050, 10_000])
  })
  test('every term of the menu is proposed and runs', () => {
    expect(shapesOf('equal-principal')).toHaveLength(generic.menu.terms.length)
    expect(everyProposalRuns('equal-principal')).toBe(generic.menu.terms.length * 7)
  })
})
