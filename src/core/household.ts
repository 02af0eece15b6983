// Household (家庭) and hardship (困难): money in, money out, what happened, since when and until when.
// A wage of 6,500.00 a month until 2026-07-01 and an allowance of 2,124.00 from then on are two dated flows.
import type { Day } from './day.ts'
import type { Money } from './money.ts'

export const RHYTHMS = ['week', 'fortnight', 'month', 'year', 'once'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** A flow (收支): an amount every so often, first on or after `from`, last before `until`. */
export type Flow = {
  readonly what: string
  readonly amount: Money
  readonly every: Rhythm
  readonly from?: Day
  readonly until?: Day
  readonly certainty?: string
}

export type Household = {
  readonly people: number
  readonly region?: string
  readonly income: readonly Flow[]
  readonly spending: readonly Flow[]
  readonly otherDebts: readonly Flow[]
  readonly savings?: Money
}

export type Hardship = {
  readonly what: string
  readonly since?: Day
  readonly until?: Day
  readonly evidence: readonly string[]
}
