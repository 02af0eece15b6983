// Judge (审查): what the rules have to say about a plan: which forbid it, which warn, which only note.
// A rule is one file: (plan, its run, the situation, the policy) → findings. Nobody else decides what is allowed.
import type { Finding } from '../core/finding.ts'
import type { Fit } from '../core/fit.ts'
import type { Quick } from '../core/measure.ts'
import type { Plan } from '../core/plan.ts'
import type { Situation } from '../core/situation.ts'
import type { Tape } from '../core/tape.ts'
import type { Policy } from './policy.ts'
import { aboveMeans } from './rules/above-means.ts'
import { aboveWish } from './rules/above-wish.ts'
import { balanceGrows } from './rules/balance-grows.ts'
import { belowLeast } from './rules/below-least.ts'
import { clearedEarly } from './rules/cleared-early.ts'
import { heldReturns } from './rules/held-returns.ts'
import { largeLast } from './rules/large-last.ts'
import { tooLong } from './rules/too-long.ts'

export type Judged = {
  readonly plan: Plan
  readonly tape: Tape
  readonly quick: Quick
  readonly fit: Fit | undefined
  readonly situation: Situation
  readonly policy: Policy
}
export type Rule = (judged: Judged) => readonly Finding[]

/** Rules that can forbid come first: the search asks only them. */
export const FORBIDDING: readonly Rule[] = [aboveMeans, tooLong, belowLeast]
export const TELLING: readonly Rule[] = [balanceGrows, largeLast, aboveWish, heldReturns, clearedEarly]

export const judge = (judged: Judged): readonly Finding[] =>
  [...FORBIDDING, ...TELLING].flatMap((rule) => rule(judged))
