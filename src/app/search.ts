// Search (全面搜索): every plan of the menu weighed, run row by row only where a closed form cannot decide.
// Of 2,447 plans some 600 are run; the answer is the same as if all were (a property test says so).
import { burden } from '../core/burden.ts'
import { type Debt, total } from '../core/debt.ts'
import { type Day, ymd } from '../core/day.ts'
import { type Estimate, type Outlook, estimate, outlook } from '../core/estimate.ts'
import { expectation } from '../core/expectation.ts'
import { type Means, capacityOn } from '../core/means.ts'
import type { Money } from '../core/money.ts'
import { type Plan, PLAN_KINDS, type PlanKind, type Relief } from '../core/plan.ts'
import { type Opening, opening } from '../core/relief.ts'
import { idOf } from '../plans/id.ts'
import { propose } from '../plans/propose.ts'
import type { Spec } from '../plans/recipe.ts'
import { barred } from '../policy/judge.ts'
import type { Policy } from '../policy/policy.ts'
import { type Appraisal, type Desk, appraise, glance, lossOf } from './appraise.ts'

export type Own = { readonly id: string; readonly plan: Plan; readonly spec?: Spec }
/** A plan of the menu as its shape and a relief set; it is put together only when it is run or shown. */
export type Candidate = {
  readonly kind: Plan['kind']
  readonly reliefs: readonly Relief[]
  readonly first: Plan
  readonly shape: Spec | undefined
  readonly name: string | undefined
}
export const planOf = ({ first, reliefs }: Candidate): Plan =>
  reliefs === first.reliefs ? first : { ...first, reliefs }
export const specOf = ({ shape, reliefs }: Candidate): Spec | undefined => shape && { ...shape, reliefs }
/** Its id: its own name, or the recipe written out. */
export function nameOf(one: Candidate, digits: number): string {
  const spec = specOf(one)
  return one.name ?? (spec ? idOf(spec, digits) : '')
}

/**
 * `seen` is filled when the plan is run; until then score and burden are known to within `off`, the expected value to
 * within `slack`.
 */
export type Accepted = Candidate & {
  score: number
  off: number
  burden: number
  expected: number | undefined
  slack: number
  guess: Estimate | undefined
  seen: Appraisal | undefined
  readonly turn: number
}
/** `short` is at least that much a month; `certain` once the plan has been run to its end. */
export type Rejected = Candidate & { short: number; certain: boolean; readonly turn: number }
export type Found = { readonly accepted: Accepted[]; readonly rejected: Rejected[] }

export type Wanted = {
  readonly kinds?: readonly PlanKind[]
  readonly also?: readonly Own[]
  /** Run every plan, whatever could be known without. */
  readonly exhaustive?: boolean
}

export function search(
  at: Desk,
  { kinds = PLAN_KINDS, also = [], exhaustive = false }: Wanted,
  payable: Money | undefined,
): Found {
  const { situation, policy } = at
  const { debt } = situation
  const found: Found = { accepted: [], rejected: [] }
  const own = new Map(also.map((one) => [one.id, one]))
  for (const { id, plan, spec } of own.values())
    weigh(at, found, { kind: plan.kind, reliefs: plan.reliefs, first: plan, shape: spec, name: id })
  const guessing = !exhaustive && !wantsRun(policy)
  const opens = new Map<readonly Relief[], Opening | null>()
  for (const { spec: shape, plan: first, reliefs: sets } of propose(situation, policy, payable, kinds)) {
    if (barred({ plan: first, situation, policy }).length > 0) {
      bar(found, own, debt.digits, first, shape, sets)
      continue
    }
    const view = guessing ? outlook(debt, first, at.discount) : undefined
    for (const reliefs of sets) {
      if (own.size > 0 && own.has(idOf({ ...shape, reliefs }, debt.digits))) continue
      if (view && !first.capitalise) {
        let open = opens.get(reliefs)
        if (open === undefined) opens.set(reliefs, (open = openOf(debt, reliefs)))
        if (open !== null && guess(at, found, first, shape, reliefs, view, open)) continue
      }
      weigh(at, found, { kind: first.kind, reliefs, first, shape, name: undefined })
    }
  }
  return found
}

/** A way to pay that the law or the policy forbids, whatever is waived with it: none of its plans need be run. */
function bar(
  { rejected }: Found,
  own: ReadonlyMap<string, Own>,
  digits: number,
  first: Plan,
  shape: Spec,
  sets: readonly (readonly Relief[])[],
): void {
  for (const reliefs of sets) {
    if (own.size > 0 && own.has(idOf({ ...shape, reliefs }, digits))) continue
    const { kind } = first
    const turn = rejected.length
    rejected.push({ kind, reliefs, first, shape, name: undefined, short: Infinity, certain: true, turn })
  }
}

/** Limits on single rows that no closed form decides. */
const wantsRun = ({ limits }: Policy): boolean =>
  limits.leastInstalment !== undefined || limits.leastShare !== undefined

function openOf(debt: Debt, reliefs: readonly Relief[]): Opening | null {
  const open = opening(debt, { kind: 'contract', reliefs, stages: [] })
  return 'refused' in open ? null : open
}

/** Runs a plan and puts it where it belongs. */
function weigh(at: Desk, { accepted, rejected }: Found, one: Candidate): void {
  const seen = glance(at, planOf(one))
  if (!('short' in seen) && 'quick' in seen && seen.against.length === 0) {
    const { score, burden: weighs, expected } = seen
    const turn = accepted.length
    accepted.push({ ...one, score, off: 0, burden: weighs, expected, slack: 0, guess: undefined, seen, turn })
    return
  }
  const certain = !('short' in seen)
  rejected.push({ ...one, short: certain ? shortOf(seen) : seen.short, certain, turn: rejected.length })
}

