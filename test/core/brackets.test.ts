// Brackets (分段累进): each slice at its own rate, flat amounts where a slice is reached, one rounding at the end.
import { describe, expect, test } from 'vitest'
import { type Bracket, byBrackets, partOf } from '../../src/core/brackets.ts'
import { money } from '../../src/core/money.ts'
import { cents } from '../support/build.ts'
import { bracket, chinaCourt } from '../support/court.ts'

const acceptance = chinaCourt.acceptance as readonly Bracket[]
const twice = [
  bracket(1_000, { fixed: 30, rate: '1%' }),
  bracket(2_000, { fixed: 20 }),
  bracket(3_000, { rate: '10%' }),
]

describe('brackets', () => {
  test.each([
    ['nothing costs the flat amount of the first slice', acceptance, 0, 50],
    ['so does a cent', acceptance, 0.01, 50],
    ['the end of a slice is in it', acceptance, 10_000, 50],
    ['0.4 of a fen more is nothing', acceptance, 10_000.01, 50],
    ['a fen and a half is two', acceptance, 10_000.6, 50.02],
    ['the second slice', acceptance, 50_000, 1_050],
    ['the slice without end', acceptance, 30_000_000, 191_800],
    ['350,076.86: 6,551.1529 rounded once', acceptance, 350_076.86, 6_551.15],
    ['a flat amount and a rate in one slice', twice, 500, 35],
    ['a second flat amount is not owed at the end of the first slice', twice, 1_000, 40],
    ['but from the next cent on', twice, 1_000.01, 60],
    ['past a table that ends nothing is added', twice, 9_000, 160],
    ['a table of nothing', [], 100, 0],
  ])('%s', (_, table, amount, costs) => {
    expect(byBrackets(table, cents(amount))).toBe(cents(costs))
  })

  test('many slices of half a unit are summed before they are rounded', () => {
    const halves = Array.from({ length: 4 }, (_, k) => bracket((k + 1) * 0.01, { rate: '50%' }))
    expect(byBrackets(halves, money(4))).toBe(2)
    expect(byBrackets(halves, money(1))).toBe(1)
  })

  test('the largest amounts and the finest rates stay exact', () => {
    const fine: Bracket[] = [{ rate: { units: 123_456_789_013, scale: 12 } }]
    expect(byBrackets(fine, money(9_999_999_999_999))).toBe(1_234_567_890_130)
    expect(byBrackets([{ rate: { units: 5, scale: 1 } }], money(9_999_999_999_999))).toBe(5_000_000_000_000)
  })
})

describe('a part', () => {
  test.each([
    [1, 3, 5_000, 1_667],
    [1, 3, 5_002, 1_667],
    [2, 3, 1, 1],
    [1, 2, 655_115, 327_558],
    [1, 3, 0, 0],
    [1, 1, 9_999_999_999_999, 9_999_999_999_999],
    [1, 3, 9_999_999_999_999, 3_333_333_333_333],
  ])('%i/%i of %i is %i', (top, bottom, amount, is) => {
    expect(partOf({ top, bottom }, money(amount))).toBe(is)
  })
})
