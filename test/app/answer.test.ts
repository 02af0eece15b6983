// A wish answered (答复诉求), held against every plan of the menu run one by one: what fits is all that fits, and a change is
// the least that would do.
import { describe, expect, test } from 'vitest'
import { answer } from '../../src/app/answer.ts'
import { compare } from '../../src/app/compare.ts'
import { money } from '../../src/core/money.ts'
import type { Situation, Wish } from '../../src/core/situation.ts'
import { policy } from '../../src/policy/load.ts'
import { household, ordinaryDebt, situation } from '../support/build.ts'

// Overdue for the second time: no grace, so that every payment is a month's.
const base = situation(ordinaryDebt({ timesOverdue: 2 }), { household: household() })
const cn = policy('cn', 2, base)
const whole = compare(base, cn, { role: 'collector', all: true, exhaustive: true })
const reservation: number = whole.lender?.reservation ?? 0
const granted = whole.plans.filter(({ measures }) => (measures.expectedValue ?? 0) >= reservation)
const meets = ({ maxPayment, maxMonths }: Wish) =>
  granted.filter(
    ({ measures: m }) => m.peakPayment <= (maxPayment ?? Infinity) && m.months <= (maxMonths ?? Infinity),
  )
const asking = (wish: Wish): Situation => ({ ...base, wish })
const told = (wish: Wish) => answer(asking(wish), cn, 'collector', 3)

describe('a wish that plans of the menu meet', () => {
  test.each([
    { maxPayment: money(190_000) },
    { maxPayment: money(190_000), maxMonths: 36 },
    { maxMonths: 30 },
  ])('%o', (wish) => {
    const { plans, counts, answer: of, recommended } = told(wish)
    // A plan that begins with a fixed amount begins with what was asked for: those are no plans of the bare case.
    const least = meets(wish).length
    if (wish.maxPayment === undefined) expect(counts.accepted).toBe(least)
    else expect(counts.accepted).toBeGreaterThanOrEqual(least)
    expect(plans.length).toBeGreaterThan(0)
    for (const { measures } of plans) {
      expect(measures.peakPayment).toBeLessThanOrEqual(wish.maxPayment ?? Infinity)
      expect(measures.months).toBeLessThanOrEqual(wish.maxMonths ?? Infinity)
      expect(measures.fits).toBe(true)
    }
    expect(recommended).toBe(plans[0]?.id)
    expect(of).toEqual({ changes: [], closest: undefined })
  })
})

describe('a wish that no plan meets', () => {
  const wish: Wish = { maxPayment: money(150_000), maxMonths: 24 }
  const { plans, answer: of, recommended } = told(wish)
  const change = (kind: string) => of.changes.find((one) => one.kind === kind)
  test('shows none, and the closest', () => {
    expect(meets(wish)).toEqual([])
    expect(plans).toEqual([])
    expect(recommended).toBeNull()
    expect(of.closest?.id).toBeTypeOf('string')
  })
  test('the least amount a month that would do: a fen less and nothing does', () => {
    const to = change('pay-more')?.to
    if (!to || !('money' in to)) throw new Error('no amount')
    // Plans that begin with a fixed amount can be made to any measure; the others are those of the menu.
    const least = Math.min(...meets({ maxMonths: 24 }).map(({ measures }) => measures.peakPayment))
    expect(to.money).toBeLessThanOrEqual(least)
    expect(told({ ...wish, maxPayment: to.money }).plans.length).toBeGreaterThan(0)
    expect(told({ ...wish, maxPayment: money(to.money - 1) }).plans).toEqual([])
  })
  test('the fewest months that would do', () => {
    const to = change('longer')?.to
    const fewest = Math.min(...meets({ maxPayment: money(150_000) }).map(({ measures }) => measures.months))
    expect(to).toEqual({ count: fewest })
  })
})

test('a borrower’s answer says nothing of the lender', () => {
  const of = answer(asking({ maxPayment: money(190_000) }), policy('cn', 2, base), 'borrower')
  expect(of.lender).toBeUndefined()
  expect(of.plans.every(({ measures }) => measures.expectedValue === null)).toBe(true)
})
