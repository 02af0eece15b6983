// Sweeps in every format: figures as asked for, nothing wider than the terminal, nothing of a case or of the lender gets
// out, pictures that hold their letters, load nothing and are well formed.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/app/appraise.ts'
import { demoTree } from '../../src/app/demo.ts'
import { type Sweep, sweep } from '../../src/app/sweep.ts'
import { format } from '../../src/core/money.ts'
import { PLAN_KINDS } from '../../src/core/plan.ts'
import { messages } from '../../src/i18n/messages.ts'
import { width } from '../../src/i18n/width.ts'
import { bookOf } from '../../src/policy/load.ts'
import { type Context, type Format, formatsOf, render } from '../../src/render/index.ts'
import { readAxes } from '../../src/schema/axis.ts'
import { jsonSchema } from '../../src/schema/json-schema.ts'
import { SWEEP_OUTPUT } from '../../src/schema/output-sweep.ts'
import { SCHEMAS } from '../../src/schema/registry.ts'
import { applySets } from '../../src/schema/sets.ts'
import { HOSTILE, UNSEEN, context, plain } from './cases.ts'

const LANGS = ['en', 'zh'] as const
const book = bookOf('cn')
if (!book) throw new Error('no pack')
const made = new Map<string, Sweep>()
function swept(over: readonly string[], role: Role = 'collector', name = 'no-surplus' as const): Sweep {
  const key = JSON.stringify([over, role])
  const known = made.get(key) ?? sweep(demoTree(name), book as never, readAxes(over, 2), { role })
  made.set(key, known)
  return known
}
const show = (of: Sweep, as: Format, more: Partial<Context> = {}): Promise<string> =>
  render(as, { is: 'sweep', of }, context(more))
const lines = (text: string): string[] => text.trimEnd().split('\n')

const ONE = ['household.income=3000:8000:1000']
const TWO = ['household.income=3000:7000:2000', 'debt.annualRate=12%:24%:6%']
const THREE = [...TWO.slice(0, 1), 'debt.fees=0,100', 'debt.overduePrincipal=0,900000']
const SWEPT = [
  ['one field', ONE],
  ['two', TWO],
  ['three, some of them no case', THREE],
] as const

test('the formats there are', () =>
  expect(formatsOf('sweep')).toEqual(['table', 'json', 'csv', 'html', 'svg']))

describe('tables', () => {
  test.each(SWEPT)('no line is wider than the terminal: %s', async (_, over) => {
    for (const lang of LANGS)
      for (const columns of [50, 60, 80, 120, 200])
        for (const ascii of [false, true]) {
          const text = await show(swept(over), 'table', { lang, width: columns, ascii, colour: 1 })
          for (const line of lines(text)) expect(width(line), line).toBeLessThanOrEqual(columns)
          if (ascii && lang === 'en') expect(plain(text)).not.toMatch(/[─│└█✓✗→↓▁▀−–×]/)
        }
  })
  test('a cross table has a row for each value of the second field', async () => {
    const text = await show(swept(TWO), 'table', { width: 80 })
    expect(text).toMatch(/^ +3,000 +5,000 +7,000$/m)
    expect(text).toMatch(/^12% +– +TE 1,235 +TE 1,235$/m)
    expect(text).toMatch(/TE Term extension/)
  })
  test('a pipe has a row a cell with the id, and no digit groups', async () => {
    const of = swept(TWO)
    const text = await show(of, 'table')
    for (const cell of of.cells) if (cell.is === 'plan') expect(text).toContain(cell.id)
    expect(text).not.toMatch(/\d,\d{3}/)
  })
})

describe('CSV', () => {
  test('one row a cell, one column a path, plain numbers, the same keys in both languages', async () => {
    for (const [, over] of SWEPT) {
      const of = swept(over)
      const [en = '', zh = ''] = await Promise.all(LANGS.map((lang) => show(of, 'csv', { lang })))
      expect(lines(en)[0]).toBe(lines(zh)[0])
      expect(lines(en)).toHaveLength(of.cells.length + 1)
      expect(lines(en)[0]?.startsWith(`case,${of.axes.map(({ path }) => path).join()},outcome,plan,`)).toBe(
        true,
      )
    }
    const [, first, , , last] = lines(await show(swept(TWO), 'csv'))
    expect(first).toMatch(/^demo-no-surplus,3000\.00,0\.12,none,,,,CNY,,,,,,,,,,,-310\.00,,,,,,above-means,/)
    expect(last).toMatch(/^demo-no-surplus,5000\.00,0\.12,plan,term-extension-/)
  })
})

