// Situation (案件): the input of everything: the debt, the household, what happened, and what the borrower asks for.
import type { Debt } from './debt.ts'
import type { Day } from './day.ts'
import type { Hardship, Household } from './household.ts'
import type { Money } from './money.ts'

/** Wish (诉求): what a side asks for; every field may be missing. */
export type Wish = {
  readonly maxPayment?: Money
  readonly payNow?: Money
  readonly maxMonths?: number
  readonly doneBy?: Day
  readonly firstDue?: Day
  readonly dueDay?: number
}

export type Party = {
  readonly name?: string
  readonly idNumber?: string
  readonly phone?: string
  readonly address?: string
  readonly account?: string
}

export type Parties = {
  readonly borrower: Party
  readonly lender: Party
  readonly guarantors: readonly Party[]
}

export type Situation = {
  readonly id?: string
  readonly today: Day
  readonly country?: string
  readonly debt: Debt
  readonly household?: Household
  readonly hardship?: Hardship
  readonly wish?: Wish
  readonly parties?: Parties
}

/** A due day of the borrower's own choice (wish.dueDay) replaces the contract's; the instalments of the contract stay. */
export const onWishedDay = (s: Situation): Situation =>
  s.wish?.dueDay === undefined || s.wish.dueDay === s.debt.dueDay
    ? s
    : { ...s, debt: { ...s.debt, dueDay: s.wish.dueDay } }
