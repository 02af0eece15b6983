// Consequences (后果说明): what a plan makes of the debt in the lender's books, what it obliges to, what it takes of income.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../../src/core/debt.ts'
import { money } from '../../../src/core/money.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { aboveBenchmark } from '../../../src/policy/rules/above-benchmark.ts'
import { duty } from '../../../src/policy/rules/duty.ts'
import { limitationRestarts } from '../../../src/policy/rules/limitation-restarts.ts'
import { restructuredAsset } from '../../../src/policy/rules/restructured-asset.ts'
import {
  debt,
  flow,
  household,
  level,
  on,
  ordinaryDebt,
  part,
  pct,
  plan,
  relief,
} from '../../support/build.ts'
import { type Asked, ask } from '../../support/judged.ts'
import { only, withLaw } from '../../support/law.ts'
import { generic } from '../../support/plans.ts'

const source = { instrument: 'Test Act', article: '1' }

describe('restructured-asset', () => {
  const policy = withLaw(generic, [
    { sets: 'observation.months', value: '12' },
    { sets: 'observation.instalments', value: '2' },
  ])
  const overdue = ordinaryDebt()
  const said = (by: Plan, of: Debt = overdue, more: Asked = {}) =>
    ask(restructuredAsset, of, by, { policy, ...more })
  test('99 days overdue and six months longer: at least 12 months and 2 instalments', () => {
    expect(said(plan([level(20)]))).toEqual([
      {
        rule: 'restructured-asset',
        level: 'notes',
        args: { months: { count: 12 }, instalments: { count: 2 } },
        source,
      },
    ])
  })
  test.each<[what: string, by: Plan]>([
    ['something waived', plan([level(14)], { reliefs: [relief('penalty', '100%')] })],
    ['something put off', plan([level(14)], { reliefs: [relief('penalty', '100%', 'last-row')] })],
    ['a lower rate', plan([level(14, { rate: pct('17.9%') })])],
    ['arrears made principal', plan([level(14)], { capitalise: ['interest'] })],
    ['a month of nothing', plan([{ months: 1, pay: 'nothing', unpaid: 'accrues' }, level(13)])],
  ])('%s eases', (_, by) => expect(said(by)).toHaveLength(1))
  test('the contract’s months at its rate do not, nor does a higher rate', () => {
    expect(said(plan([level(14)]))).toEqual([])
    expect(said(plan([level(14, { rate: pct('20%') })]))).toEqual([])
  })
  test('only for a debtor in difficulty', () => {
    const sound = debt({ contract: { months: 14, payment: 100_000 } })
    expect(said(plan([level(20)]), sound)).toEqual([])
    expect(said(plan([level(20)]), sound, { hardship: { what: 'illness', evidence: [] } })).toHaveLength(1)
  })
  test('only where the law says for how long', () => {
    expect(said(plan([level(20)]), overdue, { policy: generic })).toEqual([])
    expect(said(plan([level(20)]), overdue, { policy: only(generic, 'observation.months', '12') })).toEqual(
      [],
    )
  })
})

