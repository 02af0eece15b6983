// What may be said when, and where it leaves the two sides.
import { describe, expect, test } from 'vitest'
import { type Day, day } from '../../src/core/day.ts'
import { money } from '../../src/core/money.ts'
import {
  type Move,
  type Standing,
  type Terms,
  fold,
  NOTHING_SAID,
  openOffers,
  step,
  steps,
} from '../../src/core/negotiation.ts'
import type { Plan } from '../../src/core/plan.ts'

const D = (n: number): Day => (day(2026, 11, 22) + n) as Day
const level = (months: number): Plan => ({
  kind: 'equal-instalment',
  reliefs: [],
  stages: [{ months, pay: 'level' }],
})
const terms = (peak: number, totalPaid: number, months = 24, finalDue = D(700)): Terms => ({
  peak: money(peak),
  totalPaid: money(totalPaid),
  months,
  finalDue,
})

const open: Move = { by: 'creditor', on: D(0), do: 'open' }
const ask: Move = { by: 'borrower', on: D(0), do: 'ask', wish: { maxPayment: money(83_000) } }
type Offering = Extract<Move, { do: 'offer' }>
const offer = (id: string, months: number, more: Partial<Offering> = {}): Offering => ({
  by: 'creditor',
  on: D(0),
  do: 'offer',
  id,
  plan: level(months),
  until: D(7),
  round: 0,
  asks: [],
  ...more,
})
const accept = (id: string, months: number, on = D(1)): Move => ({
  by: 'borrower',
  on,
  do: 'accept',
  id,
  plan: level(months),
})
const answer = (path: string, value: string | null, on = D(0)): Move => ({
  by: 'creditor',
  on,
  do: 'answer',
  path,
  value,
})
const refuse: Move = { by: 'borrower', on: D(1), do: 'refuse', why: 'no work' }
const note: Move = { by: 'creditor', on: D(1), do: 'note', text: 'calls back' }
const approve: Move = {
  by: 'creditor',
  on: D(0),
  do: 'approve',
  id: 'a',
  role: 'supervisor',
  name: '李四',
  reason: 'illness',
}

const rules = (...moves: Move[]): string[] =>
  fold(moves).illegal.map(({ at, finding }) => `${at} ${finding.rule}`)

describe('a call', () => {
  const moves = [
    open,
    answer('household.people', '3'),
    ask,
    offer('a', 24, { round: 1 }),
    approve,
    offer('b', 36, { round: 2, asks: ['direct-debit'] }),
    accept('b', 36),
    note,
  ]
  test('leaves what was asked, offered, approved and accepted', () => {
    const standing = fold(moves)
    expect(standing.illegal).toEqual([])
    expect(standing.answers).toEqual([{ path: 'household.people', value: '3' }])
    expect(standing.asks).toEqual([{ maxPayment: 83_000 }])
    expect(
      standing.offers.map(({ id, round, asks, on, outdated }) => ({ id, round, asks, on, outdated })),
    ).toEqual([
      { id: 'a', round: 1, asks: [], on: D(0), outdated: false },
      { id: 'b', round: 2, asks: ['direct-debit'], on: D(0), outdated: false },
    ])
    expect(standing.approvals).toEqual([
      { id: 'a', role: 'supervisor', name: '李四', reason: 'illness', on: D(0), outdated: false },
    ])
    expect(standing.accepted).toEqual({ id: 'b', plan: level(36), on: D(1) })
    expect(standing.refused).toBeUndefined()
    expect(standing.round).toBe(2)
    expect(standing.on).toBe(D(1))
  })
  test('is shown again move by move', () => {
    const shown = [...steps(moves)]
    expect(shown.map(({ move }) => move)).toEqual(moves)
    expect(shown.map(({ standing }) => standing.round)).toEqual([0, 0, 0, 1, 1, 2, 2, 2])
    expect(shown.at(-1)?.standing).toEqual(fold(moves))
  })
  test('what may not be said changes nothing but that it was said', () => {
    const { illegal, ...left } = fold([open, ask, accept('a', 24), ask])
    const { illegal: none, ...without } = fold([open, ask, ask])
    expect(left).toEqual(without)
    expect([illegal.length, none.length]).toEqual([1, 0])
  })
})

