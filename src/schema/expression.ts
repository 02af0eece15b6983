// Expressions of a mapping (映射表达式): `max(PAY_0, 0) * 30`, `round(income / 12, 2)`, `home = 'rent' and AGE < 30`, `a ?? b`.
// Columns by name or in double quotes, texts in single ones; exact decimals; nothing else can be named, called or reached.
import { Decimal } from '../core/rate.ts'
import { numberOf } from './figure-text.ts'
import { inputError } from './input-error.ts'

export type Value = Decimal | string | boolean | null
/** The value of a column in a record; null where it is empty or not there. */
export type Of<R> = (record: R) => Value
/** Where a name stands for a column: how its text is had. `undefined` where there is none; `named`: it can be nothing else. */
export type Columns<R> = (name: string, named: boolean) => ((record: R) => string | null) | undefined

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)(?![\p{L}_])|([\p{L}_][\p{L}\p{N}_.]*)|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\?\?|==|!=|<>|<=|>=|[-+*/(),=<>]))/uy
const FUNCTIONS = ['min', 'max', 'round', 'abs'] as const
type Token = {
  readonly is: 'number' | 'name' | 'text' | 'column' | 'sign'
  readonly text: string
  readonly at: number
}
/** Deeper or longer than anybody writes. */
const MOST_LONG = 2000
const MOST_DEEP = 50

function tokens(text: string): Token[] {
  const out: Token[] = []
  const end = text.trimEnd().length
  if (end > MOST_LONG) throw inputError('bad-expression', { from: MOST_LONG }, { read: text })
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw inputError('bad-expression', { from: at + 1 }, { read: text })
    const [, number, name, quoted, column, sign] = match
    out.push(
      number !== undefined
        ? { is: 'number', text: number, at }
        : name !== undefined
          ? { is: 'name', text: name, at }
          : quoted !== undefined
            ? { is: 'text', text: quoted.replaceAll("''", "'"), at }
            : column !== undefined
              ? { is: 'column', text: column.replaceAll('""', '"'), at }
              : { is: 'sign', text: sign ?? '', at },
    )
  }
  return out
}

/** An expression made ready to run over records. Throws an InputError where it is none or names no column. */
export function compile<R>(text: string, columns: Columns<R>): Of<R> {
  // A column may be called anything: `贷款余额(元)` needs no quotes where it stands alone.
  const whole = columns(text.trim(), false)
  if (whole) return whole
  const list = tokens(text)
  let here = 0
  let depth = 0
  const bad = (): never => {
    throw inputError(
      'bad-expression',
      { from: (list[here]?.at ?? text.trimEnd().length) + 1 },
      { read: text },
    )
  }
  const sign = (...words: string[]): string | undefined => {
    const token = list[here]
    if (token?.is !== 'sign' || !words.includes(token.text)) return undefined
    here += 1
    return token.text
  }
  const word = (said: string): boolean => {
    const token = list[here]
    if (token?.is !== 'name' || token.text !== said) return false
    here += 1
    return true
  }
  const column = (name: string): Of<R> => {
    const found = columns(name, true)
    if (!found) throw inputError('no-column', { name }, { read: text })
    return found
  }

  const primary = (): Of<R> => {
    const token = list[here] ?? bad()
    here += 1
    if (token.is === 'number') {
      const number = new Decimal(token.text)
      return () => number
    }
    if (token.is === 'text') return () => token.text
    if (token.is === 'column') return column(token.text)
    if (token.is === 'name') {
      const call = FUNCTIONS.find((name) => name === token.text)
      return call !== undefined && sign('(') ? called(call) : column(token.text)
    }
    here -= 1
    if (!sign('(')) return bad()
    const inner = either()
    return sign(')') ? inner : bad()
  }
  const called = (name: (typeof FUNCTIONS)[number]): Of<R> => {
    const args = [either()]
    while (sign(',')) args.push(either())
    if (!sign(')')) bad()
    const [first = bad(), second] = args
    const most = name === 'round' ? 2 : name === 'abs' ? 1 : Infinity
    if (args.length > most) bad()
    if (name === 'abs') return numeric(first, (x) => x.abs())
    if (name === 'round')
      return second
        ? both(first, second, (x, to) => x.toDecimalPlaces(places(to)))
        : numeric(first, (x) => x.toDecimalPlaces(0))
    return args.reduce((a, b) => both(a, b, (x, y) => (name === 'min' ? (x.lt(y) ? x : y) : x.gt(y) ? x : y)))
  }
  const unary = (): Of<R> => (sign('-') ? numeric(unary(), (x) => x.negated()) : primary())
  const product = (): Of<R> => {
    let left = unary()
    for (let op = sign('*', '/'); op; op = sign('*', '/')) {
      const [a, b, divide] = [left, unary(), op === '/']
      left = both(a, b, (x, y) => {
        if (!divide) return x.times(y)
        if (y.isZero()) throw inputError('divided-by-zero', {}, { read: text })
        return x.dividedBy(y)
      })
    }
    return left
  }
  const sum = (): Of<R> => {
    let left = product()
    for (let op = sign('+', '-'); op; op = sign('+', '-')) {
      const [a, b, minus] = [left, product(), op === '-']
      left = both(a, b, (x, y) => (minus ? x.minus(y) : x.plus(y)))
    }
    return left
  }
  const fallback = (): Of<R> => {
    const left = sum()
    if (!sign('??')) return left
    const right = fallback()
    return (record) => left(record) ?? right(record)
  }
  const comparison = (): Of<R> => {
    const left = fallback()
    const op = sign('=', '==', '!=', '<>', '<', '<=', '>', '>=')
    if (op === undefined) return left
    const right = fallback()
    return (record) => compared(left(record), op, right(record))
  }
  const negation = (): Of<R> => {
    if (!word('not')) return comparison()
    const inner = negation()
    return (record) => inner(record) !== true
  }
  const every = (): Of<R> => {
    let left = negation()
    while (word('and')) {
      const [a, b] = [left, negation()]
      left = (record) => a(record) === true && b(record) === true
    }
    return left
  }
  const either = (): Of<R> => {
    if ((depth += 1) > MOST_DEEP) bad()
    let left = every()
    while (word('or')) {
      const [a, b] = [left, every()]
      left = (record) => a(record) === true || b(record) === true
    }
    depth -= 1
    return left
  }

  const made = either()
  return here === list.length ? made : bad()
}

