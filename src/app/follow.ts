// Follow up (履约跟进): an agreement and what came in under it, held against the policy: how it stands, what runs, what comes next.
// follow(agreement, payments, day, { policy }) → { standing: { state: 'late', daysPastDue: 7, due: 520.00, … }, clocks, findings }
import type { Day } from '../core/day.ts'
import { type Finding, type Refusal, refusal } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Watch } from '../core/observation.ts'
import type { Event } from '../core/payment.ts'
import type { Plan } from '../core/plan.ts'
import type { Situation } from '../core/situation.ts'
import { type Standing, track } from '../core/track.ts'
import { known } from '../policy/law.ts'
import type { Policy } from '../policy/policy.ts'
import { deskOf, entry } from './appraise.ts'
import { chargedAbove } from './charges.ts'
import { type Clocks, clocks, watchOf } from './clocks.ts'
import { nextSteps } from './next-steps.ts'

/** What is followed: an agreement as it is read back from its file. */
export type Followed = {
  readonly id: string
  readonly on: Day
  readonly situation: Situation
  readonly plan: { readonly id: string; readonly plan: Plan }
}
export type Following = {
  readonly agreement: Followed
  readonly events: readonly Event[]
  readonly standing: Standing
  readonly clocks: Clocks
  readonly findings: readonly Finding[]
}

/** A pack may ask for more tolerance than the policy grants, never for less. */
function toleranceOf({ tolerance, law }: Policy): Policy['tolerance'] {
  const days = known(law, 'tolerance.days')?.value ?? 0
  const amount = known(law, 'tolerance.amount')?.value ?? 0
  return { days: Math.max(tolerance.days, days), amount: Math.max(tolerance.amount, amount) as Money }
}

export function follow(
  agreement: Followed,
  events: readonly Event[],
  on: Day,
  {
    policy,
    lender = true,
    remarks = [],
  }: { readonly policy: Policy; readonly lender?: boolean; readonly remarks?: readonly Finding[] },
): Following | Refusal {
  const { situation, plan } = agreement
  const { debt } = situation
  const standing = track({ debt, plan: plan.plan }, events, on, toleranceOf(policy))
  if ('refused' in standing) return standing
  const running = clocks(standing, policy, lender && isWatched(agreement, policy))
  const findings = nextSteps({ debt, plan: plan.plan, standing, clocks: running, law: policy.law })
  const above = chargedAbove(standing, events, debt, policy.law)
  return { agreement, events, standing, clocks: running, findings: [...findings, ...above, ...remarks] }
}

/** What a day's list must know of the policy, and an agreement does not say (协议之外的政策要求). */
export type Terms = { readonly tolerance: Policy['tolerance']; readonly watch?: Watch }

export function termsOf(agreement: Followed, policy: Policy): Terms {
  const watch = isWatched(agreement, policy) ? watchOf(policy) : undefined
  return {
    tolerance: toleranceOf(policy),
    ...(watch ? { watch: { months: watch.months, rows: watch.rows } } : {}),
  }
}

/** Whether the lender's books carry it as a restructured asset. */
function isWatched({ situation, plan: { id, plan } }: Followed, policy: Policy): boolean {
  const of = entry(deskOf(situation, policy, 'collector'), id, plan)
  return of?.findings.some(({ rule }) => rule === 'restructured-asset') ?? false
}

/** Said where the policy of an agreement is not known as it was. */
export const otherPolicy = (
  of: { readonly id: string; readonly version: string },
  used: string,
): Finding => ({
  rule: 'track-policy-other',
  level: 'notes',
  args: { id: { text: of.id }, version: { text: of.version }, used: { text: used } },
})

/** A debt that is settled bears no further charge. */
export const chargeLate = (completed: Day): Refusal =>
  refusal('charge-completed', { day: { day: completed } })

/** Said where a later agreement took its place. */
export const replacedBefore = ({ by, on }: { readonly by: string; readonly on: Day }): Finding => ({
  rule: 'track-replaced',
  level: 'warns',
  args: { id: { text: by }, day: { day: on } },
})

/** Said where payments that were confirmed are lost, and somebody accepted it. */
export const entriesLost = (events: number): Finding => ({
  rule: 'track-entries-lost',
  level: 'warns',
  args: { events: { count: events } },
})
