// Letters of an agreement: each fits only how the agreement stands, says its figures as the standing has them, and ends with the mark on
// the record by the law of the place; in every format, and never with anything of the lender's alone.
import { describe, expect, test } from 'vitest'
import { follow } from '../../src/app/follow.ts'
import { letterOf } from '../../src/app/letter.ts'
import { iso } from '../../src/core/day.ts'
import { total } from '../../src/core/debt.ts'
import { isRefusal } from '../../src/core/finding.ts'
import { LETTERS, type Letter, type LetterText } from '../../src/core/letter.ts'
import { money } from '../../src/core/money.ts'
import type { Event } from '../../src/core/payment.ts'
import { bookOf, read } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { letterPaper, letterTexts, renderLetter } from '../../src/render/letter.ts'
import { demo, planNamed, PLANS } from '../support/agreements.ts'
import { on } from '../support/build.ts'

const place = demo('job-loss')
const named = planNamed(PLANS['job-loss'], place)
const agreement = { id: 'demo-1', on: place.situation.today, situation: place.situation, plan: named }
const pay = (day: string, amount: number, id = day): Event => ({
  is: 'payment',
  id,
  on: on(day),
  amount: money(amount),
})

function standing(events: readonly Event[], day: string, policy: Policy = place.policy) {
  const of = follow(agreement, events, on(day), { policy, lender: false })
  if (isRefusal(of)) throw new Error(of.refused.rule)
  return of
}
function made(
  text: LetterText,
  events: readonly Event[],
  day: string,
  policy: Policy = place.policy,
): Letter {
  const of = letterOf(text, standing(events, day, policy), policy)
  if (isRefusal(of)) throw new Error(of.refused.rule)
  return of
}
const said = (of: Letter, lang: 'en' | 'zh' = 'en'): string => letterTexts(letterPaper(of, [lang])).join('\n')
const fits = (events: readonly Event[], day: string): string[] =>
  LETTERS.filter((text) => !isRefusal(letterOf(text, standing(events, day), place.policy)))

/** Everything, on one day. */
const settling = (day: string): Event => {
  const { payoff } = standing([], day).standing
  return pay(day, payoff)
}

describe('a letter fits how the agreement stands', () => {
  test('on time: a reminder a week before, not earlier', () => {
    expect(fits([], '2026-12-01')).toEqual(['review', 'credit'])
    expect(fits([], '2026-12-08')).toEqual(['reminder', 'review', 'credit'])
  })
  test('late', () => expect(fits([], '2026-12-20')).toEqual(['reminder', 'review']))
  test('made good', () => {
    expect(fits([pay('2026-12-20', 164427)], '2026-12-22')).toEqual(['review', 'credit'])
  })
  test('broken', () => expect(fits([], '2027-03-10')).toEqual(['breach', 'review']))
  test('completed', () => {
    expect(fits([settling('2026-12-15')], '2026-12-16')).toEqual(['settled', 'credit'])
  })
  test('what does not fit says what would', () => {
    const no = letterOf('breach', standing([], '2026-12-20'), place.policy)
    expect(isRefusal(no) && no.refused).toMatchObject({
      rule: 'letter-no-breach',
      args: { state: { word: 'late' }, fits: { text: 'reminder, review' } },
    })
  })
  test('how early a reminder may go out is the lender’s to say', () => {
    const book = bookOf('cn')
    const own = book && {
      ...book,
      values: [
        ...book.values,
        { id: 'x', sets: 'reminder.ahead', label: { en: '', zh: '' }, unit: 'days', value: '14', own: true },
      ],
    }
    const policy = own && read(own, 2, place.situation)
    expect(policy && letterOf('reminder', standing([], '2026-12-01'), policy)).toMatchObject({
      text: 'reminder',
    })
  })
})

