// Near a root (近似求根): within a billionth of the rate of a loan, or nothing at all where flows stand too unevenly.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { near } from '../../src/core/near-root.ts'
import { logRoots } from '../../src/core/roots.ts'

const loan = (gap: (k: number) => number) =>
  fc
    .record({
      count: fc.integer({ min: 1, max: 400 }),
      each: fc.integer({ min: 1, max: 100_000 }),
      share: fc.double({ min: 0.5, max: 2, noNaN: true }),
    })
    .map(({ count, each, share }) => {
      let t = 0
      const paid = Array.from({ length: count }, (_, k) => ({ t: (t += gap(k)), f: 0, c: each }))
      return [{ t: 0, f: 0, c: -Math.max(1, Math.round(count * each * share)) }, ...paid]
    })

test.each([
  ['a month apart', loan(() => 1)],
  ['28 to 31 days apart', loan((k) => [31, 28, 31, 30][k % 4] as number)],
])('2,000 loans, gains and losses, %s', (_, flows) => {
  let found = 0
  fc.assert(
    fc.property(flows, (of) => {
      const x = near(of)
      const [root = 0] = logRoots(of)
      if (x === 0) return
      found += 1
      expect(Math.abs(x - root)).toBeLessThan(1e-9 * Math.max(1, Math.abs(root)))
    }),
    { numRuns: 2_000 },
  )
  expect(found).toBeGreaterThan(1_900)
})

test('nothing is said of flows at nine different distances', () => {
  const flows = [-1000, ...Array.from({ length: 9 }, () => 150)].map((c, k) => ({ t: k * k, f: 0, c }))
  expect(near(flows)).toBe(0)
})
