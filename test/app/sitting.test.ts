// A sitting: what the numbers stand for, what each move may be, and that what has not changed is not reckoned again.
import { describe, expect, test } from 'vitest'
import { type Demo, demoTree } from '../../src/app/demo.ts'
import * as moves from '../../src/app/moves.ts'
import { recap } from '../../src/app/recap.ts'
import type { Role } from '../../src/app/appraise.ts'
import { type Seat, type Sitting, sit } from '../../src/app/sitting.ts'
import { tweaked } from '../../src/app/tweak.ts'
import { undo } from '../../src/app/undo.ts'
import type { Day } from '../../src/core/day.ts'
import { type Finding, isRefusal } from '../../src/core/finding.ts'
import { money } from '../../src/core/money.ts'
import { type Move, fold } from '../../src/core/negotiation.ts'
import { schedule } from '../../src/core/schedule.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { on } from '../support/build.ts'
import { shelved } from '../support/standing.ts'

const TODAY = on('2026-11-22')
const seatAt = (demo: Demo, policy: string, role: Role = 'collector'): Seat => ({
  tree: demoTree(demo),
  book: shelved(policy),
  role,
})

/** A talk that goes on from move to move. */
function talk(seat: Seat, today: Day = TODAY) {
  const said: Move[] = [moves.open(seat.role, today)]
  let now = sit(seat, fold(said), today)
  const go = (made: moves.Made): readonly Finding[] => {
    if ('against' in made) return made.against
    said.push(made.move)
    now = sit(seat, fold(said), today, [], now)
    return []
  }
  return { said, now: (): Sitting => now, go }
}
const rules = (against: readonly Finding[]): string[] => against.map(({ rule }) => rule)

describe('where it stands', () => {
  test('the best plan of each family, the recommended first', () => {
    const { comparison, choices } = talk(seatAt('job-loss', 'cn')).now()
    expect(comparison.plans.map(({ family }) => family).toSorted()).toEqual([
      'extension',
      'instalment',
      'waiver',
    ])
    expect(choices[0]?.id).toBe(comparison.recommended)
    expect(choices.map(({ n }) => n)).toEqual(choices.map((_, at) => at + 1))
  })
  test('a wish that cannot be met: each change has a number, and offered it is met', () => {
    const at = talk(seatAt('job-loss', 'cn'))
    at.go(moves.ask(at.now(), { maxPayment: money(80_000), maxMonths: 24 }))
    const changes = at.now().choices.filter(({ as }) => as === 'change')
    expect(changes.map(({ change }) => change?.kind)).toEqual(['pay-more', 'longer'])
    const [more] = changes
    at.go(moves.ask(at.now(), more?.change?.wish ?? {}))
    expect(
      at
        .now()
        .choices.filter(({ meets }) => meets)
        .map(({ id }) => id),
    ).toContain(more?.id)
  })
  test('only what changed is reckoned again', () => {
    const at = talk(seatAt('job-loss', 'cn'))
    const first = at.now()
    at.go(moves.ask(first, { maxMonths: 30 }))
    expect(at.now().pool === first.pool).toBe(true)
    expect(at.now().now === first.now).toBe(true)
    const second = at.now()
    at.go(moves.note(second, 'a note'))
    expect(at.now().comparison === second.comparison).toBe(true)
    at.go(moves.whatIf(at.now(), 'household.people', '2'))
    expect(at.now().pool === first.pool).toBe(false)
    const { people } = at.now().now.situation.household ?? {}
    expect(people).toBe(2)
  })
  test('and comes to the same as from nothing', () => {
    const at = talk(seatAt('card', 'cn'))
    for (const part of [
      { maxPayment: money(50_000) },
      { maxMonths: 36 },
      { payNow: money(40_000) },
      { payNow: undefined },
    ])
      at.go(moves.ask(at.now(), part))
    const again = sit(at.now().seat, fold(at.said), TODAY)
    const told = ({ choices, answer, next, exchange, offers }: Sitting) => ({
      ids: choices.map(({ id, as, meets }) => [id, as, meets]),
      changes: answer?.changes,
      next: next && { id: next.entry.id, target: next.target },
      exchange,
      offers,
    })
    expect(told(at.now())).toEqual(told(again))
  })
  test('a borrower’s has nothing of the lender’s', () => {
    const { comparison, choices, next, exchange } = talk(seatAt('job-loss', 'cn', 'borrower')).now()
    expect([comparison.lender, next, exchange]).toEqual([undefined, null, undefined])
    for (const { lender, entry } of choices)
      expect([lender, entry.measures.expectedValue, entry.authority]).toEqual([undefined, null, null])
  })
})

