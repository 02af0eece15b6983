// Reliefs (减免) commute, and more of them never costs the borrower more.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Debt, total } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import type { Plan } from '../../src/core/plan.ts'
import { schedule, totalPaid } from '../../src/core/schedule.ts'
import { debt, level, plan, promised, refusedBy, relief } from '../support/build.ts'
import { anyDebt, anyPlanOf, anyReliefs } from '../support/random.ts'

const withReliefs = anyDebt.chain((of) =>
  anyPlanOf(of).chain((by) => anyReliefs(of).map((reliefs) => ({ debt: of, plan: { ...by, reliefs } }))),
)

describe('reliefs commute', () => {
  test('any order of the same reliefs gives the same schedule', () => {
    let several = 0
    fc.assert(
      fc.property(
        withReliefs,
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        ({ debt: of, plan: by }, keys) => {
          if (by.reliefs.length > 1) several += 1
          const shuffled = by.reliefs
            .map((r, i) => ({ r, key: keys[i] ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ r }) => r)
          expect(schedule(of, { ...by, reliefs: shuffled })).toEqual(schedule(of, by))
          expect(schedule(of, { ...by, reliefs: by.reliefs.toReversed() })).toEqual(schedule(of, by))
        },
      ),
      { numRuns: 800 },
    )
    expect(several).toBeGreaterThan(400)
  })
  test('three thirds of 100.00, the last tranche takes the rest whatever the order', () => {
    const of = debt({ fees: 10_000 })
    const tranches = [
      relief('fees', '33.3%', { kept: 12 }),
      relief('fees', '33.3%', { kept: 24 }),
      relief('fees', '33.4%', { kept: 36 }),
    ]
    for (const reliefs of [tranches, tranches.toReversed()])
      expect(promised(of, plan([level(36)], { reliefs })).held.fees).toBe(10_000)
  })
})

describe('more relief never costs more', () => {
  const level24 = (reliefs: Plan['reliefs']): Plan => plan([level(24, { unpaid: 'accrues' })], { reliefs })
  const usual: fc.Arbitrary<Debt> = anyDebt.map((of) => ({
    ...of,
    rounding: { interest: 'half-up', instalment: 'nearest', unit: money(1) },
    allocation: ['fees', 'penalty', 'interest', 'principal'],
  }))
  test('neither the instalment nor, beyond a unit a row and its interest, the total', () => {
    let compared = 0
    const some = fc.tuple(
      usual,
      fc.constantFrom('fees' as const, 'penalty' as const, 'interest' as const, 'principal' as const),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 100 }),
    )
    fc.assert(
      fc.property(some, ([of, bucket, low, step]) => {
        const share = (percent: number) => [relief(bucket, `${percent}%`)]
        const high = Math.min(100, low + step)
        const [less, more] = [schedule(of, level24(share(low))), schedule(of, level24(share(high)))]
        if ('refused' in less || 'refused' in more) return
        compared += 1
        expect(more.rows[0]!.payment).toBeLessThanOrEqual(less.rows[0]!.payment)
        expect(totalPaid(more)).toBeLessThan(totalPaid(less) + 24 * (1 + grown(of)))
        expect(total(more.forgiven)).toBeGreaterThanOrEqual(total(less.forgiven))
      }),
      { numRuns: 800 },
    )
    expect(compared).toBeGreaterThan(600)
  })
  /** Interest of two years and a half on one unit: the most that a rounding rest can grow to. */
  const grown = ({ rates: { contract } }: Debt): number =>
    (1 + Number(`${contract.units}e-${contract.scale}`) * (contract.per === 'day' ? 31 : 1 / 12)) ** 28
})

describe('reliefs that are too much are refused, those that fit are not', () => {
  test.each([
    ['more than the bucket holds', [relief('fees', 30_001)], 'relief-exceeds-owed'],
    [
      'shares above 1',
      [relief('fees', '60%'), relief('fees', '60%', 'on-completion')],
      'relief-exceeds-owed',
    ],
    ['exactly 1', [relief('fees', '60%'), relief('fees', '40%', 'on-completion')], undefined],
    ['an empty bucket given up whole', [relief('penalty', '100%')], undefined],
  ])('%s', (_, reliefs, rule) => {
    expect(refusedBy(debt({ fees: 30_000 }), plan([level(3)], { reliefs }))).toBe(rule)
  })
  test.each([1, 2, 3, 5, 7, 9, 25])('four tranches of a quarter of %i fen are never refused', (fees) => {
    const reliefs = [12, 24, 36, 48].map((kept) => relief('fees', '25%', { kept }))
    expect(promised(debt({ fees }), plan([level(48)], { reliefs })).held.fees).toBe(fees)
  })
})

describe('order: reliefs, then capitalise, then stages', () => {
  test('waived first, so that only what is left is capitalised', () => {
    const of = debt({ principal: 1_000_000, interest: 50_000, penalty: 20_000, fees: 10_000, rate: '0%' })
    const made = promised(
      of,
      plan([level(10)], {
        reliefs: [relief('penalty', '100%'), relief('interest', '50%')],
        capitalise: ['interest', 'penalty', 'fees'],
      }),
    )
    expect(made.opened).toEqual({ fees: 0, penalty: 0, interest: 0, principal: 1_035_000 })
    expect(made.forgiven).toEqual({ fees: 0, penalty: 20_000, interest: 25_000, principal: 0 })
    expect(made.rows[0]?.payment).toBe(103_500)
  })
})