describe('JSON', () => {
  test.each(SWEPT)('is parley/sweep@1: %s', async (_, over) => {
    for (const role of ['collector', 'borrower'] as const) {
      const of = swept(over, role)
      const value = JSON.parse(await show(of, 'json'))
      const found = v.safeParse(SWEEP_OUTPUT.sweep.shape(), value)
      expect(found.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined()
      expect(value.cells).toHaveLength(of.cells.length)
    }
  })
  test('amounts have the digits of the currency, rates are fractions', async () => {
    const text = await show(swept(TWO), 'json')
    expect(text).toContain('"household.income": 3000.00,')
    expect(text).toContain('"debt.annualRate": 0.12\n')
    expect(text).toMatch(/"firstPayment": \d+\.\d\d,/)
    expect(await jsonSchema('sweep', SCHEMAS)).toMatchObject({ $id: 'parley/sweep@1' })
  })
})

describe('pictures', () => {
  /** Every element that is opened is closed, in order; every attribute is quoted. */
  function wellFormed(svg: string): void {
    const open: string[] = []
    for (const [tag, close, name = '', attributes = '', own] of svg.matchAll(
      /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    )) {
      if (close) expect(open.pop(), tag).toBe(name)
      else if (!own) open.push(name)
      expect(attributes).not.toMatch(/\son\w+=/)
    }
    expect(open).toEqual([])
    expect(svg.replace(/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g, '')).not.toMatch(/[<>]/)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  }
  const drawn = async (over: readonly string[], more: Partial<Context> = {}): Promise<string> =>
    show(swept(over), 'svg', more)

  test.each(SWEPT.slice(0, 2))('%s: well formed, by itself, in both languages', async (_, over) => {
    for (const lang of LANGS) {
      const svg = await drawn(over, { lang })
      wellFormed(svg)
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /)
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:|<script|<image|href=|@import/,
      )
    }
  })
  test('odd axes: one value, values that fall, words, days, more than have room for a mark', async () => {
    for (const over of [
      ['household.income=5000'],
      ['debt.annualRate=24%:12%:-6%'],
      ['debt.product=credit-card,consumer-loan'],
      ['wish.firstDue=2026-12-15:2027-02-15:1m'],
      ['household.income=1000,2000'],
      ['debt.overduePrincipal=900000,900001'],
      ['wish.maxMonths=36,12,24', 'debt.dayCount=act/365,30e/360'],
    ])
      wellFormed(await drawn(over))
  })
  test('one field: bands named, three curves to the left of a legend, the value below', async () => {
    const svg = await drawn(ONE)
    for (const state of ['Term extension', 'nothing can be granted'])
      expect(svg.match(new RegExp(`>${state}</text>`, 'g'))?.length ?? 0).toBeGreaterThan(0)
    expect(svg).toContain('income a month (CNY)')
    expect(svg).toContain('class="can" d="M')
    expect(svg).toContain('class="value" d="M')
    expect(svg).toContain('url(#sweep-none)')
  })
  test('two fields: every cell has its letters and its instalment, the case itself is framed', async () => {
    const of = swept(['household.people=2,3', 'debt.annualRate=18%,24%'])
    const svg = await show(of, 'svg')
    expect(svg.match(/class="stands" x/g)?.length).toBe(2)
    const none = swept(TWO)
    const grid = await show(none, 'svg')
    const codes = messages('en').sweep.codes
    for (const cell of none.cells) {
      const code = cell.is === 'plan' ? codes[cell.plan.kind] : codes[cell.is]
      expect(grid).toContain(`text-anchor="middle">${code}</text>`)
      if (cell.is === 'plan')
        expect(grid).toContain(`>${Math.round(cell.measures.firstPayment / 100).toLocaleString('en')}</text>`)
    }
  })
  test('letters tell the kinds apart', () => {
    for (const lang of LANGS) {
      const codes = messages(lang).sweep.codes
      expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length)
      for (const kind of PLAN_KINDS) expect(width(codes[kind])).toBeLessThanOrEqual(4)
    }
  })
  test('a page loads and runs nothing', async () => {
    for (const [, over] of SWEPT)
      for (const lang of LANGS) {
        const html = await show(swept(over), 'html', { lang })
        expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
        expect(html).not.toMatch(/https?:|<script|<img|<link|@import|href=|src=/)
        expect(html.match(/url\([^)]*\)/g)?.every((url) => url.startsWith('url(#sweep-')) ?? true).toBe(true)
        expect(html.match(/<tr/g)?.length).toBe(swept(over).cells.length + 1)
      }
  })
})

