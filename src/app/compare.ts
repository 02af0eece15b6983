// Compare (方案对比): the whole menu considered, the best of each family side by side, refusals with their reasons.
// compare(situation, policy, { role: 'collector', top: 3 }) → the contract, the plans, the recommended one, the refused.
import type { Alternative } from '../core/alternatives.ts'
import type { Marks, Point } from '../core/bargain.ts'
import { total } from '../core/debt.ts'
import type { Finding } from '../core/finding.ts'
import type { Hazard } from '../core/hazard.ts'
import type { Means } from '../core/means.ts'
import type { Quick } from '../core/measure.ts'
import type { Money } from '../core/money.ts'
import { type Family, type Plan, type PlanKind, family } from '../core/plan.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { type Stress, stress } from '../core/stress.ts'
import { hazardSources } from '../policy/economics.ts'
import { floorRegions } from '../policy/floor.ts'
import type { Known } from '../policy/law.ts'
import type { Policy } from '../policy/policy.ts'
import { remarks as caseRemarks } from '../policy/remarks.ts'
import { type Desk, type Entry, type Role, appraise, deskOf, entry, outsideOf, shownTo } from './appraise.ts'
import { checkAsked } from './asked.ts'
import type { Change } from './change.ts'
import type { Closest } from './counter.ts'
import { beater, bestAccepted, bestRejected, rankOf } from './choose.ts'
import { contractPlan } from './contract.ts'
import { type Efficient, efficient } from './efficient.ts'
import { type Nearest, nearest } from './nearest.ts'
import { payable } from './payable.ts'
import { type Accepted, type Candidate, type Own, exactly, nameOf, planOf, search, specOf } from './search.ts'

export type Options = {
  readonly role: Role
  readonly kinds?: readonly PlanKind[]
  /** So many plans per family; `all` shows every one. */
  readonly top?: number
  readonly all?: boolean
  /** Plans of one's own, judged and ranked like the others and always shown. */
  readonly also?: readonly Own[]
  /** Run every plan row by row; the answer is the same, later. */
  readonly exhaustive?: boolean
}

export type Refused = {
  readonly id: string
  readonly family: Family
  readonly plan: Plan
  readonly findings: readonly Finding[]
  readonly nearest: readonly Nearest[]
}

/** What a comparison says of the lender's side; a borrower's has none of it. */
export type LenderSide = {
  readonly alternatives: readonly Alternative[]
  /** The best alternative whose value is known: what a plan has to be worth. */
  readonly reservation: Money
  readonly hazard: Hazard | undefined
  /** Where the figures of broken plans stand. */
  readonly sources: readonly Known<unknown>[]
  readonly efficient:
    | {
        readonly count: number
        readonly marks: { readonly [M in keyof Marks<unknown>]: Marked | undefined }
      }
    | undefined
}
export type Marked = {
  readonly id: string
  readonly plan: Plan
  readonly quick: Quick
  readonly expected: Money
}

export type Comparison = {
  readonly situation: Situation
  readonly role: Role
  readonly policy: Policy
  readonly means: Means | undefined
  readonly findings: readonly Finding[]
  readonly contract: Entry | undefined
  readonly plans: readonly Entry[]
  readonly recommended: string | null
  /** How the recommended plan bears less income, a late recovery, a missed month. */
  readonly stress: Stress | undefined
  readonly lender: LenderSide | undefined
  readonly refused: readonly Refused[]
  /** Where a wish was to be answered: what would have to change, if no plan meets it. */
  readonly answer?: { readonly changes: readonly Change[]; readonly closest: Closest | undefined }
  readonly counts: { readonly considered: number; readonly accepted: number; readonly refused: number }
}

/**
 * Every plan of the policy's menu considered for a case. `plans` holds the best of each family, best first, with their rows,
 * measures and findings; `refused` those that come nearest, with the least change that would let them pass.
 * @example compare(situation, policy, { role: 'analyst', top: 1 }).recommended is 'term-extension-15'
 */
