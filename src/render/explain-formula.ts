// Formulas as text (算式的写法): "1,000.00 × 10% × 31/365, half up", “…，四舍五入”, and one notation for scripts:
// "1000.00 * 10% * 31/365, half-up". Every one of them can be read back and evaluated from left to right.
import type { Formula, Mode } from '../app/explain.ts'
import { type Money, format } from '../core/money.ts'
import type { Voice } from '../i18n/say.ts'

export type Notation = {
  readonly digits: number
  /** What parts the thousands; empty for none. */
  readonly group: string
  readonly minus: string
  readonly times: string
  readonly over: string
  readonly comma: string
  readonly max: string
  readonly min: string
  readonly mode: (mode: Mode, unit: string | undefined) => string
  readonly where: (name: string, formula: string) => string
}

export const neutral = (digits: number): Notation => ({
  digits,
  group: '',
  minus: '-',
  times: '*',
  over: '/',
  comma: ', ',
  max: 'max',
  min: 'min',
  mode: (mode, unit) => (unit === undefined ? mode : `${mode} to ${unit}`),
  where: (name, formula) => `; ${name} = ${formula}`,
})

export function notationOf({ words, say }: Voice, digits: number, plain: boolean, ascii: boolean): Notation {
  const { explain } = words
  const signs = ascii ? { minus: '-', times: '*', over: '/' } : { minus: '−', times: '×', over: '÷' }
  return {
    digits,
    ...signs,
    group: plain ? '' : ',',
    comma: explain.comma,
    max: explain.max,
    min: explain.min,
    mode: (mode, unit) => {
      const said = explain.modes[mode]
      return unit === undefined ? said : say(explain.to, { mode: said, unit })
    },
    where: (name, formula) => say(explain.where, { name, formula }),
  }
}

/** "-1234.5" → "-1,234.5" */
export const grouped = (text: string, group: string): string =>
  group === ''
    ? text
    : text.replace(
        /^(-?)(\d+)/,
        (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, group),
      )

const SUM = 0
const PRODUCT = 1
const POWER = 2
const LEAF = 3

/** A whole formula. `unit`: what its figure is rounded to, which then need not be said. */
export function formulaText(of: Formula, unit: string, n: Notation): string {
  if (!('rounded' in of)) return inner(of, n)
  return 'is' in of.rounded
    ? inner(of.rounded.in, n) + suffix(of, unit, n) + n.where(of.rounded.name, inner(of.rounded.is, n))
    : inner(of.rounded, n) + suffix(of, unit, n)
}

type Rounded = Extract<Formula, { readonly rounded: Formula }>
const suffix = ({ mode, to }: Rounded, unit: string, n: Notation): string =>
  n.comma + n.mode(mode, to === unit ? undefined : grouped(to, n.group))

/** Text that may stand where `least` or anything looser needs parentheses. */
function inner(of: Formula, n: Notation, least = SUM): string {
  const [text, strength] = written(of, n)
  return strength < least ? `(${text})` : text
}

function written(of: Formula, n: Notation): readonly [text: string, strength: number] {
  if ('sum' in of) return [sumText(of.sum, n), SUM]
  if ('minus' in of) return [n.minus + inner(of.minus, n, PRODUCT), SUM]
  if ('product' in of)
    return [
      of.product
        .map((one, at) => inner(one, n, at > 0 && 'quotient' in one ? POWER : PRODUCT))
        .join(` ${n.times} `),
      PRODUCT,
    ]
  if ('quotient' in of)
    return [`${inner(of.quotient[0], n, PRODUCT)} ${n.over} ${inner(of.quotient[1], n, POWER)}`, PRODUCT]
  if ('ratio' in of) return [`${inner(of.ratio[0], n, LEAF)}/${inner(of.ratio[1], n, LEAF)}`, PRODUCT]
  if ('power' in of) return [`${inner(of.power[0], n, LEAF)}^${inner(of.power[1], n, LEAF)}`, POWER]
  if ('max' in of) return [`${n.max}(${of.max.map((one) => inner(one, n)).join(n.comma)})`, LEAF]
  if ('min' in of) return [`${n.min}(${of.min.map((one) => inner(one, n)).join(n.comma)})`, LEAF]
  if ('rounded' in of) return [`[${formulaText(of, unitText(n.digits), n)}]`, LEAF]
  if ('is' in of) return [inner(of.in, n) + n.where(of.name, inner(of.is, n)), SUM]
  const text = leaf(of, n)
  return text.startsWith('-') ? [n.minus + text.slice(1), SUM] : [text, LEAF]
}

function leaf(of: Formula, n: Notation): string {
  if ('money' in of) return format(of.money as Money, n.digits, n.group)
  if ('number' in of) return grouped(of.number, n.group)
  return 'percent' in of ? `${grouped(of.percent, n.group)}%` : 'name' in of ? of.name : ''
}

/** What is taken away follows a minus, not a plus and a minus. */
function sumText(terms: readonly Formula[], n: Notation): string {
  return terms
    .map((term, at) => {
      const text = inner(term, n, 'minus' in term || written(term, n)[0].startsWith(n.minus) ? SUM : PRODUCT)
      if (at === 0) return text
      return text.startsWith(n.minus) ? ` ${n.minus} ${text.slice(n.minus.length)}` : ` + ${text}`
    })
    .join('')
}

/** "0.01" for two digits. */
export const unitText = (digits: number): string => (digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`)
