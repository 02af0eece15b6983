// Exchange rates by themselves: each is the difference of two runs, made here again the long way; a month more never costs the
// borrower more a month, a lower rate or a larger waiver never more in all; and what a rule forbids is no step.
import { describe, expect, test } from 'vitest'
import { appraise, entry, expectedOf } from '../../src/app/appraise.ts'
import { type Demo, demoTree } from '../../src/app/demo.ts'
import { rates } from '../../src/app/exchange.ts'
import * as moves from '../../src/app/moves.ts'
import { sit } from '../../src/app/sitting.ts'
import { paidOn } from '../../src/app/wish.ts'
import { type Move, fold } from '../../src/core/negotiation.ts'
import { run } from '../../src/core/run.ts'
import { build } from '../../src/plans/build.ts'
import { idOf, parseId } from '../../src/plans/id.ts'
import type { Spec } from '../../src/plans/recipe.ts'
import { on } from '../support/build.ts'
import { shelved } from '../support/standing.ts'

const TODAY = on('2026-11-22')
function at(demo: Demo, policy: string, role: 'collector' | 'borrower' = 'collector') {
  const said: Move[] = [moves.open(role, TODAY)]
  const now = sit({ tree: demoTree(demo), book: shelved(policy), role }, fold(said), TODAY)
  const specOf = (id: string): Spec => {
    const spec = parseId(id, now.desk.situation.debt)
    if ('refused' in spec) throw new Error(id)
    return spec
  }
  return { now, desk: now.desk, specOf }
}
type Desk = ReturnType<typeof at>['desk']

/** Run, measured and valued once more. */
function figures(desk: Desk, spec: Spec) {
  const { debt } = desk.situation
  const plan = build(spec, debt, desk.policy.breach)
  if ('refused' in plan) throw new Error('not computed')
  const measures = entry(desk, idOf(spec, debt.digits), plan)?.measures
  if (!measures || run(debt, plan, desk.tape)) throw new Error('not computed')
  const { monthly } = paidOn(desk.tape, plan, debt.asOf)
  const worth = Math.round(expectedOf(desk, plan) ?? measures.presentValue ?? 0)
  return { monthly, total: measures.totalPaid, worth, plan }
}

const PLANS = [
  ['job-loss', 'cn', 'equal-instalment-30'],
  ['job-loss', 'cn', 'term-extension-9.penalty-100-done.interest-50-done'],
  ['job-loss', 'example', 'rate-reduction-36.rate-9'],
  ['card', 'cn', 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'],
  ['job-loss', 'generic', 'payment-holiday-3+24.during-0'],
] as const

describe.each(PLANS)('%s under %s: %s', (demo, policy, id) => {
  const { desk, specOf } = at(demo, policy)
  const steps = rates(desk, specOf(id))
  const own = figures(desk, specOf(id))
  test('is the difference of two runs', () => {
    expect(steps.length).toBeGreaterThan(0)
    for (const { id: other, value, instalment, total, plan } of steps) {
      const changed = figures(desk, specOf(other))
      expect(changed.plan).toEqual(plan)
      expect([value, instalment, total]).toEqual([
        own.worth - changed.worth,
        own.monthly - changed.monthly,
        own.total - changed.total,
      ])
    }
  })
  test('goes the way it must', () => {
    for (const { per, instalment, total } of steps) {
      if (per === 'month' || per === 'down') expect(instalment).toBeGreaterThanOrEqual(0)
      if (per === 'rate' || per === 'relief' || per === 'down') expect(total).toBeGreaterThanOrEqual(-1)
    }
  })
  test('is nothing a rule forbids', () => {
    const before = appraise(desk, own.plan)
    for (const { plan } of steps)
      expect(
        appraise(desk, plan)
          .against.map(({ rule }) => rule)
          .filter((rule) => !before.against.some((one) => one.rule === rule)),
      ).toEqual([])
  })
})

test('one sort of step each, a share at most the whole', () => {
  const { desk, specOf } = at('card', 'cn')
  const [last] = PLANS.filter(([demo]) => demo === 'card')
  const steps = rates(desk, specOf(last?.[2] ?? ''))
  expect(steps.filter(({ per }) => per === 'relief').map(({ bucket }) => bucket)).toEqual([])
  expect(new Set(steps.map(({ per, bucket }) => `${per} ${bucket ?? ''}`)).size).toBe(steps.length)
})

test('a borrower is told what it is worth to the borrower alone', () => {
  const { desk, specOf, now } = at('job-loss', 'cn', 'borrower')
  const steps = rates(desk, specOf('equal-instalment-30'))
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.map(({ value }) => value)).toEqual(steps.map(() => null))
  expect(now.exchange).toBeUndefined()
})
