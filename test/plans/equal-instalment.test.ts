// Equal instalments: one level amount every month.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt } from '../support/build.ts'
import { everyProposalRuns, generic, paysOf, planOf, shapesOf } from '../support/plans.ts'

describe('equal-instalment', () => {
  test('48,732.55 at 18 % is 24 rows of about 2,433', () => {
    const pays = paysOf('equal-instalment-24', debt({ principal: 4_873_255, dueDay: 22 }))
    expect(pays).toHaveLength(24)
    expect(new Set(pays.slice(0, -1))).toEqual(new Set([243_259]))
    expect(pays.at(-1)).toBe(243_246)
  })
  test('every term of the menu is proposed, alone and with each set of reliefs', () => {
    expect(shapesOf('equal-instalment')).toContain('equal-instalment-24')
    expect(shapesOf('equal-instalment')).toHaveLength(generic.menu.terms.length)
    expect(everyProposalRuns('equal-instalment')).toBe(generic.menu.terms.length * 7)
  })
  test('a rate of its own, a first due day, a down payment', () => {
    const of = ordinaryDebt()
    expect(paysOf('equal-instalment-24.rate-0', of).at(0)).toBe(Math.round(5_162_717 / 24))
    expect(paysOf('equal-instalment-24.down-2000', of)[0]).toBe(200_000)
    expect(planOf('equal-instalment-24.first-20261220', of)).toMatchObject({ firstDue: 20_807 })
  })
  test.each([
    'equal-instalment',
    'equal-instalment-0',
    'equal-instalment-12+3',
    'equal-instalment-12.over-24',
    'equal-instalment-481',
    'equal-instalment-1.5',
  ])('%s is no plan', (id) => expect(typeof planOf(id, ordinaryDebt())).toBe('string'))
})
