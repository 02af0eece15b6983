// Back-test (政策回测): two policies over one portfolio: who gets a plan, what it asks, what is given up, what it is worth, and what
// luck does to that: each record once under each policy, then so many simulations of how the plans end, with the same
// numbers for all policies. backtest(cases, { policies: ['cn', 'example'], simulations: 1000, seed: 1, … }) is parley/backtest@1.
import { type Option, type Spent, frontierOf, ranked, spend } from '../core/concession.ts'
import { type Owed, total } from '../core/debt.ts'
import type { Money } from '../core/money.ts'
import { type Spread, quantile, spread } from '../core/quantile.ts'
import type { Shocks } from '../core/shock.ts'
import type { Policy } from '../policy/policy.ts'
import type { Trouble } from '../schema/input-error.ts'
import type { Role } from './appraise.ts'
import type { Asked } from './batch.ts'
import { type Judged, type Tried, type Trying, tried } from './backtest-record.ts'
import {
  type ChangeKind,
  DRAWN,
  type Drawn,
  type Reason,
  type Tally,
  type Where,
  add,
  changeOf,
  draw,
  join,
  tally,
} from './backtest-tally.ts'

/** How sure an interval is: 19 of 20 simulations lie within. */
const LEVEL = 0.95

export type Settings = Asked & {
  readonly simulations: number
  readonly seed: number
  readonly shocks: Shocks | undefined
  /** Minor units. */
  readonly budget: Money | undefined
}

/** Of one total over all simulations; `error` is the standard error of its mean. */
export type Drawing = {
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly error: number
}
export type Drawings = Readonly<Record<Drawn, Drawing>>

export type Budget = Spent & {
  readonly budget: Money
  /** Every record's best without any relief, or no agreement. */
  readonly base: number
  /** What the recommended plans give up and are worth. */
  readonly recommended: Option
  /** What other budgets buy, from nothing to everything. */
  readonly line: readonly Option[]
}

export type PolicyResult = Omit<
  Tally,
  'sums' | 'trade' | 'changes' | 'firstPayment' | 'peakPayment' | 'months'
> & {
  readonly name: string
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly discount: Named['discount']
  readonly firstPayment: Spread | undefined
  readonly peakPayment: Spread | undefined
  readonly months: Spread | undefined
  readonly reliefs: { readonly now: number; readonly ifKept: number }
  readonly recovery: number | undefined
  /** Nothing where nobody knows how often plans are broken. */
  readonly drawings: Drawings | undefined
  readonly spent: Budget | undefined
}

/** Of a policy against the first: what becomes of each record, and the differences by the same luck. */
export type Difference = {
  readonly changes: Readonly<Record<ChangeKind, number>>
  readonly plans: number
  readonly reliefs: number
  readonly presentValue: number
  readonly expectedValue: number
  /** Expected value and what the lender has of those without a plan, together. */
  readonly portfolio: number
  readonly drawings: Drawings | undefined
}

/** Records that are no case, by what is wrong with them, the first in full; without a trouble the program failed on them. */
export type Rejected = { readonly trouble: Trouble | undefined; readonly line: number; count: number }

export type Backtest = {
  readonly currency: string
  readonly digits: number
  readonly role: Role
  readonly seed: number
  readonly simulations: number
  /** Share of the simulations that an interval holds. */
  readonly level: number
  readonly shocks: Shocks | undefined
  readonly records: number
  readonly owed: number
  readonly rejected: readonly Rejected[]
  readonly policies: readonly PolicyResult[]
  /** One for each policy after the first. */
  readonly differences: readonly Difference[]
}

/** What is known of a run so far: in one currency, one tally a policy. */
export type Progress = { records: number; owed: number; readonly tallies: readonly Tally[] }

export const progress = ({ simulations }: Settings, policies: number): Progress => ({
  records: 0,
  owed: 0,
  tallies: Array.from({ length: policies }, () => tally(simulations)),
})

/** One record under every policy. */
export function tryRecord(
  into: Progress,
  under: readonly Judged[],
  record: number,
  where: Where,
  settings: Settings,
): readonly Tried[] {
  const trying: Trying = { ...settings, trading: settings.budget !== undefined }
  const of = under.map((one) => tried(one, record, trying))
  const [first] = of
  if (!first) return of
  into.records += 1
  into.owed += total(first.said.situation.debt.owed)
  for (const [k, one] of of.entries()) {
    const to = into.tallies[k]
    if (!to) continue
    add(to, one, where)
    if (k > 0) to.changes[changeOf(first, one)] += 1
  }
  draw(into.tallies, of, record, settings)
  return of
}

/** The progress of one block of records and that of the next become one. */
export function append(into: Progress, of: Progress): void {
  into.records += of.records
  into.owed += of.owed
  for (const [k, one] of into.tallies.entries()) {
    const next = of.tallies[k]
    if (next) join(one, next)
  }
}

