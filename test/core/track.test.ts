// Tracking (履约跟踪) by worked numbers: 12,000.00 at 12 % in equal months over 12 level rows of 1,066.19, due on the 15th.
import { describe, expect, test } from 'vitest'
import { type Money, money } from '../../src/core/money.ts'
import type { Event, Payment, Surplus } from '../../src/core/payment.ts'
import type { Breach } from '../../src/core/plan.ts'
import { type Standing, track } from '../../src/core/track.ts'
import { debt, level, on, plan, promised, relief } from '../support/build.ts'

const of = debt({ asOf: '2026-12-15', principal: 1_200_000, rate: '12%', dayCount: 'equal-months', fees: 0 })
const by = plan([level(12)])
const EACH = 106_619
const pay = (id: string, when: string, amount: number, surplus?: Surplus): Payment => ({
  is: 'payment',
  id,
  on: on(when),
  amount: money(amount),
  ...(surplus ? { surplus } : {}),
})
const stand = (
  events: readonly Event[],
  when: string,
  tolerance = { days: 0, amount: 0 as Money },
  p = by,
  d = of,
): Standing => {
  const found = track({ debt: d, plan: p }, events, on(when), tolerance)
  if ('refused' in found) throw new Error(found.refused.rule)
  return found
}
const [first, second] = [pay('1', '2027-01-15', EACH), pay('2', '2027-02-15', EACH)]

test('the promise', () => {
  expect(promised(of, by).rows.map(({ payment }) => payment)).toEqual([
    ...Array<number>(11).fill(EACH),
    106_614,
  ])
})

describe('states', () => {
  test('before anything is due', () => {
    const found = stand([], '2027-01-14')
    expect([found.state, found.due, found.daysPastDue, found.next]).toEqual([
      'on-time',
      0,
      0,
      { row: 1, on: on('2027-01-15'), amount: EACH },
    ])
    // 12,000.00 × 12 % × 30 / 360: 30 days are counted from 15 December to 14 January.
    expect(found.payoff).toBe(1_200_000 + 12_000)
  })
  test('due today is not late, the day after is', () => {
    expect([stand([], '2027-01-15').state, stand([], '2027-01-15').due]).toEqual(['on-time', EACH])
    const late = stand([], '2027-01-16')
    expect([late.state, late.daysPastDue, late.rows[0]?.is]).toEqual(['late', 1, 'broken'])
  })
  test('a part of it is a promise partly kept', () => {
    const found = stand([pay('1', '2027-01-10', 50_000)], '2027-01-20')
    expect([found.state, found.due, found.rows[0]?.is, found.rows[0]?.paid]).toEqual([
      'late',
      EACH - 50_000,
      'partial',
      50_000,
    ])
  })
  test('made good five days late, with the interest of those days', () => {
    const found = stand([pay('1', '2027-01-20', EACH), second], '2027-02-20')
    expect([found.state, found.rows[0]?.is, found.rows[0]?.metOn]).toEqual([
      'cured',
      'broken',
      on('2027-01-20'),
    ])
    // Five days on 12,000.00, then 25 on 12,000.00 − (1,066.19 − 120.00 − 20.00).
    expect(found.entries.map(({ is, charged }) => [is, charged.interest])).toEqual([
      ['due', 12_000],
      ['late', 2000],
      ['due', 9228],
    ])
    expect(found.rows[1]?.is).toBe('kept')
  })
  test('two at once, and the second row is paid ahead', () => {
    const found = stand([pay('1', '2027-01-15', 2 * EACH)], '2027-02-20')
    expect([found.state, found.rows[1]?.is, found.rows[1]?.metOn]).toEqual([
      'on-time',
      'kept',
      on('2027-01-15'),
    ])
    expect(found.next).toEqual({ row: 3, on: on('2027-03-15'), amount: EACH })
  })
  test('sent back: late as if it had never come', () => {
    const back: Event = { is: 'returned', id: 'r', of: '1', on: on('2027-01-18') }
    expect(stand([first, back], '2027-01-17').state).toBe('on-time')
    expect(stand([first, back], '2027-01-18')).toEqual({ ...stand([], '2027-01-18') })
  })
  test('entered twice: told, and both counted', () => {
    const found = stand([first, { ...first, id: '9' }], '2027-01-20')
    expect([found.doubles.map(({ id }) => id), found.paid]).toEqual([['9'], 2 * EACH])
  })
  test('before the day of the figures: refused', () => {
    const found = track({ debt: of, plan: by }, [pay('1', '2026-12-14', 1)], on('2027-01-01'))
    expect('refused' in found && found.refused.rule).toBe('before-agreement')
  })
})

describe('tolerance', () => {
  test('three days: kept on the third, not on the fourth', () => {
    const three = { days: 3, amount: money(0) }
    expect(stand([], '2027-01-18', three).state).toBe('on-time')
    expect(stand([], '2027-01-19', three).state).toBe('late')
    expect(stand([pay('1', '2027-01-18', EACH)], '2027-01-18', three).rows[0]?.is).toBe('kept')
    expect(stand([pay('1', '2027-01-19', EACH)], '2027-01-19', three).rows[0]?.is).toBe('broken')
  })
  test('ten short is kept, and still owed', () => {
    const ten = { days: 0, amount: money(1000) }
    const found = stand([pay('1', '2027-01-15', EACH - 1000)], '2027-01-20', ten)
    expect([found.state, found.due, found.rows[0]?.is]).toEqual(['on-time', 1000, 'kept'])
    expect(stand([pay('1', '2027-01-15', EACH - 1001)], '2027-01-20', ten).state).toBe('late')
  })
})

