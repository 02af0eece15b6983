// Nearest (最小改动): for a refused plan, the smallest single change of each sort that would let it pass.
// "24 → 33 months", "8 % → 5.5 %", "800.00 down", or 180.00 a month more: one step less still fails.
import type { Arg, Finding } from '../core/finding.ts'
import { type Money, ZERO } from '../core/money.ts'
import type { Plan, Relief } from '../core/plan.ts'
import { BUCKETS, type Bucket } from '../core/debt.ts'
import { FULL, NONE, type Rate, type Share, compare, plus } from '../core/rate.ts'
import { build } from '../plans/build.ts'
import { idOf } from '../plans/id.ts'
import { recipes } from '../plans/index.ts'
import type { Spec } from '../plans/recipe.ts'
import { type Desk, glance } from './appraise.ts'
import { ownAxes } from './nearest-own.ts'
import { surely } from './search.ts'
import { missingSurplus } from './surplus.ts'

/** `path` is a path in the plan file, `household.surplus` for money the household would need, or `reliefs.BUCKET`. */
export type Nearest = {
  readonly change: { readonly path: string; readonly from: Arg; readonly to: Arg }
  readonly id: string
  readonly plan: Plan
}

/** A row of steps from where the plan stands; the first that passes is the smallest change. */
type Axis = {
  readonly path: string
  readonly from: Arg
  readonly steps: () => Iterable<Step>
  readonly stage: number
  /** So many steps that they are halved. */
  readonly many?: true
}

const minus = (a: Share, b: Share): Share => plus(a, { units: -b.units, scale: b.scale })

function* longer(of: Spec, at: Desk): Generator<{ to: undefined; spec: Spec }> {
  const last = of.numbers.length - 1
  const now = of.numbers[last] ?? 0
  for (let n = now + at.policy.steps.months; n <= at.policy.limits.mostMonths; n += at.policy.steps.months)
    yield { to: undefined, spec: { ...of, numbers: [...of.numbers.slice(0, last), n] } }
}

/** For a plan that runs too long: one step shorter after the other. */
function* shorter(of: Spec, at: Desk): Generator<{ to: undefined; spec: Spec }> {
  const last = of.numbers.length - 1
  const now = of.numbers[last] ?? 0
  for (let n = now - at.policy.steps.months; n >= 1; n -= at.policy.steps.months)
    yield { to: undefined, spec: { ...of, numbers: [...of.numbers.slice(0, last), n] } }
}

function* cheaper(of: Spec, at: Desk): Generator<{ to: Arg; spec: Spec }> {
  const now = of.knobs.rate ?? at.situation.debt.rates.contract
  for (
    let next = minus(now, at.policy.steps.rate);
    next.units >= 0;
    next = minus(next, at.policy.steps.rate)
  ) {
    const lower: Rate = { ...next, per: now.per }
    yield { to: { rate: lower }, spec: { ...of, knobs: { ...of.knobs, rate: lower } } }
  }
}

function* moreDown(of: Spec, at: Desk): Generator<{ to: Arg; spec: Spec }> {
  const step = at.policy.steps.amount
  const most = at.means?.savings ?? ZERO
  const now = of.knobs.down ?? ZERO
  for (let down = (Math.floor(now / step) + 1) * step; down <= most; down += step)
    yield { to: { money: down as Money }, spec: { ...of, knobs: { ...of.knobs, down: down as Money } } }
}

const isShare = (share: Relief['share']): share is Share => 'units' in share
const given = (of: Spec, bucket: Bucket): Share =>
  of.reliefs.reduce<Share>(
    (sum, r) => (r.bucket === bucket && isShare(r.share) ? plus(sum, r.share) : sum),
    NONE,
  )

function* moreRelief(of: Spec, at: Desk, bucket: Bucket): Generator<{ to: Arg; spec: Spec }> {
  const others = of.reliefs.filter((r) => r.bucket !== bucket)
  const when = of.reliefs[0]?.when ?? 'on-completion'
  const step = at.policy.steps.share
  for (let next = plus(given(of, bucket), step); compare(next, FULL) <= 0; next = plus(next, step))
    yield { to: { share: next }, spec: { ...of, reliefs: [...others, { bucket, share: next, when }] } }
}

/** Rules that a shorter plan would satisfy. */
const LENGTH: readonly string[] = [
  'too-long',
  'term-above-law',
  'total-term-above-law',
  'extension-too-long',
  'below-least',
  'below-share',
]