/** A value as the text a case would hold; a yes or no is none. */
export const textOf = (value: Value): string | null =>
  value === null || typeof value === 'string'
    ? value
    : typeof value === 'boolean'
      ? String(value)
      : value.toFixed()

function decimal(value: Value): Decimal | null {
  if (value === null || value instanceof Decimal) return value
  const number = typeof value === 'string' ? numberOf(value) : undefined
  if (!number) throw inputError('not-a-number', {}, { read: String(value) })
  return number
}

const MOST_PLACES = 20
function places(to: Decimal): number {
  if (to.isInteger() && to.gte(0) && to.lte(MOST_PLACES)) return to.toNumber()
  throw inputError(
    'out-of-range',
    { least: 0, most: MOST_PLACES },
    { read: to.toFixed(), expected: { key: 'count', args: { least: 0, most: MOST_PLACES } } },
  )
}

const numeric =
  <R>(of: Of<R>, reckon: (x: Decimal) => Decimal): Of<R> =>
  (record) => {
    const x = decimal(of(record))
    return x && reckon(x)
  }

/** Nothing is reckoned with what is not there. */
const both =
  <R>(a: Of<R>, b: Of<R>, reckon: (x: Decimal, y: Decimal) => Decimal): Of<R> =>
  (record) => {
    const [x, y] = [decimal(a(record)), decimal(b(record))]
    return x && y && reckon(x, y)
  }

function compared(a: Value, op: string, b: Value): boolean {
  if (a === null || b === null) return false
  const same = op === '=' || op === '=='
  if (same || op === '!=' || op === '<>') {
    const [x, y] = [typeof a === 'string' ? numberOf(a) : a, typeof b === 'string' ? numberOf(b) : b]
    const equal =
      x instanceof Decimal && y instanceof Decimal ? x.eq(y) : String(a).trim() === String(b).trim()
    return equal === same
  }
  const [x, y] = [decimal(a), decimal(b)]
  if (!x || !y) return false
  return op === '<' ? x.lt(y) : op === '<=' ? x.lte(y) : op === '>' ? x.gt(y) : x.gte(y)
}
