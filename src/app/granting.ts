// Granting (授权与审批): whether a role may grant a plan alone, and whether somebody who may has approved it in the meantime.
// A collector may grant 24 months; for 30 the supervisor has approved "equal-instalment-30": nothing stands against it.
import type { Finding } from '../core/finding.ts'
import type { Standing } from '../core/negotiation.ts'
import type { Plan } from '../core/plan.ts'
import { approval } from '../policy/authority.ts'
import { GRANTING, type Granting } from '../policy/policy.ts'
import type { Desk, Role } from './appraise.ts'

type Named = { readonly id: string; readonly plan: Plan }
type Approval = Standing['approvals'][number]

export const isGranting = (role: string): role is Granting => GRANTING.some((one) => one === role)
export const grants = (role: Role): boolean => isGranting(role)

/** What a role may not grant alone, for the lender's eyes. */
export function beyond({ policy, situation }: Desk, plan: Plan, role: string): Finding[] {
  return approval(policy, plan, situation.debt, role).map((one) => ({ ...one, lenderOnly: true as const }))
}

/** The approval of a plan by a role that may grant it. */
export const approvedBy = (desk: Desk, standing: Standing, { id, plan }: Named): Approval | undefined =>
  standing.approvals.findLast(
    (one) =>
      !one.outdated && one.id === id && isGranting(one.role) && beyond(desk, plan, one.role).length === 0,
  )

/** What the role at the desk may not grant, and nobody who may has approved. */
export function unapproved(desk: Desk, standing: Standing, of: Named): readonly Finding[] {
  const over = beyond(desk, of.plan, desk.role)
  return over.length > 0 && approvedBy(desk, standing, of) ? [] : over
}
