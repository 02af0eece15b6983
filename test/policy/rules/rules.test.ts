// Rules (规则): each on a plan that it has something to say about, and on one that it has not.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { money } from '../../../src/core/money.ts'
import type { Relief } from '../../../src/core/plan.ts'
import { build } from '../../../src/plans/build.ts'
import { propose } from '../../../src/plans/propose.ts'
import { FORBIDDING, LAID, TELLING, barred } from '../../../src/policy/judge.ts'
import { cite } from '../../../src/policy/policy.ts'
import { aboveMeans } from '../../../src/policy/rules/above-means.ts'
import { aboveWish } from '../../../src/policy/rules/above-wish.ts'
import { balanceGrows } from '../../../src/policy/rules/balance-grows.ts'
import { belowLeast } from '../../../src/policy/rules/below-least.ts'
import { clearedEarly } from '../../../src/policy/rules/cleared-early.ts'
import { heldReturns } from '../../../src/policy/rules/held-returns.ts'
import { largeLast } from '../../../src/policy/rules/large-last.ts'
import { tooLong } from '../../../src/policy/rules/too-long.ts'
import {
  debt,
  flow,
  household,
  level,
  on,
  ordinaryDebt,
  plan,
  relief,
  situation,
} from '../../support/build.ts'
import { ask } from '../../support/judged.ts'
import { withLaw } from '../../support/law.ts'
import { generic } from '../../support/plans.ts'

const zero = (principal: number) => debt({ principal, rate: '0%' })
/** Able to pay 1,440.00 a month: 1,600.00 of surplus less a tenth. */
const able = household({ income: [flow('wage', 560_000)], spending: [flow('living', 400_000)] })

describe('above-means', () => {
  test('2,064.00 against 1,440.00: short by 624.00, in 12 months', () => {
    expect(ask(aboveMeans, zero(2_476_800), plan([level(12)]), { household: able })).toEqual([
      {
        rule: 'above-means',
        level: 'forbids',
        args: { day: { day: on('2026-12-15') }, short: { money: 62_400 }, months: { count: 12 } },
      },
    ])
  })
  test('exactly what can be paid is not above it; a fen more is', () => {
    expect(ask(aboveMeans, zero(1_728_000), plan([level(12)]), { household: able })).toEqual([])
    expect(ask(aboveMeans, zero(1_728_012), plan([level(12)]), { household: able })).toHaveLength(1)
  })
  test('without a household nothing is said', () => {
    expect(ask(aboveMeans, zero(2_476_800), plan([level(12)]))).toEqual([])
  })
  test('means are a path: what ends in the third month is missing from then on', () => {
    const until = on('2027-02-01')
    const ends = household({
      income: [flow('wage', 560_000, { until })],
      spending: [flow('living', 400_000)],
    })
    const [found] = ask(aboveMeans, zero(1_200_000), plan([level(12)]), { household: ends })
    expect(found?.args).toMatchObject({
      day: { day: on('2027-02-15') },
      short: { money: 100_000 },
      months: { count: 10 },
    })
  })
  test('savings pay a row on a day of its own, not the months after it', () => {
    const down = plan([{ on: on('2026-11-22'), pay: { amount: money(500_000) } }, level(12)])
    expect(
      ask(aboveMeans, zero(2_228_000), down, { household: { ...able, savings: money(500_000) } }),
    ).toEqual([])
    expect(
      ask(aboveMeans, zero(2_228_000), down, { household: { ...able, savings: money(300_000) } }),
    ).toHaveLength(1)
    expect(
      ask(aboveMeans, zero(2_476_800), plan([level(12)]), {
        household: { ...able, savings: money(500_000) },
      }),
    ).toHaveLength(1)
  })
})

describe('too-long', () => {
  test('72 months against a most of 60', () => {
    expect(ask(tooLong, zero(720_000), plan([level(72)]))).toEqual([
      {
        rule: 'too-long',
        level: 'forbids',
        args: { months: { count: 72 }, most: { count: 60 } },
        source: cite(generic, 'limits.mostMonths'),
      },
    ])
    expect(ask(tooLong, zero(720_000), plan([level(60)]))).toEqual([])
    expect(ask(tooLong, zero(720_000), plan([{ months: 12, pay: 'nothing' }, level(49)]))).toHaveLength(1)
  })
})

