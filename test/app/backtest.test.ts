// A back-test in its parts: the ends of a plan and the months of a shock by hand, the options of a record against the whole
// comparison, and what is not known is not made up.
import { describe, expect, test } from 'vitest'
import { type Settings, backtest, drawing } from '../../src/app/backtest.ts'
import { tried } from '../../src/app/backtest-record.ts'
import { compare } from '../../src/app/compare.ts'
import { hull, stepsOf } from '../../src/core/concession.ts'
import { total } from '../../src/core/debt.ts'
import type { Hazard } from '../../src/core/hazard.ts'
import { means } from '../../src/core/means.ts'
import type { Money } from '../../src/core/money.ts'
import { outcomes } from '../../src/core/outcome.ts'
import { PLAN_KINDS, type Plan } from '../../src/core/plan.ts'
import { run } from '../../src/core/run.ts'
import { breaks, shocked } from '../../src/core/shock.ts'
import { tape } from '../../src/core/tape.ts'
import { type Book, bookOf } from '../../src/policy/load.ts'
import { backtestTable } from '../../src/render/backtest-table.ts'
import { cents, debt, flow, household, part } from '../support/build.ts'
import { recordsUnder } from '../support/judged-records.ts'

const settings = (more: Partial<Settings> = {}): Settings => ({
  role: 'analyst',
  simulations: 100,
  seed: 1,
  shocks: undefined,
  budget: undefined,
  kinds: ['equal-instalment', 'settlement'],
  ...more,
})
const RULE = { cushion: part('0%'), savingsWithin: 3 }
const BREACH = { missed: 2, days: 15, interest: 'from-breach', accelerates: true } as const
/** 300.00 without interest, 100.00 a month; half of 60.00 fees waived if kept. */
const DEBT = debt({ principal: 30_000, fees: 6_000, rate: '0%', dayCount: 'equal-months' })
const PLAN: Plan = {
  kind: 'equal-instalment',
  reliefs: [{ bucket: 'fees', share: part('100%'), when: 'on-completion' }],
  stages: [{ months: 3, pay: 'level', rate: { units: 0, scale: 0, per: 'year' } }],
  breach: BREACH,
}
const HAZARD: Hazard = {
  base: part('50%'),
  slope: part('100%'),
  shape: [{ weight: 1 }],
  recovery: part('10%'),
  recoveryAfter: 0,
}

describe('the ends of a plan', () => {
  const onto = tape()
  expect(run(DEBT, PLAN, onto)).toBeUndefined()
  const ends = outcomes(onto, PLAN, DEBT, 0, HAZARD, undefined)
  // Half are broken within 12 months, at the same rate each month: 2^(−1/12) are kept from one to the next.
  const kept = 2 ** (-1 / 12)

  test('how many are kept so far', () => {
    expect([...ends.month]).toEqual([1, 2, 3])
    ;[1, kept, kept ** 2, kept ** 3].forEach((share, k) => expect(ends.kept[k]).toBeCloseTo(share, 12))
  })
  test('what comes in: a tenth of what is owed at the breach, the waived fees among it', () => {
    expect([...ends.cash]).toEqual([3_600, 10_000 + 2_600, 20_000 + 1_600, 30_000])
    expect([...ends.value]).toEqual([...ends.cash])
  })
  test('what is given up for good: only when it is kept', () =>
    expect([...ends.given]).toEqual([0, 0, 0, 6_000]))
})

describe('a shock of two months', () => {
  const onto = tape()
  run(DEBT, PLAN, onto)
  const ends = outcomes(onto, PLAN, DEBT, 0, HAZARD, undefined)
  const breaking = (income: number, savings: number, lasts: number): number[] => {
    const home = household({
      income: [flow('wage', income)],
      spending: [],
      otherDebts: [],
      savings: cents(savings),
    })
    const shock = shocked(home, RULE, DEBT.asOf, { income: part('20%') })
    const usual = means(home, { ...RULE, savingsWithin: 12 }, DEBT.asOf)
    return [...breaks(onto, PLAN, DEBT, ends, usual, shock, lasts)].slice(1)
  }
  test('breaks where two rows in a row cannot be paid: 100.00 out of 96.00', () =>
    expect(breaking(cents(120), 0, 2)).toEqual([0, 1, -1]))
  test('one missed row is made good', () => expect(breaking(cents(120), 0, 1)).toEqual([-1, -1, -1]))
  test('130.00 less a fifth is enough', () => expect(breaking(cents(130), 0, 2)).toEqual([-1, -1, -1]))
  test('savings pay what is short while they last: 4.00 for one row', () => {
    expect(breaking(cents(120), 8, 2)).toEqual([-1, -1, -1])
    expect(breaking(cents(120), 4, 3)).toEqual([1, -1, -1])
  })
})