export type Named = {
  readonly id: string
  readonly version: string
  readonly digest: string
  /** What its values are discounted at, a year. */
  readonly discount: Policy['economics']['discount']
}
export type Run = {
  readonly currency: string
  readonly digits: number
  readonly policies: readonly Named[]
  readonly rejected: readonly Rejected[]
}

export function conclude({ records, owed, tallies }: Progress, run: Run, settings: Settings): Backtest {
  const { role, seed, simulations, shocks } = settings
  const [base] = tallies
  return {
    currency: run.currency,
    digits: run.digits,
    role,
    seed,
    simulations,
    level: LEVEL,
    shocks,
    records,
    owed,
    rejected: run.rejected,
    policies: tallies.map((one, k) => result(one, run.policies, k, settings)),
    differences: base ? tallies.slice(1).map((one) => difference(base, one)) : [],
  }
}

/** A policy that is there twice is told apart by its place. */
const nameOf = (policies: readonly Named[], k: number): string => {
  const id = policies[k]?.id ?? ''
  const before = policies.slice(0, k).filter((one) => one.id === id).length
  return before === 0 ? id : `${id} (${before + 1})`
}

const given = ({ forgiven, held }: Tally): number => total(forgiven as Owed) + total(held as Owed)

function result(of: Tally, policies: readonly Named[], k: number, { budget }: Settings): PolicyResult {
  const { sums, trade, changes: _changes, firstPayment, peakPayment, months, ...plain } = of
  const { id = '', version = '', digest = '', discount = 'contract' } = policies[k] ?? {}
  return {
    ...plain,
    name: nameOf(policies, k),
    id,
    version,
    digest,
    discount,
    firstPayment: spread(firstPayment),
    peakPayment: spread(peakPayment),
    months: spread(months),
    reliefs: { now: total(of.forgiven as Owed), ifKept: total(of.held as Owed) },
    recovery: of.drawn === of.plans && of.owed > 0 ? of.expectedValue / of.owed : undefined,
    drawings: of.drawn > 0 ? drawingsOf((key) => sums[key]) : undefined,
    spent: budget === undefined || of.drawn === 0 ? undefined : spentOf(trade, budget),
  }
}

/** Points of the line of budgets: enough for a smooth picture. */
const POINTS = 40

function spentOf({ base, cost, value, steps }: Tally['trade'], budget: Money): Budget {
  const order = ranked(steps)
  return {
    ...spend(order, budget),
    budget,
    base,
    recommended: { cost, value },
    line: frontierOf(order, POINTS),
  }
}

function difference(a: Tally, b: Tally): Difference {
  const both = a.drawn > 0 && b.drawn > 0
  return {
    changes: b.changes,
    plans: b.plans - a.plans,
    reliefs: given(b) - given(a),
    presentValue: b.presentValue - a.presentValue,
    expectedValue: b.expectedValue - a.expectedValue,
    portfolio: b.expectedValue + b.without - a.expectedValue - a.without,
    drawings: both
      ? drawingsOf((key) => b.sums[key].map((one, n) => one - (a.sums[key][n] as number)))
      : undefined,
  }
}

const drawingsOf = (of: (key: Drawn) => Float64Array): Drawings =>
  Object.fromEntries(DRAWN.map((key) => [key, drawing(of(key))])) as Drawings

export function drawing(totals: Float64Array): Drawing {
  const sorted = totals.toSorted()
  const count = sorted.length
  const mean = totals.reduce((sum, one) => sum + one, 0) / count
  const square = totals.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const tail = (1 - LEVEL) / 2
  return {
    mean,
    low: quantile(sorted, tail) as number,
    high: quantile(sorted, 1 - tail) as number,
    error: count > 1 ? Math.sqrt(square / (count - 1) / count) : 0,
  }
}

/** The whole of it over cases at hand: each a list of the same record read under every policy, in their order. */
export function backtest(cases: Iterable<readonly Judged[]>, settings: Settings): Backtest {
  let into: Progress | undefined
  let first: readonly Judged[] = []
  let number = 0
  for (const under of cases) {
    if (!into) [into, first] = [progress(settings, under.length), under]
    tryRecord(into, under, number, { line: number + 1, id: under[0]?.situation.id }, settings)
    number += 1
  }
  const debt = first[0]?.situation.debt
  const run = {
    currency: debt?.currency ?? '',
    digits: debt?.digits ?? 2,
    policies: first.map(({ policy: { id, version, digest, economics } }) => ({
      id,
      version,
      digest,
      discount: economics.discount,
    })),
    rejected: [],
  }
  return conclude(into ?? progress(settings, 0), run, settings)
}

export type { Reason }
