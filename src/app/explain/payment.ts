// What a row pays, unfolded (还款额算式): its pay word as an amount of that day.
// equal principal over 24: 300.00 + 215.40 + 3,110.17 + 48,732.55 ÷ 24, half up; the last row pays whatever is left.
import { BUCKETS, type Debt } from '../../core/debt.ts'
import { type Money, ZERO } from '../../core/money.ts'
import { type Formula, count, minus, money, number, over, plus, round, times, unitOf } from './formula.ts'
import type { Made, Note } from './item.ts'
import { exactOf, weightedOf } from './level.ts'
import { type Paying, type Replay, absorbs } from './replay.ts'

type Said = { readonly formula: Formula; readonly note: Note; readonly first?: readonly Omit<Made, 'args'>[] }

export function paymentOf(one: Paying, replay: Replay, debt: Debt): Omit<Made, 'args'>[] {
  const { formula, note, first = [] } = said(one, replay, debt)
  const owed = BUCKETS.reduce((sum, bucket) => sum + one.before[bucket] + one.returned[bucket], one.charge)
  const capped: Formula = one.asked > owed ? { min: [formula, money(owed)] } : formula
  return [...first, { figure: 'payment', value: { money: one.payment as Money }, formula: capped, note }]
}

function said(one: Paying, replay: Replay, debt: Debt): Said {
  const { step, before, charge, returned, final } = one
  const { pay: word, nth, months } = step
  const unit = unitOf(debt.digits)
  const charges = [before.fees, before.penalty, before.interest, charge]
  const everything = plus(
    ...[...charges, before.principal, ...BUCKETS.map((bucket) => returned[bucket])].map(money),
  )
  if (final && absorbs(step))
    return { formula: everything, note: word === 'rest' ? 'pays-rest' : 'pays-last' }
  const due = charges.map(money)
  if (typeof word === 'object') {
    if ('amount' in word) return { formula: money(step.amount), note: 'pays-amount' }
    const same = replay.payings.filter(({ solved }) => solved === one.solved)
    const { text } = exactOf(one.solved as NonNullable<Paying['solved']>, same, debt)
    return { formula: weightedOf(number(text), one, debt.digits), note: 'pays-scale' }
  }
  switch (word) {
    case 'nothing':
      return { formula: money(0), note: 'pays-nothing' }
    case 'interest':
      return { formula: plus(...due), note: 'pays-interest' }
    case 'arrears':
      return {
        formula: plus(...due, money(one.overdue)),
        note: 'pays-arrears',
        first: overdueOf(one, replay, debt),
      }
    case 'equal-principal':
      return {
        formula: plus(...due, round(over(money(one.start), count(months)), 'half-up', unit)),
        note: 'pays-equal-principal',
      }
    case 'as-contracted':
      return { formula: money(step.amount), note: 'pays-contract' }
    case 'as-contracted-plus-arrears': {
      const upTo = (rows: number): Formula =>
        rows === 0
          ? money(0)
          : round(over(times(money(one.arrears), count(rows)), count(months)), 'half-up', unit)
      const formula = plus(money(step.amount), upTo(nth + 1), minus(upTo(nth)))
      return { formula, note: 'pays-contract-plus', first: arrearsOf(one, replay) }
    }
    case 'level':
      return { formula: money(one.asked), note: 'pays-level' }
    case 'rest':
      return { formula: everything, note: 'pays-rest' }
  }
}

/** Overdue principal still unpaid: what was paid on principal reached the overdue part first. */
function overdueOf(
  { before, overdue }: Paying,
  { open }: Replay,
  { overduePrincipal = ZERO, owed }: Debt,
): Omit<Made, 'args'>[] {
  const paid = owed.principal + open.capitalised - before.principal
  if (overduePrincipal === 0) return []
  const gone = plus(money(owed.principal), money(open.capitalised), minus(money(before.principal)))
  const formula: Formula =
    paid > 0 ? { max: [money(0), plus(money(overduePrincipal), minus(gone))] } : money(overduePrincipal)
  return [{ figure: 'overdue', value: { money: overdue as Money }, formula }]
}

/** The arrears on the day before the stage began: charges then owed, and the overdue principal. */
function arrearsOf({ step, arrears }: Paying, { payings }: Replay): Omit<Made, 'args'>[] {
  const begin = payings.find((other) => other.step.stage === step.stage && other.step.nth === 0)
  if (!begin) return []
  const { fees, penalty, interest } = begin.before
  const overdue = arrears - fees - penalty - interest
  return [
    {
      figure: 'arrears',
      value: { money: arrears as Money },
      formula: plus(...[fees, penalty, interest, overdue].map(money)),
    },
  ]
}
