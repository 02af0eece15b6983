// The library (程序库): what a script may import from 'parley-cli'; docs/library.md shows it at work.
// const { situation, policy } = openCase(data); compare(situation, policy, { role: 'analyst' }).recommended is 'term-extension-6'
// Amounts (Money) are whole minor units, 4873255 for 48,732.55; days (Day) count from 1970-01-01; rates are exact decimals
// made from text ("18%"); measures of rates are fractions a year, 0.18. Nothing here reads a file, a clock or the network.

// A case, a plan and a policy from data.
export { type OpenCase, type OpenOptions, openCase } from './app/open-case.ts'
export { planOf } from './app/plan-of.ts'
export { build } from './plans/build.ts'
export { idOf, parseId } from './plans/id.ts'
export { POLICIES, policy } from './policy/load.ts'
export type { Book } from './policy/book.ts'
export type { Policy } from './policy/policy.ts'
export { readCase } from './schema/case.ts'
export { InputError, type Trouble } from './schema/input-error.ts'
export { readPlan } from './schema/plan.ts'
export { type Tree, treeOf } from './schema/tree.ts'

// The use cases: many plans for one case, one plan for many cases, a wish, a grid.
export { type Comparison, type Options, type Refused, compare } from './app/compare.ts'
export { type Backtest, type Settings as BacktestSettings, backtest } from './app/backtest.ts'
export type { Judged } from './app/backtest-record.ts'
export { type Entry, ROLES, type Role } from './app/appraise.ts'
export type { Nearest } from './app/nearest.ts'
export { type Appraised, appraiseRecord } from './app/batch.ts'
export { type Closest, type Counter, counter } from './app/counter.ts'
export type { Change } from './app/change.ts'
export { type Cell, type Sweep, type SweepOptions, sweep } from './app/sweep.ts'
export { type Axis, readAxes } from './schema/axis.ts'
export { type RateInput, rate } from './app/rate.ts'
export { type Context, type Document, FORMATS, type Format, render } from './render/index.ts'

// One plan: its rows, what the household can pay held against them, its figures.
export { type Row, type Schedule, schedule, totalPaid } from './core/schedule.ts'
export { type Means, type MeansAt, capacityOn, means } from './core/means.ts'
export { run } from './core/run.ts'
export { type Tape, tape } from './core/tape.ts'
export { type Fit, fit } from './core/fit.ts'
export { type Measures, type Quick, type Side, effective, measure, quick } from './core/measure.ts'
export { type Broken, broken } from './core/breach.ts'
export type { Event, Payment } from './core/payment.ts'
export { type Standing, track } from './core/track.ts'
export { readEvent, readPayments, writtenEvent } from './schema/payments.ts'
export { type CashFlow, type Dated, type Method, type Yield, eu, irr, us, xirr } from './core/yield.ts'

// The nouns, and how they are made.
export { type Money, allocate, format, money, parse } from './core/money.ts'
export { type Day, addMonths, iso, nextDue, parseDay } from './core/day.ts'
export { type Rate, type Share, formatRate, rate as parseRate, share as parseShare } from './core/rate.ts'
export { currencyDigits } from './core/currency.ts'
export { DAY_COUNTS, type DayCount, type Fraction, fraction, interest } from './core/accrual.ts'
export { BUCKETS, type Bucket, type Debt, type Owed, type Rounding, total } from './core/debt.ts'
export type { Flow, Hardship, Household } from './core/household.ts'
export type { Situation, Wish } from './core/situation.ts'
export {
  type Breach,
  type Pay,
  PLAN_KINDS,
  type Plan,
  type PlanKind,
  type Relief,
  type Stage,
  family,
  months,
} from './core/plan.ts'
export { type Citation, type Finding, type Refusal, isRefusal } from './core/finding.ts'