describe('its figures are those of the standing', () => {
  test('a reminder', () => {
    const of = made('reminder', [pay('2026-12-15', 60000)], '2026-12-20')
    const { due, cureUntil, held, putOff } = of.standing
    expect(due).toBe(104427)
    const text = said(of)
    expect(text).toContain('¥1,044.27 is due on 2026-12-20')
    expect(text).toContain('5 days, since 2026-12-15')
    expect(text).toContain(`Paid by ${iso(cureUntil ?? on('2000-01-01'))}, ¥1,044.27 makes the delay good`)
    expect(total(held) + total(putOff)).toBe(56049)
    expect(text).toContain('¥560.49 that was waived on condition or put off is owed again')
  })
  test('a notice of breach: what came back, and what is owed to the cent', () => {
    const of = made('breach', [], '2027-03-10')
    const text = said(of, 'zh')
    expect(text).toContain('自2027年1月30日起构成违约')
    expect(text).toContain('附条件减免或者延后的¥560.49恢复计收')
    expect(total(of.standing.owed)).toBe(of.standing.payoff)
    const owed = letterPaper(of, ['zh']).sections.find(({ name }) => name === 'debt')?.table
    const cents = (row: readonly string[] | undefined): number =>
      Number((row?.[1] ?? '').replaceAll(/[,.]/g, ''))
    const rows = owed?.rows ?? []
    expect(rows.length).toBeGreaterThan(2)
    expect(cents(rows.at(-1))).toBe(of.standing.payoff)
    expect(rows.slice(0, -1).reduce((sum, row) => sum + cents(row), 0)).toBe(cents(rows.at(-1)))
    expect(text).not.toContain('2027-02-15')
  })
  test('a certificate: what was given up for good, and by when the mark goes', () => {
    const of = made('settled', [settling('2026-12-15')], '2026-12-16')
    const text = said(of)
    expect(text).toContain('was paid in full on 2026-12-15')
    expect(text).toContain('Nothing is owed any more')
    expect(total(of.standing.forgiven)).toBe(56049)
    expect(text).toContain('What the lender gave up, ¥560.49, is given up for good')
    expect(text).toContain('until 2031-12-15')
    expect(text).toContain('Regulation on the Credit Reporting Industry (State Council Order No. 631) 16')
  })
  test('a request to correct the record asks for what the law gives', () => {
    const text = said(made('credit', [settling('2026-12-15')], '2026-12-16'), 'zh')
    expect(text).toContain('已于2026年12月15日全部还清')
    expect(text).toContain('20日内书面答复')
    expect(text).toContain('最长保存至2031年12月15日')
    expect(text).toContain('记录中属实的内容，无须更改')
  })
})

describe('the mark on the record is counted as the place counts it', () => {
  const under = (name: string): Policy => {
    const book = bookOf(name)
    if (!book) throw new Error(name)
    return read(book, 2, place.situation)
  }
  const mark = (name: string) => made('settled', [settling('2026-12-15')], '2026-12-16', under(name)).mark
  test('China: five years from the end', () => expect(mark('cn')?.until).toBe(on('2031-12-15')))
  test('United States: seven years from 180 days after it began', () => {
    const began = place.situation.debt.overdueSince
    expect(began).toBeDefined()
    expect(iso(mark('us')?.until ?? on('2000-01-01'))).toBe('2034-04-13')
    expect(iso(began ?? on('2000-01-01'))).toBe('2026-10-15')
  })
  test('where no law is known this is said', () => {
    expect(mark('generic')).toBeUndefined()
    const text = said(made('settled', [settling('2026-12-15')], '2026-12-16', under('generic')))
    expect(text).toContain('depends on the law of the place')
  })
})

test('every format has every section, in one language and in both', async () => {
  const of = made('breach', [], '2027-03-10')
  for (const langs of [['en'], ['zh'], ['zh', 'en']] as const) {
    const paper = letterPaper(of, langs)
    for (const format of ['text', 'markdown', 'html'] as const) {
      const text = String(await renderLetter(format, paper, {}))
      for (const { titles } of paper.sections) for (const title of titles) expect(text).toContain(title)
    }
  }
})

test('no letter names the file and line of a pack', () => {
  for (const text of ['settled', 'credit'] as const)
    expect(said(made(text, [settling('2026-12-15')], '2026-12-16'))).not.toMatch(/\.yaml/)
})
