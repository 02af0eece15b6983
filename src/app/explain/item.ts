// Explanation (算式说明): every figure of a plan with the formula it came from, as data; sentences are made at the edge.
// { subject: 'row', figure: 'interestCharged', args: { row: 1 }, value: 730.98, formula: 48,732.55 × 18% × … }
import type { DayCount } from '../../core/accrual.ts'
import type { Arg } from '../../core/finding.ts'
import type { Plan } from '../../core/plan.ts'
import type { Formula } from './formula.ts'

export type Subject = 'means' | 'opening' | 'level' | 'row' | 'measures'

export type Figure =
  | 'flow'
  | 'income'
  | 'essentials'
  | 'floor'
  | 'otherDebts'
  | 'surplus'
  | 'cushion'
  | 'capacity'
  | 'savings'
  | 'relief'
  | 'forgiven'
  | 'held'
  | 'putOff'
  | 'capitalised'
  | 'opened'
  | 'openedTotal'
  | 'levelRows'
  | 'levelRate'
  | 'annuity'
  | 'levelExact'
  | 'levelScale'
  | 'instalment'
  | 'period'
  | 'interestCharged'
  | 'returned'
  | 'overdue'
  | 'arrears'
  | 'payment'
  | 'to'
  | 'rowCapitalised'
  | 'left'
  | 'leftTotal'
  | 'rowCharged'
  | 'rowPayment'
  | 'totalPaid'
  | 'interestTotal'
  | 'peakPayment'
  | 'months'
  | 'forgivenTotal'
  | 'heldTotal'
  | 'strain'
  | 'shortfallMonths'
  | 'shortfall'
  | 'balance'
  | 'annualRate'
  | 'effectiveRate'
  | 'presentValue'

/** Where a figure comes from, as a key. */
export type Note =
  | 'given'
  | 'relief-rest'
  | 'relief-amount'
  | 'level-closed'
  | 'level-free'
  | 'level-charges-first'
  | 'level-general'
  | 'level-over'
  | 'annuity-factors'
  | 'mode-nearest'
  | 'mode-up'
  | 'mode-even'
  | 'unit-gave-way'
  | 'carried'
  | 'pays-nothing'
  | 'pays-level'
  | 'pays-scale'
  | 'pays-amount'
  | 'pays-interest'
  | 'pays-arrears'
  | 'pays-equal-principal'
  | 'pays-contract'
  | 'pays-contract-plus'
  | 'pays-rest'
  | 'pays-last'
  | 'nothing-to-pay-from'
  | 'in-row'
  | 'from-savings'
  | 'short-rows'
  | 'equation'
  | 'no-rate'
  | 'discount'

/** A figure; `decimal` and `percent` are rounded and have exactly the digits shown. */
export type Value = Arg | { readonly decimal: string } | { readonly percent: string }

export type Item = {
  readonly subject: Subject
  readonly figure: Figure
  /** What the words of the figure and of the note need: bucket, row, day. */
  readonly args?: Readonly<Record<string, Arg>>
  /** `null` where there is none; the note says why. */
  readonly value: Value | null
  /** Absent where the figure was given or stands as it is. */
  readonly formula?: Formula
  readonly note?: Note
}

export type Explanation = {
  readonly id: string
  readonly plan: Plan
  readonly currency: string
  readonly digits: number
  readonly dayCount: DayCount
  /** The row asked for; without it the whole plan is explained. */
  readonly row?: number
  readonly items: readonly Item[]
}

/** What stays the same while items are made. */
export type Made = Omit<Item, 'subject'>
export const of = (subject: Subject, items: readonly Made[]): Item[] =>
  items.map((item) => ({ subject, ...item }))