function axes(of: Spec, plan: Plan, at: Desk, against: readonly Finding[]): Axis[] {
  const { debt } = at.situation
  const recipe = recipes[of.kind]
  const stage = plan.stages.findLastIndex(
    (s) => 'months' in s && s.pay !== 'rest' && s.pay !== 'as-contracted',
  )
  const out: Axis[] = []
  if (recipe.kind !== 'grace' && stage >= 0)
    out.push({
      path: `stages[${stage}].months`,
      from: { count: monthsAt(plan, stage) },
      stage,
      steps: () => (against.some(({ rule }) => LENGTH.includes(rule)) ? shorter(of, at) : longer(of, at)),
    })
  if (recipe.knobs.includes('rate') && of.kind !== 'settlement' && of.numbers.length === recipe.numbers[0])
    out.push({
      path: `stages[${stage}].rate`,
      from: { rate: of.knobs.rate ?? debt.rates.contract },
      stage,
      steps: () => cheaper(of, at),
    })
  if (of.kind !== 'grace' && of.kind !== 'catch-up')
    out.push({
      path: 'stages[0].pay.amount',
      from: { money: of.knobs.down ?? ZERO },
      stage,
      steps: () => moreDown(of, at),
      many: true,
    })
  for (const bucket of BUCKETS)
    if (
      bucket !== 'principal' &&
      debt.owed[bucket] > 0 &&
      of.reliefs.every((r) => r.bucket !== bucket || isShare(r.share))
    )
      out.push({
        path: `reliefs.${bucket}`,
        from: { share: given(of, bucket) },
        stage,
        steps: () => moreRelief(of, at, bucket),
      })
  return out
}
const monthsAt = (plan: Plan, stage: number): number => {
  const found = plan.stages[stage]
  return found && 'months' in found ? found.months : 0
}

/** Nothing forbids it; closed forms say so where they can. */
function passes(at: Desk, plan: Plan): boolean {
  const known = surely(at, plan)
  if (known !== undefined) return known
  const seen = glance(at, plan)
  return 'against' in seen && seen.against.length === 0
}

type Step = { readonly to: Arg | undefined; readonly spec: Spec }
type Passed = { readonly step: Step; readonly plan: Plan }

/** The first step that passes: one by one, since a month more may begin a higher step and a fen may tip the last row. */
function first(at: Desk, { steps, many }: Axis): Passed | undefined {
  const pass = (step: Step): Passed | undefined => {
    const plan = build(step.spec, at.situation.debt, at.policy.breach)
    return 'refused' in plan || !passes(at, plan) ? undefined : { step, plan }
  }
  if (many) return halved([...steps()], pass)
  for (const step of steps()) {
    const passed = pass(step)
    if (passed) return passed
  }
  return undefined
}

/** Down payments come in hundreds of steps, each asking less of the months after it: halved down to one that passes after one that does not. */
function halved(steps: readonly Step[], pass: (step: Step) => Passed | undefined): Passed | undefined {
  let [low, high] = [0, steps.length - 1]
  let best: Passed | undefined
  while (low <= high) {
    const middle = (low + high) >> 1
    const passed = pass(steps[middle] as Step)
    if (passed) [best, high] = [passed, middle - 1]
    else low = middle + 1
  }
  return best
}

/** A plan file keeps its name with the change. */
function ofOwn(at: Desk, id: string, plan: Plan, against: readonly Finding[]): Nearest[] {
  if (plan.kind === 'contract') return []
  return ownAxes(
    plan,
    at,
    against.some(({ rule }) => LENGTH.includes(rule)),
  ).flatMap(({ path, from, steps }): Nearest[] => {
    for (const { to, plan: changed } of steps())
      if (passes(at, changed)) return [{ change: { path, from, to }, id, plan: changed }]
    return []
  })
}

/** The smallest change of each sort that passes, and by how much a month the household itself falls short. */
export function nearest(
  at: Desk,
  id: string,
  of: Spec | undefined,
  plan: Plan,
  against: readonly Finding[],
): Nearest[] {
  const out: Nearest[] = []
  for (const axis of of ? axes(of, plan, at, against) : []) {
    const found = first(at, axis)
    if (!found) continue
    const { step, plan: changed } = found
    const to = step.to ?? { count: monthsAt(changed, axis.stage) }
    out.push({
      change: { path: axis.path, from: axis.from, to },
      id: idOf(step.spec, at.situation.debt.digits),
      plan: changed,
    })
  }
  if (!of) out.push(...ofOwn(at, id, plan, against))
  const more =
    against.length === 1 && against[0]?.rule === 'above-means' ? missingSurplus(at, plan) : undefined
  if (more !== undefined)
    out.push({ change: { path: 'household.surplus', from: { money: ZERO }, to: { money: more } }, id, plan })
  return out
}
