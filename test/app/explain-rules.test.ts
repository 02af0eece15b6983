// Explain (算式说明): why a plan can be granted and why not: the rule, its figure and limit, where it stands, and the smallest
// change that would let it pass, as the comparison has them.
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { type Explanation, explain } from '../../src/app/explain.ts'
import type { Debt } from '../../src/core/debt.ts'
import { policy as load } from '../../src/policy/load.ts'
import { explanationCsv, explanationJson } from '../../src/render/explain-json.ts'
import { explanationMarkdown } from '../../src/render/explain-markdown.ts'
import { explanationText } from '../../src/render/explain-text.ts'
import { flow, household, level, ordinaryDebt, plan, situation } from '../support/build.ts'
import { en, explained, planOf, specOf } from '../support/explained.ts'

const of = ordinaryDebt()
const home = household()
const under = (name: string, owed: Debt = of) => load(name, 2, situation(owed, { household: home }))
const told = (made: Explanation, lang: 'en' | 'zh' = 'en'): string[] => {
  const lines = explanationText(made, { ...en, lang }).split('\n')
  const from = lines.indexOf(lang === 'en' ? 'What the rules say' : '规则意见')
  return lines.slice(from + 1, lines.indexOf('', from))
}

describe('a refused plan', () => {
  const long = explained(of, 'equal-instalment-72', { by: under('generic'), home })

  test('the rule, the figure, the limit, and the line of the policy', () => {
    expect(long.judgement?.passes).toBe(false)
    const found = long.judgement?.findings.find(({ level: weight }) => weight === 'forbids')
    expect(found).toMatchObject({
      rule: 'too-long',
      args: { months: { count: 72 }, most: { count: 60 } },
      source: { article: 'limits.mostMonths', at: under('generic').lines['limits.mostMonths'] },
    })
    expect(found?.source?.at).toMatch(/^generic\/policy\.yaml:\d+$/)
    const [verdict, first] = told(long)
    expect(verdict).toBe('  This plan cannot be granted.')
    expect(first).toMatch(
      /^ {2}Not possible: It runs 72 months; the policy allows 60\. \[Generic menu limits\.mostMonths \(2026-11-22, generic\/policy\.yaml:\d+\)\]$/,
    )
  })

  test('the smallest change that would let it pass, with the plan it makes', () => {
    expect(told(long)).toContain('  Would pass with: 72 → 60 months.')
    expect(told(long)).toContain('    equal-instalment-60')
    expect(explanationText(long, { ...en, ascii: true })).toContain('Would pass with: 72 -> 60 months.')
    expect(told(long, 'zh').join('\n')).toMatch(/^ {2}此方案不能批准。\n {2}不可行：共 72 个月/)
    const changed = explained(of, 'equal-instalment-60', { by: under('generic'), home })
    expect(changed.judgement).toMatchObject({ passes: true, nearest: [] })
    const before = explained(of, 'equal-instalment-61', { by: under('generic'), home })
    expect(before.judgement?.passes).toBe(false)
  })

  test('as the comparison refuses it', () => {
    for (const name of ['generic', 'cn', 'example'])
      for (const id of [
        'equal-instalment-12',
        'equal-instalment-72',
        'payment-holiday-6+24',
        'settlement-3',
      ]) {
        const own = { id, plan: planOf(id, of), spec: specOf(id, of) }
        const given = situation(of, { household: home })
        const found = compare(given, under(name), { role: 'collector', kinds: [], also: [own] })
        const refused = found.refused.find((one) => one.id === id)
        const made = explain(given, under(name), own) as Explanation
        expect([name, id, made.judgement?.passes]).toEqual([name, id, refused === undefined])
        expect(made.judgement?.nearest).toEqual(refused?.nearest ?? [])
        for (const finding of refused?.findings ?? [])
          expect(made.judgement?.findings).toContainEqual(finding)
        const entry = found.plans.find((one) => one.id === id)
        if (entry) expect(made.judgement?.findings).toEqual(entry.findings)
      }
  })

  test('more money in the household is no other plan; and where nothing helps, that is said', () => {
    const mine = explained(of, plan([level(12)], { kind: 'equal-instalment' }), { home })
    expect(told(mine).at(-1)).toMatch(/^ {2}Would pass with: ¥[\d,.]+ a month more in the household\.$/)
    const sold = ordinaryDebt({ overdueSince: '2025-08-15' })
    const closed = explained(sold, 'equal-instalment-24', { by: under('example', sold), home })
    expect(told(closed)[0]).toBe('  This plan cannot be granted.')
    expect(told(closed).at(-1)).toBe('  No single change within the policy would let it pass.')
    expect(told(closed)[1]).toMatch(
      /^ {2}Not possible: The policy offers no plan in its tier legal: .*example\/policy\.yaml:\d+/,
    )
  })
})

describe('for scripts', () => {
  test('passes, findings with their source, and changes as plans', () => {
    const long = explained(of, 'equal-instalment-72', { by: under('generic'), home })
    expect(JSON.parse(explanationJson(long, en))).toMatchObject({
      passes: false,
      findings: [
        {
          rule: 'too-long',
          level: 'forbids',
          args: { months: 72, most: 60 },
          source: { instrument: 'Generic menu', article: 'limits.mostMonths' },
        },
      ],
      nearest: [
        {
          change: { path: 'stages[0].months', from: 72, to: 60 },
          id: 'equal-instalment-60',
          plan: { kind: 'equal-instalment', stages: [{ months: 60, pay: 'level' }] },
        },
      ],
    })
    const lines = explanationCsv(long, en).split('\n')
    expect(lines).toContain('rules.passes,false,')
    expect(lines).toContain('rules.too-long,forbids,')
    expect(lines).toContain('nearest.stages[0].months,60,')
    expect(explanationMarkdown(long, en)).toMatch(
      /## What the rules say\n\n- This plan cannot be granted\.\n- Not possible: /,
    )
  })

  test('a row by itself is not judged, and has none of the lender’s figures', () => {
    const row = explained(of, 'equal-instalment-72', { home, row: 3 })
    expect(row.judgement).toBeUndefined()
    expect(row.items.filter(({ lenderOnly }) => lenderOnly)).toEqual([])
    const json = JSON.parse(explanationJson(row, en)) as object
    for (const key of ['passes', 'findings', 'nearest']) expect(json).not.toHaveProperty(key)
  })

  test('what stands in a case does nothing', () => {
    const odd = household({ region: '\u001b[2J|<b>', income: [flow('wage', 900_000)] })
    const by = load('cn', 2, situation(of, { household: odd }))
    const made = explained(of, 'equal-instalment-24', { by, home: odd })
    expect(made.items.find(({ note }) => note === 'floor-national')?.args?.['region']).toBeDefined()
    for (const text of [explanationText(made, en), explanationMarkdown(made, en), explanationCsv(made, en)])
      expect(text).not.toContain('\u001b')
    expect(explanationMarkdown(made, en)).not.toContain('<b>')
  })
})
