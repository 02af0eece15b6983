// Unit-periods (计息单位期) of Regulation Z: the time scale on which the US annual percentage rate is reckoned.
// Lent on 10 February, first of 36 monthly payments on 1 April: unit-period month, 1 whole one and 19/30 of another.
// Source: 12 CFR 1026, Appendix J, (b)(2) to (b)(5).
import { type Day, addMonths } from './day.ts'
import { type Series, monthsBack, series } from './eu-rate.ts'

/** `count` of these; weeks are 7 days. `term` is the whole time of a single advance repaid once within a year. */
export type UnitPeriod = {
  readonly of: 'day' | 'semimonth' | 'month' | 'year' | 'term'
  readonly count: number
  readonly perYear: number
}

/** Whole unit-periods and the odd rest of one, in (0, 1]. */
export type Units = { readonly t: number; readonly f: number }

const MONTH: UnitPeriod = { of: 'month', count: 1, perYear: 12 }
const YEAR: UnitPeriod = { of: 'year', count: 1, perYear: 1 }
const SEMIMONTH: UnitPeriod = { of: 'semimonth', count: 1, perYear: 24 }

/** (b)(5)(ii), (iii), (v): 1 → month, 3 → 3 months with 4 a year, 12 → year. */
export const unitOfMonths = (count: number): UnitPeriod =>
  count === 12 ? YEAR : count === 1 ? MONTH : { of: 'month', count, perYear: 12 / count }

/** (b)(5)(iv): 7 → week with 52 a year, 28 → 4 weeks with 13; other counts of days are so many of 365. */
export const unitOfDays = (count: number): UnitPeriod => ({
  of: 'day',
  count,
  perYear: count % 7 === 0 ? 364 / count : 365 / count,
})

/** "month", "3 months", "week", "4 weeks", "semimonth", "year", "42 days". */
export function unitName({ of, count, perYear }: UnitPeriod): string {
  if (of === 'term') {
    const months = 12 / perYear
    const whole = Math.abs(months - Math.round(months)) < 1e-9
    return whole ? plural(Math.round(months), 'month') : plural(count, 'day')
  }
  if (of === 'day' && count % 7 === 0) return plural(count / 7, 'week')
  return plural(count, of)
}
const plural = (count: number, word: string): string => (count === 1 ? word : `${count} ${word}s`)

/**
 * The unit-period of a transaction, (b)(4): the period between advances or between payments (the one from the
 * beginning to the first payment included) that occurs most often, up to a year; the smaller on a tie; without one
 * that occurs twice, the average of all, rounded to the nearest standard interval. One advance and one payment: the
 * term, up to a year. Days in ascending order or not; the term begins on the earliest.
 * @example payments on the 1st and 16th of each month → semimonth
 */
export function unitPeriod(advances: readonly Day[], payments: readonly Day[]): UnitPeriod {
  const [begin, end] = ends([...advances, ...payments])
  const of = series(payments)
  if (advances.length === 1 && payments.length === 1) return ofTerm(begin, end, of)
  const rows = [distinct(advances, begin), distinct(payments, begin)]
  const counted = new Map<string, { unit: UnitPeriod; times: number }>()
  for (const row of rows) {
    for (const unit of intervals(row, of)) {
      const key = `${unit.of} ${unit.count}`
      const seen = counted.get(key)
      if (seen) seen.times += 1
      else counted.set(key, { unit, times: 1 })
    }
  }
  const common = [...counted.values()].filter(({ times }) => times > 1)
  if (common.length === 0) return average(rows, of)
  return common.reduce((best, each) => {
    if (each.times !== best.times) return each.times > best.times ? each : best
    return each.unit.perYear > best.unit.perYear ? each : best
  }).unit
}

const ends = (days: readonly Day[]): [Day, Day] => {
  const sorted = days.toSorted((a, b) => a - b)
  return [sorted[0]!, sorted.at(-1)!]
}

const distinct = (days: readonly Day[], begin: Day): Day[] =>
  [...new Set([begin, ...days])].sort((a, b) => a - b)

/** (b)(4)(ii), (b)(5)(v) to (vii): 42 days → 365/42 a year; 6 months → 2 a year; a year or more → year. */
function ofTerm(from: Day, to: Day, of: Series): UnitPeriod {
  const { months, days } = monthsBack(from, to, of)
  if (months >= 12 || to === from) return YEAR
  const count = to - from
  return { of: 'term', count, perYear: days === 0 ? 12 / months : 365 / count }
}