describe('below-least', () => {
  const policy = { ...generic, limits: { ...generic.limits, leastInstalment: 10_000 } }
  test('80.00 a month against a least of 100.00; the last row may be less', () => {
    expect(ask(belowLeast, zero(96_000), plan([level(12)]), { policy })).toEqual([
      {
        rule: 'below-least',
        level: 'forbids',
        args: { row: { count: 1 }, payment: { money: 8_000 }, least: { money: 10_000 } },
        source: cite(policy, 'limits.leastInstalment'),
      },
    ])
    expect(ask(belowLeast, zero(120_000), plan([level(12)]), { policy })).toEqual([])
    expect(
      ask(
        belowLeast,
        zero(15_000),
        plan([
          { months: 1, pay: { amount: money(10_000) } },
          { months: 1, pay: 'rest' },
        ]),
        { policy },
      ),
    ).toEqual([])
    expect(
      ask(belowLeast, zero(120_000), plan([{ months: 3, pay: 'nothing' }, level(12)]), { policy }),
    ).toEqual([])
  })
  test('a policy without a least says nothing', () => {
    expect(ask(belowLeast, zero(96), plan([level(12)]))).toEqual([])
  })
})

describe('balance-grows', () => {
  test('a holiday of six months at 18 % on 48,732.55 adds about 4,400.00', () => {
    const of = debt({ principal: 4_873_255, dayCount: 'equal-months', dueDay: 22 })
    const [found] = ask(balanceGrows, of, plan([{ months: 6, pay: 'nothing', unpaid: 'accrues' }, level(24)]))
    expect(found).toMatchObject({
      rule: 'balance-grows',
      level: 'warns',
      args: { row: { count: 6 }, by: { money: 438_594 }, left: { money: 5_311_849 } },
    })
  })
  test('level rows never do', () => {
    expect(ask(balanceGrows, debt({ principal: 4_873_255 }), plan([level(24)]))).toEqual([])
  })
})

describe('large-last', () => {
  test('a balloon of 24 months over 60 on 48,732.55 ends with 35,467.12', () => {
    const of = debt({ principal: 4_873_255, dayCount: 'equal-months', dueDay: 22 })
    const [found] = ask(
      largeLast,
      of,
      plan([
        { months: 23, pay: 'level', over: 60 },
        { months: 1, pay: 'rest' },
      ]),
    )
    expect(found).toMatchObject({
      rule: 'large-last',
      level: 'warns',
      args: { last: { money: 3_546_712 }, before: { money: 123_749 } },
    })
  })
  test('twice the highest is not more than twice', () => {
    const rest = (last: number) =>
      ask(
        largeLast,
        zero(100 + last),
        plan([
          { months: 1, pay: { amount: money(100) } },
          { months: 1, pay: 'rest' },
        ]),
      )
    expect(rest(200)).toEqual([])
    expect(rest(201)).toHaveLength(1)
  })
})

describe('above-wish', () => {
  const of = zero(1_080_000)
  test.each([
    ['900.00 a month where the borrower offered 800.00', { maxPayment: money(80_000) }, ['above-wish']],
    ['exactly what was offered', { maxPayment: money(90_000) }, []],
    ['12 months where 10 were asked for', { maxMonths: 10 }, ['longer-than-wish']],
    ['done a day later than asked for', { doneBy: on('2027-11-14') }, ['later-than-wish']],
    ['done on the day', { doneBy: on('2027-11-15') }, []],
    [
      'all at once',
      { maxPayment: money(1), maxMonths: 1, doneBy: on('2027-01-01') },
      ['above-wish', 'longer-than-wish', 'later-than-wish'],
    ],
    ['no wish', {}, []],
  ])('%s', (_, wish, rules) => {
    const found = ask(aboveWish, of, plan([level(12)]), { wish })
    expect(found.map(({ rule, level: is }) => [rule, is])).toEqual(rules.map((rule) => [rule, 'warns']))
  })
})

