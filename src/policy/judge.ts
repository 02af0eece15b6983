// Judge (审查): what the rules have to say about a plan: which forbid it, which need approval, which warn, which only note.
// A rule is one file: (plan, its run, the situation, the policy) → findings. Nobody else decides what is allowed.
import type { Finding } from '../core/finding.ts'
import type { Fit } from '../core/fit.ts'
import type { Quick } from '../core/measure.ts'
import type { Plan } from '../core/plan.ts'
import type { Situation } from '../core/situation.ts'
import type { Means } from '../core/means.ts'
import type { Tape } from '../core/tape.ts'
import type { Policy } from './policy.ts'
import { aboveBenchmark } from './rules/above-benchmark.ts'
import { aboveMeans } from './rules/above-means.ts'
import { aboveWish } from './rules/above-wish.ts'
import { balanceGrows } from './rules/balance-grows.ts'
import { belowLeast } from './rules/below-least.ts'
import { belowShare } from './rules/below-share.ts'
import { capitalisedAfterWaiver } from './rules/capitalised-after-waiver.ts'
import { capitalisedBefore } from './rules/capitalised-before.ts'
import { chargesAboveCap } from './rules/charges-above-cap.ts'
import { clearedEarly } from './rules/cleared-early.ts'
import { coolOff } from './rules/cool-off.ts'
import { costAboveCap } from './rules/cost-above-cap.ts'
import { duty } from './rules/duty.ts'
import { extensionAfterDue } from './rules/extension-after-due.ts'
import { extensionTooLong } from './rules/extension-too-long.ts'
import { firstPaymentLate } from './rules/first-payment-late.ts'
import { heldReturns } from './rules/held-returns.ts'
import { holidayTooLong } from './rules/holiday-too-long.ts'
import { interestOnFees } from './rules/interest-on-fees.ts'
import { interestOnPenalty } from './rules/interest-on-penalty.ts'
import { largeLast } from './rules/large-last.ts'
import { limitationRestarts } from './rules/limitation-restarts.ts'
import { notEligible } from './rules/not-eligible.ts'
import { penaltyAboveCap } from './rules/penalty-above-cap.ts'
import { penaltyOutsideUplift } from './rules/penalty-outside-uplift.ts'
import { restructuredAsset } from './rules/restructured-asset.ts'
import { shortMeasureTooLong } from './rules/short-measure-too-long.ts'
import { stepUpUnexplained } from './rules/step-up-unexplained.ts'
import { termAboveLaw } from './rules/term-above-law.ts'
import { tooLong } from './rules/too-long.ts'
import { tooManyRestructures } from './rules/too-many-restructures.ts'
import { totalTermAboveLaw } from './rules/total-term-above-law.ts'

/** A plan laid out but not run: what it does in time, whatever is waived. */
export type Laid = {
  readonly plan: Plan
  readonly situation: Situation
  readonly policy: Policy
}
export type Judged = Laid & {
  readonly tape: Tape
  readonly quick: Quick
  readonly fit: Fit | undefined
  readonly means: Means | undefined
}
export type Rule<Of extends Laid = Judged> = (of: Of) => readonly Finding[]

/** Rules that can forbid a plan for its stages alone: the search asks them once for each way to pay, whatever is waived. */
export const LAID: readonly Rule<Laid>[] = [
  notEligible,
  tooManyRestructures,
  coolOff,
  tooLong,
  firstPaymentLate,
  termAboveLaw,
  totalTermAboveLaw,
  extensionTooLong,
  holidayTooLong,
  costAboveCap,
  interestOnFees,
  interestOnPenalty,
]
/** Rules that can forbid a plan for what its run comes to: the search asks them of every plan. */
export const FORBIDDING: readonly Rule[] = [aboveMeans, belowLeast, belowShare]
/** Rules that only tell; asked of the plans that are shown. */
export const TELLING: readonly Rule[] = [
  capitalisedBefore,
  balanceGrows,
  largeLast,
  stepUpUnexplained,
  shortMeasureTooLong,
  aboveBenchmark,
  aboveWish,
  chargesAboveCap,
  penaltyAboveCap,
  penaltyOutsideUplift,
  heldReturns,
  capitalisedAfterWaiver,
  clearedEarly,
  extensionAfterDue,
  restructuredAsset,
  limitationRestarts,
  duty,
]

const forbids = ({ level }: Finding): boolean => level === 'forbids'
const NONE: readonly Finding[] = []

/** What forbids a way to pay before it is run. */
export function barred(of: Laid): readonly Finding[] {
  let out = NONE
  for (const rule of LAID) {
    const found = rule(of)
    if (found.some(forbids)) out = [...out, ...found.filter(forbids)]
  }
  return out
}

/** All that forbids a plan that has been run. */
export function against(of: Judged): readonly Finding[] {
  let out = barred(of)
  for (const rule of FORBIDDING) {
    const found = rule(of)
    if (found.some(forbids)) out = [...out, ...found.filter(forbids)]
  }
  return out
}

/** Everything the rules have to say, the gravest first. */
export const judge = (of: Judged): readonly Finding[] => [
  ...LAID.flatMap((rule) => rule(of)),
  ...[...FORBIDDING, ...TELLING].flatMap((rule) => rule(of)),
]
