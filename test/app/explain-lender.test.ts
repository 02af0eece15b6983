// Explain (算式说明): what law and lender say of a figure: the living-cost floor, the benchmark, the all-in cost, present and
// expected value with what they rest on, who may grant the plan; and none of the lender's own for a borrower.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ROLES } from '../../src/app/appraise.ts'
import type { Explanation } from '../../src/app/explain.ts'
import type { Debt } from '../../src/core/debt.ts'
import type { Household } from '../../src/core/household.ts'
import { type Policy, cite } from '../../src/policy/policy.ts'
import { policy as load } from '../../src/policy/load.ts'
import { explanationCsv, explanationJson } from '../../src/render/explain-json.ts'
import { explanationMarkdown } from '../../src/render/explain-markdown.ts'
import { explanationText } from '../../src/render/explain-text.ts'
import { EXPLANATION } from '../../src/schema/explanation.ts'
import {
  cents,
  debt,
  household,
  level,
  on,
  ordinaryDebt,
  part,
  pct,
  plan,
  situation,
} from '../support/build.ts'
import { IDS, en, explained, lineOf, planOf, unproven } from '../support/explained.ts'
import { withLaw } from '../support/law.ts'
import { agrees } from '../support/ruled.ts'

const of = ordinaryDebt()
const shanghai = household({ region: '310000', savings: cents(5000) })
const under = (name: string, owed: Debt = of, who: Household = shanghai): Policy =>
  load(name, owed.digits, situation(owed, { household: who }))
/** The remark under a figure. */
function noteOf(made: Explanation, name: string): string | undefined {
  const lines = explanationText(made, en).split('\n')
  const at = lines.findIndex((line) => line.startsWith(`  ${name}: `))
  const next = at < 0 ? undefined : lines[at + 1]
  return next?.startsWith('    ') ? next.trim() : undefined
}
const secured = { ...of, collateral: { value: cents(3_000_000), seniorLien: cents(2_180_000) } }

describe('the living-cost floor', () => {
  test('a figure a person × people, from the region’s value, and which of the two counts', () => {
    const made = explained(of, 'equal-instalment-24', { by: under('cn'), home: shanghai })
    expect(lineOf(made, 'Living-cost floor from 2026-11-22')).toBe('4,785.00 = 1,595.00 × 3')
    expect(noteOf(made, 'Living-cost floor from 2026-11-22')).toMatch(
      /^so much a person .*\[Shanghai .*\(2024-07-01, cn\/household\.yaml:\d+\)\]$/,
    )
    expect(lineOf(made, 'Surplus from 2026-11-22')).toBe('1,715.00 = 6,500.00 − max(4,000.00, 4,785.00)')
    expect(noteOf(made, 'Surplus from 2026-11-22')).toBe(
      'the living-cost floor counts: less than that was declared',
    )
  })
  test('the national figure where the region has none; declared essentials above it', () => {
    const beijing = household({ region: '110000' })
    const made = explained(of, 'equal-instalment-24', { by: under('cn', of, beijing), home: beijing })
    expect(lineOf(made, 'Living-cost floor from 2026-11-22')).toMatch(/^[\d,.]+ = [\d,.]+ × 3$/)
    expect(noteOf(made, 'Living-cost floor from 2026-11-22')).toContain('none is known for region 110000')
    expect(noteOf(made, 'Surplus from 2026-11-22')).toContain('the declared essentials count')
  })
  test('a table by people, and beyond its end', () => {
    const [two, six] = [2, 6].map((people) => household({ people }))
    const floor = 'Living-cost floor from 2026-11-22'
    const small = explained(of, 'equal-instalment-24', { by: under('us', of, two), home: two as Household })
    expect(lineOf(small, floor)).toBe('1,481.00')
    expect(noteOf(small, floor)).toMatch(/^for a household of 2 people \[IRS .*us\/household\.yaml:\d+\)\]$/)
    const large = explained(of, 'equal-instalment-24', { by: under('us', of, six), home: six as Household })
    expect(lineOf(large, floor)).toBe('2,917.00 = 2,129.00 + 394.00 × 2')
  })
  test('one that no pack has is as the policy says', () => {
    const by = under('generic')
    const made = explained(of, 'equal-instalment-24', {
      by: { ...by, means: { ...by.means, floor: cents(4200) } },
      home: shanghai,
    })
    expect(lineOf(made, 'Living-cost floor from 2026-11-22')).toBe('4,200.00')
    expect(noteOf(made, 'Living-cost floor from 2026-11-22')).toBe('as the case or the policy says')
  })
})

