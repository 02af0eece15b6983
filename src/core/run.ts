// Run (推演): one ledger over a plan's promised payments, recorded on a tape.
// 48,732.55 at 18 % Act/365 over 24 level rows: 2,432.59 a month, the last 2,432.46, nothing left.
import { interest, isSure } from './accrual.ts'
import type { Debt } from './debt.ts'
import type { Day } from './day.ts'
import { type Refusal, refusal } from './finding.ts'
import { weighted } from './instalment.ts'
import {
  type Ledger,
  FEES,
  INTEREST,
  PENALTY,
  PRINCIPAL,
  accrue,
  capitalise,
  everything,
  ledger,
  pay,
} from './ledger.ts'
import type { Money } from './money.ts'
import type { Pay, Plan } from './plan.ts'
import { type Opening, opening } from './relief.ts'
import { type Course, type Solved, solve, stillSolved } from './solve.ts'
import type { Tape } from './tape.ts'
import { type Segment, lay, weights } from './work.ts'

/** The answer of a run that was cut short: some row asks for more than `cap`; `onto.peak` says how much. */
export const TOO_MUCH: Refusal = refusal('above-cap')

/**
 * Runs the promise onto the tape; a refusal says why the plan cannot be computed. With a `cap` the run stops at the
 * first row that pays more, since a search need not know the rest of a plan that nobody can keep.
 */
export function run(debt: Debt, plan: Plan, onto: Tape, cap = Infinity): Refusal | undefined {
  const segments = lay(debt, plan)
  if ('refused' in segments) return segments
  const open = opening(debt, plan)
  if ('refused' in open) return open
  const on: Course = { debt, plan, segments, open, l: ledger(debt, open.owed, scrap) }
  clear(onto, open)
  let solved: Solved | undefined
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] as Segment
    if (segment.level && !stillSolved(solved, segment)) {
      const found = solve(on, index)
      if ('refused' in found) return found
      solved = found
    }
    if (
      segment.level &&
      segment.stage.pay === 'level' &&
      segment.count > 1 &&
      (solved as Solved).plain > cap
    ) {
      onto.peak = (solved as Solved).plain
      return TOO_MUCH
    }
    const refused = stretch(on, index, solved, onto, cap)
    if (refused) return refused
  }
  const left = everything(on.l)
  if (left === 0) return undefined
  const last = (segments.at(-1) as Segment).stage.pay
  return refusal('leaves-balance', { left: { money: left as Money }, pay: { word: payName(last) } })
}

/** The buckets while a run lasts; nobody sees them after it. */
const scrap = new Float64Array(4)

function clear(onto: Tape, open: Opening): void {
  onto.rows = onto.paid = onto.charge = onto.peak = onto.most = 0
  onto.open = open
}

