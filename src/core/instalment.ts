// Instalment (每期应还额): the level amount in whole units: `nearest`, `up` or `even`, on a unit of a fen, a yuan, ten yuan.
// 916.7999… → 916.80; on a unit of 1.00 yuan → 917.00, unless the last row would then exceed twice the instalment.
import type { Rounding } from './debt.ts'
import { type Ledger, FEES, INTEREST, PENALTY, accrue, capitalise, copy, everything, pay } from './ledger.ts'
import type { Level } from './level.ts'
import type { Step } from './step.ts'
import type { Pay } from './plan.ts'
import { exactWeight, weight } from './work.ts'

/** level × weight, rounded once to the minor unit, half up; exact where the double lies near a half. */
export function weighted(level: Level, pay: Pay, nth: number, known?: number): number {
  const w = known ?? weight(pay, nth)
  const value = level.approx * w
  if (value <= 0) return 0
  const over = value - Math.floor(value)
  const bound = level.bound * w + value * 2 ** -50
  if (Math.abs(over - 0.5) > bound) return Math.round(value)
  const { num, den } = level.exact()
  const exact = exactWeight(pay, nth)
  const [top, bottom] = [2n * num * exact.num + den * exact.den, 2n * den * exact.den]
  return top <= 0n ? 0 : Number(top / bottom)
}

/** The amount of a plain level row. `of` gives the rows it is reckoned on, `l` the ledger before the first of them. */
export function instalment(level: Level, of: () => readonly Step[], l: Ledger, rounding: Rounding): number {
  const nearest = weighted(level, 'level', 0)
  if (rounding.instalment === 'nearest' && rounding.unit <= 1) return nearest
  const rows = of()
  // `up` and `even` compare the last row with the others, so the last row must be one of them.
  const plain = rows.every((step) => !step.level || step.pay === 'level') && rows.at(-1)?.level === true
  if (rounding.instalment === 'nearest' || !plain) {
    if (rounding.unit <= 1) return nearest
    const coarse = onUnit(level, rounding.unit)
    return last(rows, l, coarse) > 2 * coarse ? nearest : coarse
  }
  const search = rounding.instalment === 'up' ? smallestUp : even
  const found = search(level, rows, l, rounding.unit)
  return rounding.unit > 1 && last(rows, l, found) > 2 * found ? search(level, rows, l, 1) : found
}

function onUnit(level: Level, unit: number): number {
  const { num, den } = level.exact()
  const step = BigInt(unit)
  const units = (2n * num + den * step) / (2n * den * step)
  return Number(units < 0n ? 0n : units) * unit
}

/** The smallest amount whose last row in the rounded ledger is not larger than itself: what many lenders charge. */
function smallestUp(level: Level, rows: readonly Step[], l: Ledger, unit: number): number {
  const ok = (amount: number): boolean => last(rows, l, amount) <= amount
  let amount = Math.max(0, Math.floor(level.approx / unit) * unit)
  while (!ok(amount)) amount += unit
  while (amount >= unit && ok(amount - unit)) amount -= unit
  return amount
}

/** The amount whose last row differs least from it; on a tie the one nearer the exact level. */
function even(level: Level, rows: readonly Step[], l: Ledger, unit: number): number {
  const off = (amount: number): number => Math.abs(last(rows, l, amount) - amount)
  const better = (a: number, b: number): boolean => {
    const [x, y] = [off(a), off(b)]
    return x < y || (x === y && Math.abs(a - level.approx) < Math.abs(b - level.approx))
  }
  let amount = Math.max(0, Math.round(level.approx / unit) * unit)
  while (better(amount + unit, amount)) amount += unit
  while (amount >= unit && better(amount - unit, amount)) amount -= unit
  return amount
}

const scrap = new Float64Array(4)

/** What the last row would pay if every level row paid `amount`: everything still owed on that day. */
function last(rows: readonly Step[], from: Ledger, amount: number): number {
  const l = copy(from)
  let start = 0
  for (const [index, step] of rows.entries()) {
    if (step.nth === 0) start = l.owed[3] as number
    accrue(l, step.top, step.bottom)
    if (index === rows.length - 1) break
    pay(l.owed, l.order, Math.min(everything(l), fixed(step, l, amount, start)), scrap, 0, true)
    if (step.capitalises) capitalise(l)
  }
  return everything(l)
}

function fixed(step: Step, l: Ledger, amount: number, start: number): number {
  if (step.level) return amount
  if (typeof step.pay === 'object' || step.pay === 'as-contracted') return step.amount
  const due = (l.owed[FEES] as number) + (l.owed[PENALTY] as number) + (l.owed[INTEREST] as number)
  if (step.pay === 'nothing') return 0
  if (step.pay === 'rest') return everything(l)
  return step.pay === 'equal-principal' ? due + Math.round(start / step.months) : due
}
