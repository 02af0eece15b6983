// Explanation (算式说明): every figure of a plan with the formula it came from, as data; sentences are made at the edge.
// { subject: 'row', figure: 'interestCharged', args: { row: 1 }, value: 730.98, formula: 48,732.55 × 18% × … }
import type { DayCount } from '../../core/accrual.ts'
import type { Arg, Citation, Finding } from '../../core/finding.ts'
import type { Plan } from '../../core/plan.ts'
import type { Nearest } from '../nearest.ts'
import type { Formula } from './formula.ts'

/** `cost` is the all-in cost, `value` what a plan is worth to the lender, `authority` who may grant it. */
export type Subject = 'means' | 'opening' | 'level' | 'row' | 'measures' | 'cost' | 'value' | 'authority'

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
  | 'paymentToIncome'
  | 'costPrincipal'
  | 'costItem'
  | 'costBalance'
  | 'costAnnual'
  | 'costTotal'
  | 'costEffective'
  | 'costDefault'
  | 'presentValue'
  | 'presentValueContract'
  | 'diminished'
  | 'hazardBase'
  | 'hazardSlope'
  | 'tenthsCut'
  | 'brokenInYear'
  | 'brokenByMonths'
  | 'keptToEnd'
  | 'lienBrings'
  | 'recoveryShare'
  | 'recoveryAfter'
  | 'recovered'
  | 'expectedKept'
  | 'expectedBroken'
  | 'expectedValue'
  | 'recovery'
  | 'burden'
  | 'score'
  | 'grantedBy'
  | 'beyond'

/** Where a figure comes from, as a key. */
export type Note =
  | 'given'
  | 'floor-person'
  | 'floor-national'
  | 'floor-household'
  | 'floor-extra'
  | 'floor-counts'
  | 'essentials-count'
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
  | 'in-month'
  | 'from-savings'
  | 'short-rows'
  | 'equation'
  | 'no-rate'
  | 'benchmark'
  | 'cost-rest'
  | 'cost-level'
  | 'cost-no-total'
  | 'cost-total'
  | 'discount'
  | 'discount-policy'
  | 'contract-rate'
  | 'hazard-unchanged'
  | 'hazard-assumed'
  | 'cut-unknown'
  | 'not-cut'
  | 'months-weighed'
  | 'lien-first'
  | 'recovered-later'
  | 'no-hazard'
  | 'while-kept'
  | 'once-broken'
  | 'burden'
  | 'score'
  | 'below-alternative'
  | 'nobody-alone'
  | 'beyond-limit'
  | 'beyond-nothing'

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
  /** The value of a pack, or the line of the policy, that it rests on. */
  readonly source?: Citation
  /** A figure of the lender's own: no borrower is shown it, nor anybody on a shared screen. */
  readonly lenderOnly?: true
}

/** What law and policy say of the plan: why it can be granted or not, and what the smallest change would be. */
export type Judgement = {
  /** Nothing forbids it. */
  readonly passes: boolean
  readonly findings: readonly Finding[]
  /** For a refused plan: single changes that would let it pass. */
  readonly nearest: readonly Nearest[]
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
  /** Of the whole plan; a row by itself is not judged. */
  readonly judgement?: Judgement
}

/** What stays the same while items are made. */
export type Made = Omit<Item, 'subject'>
export const of = (subject: Subject, items: readonly Made[]): Item[] =>
  items.map((item) => ({ subject, ...item }))
/** The lender's own figures. */
export const ofLender = (subject: Subject, items: readonly Made[]): Item[] =>
  items.map((item) => ({ subject, ...item, lenderOnly: true }))
