// Laws of a negotiation: the same moves leave the same standing, however they are told; what was agreed was offered.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Move,
  type Standing,
  fold,
  NOTHING_SAID,
  openOffers,
  step,
  steps,
} from '../../src/core/negotiation.ts'
import type { Plan } from '../../src/core/plan.ts'
import { samePlan } from '../../src/core/same-plan.ts'
import { readPlan } from '../../src/schema/plan.ts'
import { writtenPlan } from '../../src/schema/plan-written.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { anyMoves, isPlanFile } from '../support/moves.ts'
import { anyCase } from '../support/random.ts'

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}
const legal = (moves: readonly Move[]): Move[] =>
  [...steps(moves)].flatMap(({ move, finding }) => (finding ? [] : [move]))
const settled = (standing: Standing): Standing => ({ ...standing, illegal: [] })

describe('fold', () => {
  test('is deterministic, changes no move, and throws on none', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        expect(fold(structuredClone(moves))).toEqual(fold(frozen(moves)))
      }),
    )
  })
  test('of the first moves and then of the rest is that of all', () => {
    fc.assert(
      fc.property(anyMoves, fc.nat(25), (moves, cut) => {
        const before = fold(moves.slice(0, cut))
        const after = moves.slice(cut).reduce((standing, move) => step(standing, move).standing, before)
        expect(settled(after)).toEqual(settled(fold(moves)))
      }),
    )
  })
  test('what may not be said leaves nothing: the legal moves alone end in the same place', () => {
    const seen = { legal: 0, illegal: 0, accepted: 0 }
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const all = fold(moves)
        const alone = fold(legal(moves))
        expect(alone.illegal).toEqual([])
        expect(settled(alone)).toEqual(settled(all))
        seen.legal += legal(moves).length
        seen.illegal += all.illegal.length
        if (all.accepted) seen.accepted += 1
      }),
      { numRuns: 500 },
    )
    expect(Math.min(seen.legal, seen.illegal, seen.accepted)).toBeGreaterThan(5)
  })
  test('what is accepted stood open on that day, and never both accepted and refused', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        let before: Standing = NOTHING_SAID
        for (const { move, standing, finding } of steps(moves)) {
          expect(standing.accepted && standing.refused).toBeUndefined()
          if (move.do === 'accept' && !finding) {
            const offer = openOffers(before, move.on).find(({ id }) => id === move.id)
            expect(offer && samePlan(offer.plan, move.plan)).toBe(true)
          }
          before = standing
        }
      }),
    )
  })
})

test('a plan is read back as the very same plan, or is none of a file', () => {
  const seen = { same: 0, none: 0 }
  fc.assert(
    fc.property(anyCase, ({ plan }) => {
      if (!isPlanFile(plan)) {
        seen.none += 1
        return
      }
      seen.same += 1
      const again: Plan = readPlan(treeOf(writtenPlan(plan, 2)), 2)
      expect(again).toEqual(plan)
      expect(samePlan(again, plan)).toBe(true)
    }),
    { numRuns: 400 },
  )
  expect(seen.same).toBeGreaterThan(200)
  expect(seen.none).toBeLessThan(200)
})
