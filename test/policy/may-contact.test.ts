// May this borrower be contacted: a table of contacts so far and one more, under the packs of both countries and under none.
// '12-15 10:30 call promised' is a call to the borrower on 2026-12-15 in which they promised to pay.
import { describe, expect, test } from 'vitest'
import {
  ADDRESSEES,
  CHANNELS,
  type Contact,
  OUTCOMES,
  momentText,
  oddIn,
  parseMoment,
} from '../../src/core/contact.ts'
import { isAllowed, mayContact, nextAllowed } from '../../src/policy/may-contact.ts'
import type { Law } from '../../src/policy/law.ts'
import { lawFor } from '../../src/policy/read.ts'
import { cents, debt, on } from '../support/build.ts'
import { shelved } from '../support/standing.ts'

const LAWS: Readonly<Record<string, Law>> = {
  'cn bank': lawFor(shelved('cn'), 2, { debt: { ...debt(), lender: 'bank' } }),
  'cn lender': lawFor(shelved('cn'), 2, { debt: debt() }),
  us: lawFor(shelved('us'), 2, { debt: debt({ currency: 'USD' }) }),
  generic: lawFor(shelved('generic'), 2, { debt: debt() }),
}

/** '12-15 10:30 call promised', '12-15 10:30 call third-party refused', with `agreed` and `incoming` behind. */
function contact(said: string): Contact {
  const [day = '', time = '', ...words] = said.split(' ')
  const at = parseMoment(`2026-${day}T${time}`)
  if (!at) throw new Error(said)
  const by = CHANNELS.find((one) => words.includes(one)) ?? 'call'
  const to = ADDRESSEES.find((one) => words.includes(one)) ?? 'borrower'
  const outcome = OUTCOMES.find((one) => words.includes(one)) ?? 'no-answer'
  return {
    at,
    by,
    to,
    outcome,
    ...(outcome === 'promised' ? { promise: { on: on('2026-12-20'), amount: cents(820) } } : {}),
    ...(words.includes('agreed') ? { agreed: true } : {}),
    ...(words.includes('incoming') ? { incoming: true } : {}),
  }
}
const times = (n: number, said: string): string[] => Array.from({ length: n }, () => said)

type Case = [law: string, so: string[], asked: string, rules: string[], others?: string[]]
const TABLE: Case[] = [
  // Hours on the debtor's clock; a letter has none; who agreed may be called.
  ['cn bank', [], '12-15 07:59 call', ['contact-quiet-hours']],
  ['cn bank', [], '12-15 08:00 call', []],
  ['cn bank', [], '12-15 21:59 message', []],
  ['cn bank', [], '12-15 22:00 message', ['contact-quiet-hours']],
  ['cn bank', [], '12-15 00:10 visit', ['contact-quiet-hours']],
  ['cn bank', [], '12-15 23:00 letter', []],
  ['cn bank', [], '12-15 23:00 call agreed', ['contact-quiet-hours notes']],
  ['us', [], '12-15 21:00 call', ['contact-quiet-hours']],
  ['us', [], '12-15 20:59 call', []],
  // China: three talks a day with the borrower, whatever the debt; six attempts at a number for a bank.
  ['cn bank', times(2, '12-15 09:00 call refused'), '12-15 10:00 call', []],
  ['cn bank', times(3, '12-15 09:00 call refused'), '12-15 10:00 call', ['contact-talks-a-day']],
  ['cn bank', times(3, '12-15 09:00 call refused'), '12-15 10:00 message', []],
  ['cn bank', times(3, '12-14 09:00 call refused'), '12-15 10:00 call', []],
  [
    'cn bank',
    times(2, '12-15 09:00 call refused'),
    '12-15 10:00 call',
    ['contact-talks-a-day'],
    times(1, '12-15 09:30 call promised'),
  ],
  ['cn bank', times(3, '12-15 09:00 call refused incoming'), '12-15 10:00 call', []],
  ['cn bank', times(5, '12-15 09:00 call no-answer'), '12-15 10:00 call', []],
  ['cn bank', times(6, '12-15 09:00 call not-connected'), '12-15 10:00 call', ['contact-attempts-a-day']],
  ['cn lender', times(6, '12-15 09:00 call no-answer'), '12-15 10:00 call', []],
  ['cn bank', times(6, '12-15 09:00 call no-answer guarantor'), '12-15 10:00 call', []],
  ['cn bank', times(3, '12-15 11:00 call refused'), '12-15 10:00 call', []],
  // United States: seven calls in seven days about one debt; the day of a talk is the first of seven.
  ['us', times(6, '12-15 09:00 call no-answer'), '12-15 10:00 call', []],
  ['us', times(7, '12-15 09:00 call no-answer'), '12-15 10:00 call', ['contact-calls-a-week']],
  ['us', times(7, '12-09 09:00 call no-answer'), '12-15 10:00 call', ['contact-calls-a-week']],
  ['us', times(7, '12-08 09:00 call no-answer'), '12-15 10:00 call', []],
  ['us', times(7, '12-15 09:00 call not-connected'), '12-15 10:00 call', []],
  ['us', times(7, '12-15 09:00 call no-answer agreed'), '12-15 10:00 call', []],
  ['us', [], '12-15 10:00 call', [], times(9, '12-15 09:00 call no-answer')],
  ['us', ['12-01 09:00 call hardship'], '12-07 10:00 call', ['contact-after-talk']],
  ['us', ['12-01 09:00 call hardship'], '12-08 10:00 call', []],
  ['us', ['12-01 09:00 call hardship'], '12-07 10:00 message', []],
  ['us', ['12-01 09:00 call hardship'], '12-07 10:00 call agreed', []],
  // Asked to stop: in writing it ends all, else the medium; where no pack says so it is told.
  ['us', ['12-01 09:00 letter asked-to-stop incoming'], '12-15 10:00 call', ['contact-stopped']],
  ['us', ['12-01 09:00 call asked-to-stop'], '12-15 10:00 call', ['contact-stopped-medium']],
  ['us', ['12-01 09:00 call asked-to-stop'], '12-15 10:00 message', ['contact-stopped warns']],
  ['cn bank', ['12-01 09:00 call asked-to-stop'], '12-15 10:00 call', ['contact-stopped warns']],
  ['us', ['12-01 09:00 call asked-to-stop guarantor'], '12-15 10:00 call', []],
  // A lawyer.
  ['us', ['12-01 09:00 message represented'], '12-15 10:00 message', ['contact-represented']],
  ['us', ['12-01 09:00 message represented'], '12-15 10:00 message guarantor', []],
  ['cn bank', ['12-01 09:00 message represented'], '12-15 10:00 message', ['contact-represented warns']],
  // Somebody else: in China only where the borrower cannot be reached, and no more once they refuse.
  ['cn bank', [], '12-15 10:00 call third-party', ['contact-third-party-reachable']],
  [
    'cn bank',
    times(2, '12-14 09:00 call no-answer'),
    '12-15 10:00 call third-party',
    ['contact-third-party-reachable warns'],
  ],
  [
    'cn bank',
    times(3, '12-14 09:00 call no-answer'),
    '12-15 10:00 call third-party',
    ['contact-third-party notes'],
  ],
  [
    'cn bank',
    times(3, '12-15 09:00 call no-answer'),
    '12-15 10:00 call third-party',
    ['contact-third-party-reachable'],
  ],
  [
    'cn bank',
    [...times(3, '12-13 09:00 call no-answer'), '12-14 09:00 call promised'],
    '12-15 10:00 call third-party',
    ['contact-third-party-reachable'],
  ],
  [
    'cn bank',
    [...times(3, '12-13 09:00 call no-answer'), '12-14 09:00 call third-party refused'],
    '12-15 10:00 call third-party',
    ['contact-third-party-refused'],
  ],
  ['cn lender', [], '12-15 10:00 call third-party', ['contact-third-party warns']],
  ['us', [], '12-15 10:00 call third-party', ['contact-third-party warns']],
  // The wrong number.
  ['us', ['12-14 09:00 call wrong-number'], '12-15 10:00 call', ['contact-wrong-number warns']],
  ['us', ['12-14 09:00 call wrong-number', '12-14 10:00 call no-answer'], '12-15 10:00 call', []],
  // Nobody knows a rule.
  ['generic', times(20, '12-15 02:00 call refused'), '12-15 03:00 call', ['contact-no-rule notes']],
]

