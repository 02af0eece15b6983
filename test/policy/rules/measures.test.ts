// Measures (措施规则): how long and how often payments may be eased, and whether a rise in them has a reason.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../../src/core/debt.ts'
import { money } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { policy as policyNamed } from '../../../src/policy/load.ts'
import { capitalisedAfterWaiver } from '../../../src/policy/rules/capitalised-after-waiver.ts'
import { capitalisedBefore } from '../../../src/policy/rules/capitalised-before.ts'
import { shortMeasureTooLong } from '../../../src/policy/rules/short-measure-too-long.ts'
import { stepUpUnexplained } from '../../../src/policy/rules/step-up-unexplained.ts'
import { debt, flow, household, level, on, part, plan, relief, situation } from '../../support/build.ts'
import { type Asked, ask } from '../../support/judged.ts'
import { ADVISORY, only } from '../../support/law.ts'
import { generic } from '../../support/plans.ts'

const source = { instrument: 'Test Act', article: '1' }
const pays = (months: number, amount: number) =>
  ({ months, pay: { amount: money(amount) }, unpaid: 'accrues' }) as const

describe('short-measure-too-long', () => {
  const policy = only(generic, 'short-measure.most', '24')
  const said = (by: Plan, as = policy) => ask(shortMeasureTooLong, debt(), by, { policy: as })
  const interest = (months: number) => ({ months, pay: 'interest' }) as const
  test('18 months of interest and 9 of 100.00 are 27, against 24', () => {
    expect(said(plan([interest(18), pays(9, 10_000), level(12)]))).toEqual([
      {
        rule: 'short-measure-too-long',
        level: 'warns',
        args: { months: { count: 27 }, most: { count: 24 } },
        source,
      },
    ])
  })
  test('24 are not too many, months of nothing count with them', () => {
    expect(said(plan([interest(18), pays(6, 10_000), level(12)]))).toEqual([])
    const rests = { months: 6, pay: 'nothing', unpaid: 'accrues' } as const
    expect(said(plan([rests, interest(18), level(12)]))).toEqual([])
    expect(said(plan([rests, interest(19), level(12)]))).toHaveLength(1)
  })
  test('a fixed amount that no later row exceeds is no reduced one', () => {
    expect(said(plan([pays(30, 40_000), level(12)]))).toEqual([])
    expect(said(plan([pays(30, 20_000), level(12)]))).toHaveLength(1)
  })
  test('what ends on such an amount has nothing to go back to', () => {
    expect(said(plan([interest(27), { months: 1, pay: 'rest' }]))).toHaveLength(1)
    expect(said(plan([level(36)]))).toEqual([])
  })
  test('the generic policy knows such a most; another may not', () => {
    const of = policyNamed('generic', 2, situation(debt()))
    expect(said(plan([interest(25), level(12)]), of)).toMatchObject([{ args: { most: { count: 24 } } }])
    expect(said(plan([interest(30), level(12)]), only(generic, 'cost.cap', '1%'))).toEqual([])
  })
})

describe('capitalised-before', () => {
  const policy = only(generic, 'capitalise.most', '1')
  const after = (...kinds: string[]): Debt => ({
    ...debt({ interest: 200_000 }),
    restructures: kinds.map((kind) => ({ on: on('2025-03-01'), kind })),
  })
  const adds = plan([level(12)], { capitalise: ['interest'] })
  const said = (of: Debt, by = adds, as = policy) => ask(capitalisedBefore, of, by, { policy: as })
  test('done once before, against a most of once', () => {
    expect(said(after('capitalisation'))).toEqual([
      {
        rule: 'capitalised-before',
        level: 'needs-approval',
        args: { times: { count: 1 }, most: { count: 1 } },
        source,
      },
    ])
  })
  test.each([
    'Capitalized interest',
    'arrears capitalised',
    '利息资本化',
    '转本金',
    '利息计入本金',
    '转为本金',
  ])('“%s” says so', (kind) => expect(said(after(kind))).toHaveLength(1))
  test('other changes do not count, and a second time may be allowed', () => {
    expect(said(after('extension', '展期'))).toEqual([])
    expect(said(after())).toEqual([])
    expect(said(after('capitalisation'), adds, only(generic, 'capitalise.most', '2'))).toEqual([])
    expect(said(after('capitalisation'), plan([level(12)]))).toEqual([])
  })
  test('a stage that turns unpaid interest into principal capitalises as well', () => {
    const rests = { months: 3, pay: 'nothing', unpaid: 'capitalises' } as const
    expect(said(after('capitalisation'), plan([rests, level(12)]))).toHaveLength(1)
    expect(said(after('capitalisation'), plan([{ ...rests, unpaid: 'accrues' }, level(12)]))).toEqual([])
  })
  test('second-hand it warns', () => {
    const heard = only(generic, 'capitalise.most', '1', ADVISORY)
    expect(said(after('capitalisation'), adds, heard)[0]?.level).toBe('warns')
  })
})