/** The rows of one segment: accrue, pay, capitalise, record. The one hot loop: nothing is made and little is called in it. */
function stretch(
  on: Course,
  index: number,
  solved: Solved | undefined,
  onto: Tape,
  cap: number,
): Refusal | undefined {
  const { l, segments } = on
  const { stage, level: isLevel, count, at, due, rows, contract } = segments[index] as Segment
  const { pay: word } = stage
  const { owed: buckets, order } = l
  const { top, bottom } = rows
  const start = buckets[PRINCIPAL] as number
  const arrears = everything(l) - start + overdue(on)
  const fixed = word === 'level' ? (solved as Solved).plain : undefined
  const capitalises = stage.unpaid === 'capitalises'
  const mayFallShort = stage.unpaid !== undefined
  const final = index === segments.length - 1 ? count - 1 : -1
  const list = weights(word, count)
  // A row on a day of its own, and one merged with it, may be paid out of savings: the cap is for months.
  const before = onto.rows > 0 ? (onto.due[onto.rows - 1] as Day) : undefined
  const apart = 'on' in stage ? (due[0] as Day) : before
  let owed = everything(l)
  const steadily = fixed !== undefined && fixed <= cap && !capitalises && !l.carry && order[3] === PRINCIPAL
  for (let nth = 0; nth < count; nth++) {
    if (steadily && owed === buckets[PRINCIPAL] && (nth > 0 || before !== due[at] || onto.apart)) {
      nth = steady(on, index, nth, fixed, onto)
      owed = buckets[PRINCIPAL] as number
      if (nth === count) break
    }
    const charge = accrue(l, top[at + nth] as number, bottom)
    owed += charge
    let asked =
      fixed ??
      (isLevel
        ? weighted((solved as Solved).level, word, nth, list[nth])
        : amountOf(on, word, nth, count, contract, start, arrears))
    if (nth === final) {
      release(l, on.open)
      owed = everything(l)
      if (absorbs(word)) asked = owed
    }
    const payment = asked < owed ? asked : owed
    const day = due[at + nth] as Day
    if (payment < charge && !mayFallShort) return belowInterest(onto.rows + 1, day, payment, charge)
    const row = nth === 0 ? open(onto, day) : onto.rows++
    const cell = row * 4
    if (nth > 0) {
      onto.due[row] = day
      onto.payment[row] = payment
      onto.charged[row] = charge
      onto.capitalised[row] = 0
    } else {
      ;(onto.payment[row] as number) += payment
      ;(onto.charged[row] as number) += charge
    }
    pay(buckets, order, payment, onto.to, cell, nth > 0)
    if (capitalises) (onto.capitalised[row] as number) += capitalise(l)
    owed -= payment
    onto.left[cell] = buckets[FEES] as number
    onto.left[cell + 1] = buckets[PENALTY] as number
    onto.left[cell + 2] = buckets[INTEREST] as number
    onto.left[cell + 3] = buckets[PRINCIPAL] as number
    if (row >= onto.clean && !isPlain(onto, row)) onto.clean = row + 1
    onto.paid += payment
    onto.charge += charge
    if ((onto.payment[row] as number) > onto.peak) onto.peak = onto.payment[row] as number
    if (owed > onto.most) onto.most = owed
    if (payment > cap && day !== apart) {
      onto.peak = payment
      return TOO_MUCH
    }
  }
  return undefined
}

/**
 * The steady part of a level stage: only principal is owed, and every row pays its interest and something of it. Gives
 * the first row that is not of that kind; the last row of a plan never is.
 */
function steady({ l, segments }: Course, index: number, from: number, payment: number, onto: Tape): number {
  const { count, at, due, rows } = segments[index] as Segment
  const { f, top, bottom } = rows
  const { due: days, payment: payments, charged, to, left } = onto
  const { halves, owed } = l
  const start = onto.rows
  const end = start + count - from - (index === segments.length - 1 ? 1 : 0)
  if (start < onto.clean) wipe(onto, start, end)
  let principal = owed[PRINCIPAL] as number
  let row = start
  let sum = 0
  for (let k = at + from; row < end; k++, row++) {
    const near = principal * (f[k] as number)
    let charge = Math.floor(near + 0.5)
    if (!isSure(near, charge)) charge = interest(principal, top[k] as number, bottom, halves)
    // In this order, and not by way of what goes to principal: each row waits for the one before it.
    const rest = principal - payment + charge
    if (rest < 0 || rest >= principal) break
    const cell = row * 4
    days[row] = due[k] as Day
    payments[row] = payment
    charged[row] = charge
    to[cell + INTEREST] = charge
    to[cell + PRINCIPAL] = principal - rest
    left[cell + PRINCIPAL] = rest
    principal = rest
    sum += charge
  }
  if (row === start) return from
  owed[PRINCIPAL] = principal
  onto.rows = row
  onto.paid += payment * (row - start)
  onto.charge += sum
  if (payment > onto.peak) onto.peak = payment
  if (from === 0 && (left[start * 4 + PRINCIPAL] as number) > onto.most)
    onto.most = left[start * 4 + PRINCIPAL] as number
  return from + row - start
}

