// Saying figures: money, days, rates, counts, each in the reader's language.
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../src/core/day.ts'
import { money } from '../../src/core/money.ts'
import { rate, share } from '../../src/core/rate.ts'
import { planTitle } from '../../src/i18n/plan-words.ts'
import { type Said, voice } from '../../src/i18n/say.ts'
import { sayTrouble } from '../../src/i18n/say-trouble.ts'
import type { Plan } from '../../src/core/plan.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { EXPECTED_KEYS } from '../../src/schema/expected.ts'
import { TROUBLE_KEYS } from '../../src/schema/trouble.ts'
import { UNSEEN, situation } from '../render/cases.ts'

const [en, zh] = [voice('en'), voice('zh')]
const on = parseDay('2026-12-05')!

describe('figures', () => {
  test.each<[Said, string, string]>([
    [{ money: money(243259) }, '¥2,432.59', '¥2,432.59'],
    [{ money: money(-5) }, '-¥0.05', '-¥0.05'],
    [{ day: on }, '2026-12-05', '2026年12月5日'],
    [{ rate: rate('18%')! }, '18%', '18%'],
    [{ rate: rate('0.05%/day')! }, '0.05% a day', '0.05%每日'],
    [{ share: share('33.5%')! }, '33.5%', '33.5%'],
    [{ count: 24 }, '24', '24'],
    [{ text: 'a\u001b[2J' }, 'a␛[2J', 'a␛[2J'],
    [{ word: 'penalty' }, 'penalty', '罚息'],
    [{ word: 'settlement' }, 'Settlement', '结清减免'],
    [{ text: 'equal-months' }, 'equal months', '等月计息（每月按年利率的十二分之一）'],
  ])('%j', (said, english, chinese) => {
    expect(en.say('{x}', { x: said })).toBe(english)
    expect(zh.say('{x}', { x: said })).toBe(chinese)
  })

  test('other currencies have their own sign or their code, and their own digits', () => {
    expect(voice('en', { currency: 'USD' }).money(money(100))).toBe('$1.00')
    expect(voice('zh', { currency: 'JPY', digits: 0 }).money(money(120000))).toBe('JPY 120,000')
    expect(voice('en', { currency: 'KWD', digits: 3, plain: true }).money(money(1234567))).toBe(
      'KWD 1234.567',
    )
  })

  test('one is one and two are many; a figure in a figure is not filled again', () => {
    expect(en.say('{n|month|months}', { n: { count: 1 } })).toBe('1 month')
    expect(en.say('{n|month|months}', { n: { count: 2 } })).toBe('2 months')
    expect(en.say('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x')
    expect(en.say('{missing}', {})).toBe('{missing}')
  })

  test('a finding without words says its key, one with a source cites it', () => {
    const args = { months: { count: 72 }, most: { count: 60 } }
    expect(en.finding({ rule: 'too-long', level: 'forbids', args })).toBe(
      'It runs 72 months; the policy allows 60.',
    )
    expect(
      zh.finding({
        rule: 'too-long',
        level: 'forbids',
        args,
        source: { instrument: '办法', article: '第七十条' },
      }),
    ).toBe('共 72 个月，超过政策允许的 60 个月。【办法 第七十条】')
    expect(en.finding({ rule: 'no-such-rule', level: 'notes', args: {} })).toBe('no-such-rule')
  })
})

test('a plan in words', () => {
  const plan: Plan = {
    kind: 'payment-holiday',
    reliefs: [
      { bucket: 'fees', share: share('100%')!, when: 'on-completion' },
      { bucket: 'penalty', share: share('100%')!, when: 'on-completion' },
      { bucket: 'interest', share: { amount: money(10000) }, when: { kept: 12 } },
      { bucket: 'principal', share: share('20%')!, when: 'last-row' },
    ],
    capitalise: ['interest'],
    stages: [
      { on, pay: { amount: money(200000) } },
      { months: 3, pay: 'nothing', rate: rate('0%')!, unpaid: 'accrues' },
      { months: 24, pay: 'level', over: 60 },
      { months: 1, pay: 'rest' },
    ],
    firstDue: on,
  }
  expect(planTitle(plan, en)).toBe(
    'Payment holiday: ¥2,000.00 on 2026-12-05, then 3 months of no payment at 0%, then 24 months reckoned over 60, then the rest in the last month; ' +
      'from 2026-12-05; 100% of fees and penalty waived on completion; ¥100.00 interest waived once 12 payments are made; ' +
      '20% of principal put off to the last payment; interest added to principal',
  )
  expect(planTitle(plan, zh)).toBe(
    '延期还款：2026年12月5日还 ¥2,000.00，随后 3 个月不还款（利率 0%），随后 24 个月按 60 个月摊算，随后最后一个月还清余额；2026年12月5日起还；' +
      '费用、罚息减免 100%（全部履行后生效）；利息减免 ¥100.00（按期还满 12 期后生效）；本金的 20% 延至末期支付；利息计入本金',
  )
})

describe('troubles', () => {
  const troubles = (of: object): readonly Parameters<typeof sayTrouble>[0][] => {
    try {
      situation(of)
    } catch (error) {
      if (error instanceof InputError) return error.troubles
      throw error
    }
    return []
  }
  const wrong = {
    asOf: '2026-02-30',
    currency: 'CYN',
    debt: { principal: '28500.005', annualrate: '18', annualRate: '18', dayCount: 'act365', dueDay: '15.5' },
  }

  test('say what was read, what was expected and what would do', () => {
    expect(troubles(wrong).map((trouble) => sayTrouble(trouble, en))).toMatchInlineSnapshot(`
      [
        "1:9: asOf: There is no day “2026-02-30” in the calendar. Expected: a day such as “2026-12-15”. Did you mean “2026-02-28”?",
        "1:33: currency: “CYN” is no currency code. Expected: a code such as “CNY”, “USD” or “EUR”. Did you mean “CNY”?",
        "1:71: debt.annualrate: The key “annualrate” is not known. Did you mean “annualRate”?",
        "1:102: debt.annualRate: “18” may be a percentage or a hundredfold: write the unit. Expected: a rate such as “18%”, “0.18” or “0.05%/day”. Did you mean “18%”?",
        "1:118: debt.dayCount: “act365” is not one of the words known here. Expected: one of equal-months, act/360, act/365, act/act, 30e/360. Did you mean “act/365”?",
        "1:136: debt.dueDay: “15.5” is no whole number. Expected: a whole number from 1 to 31.",
      ]
    `)
    expect(troubles(wrong).map((trouble) => sayTrouble(trouble, zh))).toMatchInlineSnapshot(`
      [
        "1:9: asOf: 日历中没有“2026-02-30”这一天。应为日期，如“2026-12-15”。是否想写“2026-02-28”？",
        "1:33: currency: “CYN”不是币种代码。应为币种代码，如“CNY”“USD”“EUR”。是否想写“CNY”？",
        "1:71: debt.annualrate: 没有“annualrate”这个键。是否想写“annualRate”？",
        "1:102: debt.annualRate: “18”可能是百分数，也可能是倍数，请写明单位。应为利率，如“18%”“0.18”“0.05%/day”。是否想写“18%”？",
        "1:118: debt.dayCount: “act365”不在可选值之内。应为以下之一：“equal-months”、“act/360”、“act/365”、“act/act”、“30e/360”。是否想写“act/365”？",
        "1:136: debt.dueDay: “15.5”不是整数。应为 1 至 31 的整数。",
      ]
    `)
  })

  test('every key makes a sentence without gaps, in Chinese without Latin but between quotes', () => {
    const args = {
      near: ['a.yaml', 'b.yaml'],
      code: 'X',
      mostBytes: 4,
      encoding: 'GBK',
      tag: '!x',
      name: 'x',
      most: '9',
      least: 1,
      want: 'x',
      mostDigits: 15,
      type: 'Date',
      digits: 2,
      other: 'debt.x',
      days: 1,
      since: '2026-01-01',
      counted: 2,
      asOf: '2026-01-01',
      from: '2026-01-01',
      before: '2026-01-01',
      dueDay: 15,
      principal: '1.00',
      dayCount: 'act/act',
      bucket: 'penalty',
      sum: '110%',
      weights: 3,
      months: 2,
      policy: 'cn',
      known: ['cn', 'us'],
      chain: 'a → b → a',
      parameter: 'cost.cap',
      unit: 'rate',
      example: '24%',
      next: '2026-01-01',
      law: '24%',
      at: 'cn/caps.yaml:5',
      first: 'early',
      second: 'late',
      point: { days: '31', amount: '1.00', times: '1', grade: '', product: 'credit-card' },
      tiers: ['early', 'late'],
      lower: 'collector',
      may: '50%',
      characters: '龘',
      to: '2026-02-01',
      cells: 40,
      sizes: '5 × 8',
      columns: 2,
      by: '甲 1',
      day: '2026-12-15',
      what: '乙',
      said: '后果自负',
      wording: 'threat.vague',
      why: 'threat',
      label: { en: 'A threat', zh: '威胁' },
      source: { en: 'Civil Code', zh: '民法典' },
    }
    for (const key of TROUBLE_KEYS)
      for (const expected of EXPECTED_KEYS) {
        const trouble = {
          key,
          args,
          path: '',
          read: 'abc',
          expected: { key: expected, args: { digits: 2, most: 3, least: 1, words: ['abc'], keys: ['abc'] } },
        }
        expect(sayTrouble(trouble, en)).not.toMatch(/\{\w+[|}]/)
        const said = sayTrouble(trouble, zh)
        expect(said).not.toMatch(/\{\w+[|}]/)
        expect(said.replace(/“[^”]*”/g, '')).not.toMatch(/[A-Za-z]/)
      }
  })

  test('what was read cannot do anything', () => {
    const said = sayTrouble(
      {
        key: 'not-a-day',
        args: {},
        path: 'x\u202ey',
        file: '\u001b[2J.yaml',
        read: `\u001b]0;${'a'.repeat(500)}`,
      },
      en,
    )
    expect(said).not.toMatch(UNSEEN)
    expect(said.length).toBeLessThan(200)
  })
})
