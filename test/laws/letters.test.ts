// Every letter may be said (函件用语): whatever happens to the demonstration cases and to many random agreements, in both languages and
// under every shipped pack, each letter that fits passes the forbidden wordings of all packs, has no figure left unfilled, tells
// nothing of the lender's own, and at least one letter fits every standing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { follow } from '../../src/app/follow.ts'
import { letterOf } from '../../src/app/letter.ts'
import type { Day } from '../../src/core/day.ts'
import { isRefusal } from '../../src/core/finding.ts'
import { LETTERS, type LetterText } from '../../src/core/letter.ts'
import { money } from '../../src/core/money.ts'
import type { Event } from '../../src/core/payment.ts'
import type { Plan } from '../../src/core/plan.ts'
import { schedule } from '../../src/core/schedule.ts'
import type { Situation } from '../../src/core/situation.ts'
import { LANGS } from '../../src/i18n/lang.ts'
import { POLICIES, bookOf, read } from '../../src/policy/load.ts'
import { hits, inAll, wordingsIn } from '../../src/policy/wording.ts'
import { letterPaper, letterTexts } from '../../src/render/letter.ts'
import { demo, planNamed, PLANS } from '../support/agreements.ts'
import { situation } from '../support/build.ts'
import { anyCase } from '../support/random.ts'

const CASES = Number(process.env['CASES'] ?? 12)
const every = inAll(POLICIES.map((name) => wordingsIn(bookOf(name)?.wordings ?? [])))
const seen = new Map<LetterText, number>()

type Agreed = { readonly situation: Situation; readonly plan: { readonly id: string; readonly plan: Plan } }

/** Some of the rows are paid, some late, some not; then a day is looked at. */
const anyCourse = fc.record({
  paid: fc.array(fc.integer({ min: -1, max: 40 }), { maxLength: 12 }),
  after: fc.integer({ min: 0, max: 500 }),
  off: fc.boolean(),
})

function check(
  of: Agreed,
  { paid, after, off }: { paid: readonly number[]; after: number; off: boolean },
): void {
  const { debt } = of.situation
  const rows = schedule(debt, of.plan.plan)
  if ('refused' in rows) return
  const agreement = { id: 'a-1', on: debt.asOf, ...of }
  const events: Event[] = paid.flatMap((late, i): Event[] => {
    const row = rows.rows[i]
    if (!row || late < 0) return []
    return [{ is: 'payment', id: `${i}`, on: (row.due + late) as Day, amount: money(row.payment) }]
  })
  const day = (debt.asOf + after) as Day
  for (const name of POLICIES) {
    const book = bookOf(name)
    if (!book) continue
    const policy = read(book, debt.digits, of.situation)
    const before = follow(agreement, events, day, { policy, lender: false })
    if (isRefusal(before)) return
    const settling: Event[] = off
      ? [{ is: 'payment', id: 'off', on: day, amount: before.standing.payoff }]
      : []
    const following = follow(agreement, [...events, ...settling], day, { policy, lender: false })
    if (isRefusal(following)) return
    let fits = 0
    for (const text of LETTERS) {
      const letter = letterOf(text, following, policy)
      if (isRefusal(letter)) continue
      fits += 1
      seen.set(text, (seen.get(text) ?? 0) + 1)
      for (const lang of LANGS)
        for (const said of letterTexts(letterPaper(letter, [lang]))) {
          expect(hits(said, every).map((hit) => `${hit.wording.id}: ${hit.said}`)).toEqual([])
          expect(said).not.toMatch(/\{\w|undefined|NaN|\.yaml/)
        }
    }
    expect(fits).toBeGreaterThan(0)
  }
}

describe('every letter may be said', () => {
  test.each(['job-loss', 'card'] as const)('%s', (name) => {
    const place = demo(name)
    const of = { situation: place.situation, plan: planNamed(PLANS[name], place) }
    fc.assert(
      fc.property(anyCourse, (course) => check(of, course)),
      { numRuns: CASES * 2 },
    )
  })
  test('any agreement', () => {
    const breach = { missed: 2, days: 15, interest: 'from-breach', accelerates: true } as const
    const other = { missed: 1, days: 0, interest: 'from-start', accelerates: false } as const
    fc.assert(
      fc.property(anyCase, anyCourse, fc.constantFrom(breach, other), ({ debt, plan }, course, terms) =>
        check({ situation: situation(debt), plan: { id: 'own', plan: { ...plan, breach: terms } } }, course),
      ),
      { numRuns: CASES * 4 },
    )
  })
  test('each kind was seen', () => {
    expect([...seen.keys()].toSorted()).toEqual([...LETTERS].toSorted())
  })
})
