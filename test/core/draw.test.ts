// Draws: the generator gives the numbers its authors published, whatever they are asked for in; quantiles are those of spreadsheets.
import { describe, expect, test } from 'vitest'
import { draws, philox } from '../../src/core/draw.ts'
import { quantile, spread } from '../../src/core/quantile.ts'

const hex = (of: readonly number[]): string => of.map((n) => n.toString(16).padStart(8, '0')).join(' ')

describe('Philox 4×32-10', () => {
  // Random123, kat_vectors: counter, key, answer.
  test.each<[[number, number, number, number], [number, number], string]>([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ])('of %j and %j', (counter, key, answer) => expect(hex(philox(counter, key))).toBe(answer))

  test('a number hangs on its address alone, and every part of it counts', () => {
    const at = (seed: number, record: number, simulation: number, nth: number) =>
      draws({ seed, record })(simulation, nth).join()
    expect(at(1, 7, 3, 0)).toBe(at(1, 7, 3, 0))
    const all = [at(1, 7, 3, 0), at(2, 7, 3, 0), at(1, 8, 3, 0), at(1, 7, 4, 0), at(1, 7, 3, 1)]
    expect(new Set([...all, at(2 ** 40 + 1, 7, 3, 0), at(1, 2 ** 33 + 7, 3, 0)]).size).toBe(7)
  })

  test('100,000 numbers spread evenly over ten boxes, both of a pair', () => {
    const one = draws({ seed: 5, record: 0 })
    const boxes = Array.from({ length: 20 }, () => 0)
    for (let n = 0; n < 100_000; n++) {
      const [a, b] = one(n, 0)
      boxes[Math.floor(a * 10)]! += 1
      boxes[10 + Math.floor(b * 10)]! += 1
    }
    // χ² of nine degrees of freedom: above 27.9 once in a thousand.
    for (const half of [boxes.slice(0, 10), boxes.slice(10)])
      expect(half.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })
})

describe('quantiles', () => {
  test.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[7], 0.9, 7],
    [[1, 2], 1, 2],
  ])('of %j at %d', (sorted, share, is) => expect(quantile(sorted, share)).toBeCloseTo(is, 12))

  test('of nothing there are none', () => {
    expect(quantile([], 0.5)).toBeUndefined()
    expect(spread([])).toBeUndefined()
  })

  test('values come in any order', () =>
    expect(spread([30, 10, 20])).toMatchObject({ count: 3, quarter: 15, median: 20, threeQuarters: 25 }))
})