describe('held against the household', () => {
  test('payment and other debts ÷ income, upwards, against the benchmark', () => {
    const made = explained(of, 'equal-instalment-24', { by: under('cn') })
    expect(lineOf(made, 'Payment and other debts ÷ income')).toBe(
      '106.65% = (2,566.04 + 900.00) ÷ 3,250.00, rounded up',
    )
    expect(noteOf(made, 'Payment and other debts ÷ income')).toMatch(
      /^in row 1, due 2026-12-15; the benchmark is 55% \[.*cn\/household\.yaml:\d+\)\]$/,
    )
    expect(made.judgement?.findings.find(({ rule }) => rule === 'above-benchmark')?.args['share']).toEqual({
      share: { units: 10_665, scale: 4 },
    })
  })
  test('two payments in one month share it', () => {
    const twice = plan(
      [{ on: on('2026-12-01'), pay: { amount: cents(800) }, unpaid: 'accrues' }, level(24)],
      {
        kind: 'equal-instalment',
      },
    )
    const home = household({ savings: cents(0) })
    const made = explained(of, twice, { home })
    expect(lineOf(made, 'Highest payment ÷ what can be paid')).toMatch(/= \(800\.00 \+ [\d,.]+\) ÷ 2,250\.00/)
    expect(noteOf(made, 'Highest payment ÷ what can be paid')).toContain('in the same month')
    expect(unproven(made)).toEqual([])
    agrees(made, situation(of, { household: home }), under('generic'), twice)
  })
})

describe('the all-in cost', () => {
  test('where a pack asks for it: each cost, its level, their sum and its source', () => {
    const made = explained(of, 'equal-instalment-24', { by: under('cn'), home: shanghai })
    expect(lineOf(made, 'Principal repaid')).toMatch(
      /^48,732\.55 = [\d,.]+ − [\d,.]+ − 2,379\.22 − 300\.00 − 215\.40$/,
    )
    expect(lineOf(made, 'Fees')).toBe('300.00')
    expect(lineOf(made, 'All-in cost a year')).toMatch(
      /^[\d.]+% = 12 × \([\d.]+% \+ [\d.]+% \+ [\d.]+%\), half up$/,
    )
    expect(noteOf(made, 'All-in cost a year')).toMatch(/cn\/disclosure\.yaml:\d+/)
    expect(lineOf(made, 'On default: penalty rate on overdue principal')).toBe('24%')
    expect(unproven(made)).toEqual([])
  })
  test('of interest alone it is the rate of the contract', () => {
    const plain = debt({ principal: 1_200_000, rate: '12%', dayCount: 'equal-months', dueDay: 22 })
    const made = explained(plain, plan([{ months: 12, pay: 'equal-principal' }]), { by: under('cn', plain) })
    expect(lineOf(made, 'All-in cost a year')).toBe('12.00% = 12 × 1%, half up')
    expect(lineOf(made, 'The same compounded')).toMatch(/^12\.68% = /)
  })
  test('nobody asks for it under the generic policy', () => {
    expect(explained(of, 'equal-instalment-24').items.filter(({ subject }) => subject === 'cost')).toEqual([])
  })
})

