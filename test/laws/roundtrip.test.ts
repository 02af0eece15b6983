// Law: what is written is read back as it was: amounts, rates, shares, days. format ∘ parse is the identity.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, day, iso, parseDay } from '../../src/core/day.ts'
import { format, money, MOST, parse } from '../../src/core/money.ts'
import { formatRate, percent, type Rate, rate, type Share, share } from '../../src/core/rate.ts'
import { readAmount, readRate } from '../../src/schema/figures.ts'
import { jsonTree } from '../../src/schema/json.ts'
import { treeOf } from '../../src/schema/tree.ts'

const amounts = fc.integer({ min: 0, max: MOST }).map(money)
const digits = fc.constantFrom(0, 2, 3, 4)

test('an amount, plain or grouped, in any currency', () => {
  fc.assert(
    fc.property(amounts, digits, fc.constantFrom('', ','), (amount, places, group) => {
      expect(parse(format(amount, places, group), places)).toEqual({ amount })
      expect(readAmount(format(amount, places, group), places)).toEqual({ value: amount })
    }),
  )
})

test('a text that is read is written back as the same amount, in the currency’s digits', () => {
  const texts = fc
    .tuple(fc.nat(1e9), fc.nat(99))
    .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`)
  fc.assert(
    fc.property(texts, (text) => {
      const read = readAmount(text, 2)
      expect('value' in read && format(read.value, 2)).toBe(text)
    }),
  )
})

test('a negative amount is never read', () => {
  fc.assert(
    fc.property(fc.integer({ min: -MOST, max: -1 }).map(money), digits, (amount, places) => {
      expect(readAmount(format(amount, places), places)).toMatchObject({ fault: { key: 'negative-amount' } })
    }),
  )
})

const lowest = (units: number, scale: number): Share => {
  let [u, s] = [units, scale]
  while (s > 0 && u % 10 === 0) [u, s] = [u / 10, s - 1]
  return { units: u, scale: u === 0 ? 0 : s }
}
const shares = fc.tuple(fc.nat(1e6), fc.nat(8)).map(([units, scale]) => lowest(units, scale))
const rates: fc.Arbitrary<Rate> = fc
  .tuple(shares, fc.constantFrom('year' as const, 'day' as const))
  .map(([s, per]) => ({ ...s, per }))

test('a rate and a share', () => {
  fc.assert(
    fc.property(rates, (r) => {
      expect(rate(formatRate(r))).toEqual(r)
      expect(readRate(formatRate(r))).toEqual({ value: r })
      expect(share(percent(r))).toEqual({ units: r.units, scale: r.scale })
    }),
  )
})

const days = fc.integer({ min: day(1900, 1, 1), max: day(2200, 12, 31) }).map((n) => n as Day)
test('a day', () => {
  fc.assert(
    fc.property(days, (on) => {
      expect(parseDay(iso(on))).toBe(on)
    }),
  )
})

test('a number of up to 15 significant digits, through a plain object, means what its JSON text means', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(6), (units, scale) => {
      const text = `${units / 10 ** scale}`
      fc.pre(!text.includes('e'))
      expect(treeOf({ x: Number(text) }).root).toEqual(jsonTree(`{"x":${text}}`).root)
    }),
  )
})
