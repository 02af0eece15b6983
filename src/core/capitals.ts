// Capitals (大写金额): an amount in the characters that cannot be altered, as on a cheque, a receipt or a signed plan.
// 1,234,567.89 yuan is 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分; 100.05 is 壹佰元零伍分; 1,000,000 is 壹佰万元整.
// By 支付结算办法, annex 正确填写票据和结算凭证的基本规定, read in copies of its text; its number (银发〔1997〕393号, annex 1)
// is from memory. 人民币, which goes before the amount (¶3), is left to the document.
import type { Money } from './money.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const PLACES = ['', '拾', '佰', '仟'] as const
const NEGATIVE = '负'

/**
 * Of yuan, two digits. 整 follows 元 and nothing else: after 角 the rule leaves it open (¶2), though 会计基础工作规范
 * wants it there. What has no rule: less than a yuan begins with 零元, as others' calculators have it, and 负 is minus.
 */
export function capitals(amount: Money): string {
  const fen = Math.abs(amount)
  const sign = amount < 0 ? NEGATIVE : ''
  return `${sign}${yuanIn(Math.floor(fen / 100))}元${restIn(Math.floor(fen / 10) % 10, fen % 10)}`
}

/**
 * One 零 for each run of noughts between two digits (¶4.1, ¶4.2), none for noughts at the end: 6,007 is 陆仟零柒, 1,680
 * is 壹仟陆佰捌拾. Before 仟 it may be left out (¶4.3) and never is here: 107,000 is 壹拾万零柒仟, one of the two forms printed.
 */
function yuanIn(yuan: number): string {
  if (yuan === 0) return DIGITS[0]
  const written = String(yuan)
  let words = ''
  let skipped = false
  for (let k = 0; k < written.length; k++) {
    const place = written.length - 1 - k
    const digit = Number(written[k])
    if (digit > 0) words += (skipped ? DIGITS[0] : '') + (DIGITS[digit] as string) + PLACES[place % 4]
    skipped = digit === 0
    words += unitAt(place, yuan)
  }
  return words
}

/** 万 where its four places hold something; 亿 once, for whatever stands before it: 壹万亿. */
function unitAt(place: number, yuan: number): string {
  if (place === 8) return '亿'
  return place % 8 === 4 && Math.floor(yuan / 10 ** place) % 10_000 > 0 ? '万' : ''
}

/** 零 after 元 where there are 分 but no 角 (¶4.4): 325.04 is 叁佰贰拾伍元零肆分. Before 角 it may be left out (¶4.3), and is. */
function restIn(jiao: number, fen: number): string {
  if (fen === 0) return jiao === 0 ? '整' : `${DIGITS[jiao]}角`
  return `${jiao === 0 ? DIGITS[0] : `${DIGITS[jiao]}角`}${DIGITS[fen]}分`
}