describe('the table', () => {
  test.each(TABLE)('%s: after %j, %s', (law, so, asked, rules, others = []) => {
    const debts = so.map(contact)
    const history = { debt: debts, borrower: [...debts, ...others.map(contact)] }
    const findings = mayContact(LAWS[law] as Law, history, contact(asked))
    expect(findings.map(({ rule, level }) => (level === 'forbids' ? rule : `${rule} ${level}`))).toEqual(
      rules,
    )
    expect(isAllowed(findings)).toBe(rules.every((rule) => rule.includes(' ')))
    for (const { level, source } of findings) if (level === 'forbids') expect(source?.from).toMatch(/^20/)
  })
})

describe('the next time', () => {
  const next = (law: string, so: string[], asked: string): string | undefined => {
    const debts = so.map(contact)
    const at = nextAllowed(LAWS[law] as Law, { debt: debts, borrower: debts }, contact(asked))
    return at && momentText(at)
  }
  test.each<[law: string, so: string[], asked: string, next: string | undefined]>([
    ['cn bank', [], '12-15 23:30 call', '2026-12-16T08:00'],
    ['cn bank', [], '12-15 05:30 call', '2026-12-15T08:00'],
    ['cn bank', times(3, '12-15 09:00 call refused'), '12-15 10:00 call', '2026-12-16T08:00'],
    ['us', ['12-01 09:00 call hardship'], '12-02 10:00 call', '2026-12-08T08:00'],
    ['us', times(7, '12-15 09:00 call no-answer'), '12-15 10:00 call', '2026-12-22T08:00'],
    ['us', ['12-01 09:00 letter asked-to-stop incoming'], '12-15 10:00 call', undefined],
  ])('%s: after %j, %s', (law, so, asked, expected) => expect(next(law, so, asked)).toBe(expected))
})

describe('a contact', () => {
  test('has a promise where it promises, and makes sense', () => {
    const of = contact('12-15 10:30 call promised')
    expect(oddIn(of)).toBeUndefined()
    const { promise: _, ...bare } = of
    expect(oddIn(bare)).toBe('promise')
    expect(oddIn({ ...of, outcome: 'refused' })).toBe('no-promise')
    expect(oddIn({ ...of, to: 'third-party' })).toBe('to')
    expect(oddIn(contact('12-15 10:30 letter no-answer'))).toBe('by')
  })
  test('has a time on a clock', () => {
    expect(parseMoment('2026-12-15T10:30')).toEqual({ day: on('2026-12-15'), minute: 630 })
    expect(parseMoment('2026-12-15 23:59:59')).toEqual({ day: on('2026-12-15'), minute: 1439 })
    for (const text of ['2026-12-15', '10:30', '2026-02-30T10:30', '2026-12-15T24:00', '2026-12-15T10:30Z'])
      expect(parseMoment(text), text).toBeUndefined()
  })
})
