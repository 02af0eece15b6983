// Floors (评分下限): the least score a plan can have, from a sketch; and of a way to pay the least of any relief set it is offered
// with. Infinity: above means, whatever the last fen. −Infinity: no closed form tells, only a run.
import { type Factors, factorsOf, firstDueOf, timeline, valuesOf } from '../core/course.ts'
import type { Day } from '../core/day.ts'
import { total } from '../core/debt.ts'
import { usual } from '../core/estimate.ts'
import { firstMonth, mostExpected } from '../core/expectation.ts'
import type { Outline } from '../core/outline.ts'
import { type Plan, type Relief, months } from '../core/plan.ts'
import type { Rate } from '../core/rate.ts'
import { opening } from '../core/relief.ts'
import { type Ground, type Sketch, sketch } from '../core/sketch.ts'
import type { Shape } from '../plans/propose.ts'
import { type Desk, WORTHLESS } from './appraise.ts'

export type Floors = {
  readonly ofShape: (shape: Shape) => number
  readonly of: (shape: Shape, reliefs: readonly Relief[]) => number
  /** By how much at least it is above what any month can bear, whatever it is offered with. */
  readonly shortOfShape: (shape: Shape) => number
  readonly short: (shape: Shape, reliefs: readonly Relief[]) => number
}

/** What is owed at first with some relief set: what bears interest, what does not, what may come back. */
type Owing = { readonly principal: number; readonly others: number; readonly held: number }
type Span = { readonly least: Owing; readonly most: Owing }
/** Far under a fen, and more than the rounding of the sums below. */
const HAIR = 1e-9

export function floors(at: Desk): Floors {
  const { situation, policy, means, worth, role, reservation, cap } = at
  const { debt } = situation
  const { ranking, limits } = policy
  const owed = total(debt.owed)
  const most = Math.max(0, cap)
  const lender = role !== 'borrower'
  const closed = usual(debt)
  const groundFor = grounds(at)
  const { spanOf, alone } = openings(at)

  const exempt = (n: number): boolean =>
    means !== undefined && means.savings > 0 && n <= means.savingsWithin + 1
  const length = (n: number): number => (ranking.length * n) / limits.mostMonths
  const strained = (peak: number, free: boolean): number => {
    if (peak <= 0 || free) return 0
    return (
      ranking.strain * (means === undefined ? (peak * 6) / owed : Math.min(10, peak / Math.max(most, 1e-9)))
    )
  }

  const least = ({ plan, outline }: Shape, span: Span | null): number => {
    if (!span || plan.capitalise) return -Infinity
    const { principal, others } = span.least
    const ground = closed && outline ? groundFor(outline) : undefined
    const drawn = ground && sketch(outline as Outline, ground.ground, principal, others)
    if (!drawn || !ground) return blind(plan, span.least)
    const { peak, total: paid, value, slack } = drawn
    const { months: n } = outline as Outline
    const free = exempt(n)
    if (!free && peak - slack > most) return Infinity
    const burden = strained(peak - slack, free) + (ranking.cost * (paid - slack)) / owed + length(n)
    if (!lender) return burden - HAIR
    const again = span.least === span.most ? drawn : highest(outline as Outline, ground.ground, span.most)
    return again
      ? burden + lost(again, ground, span.most.held, value - slack, peak - slack) - HAIR
      : -Infinity
  }
  const highest = (of: Outline, ground: Ground, { principal, others }: Owing): Sketch | undefined =>
    sketch(of, ground, principal, others)
  /** Whatever it pays when: no less than what is owed. */
  const blind = (plan: Plan, { principal, others }: Owing): number =>
    lender && ranking.risk > 0
      ? -Infinity
      : (ranking.cost * (principal + others)) / owed + length(months(plan)) - HAIR

  /** What the lender loses at least on a plan worth `value` or more, of which so much at most is to be expected. */
  const lost = (
    drawn: Sketch,
    { ground: { sums }, first }: Placed,
    held: number,
    value: number,
    peak: number,
  ): number => {
    const { loss, risk } = ranking
    const of = (v: number): number =>
      loss * Math.max(0, 1 - v / owed) + (worth ? (risk * Math.min(v, owed)) / owed : 0)
    const nearest = Math.min(of(value), of(drawn.value + drawn.slack))
    if (!worth || (risk === 0 && reservation === 0)) return nearest
    const expected = mostExpected(worth, sums, first, drawn, peak, held)
    return nearest - (risk * expected) / owed + (expected < reservation ? WORTHLESS : 0)
  }

  const above = ({ plan, outline }: Shape, span: Span | null): number => {
    if (!span || plan.capitalise || !closed || !outline || exempt(outline.months)) return 0
    const { principal, others } = span.least
    const drawn = sketch(outline, groundFor(outline).ground, principal, others)
    return drawn ? Math.max(0, drawn.peak - drawn.slack - most) : 0
  }
  return {
    ofShape: (shape) => least(shape, spanOf(shape.reliefs)),
    of: (shape, reliefs) => least(shape, alone(reliefs)),
    shortOfShape: (shape) => above(shape, spanOf(shape.reliefs)),
    short: (shape, reliefs) => above(shape, alone(reliefs)),
  }
}

