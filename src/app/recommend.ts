// Recommend (推荐): what `compare` would recommend, the best that pays in another way, and where nothing can be granted the plan
// that comes closest; no more of the menu is looked at than that takes. For the cells of a sweep and the records of a batch.
import type { Finding } from '../core/finding.ts'
import { type Plan, type PlanKind, type Relief, family } from '../core/plan.ts'
import { idOf } from '../plans/id.ts'
import { type Shape, propose } from '../plans/propose.ts'
import type { Desk } from './appraise.ts'
import { type Taken, bestFirst } from './best-first.ts'
import { closestOf } from './closest.ts'
import { payable } from './payable.ts'

export type Named = { readonly id: string; readonly plan: Plan }
export type Recommended = {
  readonly best: Named | undefined
  /** The best of another kind or family that comes to other figures, or failing that of the same. */
  readonly next: Named | undefined
  /** Where there is no best: what comes closest to what can be paid, and what stands against it. */
  readonly closest: (Named & { readonly against: readonly Finding[] }) | undefined
  readonly counts: Counts
}
/** Plans of the menu, and how many of them were run row by row. */
export type Counts = { readonly considered: number; readonly appraised: number }

export function recommend(at: Desk, kinds?: readonly PlanKind[]): Recommended {
  const { situation, policy, means } = at
  const shapes = propose(situation, policy, payable(situation, means), kinds)
  const considered = shapes.reduce((n, { reliefs }) => n + reliefs.length, 0)
  const queue = bestFirst(at, shapes)
  const best = queue.next()
  if (!best) {
    const { nearest, runs } = closestOf(at, shapes)
    const closest = nearest && { ...named(at, nearest), against: nearest.against }
    return {
      best: undefined,
      next: undefined,
      closest,
      counts: { considered, appraised: queue.runs() + runs },
    }
  }
  const next = other(best, queue.next)
  return {
    best: named(at, best),
    next: next && named(at, next),
    closest: undefined,
    counts: { considered, appraised: queue.runs() },
  }
}

const named = ({ situation }: Desk, { shape, plan }: { shape: Shape; plan: Plan }): Named => ({
  id: idOf({ ...shape.spec, reliefs: plan.reliefs }, situation.debt.digits),
  plan,
})

function other(best: Taken, next: ReturnType<typeof bestFirst>['next']): Taken | undefined {
  const group = groupOf(best.plan)
  const differs = ({ plan: { kind } }: Shape, reliefs: readonly Relief[]): boolean =>
    groupOf({ kind, reliefs }) !== group
  for (const wanted of [differs, undefined])
    for (let one = next(wanted); one; one = next(wanted)) if (!alike(one, best)) return one
  return undefined
}
const groupOf = (of: Pick<Plan, 'kind' | 'reliefs'>): string => `${family(of)} ${of.kind}`

/** The same payments under another name: an extension by 4 and 18 instalments. */
const alike = ({ seen: { quick: a } }: Taken, { seen: { quick: b } }: Taken): boolean =>
  a.peak === b.peak &&
  a.totalPaid === b.totalPaid &&
  a.finalDue === b.finalDue &&
  a.presentValue === b.presentValue
