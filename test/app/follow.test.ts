// Following up (履约跟进): clocks, what comes next, a bank's list held against the rows, and a case to negotiate anew.
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { type Followed, type Following, follow } from '../../src/app/follow.ts'
import { type Numbered, match } from '../../src/app/match.ts'
import { renegotiate } from '../../src/app/renegotiate.ts'
import { iso } from '../../src/core/day.ts'
import { total } from '../../src/core/debt.ts'
import { money } from '../../src/core/money.ts'
import type { Event } from '../../src/core/payment.ts'
import { defaultsOf, read } from '../../src/policy/load.ts'
import { readCase } from '../../src/schema/case.ts'
import { writtenCase } from '../../src/schema/case-written.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { type Agreed, agreed, demo } from '../support/agreements.ts'
import { on } from '../support/build.ts'
import { shelved } from '../support/standing.ts'

const followed = (
  name: Agreed,
): { agreement: Followed; rows: readonly { due: number; payment: number }[] } => {
  const made = agreed(name)
  return { agreement: made, rows: made.schedule.rows }
}
const at = (name: Agreed, events: readonly Event[], when: string, lender = true): Following => {
  const { agreement } = followed(name)
  const { policy } = demo(name)
  const found = follow(agreement, events, on(when), { policy, lender })
  if ('refused' in found) throw new Error(found.refused.rule)
  return found
}
const kept = (name: Agreed, rows: readonly number[]): Event[] => {
  const all = followed(name).rows
  return rows.map((n) => ({
    is: 'payment',
    id: `p${n}`,
    on: all[n - 1]!.due as never,
    amount: money(all[n - 1]!.payment),
  }))
}
const rules = ({ findings }: Following): string[] => findings.map(({ rule }) => rule)

describe('observation of a restructured asset, on the books of a bank', () => {
  test('runs a year from the first due day, and two payments in a row', () => {
    const { observation } = at('card', kept('card', [1, 2]), '2027-01-20').clocks
    expect([iso(observation!.from), iso(observation!.until), observation!.kept, observation!.over]).toEqual([
      '2026-12-15',
      '2027-12-15',
      2,
      false,
    ])
  })
  test('a missed payment starts it again from that day', () => {
    const found = at('card', kept('card', [1, 2]), '2027-02-20')
    const { observation } = found.clocks
    expect([iso(observation!.from), iso(observation!.until), observation!.restarts]).toEqual([
      '2027-02-15',
      '2028-02-15',
      1,
    ])
    expect(rules(found)).toContain('track-observed-anew')
  })
  test('is over after a year kept, and what is missed later is another matter', () => {
    const year = Array.from({ length: 13 }, (_, k) => k + 1)
    const found = at('card', kept('card', year), '2028-02-10')
    expect([found.clocks.observation!.over, found.clocks.observation!.restarts]).toEqual([true, 0])
    expect(found.standing.state).toBe('late')
  })
  test('a borrower is not told of it, nor is a lender that has no such books', () => {
    expect(at('card', [], '2026-12-01', false).clocks).toEqual({})
    expect(rules(at('card', [], '2026-12-01', false))).toEqual(['track-next'])
    expect(at('job-loss', [], '2026-12-01').clocks.observation).toBeUndefined()
  })
})

describe('what comes next', () => {
  test('a card has the days and the amount of tolerance that the pack asks for', () => {
    const [first] = kept('card', [1]) as [Extract<Event, { is: 'payment' }>]
    const late = { ...first, on: on('2026-12-18'), amount: money(first.amount - 1000) }
    const found = at('card', [late], '2026-12-18')
    expect([found.standing.state, found.standing.due, found.standing.rows[0]?.is]).toEqual([
      'on-time',
      1000,
      'kept',
    ])
    expect(rules(found)).toContain('track-within-tolerance')
    expect(at('card', [], '2026-12-19').standing.state).toBe('late')
  })
  test('late: until when it can be made good, and what would come back', () => {
    const found = at('job-loss', [], '2027-01-20')
    expect(found.clocks.cure).toEqual({ until: on('2027-01-30'), amount: found.standing.due })
    expect(rules(found)).toEqual(['track-behind', 'track-cure', 'track-would-return', 'track-next'])
  })
  test('broken: what came back and that all is due', () => {
    const found = at('job-loss', [], '2027-02-01')
    expect(rules(found)).toEqual(['track-broken', 'track-restored', 'track-all-due'])
    expect(total(found.standing.restored)).toBe(56_049)
  })
  test('completed: settled, and what was held is given up', () => {
    const { rows } = followed('job-loss')
    const all = kept(
      'job-loss',
      rows.map((_, k) => k + 1),
    )
    const found = at('job-loss', all, iso(rows.at(-1)!.due as never))
    expect([found.standing.state, found.standing.next]).toEqual(['completed', undefined])
    expect(rules(found)).toEqual(['track-completed', 'track-released', 'track-credit-record', 'track-papers'])
    const last = found.findings.at(-2)!
    expect(last.args['until']).toEqual({ day: on('2034-04-15') })
    expect(last.source?.article).toBe('16')
  })
})

