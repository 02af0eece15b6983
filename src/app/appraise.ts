// Appraise (评估): one plan run, measured and judged; the step that the search repeats for the whole menu.
// equal-instalment-24 → peak 2,432.59, total 58,382.03, present value, score, and whether a rule forbids it.
import { total } from '../core/debt.ts'
import type { Finding } from '../core/finding.ts'
import { type Fit, fit } from '../core/fit.ts'
import type { Means } from '../core/means.ts'
import { type Measures, type Quick, effective, measure, quick } from '../core/measure.ts'
import { type Family, type Plan, family, months } from '../core/plan.ts'
import { TOO_MUCH, run } from '../core/run.ts'
import { type Schedule, fromTape } from '../core/schedule.ts'
import type { Situation } from '../core/situation.ts'
import { type Tape, tape } from '../core/tape.ts'
import { FORBIDDING, judge } from '../policy/judge.ts'
import type { Policy } from '../policy/policy.ts'

export const ROLES = ['borrower', 'collector', 'supervisor', 'manager', 'committee', 'analyst'] as const
/** Role (角色): decides what is shown and, with a lender's policy, what may be granted. */
export type Role = (typeof ROLES)[number]

/** What stays the same while plans are compared; one tape is written over and over. */
export type Desk = {
  /** The most that any month can bear, where monthly income is all there is. */
  readonly cap: number
  readonly situation: Situation
  readonly policy: Policy
  readonly means: Means | undefined
  readonly role: Role
  readonly discount: number
  readonly tape: Tape
}

export const desk = (situation: Situation, policy: Policy, means: Means | undefined, role: Role): Desk => ({
  situation,
  policy,
  means,
  role,
  discount: effective(situation.debt.rates.contract),
  cap: means === undefined ? Infinity : means.path.reduce((most, step) => Math.max(most, step.amount), 0),
  tape: tape(),
})

/** Savings may pay plans soon done: for those the cap says nothing. */
function capFor({ cap, means }: Desk, plan: Plan): number {
  if (cap === Infinity || means === undefined || means.savings === 0) return cap
  return months(plan) <= means.savingsWithin + 1 ? Infinity : cap
}

/** By how much a plan is refused at a glance, or all there is to know of one that may pass. */
export function glance(at: Desk, plan: Plan): Appraisal | Stopped | { readonly against: readonly Finding[] } {
  const cap = capFor(at, plan)
  if (cap === Infinity) return appraise(at, plan)
  const stopped = run(at.situation.debt, plan, at.tape, cap)
  if (stopped === TOO_MUCH) return { short: at.tape.peak - cap }
  return stopped ? { against: [stopped.refused] } : finish(at, plan)
}
export type Stopped = { readonly short: number }

export type Appraisal = {
  readonly quick: Quick
  readonly fit: Fit | undefined
  readonly against: readonly Finding[]
  readonly score: number
}

/** Run and judge; `against` holds what forbids the plan, the reason it cannot be computed included. */
export function appraise(at: Desk, plan: Plan): Appraisal | { readonly against: readonly Finding[] } {
  const refused = run(at.situation.debt, plan, at.tape)
  return refused ? { against: [refused.refused] } : finish(at, plan)
}

function finish(at: Desk, plan: Plan): Appraisal {
  const { situation, policy, means, tape: onto } = at
  const q = quick(onto, plan, situation.debt, at.discount)
  const f = means && fit(onto, plan, means, situation.debt.asOf)
  const judged = { plan, tape: onto, quick: q, fit: f, situation, policy }
  let against: readonly Finding[] = NONE
  for (const rule of FORBIDDING) {
    const found = rule(judged)
    if (found.length > 0) against = [...against, ...found]
  }
  return { quick: q, fit: f, against, score: score(at, q, f) }
}
const NONE: readonly Finding[] = []

/** Weighted sum, smaller is better: strain, cost and length for the borrower, and for a lender's side the loss. */
function score({ situation, policy, role }: Desk, q: Quick, f: Fit | undefined): number {
  const owed = total(situation.debt.owed)
  const { strain, cost, length, loss } = policy.ranking
  const strained = f ? Math.min(f.strain, 10) : (q.peak * 12) / owed / 2
  const lost = role === 'borrower' ? 0 : loss * Math.max(0, 1 - q.presentValue / owed)
  return (
    strain * strained + (cost * q.totalPaid) / owed + (length * q.months) / policy.limits.mostMonths + lost
  )
}

/** A plan as it is shown: every row, measure and finding. */
export type Entry = {
  readonly id: string
  readonly family: Family | 'contract'
  readonly plan: Plan
  readonly schedule: Schedule
  readonly measures: Measures
  readonly findings: readonly Finding[]
  readonly dominatedBy: string | null
  readonly rank: number | null
}

/** The whole entry of a plan that can be computed; for a borrower without the lender's figures. */
export function entry(
  at: Desk,
  id: string,
  plan: Plan,
  rank: number | null,
  dominatedBy: string | null,
): Entry | undefined {
  const { situation, policy, means, tape: onto } = at
  if (run(situation.debt, plan, onto)) return undefined
  const q = quick(onto, plan, situation.debt, at.discount)
  const f = means && fit(onto, plan, means, situation.debt.asOf)
  const measures = measure(onto, plan, situation.debt, at.role === 'borrower' ? undefined : at.discount, f)
  const findings = judge({ plan, tape: onto, quick: q, fit: f, situation, policy })
  const group = plan.kind === 'contract' ? 'contract' : family(plan)
  return { id, family: group, plan, schedule: fromTape(onto), measures, findings, dominatedBy, rank }
}