describe('out of turn', () => {
  test('before it is opened, and opened once', () => {
    expect(rules(ask, open, open)).toEqual(['0 move-before-open', '2 opened-twice'])
  })
  test('on an earlier day', () => {
    expect(rules(open, note, ask)).toEqual(['2 move-back-in-time'])
    expect(fold([open, note, ask]).illegal[0]?.finding.args).toEqual({
      move: { word: 'ask' },
      day: { day: D(0) },
      last: { day: D(1) },
    })
  })
  test('after the end nothing but notes', () => {
    const late = (move: Move): Move => ({ ...move, on: D(2) })
    const all = [
      ask,
      offer('b', 36),
      approve,
      accept('a', 24),
      refuse,
      answer('asOf', '2026-11-23'),
      note,
    ].map(late)
    const after = (rule: string) => [3, 4, 5, 6, 7, 8].map((at) => `${at} ${rule}`)
    expect(rules(open, offer('a', 24), accept('a', 24), ...all)).toEqual(after('move-after-accept'))
    expect(rules(open, offer('a', 24), refuse, ...all)).toEqual(after('move-after-refuse'))
    expect(fold([open, offer('a', 24), refuse, ...all]).refused).toBe('no work')
  })
  test('by the other side', () => {
    expect(rules(open, { ...offer('a', 24), by: 'borrower' })).toEqual(['1 offered-by-borrower'])
    expect(rules(open, { ...approve, by: 'borrower' })).toEqual(['1 approved-by-borrower'])
    expect(rules(open, offer('a', 24), { ...accept('a', 24), by: 'creditor' })).toEqual([
      '2 accepted-own-offer',
    ])
  })
})

describe('accepting', () => {
  test('only what was offered, as it was offered', () => {
    expect(rules(open, accept('a', 24))).toEqual(['1 offer-unknown'])
    expect(rules(open, offer('a', 24), accept('a', 25))).toEqual(['2 plan-not-offered'])
    expect(rules(open, offer('a', 24), offer('a', 25), accept('a', 24))).toEqual(['3 plan-not-offered'])
    expect(rules(open, offer('a', 24), offer('a', 25), accept('a', 25))).toEqual([])
  })
  test('until the last day, that day included', () => {
    expect(rules(open, offer('a', 24), accept('a', 24, D(7)))).toEqual([])
    expect(rules(open, offer('a', 24), accept('a', 24, D(8)))).toEqual(['2 offer-expired'])
    const again = { ...offer('a', 24, { until: D(9) }), on: D(8) }
    expect(rules(open, offer('a', 24), again, accept('a', 24, D(8)))).toEqual([])
    expect(rules(open, offer('a', 24, { until: D(-1) }))).toEqual(['1 offer-over'])
  })
  test('a plan written in another way is the same plan', () => {
    const plan: Plan = {
      ...level(24),
      reliefs: [{ bucket: 'fees', share: { units: 5, scale: 1 }, when: 'now' }],
    }
    const other: Plan = {
      ...level(24),
      reliefs: [{ bucket: 'fees', share: { units: 50, scale: 2 }, when: 'now' }],
      capitalise: [],
    }
    expect(rules(open, offer('a', 24, { plan }), { ...accept('a', 24), plan: other } as Move)).toEqual([])
    const less: Plan = {
      ...level(24),
      reliefs: [{ bucket: 'fees', share: { units: 49, scale: 2 }, when: 'now' }],
    }
    expect(rules(open, offer('a', 24, { plan }), { ...accept('a', 24), plan: less } as Move)).toEqual([
      '2 plan-not-offered',
    ])
  })
})

