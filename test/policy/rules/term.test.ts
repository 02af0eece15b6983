// Time (期限规则): how long a plan, a loan, an extension and a holiday may last, and how soon something has to be paid.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../../src/core/debt.ts'
import { money } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { cite } from '../../../src/policy/policy.ts'
import { extensionAfterDue } from '../../../src/policy/rules/extension-after-due.ts'
import { extensionTooLong } from '../../../src/policy/rules/extension-too-long.ts'
import { firstPaymentLate } from '../../../src/policy/rules/first-payment-late.ts'
import { holidayTooLong } from '../../../src/policy/rules/holiday-too-long.ts'
import { termAboveLaw } from '../../../src/policy/rules/term-above-law.ts'
import { totalTermAboveLaw } from '../../../src/policy/rules/total-term-above-law.ts'
import { debt, level, on, part, plan } from '../../support/build.ts'
import { ask } from '../../support/judged.ts'
import { ADVISORY, only } from '../../support/law.ts'
import { generic } from '../../support/plans.ts'

const source = { instrument: 'Test Act', article: '1' }

describe('term-above-law', () => {
  const policy = only(generic, 'term.most', '60')
  test('72 months against 60', () => {
    expect(ask(termAboveLaw, debt(), plan([level(72)]), { policy })).toEqual([
      {
        rule: 'term-above-law',
        level: 'forbids',
        args: { months: { count: 72 }, most: { count: 60 } },
        source,
      },
    ])
  })
  test('60 months, second-hand, and no most', () => {
    expect(ask(termAboveLaw, debt(), plan([level(60)]), { policy })).toEqual([])
    const heard = only(generic, 'term.most', '60', ADVISORY)
    expect(ask(termAboveLaw, debt(), plan([level(61)]), { policy: heard })[0]?.level).toBe('warns')
    expect(ask(termAboveLaw, debt(), plan([level(72)]), { policy: generic })).toEqual([])
  })
})

describe('total-term-above-law', () => {
  const policy = only(generic, 'term.total', '84')
  const since = (contractDate: string): Debt => ({ ...debt(), contractDate: on(contractDate) })
  const said = (of: Debt, months: number) => ask(totalTermAboveLaw, of, plan([level(months)]), { policy })
  test('2022-01-10 to 2029-02-15 is 85 months, against 84', () => {
    expect(said(since('2022-01-10'), 27)).toEqual([
      {
        rule: 'total-term-above-law',
        level: 'forbids',
        args: { months: { count: 85 }, most: { count: 84 } },
        source,
      },
    ])
    expect(said(since('2022-01-10'), 26)).toEqual([])
  })
  test('a month counts when it is whole', () => {
    expect(said(since('2022-01-15'), 27)).toHaveLength(1)
    expect(said(since('2022-01-16'), 27)).toEqual([])
  })
  test('the last row may be on a day of its own', () => {
    const late = plan([level(3), { on: on('2029-02-15'), pay: 'rest' }])
    expect(ask(totalTermAboveLaw, since('2022-01-10'), plan(late.stages.slice(0, 1)), { policy })).toEqual([])
    const last = plan([
      { months: 3, pay: { amount: money(10_000) }, unpaid: 'accrues' },
      { on: on('2029-02-15'), pay: 'rest' },
    ])
    expect(ask(totalTermAboveLaw, since('2022-01-10'), last, { policy })).toHaveLength(1)
  })
  test('a contract of an unknown day', () => expect(said(debt(), 120)).toEqual([]))
})

const left = { contract: { months: 14, payment: 100_000 } }
describe('extension-after-due', () => {
  const policy = only(generic, 'extension.before-maturity', true)
  const overdue = debt({ ...left, overdueSince: '2026-08-15' })
  const said = (of: Debt, months: number, by = policy) =>
    ask(extensionAfterDue, of, plan([level(months)]), { policy: by })
  test('2028-07-15 instead of 2028-01-15 is longer', () => {
    expect(said(overdue, 20)).toEqual([{ rule: 'extension-after-due', level: 'notes', args: {}, source }])
  })
  test('not longer, not overdue, no contract, no such rule', () => {
    expect(said(overdue, 14)).toEqual([])
    expect(said(debt(left), 20)).toEqual([])
    expect(said(debt({ overdueSince: '2026-08-15' }), 20)).toEqual([])
    expect(said(overdue, 20, generic)).toEqual([])
    expect(said(overdue, 20, only(generic, 'extension.before-maturity', false))).toEqual([])
  })
  test('where nothing is left of the contract every day is longer', () => {
    const matured = { ...debt({ overdueSince: '2026-08-15' }), contract: [] }
    expect(said(matured, 1)).toHaveLength(1)
  })
})

