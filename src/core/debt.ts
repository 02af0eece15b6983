// Debt (债务): what is owed on a day, in four buckets: fees (费用), penalty (罚息), interest (利息), principal (本金).
// 48,732.55 principal + 2,379.22 interest + 215.40 penalty + 300.00 fees on 2026-11-22 is 51,627.17 owed.
import type { DayCount, Halves } from './accrual.ts'
import type { Day } from './day.ts'
import { type Money, ZERO } from './money.ts'
import type { Rate } from './rate.ts'

export const BUCKETS = ['fees', 'penalty', 'interest', 'principal'] as const
export type Bucket = (typeof BUCKETS)[number]
export type Owed = Readonly<Record<Bucket, Money>>

export const PRODUCTS = [
  'credit-card',
  'consumer-loan',
  'bank-loan',
  'micro-loan',
  'second-lien',
  'private-loan',
] as const
export type Product = (typeof PRODUCTS)[number]

/**
 * How amounts are rounded. `interest`: each row on its own (half up or half even), or carried: the rounded running
 * total less what was charged. `instalment`: `nearest` to the exact level; `up`: the smallest whose last row is not
 * larger; `even`: whose last row differs least. `unit` in minor units (100 = whole yuan) applies to level amounts.
 */
export type Rounding = {
  readonly interest: Halves | 'carry'
  readonly instalment: 'nearest' | 'up' | 'even'
  readonly unit: Money
}

export type Instalment = { readonly due: Day; readonly payment: Money }
export type Restructure = { readonly on: Day; readonly kind: string }
export type Collateral = { readonly value: Money; readonly seniorLien: Money }

export type Debt = {
  readonly asOf: Day
  readonly currency: string
  readonly digits: number
  readonly product: Product
  readonly lender?: string
  readonly owed: Owed
  readonly overduePrincipal?: Money
  readonly rates: { readonly contract: Rate; readonly penalty?: Rate }
  readonly dayCount: DayCount
  readonly dueDay: number
  readonly rounding: Rounding
  readonly allocation: readonly Bucket[]
  readonly overdueSince?: Day
  /** Instalments not yet due, in order. */
  readonly contract?: readonly Instalment[]
  readonly contractNo?: string
  readonly contractDate?: Day
  readonly originalPrincipal?: Money
  readonly grade?: string
  readonly timesOverdue?: number
  readonly restructures: readonly Restructure[]
  readonly collateral?: Collateral
}

export const NOTHING_OWED: Owed = { fees: ZERO, penalty: ZERO, interest: ZERO, principal: ZERO }
export const total = (owed: Owed): Money =>
  (owed.fees + owed.penalty + owed.interest + owed.principal) as Money
/** The buckets that hold anything: 'fees,principal'. */
export const owing = ({ owed }: Pick<Debt, 'owed'>): string => BUCKETS.filter((one) => owed[one] > 0).join()
export const daysPastDue = (debt: Pick<Debt, 'asOf' | 'overdueSince'>): number =>
  debt.overdueSince === undefined ? 0 : Math.max(0, debt.asOf - debt.overdueSince)
/** Arrears (拖欠): fees, penalty, interest and overdue principal, all due on `asOf`. */
export const arrears = (debt: Debt): Money | undefined =>
  debt.overduePrincipal === undefined
    ? undefined
    : ((debt.owed.fees + debt.owed.penalty + debt.owed.interest + debt.overduePrincipal) as Money)
