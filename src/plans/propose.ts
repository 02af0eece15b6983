// Propose (提出备选): every plan of the policy's menu for a situation, not a hand-picked handful.
// About 380 shapes, each alone and with each of 6 relief sets, are more than 2,000 candidates.
import { BUCKETS } from '../core/debt.ts'
import { nextDue } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { PLAN_KINDS, type PlanKind, type Relief } from '../core/plan.ts'
import { type Rate, compareRates } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import { known } from '../policy/law.ts'
import type { Policy, ReliefSet } from '../policy/policy.ts'
import { recipes } from './index.ts'
import type { Knobs, Recipe, Spec } from './recipe.ts'

/** Only what is owed can be given up: a set without a fitting bucket is no set. */
function reliefsOf({ shares, when }: ReliefSet, { debt }: Situation): Relief[] {
  return BUCKETS.flatMap((bucket) => {
    const share = shares[bucket]
    return share && debt.owed[bucket] > 0 ? [{ bucket, share, when }] : []
  })
}

/** A way to pay, and the relief sets it is offered with. */
export type Shape = { readonly spec: Spec; readonly reliefs: readonly (readonly Relief[])[] }
const NONE: readonly Relief[] = []

/** The reliefs of a shape and of a set together; a bucket the shape already gives up keeps its own. */
const joined = (own: readonly Relief[], set: readonly Relief[]): readonly Relief[] =>
  own.length === 0 ? set : [...own, ...set.filter((relief) => own.every((o) => o.bucket !== relief.bucket))]

function asked({ debt, wish }: Situation): Knobs {
  const first = wish?.firstDue
  return {
    ...(wish?.payNow === undefined || wish.payNow === 0 ? {} : { down: wish.payNow }),
    ...(first === undefined || first === nextDue(debt.asOf, debt.dueDay) ? {} : { first }),
  }
}

/** A contract rate above what the law lets a loan cost gives way to that: the plan is offered at the cap. */
function lawful(shape: Spec, recipe: Recipe, cap: Rate | undefined): Spec {
  if (!cap) return shape
  const { knobs } = shape
  const rate = recipe.knobs.includes('rate') && !knobs.rate && recipe.kind !== 'settlement'
  const during = recipe.knobs.includes('during') && !knobs.during
  if (!rate && !during) return shape
  return { ...shape, knobs: { ...knobs, ...(rate ? { rate: cap } : {}), ...(during ? { during: cap } : {}) } }
}

function capFor({ debt }: Situation, { law }: Policy): Rate | undefined {
  const cap = known(law, 'cost.cap')
  if (!cap || cap.entry.advisory || compareRates(debt.rates.contract, cap.value) <= 0) return undefined
  return cap.value
}

const takesDown = (recipe: Recipe): boolean => recipe.kind !== 'grace' && recipe.kind !== 'catch-up'

/** `payable`: what the household can pay a month at first, for plans that begin with a fixed affordable amount. */
export function propose(
  situation: Situation,
  policy: Policy,
  payable: Money | undefined,
  kinds: readonly PlanKind[] = PLAN_KINDS,
): Shape[] {
  const sets = distinct(
    policy.menu.reliefs.map((set) => reliefsOf(set, situation)).filter((set) => set.length > 0),
  )
  const extra = asked(situation)
  const cap = capFor(situation, policy)
  const more = Object.keys(extra).length > 0
  const together = new Map<readonly Relief[], readonly (readonly Relief[])[]>()
  const all: readonly (readonly Relief[])[] = [NONE, ...sets]
  const out: Shape[] = []
  for (const kind of kinds) {
    const recipe = recipes[kind]
    const shapes = recipe.propose(situation, policy, payable)
    for (const proposed of shapes) {
      const shape = lawful(proposed, recipe, cap)
      const base = takesDown(recipe) && more ? { ...shape, knobs: { ...shape.knobs, ...extra } } : shape
      const own = base.reliefs
      let reliefs = recipe.ownReliefs ? [own] : own.length === 0 ? all : together.get(own)
      if (!reliefs) together.set(own, (reliefs = distinct(all.map((set) => joined(own, set)))))
      out.push({ spec: base, reliefs })
    }
  }
  return out
}

const alike = (a: readonly Relief[], b: readonly Relief[]): boolean =>
  a.length === b.length &&
  a.every((r, i) => r.bucket === b[i]?.bucket && r.when === b[i]?.when && r.share === b[i]?.share)
const distinct = <T extends readonly Relief[]>(sets: readonly T[]): T[] =>
  sets.filter((set, i) => sets.findIndex((other) => alike(other, set)) === i)
