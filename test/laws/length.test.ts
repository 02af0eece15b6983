// Length (期数): a longer plan never raises the instalment, and costs no less interest where there is any.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Debt } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import { schedule } from '../../src/core/schedule.ts'
import { level, plan } from '../support/build.ts'
import { anyDebt, anyRounding } from '../support/random.ts'

const first = (of: Debt, n: number): number | undefined => {
  const made = schedule(of, plan([level(n, { unpaid: 'accrues' })]))
  return 'refused' in made ? undefined : made.rows[0]?.payment
}

describe('longer never raises the instalment', () => {
  const nearest = anyDebt.map((of): Debt => ({
    ...of,
    rounding: { ...of.rounding, instalment: 'nearest', unit: money(1) },
  }))
  const pair = fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 24 }))
  test('nearest: never', () => {
    fc.assert(
      fc.property(nearest, pair, (of, [n, more]) => {
        expect(first(of, n + more)).toBeLessThanOrEqual(first(of, n) as number)
      }),
      { numRuns: 800 },
    )
  })
  test('up and even: by one unit at most', () => {
    const other = fc.tuple(anyDebt, anyRounding).map(([of, rounding]): Debt => ({
      ...of,
      rounding: {
        ...rounding,
        instalment: rounding.instalment === 'nearest' ? 'up' : rounding.instalment,
        unit: money(1),
      },
    }))
    fc.assert(
      fc.property(other, pair, (of, [n, more]) => {
        expect(first(of, n + more)).toBeLessThanOrEqual((first(of, n) as number) + 1)
      }),
      { numRuns: 300 },
    )
  })
  test('up never has a larger last row, and one unit less would have', () => {
    const up = anyDebt.map((of): Debt => ({
      ...of,
      rounding: { interest: 'half-up', instalment: 'up', unit: money(1) },
    }))
    fc.assert(
      fc.property(up, fc.integer({ min: 2, max: 60 }), (of, n) => {
        const made = schedule(of, plan([level(n, { unpaid: 'accrues' })]))
        if ('refused' in made) return
        const amount = made.rows[0]!.payment
        expect(made.rows.at(-1)!.payment).toBeLessThanOrEqual(amount)
        if (amount < 2) return
        const fixed = plan([
          { months: n - 1, pay: { amount: money(amount - 1) }, unpaid: 'accrues' },
          { months: 1, pay: 'rest', unpaid: 'accrues' },
        ])
        const less = schedule(of, fixed)
        if (!('refused' in less)) expect(less.rows.at(-1)!.payment).toBeGreaterThan(amount - 1)
      }),
      { numRuns: 300 },
    )
  })
})