describe('capitalised-after-waiver', () => {
  const of = debt({ interest: 237_922, penalty: 21_540 })
  const said = (reliefs: Plan['reliefs'], capitalise = true) =>
    ask(
      capitalisedAfterWaiver,
      of,
      plan([level(12)], { reliefs, ...(capitalise ? { capitalise: ['interest'] } : {}) }),
    )
  test('penalty of 215.40 waived, interest of 2,379.22 added', () => {
    const expected = [
      {
        rule: 'capitalised-after-waiver',
        level: 'notes',
        args: { waived: { money: 21_540 }, capitalised: { money: 237_922 } },
      },
    ]
    expect(said([relief('penalty', '100%')])).toEqual(expected)
    expect(said([relief('penalty', '100%', 'on-completion')])).toEqual(expected)
  })
  test('of one bucket only what is left is added', () => {
    expect(said([relief('interest', '50%')])[0]?.args).toEqual({
      waived: { money: 118_961 },
      capitalised: { money: 118_961 },
    })
    expect(said([relief('interest', '100%')])).toEqual([])
  })
  test('nothing waived, nothing added, or only put off', () => {
    expect(said([])).toEqual([])
    expect(said([relief('penalty', '100%')], false)).toEqual([])
    expect(said([relief('penalty', '100%', 'last-row')])).toEqual([])
  })
})

describe('step-up-unexplained', () => {
  const of = debt({ principal: 2_880_000, rate: '0%' })
  /** 900.00 for a year, then 1,500.00: the thirteenth row is on 2027-12-15. */
  const steps = plan([pays(12, 90_000), level(12)])
  const said = (asked: Asked = { household: household() }, by = steps) =>
    ask(stepUpUnexplained, of, by, asked)
  test('900.00 for a year and 1,500.00 from 2027-12-15, on a wage that stays the same', () => {
    expect(said()).toEqual([
      {
        rule: 'step-up-unexplained',
        level: 'warns',
        args: { from: { money: 90_000 }, to: { money: 150_000 }, day: { day: on('2027-12-15') } },
      },
    ])
    expect(said({})).toHaveLength(1)
  })
  test('a tenth is no rise, nor is what rounding adds to it', () => {
    const rises = (to: number) =>
      ask(
        stepUpUnexplained,
        debt({ principal: 12 * 100_000 + 12 * to, rate: '0%' }),
        plan([pays(12, 100_000), level(12)]),
      )
    expect(rises(110_001)).toEqual([])
    expect(rises(110_002)).toHaveLength(1)
  })
  test('a hardship that ends by then explains it, one that ends later does not', () => {
    const hardship = (until?: string) => ({
      household: household(),
      hardship: { what: 'job-loss', evidence: [], ...(until ? { until: on(until) } : {}) },
    })
    expect(said(hardship('2027-12-15'))).toEqual([])
    expect(said(hardship('2027-12-16'))).toHaveLength(1)
    expect(said(hardship())).toHaveLength(1)
  })
  test('income that begins by then explains it, and so does another debt that ends', () => {
    const job = (from: string) =>
      household({ income: [flow('wage', 650_000), flow('part-time', 100_000, { from: on(from) })] })
    expect(said({ household: job('2027-06-01') })).toEqual([])
    expect(said({ household: job('2030-01-01') })).toHaveLength(1)
    const car = household({ otherDebts: [flow('car-loan', 50_000, { until: on('2027-06-01') })] })
    expect(said({ household: car })).toEqual([])
    const ends = household({
      income: [flow('wage', 650_000), flow('benefit', 50_000, { until: on('2027-06-01') })],
    })
    expect(said({ household: ends })).toHaveLength(1)
  })
  test('a last row is not counted, nor is a payment on a day of its own', () => {
    expect(said(undefined, plan([pays(23, 100_000), { months: 1, pay: 'rest' }]))).toEqual([])
    const down = plan([{ on: of.asOf, pay: { amount: money(100) } }, level(24)])
    expect(said(undefined, down)).toEqual([])
    expect(said(undefined, plan([{ months: 6, pay: 'nothing' }, level(18)]))).toEqual([])
  })
  test('growing instalments', () => {
    const grows = plan([{ months: 24, pay: { grow: part('10%'), every: 6 } }])
    expect(said(undefined, grows)[0]?.args['day']).toEqual({ day: on('2027-12-15') })
  })
})
