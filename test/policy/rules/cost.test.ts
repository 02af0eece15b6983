// Cost (成本规则): what a loan may cost, what has been charged already, what bears interest that may not.
import { describe, expect, test } from 'vitest'
import { chargesAboveCap } from '../../../src/policy/rules/charges-above-cap.ts'
import { costAboveCap } from '../../../src/policy/rules/cost-above-cap.ts'
import { interestOnFees } from '../../../src/policy/rules/interest-on-fees.ts'
import { interestOnPenalty } from '../../../src/policy/rules/interest-on-penalty.ts'
import { penaltyAboveCap } from '../../../src/policy/rules/penalty-above-cap.ts'
import { penaltyOutsideUplift } from '../../../src/policy/rules/penalty-outside-uplift.ts'
import { money } from '../../../src/core/money.ts'
import { debt, level, on, part, pct, plan, relief } from '../../support/build.ts'
import { ask } from '../../support/judged.ts'
import { ADVISORY, only } from '../../support/law.ts'
import { generic } from '../../support/plans.ts'

const capped = only(generic, 'cost.cap', '24%')
const bare = plan([level(12)])

describe('cost-above-cap', () => {
  const rateOf = (rate: string, policy = capped, by = bare) =>
    ask(costAboveCap, debt({ rate }), by, { policy })
  test('0.1 % a day is 36.5 % a year, against 24 %', () => {
    expect(rateOf('0.1%/day')).toEqual([
      {
        rule: 'cost-above-cap',
        level: 'forbids',
        args: { rate: { rate: pct('0.1%/day') }, cap: { rate: pct('24%') } },
        source: { instrument: 'Test Act', article: '1' },
      },
    ])
  })
  test('exactly the cap is not above it', () => {
    expect(rateOf('24%')).toEqual([])
    expect(rateOf('24.0001%')).toHaveLength(1)
    expect(rateOf('0.05%/day', only(generic, 'cost.cap', '18.25%'))).toEqual([])
    expect(rateOf('0.05%/day', only(generic, 'cost.cap', '18.24%'))).toHaveLength(1)
    expect(rateOf('18.26%', only(generic, 'cost.cap', '0.05%/day'))).toHaveLength(1)
  })
  test('the rate that counts is a stage’s own; the highest is told', () => {
    expect(rateOf('36%', capped, plan([level(12, { rate: pct('24%') })]))).toEqual([])
    const two = plan([
      { months: 3, pay: 'interest', rate: pct('30%') },
      { months: 9, pay: 'level', rate: pct('28%') },
    ])
    expect(rateOf('18%', capped, two)[0]?.args['rate']).toEqual({ rate: pct('30%') })
  })
  test('a payment today has borne nothing; one on a later day has', () => {
    const pays = (day: string) =>
      plan([{ on: on(day), pay: { amount: money(50_000) } }, level(12, { rate: pct('12%') })])
    expect(rateOf('36%', capped, pays('2026-11-22'))).toEqual([])
    expect(rateOf('36%', capped, pays('2026-12-01'))).toHaveLength(1)
  })
  test('no principal bears no interest, and no rate is no cost', () => {
    const charges = debt({ principal: 0, fees: 5000, rate: '36%' })
    expect(ask(costAboveCap, charges, bare, { policy: capped })).toEqual([])
    expect(rateOf('0%', only(generic, 'cost.cap', '0%'))).toEqual([])
  })
  test('what is known only second-hand warns', () => {
    expect(rateOf('36%', only(generic, 'cost.cap', '24%', ADVISORY))[0]?.level).toBe('warns')
  })
  test('without a cap nothing is said', () => {
    expect(rateOf('99%', generic)).toEqual([])
  })
})

describe('charges-above-cap', () => {
  const of = (charges: number, more = {}) =>
    debt({ principal: 2_000_000, interest: charges, overdueSince: '2026-08-22', ...more })
  const said = (debtOf = of(300_000), by = bare) => ask(chargesAboveCap, debtOf, by, { policy: capped })
  test('on 20,000.00 at 24 %, 92 days and 31: 1,617.53 of 3,000.00', () => {
    expect(said()).toEqual([
      {
        rule: 'charges-above-cap',
        level: 'warns',
        args: {
          charges: { money: 300_000 },
          cap: { rate: pct('24%') },
          would: { money: 161_753 },
          over: { money: 138_247 },
        },
        source: { instrument: 'Test Act', article: '1' },
      },
    ])
  })
  test('interest, penalty and fees count together; a fen decides', () => {
    expect(said(of(100_000, { penalty: 50_000, fees: 11_753 }))).toEqual([])
    expect(said(of(100_000, { penalty: 50_000, fees: 11_754 }))[0]?.args['over']).toEqual({ money: 1 })
  })
  test.each(['now', 'on-completion'] as const)('a plan that waives the excess %s says nothing', (when) => {
    const waives = (amount: number) => plan([level(12)], { reliefs: [relief('interest', amount, when)] })
    expect(said(undefined, waives(138_247))).toEqual([])
    expect(said(undefined, waives(138_246))).toHaveLength(1)
  })
  test('what is put off to the last row is not waived, nor is principal a charge', () => {
    expect(
      said(undefined, plan([level(12)], { reliefs: [relief('interest', '100%', 'last-row')] })),
    ).toHaveLength(1)
    expect(said(undefined, plan([level(12)], { reliefs: [relief('principal', '50%')] }))).toHaveLength(1)
  })
  test('only where it is known since when the debt is overdue', () => {
    expect(said(debt({ principal: 2_000_000, interest: 300_000 }))).toEqual([])
    expect(said(of(300_000, { principal: 0 }))).toEqual([])
    expect(ask(chargesAboveCap, of(300_000), bare, { policy: generic })).toEqual([])
  })
})

