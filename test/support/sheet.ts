// Reading a workbook (读工作簿): its cells, and a small spreadsheet that reckons its formulas anew. It shares no line with what
// writes them, and knows only the functions they use; a text cell is a text, whatever it begins with.
import { strFromU8, unzipSync } from 'fflate'

export type ReadCell = {
  readonly text?: string
  readonly number?: number
  readonly formula?: string
  readonly kept?: number
}
export type Book = {
  readonly names: readonly string[]
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>
  readonly files: Readonly<Record<string, string>>
}

const unescape = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')

export function readBook(bytes: Uint8Array): Book {
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]),
  )
  const strings = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si>([^]*?)<\/si>/g)].map(
    ([, si = '']) => unescape([...si.matchAll(/<t[^>]*>([^]*?)<\/t>/g)].map(([, t = '']) => t).join('')),
  )
  const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
    ([, name = '']) => unescape(name),
  )
  const cells = new Map(
    names.map((name, i) => {
      const xml = files[`xl/worksheets/sheet${i + 1}.xml`] ?? ''
      const of = new Map<string, ReadCell>()
      for (const [, attributes = '', body = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>([^]*?)<\/c>)/g)) {
        const at = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? ''
        const formula = /<f>([^]*?)<\/f>/.exec(body)?.[1]
        const value = /<v>([^]*?)<\/v>/.exec(body)?.[1]
        if (formula !== undefined) of.set(at, { formula: unescape(formula), kept: Number(value) })
        else if (/t="s"/.test(attributes)) of.set(at, { text: strings[Number(value)] ?? '' })
        else if (value !== undefined) of.set(at, { number: Number(value) })
      }
      return [name, of] as const
    }),
  )
  return { names, cells, files }
}

type Value = number | boolean
type Thunk = (call: Recalculated) => Value | number[]

/** A book whose formulas are reckoned when they are asked for; `put` changes a cell as a person would. */
export class Recalculated {
  private readonly known = new Map<string, number>()
  private readonly changed = new Map<string, number>()
  readonly book: Book
  constructor(book: Book) {
    this.book = book
  }
  put(sheet: string, at: string, value: number): void {
    this.known.clear()
    this.changed.set(`${sheet}!${at}`, value)
  }
  value(sheet: string, at: string): number {
    const key = `${sheet}!${at}`
    const changed = this.changed.get(key)
    if (changed !== undefined) return changed
    const known = this.known.get(key)
    if (known !== undefined) return known
    const cell = this.book.cells.get(sheet)?.get(at)
    let value = 0
    if (cell?.text !== undefined && cell.text !== '')
      throw new Error(`${key} is a text in a formula: ${cell.text}`)
    if (cell?.formula !== undefined) value = Number(parsed(cell.formula, sheet)(this))
    else if (cell?.number !== undefined) value = cell.number
    if (!Number.isFinite(value)) throw new Error(`${key} = ${cell?.formula} is ${value}`)
    this.known.set(key, value)
    return value
  }
}

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)
const date = (serial: number): Date => new Date(EPOCH + serial * DAY)
const serialOf = (y: number, m: number, d: number): number => (Date.UTC(y, m, d) - EPOCH) / DAY
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
/** As spreadsheets do: of what 15 digits show, halves away from zero. */
function round(x: number, digits: number): number {
  const shown = Math.abs(Number(x.toPrecision(15)))
  const [mantissa = '0', power = '0'] = String(shown).split('e')
  const scaled = Number(`${mantissa}e${Number(power) + digits}`)
  return Math.sign(x) * Number(`${Math.round(scaled)}e-${digits}`)
}

const FUNCTIONS: Readonly<Record<string, (args: number[]) => number>> = {
  ROUND: ([x = 0, digits = 0]) => round(x, digits),
  INT: ([x = 0]) => Math.floor(x),
  ABS: ([x = 0]) => Math.abs(x),
  MIN: (all) => Math.min(...all),
  MAX: (all) => Math.max(...all),
  SUM: (all) => all.reduce((sum, x) => sum + x, 0),
  AND: (all) => (all.every(Boolean) ? 1 : 0),
  GCD: ([a = 0, b = 0]) => gcd(a, b),
  DATE: ([y = 0, m = 1, d = 1]) => serialOf(y, m - 1, d),
  YEAR: ([x = 0]) => date(x).getUTCFullYear(),
  MONTH: ([x = 0]) => date(x).getUTCMonth() + 1,
  DAY: ([x = 0]) => date(x).getUTCDate(),
  EOMONTH: ([x = 0, months = 0]) => serialOf(date(x).getUTCFullYear(), date(x).getUTCMonth() + months + 1, 0),
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|('(?:[^']|'')+'!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![A-Z(])|([A-Z]+)\(|(<>|<=|>=|[-+*/<>=(),]))/y

