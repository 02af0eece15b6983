// How an agreement stands, as it is shown: within 80 columns in both languages, and as JSON by its schema.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type Following, follow } from '../../src/app/follow.ts'
import type { Event } from '../../src/core/payment.ts'
import { money } from '../../src/core/money.ts'
import { width } from '../../src/i18n/width.ts'
import { render } from '../../src/render/index.ts'
import { STANDING_OUTPUT } from '../../src/schema/output-standing.ts'
import { type Agreed, agreed, demo } from '../support/agreements.ts'
import { on } from '../support/build.ts'

const stand = (name: Agreed, when: string, events: readonly Event[] = []): Following => {
  const found = follow(agreed(name), events, on(when), { policy: demo(name).policy })
  if ('refused' in found) throw new Error(found.refused.rule)
  return found
}
const pay = (id: string, when: string, amount: number): Event => ({
  is: 'payment',
  id,
  on: on(when),
  amount: money(amount),
  ref: '\u001b[31m|<b>=cmd',
})
const twice = [pay('1', '2026-12-15', 164_427), pay('=2|<b>', '2026-12-15', 164_427)]
const cases: [string, Following][] = [
  ['on time', stand('card', '2026-12-01')],
  ['late', stand('job-loss', '2027-01-20')],
  ['broken', stand('job-loss', '2027-02-20')],
  ['entered twice', stand('job-loss', '2027-01-20', twice)],
  ['observed anew', stand('card', '2027-01-10')],
  ['settled with too much', stand('job-loss', '2027-02-01', [pay('1', '2026-12-20', 5_000_000)])],
  ['a second lien', stand('second-lien', '2027-06-20', [pay('1', '2026-12-20', 702_000)])],
]

describe.each(cases)('%s', (_, of) => {
  test.each(['en', 'zh'] as const)('in %s: 80 columns, nothing left of a template', async (lang) => {
    const text = await render('table', { is: 'standing', of }, { lang, colour: 0, width: 80 })
    for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80)
    expect(text).not.toMatch(/\{\w+[|}]|\u001b/)
    const page = await render('markdown', { is: 'standing', of }, { lang, colour: 0 })
    expect(page).not.toMatch(/\{\w+[|}]|[^\\]<b>/)
  })
  test('as JSON by its schema, whatever the language', async () => {
    const [en, zh] = await Promise.all(
      (['en', 'zh'] as const).map((lang) => render('json', { is: 'standing', of }, { lang, colour: 0 })),
    )
    const made = JSON.parse(en as string) as { rows: object[]; state: string }
    expect(v.safeParse(STANDING_OUTPUT.standing.shape(), made).issues).toBeUndefined()
    expect([made.rows.length, made.state]).toEqual([of.standing.rows.length, of.standing.state])
    expect((JSON.parse(zh as string) as typeof made).rows).toEqual(made.rows)
  })
  test('as CSV: one line a row', async () => {
    const text = await render('csv', { is: 'standing', of }, { lang: 'en', colour: 0 })
    expect(text.trimEnd().split('\n').length).toBe(1 + of.standing.rows.length)
  })
})