describe('for the lender', () => {
  /** 10,000.00 paid a year later with a year's interest, values at 8 %. */
  const year = debt({ dueDay: 22 })
  const once = plan([level(1)], { kind: 'equal-instalment', firstDue: '2027-11-22' })
  const generic = under('generic', year)
  const at8 = { ...generic, economics: { ...generic.economics, discount: pct('8%') } }
  const made = explained(year, once, { by: at8 })

  test('values are stated at the rate of the policy, and what is given up at that of the contract', () => {
    expect(lineOf(made, 'Present value')).toBe(
      '10,895.67 = 11,800.00 × v^365, half up, where v = (1 + 8% ÷ 12)^(−12/365)',
    )
    expect(noteOf(made, 'Present value')).toMatch(
      /at 8%.*\[Generic menu economics\.discount \(2026-11-22, generic\/policy\.yaml:\d+\)\]$/,
    )
    expect(lineOf(made, 'Present value at the contract rate')).toMatch(/^9,869\.37 = /)
    expect(lineOf(made, 'Given up of what is owed')).toBe(
      '1.31% = (10,000.00 − 9,869.37) ÷ 10,000.00, half up',
    )
  })
  test('the expected value by hand: 41.2 % kept for a year, of the others 4 % comes in half a year later', () => {
    // 10,895.6652 × (0.412 + 0.588 × 0.04 ÷ 1.0066667^6): 4,489.0140 + 246.2504
    expect(lineOf(made, 'Expected value')).toBe('4,735.26 = 4,489.01 + 246.25')
    expect(lineOf(made, 'Expected while kept')).toMatch(
      /^4,489\.01\d* = 11,800\.00 × 0\.412\d* × v\^365, half up/,
    )
    expect(lineOf(made, 'Expected once broken')).toMatch(
      /^246\.25\d* = 4% × \(1 \+ 8% ÷ 12\)\^\(−6\) × 11,800\.00 × 0\.588\d* × v\^365, half up/,
    )
    expect(lineOf(made, 'Expected value ÷ what is owed')).toBe('47.35% = 4,735.26 ÷ 10,000.00, half up')
  })
  test('how such plans are broken: tenths off the payment, the share of a year, the months; each with its source', () => {
    const cut = explained(of, 'equal-instalment-24')
    expect(lineOf(cut, 'Tenths off the payment')).toBe(
      '1 = min(2, [10 × (3,150.00 − 2,566.12) ÷ 3,150.00, rounded down to 1])',
    )
    expect(lineOf(cut, 'Such plans broken within 12 months')).toBe('45.86% = 58.8% × 78%^1, half up')
    expect(lineOf(cut, 'The same, month by month')).toMatch(
      /^45\.86% = 1 − \(1 − c × 1\.56%\)\^6 × \(1 − c × 1\.42%\)\^6, half up, where c = 3\.345\d*$/,
    )
    for (const figure of ['hazardBase', 'hazardSlope', 'brokenByMonths', 'recoveryShare', 'recoveryAfter'])
      expect(cut.items.find((item) => item.figure === figure)?.source?.at).toMatch(
        /^generic\/evidence\.yaml:\d+$/,
      )
    expect(lineOf(made, 'Tenths off the payment')).toBe('0')
    expect(noteOf(made, 'Tenths off the payment')).toContain('not known')
    expect(noteOf(explained(of, 'catch-up-6'), 'Tenths off the payment')).toContain(
      'not below the instalment',
    )
  })
  test('what property behind it would bring', () => {
    const by = under('cn', secured)
    const lien = explained(secured, 'equal-instalment-24', { by, home: shanghai })
    expect(lineOf(lien, 'What the property would bring')).toBe(
      '44,800.00 = min(51,627.17, max(0.00, 3,000,000.00 × 74.16% − 2,180,000.00)), half up',
    )
    expect(lineOf(lien, 'Comes in of what is owed after a breach')).toBe(
      '86.776% = 44,800.00 ÷ 51,627.17, rounded down to 0.000001',
    )
  })
  test('no hazard, no expected value: the note says why', () => {
    const by = withLaw(under('generic'), [])
    const bare = explained(of, 'equal-instalment-24', { by, home: household() })
    expect(lineOf(bare, 'Expected value')).toBe('none')
    expect(noteOf(bare, 'Expected value')).toContain('no figure is known')
    expect(unproven(bare)).toEqual([])
    agrees(bare, situation(of), by, planOf('equal-instalment-24', of))
  })
  test('burden by the weights of the policy; a score only where the plan has a place', () => {
    const burden = explained(of, 'equal-instalment-36', { home: household() })
    expect(lineOf(burden, 'Burden on the borrower')).toMatch(
      /^[\d.]+ = 0\.2 × \([\d,.]+ ÷ 2,250\.00\) \+ 0\.3 × \([\d,.]+ ÷ 51,627\.17\) \+ 0\.2 × \(36 ÷ 60\), half up$/,
    )
    expect(burden.judgement?.passes).toBe(true)
    expect(lineOf(burden, 'Score')).toMatch(
      /^[\d.]+ = [\d.]+ \+ 1 × max\(0, 1 − [\d,.]+ ÷ 51,627\.17\), half up$/,
    )
    expect(lineOf(explained(of, 'equal-instalment-61', { home: household() }), 'Score')).toBe('no Score')
    const poor = household({ income: [] })
    expect(lineOf(explained(of, 'equal-instalment-24', { home: poor }), 'Burden on the borrower')).toMatch(
      /^[\d.]+ = 0\.2 × 10 \+ /,
    )
  })
  test('a plan worth less than the lender has without one comes last', () => {
    const values = [
      { sets: 'self-cure', value: '99%' },
      { sets: 'recovery.share', value: '4%' },
      { sets: 'hazard.base', value: '60%' },
      { sets: 'hazard.slope', value: '78%' },
      { sets: 'hazard.shape', value: [{ share: '1%' }] },
      { sets: 'recovery.after', value: '6' },
    ] as const
    const by = withLaw(under('generic'), values)
    const worse = explained(of, 'equal-instalment-36', { by, home: household() })
    expect(lineOf(worse, 'Score')).toMatch(/^1,000\.\d{4} = .* \+ 1,000, half up$/)
    expect(noteOf(worse, 'Score')).toContain('after all others')
    expect(unproven(worse)).toEqual([])
    agrees(worse, situation(of), by, planOf('equal-instalment-36', of))
  })
  test('who may grant it, and what is more than the role below may', () => {
    const by = under('example')
    const waived = explained(of, 'equal-instalment-36.fees-100-done.penalty-100-done', { by, home: shanghai })
    expect(lineOf(waived, 'Granted by')).toBe('supervisor')
    expect(noteOf(waived, 'Granted by')).toMatch(
      /^\[Example lender.*authority\.supervisor .*example\/policy\.yaml:\d+\)\]$/,
    )
    expect(lineOf(waived, 'Fees waived')).toBe('100%')
    expect(noteOf(waived, 'Fees waived')).toMatch(/^the collector may grant 50% \[.*authority\.collector/)
    expect(lineOf(waived, 'Months in all')).toBe('36')
    const alone = { ...by, authority: { collector: { waive: {} } } }
    const nobody = explained(of, 'rate-reduction-24.rate-8', { by: alone, home: shanghai })
    expect(lineOf(nobody, 'Granted by')).toBe('committee')
    expect(noteOf(nobody, 'Granted by')).toContain('more than any role may grant alone')
    expect(noteOf(nobody, 'Lowest rate')).toContain('the committee may grant none')
    expect(nobody.items.find(({ figure }) => figure === 'grantedBy')?.source).toEqual(
      cite(by, 'authority.collector'),
    )
    const silent = explained(of, 'equal-instalment-36', { by: under('cn'), home: shanghai })
    expect(silent.items.some(({ subject }) => subject === 'authority')).toBe(false)
  })
})

