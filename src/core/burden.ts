// Burden (负担): how heavy a plan weighs on the borrower, as one number; larger is heavier.
// Strain 0.8, 58,382.03 paid on 51,627.17 owed, 24 of 60 months, weights 0.2, 0.3, 0.2: 0.16 + 0.3393 + 0.08 = 0.5793.
import type { Money } from './money.ts'

export type BurdenWeights = { readonly strain: number; readonly cost: number; readonly length: number }
/** Of a plan: its highest payment, all that is paid, and for how many months. */
export type Weighed = { readonly peak: Money; readonly totalPaid: Money; readonly months: number }

/** A payment out of nothing strains without end; here it counts as ten times what can be paid. */
const MOST_STRAIN = 10

/**
 * Each weight times a figure of about 1: the strain (`Fit.strain`), what is paid per unit owed, and the length against
 * the longest plan there may be. `strain` is undefined where the household's means are not known, and only then: half
 * of a year's highest payments, per unit owed, stands in for it.
 */
export function burden(
  { peak, totalPaid, months }: Weighed,
  strain: number | undefined,
  owed: Money,
  weights: BurdenWeights,
  mostMonths: number,
): number {
  const strained = strain === undefined ? (peak * 12) / owed / 2 : Math.min(strain, MOST_STRAIN)
  return (
    weights.strain * strained + (weights.cost * totalPaid) / owed + (weights.length * months) / mostMonths
  )
}
