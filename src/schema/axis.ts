// An axis of a sweep (变动维度): a path of the case and the values it takes, written PATH=FROM:TO:STEP or PATH=A,B,C.
// household.income=3000:9000:500 is thirteen amounts, each in place of the list by one monthly flow, as --income does.
// debt.annualRate=12%:24%:3% is 12 %, 15 %, 18 %, 21 %, 24 %, exactly: nothing is ever added up in floating point.
import * as v from 'valibot'
import type { Arg } from '../core/finding.ts'
import { type Range, type Unit, UNITS, rangeOf, textOf } from './axis-range.ts'
import { type Spot, spotAt } from './case-spot.ts'
import type { Expected } from './expected.ts'
import { type Fault, type Trouble, InputError, inputError } from './input-error.ts'
import { parsePath } from './sets.ts'
import { pathText } from './tree.ts'

export const OVER = '--over'
/** So many cells unless another number is asked for. */
export const MOST_CELLS = 20_000

export type Axis = {
  readonly path: string
  readonly unit: Unit
  /** The name of the one flow that an amount makes of a list of flows. */
  readonly flow?: string
  readonly values: readonly Arg[]
}
type Wide = Omit<Axis, 'values'> & Range

const WRITTEN: Expected = { key: 'over', args: {} }

/** The axes in the order given. Refused where two touch the same value, or there are more cells than may be. */
export function readAxes(texts: readonly string[], digits: number, most = MOST_CELLS): Axis[] {
  const wide: Wide[] = []
  for (const text of texts) {
    const axis = axisOf(text, digits)
    const other = wide.find(({ path }) => within(path, axis.path) || within(axis.path, path))
    if (other) throw inputError('paths-overlap', { other: other.path }, { file: OVER, path: axis.path })
    wide.push(axis)
  }
  const cells = wide.reduce((product, { size }) => product * size, 1)
  if (cells > most)
    throw inputError(
      'too-many-cells',
      { cells, sizes: wide.map(({ size }) => size).join(' × '), most },
      { file: OVER },
    )
  return wide.map(({ size, at, ...axis }) => ({
    ...axis,
    values: Array.from({ length: size }, (_, k) => at(k)),
  }))
}

const within = (path: string, other: string): boolean =>
  other === path || other.startsWith(`${path}.`) || other.startsWith(`${path}[`)

function axisOf(text: string, digits: number): Wide {
  const cut = text.indexOf('=')
  if (cut < 1 || text.slice(cut + 1).trim() === '')
    throw inputError('bad-over', {}, { file: OVER, read: text, expected: WRITTEN })
  const path = parsePath(text.slice(0, cut), text, OVER, WRITTEN)
  const spot = spotAt(path, digits, OVER)
  const unit = unitOf(spot)
  const where = { file: OVER, path: pathText(path) }
  const { flow } = spot
  const head = { path: where.path, unit, ...(flow === undefined ? {} : { flow }) }
  const said = text.slice(cut + 1)
  const read = (piece: string): Arg => oneOf(spot, unit, piece, where)
  const refuse = (fault: Fault): never => {
    throw new InputError([{ ...where, ...fault } as Trouble])
  }
  const parts = said.split(/[:：]/).map((part) => part.trim())
  if (parts.length > 1 && unit !== 'text') return { ...head, ...rangeOf(parts, unit, digits, read, refuse) }
  const values = said.split(/[,，、]/).map((piece) => read(piece.trim()))
  const written = values.map((value) => textOf(value, digits))
  const twice = written.find((one, k) => written.indexOf(one) < k)
  if (twice !== undefined) throw inputError('listed-twice', {}, { ...where, read: twice })
  return { ...head, size: values.length, at: (k) => values[k] as Arg }
}

const unitOf = ({ expected: { key } }: Spot): Unit => UNITS.find((unit) => unit === key) ?? 'text'

/** One value as the case itself would read it, or all that is wrong with it. */
function oneOf(
  { schema, expected }: Spot,
  unit: Unit,
  piece: string,
  where: { file: string; path: string },
): Arg {
  if (piece === '') throw inputError('missing', {}, { ...where, expected })
  // 3,000 is two values here, of which the second is none: an amount does not begin with 00.
  if (unit === 'amount' && /^0\d/.test(piece))
    throw inputError('grouping', {}, { ...where, read: piece, expected })
  const read = v.safeParse(schema, piece)
  if (read.success) return { [ARG[unit]]: read.output } as unknown as Arg
  const fault = JSON.parse(read.issues[0].message) as Fault
  throw new InputError([{ ...where, read: piece, ...fault } as Trouble])
}

const ARG: Readonly<Record<Unit, string>> = {
  amount: 'money',
  rate: 'rate',
  share: 'share',
  day: 'day',
  count: 'count',
  word: 'word',
  text: 'text',
}

/** What `--set` would be given for a value of an axis: one flow for a list of flows. */
export function setOf({ path, flow }: Axis, value: Arg, digits: number): string {
  const text = textOf(value, digits)
  return `${path}=${flow === undefined ? text : JSON.stringify([{ what: flow, amount: text }])}`
}