type Placed = { readonly ground: Ground; readonly first: number }

/** The rows on which plans are sketched, by their first due day. */
function grounds({ situation: { debt }, discount }: Desk): (of: Outline) => Placed {
  const known = new Map<Day | undefined, Placed & { readonly rows: number }>()
  return ({ firstDue, months: n }) => {
    const before = known.get(firstDue)
    if (before && before.rows >= n) return before
    const plan: Plan = {
      kind: 'contract',
      reliefs: [],
      stages: [],
      ...(firstDue === undefined ? {} : { firstDue }),
    }
    const line = timeline(debt, firstDueOf(debt, plan), n)
    const rows = new Map<Rate | undefined, Factors>()
    const rowsAt = (rate: Rate | undefined): Factors => {
      let of = rows.get(rate)
      if (!of) rows.set(rate, (of = factorsOf(line, rate ?? debt.rates.contract)))
      return of
    }
    const ground: Ground = { debt, rowsAt, sums: valuesOf(line, debt, discount) }
    const made = { ground, first: firstMonth(line.due, debt, plan), rows: line.due.length }
    known.set(firstDue, made)
    return made
  }
}

function openings({ situation: { debt } }: Desk) {
  const spans = new Map<readonly (readonly Relief[])[], Span | null>()
  const owings = new Map<readonly Relief[], Span | null>()
  const owingWith = (reliefs: readonly Relief[]): Span | null => {
    const open = opening(debt, { kind: 'contract', reliefs, stages: [] })
    if ('refused' in open || total(open.putOff) > 0) return null
    const { fees, penalty, interest, principal } = open.owed
    const of = { principal, others: fees + penalty + interest, held: total(open.held) }
    return { least: of, most: of }
  }
  const alone = (reliefs: readonly Relief[]): Span | null => {
    let known = owings.get(reliefs)
    if (known === undefined) owings.set(reliefs, (known = owingWith(reliefs)))
    return known
  }
  const spanOf = (sets: readonly (readonly Relief[])[]): Span | null => {
    let known = spans.get(sets)
    if (known === undefined) spans.set(sets, (known = spanned(sets.map(alone))))
    return known
  }
  return { alone, spanOf }
}

function spanned(all: readonly (Span | null)[]): Span | null {
  const [only] = all
  if (all.length === 1 && only !== undefined) return only
  let least: Owing = { principal: Infinity, others: Infinity, held: 0 }
  let most: Owing = { principal: 0, others: 0, held: 0 }
  for (const one of all) {
    if (one === null) return null
    const { principal, others, held } = one.least
    least = {
      principal: Math.min(least.principal, principal),
      others: Math.min(least.others, others),
      held: 0,
    }
    most = {
      principal: Math.max(most.principal, principal),
      others: Math.max(most.others, others),
      held: Math.max(most.held, held),
    }
  }
  return { least, most }
}
