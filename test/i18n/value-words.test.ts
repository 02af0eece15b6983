// A value in words, for every unit and in both languages; nothing that a pack holds is shown as undefined or unread.
import { describe, expect, test } from 'vitest'
import { valueWords, valuesWords } from '../../src/i18n/value-words.ts'
import { voice } from '../../src/i18n/say.ts'
import { entryOf } from '../../src/policy/entry.ts'
import { POLICIES } from '../../src/policy/load.ts'
import { PARAMETERS } from '../../src/policy/parameters.ts'
import { UNITS, UNIT_NAMES, type Unit } from '../../src/policy/units.ts'
import type { Written } from '../../src/policy/written.ts'
import { EVERY_UNIT, shipped } from '../support/books.ts'

const en = voice('en', { currency: 'CNY', digits: 2 })
const zh = voice('zh', { currency: 'CNY', digits: 2 })
const words = (unit: Unit, written: Written): [en: string, zh: string] => {
  const value = UNITS[unit](written, 2)
  if (value === undefined) throw new Error(`not a ${unit}`)
  return [valueWords(unit, value as never, en), valueWords(unit, value as never, zh)]
}

const SAID: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  rate: ['0.05% a day', '0.05%每日'],
  times: ['4 × reference rate', '参考利率的 4 倍'],
  share: ['12.5%', '12.5%'],
  fraction: ['1/3', '1/3'],
  'share-range': ['30% to 50%', '30% 至 50%'],
  'rate-range': ['0.035% a day to 0.05% a day', '0.035%每日 至 0.05%每日'],
  months: ['60 months', '60 个月'],
  days: ['1 day', '1 天'],
  years: ['3 years', '3 年'],
  count: ['2', '2'],
  amount: ['¥50,000.00', '¥50,000.00'],
  'amount-a-month': ['¥1,595.00 a month', '每月 ¥1,595.00'],
  'by-people': [
    '¥839.00 for 1 person, ¥1,481.00 for 2 people, ¥394.00 for each further person a month',
    '每月 1 人 ¥839.00，2 人 ¥1,481.00，每增一人加 ¥394.00',
  ],
  'yes-no': ['no', '否'],
  word: ['by the internal rate of return', '按内部收益率'],
  buckets: ['principal, interest, penalty, fees, in this order', '依次为本金、利息、罚息、费用'],
  hours: ['22:00 to 08:00', '22:00 至 08:00'],
  brackets: [
    'up to ¥10,000.00: ¥50.00; up to ¥20,000.00: ¥10.00 and 1% of the slice; up to ¥100,000.00: 2.5% of the slice; beyond: 0.5% of the slice',
    '¥10,000.00以内：¥50.00；¥20,000.00以内：¥10.00 加本段的 1%；¥100,000.00以内：本段的 2.5%；超出：本段的 0.5%',
  ],
  'by-days': ['from day 0: normal; from day 91: M4', '第 0 天起：正常；第 91 天起：M4'],
  'by-months': ['up to 12 months: 12.6%; beyond: 1.8%', '12 个月以内：12.6%；超出：1.8%'],
  'by-term': [
    'up to 12 months: 100% of the term; up to 60 months: 90 months in all; beyond: 36 months',
    '12 个月以内：原期限的 100%；60 个月以内：总期限 90 个月；超出：36 个月',
  ],
  shares: ['70%, 56%', '70%，56%'],
  items: ['balance; days', '中文 balance；中文 days'],
  text: ['one sentence', '中文 one sentence'],
}

describe('in words', () => {
  test('every unit is tried', () => {
    expect(Object.keys(SAID)).toEqual(Object.keys(EVERY_UNIT))
    expect(new Set(Object.values(EVERY_UNIT).map(({ unit }) => unit))).toEqual(new Set(UNIT_NAMES))
  })
  test.each(Object.keys(SAID))('%s', (name) => {
    const { unit, value = null } = EVERY_UNIT[name] ?? {}
    expect(words(unit as Unit, value)).toEqual(SAID[name])
  })
  test('one of a kind', () => {
    expect(words('months', '1')).toEqual(['1 month', '1 个月'])
    expect(words('share-range', { least: '50%', most: '50%' })).toEqual(['50%', '50%'])
    expect(words('brackets', [{ rate: '1%' }])).toEqual(['1% of the slice', '本段的 1%'])
    expect(words('rate', { times: '2', of: 'no.such' })[0]).toBe('2 × no.such')
    expect(words('word', 'made\u001bup')[0]).toBe('made␛up')
    expect(words('text', { en: '\u202egnp', zh: 'x' })[0]).toBe('\\u{202e}gnp')
  })
  test('several of a unit', () => {
    expect(valuesWords('months', [3, 6, 9], en)).toBe('3, 6, 9 months')
    expect(valuesWords('months', [3, 6, 9], zh)).toBe('3、6、9 个月')
    expect(valuesWords('days', [1], en)).toBe('1 day')
    expect(valuesWords('months', [], en)).toBe('none')
  })
})

test.each(POLICIES)('%s: every value of its packs has words in both languages', (name) => {
  for (const written of shipped(name).values) {
    const { sets, unit: own, steps, id } = entryOf(written)
    const unit = sets === undefined ? own : PARAMETERS[sets]
    for (const step of steps)
      for (const text of words(unit, step.value)) {
        expect(text, id).not.toMatch(/undefined|\[object|\{\w+[|}]/)
        expect(text.trim(), id).not.toBe('')
      }
  }
})
