// The day's list (当日待办): a situation a line, and the same figures as tracking for what is late.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, iso, parseDay } from '../../src/core/day.ts'
import { type Watched, dueItems } from '../../src/core/due.ts'
import { type Money, money } from '../../src/core/money.ts'
import type { Payment } from '../../src/core/payment.ts'
import type { Plan } from '../../src/core/plan.ts'
import { schedule } from '../../src/core/schedule.ts'
import { track } from '../../src/core/track.ts'
import { debt, situation } from '../support/build.ts'
import { clocks } from '../../src/app/clocks.ts'
import { shipped } from '../support/books.ts'
import { read } from '../../src/policy/load.ts'

const day = (text: string): Day => parseDay(text) as Day
const rows = (...of: readonly (readonly [string, number])[]) =>
  of.map(([on, amount]) => ({ on: day(on), amount: money(amount) }))
const watched = (of: Partial<Watched>): Watched => ({
  id: 'a',
  currency: 'CNY',
  digits: 2,
  rows: rows(['2026-12-15', 82_000], ['2027-01-15', 82_000], ['2027-02-15', 95_000]),
  paid: [],
  breach: { missed: 2, days: 15 },
  incomeEnds: [],
  ...of,
})
const said = (of: Partial<Watched>, on: string): string[] =>
  dueItems(watched(of), day(on), 7).map(
    ({ kind, day: when, amount, daysPastDue }) =>
      `${kind} ${iso(when)} ${amount ?? '-'}${daysPastDue > 0 ? ` +${daysPastDue}` : ''}`,
  )
const FIRST = rows(['2026-12-15', 82_000])

test.each<[string, Partial<Watched>, string, string[]]>([
  ['nothing is due', {}, '2026-12-01', []],
  ['due tomorrow', {}, '2026-12-14', ['due-tomorrow 2026-12-15 82000']],
  [
    'due today, part of it paid before',
    { paid: rows(['2026-12-10', 30_000]) },
    '2026-12-15',
    ['due-today 2026-12-15 52000'],
  ],
  ['paid: nothing', { paid: FIRST }, '2026-12-15', []],
  [
    'what comes later is not known yet',
    { paid: rows(['2026-12-20', 82_000]) },
    '2026-12-18',
    ['late 2026-12-15 82000 +3'],
  ],
  [
    'two rows late',
    { paid: FIRST.slice(1) },
    '2027-01-18',
    ['late 2026-12-15 164000 +34', 'step-up 2027-02-15 95000'],
  ],
  [
    'a delay that can be made good until the day',
    {},
    '2027-01-25',
    ['late 2026-12-15 164000 +41', 'cure-ends 2027-01-30 164000 +41', 'step-up 2027-02-15 95000'],
  ],
  ['not made good', {}, '2027-01-31', ['broken 2027-01-30 164000 +47', 'step-up 2027-02-15 95000']],
  [
    'paid less',
    { paid: rows(['2026-12-15', 80_000]) },
    '2026-12-16',
    ['late 2026-12-15 2000 +1', 'paid-less 2026-12-15 80000'],
  ],
  [
    'paid late for the first time',
    { paid: rows(['2026-12-18', 82_000]) },
    '2026-12-19',
    ['paid-later 2026-12-18 82000'],
  ],
  [
    'late again is no news',
    { paid: rows(['2026-12-18', 82_000], ['2027-01-17', 82_000]) },
    '2027-01-17',
    ['step-up 2027-02-15 95000'],
  ],
  [
    'a promise of tomorrow, and one not kept',
    { paid: FIRST, promise: { made: day('2026-12-20'), by: day('2026-12-28'), amount: money(50_000) } },
    '2026-12-27',
    ['promise 2026-12-28 50000'],
  ],
  [
    'a promise that was kept',
    {
      paid: [...FIRST, ...rows(['2026-12-26', 50_000])],
      promise: { made: day('2026-12-20'), by: day('2026-12-28'), amount: money(50_000) },
    },
    '2026-12-29',
    [],
  ],
  [
    'an income and a hardship about to end',
    { paid: FIRST, incomeEnds: [day('2027-01-05')], hardshipEnds: day('2027-01-10') },
    '2026-12-20',
    ['income-ends 2027-01-05 -', 'hardship-ends 2027-01-10 -'],
  ],
  ['a higher row that is paid already is no news', { paid: rows(['2026-12-15', 259_000]) }, '2027-02-01', []],
  [
    'within the days of tolerance nothing is late',
    { tolerance: { days: 3, amount: money(1_000) }, paid: FIRST },
    '2027-01-18',
    ['step-up 2027-02-15 95000'],
  ],
  [
    'after them it is, since its day',
    { tolerance: { days: 3, amount: money(1_000) }, paid: FIRST },
    '2027-01-19',
    ['late 2027-01-15 82000 +4', 'step-up 2027-02-15 95000'],
  ],
  [
    'what is a little short is let pass, and asked for with the next row',
    { tolerance: { days: 0, amount: money(1_000) }, paid: rows(['2026-12-15', 81_000]) },
    '2027-01-15',
    ['due-today 2027-01-15 83000', 'step-up 2027-02-15 95000'],
  ],
  [
    'the lender’s observation: the first row kept, twelve months on, two rows',
    { paid: rows(['2026-12-15', 164_000]), watch: { months: 1, rows: 1 } },
    '2027-01-14',
    ['observation-ends 2027-01-15 -'],
  ],
  [
    'all is paid: nothing any more',
    { paid: rows(['2026-12-15', 259_000]), incomeEnds: [day('2027-01-05')] },
    '2027-01-04',
    [],
  ],
])('%s', (_, of, on, expected) => expect(said(of, on)).toEqual(expected))

