// Course (还款日程): the days on which monthly rows fall, the period each row covers, and what a rate makes of them.
// dueDay 31 from 2026-01-15: 31 Jan, 28 Feb, 31 Mar. The same for every plan of a debt, so reckoned once.
import { type Fraction, factor, fraction } from './accrual.ts'
import type { Debt } from './debt.ts'
import { type Day, daysInMonth, inMonth, nextDue, ymd } from './day.ts'
import type { Plan } from './plan.ts'
import type { Rate } from './rate.ts'

/** The day of the month that due dates are reckoned from. */
export function anchorOf(debt: Pick<Debt, 'dueDay'>, firstDue: Day): number {
  const { y, m, d } = ymd(firstDue)
  return Math.min(debt.dueDay, daysInMonth(y, m)) === d ? debt.dueDay : d
}

export const firstDueOf = (debt: Debt, plan: Plan): Day => plan.firstDue ?? nextDue(debt.asOf, debt.dueDay)

/** Rows at a rate: interest = principal × top / bottom. `f` is top / bottom as a double; the rest are running sums of it. */
export type Factors = {
  readonly rate: Rate
  readonly top: Float64Array
  readonly bottom: number
  readonly f: Float64Array
  /** The largest of f. */
  readonly most: number
  /** Discount to the start of a row: D[0] = 1, D[k + 1] = D[k] ÷ (1 + f[k]). */
  readonly discount: Float64Array
  /** S[k] = D[1] + … + D[k]. */
  readonly annuity: Float64Array
  /** F[k] = f[0] + … + f[k − 1]. */
  readonly simple: Float64Array
}

export type Timeline = {
  readonly anchor: number
  readonly due: readonly Day[]
  readonly period: readonly Fraction[]
  readonly factors: Factors[]
}

const BLOCK = 64
/** Of the debt at hand alone: a batch goes through a million, and weak maps of them cost more than they spare. */
let lines: { readonly debt: Debt; readonly from: Map<Day, Timeline> } | undefined

/** At least so many monthly rows of a debt from a first due day. */
export function timeline(debt: Debt, firstDue: Day, rows: number): Timeline {
  if (lines?.debt !== debt) lines = { debt, from: new Map() }
  const known = lines.from.get(firstDue)
  if (known && known.due.length >= rows) return known
  const line = shared(debt, firstDue, Math.max(BLOCK, Math.ceil(rows / BLOCK) * BLOCK))
  lines.from.set(firstDue, line)
  return line
}

/** Accounts of one portfolio fall due on few days: their rows, and what rates make of them, are reckoned once for all. */
function shared({ asOf, dayCount, dueDay }: Debt, firstDue: Day, size: number): Timeline {
  const anchor = anchorOf({ dueDay }, firstDue)
  const name = `${asOf} ${firstDue} ${anchor} ${dayCount} ${size}`
  const known = kept.get(name)
  if (known) return known
  if (room <= 0) {
    kept.clear()
    room = MOST_FACTORS
  }
  const due: Day[] = []
  const period: Fraction[] = []
  const { y, m } = ymd(firstDue)
  let before = asOf
  for (let k = 0; k < size; k++) {
    const at = m - 1 + k
    const on = k === 0 ? firstDue : inMonth(y + Math.floor(at / 12), (at % 12) + 1, anchor)
    // From one scheduled day to the next is a month, whatever its length: no need to count it.
    const month = k > 0 && dayCount === 'equal-months'
    period.push(month ? { num: 30, den: 360, days: on - before } : fraction(dayCount, before, on, anchor))
    due.push(on)
    before = on
  }
  const line: Timeline = { anchor, due, period, factors: [] }
  kept.set(name, line)
  return line
}
const kept = new Map<string, Timeline>()
/** Some 3 kB each. */
const MOST_FACTORS = 4000
const MOST_RATES = 64
let room = MOST_FACTORS

/** A timeline's rows at a rate. */
export function factorsOf(line: Timeline, rate: Rate): Factors {
  for (const known of line.factors)
    if (
      known.rate === rate ||
      (known.rate.units === rate.units && known.rate.scale === rate.scale && known.rate.per === rate.per)
    )
      return known
  if (line.factors.length >= MOST_RATES) line.factors.length = 0
  const made = factors(line.period, rate)
  room -= 1
  line.factors.push(made)
  return made
}

export function factors(period: readonly Fraction[], rate: Rate): Factors {
  const rows = period.length
  // Five columns in one piece of memory: to ask for five costs more than to fill them.
  const memory = new ArrayBuffer(5 * 8 * (rows + 1))
  const column = (nth: number, length: number): Float64Array =>
    new Float64Array(memory, nth * 8 * (rows + 1), length)
  const [top, f] = [column(0, rows), column(1, rows)]
  const [discount, annuity, simple] = [column(2, rows + 1), column(3, rows + 1), column(4, rows + 1)]
  let bottom = 1
  let most = 0
  discount[0] = 1
  for (let k = 0; k < rows; k++) {
    const of = factor(rate, period[k] as Fraction)
    bottom = of.bottom
    top[k] = of.top
    const growth = of.top / of.bottom
    f[k] = growth
    if (growth > most) most = growth
    discount[k + 1] = (discount[k] as number) / (1 + growth)
    annuity[k + 1] = (annuity[k] as number) + (discount[k + 1] as number)
    simple[k + 1] = (simple[k] as number) + growth
  }
  return { rate, top, bottom, f, most, discount, annuity, simple }
}

const values = new WeakMap<Timeline, Map<number, Float64Array>>()

/** V[k] = Σ of (1 + i)^(−days / 365) over the first k rows of a timeline of the debt. */
export function valuesOf(line: Timeline, { asOf }: Debt, discount: number): Float64Array {
  let known = values.get(line)
  if (!known) values.set(line, (known = new Map()))
  const before = known.get(discount)
  if (before) return before
  if (known.size >= MOST_DISCOUNTS) known.clear()
  const log = Math.log1p(discount) / 365
  const sums = new Float64Array(line.due.length + 1)
  for (let k = 0; k < line.due.length; k++)
    sums[k + 1] = (sums[k] as number) + Math.exp(-log * ((line.due[k] as Day) - asOf))
  known.set(discount, sums)
  return sums
}
/** What hangs on each of them is some 100 kB, and quickly made again. */
const MOST_DISCOUNTS = 4
