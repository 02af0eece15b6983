// Laws of the frontier and its marks (前沿与谈判解的定律), over random points in small whole numbers, where ties abound,
// and in fractions, where they do not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CONCESSIONS,
  type Point,
  type Sides,
  aspiration,
  beatenBy,
  frontier,
  marks,
  normalised,
  scaled,
} from '../../src/core/bargain.ts'

const RUNS = { numRuns: 2_000 }
const small = fc.integer({ min: -6, max: 12 })
const fine = fc.double({ min: -1e4, max: 1e6, noNaN: true })
const sides = (value: fc.Arbitrary<number>): fc.Arbitrary<Sides> =>
  fc.record({ borrower: value, lender: value })
const pointsOf = (value: fc.Arbitrary<number>): fc.Arbitrary<Point<number>[]> =>
  fc.array(sides(value), { maxLength: 30 }).map((all) => all.map((one, of) => ({ of, ...one })))
const anyPoints = fc.oneof(pointsOf(small), pointsOf(fine))

const dominates = (a: Sides, b: Sides): boolean =>
  a.borrower >= b.borrower && a.lender >= b.lender && (a.borrower > b.borrower || a.lender > b.lender)
const worth = ({ borrower, lender }: Sides): string => `${borrower} ${lender}`
const law = <T extends [unknown, ...unknown[]]>(
  name: string,
  given: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...args: T) => void,
): void => test(name, () => fc.assert(fc.property(...given, holds), RUNS))

describe('the frontier', () => {
  law('no point of it is dominated, and no two are worth the same', [anyPoints], (points) => {
    const efficient = frontier(points)
    for (const one of efficient) expect(points.some((other) => dominates(other, one))).toBe(false)
    expect(new Set(efficient.map(worth)).size).toBe(efficient.length)
  })
  law(
    'every other point is dominated by one of it, or worth the same as one given before',
    [anyPoints],
    (points) => {
      const efficient = frontier(points)
      const kept = new Set(efficient)
      for (const one of points) {
        if (kept.has(one)) continue
        const twin = efficient.some((other) => worth(other) === worth(one) && other.of < one.of)
        expect(twin || efficient.some((other) => dominates(other, one))).toBe(true)
      }
    },
  )
  law('it goes from the borrower’s best to the lender’s best', [anyPoints], (points) => {
    const efficient = frontier(points)
    for (const [k, one] of efficient.slice(1).entries()) {
      expect(one.borrower).toBeLessThan(efficient[k]!.borrower)
      expect(one.lender).toBeGreaterThan(efficient[k]!.lender)
    }
  })
  law(
    'the order of the points does not matter, but for which of two worth the same stays',
    [anyPoints],
    (points) => {
      const backwards = frontier(points.toReversed())
      expect(backwards.map(worth)).toEqual(frontier(points).map(worth))
    },
  )
  law('the frontier of the frontier is itself', [anyPoints], (points) => {
    expect(frontier(frontier(points))).toEqual(frontier(points))
  })
})

describe('beaten by', () => {
  law('an efficient point, exactly where some point dominates', [anyPoints, sides(small)], (points, own) => {
    for (const one of [own, ...points]) {
      const by = beatenBy(one, points)
      expect(by !== undefined).toBe(points.some((other) => dominates(other, one)))
      if (!by) continue
      expect(dominates(by, one)).toBe(true)
      expect(points.some((other) => dominates(other, by))).toBe(false)
    }
  })
})

