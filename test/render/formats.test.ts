// Every format: no line over the width, columns in line, nothing of a case does anything, nothing of the lender leaks,
// and in Chinese no Latin word but ids, codes and what the user wrote.
import { describe, expect, test } from 'vitest'
import { rate } from '../../src/app/rate.ts'
import { format } from '../../src/core/money.ts'
import { width } from '../../src/i18n/width.ts'
import type { Situation } from '../../src/core/situation.ts'
import {
  type Context,
  type Document,
  FORMATS,
  type Format,
  formatsOf,
  render,
} from '../../src/render/index.ts'
import {
  FEW,
  HOSTILE,
  POLICY,
  UNSEEN,
  bare,
  comparison,
  context,
  flat,
  hostile,
  loss,
  plain,
  poor,
  scheduleOf,
} from './cases.ts'

const CASES: readonly (readonly [name: string, of: Situation])[] = [
  ['flat', flat],
  ['loss', loss],
  ['bare', bare],
  ['poor', poor],
]
const LANGS = ['en', 'zh'] as const
const lines = (text: string): string[] => text.trimEnd().split('\n')
const show = (of: Format, document: Document, more: Partial<Context> = {}): Promise<string> =>
  render(of, document, context(more))
const rateDocument = (): Document => {
  const payments = Array.from({ length: 12 }, (_, i) => ({ at: { month: i + 1 }, amount: 536 }))
  const request = { advances: [{ at: { month: 0 }, amount: 6000 }], payments }
  const answer = rate(request, 'irr')
  if ('refused' in answer) throw new Error('refused')
  return { is: 'rate', of: { request, answer } }
}

const ID = /^\s*[a-z-]+-\d[\w.+-]*$/

test('every document has every format', () => {
  for (const is of ['comparison', 'schedule', 'rate'] as const) expect(formatsOf(is)).toEqual(FORMATS)
})

describe('no line is wider than the terminal', () => {
  test.each(CASES)('%s', async (_, of) => {
    const documents: Document[] = [{ is: 'comparison', of: comparison(of) }, rateDocument()]
    if (documents[0]?.is === 'comparison' && documents[0].of.plans.length > 0)
      documents.push({ is: 'schedule', of: scheduleOf(documents[0].of) })
    for (const document of documents)
      for (const lang of LANGS)
        for (const columns of [40, 60, 80, 100, 140, 200])
          for (const ascii of [false, true]) {
            const text = await show('table', document, { lang, width: columns, ascii, colour: 1 })
            for (const line of lines(text)) {
              // Only an id is never broken: the terminal wraps it, and it can still be copied whole.
              if (ID.test(plain(line))) continue
              expect(width(line), line).toBeLessThanOrEqual(columns)
              if (ascii && lang === 'en') expect(plain(line)).not.toMatch(/[─│└█✓✗→▁▀−]/)
            }
          }
  })
})

test('the columns stand in line in Chinese', async () => {
  const text = await show('table', { is: 'comparison', of: comparison(flat) }, { lang: 'zh', width: 80 })
  const heads = lines(text).find((line) => line.includes('首期') && line.includes('月数')) ?? ''
  const rows = lines(text).filter((line) => /^ {2,}[\d,.]+ {2,}[\d,.]+ /.test(line))
  expect(rows.length).toBeGreaterThan(5)
  const ends = (line: string, part: string): number => width(line.slice(0, line.indexOf(part) + part.length))
  for (const line of rows) {
    const amounts = [...line.matchAll(/\d[\d,]*\.\d\d(?!%)/g)].map(({ 0: amount, index }) =>
      width(line.slice(0, index + amount.length)),
    )
    expect(amounts).toContain(ends(heads, '合计还款'))
    expect(amounts).toContain(ends(heads, '首期'))
  }
})

