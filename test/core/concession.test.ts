// Concession budget: the hull, the greedy answer and its bound, held against every combination of options.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Option, frontierOf, hull, ranked, spend, stepsOf } from '../../src/core/concession.ts'

const stepsFor = (records: readonly (readonly Option[])[]) =>
  ranked(records.flatMap((options, record) => stepsOf(record, hull(options))))

/** The best by trying everything: one option of each record. */
function everything(records: readonly (readonly Option[])[], budget: number): number {
  const [first, ...others] = records
  if (!first) return 0
  return first.reduce(
    (most, { cost, value }) =>
      cost > budget ? most : Math.max(most, value + everything(others, budget - cost)),
    -Infinity,
  )
}
const base = (records: readonly (readonly Option[])[]): number =>
  records.reduce((sum, options) => sum + (hull(options)[0]?.value ?? 0), 0)

describe('the hull', () => {
  test('what another beats at less cost, or lies below the line, is left out', () => {
    const options = [
      { cost: 30, value: 150 },
      { cost: 0, value: 100 },
      { cost: 10, value: 130 },
      { cost: 20, value: 135 },
      { cost: 40, value: 140 },
      { cost: 0, value: 90 },
    ]
    expect(hull(options)).toEqual([
      { cost: 0, value: 100 },
      { cost: 10, value: 130 },
      { cost: 30, value: 150 },
    ])
    expect(stepsOf(7, hull(options))).toEqual([
      { record: 7, cost: 10, value: 30 },
      { record: 7, cost: 20, value: 20 },
    ])
  })
})

describe('a budget', () => {
  const steps = stepsFor([
    [
      { cost: 0, value: 0 },
      { cost: 10, value: 30 },
      { cost: 30, value: 50 },
    ],
    [
      { cost: 0, value: 5 },
      { cost: 20, value: 45 },
    ],
  ])
  test('nothing buys nothing, and the next yuan is told', () =>
    expect(spend(steps, 0)).toMatchObject({ cost: 0, gain: 0, steps: 0, most: 0, next: 3 }))
  test('it goes where it buys most', () =>
    expect(spend(steps, 30)).toMatchObject({ cost: 30, gain: 70, records: 2, most: 70, next: 1 }))
  test('what does not fit is the bound’s alone', () =>
    expect(spend(steps, 25)).toMatchObject({ cost: 10, gain: 30, most: 60, next: 2 }))
  test('with more than enough nothing is left', () =>
    expect(spend(steps, 1000)).toMatchObject({
      cost: 50,
      gain: 90,
      most: 90,
      all: { cost: 50, value: 90 },
      next: 0,
    }))
  test('the line of budgets is the bound', () => {
    const line = frontierOf(steps, 10)
    expect(line).toHaveLength(11)
    for (const { cost, value } of line) expect(spend(steps, cost).most).toBeCloseTo(value, 9)
  })
})

test('1,000 small portfolios: never more than exists, never less than a step short of the best', () => {
  const option = fc.record({ cost: fc.integer({ min: 1, max: 40 }), value: fc.integer({ min: 0, max: 200 }) })
  const record = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.array(option, { maxLength: 4 }))
    .map(([value, more]) => [{ cost: 0, value }, ...more])
  let [exact, total] = [0, 0]
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 120 }),
      (records, budget) => {
        const steps = stepsFor(records)
        const { cost, gain, most } = spend(steps, budget)
        const best = everything(records, budget) - base(records)
        const largest = Math.max(0, ...steps.map(({ value }) => value))
        expect(cost).toBeLessThanOrEqual(budget)
        expect(gain).toBeLessThanOrEqual(best + 1e-9)
        expect(best).toBeLessThanOrEqual(most + 1e-9)
        expect(most - gain).toBeLessThanOrEqual(largest + 1e-9)
        total += 1
        if (Math.abs(best - gain) < 1e-9) exact += 1
      },
    ),
    { numRuns: 1000 },
  )
  console.log(`greedy is the best of all in ${exact} of ${total}`)
  expect(exact).toBeGreaterThan(total / 2)
})
