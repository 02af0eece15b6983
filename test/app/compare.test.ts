// Comparison (方案对比): what a reader of one can rely on, on an ordinary case and on the odd ones.
import { describe, expect, test } from 'vitest'
import { type Role, ROLES } from '../../src/app/appraise.ts'
import { compare } from '../../src/app/compare.ts'
import { contractPlan } from '../../src/app/contract.ts'
import { total } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import { PLAN_KINDS, family } from '../../src/core/plan.ts'
import type { Situation } from '../../src/core/situation.ts'
import { debt, flow, household, level, on, ordinaryDebt, plan, situation } from '../support/build.ts'
import { generic } from '../support/plans.ts'

const run = (one: Situation = situation(), options: Partial<Parameters<typeof compare>[2]> = {}) =>
  compare(one, generic, { role: 'collector', ...options })

describe('an ordinary case', () => {
  const found = run()
  test('the contract comes first: the arrears today, then 14 instalments', () => {
    expect(found.contract).toMatchObject({
      id: 'contract',
      family: 'contract',
      dominatedBy: null,
      rank: null,
    })
    const rows = found.contract?.schedule.rows ?? []
    expect([rows[0]?.due, rows[0]?.payment, rows.length]).toEqual([on('2026-11-22'), 1_210_502, 15])
    expect(rows.slice(1, 14).map((row) => row.payment)).toEqual(Array.from({ length: 13 }, () => 315_000))
  })
  test('more than 2,000 plans are considered, and every one is either accepted or refused', () => {
    expect(found.counts.considered).toBeGreaterThanOrEqual(2_000)
    expect(found.counts.accepted + found.counts.refused).toBe(found.counts.considered)
    expect(found.counts.accepted).toBeGreaterThan(0)
    expect(found.counts.refused).toBeGreaterThan(0)
  })
  test('up to three of each family, each in its own, best first', () => {
    const everything = run(situation(), { all: true }).plans
    for (const group of ['extension', 'instalment', 'waiver']) {
      const mine = found.plans.filter((entry) => entry.family === group)
      expect(mine.length).toBeGreaterThan(0)
      expect(mine.length).toBeLessThanOrEqual(3)
      expect(mine.every((entry) => family(entry.plan) === group)).toBe(true)
      // One of each kind before a second of any.
      const kinds = new Set(
        everything.filter((entry) => entry.family === group).map((entry) => entry.plan.kind),
      )
      expect(new Set(mine.map((entry) => entry.plan.kind)).size).toBe(Math.min(3, kinds.size))
    }
    const ranks = found.plans.map((entry) => entry.rank ?? 0)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(found.recommended).toBe(found.plans[0]?.id)
    expect(found.plans[0]?.rank).toBe(1)
  })
  test('measures are those of the rows', () => {
    for (const { schedule, measures } of [...found.plans, found.contract!]) {
      const pays = schedule.rows.map((row) => row.payment)
      expect(measures).toMatchObject({
        firstPayment: pays[0],
        lastPayment: pays.at(-1),
        peakPayment: Math.max(...pays),
        totalPaid: pays.reduce((a, b) => a + b, 0),
        interestCharged: total(schedule.charged),
        firstDue: schedule.rows[0]?.due,
        finalDue: schedule.rows.at(-1)?.due,
        held: total(schedule.held),
      })
    }
  })
  test('what is shown fits the household in every month', () => {
    for (const { measures } of found.plans) {
      expect([measures.fits, measures.shortfallMonths]).toEqual([true, 0])
      expect(measures.strain).toBeLessThanOrEqual(1)
    }
  })
  test('what is refused stands apart, with its reasons and what would let it pass', () => {
    const shown = new Set(found.plans.map((entry) => entry.id))
    expect(found.refused.length).toBeGreaterThan(0)
    for (const one of found.refused) {
      expect(shown.has(one.id)).toBe(false)
      expect(one.findings.some((finding) => finding.level === 'forbids')).toBe(true)
      expect(one.nearest.length).toBeGreaterThan(0)
    }
  })
  test('a plan named as the better one exists under that name', () => {
    const all = new Set(run(situation(), { all: true }).plans.map((entry) => entry.id))
    for (const { id, dominatedBy } of found.plans)
      if (dominatedBy !== null) expect([id, all.has(dominatedBy)]).toEqual([id, true])
  })
  test('two runs are the same, figure by figure; so is one on a copy of the case', () => {
    expect(run()).toEqual(found)
    expect(run(structuredClone(situation()))).toEqual(found)
    expect(run(JSON.parse(JSON.stringify(situation())) as Situation)).toEqual(found)
  })
  test('survives JSON: no undefined, no NaN, no infinity among the measures', () => {
    for (const { measures } of found.plans)
      for (const [name, value] of Object.entries(measures)) {
        expect([name, value === undefined]).toEqual([name, false])
        if (typeof value === 'number') expect([name, Number.isFinite(value)]).toEqual([name, true])
      }
  })
})

