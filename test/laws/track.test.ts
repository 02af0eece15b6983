// Tracking (履约跟踪) runs the ledger of the schedule over what really came: promises kept reproduce it to the cent.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { broken } from '../../src/core/breach.ts'
import type { Day } from '../../src/core/day.ts'
import { BUCKETS, type Debt, NOTHING_OWED, type Owed, total } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import type { Event, Payment } from '../../src/core/payment.ts'
import type { Breach, Plan } from '../../src/core/plan.ts'
import { type Schedule, schedule } from '../../src/core/schedule.ts'
import { type Standing, track } from '../../src/core/track.ts'
import { anyCase } from '../support/random.ts'

const paidAs = ({ rows }: Schedule, until = rows.length): Payment[] =>
  rows
    .slice(0, until)
    .filter(({ payment }) => payment > 0)
    .map(({ n, due, payment }) => ({ is: 'payment', id: `p${n}`, on: due, amount: payment }))

const standingOf = (found: ReturnType<typeof track>): Standing => {
  if ('refused' in found) throw new Error(found.refused.rule)
  return found
}
const plus = (a: Owed, b: Owed): Owed =>
  Object.fromEntries(BUCKETS.map((bucket) => [bucket, a[bucket] + b[bucket]])) as Owed

describe('promises kept', () => {
  test('reproduce the schedule, in every bucket of every row, and end completed', () => {
    let tracked = 0
    fc.assert(
      fc.property(anyCase, ({ debt, plan }) => {
        const made = schedule(debt, plan)
        if ('refused' in made) return
        tracked += 1
        const last = made.rows.at(-1)!
        const found = standingOf(track({ debt, plan }, paidAs(made), last.due))
        // Where the promise clears the debt before its last row, the rows after it are empty in both.
        const rows = made.rows.map((row) => ({ to: row.to, left: row.left, charged: row.charged }))
        const seen = made.rows.map(({ n, due }) => {
          const own = found.entries.filter((one) => one.row === n || (one.is === 'payoff' && one.on === due))
          const to = own.map((one) => one.to).reduce(plus, NOTHING_OWED)
          const charged = own.map((one) => one.charged).reduce(plus, NOTHING_OWED)
          return { to, left: own.at(-1)!.left, charged }
        })
        expect(seen).toEqual(rows)
        expect(found.state).toBe('completed')
        expect(found.payoff).toBe(0)
        expect(found.charged).toEqual(made.charged)
        expect(found.forgiven).toEqual(plus(made.forgiven, made.held))
        expect(found.held).toEqual(NOTHING_OWED)
        expect(found.surplus).toBe(0)
      }),
      { numRuns: 1500 },
    )
    expect(tracked).toBeGreaterThan(1000)
  })
})

/** What may come in: promised amounts, early and late, partial, double, sent back, with charges that may be given up. */
type Happening = {
  readonly debt: Debt
  readonly plan: Plan
  readonly events: readonly Event[]
  readonly on: Day
}
const breaches: fc.Arbitrary<Breach | undefined> = fc.option(
  fc.record({
    missed: fc.integer({ min: 1, max: 3 }),
    days: fc.integer({ min: 0, max: 80 }),
    interest: fc.constantFrom('from-breach', 'from-start'),
    accelerates: fc.boolean(),
  }),
  { nil: undefined, freq: 3 },
)
const anyBreaching = fc.tuple(anyCase, breaches, fc.boolean()).map(([{ debt, plan }, breach, penalty]) => ({
  debt: penalty
    ? { ...debt, rates: { ...debt.rates, penalty: { units: 24, scale: 2, per: 'year' as const } } }
    : debt,
  plan: breach ? { ...plan, breach } : plan,
}))
const anyHappening: fc.Arbitrary<Happening> = anyBreaching
  .chain(({ debt, plan }) => {
    const made = schedule(debt, plan)
    const rows = 'refused' in made ? [] : made.rows
    const some = fc.tuple(
      fc.constantFrom(
        'on',
        'on',
        'on',
        'early',
        'late',
        'part',
        'more',
        'double',
        'missed',
        'back',
        'charge',
      ),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('shorter' as const, 'lower' as const, undefined),
    )
    return fc
      .tuple(
        fc.array(some, { minLength: rows.length, maxLength: rows.length }),
        fc.integer({ min: 0, max: 60 }),
      )
      .map(([all, more]): Happening => ({
        debt,
        plan,
        events: rows.flatMap(({ due, n, payment }, at): Event[] => {
          const [how, size, surplus] = all[at]!
          const day = (
            how === 'early' ? Math.max(debt.asOf, due - size) : how === 'late' ? due + size : due
          ) as Day
          const amount =
            how === 'part'
              ? Math.floor((payment * size) / 60)
              : how === 'more'
                ? payment + size * 10_000
                : payment
          const extra = surplus && how === 'more' ? { surplus } : {}
          const pay = (id: string): Event => ({
            is: 'payment',
            id,
            on: day,
            amount: money(amount),
            ref: 'wage',
            ...extra,
          })
          if (how === 'missed' || amount === 0) return []
          if (how === 'double') return [pay(`${n}a`), pay(`${n}b`)]
          if (how === 'back')
            return [pay(`${n}`), { is: 'returned', id: `${n}r`, of: `${n}`, on: (day + 3) as Day }]
          if (how === 'charge')
            return [
              {
                is: 'charge',
                id: `${n}c`,
                on: day,
                bucket: size > 25 ? 'fees' : 'penalty',
                amount: money(size * 100),
              },
              ...(size % 3 === 0
                ? [{ is: 'waive', id: `${n}w`, of: `${n}c`, on: (day + 2) as Day } as const]
                : []),
              pay(`${n}`),
            ]
          return [pay(`${n}`)]
        }),
        on: ((rows.at(-1)?.due ?? debt.asOf) + more - 20) as Day,
      }))
  })
  .filter(({ debt, on }) => on >= debt.asOf)