describe('held-returns', () => {
  const of = debt({ fees: 30_000, penalty: 21_540, rate: '0%' })
  test('515.40 of fees and penalty held until the last row is paid', () => {
    const reliefs = [relief('fees', '100%', 'on-completion'), relief('penalty', '100%', 'on-completion')]
    expect(ask(heldReturns, of, plan([level(12)], { reliefs, breach: generic.breach }))).toEqual([
      {
        rule: 'held-returns',
        level: 'notes',
        args: { held: { money: 51_540 }, missed: { count: 2 }, days: { count: 15 } },
      },
    ])
  })
  test('what is forgiven now, or put off to the last row, does not return', () => {
    for (const when of ['now', 'last-row'] as const)
      expect(ask(heldReturns, of, plan([level(12)], { reliefs: [relief('fees', '100%', when)] }))).toEqual([])
  })
})

describe('cleared-early', () => {
  test('six fen over 12 months are paid by the sixth row', () => {
    expect(ask(clearedEarly, zero(6), plan([level(12)]))).toEqual([
      { rule: 'cleared-early', level: 'notes', args: { row: { count: 6 }, rows: { count: 12 } } },
    ])
  })
  test('a fen over 12 months is paid by the last row, as agreed', () => {
    expect(ask(clearedEarly, zero(1), plan([level(12)]))).toEqual([])
    expect(ask(clearedEarly, zero(1_200), plan([level(12)]))).toEqual([])
  })
})

describe('the register', () => {
  const folder = join(import.meta.dirname, '../../../src/policy/rules')
  const source = new Map(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
  )
  /** What is asked by something else than a list is a function of its own, and no `Rule`. */
  const rules = [...source.keys()].filter((file) => /: Rule\b/.test(source.get(file) ?? ''))
  test('every rule of the folder is asked once', () => {
    const asked = [...LAID, ...FORBIDDING, ...TELLING]
    expect(asked.length).toBe(rules.length)
    expect(new Set(asked).size).toBe(rules.length)
    expect(rules.length).toBeGreaterThan(30)
  })
  test('and is tested here', () => {
    const tests = readdirSync(import.meta.dirname).map((file) =>
      readFileSync(join(import.meta.dirname, file), 'utf8'),
    )
    expect(rules.filter((file) => !tests.some((text) => text.includes(`/rules/${file}'`)))).toEqual([])
  })
  test('a rule that can forbid is in a list that the search asks', () => {
    const forbidding = rules
      .filter((file) => source.get(file)?.includes("'forbids'"))
      .map((file) => file.replace('.ts', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    expect([...LAID, ...FORBIDDING].map((rule) => rule.name).toSorted()).toEqual(forbidding.toSorted())
  })
  test('what is asked once for a way to pay says the same whatever is waived with it', () => {
    const of = { ...ordinaryDebt(), restructures: [{ on: on('2026-09-01'), kind: 'extension' }] }
    const one = situation({ ...of, contractDate: on('2024-06-15') })
    const limits = { ...generic.limits, mostMonths: 48, firstPaymentWithin: 60 }
    const law = withLaw(generic, [
      { sets: 'cost.cap', value: '10%' },
      { sets: 'term.most', value: '36' },
      { sets: 'term.total', value: '60' },
      { sets: 'holiday.most', value: '2' },
    ])
    const closed = { ...law, closed: true, limits: { ...limits, mostRestructures: 1, coolOff: 180 } }
    let plans = 0
    for (const policy of [{ ...law, limits }, closed])
      for (const { spec, reliefs } of propose(one, policy, money(80_000))) {
        const first = build(spec, one.debt, policy.breach)
        if ('refused' in first) continue
        const bars = (given: readonly Relief[]) =>
          barred({ plan: { ...first, reliefs: given }, situation: one, policy }).map(({ rule }) => rule)
        const expected = bars(first.reliefs)
        for (const given of reliefs) expect(bars(given)).toEqual(expected)
        plans += reliefs.length
      }
    expect(plans).toBeGreaterThan(2000)
  })
})
