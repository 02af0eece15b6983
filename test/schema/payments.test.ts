// Payments files: what is written is read back the same, one event a line or all together, and what cannot be is told where it stands.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, day } from '../../src/core/day.ts'
import { money } from '../../src/core/money.ts'
import type { Event } from '../../src/core/payment.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { readEvent, readPayments, writtenEvent, writtenPayments } from '../../src/schema/payments.ts'
import { treeOf } from '../../src/schema/tree.ts'

const asOf = day(2026, 11, 22)
const of = { agreement: '张三-1f0c22ab', digits: 2, asOf }
const anyDay = fc.integer({ min: 0, max: 900 }).map((k) => (asOf + k) as Day)
const anyAmount = fc.integer({ min: 1, max: 1e9 }).map(money)
const anyEvents: fc.Arbitrary<Event[]> = fc
  .array(fc.tuple(fc.constantFrom('payment', 'charge', 'returned', 'waive'), anyDay, anyAmount, fc.string()))
  .map((all) => {
    const out: Event[] = []
    for (const [at, [is, on, amount, ref]] of all.entries()) {
      const id = `e${at}`
      if (is === 'payment')
        out.push({
          is,
          id,
          on,
          amount,
          ...(ref.trim() === '' ? {} : { ref }),
          ...(at % 3 === 0 ? { surplus: 'lower' } : {}),
        })
      if (is === 'charge') out.push({ is, id, on, bucket: at % 2 === 0 ? 'fees' : 'penalty', amount })
      const known = out.find(
        (one) =>
          one.is === (is === 'returned' ? 'payment' : 'charge') &&
          !out.some((other) => 'of' in other && other.of === one.id),
      )
      if (known && is === 'returned') out.push({ is, id, on: (known.on + 3) as Day, of: known.id })
      if (known && is === 'waive') out.push({ is, id, on: known.on, of: known.id })
    }
    return out
  })
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('written and read back, a file and event by event', () => {
  let seen = 0
  fc.assert(
    fc.property(anyEvents, (events) => {
      seen += events.length
      expect(readPayments(treeOf(plain(writtenPayments(of.agreement, events, 2))), of)).toEqual(events)
      for (const [at, event] of events.entries())
        expect(readEvent(treeOf(plain(writtenEvent(event, 2))), of, events.slice(0, at))).toEqual(event)
    }),
  )
  expect(seen).toBeGreaterThan(300)
})

test('a number is read as a text is', () => {
  const events = [{ is: 'payment', id: '1', on: '2026-12-15', amount: 820.5 }]
  expect(readPayments(treeOf({ schema: 'parley/payments@1', agreement: of.agreement, events }), of)).toEqual([
    { is: 'payment', id: '1', on: day(2026, 12, 15), amount: 82_050 },
  ])
})

test('two of one id, twice sent back, nothing paid: all told at once', () => {
  const pay = { is: 'payment', id: '1', on: '2026-12-15', amount: 0 }
  const back = { is: 'returned', on: '2026-12-18', of: '1' }
  const events = [pay, pay, { ...back, id: '2' }, { ...back, id: '3' }]
  const read = (): unknown =>
    readPayments(treeOf({ schema: 'parley/payments@1', agreement: of.agreement, events }), of)
  try {
    read()
    throw new Error('nothing was wrong')
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(error.troubles.map(({ key, path }) => `${key} ${path}`)).toEqual([
      'not-above-zero events[0].amount',
      'listed-twice events[1].id',
      'not-above-zero events[1].amount',
      'listed-twice events[3].of',
    ])
  }
})
