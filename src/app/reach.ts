// Reach (可达方案): the plans that a menu would have under another wish, for wishes that change the plans themselves: a payment
// today, a first day, a due day. Only what closed forms let pass is run; a search would weigh and order all of them.
import { estimate, outlook } from '../core/estimate.ts'
import { type Plan, type PlanKind, type Relief, months } from '../core/plan.ts'
import { total } from '../core/debt.ts'
import { type Money, ZERO } from '../core/money.ts'
import { type Opening, opening } from '../core/relief.ts'
import { run } from '../core/run.ts'
import { type Situation, type Wish, onWishedDay } from '../core/situation.ts'
import { build } from '../plans/build.ts'
import { propose } from '../plans/propose.ts'
import type { Spec } from '../plans/recipe.ts'
import { datedRows, lastDue } from '../policy/effect.ts'
import { barred } from '../policy/judge.ts'
import { type Desk, glance } from './appraise.ts'
import { payable } from './payable.ts'
import { type Paid, meets, paidAbout, paidOn } from './wish.ts'

export type Hit = { readonly spec: Spec; readonly plan: Plan; readonly paid: Paid; readonly score: number }

/** The same desk with another wish; what the household has and what a plan is worth do not hang on it. */
export function wishing(on: Desk, given: Situation): Desk {
  const situation = onWishedDay(given)
  const { debt } = on.situation
  // One debt object per due day: its calendar has been laid out.
  return { ...on, situation: situation.debt.dueDay === debt.dueDay ? { ...situation, debt } : situation }
}

/** One plan, where nothing forbids it, the lender is no worse off with it, and it meets the wish. */
export function hit(on: Desk, spec: Spec): Hit | undefined {
  const plan = build(spec, on.situation.debt, on.policy.breach)
  return 'refused' in plan ? undefined : ran(on, spec, plan)
}

function ran(on: Desk, spec: Spec, plan: Plan): Hit | undefined {
  const { situation, tape, role, reservation } = on
  const { debt, wish = {} } = situation
  if (run(debt, plan, tape, wish.maxPayment)) return undefined
  const paid = paidOn(tape, plan, debt.asOf)
  if (!meets(paid, wish)) return undefined
  const seen = glance(on, plan)
  if (!('quick' in seen) || seen.against.length > 0) return undefined
  if (role !== 'borrower' && (seen.expected ?? seen.quick.presentValue) < reservation) return undefined
  return { spec, plan, paid, score: seen.score }
}

/**
 * Every plan of the menu that meets the wish of the desk's situation, in the order of proposal. `begin`: what plans that
 * begin with an affordable amount begin with, where it is not what the wish leaves.
 */
export function* hits(on: Desk, kinds?: readonly PlanKind[], begin?: Money): Generator<Hit> {
  const { situation, policy, means, discount } = on
  const { debt, wish = {} } = situation
  const { maxMonths = Infinity, doneBy = Infinity } = wish
  const opens = new Map<readonly Relief[], Opening | null>()
  const openOf = (reliefs: readonly Relief[]): Opening | null => {
    let open = opens.get(reliefs)
    if (open === undefined) {
      const made = opening(debt, { kind: 'contract', reliefs, stages: [] })
      opens.set(reliefs, (open = 'refused' in made ? null : made))
    }
    return open
  }
  const amount = begin ?? payable(situation, means)
  for (const { spec: shape, plan: first, reliefs: sets } of propose(situation, policy, amount, kinds)) {
    if (months(first) > maxMonths || lastDue(first, debt) > doneBy) continue
    const most = mostPaid(first, wish)
    const open = sets.filter((reliefs) => leastOwed(openOf(reliefs)) <= most)
    if (open.length === 0 || barred({ plan: first, situation, policy }).length > 0) continue
    const view = first.capitalise ? undefined : outlook(debt, first, discount)
    for (const reliefs of open) {
      const opened = openOf(reliefs)
      const of = view && opened ? estimate(view, opened) : undefined
      const least = of && paidAbout(of, 'least')
      if (least && !meets(least, wish)) continue
      const plan = reliefs === first.reliefs ? first : { ...first, reliefs }
      const found = ran(on, { ...shape, reliefs }, plan)
      if (found) yield found
    }
  }
}

/** All that a plan can bring under a wish: so much in every month, and the lumps it allows. */
function mostPaid(plan: Plan, { maxPayment, payNow = ZERO }: Wish): number {
  if (maxPayment === undefined) return Infinity
  return months(plan) * maxPayment + datedRows(plan).length * Math.max(maxPayment, payNow)
}
/** A plan brings at least what is owed once everything that it waives is gone. */
const leastOwed = (open: Opening | null): number => (open ? total(open.owed) + total(open.putOff) : 0)