describe('charges above what the law lets a loan cost', () => {
  const charge = (id: string, amount: number): Event => ({
    is: 'charge',
    id,
    on: on('2026-12-20'),
    bucket: 'fees',
    amount: money(amount),
  })
  const said = (events: readonly Event[], when: string) =>
    at('card', events, when).findings.find(({ rule }) => rule === 'track-charges-above-cap')
  test('are told with what a court may cut: 24 % of 31,239.70 over 60 days and a month are 1,869.25', () => {
    expect(said([charge('c', 200_000)], '2027-01-21')).toMatchObject({
      level: 'warns',
      args: { charges: { money: 200_000 }, would: { money: 186_925 }, over: { money: 13_075 } },
      source: { article: expect.any(String) },
    })
    expect(said([charge('c', 186_925)], '2027-01-21')).toBeUndefined()
    expect(said([charge('c', 200_000)], '2027-03-21')).toBeUndefined()
  })
  test('not those that were given up, and not before they are made', () => {
    const waived: Event = { is: 'waive', id: 'w', on: on('2026-12-21'), of: 'c' }
    expect(said([charge('c', 200_000), waived], '2027-01-21')).toBeUndefined()
    expect(said([charge('c', 200_000)], '2026-12-19')).toBeUndefined()
  })
})

describe("a bank's list", () => {
  const { agreement } = followed('job-loss')
  const named = {
    names: [agreement.id, 'demo-job-loss'],
    rows: at('job-loss', [], '2026-11-22').standing.rows,
    asOf: on('2026-11-22'),
  }
  const line = (n: number, when: string, amount: number, ref?: string): Numbered => ({
    line: n,
    on: on(when),
    amount: money(amount),
    ...(ref === undefined ? {} : { ref }),
  })
  const lines = [
    line(2, '2026-12-15', 164_427, 'DEMO-JOB-LOSS december'),
    line(3, '2027-01-15', 164_427),
    line(4, '2027-01-16', 164_427, 'lunch'),
    line(5, '2027-01-17', 100, 'demo-job-loss2'),
    line(6, '2026-11-01', 164_427),
    line(7, '2027-01-18', 500, 'demo-job-loss'),
    line(8, '2027-01-18', 500, 'demo-job-loss'),
  ]
  test('by reference, or by an amount without one', () => {
    const found = match(lines, [], named)
    expect(found.payments.map(({ id, on: day, amount }) => [id, iso(day), amount])).toEqual([
      ['1', '2026-12-15', 164_427],
      ['2', '2027-01-15', 164_427],
      ['3', '2027-01-18', 500],
      ['4', '2027-01-18', 500],
    ])
    expect(found.unmatched.map((one) => one.line)).toEqual([4, 5, 6])
  })
  test('nothing twice, however often the list is read', () => {
    const first = match(lines, [], named)
    const second = match([...lines, line(9, '2027-01-18', 500, 'demo-job-loss')], first.payments, named)
    expect([second.payments.length, second.again.length]).toEqual([1, 4])
    expect(second.payments[0]?.id).toBe('5')
  })
})

describe('negotiated anew', () => {
  const reopened = (events: readonly Event[], when: string) => {
    const made = renegotiate(at('job-loss', events, when))
    if ('refused' in made) throw new Error(made.refused.rule)
    return made
  }
  test('owes what is owed, held reliefs again, and what waits is paid', () => {
    const early: Event = { is: 'payment', id: 'e', on: on('2027-01-10'), amount: money(30_000) }
    const { standing } = at('job-loss', [...kept('job-loss', [1]), early], '2027-01-10')
    const { situation } = reopened([...kept('job-loss', [1]), early], '2027-01-10')
    expect(total(situation.debt.owed)).toBe(total(standing.owed) + total(standing.held) - 30_000)
    expect(situation.debt.overdueSince).toBeUndefined()
    expect(situation.debt.contract?.[0]).toEqual({ due: on('2027-01-15'), payment: 134_427 })
    expect(situation.debt.contract?.length).toBe(28)
  })
  test('one change more, dated, with its plan; overdue since the row that was missed', () => {
    const { debt } = reopened(kept('job-loss', [1]), '2027-02-20').situation
    expect(debt.restructures.map(({ on: day, kind }) => [iso(day), kind])).toEqual([
      ['2026-11-22', 'term-extension-9.penalty-100-done.interest-50-done'],
    ])
    expect([iso(debt.overdueSince!), debt.overduePrincipal! > 0]).toEqual(['2027-01-15', true])
  })
  test('is a case that reads back as it was, and the policy counts the change', () => {
    const { situation } = reopened(kept('job-loss', [1]), '2027-02-20')
    const book = shelved('example')
    const again = readCase(treeOf(JSON.parse(JSON.stringify(writtenCase(situation)))), defaultsOf(book, 2))
    expect(again.debt.owed).toEqual(situation.debt.owed)
    expect(again.debt.contract).toEqual(situation.debt.contract)
    expect(again.debt.restructures).toEqual(situation.debt.restructures)
    const found = compare(again, read(book, 2, again), { role: 'collector' })
    const said = found.refused.flatMap(({ findings }) => findings.map(({ rule }) => rule))
    expect(said).toContain('cool-off')
  })
  test('after a breach everything is overdue and no row is left', () => {
    const { debt } = reopened([], '2027-03-20').situation
    expect([debt.contract, debt.overduePrincipal]).toEqual([[], debt.owed.principal])
  })
  test('nothing is left of what is settled', () => {
    const { payoff } = at('job-loss', [], '2027-01-10').standing
    const all: Event = { is: 'payment', id: 'a', on: on('2027-01-10'), amount: payoff }
    expect(renegotiate(at('job-loss', [all], '2027-01-10'))).toMatchObject({
      refused: { rule: 'nothing-left' },
    })
  })
})