/** Nothing but interest was charged and paid, and nothing but principal is left. */
function isPlain({ capitalised, to, left }: Tape, row: number): boolean {
  const cell = row * 4
  const rest = (left[cell] as number) + (left[cell + 1] as number) + (left[cell + 2] as number)
  return rest + (to[cell] as number) + (to[cell + 1] as number) + (capitalised[row] as number) === 0
}

/** What earlier runs left in the columns that a steady row does not write. */
function wipe(onto: Tape, from: number, until: number): void {
  const { capitalised, to, left } = onto
  const end = Math.min(until, onto.clean)
  for (let row = from; row < end; row++) {
    const cell = row * 4
    capitalised[row] = to[cell] = to[cell + 1] = left[cell] = left[cell + 1] = left[cell + 2] = 0
  }
  if (end === onto.clean) onto.clean = from
}

/** A new row on the tape, or the last one again where it falls on the same day: two rows on one day are one row. */
function open(onto: Tape, day: Day): number {
  if (!onto.apart && onto.rows > 0 && onto.due[onto.rows - 1] === day) return onto.rows - 1
  const row = onto.rows++
  onto.due[row] = day
  onto.payment[row] = onto.charged[row] = onto.capitalised[row] = 0
  const cell = row * 4
  onto.to[cell] = onto.to[cell + 1] = onto.to[cell + 2] = onto.to[cell + 3] = 0
  return row
}

const belowInterest = (row: number, day: Day, payment: number, interest: number): Refusal =>
  refusal('payment-below-interest', {
    row: { count: row },
    day: { day },
    payment: { money: payment as Money },
    interest: { money: interest as Money },
  })

/** Overdue principal still unpaid: payments and reliefs on principal reach the overdue part first. */
function overdue({ debt, open, l }: Course): number {
  if (debt.overduePrincipal === undefined) return 0
  const gone = Math.max(0, debt.owed.principal + open.capitalised - (l.owed[PRINCIPAL] as number))
  return Math.max(0, debt.overduePrincipal - gone)
}

/** A pay word is an amount, never a destination; here in minor units, before it is capped by what is owed. */
function amountOf(
  on: Course,
  word: Pay,
  nth: number,
  months: number,
  contract: number,
  start: number,
  arrears: number,
): number {
  const { debt, l } = on
  if (typeof word === 'object') return 'amount' in word ? word.amount : 0
  const due = (l.owed[FEES] as number) + (l.owed[PENALTY] as number) + (l.owed[INTEREST] as number)
  switch (word) {
    case 'nothing':
      return 0
    case 'interest':
      return due
    case 'arrears':
      return due + overdue(on)
    case 'equal-principal':
      return due + Math.round(start / months)
    case 'as-contracted':
      return debt.contract?.[contract + nth]?.payment ?? 0
    case 'as-contracted-plus-arrears': {
      const share = Math.round((arrears * (nth + 1)) / months) - Math.round((arrears * nth) / months)
      return (debt.contract?.[contract + nth]?.payment ?? 0) + share
    }
    case 'level':
    case 'rest':
      return everything(l)
  }
}

/** Only these end on whatever is left; any other last row that leaves a balance is told. */
export function absorbs(word: Pay): boolean {
  if (typeof word === 'object') return !('amount' in word)
  return (
    word === 'level' ||
    word === 'rest' ||
    word === 'equal-principal' ||
    word === 'as-contracted' ||
    word === 'as-contracted-plus-arrears'
  )
}

const payName = (word: Pay): string =>
  typeof word === 'string' ? word : 'amount' in word ? 'amount' : 'weights' in word ? 'weights' : 'grow'

/** What was put off comes back with the last row. */
function release(l: Ledger, { putOff }: Opening): void {
  ;(l.owed[FEES] as number) += putOff.fees
  ;(l.owed[PENALTY] as number) += putOff.penalty
  ;(l.owed[INTEREST] as number) += putOff.interest
  ;(l.owed[PRINCIPAL] as number) += putOff.principal
}
