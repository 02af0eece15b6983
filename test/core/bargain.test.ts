// Efficient plans and fair splits (有效前沿与谈判解): small tables whose answer can be seen, ties, and empty zones.
import { describe, expect, test } from 'vitest'
import {
  CONCESSIONS,
  type Point,
  aspiration,
  beatenBy,
  frontier,
  marks,
  normalised,
  scaled,
} from '../../src/core/bargain.ts'

/** `at(['a', 4, 5])` is a point named a, worth 4 to the borrower and 5 to the lender. */
const at = (...given: [name: string, borrower: number, lender: number][]): Point<string>[] =>
  given.map(([of, borrower, lender]) => ({ of, borrower, lender }))
const names = (points: readonly Point<string>[]): string => points.map(({ of }) => of).join(' ')
const NOTHING = { borrower: 0, lender: 0 }
const marked = (points: readonly Point<string>[], reservation = NOTHING): (string | undefined)[] => {
  const { nash, kalaiSmorodinsky, egalitarian } = marks(points, reservation)
  return [nash?.of, kalaiSmorodinsky?.of, egalitarian?.of]
}

describe('the frontier', () => {
  test('runs from the borrower’s best to the lender’s best', () => {
    const points = at(['a', 1, 9], ['b', 5, 5], ['c', 4, 5], ['d', 9, 1], ['e', 0, 0], ['f', 9, 0.5])
    expect(names(frontier(points))).toBe('d b a')
  })
  test('points worth the same stay once, the first given', () => {
    expect(names(frontier(at(['a', 2, 2], ['b', 2, 2], ['c', 1, 3], ['d', 1, 3])))).toBe('a c')
    expect(names(frontier(at(['d', 1, 3], ['b', 2, 2], ['c', 1, 3], ['a', 2, 2])))).toBe('b d')
  })
  test('of nothing is nothing; one point is its own', () => {
    expect(frontier([])).toEqual([])
    expect(names(frontier(at(['a', -3, -4])))).toBe('a')
  })
  test('the given points are left as they were', () => {
    const points = Object.freeze(at(['a', 1, 2], ['b', 2, 1]))
    frontier(points)
    expect(names(points)).toBe('a b')
  })
  test('200,000 points, all of them efficient, are no matter of minutes', { timeout: 10_000 }, () => {
    const many = Array.from({ length: 200_000 }, (_, k) => ({
      of: k,
      borrower: (k * 7919) % 200_003,
      lender: 200_003 - ((k * 7919) % 200_003),
    }))
    expect(frontier(many)).toHaveLength(200_000)
  })
})

describe('beaten by', () => {
  const points = at(['same', 3, 3], ['a', 4, 5], ['b', 5, 4.5], ['c', 9, 3], ['worse', 2, 9], ['d', 4, 4])
  test('the one with the largest product of gains: 2 × 1.5 beats 1 × 2 and 6 × 0', () => {
    expect(beatenBy({ borrower: 3, lender: 3 }, points)?.of).toBe('b')
  })
  test('where every product is nothing, the borrower’s gain decides, then the lender’s, then the order', () => {
    const flat = at(['lender', 3, 8], ['borrower', 4, 3], ['more', 5, 3], ['again', 5, 3])
    expect(beatenBy({ borrower: 3, lender: 3 }, flat)?.of).toBe('more')
    expect(beatenBy({ borrower: 3, lender: 3 }, at(['a', 3, 4], ['b', 3, 5]))?.of).toBe('b')
  })
  test('an efficient point by none, nor by one worth the same', () => {
    expect(beatenBy({ borrower: 9, lender: 3 }, points)).toBeUndefined()
    expect(beatenBy({ borrower: 2, lender: 9 }, points)).toBeUndefined()
    expect(beatenBy({ borrower: 1, lender: 1 }, [])).toBeUndefined()
  })
})

describe('marks', () => {
  test('a tie goes to the point given first', () => {
    expect(marked(at(['4-5', 4, 5], ['5-4', 5, 4]))).toEqual(['4-5', '4-5', '4-5'])
    expect(marked(at(['5-4', 5, 4], ['4-5', 4, 5]))).toEqual(['5-4', '5-4', '5-4'])
  })
  test('no zone of agreement: no marks', () => {
    const points = at(['a', 4, 5], ['b', 5, 4])
    expect(marked(points, { borrower: 6, lender: 0 })).toEqual([undefined, undefined, undefined])
    expect(marked(points, { borrower: 4.5, lender: 4.5 })).toEqual([undefined, undefined, undefined])
    expect(marked([])).toEqual([undefined, undefined, undefined])
  })
  test('a point exactly at what both fall back on is still a deal', () => {
    expect(marked(at(['a', 4, 5]), { borrower: 4, lender: 5 })).toEqual(['a', 'a', 'a'])
  })
  test('points below a reservation count for nothing, not even for the most a side could gain', () => {
    // The lender falls back on 4, so the most the borrower can gain is 6, not 100.
    const points = at(['far', 100, 1], ['6-4', 6, 4], ['4-6', 4, 6], ['1-10', 1, 10])
    expect(marked(points, { borrower: 0, lender: 4 })[1]).toBe('4-6')
  })
  test('a point that is dominated is never marked, even where it is evener', () => {
    const points = at(['even', 3, 3], ['better', 3, 4], ['far', 9, 1])
    expect(marked(points)).toEqual(['better', 'better', 'better'])
  })
  test('the even but poor point is what the closest parts would choose; the larger smaller part is chosen', () => {
    const points = at(['1-0', 1, 0], ['good', 0.8, 0.7], ['even', 0.69, 0.71], ['0-1', 0, 1])
    const closest = points.toSorted(
      (a, b) => Math.abs(a.borrower - a.lender) - Math.abs(b.borrower - b.lender),
    )
    expect(closest[0]?.of).toBe('even')
    expect(marked(points)[1]).toBe('good')
  })
  test('with unlike units the egalitarian point needs one scale for both', () => {
    // The borrower's side in parts of 1, the lender's in fen: unscaled the borrower's is always the smaller gain.
    const points = at(['a', 0.9, 100_000], ['b', 0.6, 700_000], ['c', 0.1, 900_000])
    const reservation = { borrower: 0, lender: 0 }
    expect(marked(points, reservation)[2]).toBe('a')
    expect(marked(normalised(points), scaled(points)(reservation))[2]).toBe('b')
    expect(marked(normalised(points), scaled(points)(reservation))[0]).toBe(marked(points, reservation)[0])
  })
})

describe('scales', () => {
  test('the efficient points run from 0 to 1, others fall outside', () => {
    const points = at(['a', 10, 200], ['b', 20, 150], ['c', 30, 100], ['d', 5, 50])
    expect(normalised(points)).toEqual(at(['a', 0, 1], ['b', 0.5, 0.5], ['c', 1, 0], ['d', -0.25, -0.5]))
    expect(scaled(points)({ borrower: 15, lender: 125 })).toEqual({ borrower: 0.25, lender: 0.25 })
  })
  test('a single efficient point stands at 1, 1', () => {
    expect(normalised(at(['a', 10, 20], ['b', 9, 18]))).toEqual(at(['a', 1, 1], ['b', 0, -1]))
    expect(scaled([])({ borrower: 3, lender: 4 })).toEqual({ borrower: 3, lender: 4 })
  })
})

describe('aspiration', () => {
  test('before the first and after the last round it stays where it is', () => {
    for (const exponent of Object.values(CONCESSIONS)) {
      expect(aspiration(-1, exponent)).toBe(1)
      expect(aspiration(1.5, exponent)).toBe(0)
    }
  })
})