describe('options', () => {
  test('all shows every accepted and every refused plan', () => {
    const found = run(situation(), { all: true, kinds: ['equal-instalment', 'step-up'] })
    expect(found.plans).toHaveLength(found.counts.accepted)
    expect(found.refused).toHaveLength(found.counts.refused)
  })
  test('top limits each family; kinds limit the search', () => {
    const one = run(situation(), { top: 1 })
    expect(one.plans.length).toBeLessThanOrEqual(3)
    const found = run(situation(), { kinds: ['grace'] })
    expect(found.counts.considered).toBe(3)
    expect(
      [...found.plans.map((p) => p.plan.kind), ...found.refused.map((p) => p.plan.kind)].every(
        (kind) => kind === 'grace',
      ),
    ).toBe(true)
  })
  test('a plan of one’s own is judged like the others and always there', () => {
    const mine = plan([level(57)], { kind: 'equal-instalment' })
    const found = run(situation(), { also: [{ id: 'mine', plan: mine }] })
    const entry = found.plans.find(({ id }) => id === 'mine')
    expect(entry?.plan).toEqual(mine)
    expect(found.counts.considered).toBe(run().counts.considered + 1)
    const dear = run(situation(), {
      also: [{ id: 'dear', plan: plan([level(3)], { kind: 'equal-instalment' }) }],
    })
    expect(dear.refused.map(({ id }) => id)).toContain('dear')
    expect(dear.plans.map(({ id }) => id)).not.toContain('dear')
  })
  test('a due day of the borrower’s choice is everybody’s', () => {
    const found = run(situation(ordinaryDebt(), { household: household(), wish: { dueDay: 5 } }))
    for (const { measures, plan: by } of found.plans)
      if (!by.stages.some((stage) => 'on' in stage)) expect(measures.firstDue).toBe(on('2026-12-05'))
  })
  test('what is paid now is paid now, and only from savings', () => {
    const wish = { payNow: money(200_000) }
    const rich = run(situation(ordinaryDebt(), { household: household({ savings: money(200_000) }), wish }))
    expect(rich.plans.length).toBeGreaterThan(0)
    for (const { id, schedule, measures } of rich.plans) {
      expect(id).toContain('.down-2000')
      expect([schedule.rows[0]?.payment, schedule.rows[0]?.due]).toEqual([200_000, on('2026-11-22')])
      expect(measures.fits).toBe(true)
    }
  })
})

describe('roles', () => {
  test.each(ROLES)('%s', (role: Role) => {
    const { plans, role: of } = run(situation(), { role })
    expect(of).toBe(role)
    for (const { measures } of plans) expect(measures.presentValue === null).toBe(role === 'borrower')
  })
  test('a borrower sees no lender’s figure and is not ranked by one', () => {
    const found = run(situation(), { role: 'borrower' })
    for (const { measures } of [...found.plans, found.contract!])
      expect([measures.presentValue, measures.expectedValue, measures.recovery]).toEqual([null, null, null])
    const lossless = { ...generic, ranking: { ...generic.ranking, loss: 0 } }
    const collector = compare(situation(), lossless, { role: 'collector', all: true }).plans.map((p) => p.id)
    expect(run(situation(), { role: 'borrower', all: true }).plans.map((p) => p.id)).toEqual(collector)
  })
})

