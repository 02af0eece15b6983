// The search runs only what closed forms cannot decide; its answer is the same as if every plan had been run.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Comparison, compare } from '../../src/app/compare.ts'
import { DAY_COUNTS } from '../../src/core/accrual.ts'
import { type Day, addMonths, nextDue, parseDay } from '../../src/core/day.ts'
import type { Flow } from '../../src/core/household.ts'
import type { Money } from '../../src/core/money.ts'
import { type Rate, rate } from '../../src/core/rate.ts'
import type { Situation } from '../../src/core/situation.ts'
import { anyStanding, ownBook, shelved, standing } from '../support/standing.ts'

/** The Chinese pack more often: it has law for every product and lender. A lender's own says other things of its side. */
const books = fc.constantFrom(
  ...['cn', 'cn', 'cn', 'generic', 'generic', 'us'].map(shelved),
  ownBook('cn', {
    economics: { discount: '5%' },
    ranking: { risk: '0.5', length: '0.4' },
    limits: { mostMonths: '48' },
    inputs: { 'recovery.after': '0', 'hazard.base': '20%', 'self-cure': '60%' },
  }),
)
const start = parseDay('2026-01-01') as Day
/** `CASES=2000` asks for more. */
const RUNS = Number(process.env['CASES'] ?? 60)
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
    days: fc.constantFrom(0, 12, 40, 40, 90, 95, 400, 2000),
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
        ...(of.days === 0 ? {} : { overdueSince: (asOf - of.days) as Day }),
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

/** All that a comparison says of its plans, whichever of them had to be run to know it. */
const brief = ({ plans, refused, lender, findings, ...rest }: Comparison): object => ({
  counts: rest.counts,
  recommended: rest.recommended,
  findings,
  plans: plans.map(({ id, rank, dominatedBy, beatenBy, measures, findings: said }) => ({
    id,
    rank,
    dominatedBy,
    beatenBy,
    measures,
    said,
  })),
  refused: refused.map(({ id, findings: against, nearest }) => ({
    id,
    against,
    nearest: nearest.map((one) => one.id),
  })),
  reservation: lender?.reservation,
  efficient: lender?.efficient && {
    count: lender.efficient.count,
    marks: Object.entries(lender.efficient.marks).map(([name, mark]) => [name, mark?.id, mark?.expected]),
  },
})

it('gives the same comparison as running every plan of the menu, whatever law applies', () => {
  const seen = { shown: 0, efficient: 0, beaten: 0, marks: 0 }
  fc.assert(
    fc.property(
      situations,
      anyStanding,
      books,
      fc.constantFrom('borrower' as const, 'collector' as const, 'collector' as const),
      (given, under, book, role) => {
        const quick = standing(given, under, book)
        const slow = standing(given, under, book)
        const known = compare(quick.situation, quick.policy, { role })
        const all = compare(slow.situation, slow.policy, { role, exhaustive: true })
        expect(brief(known)).toEqual(brief(all))
        seen.shown += known.plans.length
        seen.efficient += known.lender?.efficient?.count ?? 0
        seen.beaten += known.plans.filter(({ beatenBy }) => beatenBy !== null).length
        seen.marks += known.lender?.efficient?.marks.nash ? 1 : 0
      },
    ),
    { numRuns: RUNS },
  )
  console.log(`${RUNS} comparisons: ${JSON.stringify(seen)}`)
  expect(seen.marks).toBeGreaterThan(RUNS / 20)
  expect(seen.beaten).toBeGreaterThan(RUNS / 20)
}, 1_200_000)
