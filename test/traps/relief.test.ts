// Traps 26 to 37 (陷阱): waivers, capitalisation, holidays: what is given up, put off or merely waits.
import { expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { total } from '../../src/core/debt.ts'
import { iso } from '../../src/core/day.ts'
import { imbalance, schedule, totalPaid } from '../../src/core/schedule.ts'
import {
  debt,
  level,
  ordinaryDebt,
  payments,
  pct,
  plan,
  promised,
  refusedBy,
  relief,
  situation,
} from '../support/build.ts'
import { generic } from '../support/plans.ts'

const of = debt({
  principal: 1_200_000,
  interest: 24_000,
  penalty: 12_000,
  fees: 6_000,
  rate: '12%',
  dayCount: 'equal-months',
  dueDay: 22,
})

test('T26 overdue charges never stand in the way: they are part of what is arranged', () => {
  const found = compare(situation(ordinaryDebt({ fees: 900_000, penalty: 900_000 }), {}), generic, {
    role: 'collector',
  })
  expect(found.counts.refused).toBe(0)
  expect(found.plans.length).toBeGreaterThan(0)
})
test('T27 what is waived is in no total, and stands on its own', () => {
  const made = promised(
    of,
    plan([level(12)], { reliefs: [relief('fees', '100%'), relief('penalty', '100%')] }),
  )
  expect(totalPaid(made)).toBe(1_224_000 + total(made.charged))
  expect([
    made.forgiven.fees,
    made.forgiven.penalty,
    made.rows.reduce((sum, row) => sum + row.to.fees + row.to.penalty, 0),
  ]).toEqual([6_000, 12_000, 0])
})
test('T28 no more is waived than is still unpaid', () => {
  expect(refusedBy(of, plan([level(12)], { reliefs: [relief('fees', 6_001)] }))).toBe('relief-exceeds-owed')
  expect(refusedBy(of, plan([level(12)], { reliefs: [relief('fees', 6_000)] }))).toBeUndefined()
})
test('T29 all charges can be waived at once, now or on completion', () => {
  for (const when of ['now', 'on-completion'] as const) {
    const made = promised(
      of,
      plan([level(12)], {
        reliefs: (['fees', 'penalty', 'interest'] as const).map((bucket) => relief(bucket, '100%', when)),
      }),
    )
    expect(made.opened).toEqual({ fees: 0, penalty: 0, interest: 0, principal: 1_200_000 })
    expect(total(when === 'now' ? made.forgiven : made.held)).toBe(42_000)
  }
})
test('T30 waive first, capitalise then: there is something left to waive', () => {
  const made = promised(
    of,
    plan([level(12)], { reliefs: [relief('penalty', '100%')], capitalise: ['penalty', 'interest'] }),
  )
  expect([made.forgiven.penalty, made.opened.principal]).toEqual([12_000, 1_224_000])
})
test('T31 what is waived is not folded into the new principal: old total = new + waived + held + put off', () => {
  const reliefs = [
    relief('penalty', '50%'),
    relief('fees', '100%', 'on-completion'),
    relief('interest', '25%', 'last-row'),
  ]
  const made = promised(of, plan([level(12)], { reliefs, capitalise: ['penalty', 'interest'] }))
  expect(made.opened).toEqual({ fees: 0, penalty: 0, interest: 0, principal: 1_200_000 + 6_000 + 18_000 })
  expect(total(made.opened) + total(made.forgiven) + total(made.held) + total(made.putOff)).toBe(
    total(of.owed),
  )
  expect(imbalance(of, made)).toBe(0)
})
test('T32 the arrears are in the new rows once, and nowhere beside them', () => {
  const overdue = ordinaryDebt()
  const made = promised(overdue, plan([level(24)]))
  expect(totalPaid(made)).toBe(total(overdue.owed) + total(made.charged))
})
test('T33 a row of nothing keeps the fees owed: they are paid by the rows after it, not lost and not waived', () => {
  const made = promised(of, plan([{ months: 3, pay: 'nothing', unpaid: 'accrues' }, level(12)]))
  expect(made.rows.slice(0, 3).map((row) => [row.payment, row.left.fees, row.left.penalty])).toEqual([
    [0, 6_000, 12_000],
    [0, 6_000, 12_000],
    [0, 6_000, 12_000],
  ])
  expect(made.rows[3]?.to).toMatchObject({ fees: 6_000, penalty: 12_000 })
  expect(total(made.forgiven)).toBe(0)
})
test.each([1, 2, 3, 6])('T35 a pause of interest for %i months pauses exactly so many rows', (k) => {
  const rows = promised(of, plan([{ months: k, pay: 'nothing', rate: pct('0%') }, level(12)])).rows
  expect(rows.filter((row) => row.charged.interest === 0)).toHaveLength(k)
  expect(rows[k]?.charged.interest).toBe(12_000)
})
test('T36 deferred, compounded or waived is always said: a row below its interest without a word is refused', () => {
  const wait = (more: object) => plan([{ months: 3, pay: 'nothing', ...more } as never, level(12)])
  expect(refusedBy(of, wait({}))).toBe('payment-below-interest')
  const charged = (more: object) => total(promised(of, wait(more)).charged)
  const [waived, deferred, compounded] = [
    charged({ rate: pct('0%') }),
    charged({ unpaid: 'accrues' }),
    charged({ unpaid: 'capitalises' }),
  ]
  expect(waived).toBeLessThan(deferred)
  expect(deferred).toBeLessThan(compounded)
})
test('T37 a holiday adds its months, moves the end by so many, and not the first due day', () => {
  const without = promised(of, plan([level(12)])).rows
  const made = promised(of, plan([{ months: 3, pay: 'nothing', unpaid: 'accrues' }, level(12)])).rows
  expect([made.length, iso(made[0]!.due), iso(made.at(-1)!.due)]).toEqual([15, '2026-12-22', '2028-02-22'])
  expect([without.length, iso(without[0]!.due), iso(without.at(-1)!.due)]).toEqual([
    12,
    '2026-12-22',
    '2027-11-22',
  ])
})
test('T51 nothing vanishes when principal is paid first: interest stays owed and is paid', () => {
  for (const allocation of [
    ['fees', 'penalty', 'interest', 'principal'],
    ['principal', 'interest', 'penalty', 'fees'],
    ['interest', 'principal', 'fees', 'penalty'],
  ] as const) {
    const made = promised(
      { ...of, allocation },
      plan([
        { months: 1, pay: { amount: 30_000 as never }, unpaid: 'accrues' },
        level(11, { unpaid: 'accrues' }),
      ]),
    )
    const first = Object.fromEntries(allocation.map((bucket) => [bucket, made.rows[0]!.to[bucket]]))
    let cash = 30_000
    for (const bucket of allocation) {
      const owed = bucket === 'interest' ? 36_000 : made.opened[bucket]
      expect([bucket, first[bucket]]).toEqual([bucket, Math.min(cash, owed)])
      cash -= Math.min(cash, owed)
    }
    expect(made.rows.reduce((sum, row) => sum + row.to.interest, 0)).toBe(24_000 + total(made.charged))
    expect(payments(made).reduce((a, b) => a + b, 0)).toBe(total(of.owed) + total(made.charged))
  }
})
test('T52 when the rate changes the amount is reckoned over all months left, not over the stage', () => {
  const rows = payments(
    promised(
      debt({ principal: 1_200_000, rate: '12%', dayCount: 'equal-months', dueDay: 22 }),
      plan([level(12, { rate: pct('6%') }), level(24)]),
    ),
  )
  const over36 = Math.round((1_200_000 * 0.005) / (1 - 1.005 ** -36))
  expect(rows[0]).toBe(over36)
  expect(rows[0]).toBeLessThan(Math.round((1_200_000 * 0.005) / (1 - 1.005 ** -12)))
  expect('refused' in schedule(of, plan([level(12), { months: 1, pay: 'rest' }]))).toBe(true)
})
