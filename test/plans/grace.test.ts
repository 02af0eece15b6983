// Grace: the arrears on a day soon, penalty and late fee given up when that is paid, then as contracted.
import { describe, expect, test } from 'vitest'
import { iso } from '../../src/core/day.ts'
import { schedule } from '../../src/core/schedule.ts'
import { debt, ordinaryDebt, situation } from '../support/build.ts'
import { planOf, proposed, rowsOf, shapesOf } from '../support/plans.ts'

describe('grace', () => {
  const id = 'grace-15.fees-100-kept1.penalty-100-kept1'
  test('15: what is overdue within 15 days; the contract goes on as if nothing had happened', () => {
    const of = ordinaryDebt()
    const rows = rowsOf(id, of)
    expect(iso(rows[0]!.due)).toBe('2026-12-07')
    expect(rows[0]!.payment).toBe(237_922 + 921_040 + rows[0]!.charged.interest)
    expect(rows.slice(1, 14).map((row) => row.payment)).toEqual(Array.from({ length: 13 }, () => 315_000))
    const made = schedule(of, planOf(id, of) as never)
    expect(made).toMatchObject({ held: { fees: 30_000, penalty: 21_540 }, forgiven: { fees: 0, penalty: 0 } })
  })
  test('only days before the next due day are proposed, with its own reliefs and no others', () => {
    expect(proposed('grace')).toEqual(
      [5, 10, 15].map((days) => `grace-${days}.fees-100-kept1.penalty-100-kept1`),
    )
  })
  test.each([
    ['overdue for a second time', { timesOverdue: 2 }],
    ['not overdue', { overdueSince: '2026-11-22' }],
  ])('%s: not proposed', (_, words) => {
    expect(shapesOf('grace', situation(ordinaryDebt(words)))).toEqual([])
  })
  test('without the contract, or the overdue principal: refused with that reason', () => {
    const of = debt({ principal: 4_873_255, overdueSince: '2026-08-15', timesOverdue: 1 })
    expect(shapesOf('grace', situation(of))).toEqual([])
    expect(planOf('grace-15', of)).toBe('needs-contract')
    const known = debt({ principal: 4_873_255, contract: { months: 14, payment: 315_000 } })
    const made = schedule(known, planOf('grace-15', known) as never)
    expect('refused' in made && made.refused.rule).toBe('needs-overdue-principal')
  })
})