describe('odd cases', () => {
  const rules = (one: Situation): string[] => run(one).findings.map((finding) => finding.rule)
  test('no surplus: nothing is accepted, nothing recommended, and by how much it is missing is said', () => {
    const poor = situation(ordinaryDebt(), { household: household({ spending: [flow('living', 700_000)] }) })
    const found = run(poor)
    expect([found.counts.accepted, found.plans, found.recommended]).toEqual([0, [], null])
    expect(found.findings).toContainEqual({
      rule: 'no-surplus',
      level: 'warns',
      args: { short: { money: 50_000 } },
    })
    expect(found.refused.length).toBeGreaterThan(0)
    expect(found.contract).toBeDefined()
  })
  test('no household: nothing is refused for means, and the reader is told', () => {
    const found = run(situation(ordinaryDebt(), {}))
    expect(found.findings.map((finding) => finding.rule)).toContain('household-unknown')
    expect(found.counts.refused).toBe(0)
    for (const { measures } of found.plans) expect([measures.fits, measures.strain]).toEqual([null, null])
  })
  test('no contract: no contract row and no plan that needs one; the reader is told', () => {
    const one = situation(debt({ principal: 4_873_255, penalty: 1_000, overdueSince: '2026-08-15' }))
    const found = run(one, { all: true })
    expect(found.contract).toBeUndefined()
    expect(
      [...found.plans, ...found.refused].some(({ plan: by }) =>
        ['catch-up', 'grace', 'term-extension'].includes(by.kind),
      ),
    ).toBe(false)
    expect(rules(one)).toEqual(
      expect.arrayContaining(['contract-unknown', 'penalty-rate-unknown', 'floor-unknown']),
    )
  })
  test('only charges owed', () => {
    const one = situation(debt({ principal: 0, fees: 30_000, penalty: 5_000 }))
    expect(rules(one)).toContain('only-charges-owed')
    expect(run(one).plans.length).toBeGreaterThan(0)
  })
  test('a fen, and 10^13 fen', () => {
    for (const principal of [1, 1e13]) {
      const found = run(situation(debt({ principal }), {}))
      expect(found.counts.accepted).toBe(found.counts.considered)
      for (const { schedule } of found.plans) expect(total(schedule.rows.at(-1)!.left)).toBe(0)
    }
  })
  test('yen and dinars: the policy’s amounts come in the digits of the debt', () => {
    for (const [currency, digits] of [
      ['JPY', 0],
      ['KWD', 3],
    ] as const) {
      const found = run(situation(debt({ currency, digits, principal: 487_325 }), {}))
      expect(found.plans.length).toBeGreaterThan(0)
    }
  })
  test('a rate of 0 and a debt not overdue', () => {
    const found = run(situation(debt({ principal: 1_000_000, rate: '0%', overdueSince: '2026-11-22' })))
    for (const { measures } of found.plans) expect(measures.interestCharged).toBe(0)
    expect(found.plans.some(({ plan: by }) => by.kind === 'personalised-instalments')).toBe(false)
  })
})

describe('the contract as it stands', () => {
  test.each([
    ['arrears and instalments', {}, ['arrears', 'as-contracted']],
    ['nothing overdue', { interest: 0, penalty: 0, fees: 0, overduePrincipal: 0 }, ['as-contracted']],
  ])('%s', (_, words, pays) => {
    expect(contractPlan(ordinaryDebt(words))?.stages.map((stage) => stage.pay)).toEqual(pays)
  })
  test('overdue without the overdue principal: not known, so not shown', () => {
    expect(contractPlan(debt({ interest: 100, contract: { months: 14, payment: 315_000 } }))).toBeUndefined()
    expect(contractPlan(debt({}))).toBeUndefined()
    expect(contractPlan(debt({ contract: { months: 14, payment: 315_000 } }))?.stages).toHaveLength(1)
  })
  test('every kind is in one of the three families', () => {
    for (const kind of PLAN_KINDS)
      expect(['extension', 'instalment']).toContain(family(plan([level(3)], { kind })))
  })
})
