// Laws of stress (压力测试的定律): no stress makes a plan easier, and a missed month is made good no sooner than sums allow.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit } from '../../src/core/fit.ts'
import { type MeansRule, means } from '../../src/core/means.ts'
import { money } from '../../src/core/money.ts'
import { run } from '../../src/core/run.ts'
import { type Stresses, stress } from '../../src/core/stress.ts'
import { tape } from '../../src/core/tape.ts'
import { debt, flow, household, level, part, plan } from '../support/build.ts'
import { anyPlanOf, anySituation } from '../support/random.ts'

const RULE: MeansRule = { cushion: part('10%'), savingsWithin: 3 }
const anyStresses: fc.Arbitrary<Stresses> = fc.record({
  income: fc.integer({ min: 0, max: 100 }).map((n) => part(`${n}%`)),
  months: fc.integer({ min: 0, max: 12 }),
})
/** A debt, a household and a plan of monthly rows, which each have a month of their own. */
const anyStressed = anySituation
  .filter((one) => one.household !== undefined)
  .chain((one) =>
    anyPlanOf(one.debt).map((by) => ({
      of: one.debt,
      who: one.household!,
      by: { ...by, stages: by.stages.filter((stage) => 'months' in stage) },
    })),
  )

describe('any plan of monthly rows', () => {
  test('is no easier under stress, and the payment missed is the hardest one', () => {
    const seen = { computed: 0, late: 0, caughtUp: 0, never: 0 }
    fc.assert(
      fc.property(anyStressed, anyStresses, ({ of, who, by }, stresses) => {
        const onto = tape()
        if (run(of, by, onto)) return
        const m = means(who, RULE, of.asOf)
        const now = fit(onto, by, m, of.asOf)
        const paid = Array.from(onto.payment.slice(0, onto.rows))
        const due = [...onto.due]
        const found = stress(of, by, who, RULE, onto, stresses)
        if ('refused' in found) throw new Error('refused the second time')
        seen.computed += 1
        const { incomeDown, recoveryLate, missedMonth } = found
        for (const worse of [incomeDown, recoveryLate]) {
          if (!worse) continue
          // Out of savings alone a payment strains no income at all.
          if (m.savings === 0) expect(worse.strain).toBeGreaterThanOrEqual(now.strain)
          expect(worse.short).toBeGreaterThanOrEqual(now.short)
          expect(worse.shortfallMonths).toBeGreaterThanOrEqual(now.shortfallMonths)
          expect(worse.fits && !now.fits).toBe(false)
        }
        if (recoveryLate) seen.late += 1
        if (!missedMonth) {
          expect(Math.max(...paid)).toBe(0)
          return
        }
        expect(missedMonth.amount).toBe(paid[missedMonth.row - 1])
        expect(missedMonth.day).toBe(due[missedMonth.row - 1])
        // As far as that row the plan strains as much as it ever does.
        const before = fit({ ...onto, rows: missedMonth.row }, by, m, of.asOf)
        if (m.savings === 0) expect(before.strain).toBeGreaterThanOrEqual(now.strain * 0.99)
        const { monthsToCatchUp: months } = missedMonth
        if (months === null) {
          seen.never += 1
          return
        }
        seen.caughtUp += 1
        expect(months).toBeGreaterThanOrEqual(1)
        expect(months).toBeLessThanOrEqual(onto.rows - missedMonth.row)
      }),
      { numRuns: 1_500 },
    )
    expect(seen.computed).toBeGreaterThan(500)
    expect(Math.min(seen.late, seen.caughtUp, seen.never)).toBeGreaterThan(20)
  })

  test('level payments out of a level income: amount ÷ what is left over, rounded up, or never', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1_000, max: 300_000 }),
        fc.integer({ min: 0, max: 400_000 }),
        (months, payment, capacity) => {
          const of = debt({ principal: payment * months, rate: '0%' })
          const who = household({ income: [flow('wage', capacity)], spending: [] })
          const rule = { cushion: part('0%'), savingsWithin: 0 }
          const found = stress(of, plan([level(months)]), who, rule, tape(), {
            income: part('20%'),
            months: 3,
          })
          if ('refused' in found) throw new Error(found.refused.rule)
          const needed = capacity > payment ? Math.ceil(payment / (capacity - payment)) : Infinity
          expect(found.missedMonth).toEqual({
            row: 1,
            day: found.missedMonth?.day,
            amount: money(payment),
            monthsToCatchUp: needed < months ? needed : null,
          })
        },
      ),
    )
  })
})
