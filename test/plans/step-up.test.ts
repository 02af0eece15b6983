// Step-up: instalments that grow as the household recovers, one unknown scale for all of them.
import { describe, expect, test } from 'vitest'
import { debt } from '../support/build.ts'
import { everyProposalRuns, paysOf, shapesOf } from '../support/plans.ts'

describe('step-up', () => {
  test('24.grow-10.every-6: 1, 1.1, 1.21, 1.331 times the first amount, six months each', () => {
    const pays = paysOf('step-up-24.grow-10.every-6', debt({ principal: 4_873_255 }))
    const steps = [0, 6, 12, 18].map((k) => pays[k] as number)
    for (const [k, each] of steps.entries()) {
      expect(Math.abs(each - (steps[0] as number) * 1.1 ** k)).toBeLessThan(1.5)
      expect(new Set(pays.slice(k * 6, k * 6 + (k === 3 ? 5 : 6))).size).toBe(1)
    }
  })
  test('first rows may be below their interest: it accrues', () => {
    const pays = paysOf('step-up-60.grow-20.every-12', debt({ principal: 4_873_255, rate: '36%' }))
    expect(pays).toHaveLength(60)
  })
  test('only terms longer than the first step are proposed, and every one runs', () => {
    expect(shapesOf('step-up')).not.toContain('step-up-12.grow-20.every-12')
    expect(shapesOf('step-up')).toContain('step-up-24.grow-20.every-12')
    expect(everyProposalRuns('step-up')).toBe(shapesOf('step-up').length * 7)
  })
})
