// Propose (提出备选): every plan of the policy's menu for a situation, not a hand-picked handful.
// About 380 shapes, each alone and with each of 6 relief sets, are more than 2,000 candidates.
import { BUCKETS } from '../core/debt.ts'
import { nextDue } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { type Outline, outline } from '../core/outline.ts'
import { PLAN_KINDS, type Plan, type PlanKind, type Relief } from '../core/plan.ts'
import { type Rate, compareRates, formatRate } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import { known } from '../policy/law.ts'
import type { Policy, ReliefSet } from '../policy/policy.ts'
import { build } from './build.ts'
import { recipes } from './index.ts'
import type { Knobs, Recipe, Spec } from './recipe.ts'

/** Only what is owed can be given up: a set without a fitting bucket is no set. */
function reliefsOf({ shares, when }: ReliefSet, { debt }: Situation): Relief[] {
  return BUCKETS.flatMap((bucket) => {
    const share = shares[bucket]
    return share && debt.owed[bucket] > 0 ? [{ bucket, share, when }] : []
  })
}

/** A way to pay as a recipe and as a plan with the reliefs of its own, and the relief sets it is offered with. */
export type Shape = Made & { readonly reliefs: readonly (readonly Relief[])[] }
/** What of a shape is the same for every case that it hangs on alike. */
type Made = { readonly spec: Spec; readonly plan: Plan; readonly outline: Outline | undefined }
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
  const all: readonly (readonly Relief[])[] = [NONE, ...sets]
  const together = new Map<readonly Relief[], readonly (readonly Relief[])[]>([[NONE, all]])
  const setsFor = (own: readonly Relief[], alone: boolean): readonly (readonly Relief[])[] => {
    if (alone) return [own]
    const of = own.length === 0 ? NONE : own
    let sum = together.get(of)
    if (!sum) together.set(of, (sum = distinct(all.map((set) => joined(of, set)))))
    return sum
  }
  const asks: Asks = { situation, policy, payable, extra: asked(situation), cap: capFor(situation, policy) }
  const out: Shape[] = []
  for (const kind of kinds) {
    const recipe = recipes[kind]
    for (const { spec, plan, outline: of } of shapesOf(recipe, asks))
      out.push({ spec, plan, outline: of, reliefs: setsFor(spec.reliefs, recipe.ownReliefs === true) })
  }
  return out
}

type Asks = {
  readonly situation: Situation
  readonly policy: Policy
  readonly payable: Money | undefined
  readonly extra: Knobs
  readonly cap: Rate | undefined
}

/** The ways to pay of one kind that can be built. */
function shapesOf(recipe: Recipe, asks: Asks): readonly Made[] {
  const { situation, policy, extra, cap } = asks
  const key = recipe.hangsOn?.(situation, policy)
  if (key === undefined) return made(recipe, asks)
  const { down, first } = extra
  const on = down === undefined ? '' : `${down} ${situation.debt.asOf}`
  const known = memoOf(policy)
  const name = `${recipe.kind} ${key} ${cap ? formatRate(cap) : ''} ${on} ${first ?? ''}`
  const before = known.get(name)
  if (before) return before
  if (known.size >= MOST_KEPT) known.clear()
  const now = made(recipe, asks)
  known.set(name, now)
  return now
}

function made(recipe: Recipe, { situation, policy, payable, extra, cap }: Asks): readonly Made[] {
  const more = takesDown(recipe) && Object.keys(extra).length > 0
  return recipe.propose(situation, policy, payable).flatMap((proposed) => {
    const shape = lawful(proposed, recipe, cap)
    const spec = more ? { ...shape, knobs: { ...shape.knobs, ...extra } } : shape
    const plan = build(spec, situation.debt, policy.breach)
    return 'refused' in plan ? [] : [{ spec, plan, outline: outline(plan) }]
  })
}

/** The same menu serves case after case: what hangs on few things of a case is made once for all that are alike in them. */
function memoOf({ menu, limits, breach }: Policy): Map<string, readonly Made[]> {
  const known = memo.get(menu)
  if (known && known.limits === limits && known.breach === breach) return known.shapes
  const fresh = new Map<string, readonly Made[]>()
  memo.set(menu, { limits, breach, shapes: fresh })
  return fresh
}
const memo = new WeakMap<
  Policy['menu'],
  Pick<Policy, 'limits' | 'breach'> & { readonly shapes: Map<string, readonly Made[]> }
>()
const MOST_KEPT = 1000

const alike = (a: readonly Relief[], b: readonly Relief[]): boolean =>
  a.length === b.length &&
  a.every((r, i) => r.bucket === b[i]?.bucket && r.when === b[i]?.when && r.share === b[i]?.share)
const distinct = <T extends readonly Relief[]>(sets: readonly T[]): T[] =>
  sets.filter((set, i) => sets.findIndex((other) => alike(other, set)) === i)