const letters = (text: string): number => [...text].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0)
const lettered = (n: number): string =>
  n <= 26
    ? String.fromCharCode(64 + n)
    : lettered(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))

const memo = new Map<string, Thunk>()
function parsed(formula: string, sheet: string): Thunk {
  const key = `${sheet}!${formula}`
  const known = memo.get(key)
  if (known) return known
  const made = parse(formula, sheet)
  memo.set(key, made)
  return made
}

function parse(formula: string, sheet: string): Thunk {
  const tokens: RegExpExecArray[] = []
  const scan = new RegExp(TOKEN)
  while (scan.lastIndex < formula.length) {
    const at = scan.lastIndex
    const found = scan.exec(formula)
    if (!found) throw new Error(`cannot read ${formula.slice(at)} in ${formula}`)
    tokens.push(found)
  }
  let i = 0
  const sign = (): string | undefined => tokens[i]?.[8]
  const number =
    (of: Thunk): ((call: Recalculated) => number) =>
    (call) =>
      Number(of(call))
  function binary(
    next: () => Thunk,
    signs: readonly string[],
    make: (op: string, a: number, b: number) => Value,
  ): Thunk {
    let left = next()
    for (let op = sign(); op !== undefined && signs.includes(op); op = sign()) {
      i += 1
      const [a, b, how] = [number(left), number(next()), op]
      left = (call) => make(how, a(call), b(call))
    }
    return left
  }
  const comparison = (): Thunk =>
    binary(sum, ['=', '<>', '<', '>', '<=', '>='], (op, a, b) =>
      op === '='
        ? a === b
        : op === '<>'
          ? a !== b
          : op === '<'
            ? a < b
            : op === '>'
              ? a > b
              : op === '<='
                ? a <= b
                : a >= b,
    )
  const sum = (): Thunk => binary(product, ['+', '-'], (op, a, b) => (op === '+' ? a + b : a - b))
  const product = (): Thunk => binary(unary, ['*', '/'], (op, a, b) => (op === '*' ? a * b : a / b))
  function unary(): Thunk {
    if (sign() !== '-') return atom()
    i += 1
    const of = number(unary())
    return (call) => -of(call)
  }
  function atom(): Thunk {
    const token = tokens[i]
    if (!token) throw new Error(`${formula} ends too soon`)
    i += 1
    const [, digits, onSheet, column, row, toColumn, toRow, name, other] = token
    if (digits !== undefined) return () => Number(digits)
    if (column !== undefined && row !== undefined) {
      const of = onSheet === undefined ? sheet : onSheet.slice(1, -2).replaceAll("''", "'")
      if (toColumn === undefined || toRow === undefined) return (call) => call.value(of, `${column}${row}`)
      return (call) => {
        const out: number[] = []
        for (let c = letters(column); c <= letters(toColumn); c++)
          for (let r = Number(row); r <= Number(toRow); r++) out.push(call.value(of, `${lettered(c)}${r}`))
        return out
      }
    }
    if (name !== undefined) {
      const args: Thunk[] = []
      while (sign() !== ')') {
        args.push(comparison())
        if (sign() === ',') i += 1
      }
      i += 1
      if (name === 'IF') {
        const [condition, yes, no] = args as [Thunk, Thunk, Thunk]
        return (call) => (condition(call) ? yes(call) : no(call))
      }
      const run = FUNCTIONS[name]
      if (!run) throw new Error(`no function ${name}`)
      return (call) => run(args.flatMap((one) => one(call)).map(Number))
    }
    if (other === '(') {
      const of = comparison()
      i += 1
      return of
    }
    throw new Error(`unexpected ${other} in ${formula}`)
  }
  const whole = comparison()
  if (i !== tokens.length) throw new Error(`left over in ${formula}`)
  return whole
}
