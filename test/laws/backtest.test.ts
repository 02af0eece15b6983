// A back-test as laws: the ends of a plan weigh what its expected value says, the mean of what is drawn agrees with it within its
// standard error, more luck never hurts, and what differs between two policies is never the luck.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Settings, backtest } from '../../src/app/backtest.ts'
import type { Money } from '../../src/core/money.ts'
import { draws } from '../../src/core/draw.ts'
import type { Hazard } from '../../src/core/hazard.ts'
import { endAt, expectedOver, outcomes } from '../../src/core/outcome.ts'
import { type Share, toNumber } from '../../src/core/rate.ts'
import { run } from '../../src/core/run.ts'
import { type Shocks, monthsUntil } from '../../src/core/shock.ts'
import { tape } from '../../src/core/tape.ts'
import { expectedValue } from '../../src/core/value.ts'
import { recordsUnder } from '../support/judged-records.ts'
import { anyCase } from '../support/random.ts'

/** `CASES=100000` asks for more. */
const CASES = Number(process.env['CASES'] ?? 1_000)
const onto = tape()
const share = (units: number, scale = 3): Share => ({ units, scale })
const anyShare = fc.integer({ min: 0, max: 1_000 }).map((units) => share(units))
const anyHazard: fc.Arbitrary<Hazard> = fc.record({
  base: anyShare,
  slope: anyShare,
  shape: fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }))
    .map(([a, b]) => [{ until: 6, weight: a / 100 }, { weight: b / 100 }]),
  recovery: anyShare,
  recoveryAfter: fc.integer({ min: 0, max: 36 }),
})
const anyDiscount = fc.integer({ min: 0, max: 400 }).map((n) => n / 1_000)

const settings = (more: Partial<Settings> = {}): Settings => ({
  role: 'analyst',
  kinds: ['equal-instalment', 'term-extension', 'settlement'],
  simulations: 500,
  seed: 1,
  shocks: undefined,
  budget: undefined,
  ...more,
})
const SHOCKS: Shocks = { chance: share(300), income: share(200), months: 3 }

describe('how a plan can end', () => {
  test('the ends weighed by their likelihood are the expected value', () => {
    let ran = 0
    fc.assert(
      fc.property(anyCase, anyHazard, anyDiscount, ({ debt, plan }, hazard, discount) => {
        if (run(debt, plan, onto)) return
        ran += 1
        const closed = expectedValue(onto, plan, debt, discount, hazard, undefined)
        const ends = outcomes(onto, plan, debt, discount, hazard, undefined)
        expect(Math.abs(expectedOver(ends, ends.value) - closed)).toBeLessThanOrEqual(
          1e-9 * (Math.abs(closed) + 1),
        )
        expect(ends.cash[ends.rows]).toBe(onto.paid)
        // What is given up only grows while a plan is kept.
        for (let k = 0; k < ends.rows; k++)
          expect(ends.given[k]).toBeLessThanOrEqual(ends.given[k + 1] as number)
      }),
      { numRuns: CASES },
    )
    console.log(`${ran} of ${CASES} cases could be computed`)
    expect(ran).toBeGreaterThan(CASES / 3)
  })

  test('an end is as likely as the curve says, and a greater number never ends earlier', () => {
    fc.assert(
      fc.property(
        anyCase,
        anyHazard,
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        ({ debt, plan }, hazard, at) => {
          if (run(debt, plan, onto)) return
          const ends = outcomes(onto, plan, debt, 0.1, hazard, undefined)
          let before = 0
          for (const number of at.toSorted((a, b) => a - b)) {
            const end = endAt(ends, number)
            expect(end).toBeGreaterThanOrEqual(before)
            before = end
            if (end < ends.rows) expect(ends.kept[end + 1]).toBeLessThan(1 - number)
            expect(ends.kept[end]).toBeGreaterThanOrEqual(1 - number)
          }
        },
      ),
      { numRuns: CASES },
    )
  })

  test('the mean of 20,000 drawn ends is the expected value within four standard errors', () => {
    let worst = 0
    fc.assert(
      fc.property(anyCase, anyHazard, fc.nat(), ({ debt, plan }, hazard, seed) => {
        if (run(debt, plan, onto)) return
        const ends = outcomes(onto, plan, debt, 0.1, hazard, undefined)
        const numbers = draws({ seed, record: 0 })
        const count = 20_000
        let [sum, square] = [0, 0]
        for (let n = 0; n < count; n++) {
          const value = ends.value[endAt(ends, numbers(n, 0)[0])] as number
          sum += value
          square += value * value
        }
        const mean = sum / count
        const error = Math.sqrt(Math.max(0, square / count - mean * mean) / count)
        const off = Math.abs(mean - expectedOver(ends, ends.value))
        const room = 1e-6 * (Math.abs(mean) + 1)
        // An end that comes once in many thousands says nothing of its own error.
        const rare = [...ends.kept].some((kept, k) => {
          const likely = kept - (ends.kept[k + 1] ?? 0)
          return likely > 0 && likely < 1e-4
        })
        if (!rare) worst = Math.max(worst, off <= room ? 0 : off / error)
      }),
      { numRuns: 60 },
    )
    console.log(`at most ${worst.toFixed(2)} standard errors off`)
    expect(worst).toBeLessThan(4)
  })
})

