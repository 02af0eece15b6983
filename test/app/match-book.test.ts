// A bank's list over a book: to the agreement that is named, or what took its place; nothing by its amount alone.
import { expect, test } from 'vitest'
import { type Candidate, matchBook } from '../../src/app/match-book.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { money } from '../../src/core/money.ts'

const day = (text: string): Day => parseDay(text) as Day
const agreement = (id: string, on: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  case: id.slice(0, -3),
  debt: `${id.slice(0, -3)} borrower`,
  on: day(on),
  follows: [],
  amounts: [59_583],
  ...more,
})
const FIRST = agreement('card7-a1', '2026-11-22', { contractNo: 'C-2024-77' })
const SECOND = agreement('card7-b2', '2027-03-01', { follows: [day('2026-11-22')] })
const SAME_DAY = agreement('loan7-a1', '2026-11-22')
const ITS_NEXT = agreement('loan7-b2', '2026-11-22', { follows: [day('2026-11-22')], amounts: [100_000] })
const BESIDE = [
  agreement('shop7-a1', '2026-11-22', { amounts: [7_700] }),
  agreement('shop7-b2', '2026-12-22', { amounts: [7_700] }),
]
const BOOK = [
  FIRST,
  SECOND,
  SAME_DAY,
  ITS_NEXT,
  ...BESIDE,
  agreement('2026-1', '2026-11-22', { case: '2026' }),
  agreement('book-77', '2026-11-22', { case: 'book', amounts: [5] }),
]

const became = (ref: string | undefined, on = '2026-12-15', amount = 59_583): string => {
  const line = { line: 2, on: day(on), amount: money(amount), ...(ref === undefined ? {} : { ref }) }
  const { matched, unmatched } = matchBook([line], BOOK)
  const [one] = unmatched
  return one ? `${one.is} ${one.perhaps.join()}` : [...matched.keys()].join()
}

test.each<[string, string | undefined, string, string]>([
  ['named by itself', '还款 card7-a1 谢谢', '2026-12-15', 'card7-a1'],
  ['by its case, on the day of each', 'card7', '2026-12-15', 'card7-a1'],
  ['… and once it was made anew', 'card7', '2027-03-01', 'card7-b2'],
  ['the old number, paid after the change', 'CARD7-A1', '2027-03-15', 'card7-b2'],
  ['the new number, paid before', 'card7-b2', '2027-02-15', 'card7-a1'],
  ['by the contract', 'Vertrag c-2024-77', '2027-04-15', 'card7-b2'],
  ['made anew on the same day', 'loan7-a1', '2026-12-15', 'loan7-b2'],
  ['two beside each other, by their case', 'shop7', '2027-01-15', 'several shop7-a1,shop7-b2'],
  ['two beside each other, one named', 'shop7 shop7-b2', '2027-01-15', 'shop7-b2'],
  ['two debts', 'card7-a1 and loan7-a1', '2026-12-15', 'several card7-a1,loan7-b2'],
  [
    'no name: what asks for the amount is proposed',
    'thank you',
    '2026-12-15',
    'unnamed card7-a1,card7-b2,loan7-a1',
  ],
  ['no reference', undefined, '2026-12-15', 'unnamed card7-a1,card7-b2,loan7-a1'],
  ['a plain word is no name', 'book', '2026-12-15', 'unnamed card7-a1,card7-b2,loan7-a1'],
  ['a year is no name', 'rent 2026', '2026-12-15', 'unnamed card7-a1,card7-b2,loan7-a1'],
])('%s', (_, ref, on, expected) => expect(became(ref, on)).toBe(expected))

test('an amount nobody asks for, and none at all', () => {
  expect(became('thanks', '2026-12-15', 1)).toBe('unnamed ')
  expect(became('card7', '2026-12-15', 0)).toBe('nothing-paid ')
})
