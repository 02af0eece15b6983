// Limits of the lender's own (机构限制): the least share a month, earlier changes, and cases to whom nothing is offered.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../../src/core/debt.ts'
import { money } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { type Limits, type Policy, type Tier, cite } from '../../../src/policy/policy.ts'
import { belowShare } from '../../../src/policy/rules/below-share.ts'
import { coolOff } from '../../../src/policy/rules/cool-off.ts'
import { notEligible } from '../../../src/policy/rules/not-eligible.ts'
import { tooManyRestructures } from '../../../src/policy/rules/too-many-restructures.ts'
import { debt, level, on, ordinaryDebt, part, pct, plan, relief } from '../../support/build.ts'
import { ask } from '../../support/judged.ts'
import { generic } from '../../support/plans.ts'

const limited = (limits: Partial<Limits>): Policy => ({
  ...generic,
  limits: { ...generic.limits, ...limits },
  lines: { ...generic.lines, tiers: 'own.yaml:12' },
})
/** 12,105.02 today, then 3,150.00 × 14. */
const asItStands = plan([
  { on: on('2026-11-22'), pay: 'arrears' },
  { months: 14, pay: 'as-contracted', unpaid: 'accrues' },
])
const changes: [what: string, by: Plan][] = [
  ['level instalments', plan([level(24)])],
  ['a waiver', { ...asItStands, reliefs: [relief('penalty', '100%')] }],
  [
    'a lower rate',
    plan([
      asItStands.stages[0] as Plan['stages'][0],
      { months: 14, pay: 'as-contracted', rate: pct('12%'), unpaid: 'accrues' },
    ]),
  ],
  [
    'arrears on a later day',
    plan([
      { on: on('2026-12-01'), pay: 'arrears' },
      { months: 14, pay: 'as-contracted', unpaid: 'accrues' },
    ]),
  ],
  ['arrears made principal', { ...asItStands, capitalise: ['interest'] }],
]

describe('below-share', () => {
  const policy = limited({ leastShare: part('2%') })
  const of = debt({ principal: 5_000_050, rate: '0%' })
  const said = (by: Plan) => ask(belowShare, of, by, { policy })
  test('1,000.00 of 50,000.50 against 2 %, which is 1,000.01', () => {
    expect(said(plan([{ months: 3, pay: { amount: money(100_000) } }, level(40)]))).toEqual([
      {
        rule: 'below-share',
        level: 'forbids',
        args: {
          row: { count: 1 },
          payment: { money: 100_000 },
          least: { money: 100_001 },
          share: { share: part('2%') },
        },
        source: cite(policy, 'limits.leastShare'),
      },
    ])
    expect(said(plan([{ months: 3, pay: { amount: money(100_001) } }, level(40)]))).toEqual([])
  })
  test('the share is of all that was owed before anything is waived', () => {
    const owed = debt({ principal: 4_000_000, fees: 1_000_000, rate: '0%' })
    const waived = plan([level(45)], { reliefs: [relief('fees', '100%')] })
    expect(ask(belowShare, owed, waived, { policy })).toHaveLength(1)
  })
  test('the last row may be less, so may a month of nothing or a day of its own', () => {
    expect(
      said(
        plan([
          { months: 1, pay: { amount: money(4_999_000) } },
          { months: 1, pay: 'rest' },
        ]),
      ),
    ).toEqual([])
    expect(said(plan([{ months: 3, pay: 'nothing' }, level(40)]))).toEqual([])
    expect(said(plan([{ on: on('2026-11-22'), pay: { amount: money(500) } }, level(40)]))).toEqual([])
    expect(
      said(plan([{ on: on('2026-11-22'), pay: { amount: money(500) } }, level(60)]))[0]?.args['row'],
    ).toEqual({
      count: 2,
    })
  })
  test('a policy without it says nothing', () => expect(ask(belowShare, of, plan([level(60)]))).toEqual([]))
})

const changed = (...days: string[]): Debt => ({
  ...ordinaryDebt(),
  restructures: days.map((day) => ({ on: on(day), kind: 'extension' })),
})

describe('too-many-restructures', () => {
  const policy = limited({ mostRestructures: 2 })
  const said = (of: Debt, by = plan([level(24)]), as = policy) =>
    ask(tooManyRestructures, of, by, { policy: as })
  test('changed twice, and no third change is offered', () => {
    expect(said(changed('2024-01-01', '2025-01-01'))).toEqual([
      {
        rule: 'too-many-restructures',
        level: 'forbids',
        args: { times: { count: 2 }, most: { count: 2 } },
        source: cite(policy, 'limits.mostRestructures'),
      },
    ])
    expect(said(changed('2024-01-01'))).toEqual([])
    expect(said(changed('2024-01-01', '2025-01-01'), undefined, generic)).toEqual([])
  })
  test('a policy may change no contract at all', () => {
    expect(said(changed(), undefined, limited({ mostRestructures: 0 }))).toHaveLength(1)
  })
  test.each(changes)('%s is a change', (_, by) => {
    expect(said(changed('2024-01-01', '2025-01-01'), by)).toHaveLength(1)
  })
  test('the contract as it stands is none', () => {
    expect(said(changed('2024-01-01', '2025-01-01'), asItStands)).toEqual([])
  })
})

describe('cool-off', () => {
  const policy = limited({ coolOff: 180 })
  const said = (of: Debt, by = plan([level(24)])) => ask(coolOff, of, by, { policy })
  test('changed on 2026-09-01, 82 days before, against 180', () => {
    expect(said(changed('2026-09-01', '2025-01-01'))).toEqual([
      {
        rule: 'cool-off',
        level: 'forbids',
        args: { last: { day: on('2026-09-01') }, days: { count: 82 }, least: { count: 180 } },
        source: cite(policy, 'limits.coolOff'),
      },
    ])
  })
  test('180 days are enough', () => {
    expect(said(changed('2026-05-26'))).toEqual([])
    expect(said(changed('2026-05-27'))).toHaveLength(1)
  })
  test('never changed, no such limit, the contract as it stands', () => {
    expect(said(changed())).toEqual([])
    expect(ask(coolOff, changed('2026-09-01'), plan([level(24)]))).toEqual([])
    expect(said(changed('2026-09-01'), asItStands)).toEqual([])
  })
})

describe('not-eligible', () => {
  const reason = { en: 'sold', zh: '已转让' }
  const closed = (tier?: Tier): Policy => ({ ...limited({}), closed: true, tier })
  const said = (policy: Policy, by = plan([level(24)])) => ask(notEligible, ordinaryDebt(), by, { policy })
  test('a tier in which nothing is offered, with its reason if it has one', () => {
    const tier: Tier = { id: 'old', offers: 'nothing' }
    const source = cite(closed(tier), 'tiers')
    expect(source.at).toBe('own.yaml:12')
    const args = { tier: { text: 'old' } }
    expect(said(closed(tier))).toEqual([{ rule: 'not-eligible', level: 'forbids', args, source }])
    expect(said(closed({ ...tier, reason }))).toEqual([
      {
        rule: 'not-eligible-because',
        level: 'forbids',
        args: { ...args, reason: { label: reason } },
        source,
      },
    ])
  })
  test('no tier covers the case', () => {
    expect(said(closed())).toMatchObject([{ rule: 'not-eligible-no-tier', level: 'forbids' }])
  })
  test('a policy that offers its menu, and the contract as it stands', () => {
    expect(said(generic)).toEqual([])
    expect(said(closed(), asItStands)).toEqual([])
  })
})