describe('what may be done', () => {
  test('an offer has its terms and stands as long as the policy says, from the day of the call', () => {
    const at = talk(seatAt('job-loss', 'cn'), on('2026-12-01'))
    const choice = at.now().choices[1]
    expect(choice && at.go(moves.offer(at.now(), choice))).toEqual([])
    const m = choice?.entry.measures
    expect(at.said.at(-1)).toMatchObject({
      do: 'offer',
      until: on('2026-12-08'),
      terms: { peak: m?.peakPayment, totalPaid: m?.totalPaid, months: m?.months, finalDue: m?.finalDue },
    })
    expect(at.now().offers).toHaveLength(1)
  })
  test('a plan worth less than no agreement, one that a rule forbids, one beyond the role', () => {
    const lien = talk(seatAt('second-lien', 'cn'))
    const worthless = lien.now().choices[0]
    expect(worthless && rules(lien.go(moves.offer(lien.now(), worthless)))).toEqual([
      'offer-below-alternative',
    ])
    expect(lien.now().offerable).toBe(false)
    const example = talk(seatAt('job-loss', 'example'))
    expect(new Set(rules(example.go(moves.concede(example.now()))))).toEqual(new Set(['needs-approval']))
    const { next } = example.now()
    const by = { name: 'Li Na', reason: 'illness' }
    expect(
      next && rules(example.go(moves.approve(example.now(), next.entry, { role: 'collector', ...by }))),
    ).toContain('needs-approval')
    expect(
      next && example.go(moves.approve(example.now(), next.entry, { role: 'supervisor', ...by })),
    ).toEqual([])
    expect(example.go(moves.concede(example.now()))).toEqual([])
  })
  test('an approval falls with the figures it was given under', () => {
    const at = talk(seatAt('job-loss', 'example'))
    const { next } = at.now()
    if (!next) throw new Error('no concession')
    at.go(moves.approve(at.now(), next.entry, { role: 'committee', name: 'a', reason: 'b' }))
    at.go(moves.whatIf(at.now(), 'debt.fees', '120'))
    expect(rules(at.go(moves.offer(at.now(), next.entry)))).toContain('needs-approval')
  })
  test('a borrower and an analyst offer nothing', () => {
    for (const role of ['borrower', 'analyst'] as const) {
      const at = talk(seatAt('job-loss', 'cn', role))
      const choice = at.now().choices[0]
      expect(choice && rules(at.go(moves.offer(at.now(), choice)))).toEqual(['role-grants-nothing'])
      expect(rules(at.go(moves.concede(at.now())))).toEqual(['role-grants-nothing'])
    }
  })
  test('only what is offered can be accepted, and after that nothing can be asked', () => {
    const at = talk(seatAt('job-loss', 'cn'))
    expect(rules(at.go(moves.accept(at.now(), 'equal-instalment-30')))).toEqual(['offer-unknown'])
    at.go(moves.concede(at.now()))
    expect(at.go(moves.accept(at.now(), at.now().offers[0]?.id ?? ''))).toEqual([])
    expect(rules(at.go(moves.ask(at.now(), { maxMonths: 3 })))).toEqual(['move-after-accept'])
    expect(at.go(moves.note(at.now(), 'thanks'))).toEqual([])
  })
  test('an answer that cannot be read is no answer', () => {
    const at = talk(seatAt('job-loss', 'cn'))
    for (const [path, value] of [
      ['household.people', 'many'],
      ['nonsense', '1'],
      ['debt.principal', null],
      ['a=b', '1'],
    ] as const)
      expect(() => moves.whatIf(at.now(), path, value)).toThrow(InputError)
  })
  test('another wish as an answer is asked for', () => {
    const at = talk(seatAt('job-loss', 'cn'))
    at.go(moves.whatIf(at.now(), 'wish.maxPayment', '1000'))
    expect(at.now().wish).toEqual({ maxPayment: 100_000 })
    at.go(moves.ask(at.now(), { maxMonths: 24 }))
    at.go(moves.whatIf(at.now(), 'wish.maxPayment', '900'))
    expect(at.said.at(-1)).toMatchObject({ do: 'ask', wish: { maxPayment: 90_000, maxMonths: 24 } })
  })
})

