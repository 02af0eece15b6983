// The search runs only what closed forms cannot decide; its answer is the same as if every plan had been run.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { DAY_COUNTS } from '../../src/core/accrual.ts'
import { type Day, addMonths, nextDue, parseDay } from '../../src/core/day.ts'
import type { Flow } from '../../src/core/household.ts'
import type { Money } from '../../src/core/money.ts'
import { type Rate, rate } from '../../src/core/rate.ts'
import type { Situation } from '../../src/core/situation.ts'
import { policy } from '../../src/policy/load.ts'

const generic = policy('generic', 2)
const start = parseDay('2026-01-01') as Day
const money = (most: number): fc.Arbitrary<Money> =>
  fc.oneof(fc.constant(0), fc.integer({ min: 1, max: most })) as fc.Arbitrary<Money>

const situations: fc.Arbitrary<Situation> = fc
  .record({
    after: fc.integer({ min: 0, max: 700 }),
    dueDay: fc.integer({ min: 1, max: 31 }),
    months: fc.integer({ min: 0, max: 40 }),
    principal: fc.integer({ min: 50_000, max: 20_000_000 }),
    fees: money(50_000),
    penalty: money(50_000),
    interest: money(300_000),
    overdue: fc.integer({ min: 0, max: 25 }),
    points: fc.integer({ min: 0, max: 360 }),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    halves: fc.constantFrom('half-up' as const, 'half-even' as const),
    cards: fc.boolean(),
    capacity: fc.option(fc.integer({ min: 6, max: 80 })),
    recovers: fc.option(fc.integer({ min: 20, max: 300 })),
    savings: money(900_000),
    payNow: fc.option(fc.integer({ min: 1, max: 300_000 })),
  })
  .map((of): Situation => {
    const asOf = (start + of.after) as Day
    const first = nextDue(asOf, of.dueDay)
    const payment = Math.ceil((of.principal / Math.max(1, of.months)) * 1.1) as Money
    const flow = (what: string, amount: number, from?: Day): Flow => ({
      what,
      amount: amount as Money,
      every: 'month',
      ...(from ? { from } : {}),
    })
    const wage = Math.round(of.principal / (of.capacity ?? 1))
    return {
      today: asOf,
      debt: {
        asOf,
        currency: 'CNY',
        digits: 2,
        product: of.cards ? 'credit-card' : 'consumer-loan',
        owed: { fees: of.fees, penalty: of.penalty, interest: of.interest, principal: of.principal as Money },
        overduePrincipal: Math.floor((of.principal * of.overdue) / 100) as Money,
        rates: { contract: rate(`${of.points / 10}%`) as Rate },
        dayCount: of.dayCount,
        dueDay: of.dueDay,
        rounding: { interest: of.halves, instalment: 'nearest', unit: 1 as Money },
        allocation: of.cards
          ? ['principal', 'interest', 'penalty', 'fees']
          : ['fees', 'penalty', 'interest', 'principal'],
        overdueSince: (asOf - 40) as Day,
        contract: Array.from({ length: of.months }, (_, k) => ({
          due: addMonths(first, k, of.dueDay),
          payment,
        })),
        timesOverdue: 1,
        restructures: [],
      },
      ...(of.capacity === null
        ? {}
        : {
            household: {
              people: 2,
              income: [
                flow('allowance', 200_000),
                flow('wage', wage, of.recovers === null ? undefined : ((asOf + of.recovers) as Day)),
              ],
              spending: [flow('rent', 150_000)],
              otherDebts: [],
              savings: of.savings,
            },
          }),
      ...(of.payNow === null ? {} : { wish: { payNow: of.payNow as Money } }),
    }
  })

it('gives the same comparison as running every plan of the menu', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom('borrower' as const, 'collector' as const), (situation, role) => {
      const known = compare(situation, generic, { role })
      const all = compare({ ...situation, debt: { ...situation.debt } }, generic, { role, exhaustive: true })
      const brief = ({ plans, refused, ...rest }: typeof known): object => ({
        counts: rest.counts,
        recommended: rest.recommended,
        plans: plans.map(({ id, rank, dominatedBy, measures }) => ({ id, rank, dominatedBy, measures })),
        refused: refused.map(({ id, findings, nearest }) => ({
          id,
          findings,
          nearest: nearest.map((one) => one.id),
        })),
      })
      expect(brief(known)).toEqual(brief(all))
    }),
    { numRuns: Number(process.env['CASES'] ?? 60) },
  )
}, 1_200_000)