describe('answers', () => {
  test('the last word on a path counts, and stands last', () => {
    const { answers } = fold([open, answer('a.b', '1'), answer('c', '2'), answer('a.b', null)])
    expect(answers).toEqual([
      { path: 'c', value: '2' },
      { path: 'a.b', value: null },
    ])
  })
  test.each(['debt.principal', 'debt', 'asOf', 'debt[0]'])(
    '%s: offers and approvals before it no longer hold',
    (path) => {
      const moves = [open, offer('a', 24), approve, answer(path, '1')]
      const { offers, approvals } = fold(moves)
      expect([offers[0]?.outdated, approvals[0]?.outdated]).toEqual([true, true])
      expect(rules(...moves, accept('a', 24))).toEqual(['4 offer-outdated'])
      expect(rules(...moves, offer('a', 24), accept('a', 24))).toEqual([])
    },
  )
  test.each(['household.income', 'debtor', 'wish.maxPayment', 'currency.x', 'x.debt'])(
    '%s leaves them',
    (path) => {
      if (path === 'currency.x')
        return expect(fold([open, offer('a', 24), answer(path, '1')]).illegal).toEqual([])
      expect(fold([open, offer('a', 24), answer(path, '1')]).offers[0]?.outdated).toBe(false)
    },
  )
  test('the currency is known before an amount is named', () => {
    expect(rules(open, answer('currency', 'JPY'), ask, answer('currency', 'CNY'))).toEqual([
      '3 currency-after-ask',
    ])
  })
})

describe('offers', () => {
  const worse = (earlier: Partial<Offering>, later: Partial<Offering>): string[] =>
    rules(open, offer('a', 24, earlier), offer('b', 36, later))

  test.each<[string, Terms, Terms, boolean]>([
    ['the same again', terms(100, 1000), terms(100, 1000), false],
    ['a higher payment', terms(100, 1000), terms(101, 1000), true],
    ['more in all', terms(100, 1000), terms(100, 1001), true],
    ['a later end', terms(100, 1000), terms(100, 1000, 24, D(701)), true],
    ['more months', terms(100, 1000), terms(100, 1000, 25), true],
    ['less a month, more in all', terms(100, 1000), terms(80, 1100, 36, D(1000)), false],
    ['more a month, less in all', terms(100, 1000), terms(120, 900, 12, D(350)), false],
  ])('%s', (_, earlier, later, expected) => {
    expect(worse({ terms: earlier }, { terms: later })).toEqual(expected ? ['2 offer-worse'] : [])
  })
  test('what is asked in return counts', () => {
    const [a, b] = [terms(100, 1000), terms(101, 1000)]
    expect(worse({ terms: a, asks: ['direct-debit'] }, { terms: b })).toEqual([])
    expect(worse({ terms: a }, { terms: a, asks: ['direct-debit'] })).toEqual(['2 offer-worse'])
    expect(worse({ terms: a, asks: ['x'] }, { terms: a, asks: ['x'] })).toEqual([])
    expect(
      fold([open, offer('a', 24, { terms: a }), offer('b', 36, { terms: b })]).illegal[0]?.finding.args,
    ).toEqual({
      id: { text: 'b' },
      earlier: { text: 'a' },
    })
  })
  test('of which nothing is known are not compared, nor with those under other figures', () => {
    expect(worse({ terms: terms(100, 1000) }, {})).toEqual([])
    const moves = [open, offer('a', 24, { terms: terms(100, 1000) }), answer('debt.principal', '2')]
    expect(rules(...moves, offer('b', 36, { terms: terms(101, 1000) }))).toEqual([])
  })
  test('rounds do not go back', () => {
    expect(worse({ round: 2 }, { round: 1 })).toEqual(['2 round-back'])
    expect(worse({ round: 2 }, { round: 2 })).toEqual([])
  })
  test('those that may be accepted on a day', () => {
    const standing = fold([
      open,
      offer('old', 6),
      answer('asOf', '2026-11-22'),
      offer('a', 24, { until: D(3) }),
      offer('b', 36),
      offer('a', 24, { until: D(5) }),
    ])
    const ids = (on: Day) => openOffers(standing, on).map(({ id, until }) => `${id} ${until - D(0)}`)
    expect(ids(D(0))).toEqual(['b 7', 'a 5'])
    expect(ids(D(6))).toEqual(['b 7'])
    expect(ids(D(8))).toEqual([])
  })
})

test('one step answers with the reason, and changes nothing given', () => {
  const standing: Standing = Object.freeze({ ...NOTHING_SAID })
  expect(step(standing, ask)).toEqual({
    move: ask,
    standing,
    finding: { rule: 'move-before-open', level: 'forbids', args: { move: { word: 'ask' } } },
  })
  expect(step(standing, open)).toEqual({ move: open, standing: { ...standing, opened: true, on: D(0) } })
})
