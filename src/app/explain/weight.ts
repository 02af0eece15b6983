// Weight (权重) of a row beside the others, as it is written: 1.5, or (1 + 5%)^2 for an amount that grows.
import { Decimal, toDecimal } from '../../core/rate.ts'
import type { Step } from '../../core/step.ts'
import { exactWeight } from '../../core/work.ts'
import { type Formula, count, number, percent, plus, power } from './formula.ts'

export function exactWeightOf({ pay, nth }: Step): Decimal {
  const { num, den } = exactWeight(pay, nth)
  return new Decimal(String(num)).div(String(den))
}

/** `undefined` for a weight of 1. */
export function weightOf(row: Step): Formula | undefined {
  const { pay, nth } = row
  if (typeof pay !== 'object' || 'amount' in pay || exactWeightOf(row).equals(1)) return undefined
  if ('weights' in pay)
    return number(
      toDecimal(
        pay.weights[Math.min(nth, pay.weights.length - 1)] as { units: number; scale: number },
      ).toFixed(),
    )
  const turns = Math.floor(nth / pay.every)
  const grown = plus(count(1), percent(pay.grow))
  return turns === 1 ? grown : power(grown, count(turns))
}
