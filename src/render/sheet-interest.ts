// The arithmetic of interest in a spreadsheet (电子表格中的计息): whole numbers only, so that a half is seen as the half it is.
// 4,873,255 × 279 ÷ 18,250 is 74,500 and 13,145 over, which is more than half of 18,250: 745.01. A product too large for a
// double is built up from pieces of the principal, as one multiplies and divides on paper.
import { type DayCount, fraction } from '../core/accrual.ts'
import type { Day } from '../core/day.ts'
import type { Rate } from '../core/rate.ts'

/** A period and its rate, in whole numbers: interest is principal × top ÷ bottom. */
export type Factor = {
  readonly num: number
  readonly den: number
  readonly units: number
  readonly top: number
  readonly bottom: number
}
export type Arithmetic = {
  /** A rate is shown in so many whole parts of 1: 18 % of 1,000,000 is 180,000. */
  readonly scale: number
  readonly factors: readonly Factor[]
  /** The principal in so many pieces of this size each; one piece is the whole of it. None where no piece is small enough. */
  readonly pieces: { readonly count: number; readonly size: number } | undefined
}

/** Changes of a rate to so many decimals are reckoned exactly: 18.2575 %. */
const LEAST_SCALE = 6
/** Spreadsheets take differences of one part in 10¹⁵ for nothing; products up to here are never so near. */
const SAFE = 1e14
/** Whole numbers of doubles are exact up to here, with room for a sum. */
export const EXACT = 2 ** 52

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

export type Period = {
  readonly from: Day
  readonly due: Day
  readonly rate: Rate
  readonly principal: number
}

export function arithmetic(
  periods: readonly Period[],
  count: DayCount,
  anchor: number,
  carries: boolean,
): Arithmetic {
  const decimals = Math.max(LEAST_SCALE, ...periods.map(({ rate }) => rate.scale))
  const scale = 10 ** decimals
  const year = denominator(count)
  let fits = true
  const factors = periods.map(({ from, due, rate }): Factor => {
    const { num: parts, days } = fraction(count, from, due, anchor)
    const daily = rate.per === 'day'
    // What is carried needs one denominator for all rows.
    const den = daily && !carries ? 1 : year
    const num = daily ? days * den : parts
    const units = rate.units * 10 ** (decimals - rate.scale)
    const [whole, under] = [BigInt(units) * BigInt(num), BigInt(scale) * BigInt(den)]
    if (whole > BigInt(EXACT) || under > BigInt(EXACT)) fits = false
    const common = carries ? 1n : gcd(whole, under)
    return { num, den, units, top: Number(whole / common), bottom: Number(under / common) }
  })
  return { scale, factors, pieces: fits ? piecesOf(periods, factors) : undefined }
}

export const denominator = (count: DayCount): number => fraction(count, 0 as Day, 1 as Day).den

function piecesOf(periods: readonly Period[], factors: readonly Factor[]): Arithmetic['pieces'] {
  const most = Math.max(1, ...periods.map(({ principal }) => principal))
  const [top, bottom] = [
    Math.max(...factors.map((factor) => factor.top)),
    Math.max(...factors.map((factor) => factor.bottom)),
  ]
  if (most * top <= SAFE && bottom <= SAFE) return { count: 1, size: 1 }
  for (const limit of [SAFE, EXACT])
    for (let power = 6; power >= 1; power -= 1) {
      const size = 10 ** power
      if ((top + bottom) * size <= limit)
        return { count: Math.max(2, Math.ceil(String(most).length / power)), size }
    }
  return undefined
}

/** How the pieces of a principal come to quotients and remainders, one after the other. */
export type Division = {
  readonly pieces: readonly number[]
  readonly products: readonly number[]
  readonly quotients: readonly number[]
  readonly remainders: readonly number[]
  readonly whole: number
  readonly rest: number
}

export function division(
  principal: number,
  { top, bottom }: Factor,
  { count, size }: NonNullable<Arithmetic['pieces']>,
): Division {
  const pieces = Array.from({ length: count }, (_, k) => {
    const left = Math.floor(principal / size ** (count - 1 - k))
    return k === 0 ? left : left - size * Math.floor(principal / size ** (count - k))
  })
  const out = { pieces, products: [] as number[], quotients: [] as number[], remainders: [] as number[] }
  let whole = 0
  let rest = 0
  for (const piece of pieces) {
    const product = rest * size * (count > 1 ? 1 : 0) + piece * top
    const quotient = Math.floor(product / bottom)
    rest = product - quotient * bottom
    whole = whole * size + quotient
    out.products.push(product)
    out.quotients.push(quotient)
    out.remainders.push(rest)
  }
  const off = rest < 0 ? -1 : rest >= bottom ? 1 : 0
  return { ...out, whole: whole + off, rest: rest - off * bottom }
}
