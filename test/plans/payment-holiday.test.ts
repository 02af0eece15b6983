// Payment holiday: nothing for so many months, then level amounts; what becomes of the interest is always said.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt } from '../support/build.ts'
import { everyProposalRuns, paysOf, planOf, rowsOf, shapesOf } from '../support/plans.ts'

describe('payment-holiday', () => {
  const of = debt({ principal: 1_200_000, rate: '12%', dayCount: 'equal-months', dueDay: 22 })
  test('3+24.during-0: three months of nothing at 0 %, then level × 24 at the contract rate', () => {
    const rows = rowsOf('payment-holiday-3+24.during-0', of)
    expect(rows.slice(0, 3).map((row) => [row.payment, row.charged.interest])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect(rows.slice(3).map((row) => row.payment)).toEqual(paysOf('equal-instalment-24', of))
  })
  test('exactly so many rows are free of interest, no later one', () => {
    const charges = rowsOf('payment-holiday-2+6.during-0', of).map((row) => row.charged.interest)
    expect(charges.findIndex((charge) => charge > 0)).toBe(2)
    expect(charges[2]).toBe(12_000)
  })
  test('accrues by default, capitalises when asked; both are named in the plan', () => {
    expect(planOf('payment-holiday-3+24', of)).toMatchObject({
      stages: [{ pay: 'nothing', unpaid: 'accrues' }, {}],
    })
    expect(planOf('payment-holiday-3+24.unpaid-capitalises', of)).toMatchObject({
      stages: [{ unpaid: 'capitalises' }, {}],
    })
    const first = (id: string) => paysOf(id, of)[3] as number
    expect(first('payment-holiday-3+24.during-0')).toBeLessThan(first('payment-holiday-3+24'))
    expect(first('payment-holiday-3+24')).toBeLessThan(first('payment-holiday-3+24.unpaid-capitalises'))
  })
  test('every holiday and term of the menu, in three ways', () => {
    const shapes = shapesOf('payment-holiday')
    expect(shapes).toContain('payment-holiday-6+48.during-0')
    expect(shapes).not.toContain('payment-holiday-6+60.during-0')
    expect(everyProposalRuns('payment-holiday')).toBe(shapes.length * 7)
  })
  test.each(['payment-holiday-3', 'payment-holiday-3+24.pay-800', 'payment-holiday-0+24'])(
    '%s is no plan',
    (id) => expect(typeof planOf(id, ordinaryDebt())).toBe('string'),
  )
})
