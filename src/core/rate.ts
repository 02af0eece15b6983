// Rate (利率) and Share (比例): exact decimals built from text, never from a float.
// "18%" is 18 × 10⁻² a year; "0.05%/day" is 5 × 10⁻⁴ a day (日利率万分之五).
import { Decimal as Base } from 'decimal.js'

/** The one Decimal of the house: 40 digits, half up, unaffected by what others set on the global constructor. */
export const Decimal = Base.clone({
  precision: 40,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
  minE: -9e15,
  maxE: 9e15,
})
export type Decimal = Base

/** units × 10^-scale; both whole numbers, so the value is exact and survives JSON. */
export type Share = { readonly units: number; readonly scale: number }
export type Rate = Share & { readonly per: 'year' | 'day' }

export const NONE: Share = { units: 0, scale: 0 }
export const FULL: Share = { units: 1, scale: 0 }
export const ZERO_RATE: Rate = { units: 0, scale: 0, per: 'year' }

function lowest(units: number, scale: number): Share {
  if (units === 0) return NONE
  while (scale > 0 && units % 10 === 0) {
    units /= 10
    scale -= 1
  }
  return { units, scale }
}

/** "18%" → 0.18, "0.18" → 0.18, "1.5‰" → 0.0015. `undefined` when it is no decimal of up to 12 digits. */
export function share(text: string): Share | undefined {
  const match = /^([+-]?)(\d{1,12})(?:\.(\d{1,12}))?\s*([%％‰]?)$/.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', unit] = match
  const units = Number(whole + fraction)
  if (!Number.isSafeInteger(units)) return undefined
  const scale = fraction.length + (unit === '' ? 0 : unit === '‰' ? 3 : 2)
  return lowest(sign === '-' ? -units : units, scale)
}

/**
 * "18%", "0.18", "18%/year", "0.05%/day", "0.05% a day", "日0.05%", "年18%". `undefined` when it is none of these.
 * @example rate("0.05%/day") is { units: 5, scale: 4, per: 'day' }
 */
export function rate(text: string): Rate | undefined {
  const match = /^([日年]?)(.+?)(?:\s*(?:\/|a |每)\s*(year|day|年|日|天))?$/.exec(text.trim())
  const value = match?.[2] === undefined ? undefined : share(match[2])
  if (!value) return undefined
  const day = match?.[1] === '日' || match?.[3] === 'day' || match?.[3] === '日' || match?.[3] === '天'
  return { ...value, per: day ? 'day' : 'year' }
}

export const toNumber = (s: Share): number => Number(`${s.units}e-${s.scale}`)
export const toDecimal = (s: Share): Decimal => new Decimal(`${s.units}e-${s.scale}`)
export const isZero = (s: Share): boolean => s.units === 0
export const same = (a: Rate, b: Rate): boolean =>
  a.units === b.units && a.scale === b.scale && a.per === b.per
export function compare(a: Share, b: Share): number {
  const [x, y] = [a.units * 10 ** b.scale, b.units * 10 ** a.scale]
  return Math.max(Math.abs(x), Math.abs(y)) < 2 ** 53 && a.scale + b.scale < 16
    ? Math.sign(x - y)
    : toDecimal(a).comparedTo(toDecimal(b))
}

/** Which of two rates is lower by the year; a day rate counts 365 times. */
export const compareRates = (a: Rate, b: Rate): number =>
  toDecimal(a)
    .times(a.per === 'day' ? 365 : 1)
    .comparedTo(toDecimal(b).times(b.per === 'day' ? 365 : 1))

/** "18%" for { 18, 2 }; "0.05%" for { 5, 4 }. The shortest exact form. */
export const percent = (s: Share): string => `${toDecimal(s).times(100).toFixed()}%`
export const formatRate = (r: Rate): string => (r.per === 'day' ? `${percent(r)}/day` : percent(r))

/** `plus(18%, 1%)` is 19%, exactly. */
export function plus(a: Share, b: Share): Share {
  const scale = Math.max(a.scale, b.scale)
  return lowest(a.units * 10 ** (scale - a.scale) + b.units * 10 ** (scale - b.scale), scale)
}
export const times = (a: Share, b: Share): Share => lowest(a.units * b.units, a.scale + b.scale)

/**
 * A share of an amount, rounded once, half up (away from zero at the half): 33.335 % of 100.00 is 33.34.
 */
export function shareOf(s: Share, amount: number): number {
  if (s.scale <= 6 && Math.abs(s.units * amount) < 2 ** 50) return halfUp(s.units * amount, 10 ** s.scale)
  return toDecimal(s).times(amount).toDecimalPlaces(0, Base.ROUND_HALF_UP).toNumber()
}

/** Whole numbers below 2^50: the quotient's floor and remainder are exact in doubles. */
function halfUp(top: number, bottom: number): number {
  const size = Math.abs(top)
  const whole = Math.floor(size / bottom)
  const up = (size - whole * bottom) * 2 >= bottom ? 1 : 0
  return Math.sign(top) * (whole + up)
}
