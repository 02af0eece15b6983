// Widths of columns: figures never wrap, everything stays on the page, smaller letters where it is wide.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PADDING, columnWidths, linesOf } from '../../src/render/paper-widths.ts'

const ROOM = 495
const amounts = (columns: number, digits: number) => ({
  head: Array.from({ length: columns }, (_, i) => `c${i}`),
  rows: [Array.from({ length: columns }, () => '9'.repeat(digits))],
  words: 0,
})

describe('a table', () => {
  test('fills its room exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 9 }),
        fc.nat(9),
        (row, words) => {
          const { widths } = columnWidths(
            { head: row, rows: [row], words: Math.min(words, row.length) },
            ROOM,
          )
          const sum = widths.reduce((a, b) => a + b, 0) + row.length * 2 * PADDING
          expect(sum).toBeCloseTo(ROOM, 3)
          for (const width of widths) expect(width).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
  test('of figures has smaller letters the wider it is, and none of them wraps', () => {
    const sizes = [4, 7, 9].map((columns) => {
      const table = amounts(columns, 12)
      const { size, widths } = columnWidths(table, ROOM)
      for (const width of widths) expect(linesOf('9'.repeat(12), width, size)).toBe(1)
      return size
    })
    expect(sizes[2]).toBeLessThan(sizes[0] ?? 0)
  })
  test('gives words what figures leave', () => {
    const { widths } = columnWidths(
      { head: ['甲', '乙'], rows: [['长'.repeat(100), '1.00']], words: 1 },
      ROOM,
    )
    expect(widths[0]).toBeGreaterThan(400)
    expect(linesOf('长'.repeat(100), widths[0] ?? 0, 8.5)).toBe(2)
  })
})
