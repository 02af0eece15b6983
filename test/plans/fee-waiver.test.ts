// Fee waiver: fees, penalty or interest given up now or on completion, over the months left or a term.
import { describe, expect, test } from 'vitest'
import { total } from '../../src/core/debt.ts'
import { debt, ordinaryDebt, promised, situation } from '../support/build.ts'
import { everyProposalRuns, generic, paysOf, planOf, proposed } from '../support/plans.ts'

describe('fee-waiver', () => {
  test('14.fees-100.penalty-100: level × 14 on what is then owed', () => {
    const left = debt({ principal: 4_873_255, interest: 237_922 })
    expect(paysOf('fee-waiver-14.fees-100.penalty-100', ordinaryDebt())).toEqual(
      paysOf('equal-instalment-14', left),
    )
  })
  test('now is forgiven, on completion is held', () => {
    const of = ordinaryDebt()
    const now = promised(of, planOf('fee-waiver-14.fees-100.penalty-50', of) as never)
    const done = promised(of, planOf('fee-waiver-14.fees-100-done.penalty-50-done', of) as never)
    expect([total(now.forgiven), total(now.held)]).toEqual([40_770, 0])
    expect([total(done.forgiven), total(done.held)]).toEqual([0, 40_770])
    expect(done.rows).toEqual(now.rows)
  })
  test('only buckets in which something is owed are given up; a debt of principal alone has no waiver', () => {
    expect(
      proposed('fee-waiver', situation(ordinaryDebt({ fees: 0 }))).some((id) => id.includes('.fees-')),
    ).toBe(false)
    expect(proposed('fee-waiver', situation(debt({ principal: 100_000 })))).toEqual([])
  })
  test('the months left are among its terms, and every proposal runs', () => {
    expect(proposed('fee-waiver').some((id) => id.startsWith('fee-waiver-14.'))).toBe(true)
    expect(everyProposalRuns('fee-waiver')).toBe(
      (generic.menu.terms.length + 1) * generic.menu.reliefs.length,
    )
  })
  test('more than is owed cannot be given up', () => {
    expect(planOf('fee-waiver-14.fees-101', ordinaryDebt())).toBe('plan-part')
  })
})
