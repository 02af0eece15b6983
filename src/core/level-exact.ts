// The level amount as an exact fraction (等额精确值), in whole numbers: what decides a cent when doubles cannot.
// 1,000.00 over 3 rows at 0 %: 100000 / 3; over 8 rows 12500 exactly, so 125.00.
import type { Ratio } from './level.ts'
import { FEES, INTEREST, PENALTY, PRINCIPAL } from './ledger.ts'
import type { Step } from './step.ts'
import { exactWeight } from './work.ts'

type Line = { a: bigint; b: bigint }

/**
 * Every bucket a line a + b·L over one common denominator; repeated until the decisions agree with the answer.
 * `undefined` where no amount makes a difference.
 */
export function exactLevel(
  rows: readonly Step[],
  owed: readonly number[],
  order: readonly number[],
  guess: number,
): Ratio | undefined {
  let at: Ratio = near(guess)
  for (let turn = 0; turn < 60; turn++) {
    const { a, b } = pass(rows, owed, order, at)
    if (b === 0n) return undefined
    const next = b < 0n ? { num: a, den: -b } : { num: -a, den: b }
    const settled = next.num * at.den === at.num * next.den
    at = next
    if (settled) return at
  }
  return at
}

/** A double as a fraction, to start from. */
export const near = (guess: number): Ratio => ({ num: BigInt(Math.round(guess * 2 ** 20)), den: 2n ** 20n })

function pass(rows: readonly Step[], from: readonly number[], order: readonly number[], at: Ratio): Line {
  const owed: Line[] = Array.from(from, (v) => ({ a: BigInt(v), b: 0n }))
  let scale = 1n
  let start: Line = { a: 0n, b: 0n }
  const grow = (by: bigint): void => {
    if (by === 1n) return
    scale *= by
    for (const line of [...owed, start]) {
      line.a *= by
      line.b *= by
    }
  }
  const line = (k: number): Line => owed[k] as Line
  const take = (from: Line, what: Line): void => {
    from.a -= what.a
    from.b -= what.b
  }
  const valueAt = ({ a, b }: Line): bigint => a * at.den + b * at.num
  for (const step of rows) {
    if (step.nth === 0) start = { ...line(PRINCIPAL) }
    const [top, bottom] = [BigInt(step.top), BigInt(step.bottom)]
    const principal = { ...line(PRINCIPAL) }
    grow(bottom)
    line(INTEREST).a += principal.a * top
    line(INTEREST).b += principal.b * top
    const cash: Line = { a: 0n, b: 0n }
    if (step.level) {
      const { num, den } = exactWeight(step.pay, step.nth)
      grow(den)
      cash.b = (scale / den) * num
    } else if (typeof step.pay === 'object' || step.pay === 'as-contracted')
      cash.a = BigInt(step.amount) * scale
    else if (step.pay !== 'nothing') {
      if (step.pay === 'equal-principal') grow(BigInt(step.months))
      for (const k of step.pay === 'rest'
        ? [FEES, PENALTY, INTEREST, PRINCIPAL]
        : [FEES, PENALTY, INTEREST]) {
        cash.a += line(k).a
        cash.b += line(k).b
      }
      if (step.pay === 'equal-principal') {
        cash.a += start.a / BigInt(step.months)
        cash.b += start.b / BigInt(step.months)
      }
    }
    for (const k of order) {
      if (valueAt(cash) >= valueAt(line(k))) {
        take(cash, line(k))
        owed[k] = { a: 0n, b: 0n }
      } else {
        take(line(k), cash)
        cash.a = cash.b = 0n
        break
      }
    }
    take(line(PRINCIPAL), cash)
    if (step.capitalises) {
      line(PRINCIPAL).a += line(INTEREST).a
      line(PRINCIPAL).b += line(INTEREST).b
      owed[INTEREST] = { a: 0n, b: 0n }
    }
  }
  return owed.reduce((t, v) => ({ a: t.a + v.a, b: t.b + v.b }), { a: 0n, b: 0n })
}
