// A borrower's request: what is asked for, what the pack cites, and nothing of the lender's alone.
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { type Request, requestOf } from '../../src/app/request.ts'
import { rowGroups } from '../../src/app/row-groups.ts'
import type { DEMOS } from '../../src/app/demo.ts'
import { totalPaid } from '../../src/core/schedule.ts'
import type { Book } from '../../src/policy/load.ts'
import { demo, planNamed } from '../support/agreements.ts'
import { shelved } from '../support/standing.ts'

function asked(
  name: (typeof DEMOS)[number],
  id: string,
  second?: string,
  book: Book = shelved('cn'),
): Request {
  const place = demo(name, book)
  const made = requestOf(
    place.situation,
    place.policy,
    planNamed(id, place),
    second === undefined ? undefined : planNamed(second, place),
  )
  if ('against' in made) throw new Error(JSON.stringify(made.against))
  return made
}
const PERSONAL = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'

describe('a card', () => {
  const made = asked('card', PERSONAL, 'personalised-instalments-60.rate-0.penalty-100')
  test('the plan and the fallback with their rows in groups', () => {
    const { asked: first, fallback } = made
    expect(first.rows.map(({ from, to, least, most }) => [from, to, least, most])).toEqual([
      [1, 47, 595_83, 595_83],
      [48, 48, 595_99, 595_99],
    ])
    expect(first.measures).toMatchObject({ fits: true, totalPaid: 28_600_00 })
    expect(JSON.stringify(made)).not.toMatch(/presentValue|expectedValue|recovery|authority/)
    expect(fallback?.id).toBe('personalised-instalments-60.rate-0.penalty-100')
  })
  test('rights and duties with their sources, without a line of a file', () => {
    expect(made.rights.map(({ label }) => label.en)).toEqual([
      'Total cost a court enforces for credit cards',
      'Hours without contact',
      'Most conversations by phone a day with one borrower',
      'Most attempts a day at one number',
      'How long bad information stays on the credit record',
    ])
    expect(made.duties.map(({ label }) => label.en)).toContain(
      'Once the agreement is signed, the bank and its agents stop collecting for as long as the cardholder keeps to it.',
    )
    for (const { source } of [...made.rights, ...made.duties, ...made.warnings, ...made.limits])
      expect(source ?? {}).not.toHaveProperty('at')
    for (const { source } of made.rights) expect(source.instrument).toBeDefined()
  })
  test('what returns on a breach and what restarts are told as things to know', () => {
    expect(made.warnings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['held-returns', 'limitation-restarts']),
    )
    expect(made.warnings.map(({ rule }) => rule)).not.toContain('duty')
    expect(made.obstacles).toEqual([])
  })
  test('how the lender grades the borrower is in none of it', () => {
    const graded = demo('card')
    const situation = { ...graded.situation, debt: { ...graded.situation.debt, grade: 'ZZ-GRADE' } }
    const of = requestOf(situation, graded.policy, planNamed(PERSONAL, graded))
    expect(JSON.stringify(of)).not.toContain('ZZ-GRADE')
  })
})

test('interest charged above what the law allows is told as a limit, with its source', () => {
  const place = demo('no-surplus')
  const { debt } = place.situation
  const dear = { ...debt, rates: { contract: { units: 40, scale: 2, per: 'year' as const } } }
  const made = requestOf(
    { ...place.situation, debt: dear },
    place.policy,
    planNamed('equal-instalment-24', place),
  )
  if ('against' in made) throw new Error('against')
  expect([...made.limits, ...made.obstacles].map(({ rule }) => rule)).toContain('cost-above-cap')
})

test('a plan beyond the means is asked for all the same, and its obstacle is told apart', () => {
  const made = asked('no-surplus', 'equal-instalment-24')
  expect(made.obstacles.map(({ rule }) => rule)).toContain('above-means')
  expect(made.warnings.map(({ rule }) => rule)).not.toContain('above-means')
})

test('without a country there are no rights, and it still works', () => {
  const made = asked('job-loss', 'equal-instalment-24', undefined, shelved('generic'))
  expect([made.rights, made.duties, made.limits]).toEqual([[], [], []])
})

test('the United States: what a collector may not do', () => {
  const made = asked('card', 'equal-instalment-48', undefined, shelved('us'))
  expect(made.rights.map(({ label }) => label.en)).toContain('Most calls within seven days for one debt')
  expect(made.duties.length).toBeGreaterThan(2)
})

test('a plan that cannot be computed is refused with its reason', () => {
  const place = demo('card')
  const plan = { kind: 'settlement' as const, reliefs: [], stages: [] }
  expect(requestOf(place.situation, place.policy, { id: 'x', plan })).toMatchObject({
    against: [{ rule: 'no-rows' }],
  })
})

describe('rows in groups', () => {
  test('sums are whole, and nearly equal rows are never more than a page', () => {
    const place = demo('job-loss')
    for (const { plan, schedule } of compare(place.situation, place.policy, { role: 'borrower', all: true })
      .plans) {
      const groups = rowGroups(schedule.rows)
      expect(groups.length, plan.kind).toBeLessThanOrEqual(40)
      expect(groups.reduce((sum, one) => sum + one.sum, 0)).toBe(totalPaid(schedule))
      expect(groups[0]?.from).toBe(1)
      expect(groups.at(-1)?.to).toBe(schedule.rows.length)
      for (const [i, { from }] of groups.entries()) if (i > 0) expect(from).toBe((groups[i - 1]?.to ?? 0) + 1)
    }
  })
  test('falling payments stand by years', () => {
    const made = asked('job-loss', 'equal-principal-24')
    expect(made.asked.rows.map(({ from, to }) => [from, to])).toEqual([
      [1, 12],
      [13, 24],
    ])
    for (const { least, most } of made.asked.rows) expect(least).toBeLessThan(most)
  })
})
