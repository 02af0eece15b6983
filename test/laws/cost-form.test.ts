// Laws of the cost form (综合融资成本明示表的定律): whatever is paid beyond the principal stands in it, and stands in it once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costForm } from '../../src/core/cost-form.ts'
import { total as everything } from '../../src/core/debt.ts'
import { monthsOfRows } from '../../src/core/measure.ts'
import { schedule, totalPaid } from '../../src/core/schedule.ts'
import { irrOfMonths } from '../../src/core/yield.ts'
import { anyCase } from '../support/random.ts'

test('principal + items + penalty owed before = everything paid; each amount is what its bucket owes', () => {
  const seen = { computed: 0, capitalised: 0, levels: 0, alone: 0 }
  fc.assert(
    fc.property(anyCase, ({ debt: of, plan: by }) => {
      const made = schedule(of, by)
      if ('refused' in made) return
      const { principal, items, defaults, total, effective } = costForm(made, of, by)
      seen.computed += 1
      if (by.capitalise || made.rows.some((row) => row.capitalised > 0)) seen.capitalised += 1
      const penalty = defaults.reduce((sum, cost) => sum + ('amount' in cost ? cost.amount : 0), 0)
      const costs = items.reduce((sum, { amount }) => sum + amount, 0)
      expect(principal + costs + penalty).toBe(totalPaid(made))
      const kept = (bucket: 'fees' | 'penalty' | 'interest' | 'principal'): number =>
        of.owed[bucket] - made.forgiven[bucket] - made.held[bucket]
      expect(principal).toBe(kept('principal'))
      expect(penalty).toBe(kept('penalty'))
      expect(Object.fromEntries(items.map(({ item, amount }) => [item, amount]))).toEqual({
        interest: made.charged.interest,
        'interest-before': kept('interest'),
        fees: kept('fees'),
      })
      for (const { amount, annual } of items) {
        if (annual === null) continue
        expect(annual).toBeGreaterThanOrEqual(0)
        if (amount === 0) expect(annual).toBe(0)
      }
      const months = monthsOfRows(
        made.rows.map((row) => row.due),
        by,
        of,
      )
      if (total === null) {
        // No level only where nothing is lent for any time: no principal, or a first payment in the month of asOf.
        expect(principal === 0 || months[0] === 0).toBe(true)
        expect(effective).toBeNull()
        return
      }
      if (principal === everything(of.owed)) {
        // Interest under the plan is the only cost: its level is the yield of all payments.
        const flows = made.rows.map((row, k) => ({
          month: months[k] as number,
          amount: row.payment as number,
        }))
        expect(total).toBeCloseTo(irrOfMonths([{ month: 0, amount: -principal }, ...flows]).annualRate!, 9)
        seen.alone += 1
      }
      seen.levels += 1
      expect(total).toBeCloseTo(
        items.reduce((sum, { annual }) => sum + annual!, 0),
        12,
      )
      expect(effective).toBeGreaterThanOrEqual(total)
    }),
    { numRuns: 1_500 },
  )
  expect(seen.computed).toBeGreaterThan(700)
  expect(Math.min(seen.capitalised, seen.levels, seen.alone)).toBeGreaterThan(10)
})
