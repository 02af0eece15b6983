// Authority (授权): the lowest role that may grant a plan, why no lower one may, and what a role has to have approved.
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../src/core/plan.ts'
import { voice } from '../../src/i18n/say.ts'
import { approval, needed } from '../../src/policy/authority.ts'
import { LENDER_ONLY } from '../../src/policy/lender-only.ts'
import { type Authority, type Policy, cite } from '../../src/policy/policy.ts'
import { debt, level, ordinaryDebt, part, pct, plan, relief } from '../support/build.ts'
import { generic } from '../support/plans.ts'

const NOTHING = part('0')
const HALF = part('50%')
const ALL = part('1')
const authority: Authority = {
  collector: {
    waive: { fees: HALF, penalty: HALF, interest: NOTHING, principal: NOTHING },
    months: 24,
    holiday: 1,
  },
  supervisor: {
    waive: { fees: ALL, penalty: ALL, interest: HALF, principal: NOTHING },
    months: 36,
    holiday: 3,
    rate: pct('12%'),
  },
  manager: {
    waive: { fees: ALL, penalty: ALL, interest: ALL, principal: part('10%') },
    months: 60,
    holiday: 6,
    rate: pct('4%'),
  },
  committee: 'all',
}
const policy: Policy = {
  ...generic,
  authority,
  lines: { ...generic.lines, 'authority.collector': 'own.yaml:31' },
}
const of = ordinaryDebt()
const waives = (
  bucket: 'fees' | 'penalty' | 'interest' | 'principal',
  share: string | number,
  more = {},
): Plan => plan([level(14)], { reliefs: [relief(bucket, share)], ...more })
const roleFor = (by: Plan, as = policy, owed = of) => needed(as, by, owed)?.role

describe('needed', () => {
  test('all of the penalty: the supervisor, since the collector may waive half', () => {
    expect(needed(policy, waives('penalty', '100%'), of)).toEqual({
      role: 'supervisor',
      why: [{ what: 'waive-penalty', has: { share: ALL }, most: { share: HALF } }],
    })
  })
  test.each<[what: string, by: Plan, role: string]>([
    ['nothing given up', plan([level(14)]), 'collector'],
    ['half of the penalty', waives('penalty', '50%'), 'collector'],
    ['a little more than half', waives('penalty', '50.000001%'), 'supervisor'],
    [
      'half in two parts',
      plan([level(14)], { reliefs: [relief('fees', '30%'), relief('fees', '20%', 'on-completion')] }),
      'collector',
    ],
    [
      'more than half in two parts',
      plan([level(14)], { reliefs: [relief('fees', '30%'), relief('fees', '21%', { kept: 3 })] }),
      'supervisor',
    ],
    [
      'all put off to the last row',
      plan([level(14)], { reliefs: [relief('fees', '100%', 'last-row')] }),
      'collector',
    ],
    ['interest', waives('interest', '60%'), 'manager'],
    ['more principal than the manager may', waives('principal', '10.1%'), 'committee'],
    ['24 months', plan([level(24)]), 'collector'],
    ['25 months', plan([level(25)]), 'supervisor'],
    ['61 months', plan([level(61)]), 'committee'],
    ['12 %', plan([level(14, { rate: pct('12%') })]), 'supervisor'],
    ['11.9 %', plan([level(14, { rate: pct('11.9%') })]), 'manager'],
    ['a rate above the contract’s', plan([level(14, { rate: pct('19%') })]), 'collector'],
    ['the contract’s rate', plan([level(14, { rate: pct('18%') })]), 'collector'],
    ['a month of nothing', plan([{ months: 1, pay: 'nothing', unpaid: 'accrues' }, level(12)]), 'collector'],
    [
      'two months of nothing',
      plan([{ months: 2, pay: 'nothing', unpaid: 'accrues' }, level(12)]),
      'supervisor',
    ],
    ['a first day four months later', plan([level(12)], { firstDue: '2027-04-15' }), 'manager'],
  ])('%s', (_, by, role) => expect(roleFor(by)).toBe(role))
  test('an amount is a share of its bucket: 107.70 is half of 215.40', () => {
    expect(roleFor(waives('penalty', 10_770))).toBe('collector')
    expect(needed(policy, waives('penalty', 10_771), of)?.why).toEqual([
      { what: 'waive-penalty', has: { money: 10_771 }, most: { money: 10_770 } },
    ])
  })
  test('half of an odd amount: a fen more than its exact half is more', () => {
    const odd = debt({ penalty: 101 })
    expect(roleFor(waives('penalty', 50), policy, odd)).toBe('collector')
    expect(roleFor(waives('penalty', 51), policy, odd)).toBe('supervisor')
    expect(roleFor(waives('penalty', '50%'), policy, odd)).toBe('collector')
  })
  test('nothing is given up where nothing is owed', () => {
    expect(roleFor(plan([level(14)], { reliefs: [relief('fees', '100%')] }), policy, debt())).toBe(
      'collector',
    )
  })
  test('months count where they are more than the contract’s own', () => {
    const long = debt({ contract: { months: 30, payment: 50_000 } })
    expect(roleFor(plan([level(30)]), policy, long)).toBe('collector')
    expect(roleFor(plan([level(31)]), policy, long)).toBe('supervisor')
    expect(roleFor(plan([level(30)]), policy, debt())).toBe('supervisor')
  })
  test('every reason for which a lower role may not', () => {
    const by = plan([{ months: 4, pay: 'nothing', unpaid: 'accrues' }, level(40, { rate: pct('8%') })], {
      reliefs: [relief('interest', '100%')],
    })
    expect(needed(policy, by, of)).toEqual({
      role: 'manager',
      why: [
        { what: 'waive-interest', has: { share: ALL }, most: { share: HALF } },
        { what: 'months', has: { count: 44 }, most: { count: 36 } },
        { what: 'rate', has: { rate: pct('8%') }, most: { rate: pct('12%') } },
        { what: 'holiday', has: { count: 4 }, most: { count: 3 } },
      ],
    })
  })
  test('a policy that says nothing of it', () => {
    expect(needed(generic, plan([level(60)]), of)).toBeNull()
  })
  test('a role that is not named may what the one below it may, the lowest nothing', () => {
    const { supervisor } = authority
    const alone: Policy = { ...policy, authority: supervisor ? { supervisor } : {} }
    expect(roleFor(plan([level(14)]), alone)).toBe('collector')
    expect(roleFor(plan([level(15)]), alone)).toBe('supervisor')
    expect(needed(alone, plan([level(61)]), of)).toEqual({
      role: 'committee',
      why: [{ what: 'months', has: { count: 61 }, most: { count: 36 } }],
    })
  })
  test('a role that may lower no rate at all', () => {
    expect(needed(policy, plan([level(14, { rate: pct('12%') })]), of)?.why).toEqual([
      { what: 'rate', has: { rate: pct('12%') }, most: null },
    ])
  })
})