export function compare(given: Situation, rules: Policy, options: Options): Comparison {
  checkAsked(options)
  // What was asked of the law before, perhaps for the other side, is not told here.
  const policy = { ...rules, law: { ...rules.law, asked: new Map() } }
  const situation = onWishedDay(given)
  const { debt } = situation
  const at = deskOf(situation, policy, options.role)
  const { means } = at
  const { accepted, rejected } = search(at, options, payable(situation, means))
  const { top = 3, all = false, role } = options
  const name = (one: Candidate): string => nameOf(one, debt.digits)
  const shown = bestAccepted(at, accepted, top, all)
  const outside = role === 'borrower' ? undefined : alternativesFor(at, shown[0])
  const edge = efficient(at, accepted, at.reservation)
  const plans = shown.flatMap((one) => {
    const by = beater(at, one, accepted)
    const over = edge?.beater(one)
    const made = entry(at, name(one), planOf(one), {
      rank: rankOf(at, one, accepted),
      dominatedBy: by ? name(by) : null,
      beatenBy: over ? name(over) : null,
    })
    return made ? [made] : []
  })
  const contract = contractPlan(debt)
  // Where something can be offered, one refusal of each family says enough of what lies just out of reach.
  const most = accepted.length > 0 ? 1 : top
  const refused = bestRejected(at, rejected, most, all).map((one) => {
    const plan = planOf(one)
    const { against } = appraise(at, plan)
    return {
      id: name(one),
      family: family(one),
      plan,
      findings: against,
      nearest: nearest(at, name(one), specOf(one), plan, against),
    }
  })
  return {
    situation,
    role,
    policy,
    means,
    findings: findingsOf(at),
    contract: contract && entry(at, 'contract', contract),
    plans,
    recommended: shown[0] ? name(shown[0]) : null,
    stress: shown[0] && stressOf(at, planOf(shown[0])),
    lender: outside && lenderSide(at, outside, edge, name),
    refused,
    counts: {
      considered: accepted.length + rejected.length,
      accepted: accepted.length,
      refused: rejected.length,
    },
  }
}

/** What the lender has without an agreement, held against the recommended plan. */
function alternativesFor(at: Desk, best: Accepted | undefined): readonly Alternative[] {
  const worth = best && exactly(at, best)
  const against = worth && (Math.round(worth.expected ?? worth.quick.presentValue) as Money)
  return outsideOf(at.situation, at.policy, against ?? null)
}

function lenderSide(
  at: Desk,
  outside: readonly Alternative[],
  edge: Efficient | undefined,
  name: (one: Candidate) => string,
): LenderSide {
  const { law } = at.policy
  const marked = (point: Point<Accepted> | undefined): Marked | undefined => {
    if (!point) return undefined
    const { quick, expected } = exactly(at, point.of)
    return { id: name(point.of), plan: planOf(point.of), quick, expected: Math.round(expected ?? 0) as Money }
  }
  return {
    alternatives: outside,
    reservation: at.reservation,
    hazard: at.worth?.hazard,
    sources: at.worth ? hazardSources(law, at.situation) : [],
    efficient: edge && {
      count: edge.points.length,
      marks: {
        nash: marked(edge.marks.nash),
        kalaiSmorodinsky: marked(edge.marks.kalaiSmorodinsky),
        egalitarian: marked(edge.marks.egalitarian),
      },
    },
  }
}

function stressOf({ situation, policy, tape }: Desk, plan: Plan): Stress | undefined {
  const { debt, household } = situation
  if (!household) return undefined
  const seen = stress(debt, plan, household, policy.means, tape, policy.economics.stress)
  return 'refused' in seen ? undefined : seen
}

/** What the reader must know of a case before any plan. */
export const findingsOf = ({ situation, policy, means, role }: Desk): Finding[] =>
  [
    ...remarks(situation, policy, means, contractPlan(situation.debt)),
    ...caseRemarks(situation, policy, means),
  ].flatMap((one) => shownTo(role, one))

/** What the case does not say. */
function remarks(
  { debt, household }: Situation,
  policy: Policy,
  means: Means | undefined,
  contract: Plan | undefined,
): Finding[] {
  const out: Finding[] = []
  const note = (rule: string, args: Finding['args'] = {}): void =>
    void out.push({ rule, level: 'notes', args })
  if (!household) note('household-unknown')
  // Where a pack has floors by region, the missing region is what is told.
  const regional = household?.region === undefined && floorRegions(policy.law).length > 0
  if (means && !regional && means.path.every((step) => step.floor === 0)) note('floor-unknown')
  if (!contract) note('contract-unknown')
  if (!debt.rates.penalty && debt.overdueSince !== undefined) note('penalty-rate-unknown')
  if (means && means.path.every((step) => step.amount <= 0)) {
    const highest = Math.max(...means.path.map((step) => step.amount))
    out.push({ rule: 'no-surplus', level: 'warns', args: { short: { money: -highest as Money } } })
  }
  if (total(debt.owed) > 0 && debt.owed.principal === 0) note('only-charges-owed')
  return out
}