describe.each(['generic', 'cn', 'us', 'example'])('under %s', (name) => {
  // Chinese law has a value for almost everything; the others differ from it in a few.
  const ids = name === 'cn' ? IDS : IDS.filter((_, k) => k % 4 === 0)
  test.each([...ids, 'equal-instalment-72'])('%s: proven, and as the comparison has it', (id) => {
    const owed = name === 'cn' ? secured : of
    const by = under(name, owed)
    const made = explained(owed, id, { by, home: shanghai })
    expect(unproven(made)).toEqual([])
    agrees(made, situation(owed, { household: shanghai }), by, planOf(id, owed))
  })

  test('the shape of parley/explanation@1 for every role, and its words', () => {
    for (const role of ROLES) {
      const made = explained(secured, 'equal-instalment-72', {
        by: under(name, secured),
        home: shanghai,
        role,
      })
      for (const shared of [false, true]) {
        const told = JSON.parse(explanationJson(made, { ...en, shared })) as object
        expect(v.safeParse(EXPLANATION.explanation.shape(), told).issues).toBeUndefined()
        for (const lang of ['en', 'zh'] as const)
          for (const text of [
            explanationText(made, { ...en, lang }),
            explanationMarkdown(made, { ...en, lang }),
          ])
            expect(text).not.toMatch(/[{}]|undefined|NaN/)
      }
    }
  })

  test('a borrower is shown nothing of the lender’s, and nobody is on a shared screen', () => {
    const by = under(name, secured)
    const asked = { by: { ...by, authority: { collector: { waive: { fees: part('0') } } } }, home: shanghai }
    for (const id of ['equal-instalment-24', 'fee-waiver-24.fees-100.penalty-33.3.penalty-66.7-done']) {
      const lender = explained(secured, id, asked)
      const borrower = explained(secured, id, { ...asked, role: 'borrower' })
      for (const [made, shared] of [
        [borrower, false],
        [lender, true],
      ] as const) {
        const context = { ...en, shared }
        const json = explanationJson(made, context)
        const all = [
          json,
          explanationCsv(made, context),
          explanationText(made, context),
          explanationMarkdown(made, context),
        ]
        for (const text of all) {
          expect(text).not.toMatch(
            /"subject": "(value|authority)"|presentValue|expected|diminished|hazard|recover(ed|y[A-Z])|"recovery"|lien|grantedBy/,
          )
          expect(text).not.toMatch(
            /Present value|Expected|Given up of what|broken within|Granted by|Burden|Score|Needs approval/,
          )
          expect(text).not.toMatch(
            /restructured-asset|below-alternative|needs-approval|without a plan|to the lender/,
          )
        }
      }
      expect(explanationJson(lender, en)).toMatch(/"presentValue"[\s\S]*"expectedValue"[\s\S]*"grantedBy"/)
    }
  })
})
