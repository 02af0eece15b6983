// Plan (方案): reliefs (减免) the creditor gives, and stages (阶段) in which the borrower pays.
// "Holiday of 3 months, then 24 level instalments, penalty waived on completion" is one relief and two stages.
import type { Bucket, Debt } from './debt.ts'
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import type { Rate, Share } from './rate.ts'

export const PLAN_KINDS = [
  'equal-instalment',
  'equal-principal',
  'term-extension',
  'payment-holiday',
  'interest-only',
  'grace',
  'step-up',
  'reduced-then-level',
  'balloon',
  'rate-reduction',
  'personalised-instalments',
  'fee-waiver',
  'settlement',
  'catch-up',
] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

export type When = 'now' | { readonly kept: number } | 'on-completion' | 'last-row'

/** Relief (减免): what the creditor gives up or puts off. A share is of the bucket on `asOf`. */
export type Relief = {
  readonly bucket: Bucket
  readonly share: Share | { readonly amount: Money }
  readonly when: When
}

export const PAY_WORDS = [
  'nothing',
  'interest',
  'arrears',
  'as-contracted',
  'as-contracted-plus-arrears',
  'level',
  'equal-principal',
  'rest',
] as const
export type PayWord = (typeof PAY_WORDS)[number]
/** What a row pays: an amount, never a destination. Where the money goes is the debt's allocation. */
export type Pay =
  | PayWord
  | { readonly amount: Money }
  | { readonly weights: readonly Share[] }
  | { readonly grow: Share; readonly every: number }

/** Stage (阶段): for so many months, or on one day, the borrower pays like this, at this rate. */
export type Stage = ({ readonly months: number } | { readonly on: Day }) & {
  readonly pay: Pay
  readonly rate?: Rate
  readonly over?: number
  readonly unpaid?: 'accrues' | 'capitalises'
}

/** Breach (违约): `missed` rows in a row unpaid `days` after due; then what is held returns. */
export type Breach = {
  readonly missed: number
  readonly days: number
  readonly interest: 'from-breach' | 'from-start'
  readonly accelerates: boolean
}

export type Plan = {
  readonly kind: PlanKind | 'contract'
  readonly reliefs: readonly Relief[]
  readonly capitalise?: readonly Bucket[]
  readonly stages: readonly Stage[]
  readonly firstDue?: Day
  readonly breach?: Breach
}

export type Family = 'extension' | 'instalment' | 'waiver'
const INSTALMENT: readonly string[] = [
  'equal-instalment',
  'equal-principal',
  'personalised-instalments',
  'rate-reduction',
  'catch-up',
]

/** Derived, for grouping only: any relief makes it a waiver; else instalment kinds; the rest extend. */
export function family(plan: Pick<Plan, 'kind' | 'reliefs'>): Family {
  if (plan.reliefs.length > 0) return 'waiver'
  return INSTALMENT.includes(plan.kind) ? 'instalment' : 'extension'
}

export const isLevelLike = (pay: Pay): boolean =>
  pay === 'level' || (typeof pay === 'object' && !('amount' in pay))
export const monthsOf = (stage: Stage): number => ('months' in stage ? stage.months : 0)
/** The months a plan runs: dated stages take none. */
export const months = (plan: Plan): number => plan.stages.reduce((n, stage) => n + monthsOf(stage), 0)
export const rateOf = (stage: Stage, debt: Debt): Rate => stage.rate ?? debt.rates.contract