describe('surplus', () => {
  const more = (surplus?: Surplus) => [pay('1', '2027-01-15', EACH + 500_000, surplus)]
  test('said nothing: it counts for the rows to come', () => {
    const found = stand(more(), '2027-05-20')
    expect([found.state, found.rows.filter(({ is }) => is === 'kept').length]).toEqual(['on-time', 5])
  })
  test('shorter: the next row asks for as much as before, and fewer follow', () => {
    const found = stand(more('shorter'), '2027-01-20')
    expect(found.next).toEqual({ row: 2, on: on('2027-02-15'), amount: EACH })
    expect(stand(more('shorter'), '2027-02-20').state).toBe('late')
  })
  test('lower: the eleven rows left are level on what is left', () => {
    const found = stand(more('lower'), '2027-01-20')
    const left = 1_200_000 + 12_000 - EACH - 500_000
    const again = promised(
      debt({ asOf: '2027-01-15', principal: left, rate: '12%', dayCount: 'equal-months' }),
      plan([level(11)]),
    )
    expect(found.rows.slice(1).map(({ asked }) => asked)).toEqual(again.rows.map(({ payment }) => payment))
    expect(found.next?.amount).toBe(again.rows[0]?.payment)
  })
})

describe('more than the next row, before it is due', () => {
  test('the row waits for its day, the rest bears interest no longer', () => {
    const found = stand([pay('1', '2027-01-05', EACH + 500_000)], '2027-01-15')
    // 21 days on 12,000.00, then 9 on 12,000.00 − (5,000.00 − 84.00).
    expect(found.entries.map(({ is, paid, charged }) => [is, paid, charged.interest])).toEqual([
      ['early', 500_000, 8400],
      ['due', EACH, 2125],
    ])
    expect(found.rows[0]?.is).toBe('kept')
  })
})

describe('charges', () => {
  const charge: Event = { is: 'charge', id: 'c', on: on('2027-01-20'), bucket: 'fees', amount: money(5000) }
  test('are due with the next row', () => {
    const found = stand([first, charge], '2027-01-25')
    expect([found.state, found.owed.fees, found.next?.amount]).toEqual(['on-time', 5000, EACH + 5000])
  })
  test('given up, the next row asks for what it did', () => {
    const given: Event = { is: 'waive', id: 'w', of: 'c', on: on('2027-01-22') }
    const found = stand([first, charge, given], '2027-01-25')
    expect([found.owed.fees, found.forgiven.fees, found.next?.amount]).toEqual([0, 5000, EACH])
  })
})

describe('breach', () => {
  const breach: Breach = { missed: 2, days: 15, interest: 'from-breach', accelerates: true }
  const kept = plan([level(12)], { reliefs: [relief('fees', '100%', 'on-completion')], breach })
  const owing = debt({
    asOf: '2026-12-15',
    principal: 1_200_000,
    rate: '12%',
    penaltyRate: '18%',
    dayCount: 'act/360',
    fees: 30_000,
  })
  const none = { days: 0, amount: money(0) }
  test('can be cured to its last day', () => {
    const found = stand([], '2027-03-02', none, kept, owing)
    expect([found.state, found.brokenOn, found.restored.fees]).toEqual(['broken', on('2027-03-02'), 30_000])
    const late = stand([], '2027-03-01', none, kept, owing)
    expect([late.state, late.cureUntil, late.held.fees]).toEqual(['late', on('2027-03-02'), 30_000])
    const cured = stand([pay('1', '2027-03-02', late.due)], '2027-03-02', none, kept, owing)
    expect([cured.state, cured.due, cured.restored.fees]).toEqual(['cured', 0, 0])
  })
  test('makes all due, at the penalty rate in place of the contract rate', () => {
    const at = stand([], '2027-03-02', none, kept, owing)
    const later = stand([], '2027-03-12', none, kept, owing)
    expect([later.due, later.daysPastDue, later.next]).toEqual([later.payoff, 56, undefined])
    // 12,000.00 × 18 % × 10 / 360
    expect(later.owed.penalty - at.owed.penalty).toBe(6000)
    expect(later.owed.interest).toBe(at.owed.interest)
  })
  test('paid off after it: completed, and nothing was waived', () => {
    const { payoff } = stand([], '2027-03-12', none, kept, owing)
    const found = stand([pay('1', '2027-03-12', payoff)], '2027-04-01', none, kept, owing)
    expect([found.state, found.completedOn, found.forgiven.fees]).toEqual(['completed', on('2027-03-12'), 0])
  })
  test('kept to the end, what was held is final', () => {
    const { payoff } = stand([], '2027-01-02', none, kept, owing)
    // 18 days of 12,000.00 at 12 %; the fees are not asked for.
    expect(payoff).toBe(1_200_000 + 7200)
    const found = stand([pay('1', '2027-01-02', payoff)], '2027-01-02', none, kept, owing)
    expect([found.state, found.forgiven.fees, found.held.fees]).toEqual(['completed', 30_000, 0])
  })
})
