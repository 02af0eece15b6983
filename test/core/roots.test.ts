// Roots (求根): all of them, none twice, none invented.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Term, logRoots, merge, signChanges } from '../../src/core/roots.ts'

const yearly = (...flows: number[]): Term[] => flows.map((c, t) => ({ t, c }))
const rates = (terms: readonly Term[]): number[] => logRoots(terms).map(Math.expm1)

/** The flows whose roots are exactly these growth factors 1 + r: the product of (g·v − 1), v one year's discount. */
function withGrowths(growths: readonly number[]): number[] {
  let flows = [1]
  for (const g of growths) {
    const next = Array.from({ length: flows.length + 1 }, () => 0)
    flows.forEach((c, k) => {
      next[k]! -= c
      next[k + 1]! += c * g
    })
    flows = next
  }
  return flows
}

it.each([
  ['a loan at 10 %', yearly(-100, 110), [0.1]],
  ['a settlement of 60 % in 3', yearly(-20000, 4000, 4000, 4000), [-0.2176272173]],
  ['two rates', yearly(-100, 230, -132), [0.1, 0.2]],
  ['no rate between two signs', yearly(-100, 200, -200), []],
  ['one rate touched, not crossed', yearly(-100, 220, -121), [0.1]],
  ['three rates', yearly(-1000, 3600, -4310, 1716), [0.1, 0.2, 0.3]],
  ['zero in the middle of symmetric flows', yearly(-1, 3, -4, 2), [0]],
  ['a rate of nought', yearly(-1200, 400, 400, 400), [0]],
  [
    'gaps of years',
    [
      { t: 0, c: -100 },
      { t: 30, c: 1 },
    ],
    [-0.1423041],
  ],
])('%s', (_, terms, expected) => {
  const found = rates(terms)
  expect(found).toHaveLength(expected.length)
  expected.forEach((rate, k) => expect(found[k]).toBeCloseTo(rate, 7))
})

it('keeps the order of flows out of it, and adds up what falls together', () => {
  const terms = [
    { t: 1, c: 60 },
    { t: 0, c: -100 },
    { t: 1, c: 50 },
  ]
  expect(merge(terms)).toMatchObject([
    { t: 0, c: -100 },
    { t: 1, c: 110 },
  ])
  expect(rates(terms)[0]).toBeCloseTo(0.1, 12)
})

it('takes 0.1 + 0.2 − 0.3 for nothing', () => {
  const terms = [
    { t: 0, c: -1 },
    { t: 1, c: 2 },
    { t: 2, c: 0.1 },
    { t: 2, c: 0.2 },
    { t: 2, c: -0.3 },
  ]
  expect(signChanges(merge(terms))).toBe(1)
})

it('says minus infinity for a rate no double can tell from −100 %', () => {
  expect(
    Math.expm1(
      logRoots([
        { t: 0, c: -1e9 },
        { t: 1e-7, c: 1 },
      ])[0]!,
    ),
  ).toBe(-1)
})

it('finds every root of a product of factors', () => {
  const growth = fc.integer({ min: 2, max: 60 }).map((k) => k / 20)
  fc.assert(
    fc.property(fc.uniqueArray(growth, { minLength: 1, maxLength: 5 }), (growths) => {
      const found = rates(yearly(...withGrowths(growths)))
      const wanted = growths.map((g) => g - 1).sort((a, b) => a - b)
      expect(found).toHaveLength(wanted.length)
      wanted.forEach((rate, k) => expect(found[k]).toBeCloseTo(rate, 6))
    }),
  )
})

it('never finds more roots than the flows change sign, and an odd number when the ends differ', () => {
  const amount = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 24 }), (flows) => {
      const terms = merge(yearly(...flows))
      const changes = signChanges(terms)
      const roots = logRoots(terms)
      expect(roots.length).toBeLessThanOrEqual(changes)
      if (changes === 1) expect(roots).toHaveLength(1)
      if (changes % 2 === 1) expect(roots.length).toBeGreaterThan(0)
    }),
  )
})

it('finds by derivatives what a plain grid finds', () => {
  const amount = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(fc.array(amount, { minLength: 3, maxLength: 12 }), (flows) => {
      const worth = (x: number): number => flows.reduce((sum, c, t) => sum + c * Math.exp(-t * x), 0)
      const roots = logRoots(yearly(...flows))
      for (let x = -3; x < 3; x += 0.01) {
        if (worth(x) * worth(x + 0.01) >= 0) continue
        expect(roots.some((root) => root >= x - 1e-9 && root <= x + 0.01 + 1e-9)).toBe(true)
      }
    }),
  )
})

it('balances the flows at every root, whatever the number of changes', () => {
  const flow = fc.record({
    t: fc.integer({ min: 0, max: 4000 }).map((d) => d / 365),
    c: fc.integer({ min: -1e6, max: 1e6 }),
  })
  fc.assert(
    fc.property(fc.array(flow, { minLength: 2, maxLength: 120 }), (terms) => {
      for (const x of logRoots(terms)) {
        if (Math.abs(x) > 700) continue
        const from = Math.max(...terms.map(({ t }) => -t * x))
        const parts = terms.map(({ t, c }) => c * Math.exp(-t * x - from))
        const gross = parts.reduce((sum, part) => sum + Math.abs(part), 0)
        expect(Math.abs(parts.reduce((sum, part) => sum + part, 0))).toBeLessThan(1e-9 * gross)
      }
    }),
    { numRuns: 60 },
  )
})

it('solves odd days: 5,000 over one unit-period and a half', () => {
  const [x] = logRoots([
    { t: 0, c: -5000 },
    { t: 1, f: 0.5, c: 5250 },
  ])
  const i = Math.expm1(x!)
  expect(5250 / ((1 + 0.5 * i) * (1 + i))).toBeCloseTo(5000, 8)
})

it('has no root where an odd-day discount cannot balance: −100, then 40 half a unit later', () => {
  expect(
    logRoots([
      { t: 0, c: -100 },
      { t: 0, f: 0.5, c: 40 },
    ]),
  ).toEqual([])
})
