// Batch (批量评估): what a run over records says of one of them: the recommended plan, the next best, or why nothing fits.
// appraiseRecord(situation, policy, { role: 'collector' }) → { best, next, reasons, … }; the one place where a record is compared.
import type { Finding } from '../core/finding.ts'
import type { PlanKind } from '../core/plan.ts'
import { type Situation, onWishedDay } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import { type Entry, type Role, deskOf, entry } from './appraise.ts'
import { checkAsked } from './asked.ts'
import { findingsOf } from './compare.ts'
import { type Counts, recommend } from './recommend.ts'

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
  readonly counts: Counts
}

/** The plan that a comparison recommends, its measures and findings; nothing else of one is reckoned. */
export function appraiseRecord(given: Situation, rules: Policy, asked: Asked): Appraised {
  checkAsked(asked)
  const { role, kinds } = asked
  // What was asked of the law before, for another record, is not told here.
  const policy = { ...rules, law: { ...rules.law, asked: new Map() } }
  const situation = onWishedDay(given)
  const at = deskOf(situation, policy, role)
  const { best, next, closest, counts } = recommend(at, kinds)
  return {
    situation,
    role,
    policy,
    best: best && entry(at, best.id, best.plan),
    next: next && entry(at, next.id, next.plan),
    findings: findingsOf(at),
    reasons: (closest?.against ?? []).filter(({ level }) => level === 'forbids'),
    counts,
  }
}
