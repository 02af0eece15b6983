// The workbook of an agreement (协议工作簿): its sheets in each language, what is yellow, what is a text, the same bytes every
// time. That its formulas come to the agreement is in test/laws/workbook.test.ts.
import { describe, expect, test } from 'vitest'
import { total } from '../../src/core/debt.ts'
import { lines } from '../../src/core/line.ts'
import type { Lang } from '../../src/i18n/lang.ts'
import { agreementXlsx } from '../../src/render/agreement-xlsx.ts'
import { undated } from '../../src/render/zip-dates.ts'
import { PLANS, agreed } from '../support/agreements.ts'
import { money } from '../../src/core/money.ts'
import { debt, on } from '../support/build.ts'
import { Recalculated, readBook } from '../support/sheet.ts'

const NAMES: readonly (readonly [readonly Lang[], readonly string[]])[] = [
  [['en'], ['Terms', 'Schedule', 'Working', 'Clauses', 'Breach']],
  [['zh'], ['条件', '还款计划', '计息过程', '条款', '违约后果']],
  [
    ['zh', 'en'],
    ['条件 Terms', '还款计划 Schedule', '计息过程 Working', '条款 Clauses', '违约后果 Breach'],
  ],
]

describe.each(Object.keys(PLANS) as (keyof typeof PLANS)[])('%s', (name) => {
  const of = agreed(name)
  test.each(NAMES)('in %s: five sheets that reckon the agreement', async (langs, names) => {
    const book = readBook(await agreementXlsx(of, langs))
    expect(book.names).toEqual(names)
    const again = new Recalculated(book)
    const [, rows = '', , clauses = '', breach = ''] = names
    const last = 5 + of.schedule.rows.length
    expect(Math.round(again.value(rows, `H${last + 1}`) * 100)).toBe(
      of.schedule.rows.reduce((sum, { payment }) => sum + payment, 0),
    )
    expect(again.value(rows, `S${last + 1}`)).toBe(0)
    expect(again.value(rows, `R${last}`)).toBe(0)
    const texts = [...(book.cells.get(clauses)?.values() ?? [])].map(({ text }) => text)
    for (const { title } of of.clauses) for (const lang of langs) expect(texts).toContain(title[lang])
    for (const [i, { broken }] of of.breaches.entries())
      expect(Math.round(again.value(breach, `H${4 + i}`) * 100)).toBe(total(broken.owed))
    for (const one of texts) expect(one).not.toMatch(/[{}]|undefined|NaN/)
  })
})

test('the same bytes every time, whenever it is made', async () => {
  const [first, second] = await Promise.all([
    agreementXlsx(agreed('card'), ['zh']),
    agreementXlsx(agreed('card'), ['zh']),
  ])
  expect(Buffer.compare(first, second)).toBe(0)
  expect(Buffer.compare(undated(first), first)).toBe(0)
  expect(() => undated(new Uint8Array(100))).toThrow('ZIP')
})

test('texts of a case are texts, yellow cells are figures, and it is reckoned on opening', async () => {
  const text = "=cmd|'/C calc'!A0"
  const who = { name: text, account: text }
  const book = readBook(
    await agreementXlsx(agreed('card', { borrower: who, lender: who, guarantors: [who] }), ['en']),
  )
  const cells = [...book.cells.values()].flatMap((of) => [...of.values()])
  expect(cells.filter((cell) => cell.text === text).length).toBeGreaterThanOrEqual(2)
  for (const { formula } of cells) expect(formula ?? '').not.toContain('cmd')
  expect(book.files['xl/workbook.xml']).toContain('fullCalcOnLoad="1"')
  expect(book.files['xl/workbook.xml']).toContain('_xlnm.Print_Titles')
  expect(book.files['xl/worksheets/sheet2.xml']).toContain('fitToPage="1"')
  expect(book.files['xl/styles.xml']).toContain('FFF4B8')
})

test('a payment on the day of another is a line of its own, in the row of that day', () => {
  const of = debt({ principal: 1_000_000, dueDay: 15 })
  const plan = {
    kind: 'contract' as const,
    reliefs: [],
    stages: [
      { on: on('2026-12-15'), pay: { amount: money(200_000) } },
      { months: 3, pay: 'level' as const },
    ],
  }
  const made = lines(of, plan)
  if ('refused' in made) throw new Error('refused')
  expect(made.map(({ row }) => row)).toEqual([1, 1, 2, 3])
  expect(made.map(({ step, from }) => step.due - from)).toEqual([23, 0, 31, 31])
  expect(made[0]?.payment).toBe(200_000)
})
