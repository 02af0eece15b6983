// Sketch (粗估): what a way to pay comes to on a given opening, by closed forms over its stages and without a row or an object:
// enough to leave out what cannot be the best. term-extension-6: 2,580.12 a month, 51,602.40 in all, each to within `slack`.
import type { Factors } from './course.ts'
import type { Debt } from './debt.ts'
import { closed } from './level.ts'
import {
  CONTRACT,
  EQUAL_PRINCIPAL,
  FIXED,
  INTEREST_ONLY,
  LEVEL,
  type Outline,
  REST,
  type Step,
  WAITS,
  WEIGHTY,
} from './outline.ts'
import type { Rate } from './rate.ts'

/** What the sketches of a case share: rows at a rate, and what 1 paid in each of the first k rows is worth on `asOf`. */
export type Ground = {
  readonly debt: Debt
  readonly rowsAt: (rate: Rate | undefined) => Factors
  readonly sums: Float64Array
}

/** Rows of the line from `at` on that pay the same. */
export type Stroke = { amount: number; at: number; count: number; rows: Factors }

/**
 * Minor units. `value`: worth on `asOf`. `down`: paid on `asOf` itself; it is in `total` and `value`, not in `peak` nor in
 * the strokes, of which the first `used` count. `principal` and `others`: owed after it.
 */
export type Sketch = {
  peak: number
  total: number
  value: number
  slack: number
  down: number
  principal: number
  others: number
  readonly strokes: Stroke[]
  used: number
}

const paper: Sketch = {
  peak: 0,
  total: 0,
  value: 0,
  slack: 0,
  down: 0,
  principal: 0,
  others: 0,
  strokes: [],
  used: 0,
}
/** Where the sketch stands: the next row, and what is owed then. */
const pen: { row: number; principal: number; others: number; sums: Float64Array } = {
  row: 0,
  principal: 0,
  others: 0,
  sums: new Float64Array(0),
}

/**
 * `others`: fees, penalty and interest. `undefined` where no closed form holds. Peak, total and value grow with `principal`
 * and with `others`. Overwritten by the next sketch.
 */
export function sketch(
  { steps, down }: Outline,
  { debt, rowsAt, sums }: Ground,
  principal: number,
  others: number,
): Sketch | undefined {
  paper.peak = paper.total = paper.value = paper.down = paper.used = 0
  pen.row = 0
  pen.principal = principal
  pen.others = others
  pen.sums = sums
  if (down && !puts(down.amount, down.on === debt.asOf)) return undefined
  paper.principal = pen.principal
  paper.others = pen.others
  let growth = 1
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] as Step
    const rows = rowsAt(step.rate)
    growth *= (rows.discount[pen.row] as number) / (rows.discount[pen.row + step.months] as number)
    if (!draw(debt, step, rows)) return undefined
    pen.row += step.months
  }
  paper.slack = 2 * (pen.row + 3) * growth + 2
  return paper
}

function puts(amount: number, atOnce: boolean): boolean {
  if (!atOnce || amount >= pen.principal + pen.others) return false
  settle(amount)
  paper.down = paper.total = paper.value = amount
  return true
}

/** To fees, penalty and interest first. */
function settle(amount: number): void {
  const toOthers = Math.min(amount, pen.others)
  pen.others -= toOthers
  pen.principal -= amount - toOthers
}

function paid(amount: number, at: number, count: number, rows: Factors): void {
  const { sums } = pen
  paper.total += amount * count
  paper.value += amount * ((sums[at + count] as number) - (sums[at] as number))
  if (amount > paper.peak) paper.peak = amount
  const next = paper.strokes[paper.used++]
  if (!next) {
    paper.strokes.push({ amount, at, count, rows })
    return
  }
  next.amount = amount
  next.at = at
  next.count = count
  next.rows = rows
}

/** The rows of one stage; `false` where only a run can tell. */
function draw(debt: Debt, step: Step, rows: Factors): boolean {
  if (pen.principal + pen.others === 0) {
    paid(0, pen.row, step.months, rows)
    return true
  }
  switch (step.op) {
    case LEVEL:
      return level(step, rows)
    case WAITS:
      return waits(step, rows)
    case INTEREST_ONLY:
      return interestOnly(step, rows)
    case FIXED:
      return fixed(step, rows)
    case WEIGHTY:
      return weighty(step, rows)
    case EQUAL_PRINCIPAL:
      return equalPrincipal(step, rows)
    case REST:
      return pen.others === 0 && (one(Infinity, pen.row, rows), true)
    case CONTRACT:
      return contracted(debt, step, rows)
    default:
      return false
  }
}

