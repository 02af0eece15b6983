// Batch (批量评估): what a run over records says of one of them: the recommended plan, the next best, or why nothing fits.
// appraiseRecord(situation, policy, { role: 'collector' }) → { best, next, reasons, … }; the one place where a record is compared.
import type { Finding } from '../core/finding.ts'
import type { PlanKind } from '../core/plan.ts'
import type { Situation } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import type { Entry, Role } from './appraise.ts'
import { compare } from './compare.ts'

export type Asked = { readonly role: Role; readonly kinds?: readonly PlanKind[] }

export type Appraised = {
  readonly situation: Situation
  readonly role: Role
  readonly policy: Policy
  readonly best: Entry | undefined
  /** The best of another kind or family than the recommended plan, where there is one. */
  readonly next: Entry | undefined
  /** What must be known of the case before any plan. */
  readonly findings: readonly Finding[]
  /** Where nothing fits: what forbids the plan that comes nearest. */
  readonly reasons: readonly Finding[]
  readonly counts: { readonly considered: number; readonly accepted: number; readonly refused: number }
}

/** A whole comparison holds more than a row needs; what is shown of it is the same plan, measure for measure. */
export function appraiseRecord(situation: Situation, policy: Policy, { role, kinds }: Asked): Appraised {
  const { plans, recommended, findings, refused, counts } = compare(situation, policy, {
    role,
    top: 2,
    ...(kinds ? { kinds } : {}),
  })
  const best = plans.find(({ id }) => id === recommended)
  const [nearest] = refused
  return {
    situation,
    role,
    policy,
    best,
    next: best && plans.find((one) => one !== best),
    findings,
    reasons: best ? [] : (nearest?.findings ?? []).filter(({ level }) => level === 'forbids'),
    counts,
  }
}
