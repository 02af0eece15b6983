// Counter-offers the slow way (逐一核对): every plan of a menu under a wish, built, run and judged one by one, and held against the
// wish row by row. slowly(situation, policy, 'collector', { maxPayment }) → { all, grantable, fitting }.
import fc from 'fast-check'
import { type Role, appraise, desk } from '../../src/app/appraise.ts'
import { firstDueOf } from '../../src/core/course.ts'
import type { Day } from '../../src/core/day.ts'
import { total } from '../../src/core/debt.ts'
import { capacityOn, means as meansOf } from '../../src/core/means.ts'
import { money } from '../../src/core/money.ts'
import type { Plan } from '../../src/core/plan.ts'
import { schedule } from '../../src/core/schedule.ts'
import { type Situation, type Wish, onWishedDay } from '../../src/core/situation.ts'
import { build } from '../../src/plans/build.ts'
import { idOf } from '../../src/plans/id.ts'
import { propose } from '../../src/plans/propose.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { read } from '../../src/policy/load.ts'
import { anySituation } from './random.ts'
import { anyStanding, ownBook, shelved, standing } from './standing.ts'
import { part, pct } from './build.ts'

export type Slow = {
  readonly id: string
  readonly plan: Plan
  readonly score: number
  readonly burden: number
  readonly peak: number
  readonly worth: number
  readonly fits: boolean
  readonly grantable: boolean
  readonly rows: readonly { readonly due: Day; readonly payment: number }[]
}

/** What a wish means, said again: rows in months, rows on days of their own, the count of months, the first and the last day. */
function within(plan: Plan, rows: Slow['rows'], asOf: Day, wish: Wish): boolean {
  const own = plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : []))
  const count = plan.stages.reduce((n, stage) => n + ('months' in stage ? stage.months : 0), 0)
  const most = wish.maxPayment
  for (const { due, payment } of rows) {
    if (payment === 0) continue
    const lump = own.includes(due)
    if (!lump && most !== undefined && payment > most) return false
    const offered = Math.max(most ?? 0, wish.payNow ?? 0)
    if (lump && (most !== undefined || wish.payNow !== undefined) && payment > offered) return false
    if (due > asOf && wish.firstDue !== undefined && due < wish.firstDue) return false
  }
  if (wish.maxMonths !== undefined && count > wish.maxMonths) return false
  return wish.doneBy === undefined || (rows.at(-1) as { due: Day }).due <= wish.doneBy
}

export function slowly(given: Situation, policy: Policy, role: Role, wish: Wish) {
  const situation = onWishedDay({ ...given, wish })
  const { debt, household } = situation
  const means = household && meansOf(household, policy.means, debt.asOf)
  const at = desk(situation, policy, means, role)
  const first = wish.firstDue ?? firstDueOf(debt, { kind: 'contract', reliefs: [], stages: [] })
  const can = Math.min(means ? capacityOn(means, first) : Infinity, wish.maxPayment ?? Infinity)
  const amount = Number.isFinite(can) && can >= 1000 ? money(Math.floor(can / 1000) * 1000) : undefined
  const all: Slow[] = []
  let considered = 0
  for (const shape of propose(situation, policy, amount))
    for (const reliefs of shape.reliefs) {
      const spec = { ...shape.spec, reliefs }
      const plan = build(spec, debt, policy.breach)
      if ('refused' in plan) continue
      considered += 1
      const seen = appraise(at, plan)
      const made = schedule(debt, plan)
      if (seen.against.length > 0 || !('quick' in seen) || 'refused' in made) continue
      const worth = seen.expected ?? seen.quick.presentValue
      const grantable = role === 'borrower' || worth >= at.reservation
      const { rows } = made
      all.push({
        id: idOf(spec, debt.digits),
        plan,
        score: seen.score,
        burden: seen.burden,
        peak: seen.quick.peak,
        worth,
        rows,
        grantable,
        fits: grantable && within(plan, rows, debt.asOf, wish),
      })
    }
  return { at, all, considered, fitting: all.filter(({ fits }) => fits) }
}

/** Few enough plans to run them all many times over, with something of every kind. */
function small(policy: Policy): Policy {
  return {
    ...policy,
    menu: {
      ...policy.menu,
      terms: [6, 12, 30],
      extensions: [3, 18],
      holidays: [2],
      interestOnly: [3],
      reduced: [3, 7],
      graceDays: [10],
      catchUp: [6],
      stepUps: [{ grow: part('10%'), every: 6 }],
      balloonOver: [36],
      rates: [pct('6%')],
      reducedRateMonths: [12],
      personalised: { months: [18, 48], rates: [pct('4%')], minDaysPastDue: 1 },
      settlements: [{ months: [1, 3], principal: part('30%') }],
      reliefs: policy.menu.reliefs.filter((_, at) => at % 3 === 1),
    },
    steps: { ...policy.steps, amount: 60_000 },
  }
}

const books = fc.constantFrom(
  ...['generic', 'cn'].map(shelved),
  // What the lender has without an agreement is not far below what plans are worth.
  ownBook('cn', { inputs: { 'self-cure': '55%' } }),
  ownBook('generic', { economics: { discount: '5%' }, limits: { firstPaymentWithin: '75' } }),
)

/** A wish near what the debt would need, so that some are met, some nearly and some never. */
function anyWish({ debt }: Situation): fc.Arbitrary<Wish> {
  const owed = total(debt.owed)
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.oneof({ arbitrary, weight: 1 }, { arbitrary: fc.constant(undefined), weight: 2 })
  // Of most wishes one part is what matters; a part asks for more than most households can have, or for little.
  const parts = {
    over: fc.integer({ min: 10, max: 700 }),
    payNow: fc.oneof(
      fc.integer({ min: 0, max: 600_000 }),
      fc.integer({ min: Math.floor(owed / 10), max: Math.max(1, owed - 1) }),
    ),
    maxMonths: fc.integer({ min: 1, max: 60 }),
    days: fc.integer({ min: 20, max: 1800 }),
    from: fc.integer({ min: 1, max: 200 }),
    dueDay: fc.integer({ min: 1, max: 31 }),
  }
  const rare = {
    over: maybe(parts.over),
    payNow: maybe(parts.payNow),
    maxMonths: maybe(parts.maxMonths),
    days: maybe(parts.days),
    from: maybe(parts.from),
    dueDay: maybe(parts.dueDay),
  }
  return fc
    .constantFrom(...(Object.keys(parts) as (keyof typeof parts)[]), 'over' as const, 'over' as const)
    .chain((main) => fc.record({ ...rare, [main]: parts[main] } as typeof rare))
    .map(({ over, payNow, maxMonths, days, from, dueDay }) => ({
      ...(over === undefined ? {} : { maxPayment: money(Math.floor((owed * 10) / over)) }),
      ...(payNow === undefined ? {} : { payNow: money(payNow) }),
      ...(maxMonths === undefined ? {} : { maxMonths }),
      ...(days === undefined ? {} : { doneBy: (debt.asOf + days) as Day }),
      ...(from === undefined ? {} : { firstDue: (debt.asOf + from) as Day }),
      ...(dueDay === undefined ? {} : { dueDay }),
    }))
}

export type Talk = { readonly situation: Situation; readonly policy: Policy; readonly wish: Wish }
/** A case under one of several policies with a small menu, and a wish. */
export const anyTalk: fc.Arbitrary<Talk> = fc
  .tuple(anySituation, anyStanding, books)
  .chain(([given, under, book]) => {
    const { situation } = standing(given, under, book)
    const policy = small(read(book, 2, situation))
    return anyWish(situation).map((wish) => ({ situation, policy, wish }))
  })
