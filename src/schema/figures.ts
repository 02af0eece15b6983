// Figures (金额、利率、比例): amounts, rates and shares as people write them, read without loss or refused with a reason.
// 28500, 28,500.00 and 2.85万 are one amount; 18% and 0.18 are one rate; 18 alone is neither 18 % nor 1800 %: refused.
import { type Money, format, MOST, parse } from '../core/money.ts'
import { FULL, type Rate, rate as parseRate, type Share, compare, share as parseShare } from '../core/rate.ts'
import { fault, type Read, value } from './fault.ts'
import { day, type Leaf, leaf, text } from './leaf.ts'

const EXPONENT = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i
const AMOUNT = {
  type: ['number', 'string'],
  minimum: 0,
  pattern: '^\\+?[0-9][0-9,]*(\\.[0-9]+)?\\s*[万萬亿億]?$',
}

/** An amount of zero or more, exact to the currency's digits. */
export const amount = (digits: number): Leaf<Money> =>
  leaf<Money>({ key: 'amount', args: { digits } }, AMOUNT, (written) => readAmount(written, digits))

export function readAmount(written: string, digits: number): Read<Money> {
  if (EXPONENT.test(written.trim())) return fault('exponent', {})
  const read = parse(written, digits)
  if ('amount' in read) return read.amount < 0 ? fault('negative-amount', {}) : value(read.amount)
  switch (read.trouble) {
    case 'grouping':
      return fault('grouping', {}, { suggestion: written.replaceAll(',', '') })
    case 'too-many-digits':
      return fault('too-many-digits', { digits })
    case 'too-large':
      return fault('too-large', { most: format(MOST, digits) })
    case 'not-a-number':
      return fault('not-an-amount', {}, likelyAmount(written, digits))
  }
}

/** ¥28,500 · 28500元 · ２８５００ · 28.500,00: what is left without the sign, in plain digits, if that is an amount. */
function likelyAmount(written: string, digits: number): { suggestion?: string } {
  let plain = written.normalize('NFKC').replace(/[\p{Sc}\s_']|元|圆|人民币|RMB|\b[A-Z]{3}\b/gu, '')
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(plain)) plain = plain.replaceAll('.', '').replace(',', '.')
  return 'amount' in parse(plain, digits) && !plain.startsWith('-') ? { suggestion: plain } : {}
}

/** Any number of digits, either sign left to the caller: the amounts of a cash flow, as exact decimal text. */
export const plainAmount = (): Leaf<string> =>
  leaf<string>({ key: 'plain-amount', args: {} }, AMOUNT, (written) => {
    const said = written.trim()
    if (EXPONENT.test(said)) return fault('exponent', {})
    if (said.startsWith('-')) return fault('negative-amount', {})
    const match = /^\+?(\d{1,40}|\d{1,3}(?:,\d{3}){1,12})(?:\.(\d{1,40}))?\s*([万萬亿億]?)$/.exec(said)
    if (!match) return fault('not-an-amount', {}, likelyAmount(written, 9))
    const [, whole = '', fraction = '', unit = ''] = match
    const power = unit === '' ? 0 : unit === '万' || unit === '萬' ? 4 : 8
    const all = whole.replaceAll(',', '') + fraction.padEnd(power, '0')
    const point = all.length - Math.max(0, fraction.length - power)
    const text = point < all.length ? `${all.slice(0, point)}.${all.slice(point)}` : all
    return value(text.replace(/^0+(?=\d)/, ''))
  })

/** Digits of a rate: more than any contract states, few enough that every product in accrual is exact. */
const MOST_RATE_UNITS = 1e9
const MOST_RATE_SCALE = 10
export const tooFine = (s: Share): boolean => s.units > MOST_RATE_UNITS || s.scale > MOST_RATE_SCALE

const RATE = '^[日年]?\\s*[0-9]+(\\.[0-9]+)?\\s*[%％‰]?(\\s*(/|a |每)\\s*(year|day|年|日|天))?$'
const bareNumber = (written: string): boolean => !/[%％‰]/.test(written)
const withPercent = (written: string): string =>
  written.trim().replace(/\d+(\.\d+)?/, (number) => `${number}%`)

/** A rate of zero or more. A bare number of 1 or more may be a percentage or a hundredfold: refused. */
export const rate = (): Leaf<Rate> =>
  leaf<Rate>(
    { key: 'rate', args: {} },
    { type: ['string', 'number'], minimum: 0, exclusiveMaximum: 1, pattern: RATE },
    readRate,
  )

export function readRate(written: string): Read<Rate> {
  const read = parseRate(written)
  if (!read) {
    const plain = written.normalize('NFKC').replace(/(\d),(\d)/, '$1.$2')
    return fault('not-a-rate', {}, parseRate(plain) && plain !== written ? { suggestion: plain } : {})
  }
  if (read.units < 0) return fault('negative-rate', {})
  if (bareNumber(written) && compare(read, FULL) >= 0)
    return fault('bare-rate', {}, { suggestion: withPercent(written) })
  return tooFine(read) ? fault('rate-too-fine', { most: MOST_RATE_SCALE - 2 }) : value(read)
}

const SHARE = {
  type: ['string', 'number'],
  minimum: 0,
  maximum: 1,
  pattern: '^[0-9]+(\\.[0-9]+)?\\s*[%％‰]?$',
}

/** A share from nothing to all: 50%, 0.5, 1. */
export const share = (): Leaf<Share> =>
  leaf<Share>({ key: 'share', args: {} }, SHARE, (written) => {
    const read = parseShare(written)
    if (!read) return fault('not-a-share', {})
    if (read.units >= 0 && compare(read, FULL) <= 0) return value(read)
    const percent = bareNumber(written) && read.units > 0 ? parseShare(withPercent(written)) : undefined
    return fault(
      'share-range',
      {},
      percent && compare(percent, FULL) <= 0 ? { suggestion: withPercent(written) } : {},
    )
  })

/** An increase on something: 50%, 150%, 0.5; a bare number above 1 may mean either: refused. */
export const uplift = (): Leaf<Share> =>
  leaf<Share>({ key: 'share', args: {} }, { ...SHARE, maximum: 1 }, (written) => {
    const read = parseShare(written)
    if (!read) return fault('not-a-share', {})
    if (read.units < 0) return fault('negative-rate', {})
    if (bareNumber(written) && compare(read, FULL) > 0)
      return fault('bare-rate', {}, { suggestion: withPercent(written) })
    return tooFine(read) ? fault('rate-too-fine', { most: MOST_RATE_SCALE - 2 }) : value(read)
  })

/** How much a row weighs beside the others: 1, 1.5, 0.75. */
export const weight = (): Leaf<Share> =>
  leaf<Share>({ key: 'weight', args: {} }, { ...SHARE, maximum: 1000 }, (written) => {
    const read = parseShare(written)
    if (!read || tooFine(read)) return fault('not-a-share', {})
    const most: Share = { units: 1000, scale: 0 }
    return read.units < 0 || compare(read, most) > 0
      ? fault('out-of-range', { least: 0, most: 1000 })
      : value(read)
  })

/** The leaves most fields share, in a currency of so many digits: made once, since making them is the cost of a first read. */
export const kit = (digits: number) => ({
  money: amount(digits),
  rate: rate(),
  day: day(),
  text: text(),
  short: text(64),
})
export type Kit = ReturnType<typeof kit>