describe('a portfolio', () => {
  const cases = recordsUnder(20, ['cn', 'example'])

  test('the mean of what is drawn agrees with the expected value, whatever the seed', () => {
    for (const seed of [1, 2, 3]) {
      for (const { drawings, expectedValue: expected, plans, drawn } of backtest(cases, settings({ seed }))
        .policies) {
        expect(drawn).toBe(plans)
        const { mean, error, low, high } = drawings?.value ?? { mean: 0, error: 0, low: 0, high: 0 }
        expect(Math.abs(mean - expected)).toBeLessThan(4 * error + plans)
        expect(low).toBeLessThan(mean)
        expect(mean).toBeLessThan(high)
      }
    }
  }, 60_000)

  test('the difference is less in doubt than two lots of luck would make it', () => {
    const [a, b] = [1, 2].map((seed) => backtest(cases, settings({ seed }))) as [
      ReturnType<typeof backtest>,
      ReturnType<typeof backtest>,
    ]
    const wide = ({ low = 0, high = 0 } = {}): number => high - low
    const common = wide(a.differences[0]?.drawings?.value)
    const apart = Math.hypot(wide(a.policies[0]?.drawings?.value), wide(b.policies[1]?.drawings?.value))
    console.log(`interval of the difference: ${(common / apart).toFixed(2)} of that with two lots of luck`)
    expect(common).toBeGreaterThan(0)
    expect(common).toBeLessThan(apart)
  }, 60_000)

  test('the same policy twice differs by exactly nothing, drawn or not', () => {
    const twice = recordsUnder(8, ['cn', 'cn'])
    const { differences } = backtest(twice, settings({ simulations: 50, shocks: SHOCKS }))
    const nothing = { mean: 0, low: 0, high: 0, error: 0 }
    expect(differences[0]).toMatchObject({
      plans: 0,
      reliefs: 0,
      presentValue: 0,
      expectedValue: 0,
      portfolio: 0,
      drawings: { value: nothing, cash: nothing, given: nothing, kept: nothing },
    })
    expect(differences[0]?.changes).toMatchObject({ gained: 0, lost: 0, other: 0 })
  })

  test('shocks never keep a plan that luck alone breaks; without a chance they change nothing', () => {
    const some = cases.slice(0, 10)
    const plain = backtest(some, settings())
    const never = backtest(some, settings({ shocks: { ...SHOCKS, chance: share(0) } }))
    const hard = backtest(some, settings({ shocks: SHOCKS }))
    plain.policies.forEach(({ drawings }, k) => {
      expect(never.policies[k]?.drawings).toEqual(drawings)
      expect(hard.policies[k]?.drawings?.kept.mean).toBeLessThanOrEqual(drawings?.kept.mean ?? 0)
      expect(hard.policies[k]?.drawings?.value.mean).toBeLessThanOrEqual(drawings?.value.mean ?? 0)
    })
    expect(
      hard.policies.some(({ drawings }, k) => drawings!.kept.mean < plain.policies[k]!.drawings!.kept.mean),
    ).toBe(true)
  }, 60_000)

  test('more budget never buys less, and never more than the bound', () => {
    let before = -1
    for (const budget of [0, 10_000, 100_000, 1_000_000, 1e9]) {
      const { spent } =
        backtest(cases.slice(0, 10), settings({ simulations: 1, budget: budget as Money })).policies[0] ?? {}
      expect(spent?.cost).toBeLessThanOrEqual(budget)
      expect(spent?.gain).toBeGreaterThanOrEqual(before)
      expect(spent?.gain).toBeLessThanOrEqual((spent?.most ?? 0) + 1e-6)
      before = spent?.gain ?? 0
    }
  }, 60_000)
})

test('shocks begin as often as their chance says: a year without one as often as it should be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (units) => {
      const numbers = draws({ seed: units, record: 1 })
      const chance = share(units)
      let within = 0
      for (let n = 0; n < 4_000; n++) if (monthsUntil({ chance }, numbers(n, 0)[1]) <= 12) within += 1
      const p = toNumber(chance)
      expect(Math.abs(within / 4_000 - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 4_000) + 1e-9)
    }),
    { numRuns: 40 },
  )
})
