// Conservation (守恒): no fen appears or disappears: in every row, in total, whatever is forgiven, held or put off.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUCKETS, type Owed, total } from '../../src/core/debt.ts'
import { type Schedule, imbalance, schedule, totalPaid } from '../../src/core/schedule.ts'
import { months } from '../../src/core/plan.ts'
import { debt, level, plan, promised, relief } from '../support/build.ts'
import { type AnyCase, anyCase } from '../support/random.ts'

const RUNS = { numRuns: 1_500 }
/** A law about every random plan that can be computed; says how many there were. */
function law(name: string, holds: (made: Schedule, one: AnyCase) => void): void {
  test(name, () => {
    let computed = 0
    fc.assert(
      fc.property(anyCase, (one) => {
        const made = schedule(one.debt, one.plan)
        if ('refused' in made) return
        computed += 1
        holds(made, one)
      }),
      RUNS,
    )
    expect(computed).toBeGreaterThan(RUNS.numRuns / 2)
  })
}
const each = (owed: Owed): number[] => BUCKETS.map((bucket) => owed[bucket])

describe('conservation', () => {
  law('in total: opening + charged = paid + forgiven + held + closing', (made, { debt: of }) => {
    expect(imbalance(of, made)).toBe(0)
    const interest = made.rows.reduce((sum, row) => sum + row.charged.interest, 0)
    expect(total(made.charged)).toBe(interest)
  })

  law('in every row: left before + charged + put off = payment + left after', (made) => {
    let before: number = total(made.opened)
    for (const [k, row] of made.rows.entries()) {
      const back = k === made.rows.length - 1 ? total(made.putOff) : 0
      expect(before + total(row.charged) + back).toBe(row.payment + total(row.left))
      expect(total(row.to)).toBe(row.payment)
      before = total(row.left)
    }
  })

  law(
    'what opens the ledger is what was owed less what was forgiven, held and put off',
    (made, { debt: of }) => {
      const parts = [made.opened, made.forgiven, made.held, made.putOff].reduce(
        (sum, owed) => sum + total(owed),
        0,
      )
      expect(parts).toBe(total(of.owed))
    },
  )

  law('the closing balance is exactly 0, in every bucket', (made) => {
    expect(each(made.rows.at(-1)?.left as Owed)).toEqual([0, 0, 0, 0])
  })

  law('nothing is negative: no payment, no charge, no bucket', (made) => {
    for (const { payment, charged, capitalised, to, left } of made.rows)
      expect(
        Math.min(payment, capitalised, ...each(charged), ...each(to), ...each(left)),
      ).toBeGreaterThanOrEqual(0)
  })

  law('nothing is left → nothing more is paid: an overlarge payment ends at the balance', (made) => {
    const cleared = made.rows.findIndex(({ left }) => total(left) === 0)
    const after = made.rows.slice(cleared + 1).map((row) => row.payment)
    const back = total(made.putOff)
    expect(after.reduce((a, b) => a + b, 0)).toBe(cleared === made.rows.length - 1 ? 0 : back)
  })

  law(
    'the rows agreed are the rows there are: one a month, dated ones apart or merged',
    (made, { plan: by }) => {
      const dated = by.stages.filter((stage) => 'on' in stage).length
      expect(made.rows.length).toBeGreaterThanOrEqual(months(by))
      expect(made.rows.length).toBeLessThanOrEqual(months(by) + dated)
      expect(made.rows.map((row) => row.n)).toEqual(made.rows.map((_, k) => k + 1))
    },
  )

  law('the total is the sum of the rows, never n × the instalment', (made) => {
    expect(totalPaid(made)).toBe(made.rows.reduce((sum, row) => sum + row.payment, 0))
  })
})

describe('the number of rows agreed is the number of rows', () => {
  const rates = ['0%', '0.0001%', '4.35%', '18%', '36%']
  const amounts = [1, 5, 99, 1_000, 4_873_255, 1e13]
  test.each(rates)('1 to 480 months at %s, from a fen to 10^13', (rate) => {
    for (const principal of amounts)
      for (const n of [1, 2, 3, 12, 59, 60, 120, 359, 360, 479, 480]) {
        const of = debt({ principal, rate, dayCount: 'act/365' })
        const { rows } = promised(of, plan([level(n, { unpaid: 'accrues' })]))
        expect(rows).toHaveLength(n)
        expect(total(rows.at(-1)?.left as Owed)).toBe(0)
      }
  })
  test('every instalment mode and unit keeps them: 1.30 at 20 % over 12 is 12 rows, not 11', () => {
    for (const instalment of ['nearest', 'up', 'even'] as const)
      for (const unit of [1, 100, 1000] as const) {
        const of = debt({
          principal: 13_000,
          rate: '20%',
          dayCount: 'equal-months',
          rounding: { instalment, unit: unit as never },
        })
        expect(promised(of, plan([level(12)])).rows).toHaveLength(12)
      }
  })
})

describe('what is put off to the last row', () => {
  test('bears no interest and returns with the last row', () => {
    const of = debt({
      principal: 1_200_000,
      fees: 30_000,
      penalty: 12_345,
      rate: '12%',
      dayCount: 'equal-months',
      dueDay: 22,
    })
    const off = promised(
      of,
      plan([level(12)], {
        reliefs: [relief('fees', '100%', 'last-row'), relief('penalty', 2_345, 'last-row')],
      }),
    )
    const without = promised(
      debt({ principal: 1_200_000, penalty: 10_000, rate: '12%', dayCount: 'equal-months', dueDay: 22 }),
      plan([level(12)]),
    )
    expect(off.rows.slice(0, 11).map((row) => row.payment)).toEqual(
      without.rows.slice(0, 11).map((row) => row.payment),
    )
    expect((off.rows[11]?.payment ?? 0) - (without.rows[11]?.payment ?? 0)).toBe(32_345)
    expect(off.charged).toEqual(without.charged)
    expect(off.rows[11]?.to).toMatchObject({ fees: 30_000, penalty: 2_345 })
  })
  test('half of the principal put off: interest runs on the other half only', () => {
    const of = debt({ principal: 1_000_000, rate: '12%', dayCount: 'equal-months', dueDay: 22 })
    const { rows, putOff } = promised(
      of,
      plan([level(2)], { reliefs: [relief('principal', '50%', 'last-row')] }),
    )
    expect(putOff.principal).toBe(500_000)
    expect(rows.map((row) => row.charged.interest)).toEqual([5_000, 2_512])
    expect(rows[1]?.payment).toBe(
      rows[0]!.payment + 500_000 + (rows[1]!.payment - 500_000 - rows[0]!.payment),
    )
    expect(rows[1]!.payment - 500_000 - rows[0]!.payment).toBeGreaterThanOrEqual(-2)
    expect(rows[1]!.payment - 500_000 - rows[0]!.payment).toBeLessThanOrEqual(2)
  })
  test('what is held until row n bears nothing, and is in neither the level amount nor the balance', () => {
    const of = debt({
      principal: 1_200_000,
      interest: 60_000,
      rate: '12%',
      dayCount: 'equal-months',
      dueDay: 22,
    })
    const held = promised(of, plan([level(12)], { reliefs: [relief('interest', '100%', { kept: 6 })] }))
    const never = promised(
      debt({ principal: 1_200_000, rate: '12%', dayCount: 'equal-months', dueDay: 22 }),
      plan([level(12)]),
    )
    expect(held.rows).toEqual(never.rows)
    expect(held.held.interest).toBe(60_000)
    expect(held.forgiven.interest).toBe(0)
  })
})
