// Best first (择优先算): the accepted plans of a menu in the order of their scores, of which only those are looked at that could come
// next. Of some 2,000 plans a dozen are run for the first two; they are the same as if all had been (a property test says so).
import type { Plan, Relief } from '../core/plan.ts'
import type { Shape } from '../plans/propose.ts'
import { barred } from '../policy/judge.ts'
import { type Appraisal, type Desk, glance } from './appraise.ts'
import { floors } from './floors.ts'

/** An accepted plan, run and judged; `turn` is its place in the menu. */
export type Taken = {
  readonly shape: Shape
  readonly plan: Plan
  readonly seen: Appraisal
  readonly turn: number
}

/** A plan that may come next: its score is at least `least`, or exactly that once it is `taken`. */
type Open = {
  least: number
  readonly shape: Shape
  readonly reliefs: readonly Relief[]
  readonly turn: number
  taken: Taken | undefined
}

export type Queue = {
  /** The best accepted plan not yet told, of those whose kind and reliefs are wanted. */
  readonly next: (wanted?: Wanted) => Taken | undefined
  /** How many plans were run to their last row. */
  readonly runs: () => number
}
export type Wanted = (shape: Shape, reliefs: readonly Relief[]) => boolean

export function bestFirst(at: Desk, shapes: readonly Shape[]): Queue {
  const floor = floors(at)
  const turns = turnsOf(shapes)
  const least = Float64Array.from(shapes, (shape) => floor.ofShape(shape))
  let open: Open[] = []
  let runs = 0

  const expand = (index: number): void => {
    least[index] = Infinity
    const shape = shapes[index] as Shape
    if (barred({ plan: shape.plan, situation: at.situation, policy: at.policy }).length > 0) return
    shape.reliefs.forEach((reliefs, n) => {
      const least = floor.of(shape, reliefs)
      if (least < Infinity)
        open.push({ least, shape, reliefs, turn: (turns[index] as number) + n, taken: undefined })
    })
  }
  /** Run at last; `false` where it is refused. */
  const take = (one: Open): boolean => {
    const { shape, reliefs, turn } = one
    const plan = reliefs === shape.plan.reliefs ? shape.plan : { ...shape.plan, reliefs }
    runs += 1
    const seen = glance(at, plan)
    if ('short' in seen || !('quick' in seen) || seen.against.length > 0) return false
    one.taken = { shape, plan, seen, turn }
    one.least = seen.score
    return true
  }
  const next = (wanted: Wanted = () => true): Taken | undefined => {
    for (;;) {
      const index = smallest(least)
      const one = foremost(open, wanted)
      if (index >= 0 && (!one || (least[index] as number) <= one.least)) expand(index)
      else if (!one) return undefined
      else if (one.taken || !take(one)) {
        open = open.filter((other) => other !== one)
        if (one.taken) return one.taken
      }
    }
  }
  return { next, runs: () => runs }
}

function turnsOf(shapes: readonly Shape[]): number[] {
  let turn = 0
  return shapes.map(({ reliefs }) => (turn += reliefs.length) - reliefs.length)
}

function smallest(of: Float64Array): number {
  let [at, least] = [-1, Infinity]
  for (let k = 0; k < of.length; k++)
    if ((of[k] as number) < least) {
      least = of[k] as number
      at = k
    }
  return at
}

/** What is known exactly waits for whatever might still be equal to it. */
function foremost(open: readonly Open[], wanted: Wanted): Open | undefined {
  let found: Open | undefined
  for (const one of open) {
    if (!wanted(one.shape, one.reliefs)) continue
    if (!found || before(one, found)) found = one
  }
  return found
}
function before(a: Open, b: Open): boolean {
  if (a.least !== b.least) return a.least < b.least
  if (!a.taken || !b.taken) return !a.taken
  const [x, y] = [a.taken.seen.quick, b.taken.seen.quick]
  return (x.months - y.months || x.totalPaid - y.totalPaid || a.turn - b.turn) < 0
}