describe('extension-too-long', () => {
  const limits = [
    { upTo: '12', share: '100%' },
    { upTo: '60', share: '50%' },
    { upTo: '80', months: '36' },
    { total: '84' },
  ]
  const policy = only(generic, 'extension.limits', limits)
  /** 14 instalments left, the last on 2028-01-15. */
  const since = (contractDate: string, words = {}): Debt => ({
    ...debt({ ...left, ...words }),
    contractDate: on(contractDate),
  })
  const said = (of: Debt, more: number, by = policy) =>
    ask(extensionTooLong, of, plan([level(14 + more)]), { policy: by })
  test('36 months may be extended by half: 18', () => {
    const of = since('2025-01-15')
    expect(said(of, 18)).toEqual([])
    expect(said(of, 19)).toEqual([
      {
        rule: 'extension-too-long',
        level: 'forbids',
        args: { months: { count: 19 }, most: { count: 18 }, original: { count: 36 } },
        source,
      },
    ])
  })
  test.each([
    ['2024-12-15', 37, 18],
    ['2023-01-15', 60, 30],
    ['2022-12-15', 61, 36],
    ['2021-02-15', 83, 1],
    ['2020-01-15', 96, 0],
  ])('from %s: %i months, %i more', (day, original, most) => {
    const of = since(day)
    expect(said(of, most)).toEqual([])
    expect(said(of, most + 1)[0]?.args).toMatchObject({
      most: { count: most },
      original: { count: original },
    })
  })
  test('of a year as much again', () => {
    const short = { ...debt({ contract: { months: 4, payment: 100_000 } }), contractDate: on('2026-03-15') }
    const run = (months: number) => ask(extensionTooLong, short, plan([level(4 + months)]), { policy })
    expect(run(12)).toEqual([])
    expect(run(13)[0]?.args).toMatchObject({ most: { count: 12 }, original: { count: 12 } })
  })
  test('overdue it is no extension; unknown, it is not judged', () => {
    expect(said(since('2025-01-15', { overdueSince: '2026-08-15' }), 30)).toEqual([])
    expect(said(debt(left), 30)).toEqual([])
    expect(said({ ...since('2025-01-15'), contract: [] }, 30)).toEqual([])
    expect(said(since('2025-01-15'), 30, generic)).toEqual([])
  })
  test('second-hand it warns', () => {
    const heard = only(generic, 'extension.limits', limits, ADVISORY)
    expect(said(since('2025-01-15'), 19, heard)[0]?.level).toBe('warns')
  })
})

describe('holiday-too-long', () => {
  const policy = only(generic, 'holiday.most', '6')
  const said = (by: Plan) => ask(holidayTooLong, debt({ rate: '0%' }), by, { policy })
  const nothing = (months: number) => ({ months, pay: 'nothing' }) as const
  test('9 months of nothing against 6', () => {
    expect(said(plan([nothing(9), level(12)]))).toEqual([
      {
        rule: 'holiday-too-long',
        level: 'forbids',
        args: { months: { count: 9 }, most: { count: 6 } },
        source,
      },
    ])
    expect(said(plan([nothing(6), level(12)]))).toEqual([])
  })
  test('months in a row count, not all together', () => {
    const row = { months: 1, pay: { amount: money(1000) } } as const
    expect(said(plan([nothing(4), row, nothing(4), level(12)]))).toEqual([])
    expect(said(plan([nothing(4), nothing(4), level(12)]))).toHaveLength(1)
  })
  test('nothing is nothing, whatever it is called, and a first day far away is nothing too', () => {
    expect(said(plan([{ months: 7, pay: { amount: money(0) } }, level(12)]))).toHaveLength(1)
    const weighted = { weights: [...Array.from({ length: 7 }, () => part('0')), part('1')] }
    expect(said(plan([{ months: 12, pay: weighted }]))).toHaveLength(1)
    expect(said(plan([level(12)], { firstDue: '2027-07-15' }))).toHaveLength(1)
    expect(said(plan([level(12)], { firstDue: '2027-06-15' }))).toEqual([])
  })
  test('without a most nothing is said', () => {
    expect(ask(holidayTooLong, debt(), plan([{ ...nothing(9), unpaid: 'accrues' }, level(12)]))).toEqual([])
  })
})

describe('first-payment-late', () => {
  const policy = { ...generic, limits: { ...generic.limits, firstPaymentWithin: 60 } }
  const said = (by: Plan) => ask(firstPaymentLate, debt({ rate: '0%' }), by, { policy })
  test('2027-03-15 is 113 days away, against 60', () => {
    expect(said(plan([{ months: 3, pay: 'nothing' }, level(12)]))).toEqual([
      {
        rule: 'first-payment-late',
        level: 'forbids',
        args: { day: { day: on('2027-03-15') }, days: { count: 113 }, most: { count: 60 } },
        source: cite(policy, 'limits.firstPaymentWithin'),
      },
    ])
  })
  test('the sixtieth day is in time', () => {
    expect(said(plan([level(12)], { firstDue: '2027-01-21' }))).toEqual([])
    expect(said(plan([level(12)], { firstDue: '2027-01-22' }))).toHaveLength(1)
  })
  test('a payment on a day of its own counts', () => {
    const later = [{ months: 3, pay: 'nothing' } as const, level(12)]
    expect(said(plan([{ on: on('2026-12-01'), pay: { amount: money(1000) } }, ...later]))).toEqual([])
    expect(said(plan([{ on: on('2026-12-01'), pay: { amount: money(0) } }, ...later]))).toHaveLength(1)
  })
  test('a policy without it says nothing', () => {
    expect(
      ask(firstPaymentLate, debt({ rate: '0%' }), plan([{ months: 9, pay: 'nothing' }, level(1)])),
    ).toEqual([])
  })
})
