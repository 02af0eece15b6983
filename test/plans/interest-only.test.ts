// Interest only: what has accrued and no principal for so many months, then level amounts.
import { describe, expect, test } from 'vitest'
import { ordinaryDebt } from '../support/build.ts'
import { everyProposalRuns, rowsOf, shapesOf } from '../support/plans.ts'

describe('interest-only', () => {
  test('6+24: the first row also clears fees, penalty and interest owed that day; the principal waits', () => {
    const rows = rowsOf('interest-only-6+24', ordinaryDebt())
    expect(rows).toHaveLength(30)
    expect(rows[0]?.to).toEqual({
      fees: 30_000,
      penalty: 21_540,
      interest: 237_922 + (rows[0]?.charged.interest ?? 0),
      principal: 0,
    })
    for (const row of rows.slice(1, 6))
      expect([row.payment, row.left.principal]).toEqual([row.charged.interest, 4_873_255])
    expect(rows[6]?.to.principal).toBeGreaterThan(0)
  })
  test('every combination of the menu within the longest term runs', () => {
    expect(shapesOf('interest-only')).toContain('interest-only-12+48')
    expect(shapesOf('interest-only')).not.toContain('interest-only-12+54')
    expect(everyProposalRuns('interest-only')).toBe(shapesOf('interest-only').length * 7)
  })
})
