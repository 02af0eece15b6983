// Brackets (分段累进): a table of slices of an amount, each with its own flat amount or rate, as court fees are laid down.
// 50 up to 10,000, then 2.5 % up to 100,000: 50,000 costs 50 + 2.5 % × 40,000 = 1,050.
import { divide } from './accrual.ts'
import { type Money, ZERO, money } from './money.ts'
import { Decimal, type Share, toDecimal } from './rate.ts'

/** A slice ends at `upTo`, inclusive; the last of a table has none. `fixed` is owed once its slice is reached. */
export type Bracket = { readonly upTo?: Money; readonly fixed?: Money; readonly rate?: Share }

/**
 * The sum of all slices that an amount reaches, exact, rounded once, half up. The first slice is reached by any amount,
 * so nothing costs its flat amount; past the `upTo` of a table that ends, nothing more is added.
 */
export function byBrackets(table: readonly Bracket[], amount: Money): Money {
  let sum = new Decimal(0)
  let from: number = ZERO
  for (const [index, { upTo = amount, fixed = ZERO, rate }] of table.entries()) {
    if (index > 0 && amount <= from) break
    const slice = Math.max(0, Math.min(amount, upTo) - from)
    sum = sum.plus(fixed)
    if (rate) sum = sum.plus(toDecimal(rate).times(slice))
    from = upTo
  }
  return money(sum.toDecimalPlaces(0).toNumber())
}

/** A part as whole numbers, because a third is no decimal: { top: 1, bottom: 3 }. */
export type Part = { readonly top: number; readonly bottom: number }

/** A part of an amount, rounded once, half up: a third of 50.00 is 16.67. */
export const partOf = ({ top, bottom }: Part, amount: Money): Money =>
  money(Number(divide(BigInt(amount) * BigInt(top), BigInt(bottom))))
