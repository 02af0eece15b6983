// Appraise (评估): one plan run, measured and judged; the step that the search repeats for the whole menu.
// equal-instalment-24 → peak 2,432.59, total 58,382.03, present value, score, and whether a rule forbids it.
import { total } from '../core/debt.ts'
import { type Alternative, alternatives, reservation } from '../core/alternatives.ts'
import { burden } from '../core/burden.ts'
import { type CostForm, costForm } from '../core/cost-form.ts'
import { type Worth, worth } from '../core/expectation.ts'
import type { Finding } from '../core/finding.ts'
import { type Fit, fit } from '../core/fit.ts'
import { type Means, means as meansOf } from '../core/means.ts'
import { type Money, ZERO } from '../core/money.ts'
import { type Measures, type Quick, type Side, effective, measure, quick } from '../core/measure.ts'
import { type Family, type Plan, family, months } from '../core/plan.ts'
import { TOO_MUCH, run } from '../core/run.ts'
import { type Schedule, fromTape } from '../core/schedule.ts'
import type { Situation } from '../core/situation.ts'
import { type Tape, tape } from '../core/tape.ts'
import { expectedValue } from '../core/value.ts'
import { alternativeInputs, hazardOf } from '../policy/economics.ts'
import { approval, needed } from '../policy/authority.ts'
import { against, judge } from '../policy/judge.ts'
import { LENDER_ONLY } from '../policy/lender-only.ts'
import { diminished } from '../policy/rules/diminished.ts'
import { known } from '../policy/law.ts'
import type { Granting, Policy } from '../policy/policy.ts'

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
  /** How plans are broken, for the lender's side; nobody's business but the lender's. */
  readonly worth: Worth | undefined
  /** The best the lender has without an agreement (底线); plans worth less come after all others. */
  readonly reservation: Money
  readonly tape: Tape
}

/** A year's effective rate at which values are stated. */
const discountOf = ({ debt }: Situation, { economics }: Policy): number =>
  effective(economics.discount === 'contract' ? debt.rates.contract : economics.discount)

function worthOf(situation: Situation, policy: Policy, role: Role): Worth | undefined {
  const hazard = role === 'borrower' ? undefined : hazardOf(policy.law, situation)
  if (!hazard) return undefined
  // An instalment that is due next says what is paid now; the last of a contract may be smaller.
  return worth(hazard, discountOf(situation, policy), situation.debt.contract?.[0]?.payment)
}

/** What the lender has without an agreement, held against what a plan is worth. */
export const outsideOf = (
  situation: Situation,
  policy: Policy,
  against: Money | null,
): readonly Alternative[] =>
  alternatives(
    total(situation.debt.owed),
    alternativeInputs(policy.law, situation),
    against,
    discountOf(situation, policy),
  )

export const desk = (situation: Situation, policy: Policy, means: Means | undefined, role: Role): Desk => ({
  situation,
  policy,
  means,
  role,
  discount: discountOf(situation, policy),
  worth: worthOf(situation, policy, role),
  reservation: role === 'borrower' ? ZERO : reservation(outsideOf(situation, policy, null)),
  cap: means === undefined ? Infinity : means.path.reduce((most, step) => Math.max(most, step.amount), 0),
  tape: tape(),
})

/** The desk of a case: what the household can pay is worked out from it. */
export function deskOf(situation: Situation, policy: Policy, role: Role): Desk {
  const { debt, household } = situation
  return desk(situation, policy, household && meansOf(household, policy.means, debt.asOf), role)
}

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
  /** How heavy it weighs on the borrower, and what the lender must expect of it. */
  readonly burden: number
  readonly expected: number | undefined
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
  const found = against({ plan, tape: onto, quick: q, fit: f, means, situation, policy })
  const owed = total(situation.debt.owed)
  const weighs = burden(q, f?.strain, owed, policy.ranking, policy.limits.mostMonths)
  const expected = found.length === 0 ? expectedOf(at, plan) : undefined
  const score = weighs + lossOf(at, owed, q.presentValue, expected)
  return { quick: q, fit: f, against: found, burden: weighs, expected, score }
}