test('a pipe gets one row a plan, no colour, no digit groups, nothing drawn', async () => {
  const compared = comparison(flat)
  const text = await show('table', { is: 'comparison', of: compared })
  expect(plain(text)).toBe(text)
  expect(text).not.toMatch(/█|\d,\d{3}\.\d/)
  for (const { id } of compared.plans)
    expect(lines(text).filter((line) => line.split(/ {2,}/).includes(id))).toHaveLength(1)
})

describe('a comparison says', () => {
  test('means, the recommended plan and why, counts, policy, day count', async () => {
    const compared = comparison(flat)
    const text = (await show('table', { is: 'comparison', of: compared }, { width: 100 })).replace(
      /\n +/g,
      ' ',
    )
    expect(text).toContain(
      'Means: income ¥6,500.00 − essentials ¥4,000.00 − other debts ¥300.00 − cushion ¥220.00 = ¥1,980.00 a month, savings ¥5,000.00.',
    )
    expect(text).toContain('Recommended: 1 ')
    expect(text).toMatch(
      /It takes at most [\d.]+% of what the household can pay .* and weighs best of \d+ plans\./,
    )
    expect(text).toContain(
      `under policy generic ${POLICY.version} (${POLICY.digest.slice(7, 15)}). Day count: Act/365.`,
    )
    expect(text).toContain(`${compared.counts.considered} plans considered`)
  })
  test('how means change, and the curve drawn with the step', async () => {
    const text = await show('table', { is: 'comparison', of: comparison(loss) }, { width: 100 })
    expect(text.replace(/\n +/g, ' ')).toContain('from 2027-07-01: ')
    expect(text).toMatch(/[▁▂▃▄▅▆▇█]{3}/)
    expect(text).toContain('─')
  })
  test('what would help where nothing fits, and draws the closest', async () => {
    const compared = comparison(poor)
    expect(compared.plans).toEqual([])
    const text = await show('table', { is: 'comparison', of: compared }, { width: 100 })
    expect(text).toContain('No plan of the menu can be granted as things stand.')
    expect(text).toContain('Would pass with: ')
    expect(text).toContain('└')
  })
})

describe("a borrower sees none of the lender's figures", () => {
  const compared = comparison(flat, 'collector', { top: 5 })
  const values = compared.plans.flatMap(({ measures: { presentValue } }) =>
    presentValue === null ? [] : [presentValue],
  )
  const asBorrower = { ...comparison(flat, 'borrower', { top: 5 }) }
  test.each(FORMATS)('%s', async (of) => {
    for (const lang of LANGS)
      for (const shown of [
        await show(of, { is: 'comparison', of: asBorrower }, { lang, width: 140 }),
        await show(of, { is: 'comparison', of: compared }, { lang, width: 140, shared: true }),
      ])
        for (const value of values) {
          expect(shown).not.toContain(format(value, 2))
          expect(shown).not.toContain(format(value, 2, ','))
        }
    const lender = await show(of, { is: 'comparison', of: compared }, { width: 140 })
    expect(
      values.some((value) => lender.includes(format(value, 2)) || lender.includes(format(value, 2, ','))),
    ).toBe(true)
  })
})