test('undo walks back to where the case began', () => {
  const at = talk(seatAt('job-loss', 'cn'))
  const first = at.now().now.situation
  at.go(moves.whatIf(at.now(), 'household.income[0].amount', '5000'))
  at.go(moves.ask(at.now(), { maxMonths: 12 }))
  let upTo = at.said.length
  for (let n = 0; n < 2; n += 1) {
    const made = undo(at.now(), at.said, upTo)
    upTo = made.upTo
    expect(at.go(made)).toEqual([])
  }
  expect(at.now().now.situation.household).toEqual(first.household)
  expect(at.now().wish).toEqual(first.wish)
  const none = undo(at.now(), at.said, upTo)
  expect('against' in none && rules(none.against)).toEqual(['nothing-to-undo'])
})

describe('by hand', () => {
  const { comparison } = talk(seatAt('job-loss', 'cn')).now()
  const { debt } = comparison.situation
  const level = comparison.plans.find(({ id }) => id === 'equal-instalment-30')?.plan
  if (!level) throw new Error('no level plan')
  test('a row pays what was said and the level rows bear the rest', () => {
    const plan = tweaked(debt, level, { from: 3, to: 5, amount: money(50_000) })
    const rows = isRefusal(plan) ? [] : schedule(debt, plan)
    if (isRefusal(rows) || !('rows' in rows)) throw new Error('not computed')
    expect(rows.rows.slice(2, 5).map(({ payment }) => payment)).toEqual([50_000, 50_000, 50_000])
    expect(rows.rows).toHaveLength(30)
    expect(new Set([0, 1, 5, 6, 28].map((at) => rows.rows[at]?.payment)).size).toBe(1)
  })
  test('an amount on a day of its own comes between the others', () => {
    const plan = tweaked(debt, level, { on: on('2027-03-01'), amount: money(200_000) })
    const rows = isRefusal(plan) ? plan : schedule(debt, plan)
    if (isRefusal(rows)) throw new Error('not computed')
    expect(rows.rows).toHaveLength(31)
    expect(rows.rows.find(({ due }) => due === on('2027-03-01'))?.payment).toBe(200_000)
    expect(rows.rows.map(({ due }) => due)).toEqual(rows.rows.map(({ due }) => due).toSorted((a, b) => a - b))
  })
  test('what cannot be is a reason', () => {
    const ruleOf = (of: object): string | undefined => (isRefusal(of) ? of.refused.rule : undefined)
    expect(ruleOf(tweaked(debt, level, { from: 31, to: 31, amount: money(1) }))).toBe('row-unknown')
    expect(ruleOf(tweaked(debt, level, { from: 1, to: 30, amount: money(1) }))).toBe('leaves-balance')
    const rising = { ...level, stages: [{ months: 12, pay: { grow: { units: 1, scale: 1 }, every: 6 } }] }
    expect(ruleOf(tweaked(debt, rising, { from: 3, to: 3, amount: money(1) }))).toBe('rows-belong-together')
  })
})

test('told again: what was asked, what met it, what an offer came to, and whether it still does', () => {
  const at = talk(seatAt('job-loss', 'cn'))
  at.go(moves.ask(at.now(), { maxPayment: money(80_000), maxMonths: 24 }))
  at.go(moves.ask(at.now(), { maxPayment: money(170_000), maxMonths: undefined }))
  at.go(moves.concede(at.now()))
  const offered = at.said.at(-1)
  const forged = {
    ...offered,
    terms: { peak: money(1), totalPaid: money(2), months: 3, finalDue: TODAY },
  } as Move
  const spoken = (all: readonly Move[]) =>
    all.map((move, seq) => ({ seq: seq + 1, at: '2026-11-22T08:15:30.000Z', move }))
  const { id, version, digest } = at.now().seat.book
  const told = { begun: '', policy: { id, version, digest }, damage: [], hash: '' }
  const of = recap(at.now().seat, { ...told, entries: spoken([...at.said.slice(0, -1), forged]) })
  expect(of.passages.map(({ came }) => came?.is)).toEqual([undefined, 'asked', 'asked', 'offered'])
  const [, asked, met, offer] = of.passages
  expect(asked?.came).toMatchObject({ fits: [], changes: [{ kind: 'pay-more' }, { kind: 'longer' }] })
  expect(met?.came?.is === 'asked' && met.came.fits.length).toBeGreaterThan(0)
  expect(offer?.came).toMatchObject({ differs: true })
  expect(of).toMatchObject({ state: 'open', otherPolicy: false })
})
