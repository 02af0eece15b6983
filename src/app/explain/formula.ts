// Formula (算式): how a figure came about, as a tree of the numbers in it; it can be written in any language and evaluated.
// 8.49 = 1,000.00 × 10% × 31/365, half up: round(times(money(100000), percent(10 %), ratio(31, 365)), 'half-up', '0.01').
import { Decimal, type Share, toDecimal } from '../../core/rate.ts'

/** 四舍五入, 四舍六入五成双, 向上取整, 向下取整 */
export type Mode = 'half-up' | 'half-even' | 'up' | 'down'
/** Stand-ins for one number used many times: i the rate of a month, v the discount of a day, c what stretches weights. */
export type Name = 'i' | 'v' | 'c'

export type Formula =
  /** Whole minor units. */
  | { readonly money: number }
  /** A plain decimal, in currency units where it is an amount. */
  | { readonly number: string }
  /** The same of a hundred: "1.5" is 1.5%. */
  | { readonly percent: string }
  | { readonly name: Name }
  | { readonly sum: readonly Formula[] }
  | { readonly minus: Formula }
  | { readonly product: readonly Formula[] }
  | { readonly quotient: readonly [Formula, Formula] }
  /** A quotient that reads as one number: 31/365. */
  | { readonly ratio: readonly [Formula, Formula] }
  | { readonly power: readonly [Formula, Formula] }
  | { readonly max: readonly Formula[] }
  | { readonly min: readonly Formula[] }
  /** Rounded once to whole `to`: "0.01" is the cent. */
  | { readonly rounded: Formula; readonly mode: Mode; readonly to: string }
  /** `in` with `name` standing for `is`. */
  | { readonly in: Formula; readonly name: Name; readonly is: Formula }

export const money = (minor: number): Formula => ({ money: minor })
export const count = (n: number): Formula => ({ number: String(n) })
export const number = (text: string): Formula => ({ number: text })
export const percent = (of: Share): Formula => ({ percent: toDecimal(of).times(100).toFixed() })
export const name = (of: Name): Formula => ({ name: of })
export const minus = (of: Formula): Formula => ({ minus: of })
export const times = (...of: readonly Formula[]): Formula => ({ product: of })
export const over = (a: Formula, b: Formula): Formula => ({ quotient: [a, b] })
export const power = (a: Formula, b: Formula): Formula => ({ power: [a, b] })
export const round = (of: Formula, mode: Mode, to: string): Formula => ({ rounded: of, mode, to })
export const where = (within: Formula, of: Name, is: Formula): Formula => ({ in: within, name: of, is })
export const ratio = (a: number | Formula, b: number): Formula => ({
  ratio: [typeof a === 'number' ? count(a) : a, count(b)],
})

const isNothing = (of: Formula): boolean =>
  ('money' in of && of.money === 0) || ('minus' in of && isNothing(of.minus))

/** A sum without the amounts of nothing; of one term only, that term. */
export function plus(...of: readonly Formula[]): Formula {
  const begins = of.findIndex((one) => !isNothing(one))
  const some = of.filter((one, at) => !isNothing(one) || (at === 0 && 'minus' in (of[begins] ?? one)))
  const [first] = some
  if (first === undefined) return of[0] ?? money(0)
  return some.length === 1 ? first : { sum: some }
}

/** Amounts in their order, equal neighbours taken together: 2,432.59 × 23 + 2,432.46. */
export function added(amounts: readonly number[]): Formula {
  const runs: { amount: number; times: number }[] = []
  for (const amount of amounts) {
    const last = runs.at(-1)
    if (last?.amount === amount) last.times += 1
    else if (amount !== 0) runs.push({ amount, times: 1 })
  }
  return plus(
    ...runs.map((run) => (run.times === 1 ? money(run.amount) : times(money(run.amount), count(run.times)))),
  )
}

/** The amount itself, where no arithmetic is left to show. */
export const isPlain = (of: Formula): boolean => 'money' in of || 'number' in of || 'percent' in of

type Names = Partial<Record<Name, Decimal>>

/** In currency units of so many digits, by 40-digit decimals, from left to right as it is written. */
export function evaluate(of: Formula, digits: number, names: Names = {}): Decimal {
  const value = (one: Formula): Decimal => evaluate(one, digits, names)
  if ('money' in of) return new Decimal(of.money).div(10 ** digits)
  if ('number' in of) return new Decimal(of.number)
  if ('percent' in of) return new Decimal(of.percent).div(100)
  if ('sum' in of) return of.sum.reduce((all, one) => all.plus(value(one)), new Decimal(0))
  if ('minus' in of) return value(of.minus).neg()
  if ('product' in of) return of.product.reduce((all, one) => multiplied(all, one, value), new Decimal(1))
  if ('quotient' in of) return value(of.quotient[0]).div(value(of.quotient[1]))
  if ('ratio' in of) return value(of.ratio[0]).div(value(of.ratio[1]))
  if ('power' in of) return value(of.power[0]).pow(value(of.power[1]))
  if ('max' in of) return Decimal.max(...of.max.map(value))
  if ('min' in of) return Decimal.min(...of.min.map(value))
  if ('rounded' in of) return value(of.rounded).div(of.to).toDecimalPlaces(0, WAY_OF[of.mode]).times(of.to)
  if ('is' in of) return evaluate(of.in, digits, { ...names, [of.name]: value(of.is) })
  return names[of.name] ?? new Decimal(NaN)
}

/** a × 31/365 is a × 31 ÷ 365: multiplied first, divided once. */
const multiplied = (all: Decimal, one: Formula, value: (of: Formula) => Decimal): Decimal =>
  'ratio' in one ? all.times(value(one.ratio[0])).div(value(one.ratio[1])) : all.times(value(one))

/** As decimal.js counts: 0 away from zero, 1 towards it, 2 upwards, 3 downwards, 4 half up, 6 half even. */
type Way = 0 | 1 | 2 | 3 | 4 | 6
const WAY_OF: Readonly<Record<Mode, Way>> = { 'half-up': 4, 'half-even': 6, up: 2, down: 3 }

/** "0.01" for two digits, "1" for none. */
export const unitOf = (digits: number): string => new Decimal(1).div(new Decimal(10).pow(digits)).toFixed()
/** "17.98" for 0.1798; nothing is never below zero. */
export const percentOf = (of: Formula, digits: number): string =>
  evaluate(of, digits)
    .times(100)
    .toFixed(2)
    .replace(/^-(0\.00)$/, '$1')
/** Rounded to the hundredth of a percent, as percentages are shown. */
export const inPercent = (of: Formula, mode: Mode = 'half-up'): Formula => round(of, mode, '0.0001')
export const minorOf = (of: Decimal, digits: number): number => of.times(10 ** digits).toNumber()

const LONGEST = 38
/** Half up; then upwards and downwards, for what lies exactly at a half. */
const WAYS: readonly Way[] = [4, 0, 1]

/** The first rendering with enough digits of the decimals in it that `good` agrees. */
export function enough(
  from: number,
  make: (short: (of: Decimal) => string) => Formula,
  good: (of: Formula) => boolean,
): Formula | undefined {
  for (let places = from; places <= LONGEST; places += 3)
    for (const way of WAYS) {
      const made = make((of) => (of.decimalPlaces() <= places ? of.toFixed() : of.toFixed(places, way)))
      if (good(made)) return made
    }
  return undefined
}