test('what is late, since when and how long it can be made good is what tracking says', () => {
  let [late, broken] = [0, 0]
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 30 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 150_000 })), {
        maxLength: 5,
      }),
      fc.integer({ min: 0, max: 300 }),
      fc.record({
        days: fc.integer({ min: 0, max: 5 }),
        amount: fc.constantFrom(0, 1_000, 20_000).map(money),
      }),
      (months, missed, days, came, after, tolerance) => {
        const owed = debt({ principal: 500_000, rate: '0%' })
        const breach = { missed, days, interest: 'from-breach', accelerates: false } as const
        const plan: Plan = {
          kind: 'equal-instalment',
          reliefs: [],
          stages: [{ months, pay: 'level' }],
          breach,
        }
        const made = schedule(owed, plan)
        if ('refused' in made) throw new Error(made.refused.rule)
        const on = (owed.asOf + after) as Day
        const paid: Payment[] = came.map(([k, amount], n) => ({
          is: 'payment',
          id: String(n),
          on: (owed.asOf + k) as Day,
          amount: amount as Money,
        }))
        const standing = track({ debt: owed, plan }, paid, on, tolerance)
        if ('refused' in standing || standing.brokenOn !== undefined) {
          broken += 1
          return
        }
        const items = dueItems(
          watched({
            rows: made.rows.map(({ due, payment }) => ({ on: due, amount: payment })),
            paid: paid.toSorted((a, b) => a.on - b.on),
            breach,
            tolerance,
          }),
          on,
          10_000,
        )
        const item = items.find(({ kind }) => kind === 'late')
        expect(item?.daysPastDue ?? 0).toBe(standing.daysPastDue)
        if (standing.daysPastDue === 0) return
        late += 1
        const today = made.rows.find(({ due }) => due === on)
        const dueToday = items.find(({ kind }) => kind === 'due-today')?.amount ?? 0
        expect((item?.amount ?? 0) + (today ? dueToday : 0)).toBe(standing.due)
        expect(items.find(({ kind }) => kind === 'cure-ends')?.day).toBe(standing.cureUntil)
      },
    ),
    { numRuns: 1_000 },
  )
  console.log(`${late} late, ${broken} broken`)
  expect(late).toBeGreaterThan(50)
})

test('the end of the observation is that of tracking', () => {
  const owed = { ...debt({ principal: 500_000, rate: '0%' }), product: 'bank-loan', lender: 'bank' } as const
  const policy = read(shipped('cn'), 2, situation(owed))
  const plan: Plan = { kind: 'equal-instalment', reliefs: [], stages: [{ months: 30, pay: 'level' }] }
  const made = schedule(owed, plan)
  if ('refused' in made) throw new Error(made.refused.rule)
  let [ends, again] = [0, 0]
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 200 }), { minLength: 30, maxLength: 30 }),
      fc.integer({ min: 300, max: 800 }),
      (delays, after) => {
        const on = (owed.asOf + after) as Day
        const paid = made.rows.map(({ due, payment }, n): Payment => {
          const delay = delays[n] as number
          return {
            is: 'payment',
            id: String(n),
            on: (due + (delay > 194 ? 40 : Math.min(delay, 3))) as Day,
            amount: payment,
          }
        })
        const tolerance = { days: 3, amount: money(1_000) }
        const standing = track({ debt: owed, plan }, paid, on, tolerance)
        if ('refused' in standing) throw new Error(standing.refused.rule)
        const observed = clocks(standing, policy, true).observation
        if (!observed) throw new Error('no observation')
        const items = dueItems(
          watched({
            rows: made.rows.map(({ due, payment }) => ({ on: due, amount: payment })),
            paid: paid.toSorted((a, b) => a.on - b.on),
            tolerance,
            watch: { months: 12, rows: 2 },
          }),
          on,
          7,
        )
        const until = items.find(({ kind }) => kind === 'observation-ends')?.day
        if (until !== undefined) ends += 1
        if (until !== undefined && observed.restarts > 0) again += 1
        expect(until).toBe(observed.until >= on && observed.until <= on + 31 ? observed.until : undefined)
      },
    ),
    { numRuns: 2_000 },
  )
  console.log(`${ends} end, ${again} of them begun again`)
  expect(again).toBeGreaterThan(20)
})