describe("a borrower sees none of the lender's figures", () => {
  test.each(SWEPT.slice(0, 2))('%s', async (_, over) => {
    const lender = swept(over)
    const values = lender.cells.flatMap((cell) =>
      cell.is === 'plan'
        ? [cell.measures.expectedValue, cell.measures.presentValue].flatMap((one) => one ?? [])
        : [],
    )
    expect(values.length).toBeGreaterThan(0)
    for (const form of formatsOf('sweep'))
      for (const lang of LANGS)
        for (const shown of [
          await show(swept(over, 'borrower'), form, { lang }),
          await show(lender, form, { lang, shared: true }),
          await show(lender, form, { lang, shared: true, width: 200 }),
        ]) {
          for (const value of values) {
            expect(shown).not.toContain(format(value, 2))
            expect(shown).not.toContain(format(value, 2, ','))
          }
          expect(shown).not.toMatch(/expectedValue|presentValue|Expected|预期价值|现值（?案|出借方/)
        }
  })
})

describe('texts of a case do nothing', () => {
  test.each(HOSTILE)('%j', async (text) => {
    const tree = applySets(demoTree('no-surplus'), ['id=x'])
    const root = { ...(tree.root as object), id: text }
    const of = sweep({ ...tree, root }, book, readAxes(['debt.fees=0,1', 'debt.lender=a,b'], 2), {
      role: 'collector',
      kinds: ['equal-instalment'],
    })
    const worded: Sweep = {
      ...of,
      follow: text,
      base: [text, text],
      axes: of.axes.map((axis, k) =>
        k === 1 ? { ...axis, values: [{ text }, { text: `${text}2` }] } : axis,
      ),
      cells: of.cells.map((cell) => ({ ...cell, values: [cell.values[0] ?? { text }, { text }] })),
    }
    for (const lang of LANGS) {
      const [table, csv, html, svg, json] = await Promise.all(
        (['table', 'csv', 'html', 'svg', 'json'] as const).map((form) =>
          show(worded, form, { lang, width: 100 }),
        ),
      )
      for (const shown of [table, csv, html, svg, json]) expect(shown).not.toMatch(UNSEEN)
      for (const shown of [html, svg]) {
        expect(shown).not.toMatch(/<(script|img|i|b)\b/)
        expect(shown?.match(/<[^>]*\son\w+=/)).toBeNull()
      }
      for (const cell of (csv ?? '').split(/[,\n]/))
        expect(cell.replace(/^"/, '')).not.toMatch(/^[=@\t\r]|^[-+](?!\d)/)
      expect(() => JSON.parse(json ?? '')).not.toThrow()
    }
  })
})

test('in Chinese no Latin word stands but ids, codes and paths; in English no Chinese', async () => {
  for (const [, over] of SWEPT)
    for (const form of ['table', 'html', 'svg'] as const) {
      const of = swept(over)
      const text = (await show(of, form, { lang: 'zh', width: 100 }))
        .replace(/<style>[^]*?<\/style>/g, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\n +/g, '')
      const ids = of.cells.flatMap((cell) => (cell.is === 'plan' ? [cell.id] : []))
      const known = [...ids, ...over.map((axis) => axis.split('=')[0] ?? ''), 'demo-no-surplus', 'CNY', 'cn']
      const left = [...known, of.policy.digest.slice(7, 15)]
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, one) => rest.replaceAll(one, ''), text)
      expect(left.match(/[A-Za-z]{2,}/g)).toBeNull()
      expect((await show(of, form, { lang: 'en', width: 100 })).match(/[\u3000-\u9fff]/)).toBeNull()
    }
})
