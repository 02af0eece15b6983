// Burden (负担): the weighted sum done by hand, and the same number by which the comparison ranks for a borrower.
import { describe, expect, test } from 'vitest'
import { appraise, desk } from '../../src/app/appraise.ts'
import { burden } from '../../src/core/burden.ts'
import { total } from '../../src/core/debt.ts'
import { means } from '../../src/core/means.ts'
import { money } from '../../src/core/money.ts'
import { household, ordinaryDebt, situation } from '../support/build.ts'
import { generic, planOf } from '../support/plans.ts'

const WEIGHTS = { strain: 0.2, cost: 0.3, length: 0.2 }
const OWED = money(5_162_717)
const LEVEL_24 = { peak: money(243_259), totalPaid: money(5_838_203), months: 24 }

describe('by hand', () => {
  test('0.2 × 0.8 + 0.3 × 58,382.03 ÷ 51,627.17 + 0.2 × 24 ÷ 60', () => {
    expect(burden(LEVEL_24, 0.8, OWED, WEIGHTS, 60)).toBeCloseTo(0.5792517738, 10)
  })
  test('strain counts ten times at most, out of nothing too', () => {
    const most = burden(LEVEL_24, 10, OWED, WEIGHTS, 60)
    expect(burden(LEVEL_24, 11, OWED, WEIGHTS, 60)).toBe(most)
    expect(burden(LEVEL_24, Infinity, OWED, WEIGHTS, 60)).toBe(most)
    expect(most - burden(LEVEL_24, 0, OWED, WEIGHTS, 60)).toBeCloseTo(2, 12)
  })
  test('means unknown: half of twelve highest payments per unit owed, 0.2827', () => {
    const unknown = burden(LEVEL_24, undefined, OWED, { strain: 1, cost: 0, length: 0 }, 60)
    expect(unknown).toBeCloseTo((2_432.59 * 12) / 51_627.17 / 2, 12)
  })
  test('dearer, longer or harder is heavier', () => {
    const at = (of: Partial<typeof LEVEL_24>, strain = 0.8) =>
      burden({ ...LEVEL_24, ...of }, strain, OWED, WEIGHTS, 60)
    expect(at({ totalPaid: money(5_838_204) })).toBeGreaterThan(at({}))
    expect(at({ months: 25 })).toBeGreaterThan(at({}))
    expect(at({}, 0.81)).toBeGreaterThan(at({}))
  })
})

describe('the same as the comparison’s own', () => {
  const of = ordinaryDebt()
  const ids = [
    'equal-instalment-24',
    'equal-principal-12',
    'interest-only-6-24',
    'equal-instalment-60',
    'equal-instalment-3',
  ].filter((id) => typeof planOf(id, of) !== 'string')
  test('the plans can be built', () => expect(ids.length).toBeGreaterThanOrEqual(4))
  test.each(ids)('%s, with and without means', (id) => {
    const plan = planOf(id, of)
    if (typeof plan === 'string') throw new Error(plan)
    for (const able of [means(household(), generic.means, of.asOf), undefined]) {
      const seen = appraise(desk(situation(of), generic, able, 'borrower'), plan)
      if (!('score' in seen)) throw new Error('refused')
      const { quick, fit, score } = seen
      expect(burden(quick, fit?.strain, total(of.owed), generic.ranking, generic.limits.mostMonths)).toBe(
        score,
      )
    }
  })
})
