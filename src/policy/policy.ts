// Policy (政策): what a lender offers and how plans are weighed, as typed data read from a pack.
// The generic policy: terms of 3 to 60 months, holidays up to 6, waivers in tenths, a cushion of a tenth of the surplus.
import type { Bucket, Rounding } from '../core/debt.ts'
import type { Citation, Label } from '../core/finding.ts'
import type { MeansRule } from '../core/means.ts'
import type { Money } from '../core/money.ts'
import type { Breach, When } from '../core/plan.ts'
import type { Rate, Share } from '../core/rate.ts'
import type { AgreementWords, WrittenMap } from '../packs/shelf.js'
import type { Law } from './law.ts'

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

/** Limits of the lender's own (机构限制); a plan beyond one is refused with the line it stands on. */
export type Limits = {
  readonly mostMonths: number
  readonly leastInstalment?: number
  /** A monthly payment is at least this share of what is owed. */
  readonly leastShare?: Share
  /** Days from today within which the first payment is due. */
  readonly firstPaymentWithin?: number
  /** Earlier changes of the contract after which no other is offered. */
  readonly mostRestructures?: number
  /** Days that must have passed since the last change. */
  readonly coolOff?: number
  /** Grace is for those overdue for the first time. */
  readonly graceTimesOverdue: number
}

/** How plans are ordered: each weight times a figure between 0 and about 1, smaller is better. */
export type Ranking = {
  readonly strain: number
  readonly cost: number
  readonly length: number
  /** What the lender gives up: 1 − present value ÷ owed. */
  readonly loss: number
  /** What it must expect to lose on top: (present − expected value) ÷ owed. */
  readonly risk: number
}

export const GRANTING = ['collector', 'supervisor', 'manager', 'committee'] as const
/** Who may grant something, from the least to the most (授权层级). */
export type Granting = (typeof GRANTING)[number]

/** What a role may grant alone; what is not said is what the role below may, and nothing for the lowest. */
export type Grant = {
  readonly waive: Readonly<Partial<Record<Bucket, Share>>>
  readonly months?: number
  /** The lowest yearly rate; the contract's own rate needs nobody. */
  readonly rate?: Rate
  /** Months in which nothing is paid. */
  readonly holiday?: number
}
export type Authority = Readonly<Partial<Record<Granting, Grant | 'all'>>>

export type Span = { readonly from?: number; readonly to?: number }
/** A tier (分层): to whom it applies, and what is offered there instead of the policy's own menu and limits. */
export type Tier = {
  readonly id: string
  readonly daysPastDue?: Span
  readonly amount?: Span
  readonly timesOverdue?: Span
  readonly grades?: readonly string[]
  readonly products?: readonly string[]
  readonly offers: 'menu' | 'nothing'
  readonly reason?: Label
}

export const ASKS = ['down-payment', 'shorter-term', 'direct-debit', 'earlier-first-payment'] as const
/** Concession ladder (让步阶梯): in so many rounds from the best plan for the lender to its reservation, by u(t) = 1 − t^e. */
export type Ladder = {
  readonly rounds: number
  readonly exponent: Share
  /** What is asked in return for a step, in this order. */
  readonly asks: readonly (typeof ASKS)[number][]
}

export type Policy = {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly label: Label
  readonly source: Label | undefined
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
  /** `undefined`: the policy says nothing of who may grant what. */
  readonly authority: Authority | undefined
  readonly ladder: Ladder
  /** A payment so many days late, or so much too small, still counts as kept. */
  readonly tolerance: { readonly days: number; readonly amount: Money }
  /** Days for which an offer stands. */
  readonly validity: { readonly days: number }
  readonly economics: {
    /** `contract`: values are discounted at the contract rate. */
    readonly discount: Rate | 'contract'
    readonly stress: { readonly income: Share; readonly months: number }
  }
  readonly tier: Tier | undefined
  /** Nothing is offered to this case: the tier says so, or no tier covers it. */
  readonly closed: boolean
  readonly law: Law
  /** The words of an agreement, as written: read by src/policy/clauses.ts. */
  readonly agreement: AgreementWords
  /** The words of letters, as written: read by src/policy/letters.ts. */
  readonly letters: readonly WrittenMap[]
  /** What no text may say, as written: read by src/policy/wording.ts. */
  readonly wordings: readonly WrittenMap[]
  /** Where a part of the policy stands: cite('limits.mostMonths'). */
  readonly lines: Readonly<Record<string, string>>
}

/** The line of the policy a limit stands on, as the source of a finding. */
export const cite = ({ version, label, lines }: Policy, path: string): Citation => ({
  instrument: label,
  article: path,
  from: version,
  ...(lines[path] === undefined ? {} : { at: lines[path] }),
})