/** By how much a plan is above means, if that is all there is against it. */
const shortOf = (seen: ReturnType<typeof appraise>): number =>
  'quick' in seen && seen.fit && seen.against.length === 1 ? seen.fit.short : Infinity

/** A refused plan run to its end, because it may be among those that come nearest. */
export function certainly(at: Desk, one: Rejected): number {
  if (!one.certain) {
    one.short = shortOf(appraise(at, planOf(one)))
    one.certain = true
  }
  return one.short
}

/** Places a plan without running it, where the closed forms leave no doubt; `false` where they do. */
function guess(
  at: Desk,
  { accepted, rejected }: Found,
  first: Plan,
  shape: Spec,
  reliefs: readonly Relief[],
  view: Outlook,
  open: Opening,
): boolean {
  const told = guessed(at, first, view, open)
  if (!told) return false
  const of = { kind: first.kind, reliefs, first, shape, name: undefined }
  if ('short' in told) rejected.push({ ...of, short: told.short, certain: false, turn: rejected.length })
  else {
    const { score, off, burden: weighs, expected, guess: by } = told
    const slack = 2 * by.slack
    const turn = accepted.length
    accepted.push({ ...of, score, off, burden: weighs, expected, slack, guess: by, seen: undefined, turn })
  }
  return true
}

/** What a plan is known to be without a run: above means by at least so much, or of a score known to within `off`. */
type Guessed =
  | { readonly short: number }
  | {
      readonly score: number
      readonly off: number
      readonly burden: number
      readonly expected: number | undefined
      readonly guess: Estimate
    }

function guessed(at: Desk, first: Plan, view: Outlook, open: Opening): Guessed | undefined {
  const { situation, policy, means } = at
  const { debt } = situation
  const of = estimate(view, open)
  if (!of || of.months > policy.limits.mostMonths) return undefined
  const owed = total(debt.owed)
  let strained: number | undefined
  let strainOff = (of.slack * 6) / owed
  if (means) {
    const held = against(means, of, debt.asOf)
    if (held === undefined) return undefined
    if (held.short > 0) return { short: Math.max(0, held.short - of.slack) }
    strained = held.strain
    strainOff = held.off
  }
  const { worth } = at
  const expected = worth && expectation(worth, view, of, open, debt, first)
  if (worth && expected === undefined) return undefined
  if (expected !== undefined && Math.abs(expected - at.reservation) <= 2 * of.slack) return undefined
  const { ranking, limits } = policy
  const weighed = { peak: of.peak as Money, totalPaid: of.total as Money, months: of.months }
  const weighs = burden(weighed, strained, owed, ranking, limits.mostMonths)
  const score = weighs + lossOf(at, owed, of.value, expected)
  const { strain, cost, loss, risk } = ranking
  const off = strain * strainOff + ((cost + loss + 3 * risk) * of.slack) / owed + 1e-12
  return { score, off, burden: weighs, expected, guess: of }
}

/** Whether nothing forbids a plan, as far as closed forms can tell. */
export function surely(at: Desk, plan: Plan): boolean | undefined {
  const { situation, policy, means } = at
  const { mostMonths } = policy.limits
  if (!means || wantsRun(policy)) return undefined
  if (barred({ plan, situation, policy }).length > 0) return false
  const view = outlook(situation.debt, plan, at.discount)
  const open = view && !plan.capitalise ? openOf(situation.debt, plan.reliefs) : null
  const of = view && open ? estimate(view, open) : undefined
  const held = of && of.months <= mostMonths ? against(means, of, situation.debt.asOf) : undefined
  return held && held.short === 0
}

/** Stretches against the capacity path; `undefined` where a few fen more or less would decide, or savings come in. */
function against(
  means: Means,
  of: Estimate,
  asOf: Day,
): { strain: number; off: number; short: number } | undefined {
  if (means.savings > 0 && of.months <= means.savingsWithin + 1) return undefined
  if (sharesMonth(means, of)) return undefined
  let strain = 0
  let off = 0
  let short = 0
  for (const { amount, first, last, apart, exact } of of.stretches) {
    const need = apart ? Math.max(0, amount - means.savings) : amount
    if (need <= 0) continue
    const capacity = Math.max(0, leastWithin(means, first, last, asOf))
    if (exact ? need === capacity && need === 0 : Math.abs(need - capacity) <= of.slack) return undefined
    if (need > capacity) short = Math.max(short, need - capacity)
    else if (need / capacity > strain) strain = need / capacity
    if (!exact && need < capacity) off = Math.max(off, of.slack / capacity)
  }
  return { strain, off, short }
}

/** A row on a day of its own that savings do not cover, in the calendar month of the row after it. */
function sharesMonth({ savings }: Means, { stretches: [first, next] }: Estimate): boolean {
  if (!first?.apart || !next || first.amount <= savings) return false
  const [a, b] = [ymd(first.last), ymd(next.first)]
  return a.y === b.y && a.m === b.m
}

/** The least that can be paid on any day of a stretch. */
function leastWithin({ path }: Means, first: Day, last: Day, asOf: Day): number {
  let least =
    path.length === 1 ? (path[0] as Means['path'][number]).amount : capacityOn({ path } as Means, first)
  for (const step of path)
    if (step.from > first && step.from <= last && step.from > asOf && step.amount < least) least = step.amount
  return least
}

/** A plan run after all, because its place among others hangs on it. */
export function exactly(at: Desk, one: Accepted): Appraisal {
  if (one.seen) return one.seen
  const seen = glance(at, planOf(one))
  if (!('quick' in seen)) throw new Error('an estimated plan turned out not to be possible')
  one.seen = seen
  one.score = seen.score
  one.burden = seen.burden
  one.expected = seen.expected
  one.off = 0
  one.slack = 0
  return seen
}