describe('duty', () => {
  const text = (word: string) => ({ en: word, zh: word })
  const whens = ['always', 'extends', 'waives', 'overdue', 'capitalises', 'recorded'] as const
  const policy = withLaw(
    generic,
    whens.map((when) => ({ sets: 'duty', unit: 'text', value: text(when), when })),
  )
  const said = (of: Debt, by: Plan) =>
    ask(duty, of, by, { policy }).map(({ args }) => {
      const { duty: of } = args
      return of && 'label' in of ? of.label.en : ''
    })
  const sound = debt({ contract: { months: 14, payment: 100_000 }, interest: 5_000 })
  test('one sentence each, with its source', () => {
    const [first] = ask(duty, sound, plan([level(14)]), { policy })
    expect(first).toEqual({ rule: 'duty', level: 'notes', args: { duty: { label: text('always') } }, source })
  })
  test('always, and of what is recorded', () => {
    expect(said(sound, plan([level(14)]))).toEqual(['always', 'recorded'])
  })
  test('extends: beyond the contract, where it is known', () => {
    expect(said(sound, plan([level(15)]))).toContain('extends')
    expect(said(debt(), plan([level(48)]))).not.toContain('extends')
  })
  test('waives: what is put off is not', () => {
    expect(
      said(sound, plan([level(14)], { reliefs: [relief('interest', '10%', 'on-completion')] })),
    ).toContain('waives')
    expect(
      said(sound, plan([level(14)], { reliefs: [relief('interest', '10%', 'last-row')] })),
    ).not.toContain('waives')
  })
  test('overdue and capitalises', () => {
    expect(said(ordinaryDebt(), plan([level(14)]))).toEqual(['always', 'overdue', 'recorded'])
    expect(said(sound, plan([level(14)], { capitalise: ['interest'] }))).toContain('capitalises')
  })
  test('only what is for such a case', () => {
    const cards = withLaw(generic, [
      { sets: 'duty', value: text('card'), applies: { products: ['credit-card'] } },
    ])
    expect(ask(duty, sound, plan([level(14)]), { policy: cards })).toEqual([])
  })
})

describe('limitation-restarts', () => {
  const policy = only(generic, 'limitation', '3')
  test('three years from the agreement', () => {
    expect(ask(limitationRestarts, debt(), plan([level(12)]), { policy })).toEqual([
      { rule: 'limitation-restarts', level: 'notes', args: { years: { count: 3 } }, source },
    ])
  })
  test('the contract as it stands is agreed already; without a period nothing is said', () => {
    const stands = plan([{ months: 14, pay: 'as-contracted', unpaid: 'accrues' }])
    const of = debt({ contract: { months: 14, payment: 100_000 } })
    expect(ask(limitationRestarts, of, stands, { policy })).toEqual([])
    expect(ask(limitationRestarts, of, plan([level(12)]))).toEqual([])
  })
})

describe('above-benchmark', () => {
  const policy = only(generic, 'benchmark.payment-to-income', '50%')
  const home = household({ otherDebts: [flow('car-loan', 90_000)] })
  const said = (payment: number, more: Asked = {}, down = 0) => {
    const stages = [...(down > 0 ? [{ on: on('2026-11-22'), pay: { amount: money(down) } }] : []), level(12)]
    const of = debt({ principal: payment * 12 + down, rate: '0%' })
    return ask(aboveBenchmark, of, plan(stages), { policy, household: home, ...more })
  }
  test('2,432.59 and 900.00 of 6,500.00 are 51.28 %, against 50 %', () => {
    expect(said(243_259)).toEqual([
      {
        rule: 'above-benchmark',
        level: 'warns',
        args: {
          share: { share: part('51.28%') },
          most: { share: part('50%') },
          day: { day: on('2026-12-15') },
        },
        source,
      },
    ])
  })
  test('half is not more than half; a fen more reads as more', () => {
    expect(said(235_000)).toEqual([])
    expect(said(235_001)[0]?.args['share']).toEqual({ share: part('50.01%') })
  })
  test('the month in which it takes most', () => {
    const falls = household({
      income: [flow('wage', 650_000), flow('benefit', 50_000, { until: on('2027-02-01') })],
    })
    expect(said(340_000, { household: falls })[0]?.args).toMatchObject({
      share: { share: part('52.31%') },
      day: { day: on('2027-02-15') },
    })
  })
  test('a day of its own and months without income are told otherwise', () => {
    expect(said(235_000, {}, 1_000_000)).toEqual([])
    expect(said(235_000, { household: household({ income: [] }) })).toEqual([])
  })
  test('a household that is not known, a law without a benchmark', () => {
    expect(ask(aboveBenchmark, debt(), plan([level(3)]), { policy })).toEqual([])
    expect(said(999_999, { policy: generic })).toEqual([])
  })
})
