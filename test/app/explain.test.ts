// Explain (算式说明): worked figures as they are printed, in one language at a time, no wider than the terminal;
// for scripts as JSON and CSV; nothing of the lender's for a borrower.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { explain } from '../../src/app/explain.ts'
import { type Debt } from '../../src/core/debt.ts'
import { measure } from '../../src/core/measure.ts'
import { run } from '../../src/core/run.ts'
import { tape } from '../../src/core/tape.ts'
import { width } from '../../src/i18n/width.ts'
import { explanationCsv, explanationJson } from '../../src/render/explain-json.ts'
import { explanationMarkdown } from '../../src/render/explain-markdown.ts'
import { explanationText } from '../../src/render/explain-text.ts'
import { EXPLANATION } from '../../src/schema/explanation.ts'
import {
  cents,
  debt,
  flow,
  household,
  level,
  ordinaryDebt,
  plan,
  relief,
  situation,
} from '../support/build.ts'
import { check } from '../support/evaluate.ts'
import { IDS, en, explained, genericFor, home, lineOf, planOf, policy, proven } from '../support/explained.ts'
import { agrees } from '../support/ruled.ts'

describe('what is printed', () => {
  const tenThousand = debt({ dayCount: 'equal-months', asOf: '2026-11-15' })

  test('interest of each day count', () => {
    const line = (words: Parameters<typeof debt>[0]): string =>
      lineOf(
        explained(
          debt({ asOf: '2027-12-20', dueDay: 15, principal: 1_000_000, ...words }),
          'equal-instalment-3',
          { row: 1 },
        ),
        'Interest charged',
      )
    expect(line({})).toBe('128.22 = 10,000.00 × 18% × 26/365, half up')
    expect(line({ dayCount: 'act/360' })).toBe('130.00 = 10,000.00 × 18% × 26/360, half up')
    expect(line({ dayCount: '30e/360' })).toBe('125.00 = 10,000.00 × 18% × 25/360, half up')
    expect(line({ dayCount: 'act/act' })).toBe('128.03 = 10,000.00 × 18% × (12/365 + 14/366), half up')
    expect(line({ dayCount: 'equal-months', asOf: '2027-12-15' })).toBe(
      '150.00 = 10,000.00 × 18% × 1/12, half up',
    )
    expect(line({ dayCount: 'equal-months', asOf: '2027-12-10', dueDay: 15 })).toBe(
      '25.00 = 10,000.00 × 18% × 5/360, half up',
    )
    expect(line({ rate: '0.05%/day' })).toBe('130.00 = 10,000.00 × 0.05% × 26, half up')
    expect(line({ rounding: { interest: 'half-even' } })).toBe(
      '128.22 = 10,000.00 × 18% × 26/365, half to even',
    )
  })

  test('a month and odd days', () => {
    const made = explained(debt({ dayCount: 'equal-months' }), plan([level(3)], { firstDue: '2027-01-15' }), {
      row: 1,
    })
    expect(lineOf(made, 'Interest charged')).toBe('265.00 = 10,000.00 × 18% × (30 × 1 + 23)/360, half up')
  })

  test('the level amount of an annuity, and of rows of different lengths', () => {
    const plain = explained(tenThousand, 'equal-instalment-12')
    expect(lineOf(plain, 'Exact level amount')).toBe(
      '916.799929 = 10,000.00 × i ÷ (1 − (1 + i)^(−12)), half up, where i = 18% × 1/12',
    )
    expect(lineOf(plain, 'Level amount, rounded')).toBe('916.80 = 916.799929, half up')
    expect(lineOf(plain, 'Total paid')).toBe('11,001.61 = 916.80 × 11 + 916.81')
    const days = explained(ordinaryDebt({ dayCount: 'act/365' }), 'equal-instalment-24')
    expect(lineOf(days, 'Exact level amount')).toMatch(
      /^2,566\.042332 = \(48,732\.55 × \(1 \+ 18% × 54\/365\) \+ 2,894\.62\) ÷ \(2 \+ 18\.\d{9,}\), half up$/,
    )
    expect(lineOf(explained(ordinaryDebt(), 'settlement-3'), 'Exact level amount')).toBe(
      '17,209.056667 = (48,732.55 + 2,894.62) ÷ 3, half up',
    )
  })

  test('a coarser unit, the smallest amount, and carried interest', () => {
    const coarse = { ...tenThousand, rounding: { ...tenThousand.rounding, unit: cents(1) } }
    expect(lineOf(explained(coarse, 'equal-instalment-12'), 'Level amount, rounded')).toBe(
      '917.00 = 916.799929, half up to 1.00',
    )
    const up = { ...tenThousand, rounding: { ...tenThousand.rounding, instalment: 'up' } } as Debt
    expect(lineOf(explained(up, 'equal-instalment-12'), 'Level amount, rounded')).toBe(
      '916.81 = [916.799929, half up] + 0.01 × 1',
    )
    const carry = ordinaryDebt({ rounding: { interest: 'carry' } })
    expect(lineOf(explained(carry, 'equal-instalment-12', { row: 2 }), 'Interest charged')).toMatch(
      /^[\d.]+ = \[552\.747\d+ \+ 47,467\.24 × 18% × 31\/365, half up\] − 552\.75$/,
    )
  })

  test('means, reliefs and what the plan begins with', () => {
    const made = explained(ordinaryDebt(), 'fee-waiver-24.fees-100.penalty-33.3.penalty-66.7-done')
    expect(lineOf(made, 'Wage a month')).toBe('3,250.00 = 1,500.00 × 26/12, half up')
    expect(lineOf(made, 'Surplus from 2027-02-01')).toBe('350.50 = 5,250.50 − 4,000.00 − 900.00')
    expect(lineOf(made, 'Cushion from 2027-02-01')).toBe('35.05 = 350.50 × 10%, half up')
    expect(lineOf(made, 'Penalty given up now')).toBe('71.73 = 215.40 × 33.3%, half up')
    expect(lineOf(made, 'Penalty given up on completion')).toBe('143.67 = 215.40 × 66.7%, half up')
    expect(lineOf(made, 'In all at the beginning')).toBe('51,111.77 = 2,379.22 + 48,732.55')
    expect(
      lineOf(
        explained(ordinaryDebt(), plan([level(6)], { reliefs: [relief('fees', 1000)] })),
        'Fees the plan begins with',
      ),
    ).toBe('290.00 = 300.00 − 10.00')
  })

  test('every figure that the comparison has too is the same', () => {
    for (const id of IDS) {
      const of = ordinaryDebt()
      const by = planOf(id, of)
      const onto = tape()
      run(of, by, onto)
      const m = measure(onto, by, of, undefined, undefined)
      const made = explained(of, id)
      const value = (figure: string): unknown => made.items.find((item) => item.figure === figure)?.value
      expect(value('totalPaid')).toEqual({ money: m.totalPaid })
      expect(value('peakPayment')).toEqual({ money: m.peakPayment })
      expect(value('interestTotal')).toEqual({ money: m.interestCharged })
      expect(value('months')).toEqual({ count: m.months })
      expect(value('heldTotal')).toEqual({ money: m.held })
      expect(value('annualRate')).toEqual({ percent: ((m.annualRate ?? NaN) * 100).toFixed(2) })
      expect(value('effectiveRate')).toEqual({ percent: ((m.effectiveRate ?? NaN) * 100).toFixed(2) })
      agrees(made, situation(of, { household: home }), genericFor(of, home), by)
    }
  })

  test('no line is wider than the terminal, and nothing is lost in breaking', () => {
    for (const lang of ['en', 'zh'] as const)
      for (const id of IDS)
        for (const columns of [40, 60, 80, 110]) {
          const made = explained(ordinaryDebt(), id)
          const text = explanationText(made, { lang, colour: 0, width: columns })
          expect(text.split('\n').filter((line) => width(line) > columns)).toEqual([])
          const whole = explanationText(made, { lang, colour: 0, width: 1e9 })
          expect(text.replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
        }
  })

  test('Chinese has no Latin words but the id, the currency, where a figure stands, and the signs c, i and v', () => {
    for (const id of IDS) {
      const text = explanationText(explained(ordinaryDebt(), id), { lang: 'zh', colour: 0, width: 1e9 })
      expect(
        text
          .replaceAll(id, '')
          .replaceAll(/【.*?】/g, '')
          .match(/[A-Za-z]+/g)
          ?.filter((word) => !['c', 'i', 'v', 'CNY'].includes(word)) ?? [],
      ).toEqual([])
    }
  })

  test('every figure and note has its words', () => {
    for (const lang of ['en', 'zh'] as const)
      for (const id of IDS)
        expect(explanationText(explained(ordinaryDebt(), id), { lang, colour: 0, width: 1e9 })).not.toMatch(
          /[{}]|undefined/,
        )
  })

  test('what stands in a case does nothing', () => {
    const odd = household({ income: [flow('\u001b[2J|<b>', 100_000, { every: 'week' })] })
    const made = { ...explained(ordinaryDebt(), 'equal-instalment-12', { home: odd }), id: '=cmd\u202e' }
    for (const text of [explanationText(made, en), explanationMarkdown(made, en), explanationCsv(made, en)]) {
      expect(text).not.toContain('\u001b')
      expect(text).not.toContain('\u202e')
    }
    expect(explanationMarkdown(made, en)).toContain('\\|&lt;b&gt;')
    expect(explanationMarkdown(made, en)).not.toContain('<b>')
  })
})

describe('for scripts', () => {
  test.each(IDS)('%s has the shape of parley/explanation@1', (id) => {
    const told = JSON.parse(explanationJson(explained(ordinaryDebt(), id), en)) as object
    expect(v.safeParse(EXPLANATION.explanation.shape(), told).issues).toBeUndefined()
    const row = JSON.parse(explanationJson(explained(ordinaryDebt(), id, { row: 1 }), en)) as object
    expect(v.safeParse(EXPLANATION.explanation.shape(), row).issues).toBeUndefined()
    expect(v.safeParse(EXPLANATION.explanation.shape(), { ...row, more: 1 }).success).toBe(false)
  })

  test('CSV: a path, the value, the formula', () => {
    const lines = explanationCsv(explained(ordinaryDebt(), 'catch-up-6', { row: 1 }), en).split('\n')
    expect(lines[0]).toBe('figure,value,formula')
    expect(lines).toContain('row.1.interestCharged,552.75,"48732.55 * 18% * 23/365, half-up"')
    const broke = household({ income: [], spending: [flow('rent', 100)] })
    const made = explained(ordinaryDebt(), 'equal-instalment-12', { home: broke })
    expect(explanationCsv(made, en)).not.toMatch(/,"?[=+@-](?!\d)/)
  })

  test('a row that is not there, and a plan that cannot be', () => {
    const given = situation(ordinaryDebt(), { household: home })
    const by = planOf('equal-instalment-12', given.debt)
    expect(explain(given, policy, { id: 'x', plan: by }, { row: 13 })).toMatchObject({
      refused: { rule: 'row-unknown', args: { rows: { count: 12 } } },
    })
    expect(explain(given, policy, { id: 'x', plan: by }, { row: 0 })).toMatchObject({
      refused: { rule: 'row-unknown' },
    })
    expect(explain(given, policy, { id: 'x', plan: plan([]) })).toMatchObject({
      refused: { rule: 'no-rows' },
    })
  })
})

describe('the evaluator itself', () => {
  test('reads, and refuses what it cannot read or what is wrong', () => {
    expect(check('8.49 = 1,000.00 × 10% × 31/365, half up', 2)).toEqual({ figure: '8.49', found: '8.49' })
    expect(check('8.50 = 1,000.00 × 10% × 31/365, half up', 2).found).toBe('8.49')
    expect(check('2 = 较大者(−1，2^3 ÷ 4)', 2).found).toBe('2')
    expect(check('0.12 = [0.125, half to even]', 2).found).toBe('0.12')
    expect(check('10 = 12.5，四舍五入到 10', 2).found).toBe('10')
    expect(check('3.00 = 2 * x + 1; x = 100%', 2).found).toBe('3')
    expect(() => check('1 = 2 +', 2)).toThrow('cannot read')
    expect(() => check('1 = 2, somehow', 2)).toThrow('no rounding')
    expect(() => check('1 = y', 2)).toThrow('cannot read')
    expect(proven(explained(ordinaryDebt(), 'grace-10', { row: 1 })).length).toBeGreaterThan(20)
  })
})
