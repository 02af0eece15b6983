// Accrual (计息): how much interest a principal bears from one day to another, exact to the minor unit.
// 48,732.55 at 18 % for 31 days of Act/365 is 745.01: 4873255 × 18 × 31 / (100 × 365), divided once, rounded once.
import { type Day, addMonths, daysInMonth, isLeap, monthsBetween, ymd } from './day.ts'
import type { Rate } from './rate.ts'

export const DAY_COUNTS = ['equal-months', 'act/360', 'act/365', 'act/act', '30e/360'] as const
/** Day count convention (计息基准). `act/act` is ISDA; `equal-months` is annual rate / 12 a month, odd days / 360. */
export type DayCount = (typeof DAY_COUNTS)[number]

export type Halves = 'half-up' | 'half-even'

/** A period's length as an exact fraction of a year: num / den. `days` are its calendar days. */
export type Fraction = { readonly num: number; readonly den: number; readonly days: number }

const BOTH_YEARS = 365 * 366

function leapDays(from: Day, to: Day): number {
  let leap = 0
  for (let y = ymd(from).y; y <= ymd(to).y; y++) {
    if (!isLeap(y)) continue
    const start = Math.max(from, dayOfYearStart(y))
    const end = Math.min(to, dayOfYearStart(y + 1))
    if (end > start) leap += end - start
  }
  return leap
}
const dayOfYearStart = (y: number): Day => addMonths(0 as Day, (y - 1970) * 12, 1)

/**
 * The fraction of a year between two days. For `equal-months` whole scheduled months are counted back from `to`
 * on the anchor (on its own day where it does not stand on the anchor), odd days over 360: 2026-11-22 → 2027-01-15 on 15 is (30 + 23) / 360.
 * `act/act` follows ISDA 2006 4.16(b); `30e/360` ISDA 2006 4.16(g).
 */
export function fraction(count: DayCount, from: Day, to: Day, anchor: number = ymd(to).d): Fraction {
  const days = to - from
  switch (count) {
    case 'act/365':
      return { num: days, den: 365, days }
    case 'act/360':
      return { num: days, den: 360, days }
    case 'act/act': {
      const leap = leapDays(from, to)
      return { num: leap * 365 + (days - leap) * 366, den: BOTH_YEARS, days }
    }
    case '30e/360': {
      const a = ymd(from)
      const b = ymd(to)
      const num = (b.y - a.y) * 360 + (b.m - a.m) * 30 + Math.min(b.d, 30) - Math.min(a.d, 30)
      return { num, den: 360, days }
    }
    case 'equal-months': {
      const { y, m, d } = ymd(to)
      const own = Math.min(anchor, daysInMonth(y, m)) === d ? anchor : d
      const months = monthsBetween(from, to, own)
      const odd = addMonths(to, -months, own) - from
      return { num: months * 30 + Math.max(0, odd), den: 360, days }
    }
  }
}

/** A rate over a period as top / bottom, whole numbers: interest = principal × top / bottom. */
export type Factor = { readonly top: number; readonly bottom: number }

/** A power is slow to take, and a batch takes one for every row of every rate. */
const POWERS = Array.from({ length: 25 }, (_, scale) => 10 ** scale)

export function factor(rate: Rate, period: Fraction): Factor {
  const scale = POWERS[rate.scale] ?? 10 ** rate.scale
  const daily = rate.per === 'day'
  const top = rate.units * (daily ? period.days : period.num)
  const bottom = daily ? scale : scale * period.den
  // Rates are read with at most ten decimals, so both stay whole numbers that a double holds exactly.
  if (top > Number.MAX_SAFE_INTEGER || bottom > Number.MAX_SAFE_INTEGER)
    throw new RangeError('rate too fine to be exact')
  return { top, bottom }
}

const EXACT = 2 ** 51

/**
 * principal × top / bottom, rounded once to a whole unit. Integer doubles are exact below 2^51, so quotient and
 * remainder are too; anything larger is decided in BigInt.
 * @example interest(4873255, 18 * 31, 36500) is 74501
 */
export function interest(principal: number, top: number, bottom: number, halves: Halves = 'half-up'): number {
  if (top === 0 || principal === 0) return 0
  const product = principal * top
  if (product < 0 || product > EXACT || bottom > EXACT) return large(principal, top, bottom, halves)
  let whole = Math.floor(product / bottom)
  let over = product - whole * bottom
  if (over < 0) {
    whole -= 1
    over += bottom
  } else if (over >= bottom) {
    whole += 1
    over -= bottom
  }
  const twice = over * 2
  if (twice > bottom || (twice === bottom && (halves === 'half-up' || whole % 2 === 1))) whole += 1
  return whole
}

/**
 * Whether `whole`, the nearest to a product of the principal and top / bottom as a double, is what `interest` gives. The
 * quotient and the product are each off by at most 2^-53 of themselves, so what lies further than 2^-50 of it from a half
 * is rounded as the exact product is; nearer, or below zero, only the exact one tells.
 */
export const isSure = (near: number, whole: number): boolean =>
  near >= 0 && Math.abs(near - whole) < 0.5 - near * 2 ** -50

function large(principal: number, top: number, bottom: number, halves: Halves): number {
  return Number(divide(BigInt(principal) * BigInt(top), BigInt(bottom), halves))
}

/** a / b rounded to a whole number; halves away from zero, or to the even neighbour. b > 0. */
export function divide(a: bigint, b: bigint, halves: Halves = 'half-up'): bigint {
  if (a < 0n) return -divide(-a, b, halves)
  const whole = a / b
  const twice = (a % b) * 2n
  const up = twice > b || (twice === b && (halves === 'half-up' || whole % 2n === 1n))
  return up ? whole + 1n : whole
}
