// Hazard (违约风险曲线): how likely a plan is broken, month by month, given how far it cuts the payment. It is an assumption
// with figures from studies, printed where it is used; never a forecast of one borrower.
// Base 60 %, slope 0.78, a payment cut by a fifth: 60 % × 0.78² = 36.5 % are broken within 12 months.
import type { Money } from './money.ts'
import { type Share, toNumber } from './rate.ts'

export type Hazard = {
  /** Share of plans broken within 12 months where the payment stays what it was. */
  readonly base: Share
  /** What one tenth off the payment does to that share: 0.78 makes 22 % fewer. */
  readonly slope: Share
  /** Tenths beyond which a deeper cut counts no more: what the studies did not see is not made up. */
  readonly mostTenths?: number | undefined
  /** Weights of the months, in order: each month up to `until`, inclusive; the last goes on. Only their ratios count. */
  readonly shape: readonly { readonly until?: number | undefined; readonly weight: number }[]
  /** What comes in of what is still owed when a plan is broken, */
  readonly recovery: Share
  /** and how many months later. */
  readonly recoveryAfter: number
}

/** The months after which the studies count broken plans: what `base` is a share of. */
const YEAR = 12
const BLOCK = 64

/**
 * Whole tenths by which a payment is cut, downward, as the studies report it: 1,000.00 → 701.00 is 2 tenths. An
 * increased payment counts as unchanged, and so does one where the contract's instalment is not known.
 */
export const tenthsCut = (
  payment: Money,
  contractInstalment: Money | undefined,
  { mostTenths = 10 }: Pick<Hazard, 'mostTenths'> = {},
): number =>
  contractInstalment === undefined || payment >= contractInstalment
    ? 0
    : Math.min(mostTenths, Math.floor(((contractInstalment - payment) * 10) / contractInstalment))

/** Share of plans broken within 12 months: base × slope^tenths, at most all. */
export const brokenInYear = ({ base, slope }: Hazard, tenths: number): number =>
  Math.min(1, toNumber(base) * toNumber(slope) ** tenths)

/** S[k]: the share of plans still kept after k months; S[0] = 1. At least `months` + 1 long; not to be written to. */
export function curve(hazard: Hazard, tenths: number, months: number): Float64Array {
  let known = memo.get(hazard)
  if (!known) memo.set(hazard, (known = []))
  const before = known[tenths]
  if (before && before.length > months) return before
  return (known[tenths] = survival(hazard, tenths, (Math.floor(months / BLOCK) + 1) * BLOCK))
}
const memo = new WeakMap<Hazard, Float64Array[]>()

function survival(hazard: Hazard, tenths: number, size: number): Float64Array {
  const weights = Array.from({ length: Math.max(size, YEAR) }, (_, k) => weightIn(hazard, k + 1))
  const scale = scaleTo(brokenInYear(hazard, tenths), weights.slice(0, YEAR))
  const kept = new Float64Array(size)
  kept[0] = 1
  for (let k = 1; k < size; k++)
    kept[k] = (kept[k - 1] as number) * (1 - Math.min(1, scale * (weights[k - 1] as number)))
  return kept
}

const weightIn = ({ shape }: Hazard, month: number): number =>
  (shape.find(({ until }) => until === undefined || month <= until) ?? shape.at(-1))?.weight ?? 0

/**
 * The factor c with 1 − Π(1 − c·w) = share, by bisection until no double lies between. In logarithms, so that small
 * shares keep their digits. A share above 0 over months that all weigh nothing has none: that is a bug of the caller.
 */
function scaleTo(share: number, weights: readonly number[]): number {
  if (share === 0) return 0
  const heaviest = Math.max(...weights)
  if (!(heaviest > 0)) throw new RangeError('a hazard needs a weight in its first 12 months')
  const most = 1 / heaviest
  if (share === 1) return most
  const aim = Math.log1p(-share)
  let [low, high] = [0, most]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    const reached = weights.reduce((sum, weight) => sum + Math.log1p(-Math.min(1, middle * weight)), 0)
    if (reached > aim) low = middle
    else high = middle
  }
}