describe('marks', () => {
  const kinds = ['nash', 'kalaiSmorodinsky', 'egalitarian'] as const
  law(
    'lie on the frontier, at or above what both fall back on; there are all or none',
    [anyPoints, sides(small)],
    (points, r) => {
      const found = marks(points, r)
      const efficient = frontier(points)
      const zone = efficient.filter(({ borrower, lender }) => borrower >= r.borrower && lender >= r.lender)
      for (const kind of kinds) {
        const one = found[kind]
        if (one) expect(zone).toContain(one)
        else expect(zone).toEqual([])
      }
    },
  )
  law('nothing in the zone beats a mark at its own measure', [pointsOf(small), sides(small)], (points, r) => {
    const { nash, kalaiSmorodinsky, egalitarian } = marks(points, r)
    if (!nash || !kalaiSmorodinsky || !egalitarian) return
    const gains = points
      .map(({ borrower, lender }) => [borrower - r.borrower, lender - r.lender] as const)
      .filter((gain) => Math.min(...gain) >= 0)
    const most = [0, 1].map((side) => Math.max(...gains.map((gain) => gain[side]!)) || 1)
    const gain = (one: Sides) => [one.borrower - r.borrower, one.lender - r.lender] as const
    const part = ([a, b]: readonly [number, number]) => Math.min(a / most[0]!, b / most[1]!)
    expect(Math.max(...gains.map(([a, b]) => a * b))).toBe(gain(nash)[0] * gain(nash)[1])
    expect(Math.max(...gains.map((each) => Math.min(...each)))).toBe(Math.min(...gain(egalitarian)))
    if (gains.some(([a, b]) => a > 0 && b > 0))
      expect(Math.max(...gains.map(part))).toBe(part(gain(kalaiSmorodinsky)))
  })
  law(
    'a scale of its own on one side, and a shift of both, move neither Nash nor Kalai–Smorodinsky',
    // Whole numbers times powers of two, so that no product rounds.
    [
      pointsOf(small),
      sides(small),
      fc.integer({ min: -8, max: 8 }),
      sides(fc.integer({ min: -64, max: 64 })),
    ],
    (points, r, power, by) => {
      const moved = <S extends Sides>(one: S): S => ({
        ...one,
        borrower: (one.borrower + by.borrower) * 2 ** power,
        lender: one.lender + by.lender,
      })
      const [here, there] = [marks(points, r), marks(points.map(moved), moved(r))]
      expect(there.nash?.of).toBe(here.nash?.of)
      expect(there.kalaiSmorodinsky?.of).toBe(here.kalaiSmorodinsky?.of)
    },
  )
  law(
    'order does not matter to what a mark is worth, but for ties',
    [anyPoints, sides(small)],
    (points, r) => {
      const [here, there] = [marks(points, r), marks(points.toReversed(), r)]
      const product = (one?: Sides): number | undefined =>
        one && (one.borrower - r.borrower) * (one.lender - r.lender)
      const least = (one?: Sides): number | undefined =>
        one && Math.min(one.borrower - r.borrower, one.lender - r.lender)
      expect(product(there.nash)).toBe(product(here.nash))
      expect(least(there.egalitarian)).toBe(least(here.egalitarian))
    },
  )
  law('points that others dominate change nothing', [anyPoints, sides(small)], (points, r) => {
    const efficient = new Set(frontier(points))
    expect(
      marks(
        points.filter((one) => efficient.has(one)),
        r,
      ),
    ).toEqual(marks(points, r))
  })
})

describe('scales', () => {
  law('between 0 and 1 for efficient points, and in the same order for all', [pointsOf(small)], (points) => {
    const on = scaled(points)
    for (const one of frontier(points).map(on))
      for (const value of [one.borrower, one.lender]) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }
    expect(frontier(normalised(points)).map(({ of }) => of)).toEqual(frontier(points).map(({ of }) => of))
  })
})

describe('aspiration', () => {
  law(
    'falls from 1 to 0 and never rises; the boulware asks for more than the linear, the conceder for less',
    [fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })],
    (a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)]
      const { boulware, linear, conceder } = CONCESSIONS
      for (const exponent of [boulware, linear, conceder]) {
        expect(aspiration(early, exponent)).toBeGreaterThanOrEqual(aspiration(late, exponent))
        expect([aspiration(0, exponent), aspiration(1, exponent)]).toEqual([1, 0])
      }
      expect(aspiration(a, boulware)).toBeGreaterThanOrEqual(aspiration(a, linear))
      expect(aspiration(a, linear)).toBeGreaterThanOrEqual(aspiration(a, conceder))
    },
  )
})
