// Bargaining solutions (谈判解) against published problems: Nash's own barter of 1950, the textbook frontier √x, 1 − x,
// the frontier NegMAS tests itself with, and its concession curves.
import { describe, expect, test } from 'vitest'
import {
  CONCESSIONS,
  type Point,
  aspiration,
  frontier,
  marks,
  normalised,
  scaled,
} from '../../src/core/bargain.ts'

const NOTHING = { borrower: 0, lender: 0 }

describe('the frontier (√x, 1 − x), in steps of a hundred-thousandth', () => {
  const steps = 100_000
  const points: Point<number>[] = Array.from({ length: steps + 1 }, (_, k) => ({
    of: k / steps,
    borrower: Math.sqrt(k / steps),
    lender: 1 - k / steps,
  }))
  const { nash, kalaiSmorodinsky, egalitarian } = marks(points, NOTHING)
  test('Nash: x = 1/3, worth 0.57735 and 0.66667', () => {
    expect(nash?.of).toBeCloseTo(1 / 3, 4)
    expect(nash?.borrower).toBeCloseTo(0.57735, 4)
    expect(nash?.lender).toBeCloseTo(0.66667, 4)
  })
  test('egalitarian and Kalai–Smorodinsky: 0.618034 to both', () => {
    for (const one of [kalaiSmorodinsky, egalitarian]) {
      expect(one?.borrower).toBeCloseTo(0.618034, 4)
      expect(one?.lender).toBeCloseTo(0.618034, 4)
    }
  })
  test('the two parts closest to each other, the other reading of Kalai–Smorodinsky, are the same point', () => {
    const closest = points.reduce((best, one) =>
      Math.abs(one.borrower - one.lender) < Math.abs(best.borrower - best.lender) ? one : best,
    )
    expect(kalaiSmorodinsky?.of).toBeCloseTo(closest.of, 4)
  })
})

describe('NegMAS: the frontier (i, 9 − i)', () => {
  const points: Point<number>[] = Array.from({ length: 10 }, (_, i) => ({
    of: i,
    borrower: i,
    lender: 9 - i,
  }))
  test('reservation (0, 0.5): all three at (4, 5), a Nash product of 18', () => {
    const found = marks(points, { borrower: 0, lender: 0.5 })
    expect(Object.values(found).map((one) => one?.of)).toEqual([4, 4, 4])
    expect(found.nash!.borrower * (found.nash!.lender - 0.5)).toBe(18)
  })
  test('and where the two parts are closest to each other', () => {
    // The most there is to gain above the reservation: 8 for the borrower (at 8, 1), 8.5 for the lender.
    const apart = ({ borrower, lender }: Point<number>): number =>
      Math.abs(borrower / 8 - (lender - 0.5) / 8.5)
    expect(points.reduce((best, one) => (apart(one) < apart(best) ? one : best)).of).toBe(4)
  })
  test('nothing to fall back on: (4, 5) and (5, 4) tie, the first given is marked', () => {
    expect(Object.values(marks(points, NOTHING)).map((one) => one?.of)).toEqual([4, 4, 4])
    expect(Object.values(marks(points.toReversed(), NOTHING)).map((one) => one?.of)).toEqual([5, 5, 5])
  })
})

// J. F. Nash, "The Bargaining Problem", Econometrica 18 (1950): what the goods of Bill and Jack are worth to each.
const GOODS: readonly [good: string, owner: 'Bill' | 'Jack', bill: number, jack: number][] = [
  ['book', 'Bill', 2, 4],
  ['whip', 'Bill', 2, 2],
  ['ball', 'Bill', 2, 1],
  ['bat', 'Bill', 2, 2],
  ['box', 'Bill', 4, 1],
  ['pen', 'Jack', 10, 1],
  ['toy', 'Jack', 4, 1],
  ['knife', 'Jack', 6, 2],
  ['hat', 'Jack', 2, 2],
]
test('Nash’s barter: Bill gives book, whip, ball and bat, Jack gives pen, toy and knife', () => {
  // All 512 ways to share the goods; what each has now is what he falls back on: 12 and 6.
  const shares: Point<{ bill: string[]; jack: string[] }>[] = Array.from({ length: 512 }, (_, mask) => {
    const toBill = GOODS.filter((_, k) => (mask >> k) & 1)
    const toJack = GOODS.filter((_, k) => !((mask >> k) & 1))
    const given = (from: 'Bill' | 'Jack', by: typeof toBill): string[] =>
      by.filter(([, owner]) => owner === from).map(([good]) => good)
    return {
      of: { bill: given('Bill', toJack), jack: given('Jack', toBill) },
      borrower: toBill.reduce((sum, good) => sum + good[2], 0),
      lender: toJack.reduce((sum, good) => sum + good[3], 0),
    }
  })
  const { nash } = marks(shares, { borrower: 12, lender: 6 })
  expect(nash).toEqual({
    of: { bill: ['book', 'whip', 'ball', 'bat'], jack: ['pen', 'toy', 'knife'] },
    borrower: 24,
    lender: 11,
  })
})

test('more to share and the same for the most: Nash gives one side less, Kalai–Smorodinsky does not', () => {
  // The objection of Kalai and Smorodinsky (Econometrica 43, 1975): the hulls of (0, 1), (3/4, 3/4), (1, 0) and of
  // (0, 1), (1, 0.7). The second holds the first; Nash takes the lender from 0.75 to 0.7.
  const line = ([a, b]: [number, number], [c, d]: [number, number]): Point<null>[] =>
    Array.from({ length: 30_001 }, (_, k) => ({
      of: null,
      borrower: a + ((c - a) * k) / 30_000,
      lender: b + ((d - b) * k) / 30_000,
    }))
  const narrow = marks([...line([0, 1], [0.75, 0.75]), ...line([0.75, 0.75], [1, 0])], NOTHING)
  const wide = marks(line([0, 1], [1, 0.7]), NOTHING)
  expect([narrow.nash?.borrower, narrow.nash?.lender]).toEqual([0.75, 0.75])
  expect(wide.nash?.borrower).toBe(1)
  expect(wide.nash?.lender).toBeCloseTo(0.7, 12)
  expect([narrow.kalaiSmorodinsky?.borrower, narrow.kalaiSmorodinsky?.lender]).toEqual([0.75, 0.75])
  expect(wide.kalaiSmorodinsky?.borrower).toBeCloseTo(1 / 1.3, 4)
  expect(wide.kalaiSmorodinsky?.lender).toBeCloseTo(1 / 1.3, 4)
})

test('scaled to one unit the egalitarian point is the Kalai–Smorodinsky point of a reservation at both worst', () => {
  const points: Point<number>[] = Array.from({ length: 2_001 }, (_, k) => ({
    of: k,
    borrower: 1_000 * Math.sqrt(k / 2_000),
    lender: 5 - k / 2_000,
  }))
  const worst = { borrower: 0, lender: 4 }
  const found = marks(normalised(points), scaled(points)(worst))
  expect(found.egalitarian?.of).toBe(marks(points, worst).kalaiSmorodinsky?.of)
  expect(frontier(points)).toHaveLength(2_001)
})

test.each([
  ['boulware', [1, 0.9984, 0.9744, 0.8704, 0.5904, 0]],
  ['linear', [1, 0.8, 0.6, 0.4, 0.2, 0]],
  ['conceder', [1, 0.3313, 0.2047, 0.1199, 0.0543, 0]],
] as const)('NegMAS, polynomial aspiration: %s in five rounds', (kind, expected) => {
  for (const [round, target] of expected.entries())
    expect(aspiration(round / 5, CONCESSIONS[kind])).toBeCloseTo(target, 4)
})