/** `months` rows of the level amount; what is left is what the rest of the rows it is reckoned over are worth. */
function level({ months, over }: Step, rows: Factors): boolean {
  const { row, principal, others } = pen
  const { discount, annuity, most } = rows
  if (row + over >= discount.length) return false
  const { approx } = closed(rows, row, over, principal, others)
  const interest = principal * most * 1.0001
  if (approx <= interest + 2) return false
  paid(approx, row, months, rows)
  if (over === months) return true
  if (approx * months < others + interest * months) return false
  const after = row + months
  const rest = (annuity[row + over] as number) - (annuity[after] as number)
  pen.principal = (approx * rest) / (discount[after] as number)
  pen.others = 0
  return true
}

function waits({ months, accrues }: Step, rows: Factors): boolean {
  const { simple } = rows
  const interest = pen.principal * ((simple[pen.row + months] as number) - (simple[pen.row] as number))
  if (!accrues && interest > 0) return false
  paid(0, pen.row, months, rows)
  pen.others += interest
  return true
}

function interestOnly({ months }: Step, rows: Factors): true {
  for (let k = pen.row; k < pen.row + months; k++) {
    paid(pen.principal * (rows.f[k] as number) + pen.others, k, 1, rows)
    pen.others = 0
  }
  return true
}

/** Steady while it does not clear the debt. */
function fixed({ amount, months }: Step, rows: Factors): true {
  const end = pen.row + months
  let k = pen.row
  for (; k < end; k++) {
    const interest = pen.principal * (rows.f[k] as number)
    if (pen.others + interest + pen.principal <= amount) break
    pen.others += interest
    settle(amount)
  }
  if (k > pen.row) paid(amount, pen.row, k - pen.row, rows)
  if (k < end) one(amount, k, rows)
  if (k + 1 < end) paid(0, k + 1, end - k - 1, rows)
  return true
}

/** One row of an amount, at most what is owed with the interest of its period. */
function one(asked: number, k: number, rows: Factors): void {
  pen.others += pen.principal * (rows.f[k] as number)
  const amount = Math.min(asked, pen.principal + pen.others)
  paid(amount, k, 1, rows)
  settle(amount)
}

/** Rows of one weight in one step. */
function weighty({ pay, months, weights }: Step, rows: Factors): boolean {
  const { row, principal, others } = pen
  const { approx } = closed(rows, row, months, principal, others, pay)
  const least = principal * rows.most * 1.0001 + 2
  for (let k = 0; k < months;) {
    const w = weights[k] as number
    if (approx * w <= least) return false
    let end = k
    while (end + 1 < months && weights[end + 1] === w) end += 1
    paid(approx * w, row + k, end + 1 - k, rows)
    k = end + 1
  }
  return true
}

/** An equal part of the principal and the interest on what is left of it; the first row also what was owed besides. */
function equalPrincipal({ months }: Step, rows: Factors): true {
  const part = pen.principal / months
  for (let k = 0; k < months; k++) {
    const left = pen.principal - part * k
    paid(part + left * (rows.f[pen.row + k] as number) + pen.others, pen.row + k, 1, rows)
    pen.others = 0
  }
  return true
}

/** The contract's instalments, with an equal share of the arrears where asked for; the last row of a plan takes the rest. */
function contracted(
  { contract, owed, overduePrincipal = 0 as typeof owed.principal }: Debt,
  { months, arrears, last }: Step,
  rows: Factors,
): boolean {
  if (!contract) return false
  const { row } = pen
  const overdue = Math.max(0, overduePrincipal - Math.max(0, owed.principal - pen.principal))
  const share = arrears ? (pen.others + overdue) / months : 0
  for (let k = row; k < row + months; k++) {
    const instalment: number = contract[k]?.payment ?? (0 as number)
    one(last && k === row + months - 1 ? Infinity : instalment + share, k, rows)
  }
  return true
}
