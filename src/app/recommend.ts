// Recommend (推荐): what `compare` would show first, and where it shows nothing the plan that comes closest; nothing else of a
// comparison is reckoned. For the cells of a sweep and the records of a batch.
import type { Plan, PlanKind } from '../core/plan.ts'
import type { Finding } from '../core/finding.ts'
import { type Desk, appraise } from './appraise.ts'
import { bestAccepted, bestRejected } from './choose.ts'
import { payable } from './payable.ts'
import { nameOf, planOf, search } from './search.ts'

export type Named = { readonly id: string; readonly plan: Plan }
export type Recommended = {
  /** Best first, so many per family as `compare` shows. */
  readonly plans: readonly Named[]
  /** Where there is none: the plan that comes closest, and what stands against it. */
  readonly closest: (Named & { readonly against: readonly Finding[] }) | undefined
  readonly counts: { readonly considered: number; readonly accepted: number; readonly refused: number }
}

export function recommend(at: Desk, top: number, kinds?: readonly PlanKind[]): Recommended {
  const { situation, means } = at
  const { accepted, rejected } = search(at, kinds ? { kinds } : {}, payable(situation, means))
  const named = (one: Parameters<typeof planOf>[0]): Named => ({
    id: nameOf(one, situation.debt.digits),
    plan: planOf(one),
  })
  const plans = bestAccepted(at, accepted, top, false).map(named)
  const [nearest] = plans.length > 0 ? [] : bestRejected(at, rejected, 1, false)
  const closest = nearest && named(nearest)
  return {
    plans,
    closest: closest && { ...closest, against: appraise(at, closest.plan).against },
    counts: {
      considered: accepted.length + rejected.length,
      accepted: accepted.length,
      refused: rejected.length,
    },
  }
}
