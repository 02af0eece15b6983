// Authority, unfolded (授权说明): who may grant the plan, and what of it is more than the role below may grant alone.
// Granted by: supervisor; penalty waived: 100%, where the collector may waive 50%.
import type { Debt } from '../../core/debt.ts'
import type { Plan } from '../../core/plan.ts'
import { needed } from '../../policy/authority.ts'
import { GRANTING, type Granting, type Policy, cite } from '../../policy/policy.ts'
import type { Made } from './item.ts'

/** Nothing where the policy does not say who may grant what; the contract as it stands needs nobody. */
export function explainAuthority(policy: Policy, plan: Plan, debt: Debt): Made[] {
  const need = plan.kind === 'contract' ? null : needed(policy, plan, debt)
  if (!need) return []
  const alone = mayAlone(policy, plan, debt)
  const at = GRANTING.indexOf(need.role)
  const below = alone ? (GRANTING[Math.max(0, at - 1)] as Granting) : need.role
  return [
    {
      figure: 'grantedBy',
      value: { word: need.role },
      ...(alone ? {} : { note: 'nobody-alone' }),
      source: sourceOf(policy, need.role),
    },
    ...need.why.map(({ what, has, most }): Made => ({
      figure: 'beyond',
      args: { for: { word: what }, role: { word: below }, ...(most ? { most } : {}) },
      value: has,
      note: most ? 'beyond-limit' : 'beyond-nothing',
      source: sourceOf(policy, below),
    })),
  ]
}

/** Whether the highest role may grant it: as if all were granted at its limits. */
function mayAlone({ authority, ...policy }: Policy, plan: Plan, debt: Debt): boolean {
  const highest = GRANTING.findLast((role) => authority?.[role] !== undefined)
  const grant = highest && authority?.[highest]
  if (grant === undefined) return false
  return needed({ ...policy, authority: { collector: grant } }, plan, debt)?.role === 'collector'
}

/** The line of the role itself, or of the nearest below it that is named. */
function sourceOf(policy: Policy, role: Granting): NonNullable<Made['source']> {
  const named = GRANTING.slice(0, GRANTING.indexOf(role) + 1).findLast((one) => policy.authority?.[one])
  return cite(policy, named === undefined ? 'authority' : `authority.${named}`)
}