/** What each period of a row of days could be called: a month and, if it has 28 days, 4 weeks. */
function intervals(row: readonly Day[], of: Series): UnitPeriod[] {
  const found: UnitPeriod[] = []
  const half = row.map(() => false)
  for (let k = 1; k < row.length; k++) {
    const [from, to] = [row[k - 1]!, row[k]!]
    const { months, days } = monthsBack(from, to, of)
    const whole = days === 0 && months > 0
    if (whole && months <= 12) found.push(unitOfMonths(months))
    if (to - from <= 365 && (!whole || (to - from) % 7 === 0)) found.push(unitOfDays(to - from))
    const next = row[k + 1]
    if (next === undefined || !isHalf(to - from) || !isHalf(next - to)) continue
    const pair = monthsBack(from, next, of)
    if (pair.months === 1 && pair.days === 0) half[k] = half[k + 1] = true
  }
  for (const yes of half) if (yes) found.push(SEMIMONTH)
  return found
}
const isHalf = (days: number): boolean => days >= 13 && days <= 18

/**
 * (b)(4)(i)(B): the average of all periods, to the nearest of day, n weeks, semimonth, n months up to a year; the
 * lower on a tie. Whole months alone stay months, all of them being equal: 1, 3 and 4 months are 3 months.
 */
function average(rows: readonly (readonly Day[])[], of: Series): UnitPeriod {
  let [periods, days, months, whole] = [0, 0, 0, true]
  for (const row of rows) {
    periods += row.length - 1
    for (let k = 1; k < row.length; k++) {
      const back = monthsBack(row[k - 1]!, row[k]!, of)
      days += row[k]! - row[k - 1]!
      months += back.months
      whole &&= back.days === 0
    }
  }
  if (periods === 0) return MONTH
  if (whole) return unitOfMonths(Math.min(12, Math.max(1, Math.ceil(months / periods - 0.5))))
  const standard = [unitOfDays(1), SEMIMONTH]
  for (let weeks = 1; weeks <= 52; weeks++) standard.push(unitOfDays(weeks * 7))
  for (let n = 1; n <= 12; n++) standard.push(unitOfMonths(n))
  const far = (unit: UnitPeriod): number => Math.abs(lengthOf(unit) - days / periods)
  return standard.reduce((best, unit) => {
    const nearer = far(unit) - far(best)
    return nearer < 0 || (nearer === 0 && lengthOf(unit) < lengthOf(best)) ? unit : best
  })
}
const lengthOf = (unit: UnitPeriod): number => (unit.of === 'day' ? unit.count : 365 / unit.perYear)

/**
 * Unit-periods from the beginning of the term to a day, (b)(5).
 * @example units(MONTH, 1978-02-10, 1978-04-01) is { t: 1, f: 19/30 }; in 3 months, 1978-05-23 to 1978-10-01 is
 * 4 × 30 + 9 days = { t: 1, f: 39/90 }; in 4 weeks, 1978-03-18 to 1978-04-20 is { t: 1, f: 5/28 }
 */
export function units(unit: UnitPeriod, from: Day, to: Day, of: Series): Units {
  if (to <= from) return { t: 0, f: 0 }
  switch (unit.of) {
    case 'term':
      return { t: 1, f: 0 }
    case 'day':
      return split(to - from, unit.count)
    case 'semimonth': {
      const { months, days } = monthsBack(from, to, of)
      return split(30 * months + days, 15)
    }
    case 'month': {
      const { months, days } = monthsBack(from, to, of)
      return unit.count === 1 ? { t: months, f: days / 30 } : split(30 * months + days, 30 * unit.count)
    }
    case 'year': {
      const { months, days } = monthsBack(from, to, of)
      const t = Math.floor(months / 12)
      // Whole months over 12; else all the days left, not months and days, over 365.
      return { t, f: days === 0 ? (months % 12) / 12 : (addMonths(to, -12 * t) - from) / 365 }
    }
  }
}

const split = (days: number, length: number): Units => ({
  t: Math.floor(days / length),
  f: (days % length) / length,
})
