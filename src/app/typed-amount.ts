// An amount as it is typed (输入的金额): arithmetic, 万 and 亿, separators, signs; exact, or refused with a reason.
// 3500+800 is 4300.00, 2.5万 is 25000.00, (1,200+80)*3 is 3840.00; 100/3 is no amount of yuan: 33.33 or 33.34?
import { format, MOST, type Money, money } from '../core/money.ts'
import { halfWidth, MOST_TYPED, type Wrong, wrong } from './typed-trouble.ts'

export type TypedAmount = { readonly amount: Money; readonly text: string }

/** A whole number over another: every step of the arithmetic is exact. */
type Fraction = { readonly n: bigint; readonly d: bigint }
type Token = Fraction | string

const POWERS: Readonly<Record<string, number>> = { 亿: 8, 億: 8, 万: 4, 萬: 4, 千: 3, k: 3, K: 3 }
const SIGN = '[¥$€£]|人民币|(?:RMB|[A-Z]{3})(?![A-Za-z])'
const AFTER = `${SIGN}|元|圆|块钱|块`
const BEFORE_NUMBER = new RegExp(`(?:${SIGN})\\s*(?=\\d)`, 'yi')
const AFTER_NUMBER = new RegExp(`\\s*(?:${AFTER})`, 'yi')
const NUMBER = /(\d[\d,]*)(?:\.(\d+))?\s*([万萬亿億千kK]?)/y
const DIGIT_NEXT = /(?=\d)/y
const MARK = /[-+*/()xX×÷]/y
const SPACE = /\s*/y

/** What a sign may stand for; a sign that is not here stands for itself. */
const SIGNS: Readonly<Record<string, string>> = {
  '¥': 'CNY JPY',
  $: 'USD AUD CAD HKD NZD SGD TWD MXN',
  '€': 'EUR',
  '£': 'GBP',
  元: 'CNY HKD TWD MOP',
  圆: 'CNY HKD TWD MOP',
  块: 'CNY HKD TWD MOP',
  块钱: 'CNY HKD TWD MOP',
  人民币: 'CNY',
  RMB: 'CNY',
}

/** What was typed, as an amount of zero or more in so many digits; `currency` refuses the signs of another. */
export function typedAmount(text: string, digits: number, currency?: string): TypedAmount | Wrong {
  const said = halfWidth(text)
    .trim()
    .replace(/^\+|[=＝]$/g, '')
    .trim()
  if (said === '') return wrong('empty')
  if (said.length > MOST_TYPED) return wrong('too-long', { most: String(MOST_TYPED) })
  if (said.startsWith('-')) return wrong('negative')
  const tokens = tokensOf(said, currency)
  if ('trouble' in tokens) return tokens
  const left: Left = { tokens, at: 0 }
  const sum = sumOf(left)
  if ('trouble' in sum) return sum
  return left.at < tokens.length
    ? wrong(tokens[left.at] === ')' ? 'brackets' : 'not-an-amount')
    : exact(sum, digits)
}

function exact({ n, d }: Fraction, digits: number): TypedAmount | Wrong {
  if (n < 0n) return wrong('negative')
  const top = n * 10n ** BigInt(digits)
  const below = top / d
  if (below > BigInt(MOST)) return wrong('too-large', { most: format(MOST, digits) })
  const amount = money(Number(below))
  if (below * d === top) return { amount, text: format(amount, digits) }
  return wrong('not-exact', { below: format(amount, digits), above: format(money(amount + 1), digits) })
}

const OPERATORS: Readonly<Record<string, string>> = { x: '*', X: '*', '×': '*', '÷': '/' }

function tokensOf(said: string, currency: string | undefined): Token[] | Wrong {
  const tokens: Token[] = []
  let here = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = here
    const match = pattern.exec(said)
    if (match) here = pattern.lastIndex
    return match
  }
  for (take(SPACE); here < said.length; take(SPACE)) {
    const [mark] = take(MARK) ?? []
    if (mark !== undefined) {
      tokens.push(OPERATORS[mark] ?? mark)
      continue
    }
    const before = take(BEFORE_NUMBER)?.[0].trim()
    const number = numberAt(take)
    if ('trouble' in number) return number
    const after = take(AFTER_NUMBER)?.[0].trim()
    const other = [before, after].find((sign) => sign !== undefined && !standsFor(sign, currency))
    if (other !== undefined) return wrong('other-currency', { sign: other, currency: currency ?? '' })
    tokens.push(number)
  }
  return tokens
}

const standsFor = (sign: string, currency: string | undefined): boolean => {
  const name = sign.toUpperCase()
  return currency === undefined || (SIGNS[name] ?? name).split(' ').includes(currency)
}

/** 2.5万, 1亿2000万, 2万3500; what stands after 万 without a unit has all four digits, or nobody knows what 2万5 is. */
function numberAt(take: (pattern: RegExp) => RegExpExecArray | null): Fraction | Wrong {
  let all: Fraction | undefined
  let power = Infinity
  let tenths = false
  do {
    const match = take(NUMBER)
    if (!match) return wrong(all ? 'unit-tail' : 'not-an-amount')
    const [, whole = '', fraction = '', unit = ''] = match
    if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole)) return wrong('grouping')
    const n = BigInt(whole.replaceAll(',', '') + fraction)
    const units = POWERS[unit] ?? 0
    if (all) {
      const narrow = fraction === '' && whole.length <= power - units
      if (units >= power || !narrow || (units === 0 && whole.length !== power) || tenths)
        return wrong('unit-tail')
    }
    const part = times({ n, d: 10n ** BigInt(fraction.length) }, { n: 10n ** BigInt(units), d: 1n })
    all = all ? plus(all, part, 1n) : part
    power = units
    tenths = fraction !== ''
  } while (power > 0 && take(DIGIT_NEXT))
  return all
}

const times = (a: Fraction, b: Fraction): Fraction => lowest(a.n * b.n, a.d * b.d)
const plus = (a: Fraction, b: Fraction, sign: bigint): Fraction =>
  lowest(a.n * b.d + sign * b.n * a.d, a.d * b.d)
function lowest(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b > 0n) [a, b] = [b, a % b]
  return a > 1n ? { n: n / a, d: d / a } : { n, d }
}

/** Tokens, and how many of them have been read. */
type Left = { readonly tokens: readonly Token[]; at: number }

function sumOf(left: Left): Fraction | Wrong {
  let sum = productOf(left)
  for (;;) {
    const sign = left.tokens[left.at]
    if ('trouble' in sum || (sign !== '+' && sign !== '-')) return sum
    left.at += 1
    const next = productOf(left)
    sum = 'trouble' in next ? next : plus(sum, next, sign === '+' ? 1n : -1n)
  }
}

function productOf(left: Left): Fraction | Wrong {
  let product = partOf(left)
  for (;;) {
    const sign = left.tokens[left.at]
    if ('trouble' in product || (sign !== '*' && sign !== '/')) return product
    left.at += 1
    const next = partOf(left)
    if ('trouble' in next) return next
    if (sign === '/' && next.n === 0n) return wrong('by-zero')
    const by = sign === '*' ? next : lowest(next.n < 0n ? -next.d : next.d, next.n < 0n ? -next.n : next.n)
    product = times(product, by)
  }
}

function partOf(left: Left): Fraction | Wrong {
  const token = left.tokens[left.at]
  left.at += 1
  if (typeof token === 'object') return token
  if (token !== '(') return wrong('not-an-amount')
  const sum = sumOf(left)
  if ('trouble' in sum) return sum
  if (left.tokens[left.at] !== ')') return wrong('brackets')
  left.at += 1
  return sum
}