describe('texts of a case do nothing', () => {
  test.each(HOSTILE)('%j', async (text) => {
    const of = comparison(hostile(text), 'collector', FEW)
    const own = {
      ...of,
      plans: of.plans.map((plan, i) => (i === 0 ? { ...plan, id: text } : plan)),
      recommended: text,
    }
    const finding = { rule: 'plan-unknown', level: 'notes', args: { id: { text } } } as const
    const documents: Document[] = [
      { is: 'comparison', of: { ...own, findings: [finding] } },
      { is: 'schedule', of: { ...scheduleOf(own), findings: [finding] } },
    ]
    for (const document of documents)
      for (const lang of LANGS) {
        const table = await show('table', document, { lang, width: 100 })
        expect(table).not.toMatch(UNSEEN)
        const csv = await show('csv', document, { lang })
        for (const cell of csv.split(/[,\n]/))
          expect(cell.replace(/^"/, '')).not.toMatch(/^[=@\t\r]|^[-+](?!\d)/)
        expect(csv).not.toMatch(/(^|,)-1\+1/)
        const html = await show('html', document, { lang })
        expect(html).not.toMatch(/<(script|img|i|b)\b/)
        expect(html.match(/<[^>]*\son\w+=/)).toBeNull()
        expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
        expect(html).not.toMatch(/https?:|src=|href=|url\(/.exec(text) ? /(src|href)="/ : /(src|href)=|url\(/)
        const markdown = await show('markdown', document, { lang })
        expect(markdown).not.toMatch(/<(?!!)[a-z]|(?<!\\)!\[|\]\(http|[^\\]`/i)
        // Every row of a table has as many cells as its head.
        for (const block of markdown.split('\n\n')) {
          const cells = lines(block)
            .filter((line) => line.startsWith('|'))
            .map((line) => line.match(/(?<!\\)\|/g)?.length)
          expect(new Set(cells).size).toBeLessThanOrEqual(1)
        }
      }
  })
})

describe('in Chinese no Latin word stands but ids and codes', () => {
  test.each(CASES)('%s', async (_, of) => {
    const compared = comparison(of)
    const ids = [...compared.plans, ...compared.refused]
      .flatMap((one) =>
        'dominatedBy' in one && one.dominatedBy !== null ? [one.id, one.dominatedBy] : [one.id],
      )
      .toSorted((a, b) => b.length - a.length)
    const documents: Document[] = [{ is: 'comparison', of: compared }, rateDocument()]
    if (compared.plans.length > 0)
      documents.push(
        ...compared.plans.map((__, i): Document => ({ is: 'schedule', of: scheduleOf(compared, i) })),
      )
    for (const document of documents)
      for (const form of ['table', 'markdown', 'html'] as const)
        for (const columns of form === 'table' ? [undefined, 60, 200] : [undefined]) {
          let text = await show(form, document, {
            lang: 'zh',
            ...(columns === undefined ? {} : { width: columns }),
          })
          if (form === 'html') text = text.replace(/<style>[^]*?<\/style>/, '').replace(/<[^>]*>/g, ' ')
          text = text.replace(/\n +/g, '').replaceAll('\\', '')
          for (const id of [...ids, 'contract', 'inputs', 'CNY', 'generic', POLICY.digest.slice(7, 15)])
            text = text.replaceAll(id, '')
          expect(text.match(/[A-Za-z]{2,}/g)).toBeNull()
        }
  })
})

test('English has no Chinese in it', async () => {
  for (const [, of] of CASES)
    for (const form of FORMATS) {
      const text = await show(form, { is: 'comparison', of: comparison(of) }, { width: 80 })
      expect(text.match(/[\u3000-\u9fff]/)).toBeNull()
    }
})

test('CSV is tidy: the same keys in both languages, plain numbers, one row a plan', async () => {
  const compared = comparison(loss)
  const [en, zh] = await Promise.all(
    LANGS.map((lang) => show('csv', { is: 'comparison', of: compared }, { lang })),
  )
  expect(lines(en ?? '')[0]).toBe(lines(zh ?? '')[0])
  expect(lines(en ?? '')).toHaveLength(compared.plans.length + 2)
  expect(lines(en ?? '')[0]).toMatch(/^case,id,kind,family,plan,currency,firstPayment,/)
  const rows = lines(await show('csv', { is: 'schedule', of: scheduleOf(compared) }))
  expect(rows[1]).toMatch(/^2026-0117,[^,]+,1,\d{4}-\d\d-\d\d,CNY,[\d.]+,/)
})

test('a page names its language, its pictures and nothing outside itself', async () => {
  const html = await show('html', { is: 'comparison', of: comparison(loss) }, { lang: 'zh' })
  expect(html).toContain('<html lang="zh-CN">')
  expect(html).toMatch(/<svg[^>]*role="img"[^>]*><title id="curves-title">/)
  expect(html).not.toMatch(/<script|<link|<img|@import|https?:/)
  expect(html.match(/stroke-dasharray/)).not.toBeNull()
})
