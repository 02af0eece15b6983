// Explain (算式说明): plans of all fourteen kinds, every day count and every rounding: each printed formula, read back and
// evaluated, comes to the figure it stands beside.
import { describe, expect, test } from 'vitest'
import { DAY_COUNTS } from '../../src/core/accrual.ts'
import { PLAN_KINDS } from '../../src/core/plan.ts'
import { schedule } from '../../src/core/schedule.ts'
import { cents, level, on, ordinaryDebt, part, pct, plan } from '../support/build.ts'
import { IDS, explained, lineOf, planOf, unproven } from '../support/explained.ts'

describe('worked plans', () => {
  test('all fourteen kinds are among them', () => {
    expect(PLAN_KINDS.filter((kind) => !IDS.some((id) => id.startsWith(kind)))).toEqual([])
  })

  test.each(IDS)('%s: the whole, and each of its rows', (id) => {
    const of = ordinaryDebt()
    expect(unproven(explained(of, id))).toEqual([])
    const made = schedule(of, planOf(id, of))
    const rows = 'refused' in made ? [] : made.rows
    expect(rows.length).toBeGreaterThan(0)
    for (const { n, payment, charged } of rows) {
      const row = explained(of, id, { row: n })
      expect(unproven(row)).toEqual([])
      const value = (figure: string): unknown => row.items.findLast((item) => item.figure === figure)?.value
      expect(value('rowPayment') ?? value('payment')).toEqual({ money: payment })
      expect(value('rowCharged') ?? value('interestCharged')).toEqual({ money: charged.interest })
    }
  })

  const roundings = (['half-up', 'half-even', 'carry'] as const).flatMap((interest) =>
    (['nearest', 'up', 'even'] as const).flatMap((instalment) =>
      [1, 100, 1000].map((unit) => ({ interest, instalment, unit: cents(unit / 100) })),
    ),
  )
  test.each(DAY_COUNTS)('%s, every rounding', (dayCount) => {
    const ids = ['equal-instalment-24', 'payment-holiday-2+12', 'step-up-12.grow-10.every-6']
    for (const [k, rounding] of roundings.entries()) {
      const of = ordinaryDebt({ dayCount, rounding, interest: 0 })
      for (const id of k < 3 ? ids : ids.slice(k % 2, 1 + (k % 2)))
        expect(unproven(explained(of, id)), `${id} ${JSON.stringify(rounding)}`).toEqual([])
      expect(unproven(explained(of, 'equal-instalment-24', { row: 7 }))).toEqual([])
    }
  })

  test('day rates, other currencies, principal first, unpaid interest added to principal, two payments on one day', () => {
    const daily = ordinaryDebt({ rate: '0.05%/day' })
    expect(unproven(explained(daily, 'equal-instalment-12'))).toEqual([])
    expect(unproven(explained(ordinaryDebt({ currency: 'JPY', digits: 0 }), 'equal-instalment-12'))).toEqual(
      [],
    )
    expect(unproven(explained(ordinaryDebt({ currency: 'KWD', digits: 3 }), 'interest-only-3+9'))).toEqual([])
    const first = ordinaryDebt({ allocation: ['principal', 'interest', 'penalty', 'fees'] })
    expect(unproven(explained(first, 'equal-instalment-12'))).toEqual([])
    const grown = plan([
      level(6, { pay: 'nothing', unpaid: 'capitalises' }),
      level(12, { rate: pct('9.99%') }),
      level(6),
    ])
    expect(unproven(explained(ordinaryDebt(), grown))).toEqual([])
    const twice = plan(
      [{ on: on('2026-12-15'), pay: { amount: cents(3000) }, unpaid: 'accrues' }, level(6)],
      { firstDue: '2026-12-15' },
    )
    const merged = explained(ordinaryDebt(), twice, { row: 1 })
    expect(unproven(merged)).toEqual([])
    expect(merged.items.filter(({ figure }) => figure === 'payment')).toHaveLength(2)
    expect(lineOf(merged, 'Payment, both together')).toMatch(/^\S+ = 3,000\.00 \+ [\d,.]+$/)
    const weights = plan([
      { months: 5, pay: { weights: [part('0'), part('0.5'), part('2')] }, unpaid: 'accrues' },
    ])
    expect(unproven(explained(ordinaryDebt(), weights, { row: 2 }))).toEqual([])
  })
})