describe('a portfolio', () => {
  const cases = recordsUnder(12, ['cn', 'example'])
  const of = backtest(cases, settings({ budget: 1e7 as Money }))

  test('every record has a plan or none under each policy, and one change', () => {
    for (const { plans, none } of of.policies) expect(plans + none).toBe(12)
    expect(Object.values(of.differences[0]?.changes ?? {}).reduce((a, b) => a + b, 0)).toBe(12)
  })

  test('the sums are those of the comparisons', () => {
    for (const [k, { presentValue, expectedValue, reliefs, months }] of of.policies.entries()) {
      const best = cases.flatMap((under) => {
        const { situation, policy } = under[k]!
        const { plans, recommended } = compare(situation, policy, {
          role: 'analyst',
          kinds: settings().kinds!,
        })
        return plans.find(({ id }) => id === recommended)?.measures ?? []
      })
      const sum = (value: (one: (typeof best)[0]) => number): number =>
        best.reduce((a, one) => a + value(one), 0)
      expect(presentValue).toBe(sum((one) => one.presentValue ?? 0))
      expect(expectedValue).toBe(sum((one) => one.expectedValue ?? 0))
      expect(reliefs.now + reliefs.ifKept).toBe(sum((one) => total(one.forgiven) + one.held))
      expect(months?.count).toBe(best.length)
    }
  })

  test('the options of a record are the hull of every plan a whole comparison shows', () => {
    let steps = 0
    const asked = { ...settings(), kinds: PLAN_KINDS, trading: true }
    const all = recordsUnder(60, ['cn']).map(([one], number) => ({
      number,
      one: one!,
      trade: tried(one!, number, asked).trade,
    }))
    const trading = all.filter(({ trade }) => trade && trade.steps.length > 0).slice(0, 2)
    for (const { one, number, trade } of [...trading, all[0]!]) {
      const { plans, lender } = compare(one.situation, one.policy, { role: 'analyst', all: true })
      const options = plans.map(({ measures: m }) => ({
        cost: total(m.forgiven) + m.held,
        value: m.expectedValue ?? 0,
      }))
      const points = hull([{ cost: 0, value: lender?.reservation ?? 0 }, ...options])
      const want = stepsOf(number, points)
      expect(trade?.steps.map(({ cost }) => cost)).toEqual(want.map(({ cost }) => cost))
      // The whole comparison rounds each value to a fen.
      trade?.steps.forEach(({ value }, k) => expect(Math.abs(value - want[k]!.value)).toBeLessThanOrEqual(1))
      expect(Math.abs((trade?.base ?? 0) - points[0]!.value)).toBeLessThanOrEqual(0.5)
      steps += want.length
    }
    console.log(`${steps} steps on the hulls of ${trading.length + 1} records`)
    expect(steps).toBeGreaterThan(0)
  }, 120_000)

  test('reasons are counted once for each record', () => {
    for (const { none, reasons } of of.policies)
      for (const { count, first } of Object.values(reasons)) {
        expect(count).toBeLessThanOrEqual(none)
        expect(first.where.line).toBeGreaterThan(0)
      }
  })
})

test('where nobody knows how often plans are broken, nothing is drawn or traded, and the table says so', () => {
  const book = bookOf('generic') as Book
  const blind = { ...book, values: book.values.filter(({ sets }) => sets !== 'hazard.base') }
  const of = backtest(recordsUnder(4, [blind, 'generic']), settings({ budget: 1e6 as Money }))
  const [without, known] = of.policies
  expect([without?.drawings, without?.spent, without?.recovery]).toEqual([undefined, undefined, undefined])
  expect(known?.drawings?.value.mean).toBeGreaterThan(0)
  expect(of.differences[0]?.drawings).toBeUndefined()
  const text = backtestTable(of, { lang: 'en', colour: 0, width: 80 })
  expect(text.replace(/\s+/g, ' ')).toContain('no figure of how often plans are broken holds')
})

test('of one simulation there is a mean and no error', () =>
  expect(drawing(Float64Array.of(5))).toEqual({ mean: 5, low: 5, high: 5, error: 0 }))
