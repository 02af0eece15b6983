// Evaluator (算式求值): reads a printed formula and works it out, to show that what is printed gives the printed figure.
// check('8.49 = 1,000.00 × 10% × 31/365, half up', 2) is { figure: 8.49, found: 8.49 }. Knows English, Chinese and the
// notation for scripts; anything it cannot read is an error.
import { Decimal as Base } from 'decimal.js'

const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP })

const MODES: Readonly<Record<string, Base.Rounding>> = {
  'half up': Base.ROUND_HALF_UP,
  'half-up': Base.ROUND_HALF_UP,
  四舍五入: Base.ROUND_HALF_UP,
  'half to even': Base.ROUND_HALF_EVEN,
  'half-even': Base.ROUND_HALF_EVEN,
  四舍六入五成双: Base.ROUND_HALF_EVEN,
  'rounded up': Base.ROUND_CEIL,
  up: Base.ROUND_CEIL,
  向上取整: Base.ROUND_CEIL,
  'rounded down': Base.ROUND_FLOOR,
  down: Base.ROUND_FLOOR,
  向下取整: Base.ROUND_FLOOR,
}
const LARGEST = ['max', '较大者']
const LEAST = ['min', '较小者']
const WHERE = /(?:, where |，其中 |; )([a-z]) = (.+)$/
const TO = /^(.+?)(?: to |到 )([\d.,]+)$/

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/
const read = (text: string): Base => new Decimal(text.replaceAll(',', ''))

/** "17.98%" → 0.1798, "-1,000.00" → −1000 */
function figureOf(text: string): { value: Base; unit: Base } {
  const match = /^([-−]?)([\d,]+(?:\.(\d+))?)(%?)$/.exec(text.trim())
  if (!match) throw new Error(`no figure: ${text}`)
  const [, sign, number = '', fraction = '', percent] = match
  const places = fraction.length + (percent ? 2 : 0)
  const value = read(number).div(percent ? 100 : 1)
  return { value: sign ? value.neg() : value, unit: new Decimal(10).pow(-places) }
}

/** A figure and its formula; amounts within the formula are rounded to the currency's digits where it says no other unit. */
export function check(line: string, digits: number): { figure: string; found: string } {
  const at = line.indexOf(' = ')
  if (at < 0) throw new Error(`no equation: ${line}`)
  const { value, unit } = figureOf(line.slice(0, at))
  return { figure: value.toFixed(), found: evaluated(line.slice(at + 3), unit, digits).toFixed() }
}

function evaluated(formula: string, unit: Base, digits: number): Base {
  const named = WHERE.exec(formula)
  const names: Record<string, Base> = {}
  if (named) {
    const [, name = '', is = ''] = named
    names[name] = new Reader(is, {}, digits).all()
  }
  const reader = new Reader(named ? formula.slice(0, named.index) : formula, names, digits)
  const value = reader.sum()
  const rest = reader.rest()
  return rest === '' ? value : rounded(value, rest, unit)
}

/** ", half up", "，四舍五入到 1.00" */
function rounded(value: Base, said: string, unit: Base): Base {
  const comma = /^[,，]\s*(.+)$/.exec(said)?.[1]
  if (comma === undefined) throw new Error(`cannot read: ${said}`)
  const [, mode = comma, to] = TO.exec(comma) ?? []
  const way = MODES[mode]
  if (way === undefined) throw new Error(`no rounding: ${mode}`)
  const step = to === undefined ? unit : read(to)
  return value.div(step).toDecimalPlaces(0, way).times(step)
}

class Reader {
  private at = 0
  private readonly text: string
  private readonly names: Readonly<Record<string, Base>>
  private readonly digits: number

  constructor(text: string, names: Readonly<Record<string, Base>>, digits: number) {
    this.text = text
    this.names = names
    this.digits = digits
  }

  rest(): string {
    return this.text.slice(this.at).trim()
  }

  all(): Base {
    const value = this.sum()
    if (this.rest() !== '') throw new Error(`cannot read “${this.rest()}” in: ${this.text}`)
    return value
  }

  private take(...signs: readonly string[]): string | undefined {
    const ahead = this.text.slice(this.at).trimStart()
    const sign = signs.find((one) => ahead.startsWith(one))
    if (sign !== undefined) this.at = this.text.length - ahead.length + sign.length
    return sign
  }

  private must(...signs: readonly string[]): void {
    if (this.take(...signs) === undefined)
      throw new Error(`no ${signs.join(' or ')} at “${this.rest()}” in: ${this.text}`)
  }

  sum(): Base {
    let value = this.product()
    for (;;) {
      const sign = this.take('+', '-', '−')
      if (sign === undefined) return value
      value = sign === '+' ? value.plus(this.product()) : value.minus(this.product())
    }
  }

  private product(): Base {
    let value = this.signed()
    for (;;) {
      const sign = this.take('×', '*', '÷', '/')
      if (sign === undefined) return value
      value = sign === '×' || sign === '*' ? value.times(this.signed()) : value.div(this.signed())
    }
  }

  private signed(): Base {
    return this.take('-', '−') === undefined ? this.power() : this.signed().neg()
  }

  private power(): Base {
    const base = this.atom()
    return this.take('^') === undefined ? base : base.pow(this.atom())
  }

  private atom(): Base {
    if (this.take('(') !== undefined) {
      const value = this.sum()
      this.must(')')
      return value
    }
    if (this.take('[') !== undefined) return this.bracket()
    const largest = this.take(...LARGEST)
    if (largest !== undefined || this.take(...LEAST) !== undefined) {
      const all = this.list()
      return largest === undefined ? Decimal.min(...all) : Decimal.max(...all)
    }
    const ahead = this.text.slice(this.at).trimStart()
    const number = NUMBER.exec(ahead)?.[0]
    if (number !== undefined) {
      this.at = this.text.length - ahead.length + number.length
      const value = read(number)
      return this.take('%') === undefined ? value : value.div(100)
    }
    const name = /^[a-z]\b/.exec(ahead)?.[0]
    const value = name === undefined ? undefined : this.names[name]
    if (value === undefined) throw new Error(`cannot read “${ahead}” in: ${this.text}`)
    this.must(name as string)
    return value
  }

  private list(): Base[] {
    this.must('(')
    const all = [this.sum()]
    while (this.take(', ', '，') !== undefined) all.push(this.sum())
    this.must(')')
    return all
  }

  private bracket(): Base {
    const value = this.sum()
    const end = this.text.indexOf(']', this.at)
    const said = this.text.slice(this.at, end)
    this.at = end + 1
    return rounded(value, said, new Decimal(10).pow(-this.digits))
  }
}