describe('needs-approval', () => {
  test('what is beyond the role that asks, one finding each', () => {
    const by = plan([level(40, { rate: pct('8%') })], { reliefs: [relief('penalty', '100%')] })
    const source = cite(policy, 'authority.collector')
    expect(source.at).toBe('own.yaml:31')
    const manager = { word: 'manager' }
    expect(approval(policy, by, of, 'collector')).toEqual(
      [
        { role: manager, for: { word: 'waive-penalty' }, has: { share: ALL }, most: { share: HALF } },
        { role: manager, for: { word: 'months' }, has: { count: 40 }, most: { count: 24 } },
        { role: manager, for: { word: 'rate' }, has: { rate: pct('8%') }, most: { rate: pct('18%') } },
      ].map((args) => ({ rule: 'needs-approval', level: 'needs-approval', args, source })),
    )
    expect(approval(policy, by, of, 'supervisor').map(({ args }) => args['for'])).toEqual([
      { word: 'months' },
      { word: 'rate' },
    ])
    expect(approval(policy, by, of, 'manager')).toEqual([])
    expect(approval(policy, by, of, 'committee')).toEqual([])
  })
  test('not for those who only ask or look on, nor without a policy of it', () => {
    for (const role of ['borrower', 'analyst', 'nobody'])
      expect(approval(policy, waives('principal', '90%'), of, role)).toEqual([])
    expect(approval(generic, waives('principal', '90%'), of, 'collector')).toEqual([])
    expect(approval(policy, plan([level(14)]), of, 'collector')).toEqual([])
  })
  test('in words', () => {
    const [found] = approval(policy, waives('penalty', '100%'), of, 'collector')
    const said = found && { ...found, source: undefined as never }
    expect(said && voice('en').finding(said)).toBe(
      'Needs approval by the supervisor (penalty waived: 100%; limit: 50%).',
    )
    expect(said && voice('zh').finding(said)).toBe('须经主管审批（罚息减免：100%；权限：50%）。')
  })
  test('a borrower need not see it', () => {
    expect(LENDER_ONLY).toContain('needs-approval')
  })
})
