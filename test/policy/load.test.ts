// Loading a policy (载入政策): the shipped pack as typed data, its amounts in the digits of the currency.
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/core/rate.ts'
import { POLICIES, isPolicyName, policy } from '../../src/policy/load.ts'
import { part } from '../support/build.ts'

describe('the generic policy', () => {
  const generic = policy('generic', 2)
  test('is one of those that ship, has a version and a digest', () => {
    expect(POLICIES).toContain(generic.id)
    expect(isPolicyName('generic')).toBe(true)
    expect(isPolicyName('constructor')).toBe(false)
    expect(generic.version).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(generic.digest).toMatch(/^(sha256:)?[0-9a-f]{16,}$/)
  })
  test('shares, rates and counts are read exactly', () => {
    expect(generic.means.cushion).toEqual(part('10%'))
    expect(generic.rounding).toEqual({ interest: 'half-up', instalment: 'nearest', unit: 1 })
    expect(generic.menu.terms).toEqual(generic.menu.terms.toSorted((a, b) => a - b))
    expect(generic.menu.rates.every((rate) => rate.per === 'year' && rate.units > 0)).toBe(true)
    expect(
      generic.menu.reliefs.every(({ shares }) =>
        Object.values(shares).every((share) => compare(share, part('1')) <= 0),
      ),
    ).toBe(true)
    expect(generic.breach).toEqual({ missed: 2, days: 15, interest: 'from-breach', accelerates: true })
  })
  test.each([
    [0, 1, 100],
    [2, 1, 10_000],
    [3, 10, 100_000],
  ])('in a currency of %i digits a unit of 0.01 is %i and a step of 100 is %i', (digits, unit, step) => {
    const of = policy('generic', digits)
    expect([of.rounding.unit, of.steps.amount]).toEqual([unit, step])
  })
  test('the same twice', () => {
    expect(policy('generic', 2)).toEqual(generic)
  })
})
