// Check of authority (授权检查): a higher role may grant at least what a lower one may, and nobody more months than there are.
// A collector with 50 % of the fees and a supervisor with 30 %: the supervisor's figure is a slip.
import { BUCKETS } from '../core/debt.ts'
import { NONE, compare, compareRates, formatRate, percent } from '../core/rate.ts'
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import { GRANTING, type Grant, type Policy } from './policy.ts'
import { type WrittenMap, mapOf } from './written.ts'

/** `written`: what the policy's own file says; `policy`: it over all it rests on. */
export function checkAuthority(written: WrittenMap, policy: Policy, say: Say): void {
  const own = mapOf(written['authority'])
  if (!policy.authority || Object.keys(own).length === 0) return
  let below: { readonly role: string; readonly grant: Grant | 'all' } | undefined
  for (const role of GRANTING) {
    const grant = policy.authority[role]
    if (grant === undefined) continue
    const path = ['authority', role]
    if (below) compareRoles(below.role, below.grant, grant, path, say)
    const { mostMonths: most } = policy.limits
    if (
      own[role] !== undefined &&
      grant !== 'all' &&
      (grant.months ?? 0) > most &&
      'months' in mapOf(own[role])
    )
      say([...path, 'months'], 'beyond-limit', {
        most,
        at: policy.lines['limits.mostMonths'] ?? 'limits.mostMonths',
      })
    below = { role, grant }
  }
}

function compareRoles(lower: string, below: Grant | 'all', grant: Grant | 'all', path: Path, say: Say): void {
  if (grant === 'all') return
  const less = (at: Path, may: string): void => say(at, 'role-may-less', { lower, may })
  if (below === 'all') return less(path, 'all')
  for (const bucket of BUCKETS) {
    const [mine, theirs] = [grant.waive[bucket] ?? NONE, below.waive[bucket] ?? NONE]
    if (compare(mine, theirs) < 0) less([...path, 'waive', bucket], percent(theirs))
  }
  for (const key of ['months', 'holiday'] as const)
    if ((grant[key] ?? 0) < (below[key] ?? 0)) less([...path, key], String(below[key]))
  // Without a rate a role may go no lower than the contract's own; a lower rate is the greater power.
  if (below.rate && grant.rate && compareRates(grant.rate, below.rate) > 0)
    less([...path, 'rate'], formatRate(below.rate))
}