describe('whatever comes in', () => {
  const seen = { 'on-time': 0, late: 0, cured: 0, broken: 0, completed: 0 }
  test('money is conserved at every day, and the payoff of a day leaves nothing on it', () => {
    fc.assert(
      fc.property(
        anyHappening,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        ({ debt, plan, events, on }, days) => {
          const length = on - debt.asOf + 1
          for (const day of [on, ...days.map((one) => (debt.asOf + (one % length)) as Day)]) {
            const found = track({ debt, plan }, events, day)
            if ('refused' in found) return
            seen[found.state] += 1
            expect(
              total(debt.owed) +
                total(found.charged) -
                (found.paid - found.waiting - found.surplus) -
                total(found.forgiven) -
                total(found.held) -
                total(found.putOff) -
                total(found.owed),
            ).toBe(0)
            for (const bucket of BUCKETS) expect(found.owed[bucket]).toBeGreaterThanOrEqual(0)
            if (found.payoff === 0) continue
            const known = events.filter((one) => one.on <= day)
            const after = standingOf(
              track(
                { debt, plan },
                [...known, { is: 'payment', id: 'zz', on: day, amount: found.payoff }],
                day,
              ),
            )
            expect([after.state, after.payoff, total(after.owed), after.surplus]).toEqual([
              'completed',
              0,
              0,
              0,
            ])
          }
        },
      ),
      { numRuns: 400 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
  })
  test('any order of entering gives the same standing', () => {
    fc.assert(
      fc.property(anyHappening, fc.infiniteStream(fc.nat()), ({ debt, plan, events, on }, keys) => {
        const shuffled = events
          .map((one) => ({ one, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(track({ debt, plan }, shuffled, on)).toEqual(track({ debt, plan }, events, on))
        expect(track({ debt, plan }, events.toReversed(), on)).toEqual(track({ debt, plan }, events, on))
      }),
      { numRuns: 300 },
    )
  })
  test('a payment entered late gives what it would have given from the start', () => {
    let late = 0
    fc.assert(
      fc.property(anyHappening, fc.nat(), ({ debt, plan, events, on }, at) => {
        const one = events[at % Math.max(1, events.length)]
        if (one?.is !== 'payment' || events.some((other) => 'of' in other && other.of === one.id)) return
        late += 1
        const before = events.filter((other) => other !== one)
        const known = track({ debt, plan }, before, on)
        expect(track({ debt, plan }, [...before, one], on)).toEqual(track({ debt, plan }, events, on))
        // And it did change something.
        if (one.on <= on && !('refused' in known))
          expect(track({ debt, plan }, events, on)).not.toEqual(known)
      }),
      { numRuns: 300 },
    )
    expect(late).toBeGreaterThan(100)
  })
  test('what is sent back never counted', () => {
    fc.assert(
      fc.property(anyHappening, ({ debt, plan, events, on }) => {
        const back = new Set(events.flatMap((one) => (one.is === 'returned' && one.on <= on ? [one.of] : [])))
        const without = events.filter((one) => one.is !== 'returned' && !back.has(one.id))
        expect(track({ debt, plan }, without, on)).toEqual(track({ debt, plan }, events, on))
      }),
      { numRuns: 300 },
    )
  })
})

describe('nothing more paid from a row on', () => {
  test('is what the agreement says of a breach at that row', () => {
    let compared = 0
    fc.assert(
      fc.property(anyBreaching, fc.nat(), ({ debt, plan }, at) => {
        const made = schedule(debt, plan)
        if ('refused' in made || !plan.breach) return
        const n = 1 + (at % made.rows.length)
        // Where nothing more is asked for, nothing can be missed.
        if (made.rows.slice(n - 1).every(({ payment }) => payment === 0)) return
        const told = broken(debt, plan, n)
        if ('refused' in told) throw new Error(told.refused.rule)
        compared += 1
        const found = standingOf(track({ debt, plan }, paidAs(made, n - 1), told.on))
        expect(found.brokenOn).toBe(told.on)
        expect(found.restored).toEqual(told.returned)
        expect(found.owed).toEqual(told.owed)
        expect(found.state).toBe('broken')
      }),
      { numRuns: 3000 },
    )
    expect(compared).toBeGreaterThan(1000)
  })
})
