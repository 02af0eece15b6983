// Quantile (分位数): the value below which a share of a list lies, between neighbours in proportion (Hyndman and Fan's type 7, as
// spreadsheets and numpy have it). The median of 1, 2, 3, 4 is 2.5, the lower quartile 1.75.

/** Of numbers that stand in order; `undefined` of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number | undefined {
  if (sorted.length === 0) return undefined
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const a = sorted[below] as number
  const b = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return a + (b - a) * (at - below)
}

export type Spread = {
  readonly count: number
  readonly low: number
  readonly quarter: number
  readonly median: number
  readonly threeQuarters: number
  readonly high: number
}

/** Median and quartiles, and the twentieths at both ends; `undefined` of none. */
export function spread(values: Iterable<number>): Spread | undefined {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number): number => quantile(sorted, share) as number
  if (sorted.length === 0) return undefined
  return {
    count: sorted.length,
    low: at(0.05),
    quarter: at(0.25),
    median: at(0.5),
    threeQuarters: at(0.75),
    high: at(0.95),
  }
}