/** What the lender must expect of the plan that has just been run; minor units, unrounded. */
export function expectedOf(at: Desk, plan: Plan): number | undefined {
  const { worth: of, situation, tape: onto } = at
  return of && expectedValue(onto, plan, situation.debt, of.discount, of.hazard, of.instalment)
}

/** The lender's part of a score, smaller is better; a borrower's ranking leaves it out. */
export function lossOf(
  { role, policy, reservation }: Desk,
  owed: number,
  value: number,
  expected: number | undefined,
): number {
  if (role === 'borrower') return 0
  const { loss, risk } = policy.ranking
  const worthless = expected !== undefined && expected < reservation ? WORTHLESS : 0
  // Without bounds: with both weights at 1 the loss is what is owed less what is expected, so nothing that beats a plan comes after it.
  const atRisk = expected === undefined ? 0 : (Math.min(value, owed) - expected) / owed
  return loss * Math.max(0, 1 - value / owed) + risk * atRisk + worthless
}
/** More than any score: what is worth less than no plan comes after all others. */
export const WORTHLESS = 1000

/** A plan's place among the others; a plan that is looked at by itself has none. */
export type Place = {
  readonly rank: number | null
  /** Nowhere worse and somewhere better, measure by measure. */
  readonly dominatedBy: string | null
  /** Weighs less on the borrower and is worth more to the lender. */
  readonly beatenBy: string | null
}
const ALONE: Place = { rank: null, dominatedBy: null, beatenBy: null }

/** A plan as it is shown: every row, measure and finding. */
export type Entry = Place & {
  readonly id: string
  readonly family: Family | 'contract'
  readonly plan: Plan
  readonly schedule: Schedule
  readonly measures: Measures
  readonly findings: readonly Finding[]
  /** Who may grant it; null where the policy does not say, or it needs nobody. */
  readonly authority: Granting | null
  readonly costForm: CostForm | undefined
}

/** The whole entry of a plan that can be computed; for a borrower without the lender's figures. */
export function entry(at: Desk, id: string, plan: Plan, place: Place = ALONE): Entry | undefined {
  const { situation, policy, means, role, tape: onto } = at
  const { debt } = situation
  if (run(debt, plan, onto)) return undefined
  const q = quick(onto, plan, debt, at.discount)
  const f = means && fit(onto, plan, means, debt.asOf)
  const lender = role === 'borrower' ? undefined : sideOf(at, plan)
  const measures = measure(onto, plan, debt, lender, f)
  const schedule = fromTape(onto)
  const contract = plan.kind === 'contract'
  return {
    ...place,
    id,
    family: contract ? 'contract' : family(plan),
    plan,
    schedule,
    measures,
    findings: [
      ...judge({ plan, tape: onto, quick: q, fit: f, means, situation, policy }),
      ...(contract ? [] : approval(policy, plan, debt, role)),
      ...(contract ? [] : belowAlternative(at, lender)),
      ...(contract || measures.diminished === null ? [] : diminished(measures.diminished, policy.law)),
    ].flatMap((one) => shownTo(role, one)),
    authority: (contract || role === 'borrower' ? null : needed(policy, plan, debt)?.role) ?? null,
    costForm: known(policy.law, 'cost.form')?.value === true ? costForm(schedule, debt, plan) : undefined,
  }
}

/** A plan that is worth less than none; the lender's business alone. */
function belowAlternative({ reservation: least }: Desk, side: Side | undefined): readonly Finding[] {
  if (side?.expected === undefined || side.expected >= least) return []
  const args = { expected: { money: Math.round(side.expected) as Money }, least: { money: least } }
  return [{ rule: 'below-alternative', level: 'warns', args, lenderOnly: true }]
}

/** A borrower is not told what is the lender's alone; for others it is marked, for a screen that is shared. */
export function shownTo(role: Role, finding: Finding): readonly Finding[] {
  if (finding.lenderOnly !== true && !LENDER_ONLY.includes(finding.rule)) return [finding]
  return role === 'borrower' ? [] : [{ ...finding, lenderOnly: true }]
}

/** What the plan that has just been run is worth to the lender. */
function sideOf(at: Desk, plan: Plan): Side {
  const { situation, discount } = at
  const original = effective(situation.debt.rates.contract)
  return { discount, original, expected: expectedOf(at, plan) }
}
