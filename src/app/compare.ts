// Compare (方案对比): the whole menu considered, the best of each family side by side, refusals with their reasons.
// compare(situation, policy, { role: 'collector', top: 3 }) → the contract, the plans, the recommended one, the refused.
import { total } from '../core/debt.ts'
import { firstDueOf } from '../core/course.ts'
import type { Finding } from '../core/finding.ts'
import { type Means, capacityOn, means as meansOf } from '../core/means.ts'
import { type Money, least } from '../core/money.ts'
import { type Family, type Plan, type PlanKind, family } from '../core/plan.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import { idOf } from '../plans/id.ts'
import type { Policy } from '../policy/policy.ts'
import { type Entry, type Role, appraise, desk, entry } from './appraise.ts'
import { beater, bestAccepted, bestRejected, rankOf } from './choose.ts'
import { contractPlan } from './contract.ts'
import { type Nearest, nearest } from './nearest.ts'
import { type Candidate, type Own, planOf, search, specOf } from './search.ts'

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

export type Comparison = {
  readonly situation: Situation
  readonly role: Role
  readonly policy: Policy
  readonly means: Means | undefined
  readonly findings: readonly Finding[]
  readonly contract: Entry | undefined
  readonly plans: readonly Entry[]
  readonly recommended: string | null
  readonly refused: readonly Refused[]
  readonly counts: { readonly considered: number; readonly accepted: number; readonly refused: number }
}

export function compare(given: Situation, policy: Policy, options: Options): Comparison {
  const situation = onWishedDay(given)
  const { debt, household } = situation
  const means = household && meansOf(household, policy.means, debt.asOf)
  const at = desk(situation, policy, means, options.role)
  const { accepted, rejected } = search(at, options, payable(situation, means))
  const { top = 3, all = false, role } = options
  const name = (one: Candidate): string => {
    const spec = specOf(one)
    return one.name ?? (spec ? idOf(spec, debt.digits) : '')
  }
  const shown = bestAccepted(at, accepted, top, all)
  const plans = shown.flatMap((one) => {
    const by = beater(at, one, accepted)
    const made = entry(at, name(one), planOf(one), rankOf(at, one, accepted), by ? name(by) : null)
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
    findings: remarks(situation, means, contract),
    contract: contract && entry(at, 'contract', contract, null, null),
    plans,
    recommended: shown[0] ? name(shown[0]) : null,
    refused,
    counts: {
      considered: accepted.length + rejected.length,
      accepted: accepted.length,
      refused: rejected.length,
    },
  }
}

/** A round amount that can be paid at first: capacity on the first due day, or what the borrower offers if that is less. */
function payable({ debt, wish }: Situation, means: Means | undefined): Money | undefined {
  const first = wish?.firstDue ?? firstDueOf(debt, { kind: 'contract', reliefs: [], stages: [] })
  const can = means && capacityOn(means, first)
  const offers = wish?.maxPayment
  const amount = can === undefined ? offers : offers === undefined ? can : least(can, offers)
  const unit = 10 ** (debt.digits + 1)
  return amount === undefined || amount < unit ? undefined : ((Math.floor(amount / unit) * unit) as Money)
}

/** What the reader must know before any plan: what the case does not say. */
function remarks(
  { debt, household }: Situation,
  means: Means | undefined,
  contract: Plan | undefined,
): Finding[] {
  const out: Finding[] = []
  const note = (rule: string, args: Finding['args'] = {}): void =>
    void out.push({ rule, level: 'notes', args })
  if (!household) note('household-unknown')
  if (means && means.path.every((step) => step.floor === 0)) note('floor-unknown')
  if (!contract) note('contract-unknown')
  if (!debt.rates.penalty && debt.overdueSince !== undefined) note('penalty-rate-unknown')
  if (means && means.path.every((step) => step.amount <= 0)) {
    const highest = Math.max(...means.path.map((step) => step.amount))
    out.push({ rule: 'no-surplus', level: 'warns', args: { short: { money: -highest as Money } } })
  }
  if (total(debt.owed) > 0 && debt.owed.principal === 0) note('only-charges-owed')
  return out
}
