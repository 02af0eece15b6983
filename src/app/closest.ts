// Closest (最接近方案): of a menu of which nothing can be granted, the plan that is least above what can be paid, if that is all there
// is against it; the first of the menu where something else stands against every one.
import type { Finding } from '../core/finding.ts'
import type { Plan } from '../core/plan.ts'
import type { Shape } from '../plans/propose.ts'
import { barred } from '../policy/judge.ts'
import { type Desk, appraise } from './appraise.ts'
import { floors } from './floors.ts'

export type Refused = { readonly shape: Shape; readonly plan: Plan; readonly against: readonly Finding[] }
type Found = { readonly nearest: Refused | undefined; readonly runs: number }

/** By how much a plan is above means, if that is all there is against it. */
const shortOf = (seen: ReturnType<typeof appraise>): number =>
  'quick' in seen && seen.fit && seen.against.length === 1 ? seen.fit.short : Infinity

export function closestOf(at: Desk, shapes: readonly Shape[]): Found {
  const { situation, policy } = at
  const floor = floors(at)
  let runs = 0
  const run = (shape: Shape, reliefs: Plan['reliefs']): Refused & { readonly short: number } => {
    runs += 1
    const plan = reliefs === shape.plan.reliefs ? shape.plan : { ...shape.plan, reliefs }
    const seen = appraise(at, plan)
    return { shape, plan, against: seen.against, short: shortOf(seen) }
  }
  const order = shapes
    .map((shape, turn) => ({ shape, turn, least: floor.shortOfShape(shape) }))
    .sort((a, b) => a.least - b.least || a.turn - b.turn)
  let found: (Refused & { readonly short: number; readonly turn: number }) | undefined
  for (const { shape, turn, least } of order) {
    if (found && least > found.short) break
    if (barred({ plan: shape.plan, situation, policy }).length > 0) continue
    for (const reliefs of shape.reliefs) {
      if (found && floor.short(shape, reliefs) > found.short) continue
      const one = run(shape, reliefs)
      if (one.short < Infinity && (!found || nearer({ ...one, turn }, found))) found = { ...one, turn }
    }
  }
  if (found) return { nearest: found, runs }
  const [first] = shapes
  return { nearest: first && run(first, first.reliefs[0] ?? []), runs }
}

type Placed = { readonly short: number; readonly turn: number }
/** Of one shape the relief set that came first stays. */
const nearer = (a: Placed, b: Placed): boolean =>
  a.short < b.short || (a.short === b.short && a.turn < b.turn)
