// Annuity (年金系数): what payments of 1 in the rows ahead are worth on the day before them, as it can be written down.
// 24 months at 1.5% are (1 − (1 + i)^(−24)) ÷ i with i = 18% × 1/12; rows of 28 to 31 days a list of discount factors.
import type { Debt } from '../../core/debt.ts'
import { Decimal } from '../../core/rate.ts'
import type { Step } from '../../core/step.ts'
import { type Formula, count, minus, name, number, over, plus, power, times } from './formula.ts'
import { growthOf } from './period.ts'
import { exactWeightOf, weightOf } from './weight.ts'

export type Annuity = {
  readonly value: Decimal
  /** With i standing for `i`, where all rows (but the first) are equally long. */
  readonly closed: Formula | undefined
  readonly i: Formula | undefined
  /** 1 − (1 + i)^(−n), where the whole is that ÷ i. */
  readonly whole: Formula | undefined
  /** Σ of the discount factors, each with so few digits. */
  readonly listed: (short: (of: Decimal) => string) => Formula
}

export const growth = ({ top, bottom }: Step): Decimal => new Decimal(top).div(bottom)
const sameLength = (a: Step, b: Step): boolean => a.top === b.top && a.bottom === b.bottom

/** Of rows that all pay the level amount times their weight. */
export function annuity(rows: readonly Step[], debt: Debt): Annuity {
  let factor = new Decimal(1)
  let value = new Decimal(0)
  const factors: Decimal[] = []
  for (const row of rows) {
    factor = factor.div(growth(row).plus(1))
    factors.push(factor)
    value = value.plus(factor.times(exactWeightOf(row)))
  }
  return { value, ...closedOf(rows, debt), listed: (short) => listed(rows, factors, short) }
}

function closedOf(rows: readonly Step[], debt: Debt): Pick<Annuity, 'closed' | 'i' | 'whole'> {
  const none = { closed: undefined, i: undefined, whole: undefined }
  const [first, second] = rows
  if (!first || !rows.every((row) => exactWeightOf(row).equals(1))) return none
  if (rows.every(({ top }) => top === 0)) return { ...none, closed: count(rows.length) }
  if (!second) return { ...none, closed: over(count(1), plus(count(1), growthOf(first, debt))) }
  if (second.top === 0 || rows.slice(2).some((row) => !sameLength(row, second))) return none
  const lost = (n: number): Formula =>
    plus(count(1), minus(power(plus(count(1), name('i')), minus(count(n)))))
  const equal = (n: number): Formula => over(lost(n), name('i'))
  const i = growthOf(second, debt)
  if (sameLength(first, second)) return { closed: equal(rows.length), i, whole: lost(rows.length) }
  return {
    ...none,
    closed: over(plus(count(1), equal(rows.length - 1)), plus(count(1), growthOf(first, debt))),
    i,
  }
}

/** 0.9888 + 0.9740 + 1.05 × (0.9594 + 0.9451): neighbours of one weight together. */
function listed(rows: readonly Step[], factors: readonly Decimal[], short: (of: Decimal) => string): Formula {
  const groups: { row: Step; terms: Formula[] }[] = []
  for (const [k, row] of rows.entries()) {
    const last = groups.at(-1)
    const term = number(short(factors[k] as Decimal))
    if (last && exactWeightOf(last.row).equals(exactWeightOf(row))) last.terms.push(term)
    else groups.push({ row, terms: [term] })
  }
  return plus(
    ...groups.flatMap(({ row, terms }) => {
      const weight = weightOf(row)
      return weight ? [times(weight, plus(...terms))] : terms
    }),
  )
}
