// The concession ladder by itself: from the best plan for the lender down to what it has without an agreement, each step lighter for
// the borrower, each asking for the next thing in return; and where it ends.
import { describe, expect, test } from 'vitest'
import { type Demo, demoTree } from '../../src/app/demo.ts'
import { next, targetOf } from '../../src/app/ladder.ts'
import * as moves from '../../src/app/moves.ts'
import { type Sitting, sit } from '../../src/app/sitting.ts'
import { money } from '../../src/core/money.ts'
import { type Move, fold } from '../../src/core/negotiation.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { on, part } from '../support/build.ts'
import { shelved } from '../support/standing.ts'

const TODAY = on('2026-11-22')
/** Every concession until there is none left. */
function allTheWay(demo: Demo, policy: string, wish: Parameters<typeof moves.ask>[1] = {}) {
  const seat = { tree: demoTree(demo), book: shelved(policy), role: 'committee' as const }
  const said: Move[] = [moves.open('committee', TODAY)]
  let now = sit(seat, fold(said), TODAY)
  const go = (made: moves.Made): boolean => {
    if ('against' in made) return false
    said.push(made.move)
    now = sit(seat, fold(said), TODAY, [], now)
    return true
  }
  go(moves.ask(now, wish))
  const steps: NonNullable<Sitting['next']>[] = []
  while (now.next) {
    steps.push(now.next)
    expect(go(moves.concede(now))).toBe(true)
  }
  return { steps, end: now }
}

describe.each([
  ['job-loss', 'cn'],
  ['job-loss', 'example'],
  ['card', 'cn'],
  ['first-time', 'generic'],
] as const)('%s under %s', (demo, policy) => {
  const { steps, end } = allTheWay(demo, policy, { maxPayment: money(60_000) })
  const { reservation } = end.desk
  test('goes down in rounds, never below what the lender has without', () => {
    expect(steps.length).toBeGreaterThan(1)
    for (const [at, { round, rounds, target, expected }] of steps.entries()) {
      expect(round).toBeLessThanOrEqual(rounds)
      expect(expected).toBeGreaterThanOrEqual(reservation)
      expect(expected).toBeGreaterThanOrEqual(target - 1)
      expect(target).toBeGreaterThanOrEqual(reservation)
      const before = steps[at - 1]
      if (!before) continue
      expect(round).toBeGreaterThan(before.round)
      expect(target).toBeLessThan(before.target)
    }
  })
  test('each is lighter for the borrower, and says by how much', () => {
    for (const [at, { entry, gives }] of steps.entries()) {
      const before = steps[at - 1]
      if (!before) {
        expect(gives).toBeUndefined()
        continue
      }
      const [a, b] = [before.entry.measures, entry.measures]
      expect(b.peakPayment).toBeLessThanOrEqual(a.peakPayment)
      expect(gives).toEqual({
        value: before.expected - (steps[at]?.expected ?? 0),
        payment: a.peakPayment - b.peakPayment,
        total: a.totalPaid - b.totalPaid,
      })
    }
  })
  test('the first asks for nothing, each later one for one thing, in turn', () => {
    const asks = steps.map((one) => one.asks)
    expect(asks[0]).toEqual([])
    for (const some of asks.slice(1)) expect(some).toHaveLength(1)
    const flat = asks.flat()
    for (const one of flat) expect(end.desk.policy.ladder.asks).toContain(one)
    // The whole round of what makes sense before anything is asked a second time.
    if (demo === 'card') expect(new Set(flat.slice(0, 3)).size).toBe(Math.min(3, flat.length))
    expect(flat).not.toContain('earlier-first-payment')
  })
})

test('a payment today is asked only where there is something to pay it from', () => {
  expect(allTheWay('card', 'cn').steps.flatMap(({ asks }) => asks)).toContain('down-payment')
  const seat = { tree: demoTree('card'), book: shelved('cn'), role: 'committee' as const }
  const said: Move[] = [moves.open('committee', TODAY)]
  let now = sit(seat, fold(said), TODAY)
  const go = (made: moves.Made): void => {
    if ('against' in made) throw new Error(made.against[0]?.rule)
    said.push(made.move)
    now = sit(seat, fold(said), TODAY, [], now)
  }
  go(moves.whatIf(now, 'household.savings', '0'))
  const asked: string[] = []
  for (go(moves.concede(now)); now.next; go(moves.concede(now))) asked.push(...now.next.asks)
  expect(asked).not.toContain('down-payment')
})

test('who grants nothing has no ladder, and neither has an end', () => {
  const { end } = allTheWay('job-loss', 'cn')
  const { situation, policy } = end.now
  expect(next(situation, policy, 'borrower', fold([moves.open('borrower', TODAY)]))).toBeNull()
  expect(end.next).toBeNull()
  const over = fold([moves.open('collector', TODAY), { by: 'borrower', on: TODAY, do: 'refuse', why: 'no' }])
  expect(next(situation, policy, 'collector', over)).toBeNull()
})

test('the line of a round: 50,000, 48,000 … 40,000; late with an exponent above 1', () => {
  const ladder = (exponent: string): Policy =>
    ({ ladder: { rounds: 5, exponent: part(exponent), asks: [] } }) as unknown as Policy
  const targets = (exponent: string): number[] =>
    [0, 1, 2, 3, 4, 5].map((round) => Math.round(targetOf(ladder(exponent), 50_000, money(40_000), round)))
  expect(targets('1')).toEqual([50_000, 48_000, 46_000, 44_000, 42_000, 40_000])
  expect(targets('2')).toEqual([50_000, 49_600, 48_400, 46_400, 43_600, 40_000])
  expect(targets('0.5')[1]).toBeLessThan(48_000)
})
