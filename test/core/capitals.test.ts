// Capitals (大写金额): the examples that the rule itself prints, those of others, and the places where 零, 万, 亿 and 整 go.
import { describe, expect, test } from 'vitest'
import { capitals } from '../../src/core/capitals.ts'
import { MOST, money, parse } from '../../src/core/money.ts'

const of = (text: string): string => {
  const read = parse(text, 2)
  if ('trouble' in read) throw new RangeError(`${text}: ${read.trouble}`)
  return capitals(read.amount)
}

// 支付结算办法, annex 正确填写票据和结算凭证的基本规定, ¶4, without 人民币; read in copies of it. Where it prints two
// forms, either is right: the other of 1,680.32 is 壹仟陆佰捌拾元零叁角贰分, of 107,000.53 壹拾万柒仟元零伍角叁分.
test.each([
  ['1409.50', '壹仟肆佰零玖元伍角'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '壹拾万零柒仟元伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
])('printed in the rule: %s', (amount, words) => {
  expect(of(amount)).toBe(words)
})

describe('where 零 goes', () => {
  test.each([
    ['101', '壹佰零壹元整'],
    ['1001', '壹仟零壹元整'],
    ['1010', '壹仟零壹拾元整'],
    ['10001', '壹万零壹元整'],
    ['10100', '壹万零壹佰元整'],
    ['11000', '壹万壹仟元整'],
    ['100100', '壹拾万零壹佰元整'],
    ['1001000', '壹佰万零壹仟元整'],
    ['10010010', '壹仟零壹万零壹拾元整'],
    ['100000001', '壹亿零壹元整'],
    ['100001000', '壹亿零壹仟元整'],
    ['100010000', '壹亿零壹万元整'],
    ['105000000', '壹亿零伍佰万元整'],
    ['110000000', '壹亿壹仟万元整'],
    ['1010000000', '壹拾亿零壹仟万元整'],
    ['1000000000.05', '壹拾亿元零伍分'],
    ['10203040506.07', '壹佰零贰亿零叁佰零肆万零伍佰零陆元零柒分'],
    ['99009900990.9', '玖佰玖拾亿零玖佰玖拾万零玖佰玖拾元玖角'],
  ])('%s', (amount, words) => {
    expect(of(amount)).toBe(words)
  })
})

describe('角, 分 and 整', () => {
  test.each([
    ['10.20', '壹拾元贰角'],
    ['10.02', '壹拾元零贰分'],
    ['10.22', '壹拾元贰角贰分'],
    ['10', '壹拾元整'],
    ['0', '零元整'],
    ['0.01', '零元零壹分'],
    ['0.10', '零元壹角'],
    ['0.11', '零元壹角壹分'],
    ['-0.05', '负零元零伍分'],
    ['-2000', '负贰仟元整'],
  ])('%s', (amount, words) => {
    expect(of(amount)).toBe(words)
  })
})

test('the largest amounts', () => {
  expect(capitals(MOST)).toBe('壹仟亿元整')
  expect(capitals(money(MOST - 1))).toBe('玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分')
  // A sum of the largest: one 亿 for all before it.
  expect(capitals(money(100 * MOST))).toBe('壹拾万亿元整')
  expect(of('10000000000')).toBe('壹佰亿元整')
  expect(capitals(money(Number.MAX_SAFE_INTEGER))).toBe(
    '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分',
  )
})
