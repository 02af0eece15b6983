// Workbooks (工作簿的规律): whatever the plan, day count, rounding and order of payment, the formulas reckoned anew come to every
// figure of the schedule; and after a change of a payment to what another plan asks for, to that plan's.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Agreement } from '../../src/core/agreement.ts'
import { lines as linesOf } from '../../src/core/line.ts'
import type { Debt } from '../../src/core/debt.ts'
import { total } from '../../src/core/debt.ts'
import { MOST, money } from '../../src/core/money.ts'
import type { Plan } from '../../src/core/plan.ts'
import { schedule } from '../../src/core/schedule.ts'
import { agreementXlsx } from '../../src/render/agreement-xlsx.ts'
import { cents, debt as debtOf, situation } from '../support/build.ts'
import { anyCase } from '../support/random.ts'
import { type Book, Recalculated, readBook } from '../support/sheet.ts'

const CASES = Number(process.env['CASES'] ?? 60)
const FIRST_LINE = 6

/** An agreement with rows and nothing else. */
function bareAgreement(debt: Debt, plan: Plan): Agreement | undefined {
  const rows = schedule(debt, plan)
  if ('refused' in rows) return undefined
  return {
    id: 'any',
    on: debt.asOf,
    situation: situation(debt),
    plan: { id: 'any', plan },
    schedule: rows,
    breaches: [],
    policy: { id: 'generic', version: '1', digest: 'x' },
    duties: [],
    clauses: [],
  }
}

const COLUMNS = ['F', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R'] as const
/** Every line of the schedule sheet in minor units. */
const reckoned = (of: Recalculated, count: number, digits: number): number[][] =>
  Array.from({ length: count }, (_, i) =>
    COLUMNS.map(
      (letter) => Math.round(of.value('Schedule', `${letter}${FIRST_LINE + i}`) * 10 ** digits) + 0,
    ),
  )
function agreedLines(debt: Debt, plan: Plan): number[][] {
  const lines = linesOf(debt, plan)
  if ('refused' in lines) throw new Error(lines.refused.rule)
  return lines.map(({ charged, payment, to, capitalised, left }) => [
    charged,
    payment,
    to.principal,
    to.interest,
    to.penalty,
    to.fees,
    capitalised,
    left.principal,
    left.interest,
    left.penalty,
    left.fees,
    total(left),
  ])
}
const sumRow = (count: number): number => FIRST_LINE + count

/** Formulas whose figure in the file is not what they come to. */
function stale(book: Book, of: Recalculated): string[] {
  return book.names.flatMap((name) =>
    [...(book.cells.get(name) ?? [])].flatMap(([at, { formula, kept }]) => {
      if (formula === undefined) return []
      const now = of.value(name, at)
      return Math.abs(now - (kept ?? Number.NaN)) <= 1e-9 * Math.max(1, Math.abs(now))
        ? []
        : [`${name}!${at} ${kept} ${now} ${formula}`]
    }),
  )
}

test('every figure of any plan, reckoned anew', async () => {
  const seen = { made: 0, refused: 0, coarse: 0, pieces: 0, lines: 0 }
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ debt, plan }) => {
      fc.pre(total(debt.owed) <= MOST)
      const of = bareAgreement(debt, plan)
      if (!of) return void (seen.refused += 1)
      const book = readBook(await agreementXlsx(of, ['en']))
      const again = new Recalculated(book)
      const expected = agreedLines(debt, plan)
      expect(reckoned(again, expected.length, debt.digits)).toEqual(expected)
      expect(stale(book, again)).toEqual([])
      for (const letter of ['F', 'H', 'I', 'J', 'K', 'L', 'M', 'S'])
        for (const row of [sumRow(expected.length) + 2])
          expect(again.value('Schedule', `${letter}${row}`), letter).toBe(0)
      expect(again.value('Schedule', `S${sumRow(expected.length)}`)).toBe(0)
      seen.made += 1
      seen.lines += expected.length
      const heads = [...(book.cells.get('Working') ?? [])].filter(([at]) => /^[A-Z]+4$/.test(at))
      if (heads.some(([, { text }]) => text?.startsWith('Figures'))) seen.pieces += 1
      if (!heads.some(([, { text }]) => text === 'Whole')) seen.coarse += 1
    }),
    { numRuns: CASES },
  )
  console.log(
    `${seen.made} workbooks of ${seen.lines} lines (${seen.pieces} in pieces, ${seen.coarse} too fine), ${seen.refused} refused`,
  )
  expect(seen.made).toBeGreaterThan(CASES / 3)
  expect(seen.coarse).toBeLessThan(seen.made / 4)
}, 300_000)

test('a payment changed by hand: the rest is what the ledger says of that payment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 50_000, max: 120_000 }),
      fc.constantFrom('act/365', 'equal-months', 'act/act', '30e/360', 'act/360'),
      fc.constantFrom('half-up', 'half-even', 'carry'),
      fc.boolean(),
      async (amount, dayCount, interest, capitalises) => {
        const debt = debtOf({
          principal: 1_000_000,
          fees: 3_000,
          interest: 20_050,
          dayCount,
          rounding: { interest },
        })
        const unpaid = capitalises ? 'capitalises' : 'accrues'
        const planOf = (each: number): Plan => ({
          kind: 'contract',
          reliefs: [],
          stages: [
            { months: 6, pay: { amount: money(each) }, unpaid },
            { months: 1, pay: 'rest', unpaid },
          ],
        })
        const of = bareAgreement(debt, planOf(40_000))
        if (!of) throw new Error('refused')
        const book = readBook(await agreementXlsx(of, ['en']))
        const again = new Recalculated(book)
        for (let i = 0; i < 6; i++) again.put('Schedule', `G${FIRST_LINE + i}`, amount / 100)
        expect(reckoned(again, 7, 2)).toEqual(agreedLines(debt, planOf(amount)))
        expect(again.value('Schedule', `S${sumRow(7)}`)).toBeGreaterThan(0)
      },
    ),
    { numRuns: 20 },
  )
})

test('another rate, another day and another debt in the terms are reckoned through', async () => {
  const debt = debtOf({ principal: 1_000_000, fees: 3_000 })
  const plan: Plan = {
    kind: 'contract',
    reliefs: [],
    stages: [
      { months: 5, pay: { amount: cents(900) } },
      { months: 1, pay: 'rest' },
    ],
  }
  const of = bareAgreement(debt, plan)
  if (!of) throw new Error('refused')
  const book = readBook(await agreementXlsx(of, ['en']))
  const place = (label: string): string => {
    const at = [...(book.cells.get('Terms') ?? [])].find(([, { text }]) => text === label)?.[0]
    if (at === undefined) throw new Error(`no ${label}`)
    return at.replace(/^A/, 'B')
  }
  const again = new Recalculated(book)
  again.put('Terms', place('Rate of the contract'), 0.182_575)
  again.put('Terms', place('Due day of the month'), 31)
  again.put('Terms', place('First monthly due day'), 46_356)
  again.put('Terms', place('Principal'), 12_345.67)
  const other = debtOf({ principal: 1_234_567, fees: 3_000, rate: '18.2575%', dueDay: 31 })
  // 46,356 is 2026-11-30.
  expect(reckoned(again, 6, 2)).toEqual(agreedLines(other, plan))
})