describe('penalty-above-cap', () => {
  const said = (penaltyRate: string | undefined, policy = capped) =>
    ask(penaltyAboveCap, debt(penaltyRate === undefined ? {} : { penaltyRate }), bare, { policy })
  test('18 % and half as much again is 27 %, against 24 %', () => {
    expect(said('27%')).toEqual([
      {
        rule: 'penalty-above-cap',
        level: 'warns',
        args: { penalty: { rate: pct('27%') }, cap: { rate: pct('24%') }, contract: { rate: pct('18%') } },
        source: { instrument: 'Test Act', article: '1' },
      },
    ])
  })
  test('exactly the cap, no penalty rate, no cap', () => {
    expect(said('24%')).toEqual([])
    expect(said('0.066%/day')).toHaveLength(1)
    expect(said(undefined)).toEqual([])
    expect(said('99%', generic)).toEqual([])
  })
})

describe('penalty-outside-uplift', () => {
  const policy = only(generic, 'penalty.uplift', { least: '30%', most: '50%' })
  const said = (penaltyRate: string, rate = '18%') =>
    ask(penaltyOutsideUplift, debt({ rate, penaltyRate }), bare, { policy })
  test('28 % over 18 % is more than half as much again', () => {
    expect(said('28%')).toEqual([
      {
        rule: 'penalty-outside-uplift',
        level: 'notes',
        args: {
          penalty: { rate: pct('28%') },
          contract: { rate: pct('18%') },
          least: { share: part('30%') },
          most: { share: part('50%') },
        },
        source: { instrument: 'Test Act', article: '1' },
      },
    ])
  })
  test.each([
    ['23.4%', 0],
    ['23.39%', 1],
    ['27%', 0],
    ['27.0001%', 1],
    ['18%', 1],
  ])('18 %% and %s', (penalty, times) => expect(said(penalty)).toHaveLength(times))
  test('a rate by the day beside one by the year', () => {
    expect(said('0.075%/day', '0.05%/day')).toEqual([])
    expect(said('0.0751%/day', '0.05%/day')).toHaveLength(1)
    expect(said('27.375%', '0.05%/day')).toEqual([])
    expect(said('27.376%', '0.05%/day')).toHaveLength(1)
  })
  test('nothing can be said of an interest-free contract', () => expect(said('5%', '0%')).toEqual([]))
})

describe.each([
  ['interest-on-fees', interestOnFees, 'interest.on-fees', 'fees', 30_000],
  ['interest-on-penalty', interestOnPenalty, 'interest.on-penalty', 'penalty', 21_540],
] as const)('%s', (rule, asks, parameter, bucket, amount) => {
  const of = debt({ [bucket]: amount })
  const policy = only(generic, parameter, false)
  const adds = plan([level(12)], { capitalise: [bucket, 'interest'] })
  test('what may bear no interest is added to principal', () => {
    expect(ask(asks, of, adds, { policy })).toEqual([
      {
        rule,
        level: 'forbids',
        args: { [bucket]: { money: amount } },
        source: { instrument: 'Test Act', article: '1' },
      },
    ])
  })
  test('where it may, where nothing of it is owed, where it is not added', () => {
    expect(ask(asks, of, adds, { policy: only(generic, parameter, true) })).toEqual([])
    expect(ask(asks, debt(), adds, { policy })).toEqual([])
    expect(ask(asks, of, plan([level(12)], { capitalise: ['interest'] }), { policy })).toEqual([])
    expect(ask(asks, of, bare, { policy })).toEqual([])
    expect(ask(asks, of, adds, { policy: generic })).toEqual([])
  })
  test('second-hand it warns', () => {
    expect(ask(asks, of, adds, { policy: only(generic, parameter, false, ADVISORY) })[0]?.level).toBe('warns')
  })
})
