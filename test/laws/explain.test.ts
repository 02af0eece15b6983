// Law: every formula that is printed can be read back, and comes to the figure it stands beside.
// Random debts and plans of every pay word, day count and rounding; a random row; both languages and JSON.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Explanation, explain } from '../../src/app/explain.ts'
import { replay } from '../../src/app/explain/replay.ts'
import { BUCKETS } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import { RHYTHMS } from '../../src/core/household.ts'
import { schedule } from '../../src/core/schedule.ts'
import { policy as load } from '../../src/policy/load.ts'
import { flow, household, situation } from '../support/build.ts'
import { unproven } from '../support/explained.ts'
import { anyCase } from '../support/random.ts'
import { agrees, anyRules, named, underRules } from '../support/ruled.ts'

/** `npm run trials` asks for more. */
const CASES = Number(process.env['CASES'] ?? 150)
const RULED = 150
const amount = fc.integer({ min: 0, max: 900_000 }).map(money)
const rhythm = fc.constantFrom(...RHYTHMS.filter((every) => every !== 'once'))
const anyHousehold = fc
  .record({ wage: amount, every: rhythm, rent: amount, loan: amount, savings: amount, floor: amount })
  .map(({ wage, every, rent, loan, savings, floor }) => ({
    floor,
    household: household({
      income: [flow('wage', wage, { every })],
      spending: [flow('rent', rent)],
      otherDebts: [flow('mortgage', loan)],
      savings,
    }),
  }))

describe('explain', () => {
  test(`${CASES} random plans: every printed formula comes to its figure`, { timeout: 240_000 }, () => {
    let [plans, formulas] = [0, 0]
    fc.assert(
      fc.property(anyCase, anyHousehold, fc.nat(), ({ debt, plan }, means, pick) => {
        const promised = schedule(debt, plan)
        if ('refused' in promised) return
        const given = situation(debt, { household: means.household })
        const policy = load('generic', 2, given)
        const ruled = { ...policy, means: { ...policy.means, floor: means.floor } }
        for (const row of [undefined, 1 + (pick % promised.rows.length)]) {
          const made = explain(given, ruled, { id: 'any', plan }, { row }) as Explanation
          expect(unproven(made)).toEqual([])
          formulas += made.items.filter(({ formula }) => formula !== undefined).length
        }
        plans += 1
      }),
      { numRuns: CASES },
    )
    console.log(`explain: ${formulas} formulas of ${plans} plans read back and evaluated, five times each`)
    expect(plans).toBeGreaterThan(CASES / 4)
  })

  test(
    `${RULED} random plans under random rules: so do the lender’s figures, which are those of the comparison`,
    { timeout: 240_000 },
    () => {
      let [plans, formulas, borrowers] = [0, 0, 0]
      fc.assert(
        fc.property(anyCase, anyHousehold, anyRules, ({ debt: of, plan: by }, { household: who }, rules) => {
          const plan = named(by)
          const debt = rules.lien ? { ...of, collateral: rules.lien } : of
          if ('refused' in schedule(debt, plan)) return
          const given = situation(debt, { household: rules.known ? who : undefined })
          const ruled = underRules(rules, debt, given.household)
          const made = explain(given, ruled, { id: 'any', plan }) as Explanation
          expect(unproven(made)).toEqual([])
          agrees(made, given, ruled, plan)
          formulas += made.items.filter(({ formula }) => formula !== undefined).length
          const shown = explain(given, ruled, { id: 'any', plan }, { role: 'borrower' }) as Explanation
          borrowers += 1
          expect(shown.items.filter(({ lenderOnly }) => lenderOnly)).toEqual([])
          expect(shown.items).toEqual(made.items.filter(({ lenderOnly }) => lenderOnly !== true))
          expect(shown.judgement?.findings.filter(({ lenderOnly }) => lenderOnly)).toEqual([])
          plans += 1
        }),
        { numRuns: RULED },
      )
      console.log(
        `explain: ${formulas} formulas of ${plans} plans under random rules; ${borrowers} for borrowers`,
      )
      expect(plans).toBeGreaterThan(RULED / 4)
    },
  )

  test('the rows that are explained are the rows of the schedule', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyCase, ({ debt, plan }) => {
        const promised = schedule(debt, plan)
        if ('refused' in promised) return
        const again = replay(debt, plan)
        if ('refused' in again) throw new Error('refused')
        for (const { n, due, payment, charged, capitalised, to, left } of promised.rows) {
          const here = again.payings.filter(({ row }) => row === n)
          const sum = (of: (one: (typeof here)[number]) => number): number =>
            here.reduce((all, one) => all + of(one), 0)
          const last = here.at(-1)
          expect(last?.due).toBe(due)
          expect([
            sum((one) => one.payment),
            sum((one) => one.charge),
            sum((one) => one.capitalised),
          ]).toEqual([payment, charged.interest, capitalised])
          for (const bucket of BUCKETS) {
            expect(sum((one) => one.to[bucket])).toBe(to[bucket])
            expect(last?.left[bucket]).toBe(left[bucket])
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
