// Bargaining (议价): which plans are efficient (有效前沿), and which of them a fair deal would be (谈判解).
// Of (borrower 4, lender 5), (5, 4) and (3, 3) the first two are efficient: each is better than (3, 3) for both.
// With nothing to fall back on Nash takes the largest product, 4 × 5 = 5 × 4: a tie, so the one given first.

/** What a deal is worth to each side, in any unit of its own; larger is better. */
export type Sides = { readonly borrower: number; readonly lender: number }
export type Point<T> = Sides & { readonly of: T }

/** `undefined` where no point is good enough for both sides: there is no zone of agreement (可谈区间). */
export type Marks<T> = {
  readonly nash: Point<T> | undefined
  readonly kalaiSmorodinsky: Point<T> | undefined
  readonly egalitarian: Point<T> | undefined
}

const dominates = (a: Sides, b: Sides): boolean =>
  a.borrower >= b.borrower && a.lender >= b.lender && (a.borrower > b.borrower || a.lender > b.lender)

/**
 * The points that no other dominates, the borrower's best first and the lender's best last. Of points worth the same
 * to both sides only the first given stays.
 */
export function frontier<T>(points: readonly Point<T>[]): Point<T>[] {
  // The sort is stable, so points worth the same keep the given order.
  const sorted = points.toSorted((a, b) => b.borrower - a.borrower || b.lender - a.lender)
  let most = -Infinity
  return sorted.filter(({ lender }) => lender > most && ((most = lender), true))
}

/**
 * The best of those that are better than a point: the largest product of gains over it, as if it were what both fall
 * back on; then the borrower's larger gain, then the lender's, then the order given. It is always efficient.
 */
export function beatenBy<T>(point: Sides, points: readonly Point<T>[]): Point<T> | undefined {
  const product = (a: Sides): number => (a.borrower - point.borrower) * (a.lender - point.lender)
  let best: Point<T> | undefined
  for (const one of points) {
    if (!dominates(one, point)) continue
    const more =
      best === undefined
        ? 1
        : product(one) - product(best) || one.borrower - best.borrower || one.lender - best.lender
    if (more > 0) best = one
  }
  return best
}

/**
 * Three ways to split a gain, over the efficient points at or above what each side falls back on (底线). Ties go to the
 * point given first.
 * - Nash: the largest product of gains; the units of the two sides do not matter.
 * - Kalai and Smorodinsky: each gain as a part of the most that side could gain; the smaller part is largest. NegMAS
 *   takes the two parts closest to each other: the same on an unbroken frontier, but of a few points it may be one that
 *   is even and poor, as (0.69, 0.71) beside (0.8, 0.7).
 * - Egalitarian: the smaller gain is largest; it compares the two, so both sides must be in one unit (`normalised`).
 * @example (√x, 1 − x) for x from 0 to 1, nothing to fall back on: Nash 0.577, 0.667; the others 0.618, 0.618
 */
export function marks<T>(points: readonly Point<T>[], reservation: Sides): Marks<T> {
  const gains = (a: Sides): [number, number] => [
    a.borrower - reservation.borrower,
    a.lender - reservation.lender,
  ]
  const efficient = new Set(frontier(points))
  const zone = points.filter((one) => efficient.has(one) && Math.min(...gains(one)) >= 0)
  const most = zone.reduce<[number, number]>(
    ([borrower, lender], one) => [Math.max(borrower, gains(one)[0]), Math.max(lender, gains(one)[1])],
    [0, 0],
  )
  const part = (gain: number, of: number): number => (of === 0 ? 1 : gain / of)
  const largest = (worth: (borrower: number, lender: number) => number): Point<T> | undefined => {
    let [best, value]: [Point<T> | undefined, number] = [undefined, -Infinity]
    for (const one of zone) {
      const here = worth(...gains(one))
      if (here > value) [best, value] = [one, here]
    }
    return best
  }
  return {
    nash: largest((borrower, lender) => borrower * lender),
    kalaiSmorodinsky: largest((borrower, lender) => Math.min(part(borrower, most[0]), part(lender, most[1]))),
    egalitarian: largest(Math.min),
  }
}

/**
 * The two scales on which the efficient points run from 0, a side's worst, to 1, its best: for points, and for what
 * the sides fall back on. Where all efficient points are worth the same to a side they stand at 1, in its own unit.
 */
export function scaled<T>(points: readonly Point<T>[]): <S extends Sides>(one: S) => S {
  const efficient = frontier(points)
  const [first, last] = [efficient[0], efficient.at(-1)]
  if (!first || !last) return (one) => one
  const on = (value: number, worst: number, best: number): number =>
    best === worst ? value - best + 1 : (value - worst) / (best - worst)
  return (one) => ({
    ...one,
    borrower: on(one.borrower, last.borrower, first.borrower),
    lender: on(one.lender, first.lender, last.lender),
  })
}
export const normalised = <T>(points: readonly Point<T>[]): Point<T>[] => points.map(scaled(points))

/** How stubbornly a side comes down from its best: to the power of 4 late, at once, or early (让步曲线). */
export const CONCESSIONS = { boulware: 4, linear: 1, conceder: 0.25 } as const

/**
 * The part of its possible gain a side still asks for when a share `t` of the rounds is over: 1 − t^e.
 * @example rounds 0 to 5 of 5, boulware: 1, 0.9984, 0.9744, 0.8704, 0.5904, 0
 */
export const aspiration = (t: number, exponent: number): number => 1 - Math.min(1, Math.max(0, t)) ** exponent
