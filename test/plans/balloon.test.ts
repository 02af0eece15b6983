// Balloon: level amounts reckoned over a longer time, and the rest in the last month.
import { describe, expect, test } from 'vitest'
import { debt, ordinaryDebt } from '../support/build.ts'
import { everyProposalRuns, paysOf, planOf, shapesOf } from '../support/plans.ts'

describe('balloon', () => {
  test('24.over-60: 23 rows as if 60 followed, the 24th pays what is left', () => {
    const of = debt({ principal: 4_873_255 })
    const pays = paysOf('balloon-24.over-60', of)
    expect(pays).toHaveLength(24)
    expect(new Set(pays.slice(0, 23))).toEqual(new Set([paysOf('equal-instalment-60', of)[0]]))
    // What a 60-month loan still owes after 23 rows, and a month’s interest.
    expect(pays[23]).toBeGreaterThan(3_300_000)
    expect(pays[23]).toBeLessThan(3_600_000)
  })
  test.each([
    ['balloon-24', 'knob-missing'],
    ['balloon-1.over-60', 'too-few-months'],
  ])('%s: %s', (id, rule) => expect(planOf(id, ordinaryDebt())).toBe(rule))
  test('terms shorter than what they are reckoned over, and every one runs', () => {
    expect(shapesOf('balloon')).toContain('balloon-30.over-36')
    expect(shapesOf('balloon')).not.toContain('balloon-36.over-36')
    expect(everyProposalRuns('balloon')).toBe(shapesOf('balloon').length * 7)
  })
})
