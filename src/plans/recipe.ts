// Recipe (方案配方): how one kind of plan is written down, proposed from a menu, and turned into stages.
// "payment-holiday-3+24.during-0.fees-100" is the kind, its numbers 3 and 24, a knob, and a relief.
import type { Bucket, Debt } from '../core/debt.ts'
import type { Day } from '../core/day.ts'
import type { Refusal } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { PlanKind, Relief, Stage } from '../core/plan.ts'
import type { Rate, Share } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'

/** What can be set on a plan besides its numbers; every one of them can stand in a plan's id. */
export type Knobs = {
  /** Rate of the paying stage (or of the first, where a second number follows). */
  readonly rate?: Rate
  /** Rate of the waiting stage of a holiday. */
  readonly during?: Rate
  readonly grow?: Share
  readonly every?: number
  readonly over?: number
  readonly pay?: Money
  readonly unpaid?: 'accrues' | 'capitalises'
  /** Paid on `asOf`, before the first row. */
  readonly down?: Money
  readonly first?: Day
  readonly capitalise?: readonly Bucket[]
}
export type Knob = keyof Knobs

export type Spec = {
  readonly kind: PlanKind
  readonly numbers: readonly number[]
  readonly knobs: Knobs
  readonly reliefs: readonly Relief[]
}

export type Recipe = {
  readonly kind: PlanKind
  /** How many numbers its id may have. */
  readonly numbers: readonly number[]
  /** Its own knobs; `down`, `first` and `capitalise` go with every kind. */
  readonly knobs: readonly Knob[]
  /** Its reliefs are its own: the menu's sets are not added. */
  readonly ownReliefs?: true
  readonly propose: (situation: Situation, policy: Policy, payable: Money | undefined) => Spec[]
  /**
   * What its shapes and their stages hang on besides the policy: cases with equal keys get equal ones, which are made once
   * for all of them. Without it every case gets its own.
   */
  readonly hangsOn?: (situation: Situation, policy: Policy) => string
  readonly stages: (spec: Spec, debt: Debt) => readonly Stage[] | Refusal
}

export const spec = (
  kind: PlanKind,
  numbers: readonly number[],
  knobs: Knobs = {},
  reliefs: readonly Relief[] = [],
): Spec => ({
  kind,
  numbers,
  knobs,
  reliefs,
})

/** Whole months up to the policy's most. */
export const within = (policy: Policy, months: number): boolean =>
  months >= 1 && months <= policy.limits.mostMonths
export const number = (of: Spec, at: number): number => of.numbers[at] ?? 0
export const withRate = (rate: Rate | undefined): { readonly rate?: Rate } => (rate ? { rate } : {})
