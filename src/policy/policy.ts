// Policy (政策): what a lender offers and how plans are weighed, as typed data read from a pack.
// The generic policy: terms of 3 to 60 months, holidays up to 6, waivers in tenths, a cushion of a tenth of the surplus.
import type { Bucket, Rounding } from '../core/debt.ts'
import type { MeansRule } from '../core/means.ts'
import type { Breach, When } from '../core/plan.ts'
import type { Rate, Share } from '../core/rate.ts'

/** A set of reliefs offered together: { penalty: 100 %, fees: 50 % } on completion. */
export type ReliefSet = { readonly when: When; readonly shares: Readonly<Partial<Record<Bucket, Share>>> }

/** The menu (可选方案): every plan is a choice from these lists, and all of them are considered. */
export type Menu = {
  readonly terms: readonly number[]
  readonly extensions: readonly number[]
  readonly holidays: readonly number[]
  readonly interestOnly: readonly number[]
  readonly reduced: readonly number[]
  readonly graceDays: readonly number[]
  readonly catchUp: readonly number[]
  readonly stepUps: readonly { readonly grow: Share; readonly every: number }[]
  readonly balloonOver: readonly number[]
  readonly rates: readonly Rate[]
  readonly reducedRateMonths: readonly number[]
  readonly personalised: {
    readonly months: readonly number[]
    readonly rates: readonly Rate[]
    readonly minDaysPastDue: number
  }
  readonly settlements: readonly { readonly months: readonly number[]; readonly principal: Share }[]
  readonly reliefs: readonly ReliefSet[]
}

export type Limits = {
  readonly mostMonths: number
  readonly leastInstalment?: number
  /** Grace is for those overdue for the first time. */
  readonly graceTimesOverdue: number
}

/** How plans are ordered: each weight times a figure between 0 and about 1, smaller is better. */
export type Ranking = {
  readonly strain: number
  readonly cost: number
  readonly length: number
  readonly loss: number
}

export type Policy = {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly rounding: Rounding
  readonly allocation: readonly Bucket[]
  readonly means: MeansRule
  readonly menu: Menu
  readonly limits: Limits
  readonly breach: Breach
  readonly ranking: Ranking
  /** The smallest steps in which a change is looked for. */
  readonly steps: {
    readonly months: number
    readonly share: Share
    readonly rate: Share
    readonly amount: number
  }
}
