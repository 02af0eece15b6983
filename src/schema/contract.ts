// The contract's instalments not yet due (未到期期供): counted (`monthsLeft: 14, instalment: 3150`) or listed one by one.
// 14 months on day 15 as of 2026-11-22 are 2026-12-15 … 2028-01-15.
import { addMonths, type Day, inMonth, iso, nextDue, ymd } from '../core/day.ts'
import type { Instalment } from '../core/debt.ts'
import { format, MOST, type Money, sum } from '../core/money.ts'
import type { Say } from './reading.ts'

type Input = {
  readonly dueDay: number
  readonly monthsLeft?: number
  readonly instalment?: Money
  readonly contract?: readonly Instalment[]
}

/** The rows in order, every due day reckoned from the anchor: 31 Jan, 28 Feb, 31 Mar. `undefined` where none are said. */
export function contractOf(
  input: Input,
  asOf: Day,
  digits: number,
  say: Say,
): readonly Instalment[] | undefined {
  const { contract, monthsLeft, instalment, dueDay } = input
  if (contract) {
    for (const key of ['monthsLeft', 'instalment'] as const)
      if (input[key] !== undefined) say(['debt', key], 'both-given', { other: 'debt.contract' })
    listed(contract, asOf, dueDay, say)
    bounded(contract, digits, say)
    return contract
  }
  if (monthsLeft === 0) return []
  if (monthsLeft === undefined && instalment === undefined) return undefined
  if (monthsLeft === undefined)
    return void say(['debt', 'instalment'], 'needs-also', { other: 'debt.monthsLeft' })
  if (instalment === undefined)
    return void say(['debt', 'monthsLeft'], 'needs-also', { other: 'debt.instalment' })
  const first = nextDue(asOf, dueDay)
  const rows = Array.from({ length: monthsLeft }, (_, i) => ({
    due: addMonths(first, i, dueDay),
    payment: instalment,
  }))
  bounded(rows, digits, say)
  return rows
}

function listed(contract: readonly Instalment[], asOf: Day, dueDay: number, say: Say): void {
  let before: Day | undefined
  contract.forEach(({ due }, i) => {
    const path = ['debt', 'contract', i, 'due']
    const { y, m } = ymd(due)
    if (due <= asOf) say(path, 'not-after-as-of', { asOf: iso(asOf) })
    else if (before !== undefined && due <= before) say(path, 'not-increasing', { before: iso(before) })
    else if (due !== inMonth(y, m, dueDay))
      say(path, 'off-due-day', { dueDay }, { suggestion: iso(inMonth(y, m, dueDay)) })
    before = due
  })
}

function bounded(rows: readonly Instalment[], digits: number, say: Say): void {
  if (sum(rows.map(({ payment }) => payment)) > MOST)
    say(['debt', 'contract'], 'too-large', { most: format(MOST, digits) })
}
