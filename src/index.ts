// The library (程序库): what a script may import from 'parley-cli'.
// import { compare, policy, readCase, schedule, treeOf } from 'parley-cli'
export { type Comparison, type Options, type Refused, compare } from './app/compare.ts'
export { type Entry, ROLES, type Role } from './app/appraise.ts'
export type { Nearest } from './app/nearest.ts'
export { type OpenCase, type OpenOptions, openCase } from './app/open-case.ts'
export { type RateInput, rate } from './app/rate.ts'
export { DAY_COUNTS, type DayCount, type Fraction, fraction, interest } from './core/accrual.ts'
export { currencyDigits } from './core/currency.ts'
export { type Day, addMonths, iso, nextDue, parseDay } from './core/day.ts'
export { type Broken, broken } from './core/breach.ts'
export { BUCKETS, type Bucket, type Debt, type Owed, type Rounding, total } from './core/debt.ts'
export type { Citation, Finding, Refusal } from './core/finding.ts'
export { isRefusal } from './core/finding.ts'
export type { Flow, Hardship, Household } from './core/household.ts'
export { type Means, type MeansAt, capacityOn, means } from './core/means.ts'
export { type Fit, fit } from './core/fit.ts'
export { type Measures, type Quick, type Side, effective, measure, quick } from './core/measure.ts'
export { type Money, allocate, format, money, parse } from './core/money.ts'
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
export { type Rate, type Share, formatRate, rate as parseRate, share as parseShare } from './core/rate.ts'
export { type Row, type Schedule, schedule, totalPaid } from './core/schedule.ts'
export { run } from './core/run.ts'
export type { Situation, Wish } from './core/situation.ts'
export { type Tape, tape } from './core/tape.ts'
export { type CashFlow, type Method, type Yield, eu, irr, us, xirr } from './core/yield.ts'
export { build } from './plans/build.ts'
export { idOf, parseId } from './plans/id.ts'
export { POLICIES, policy } from './policy/load.ts'
export type { Policy } from './policy/policy.ts'
export { type Context, type Document, FORMATS, type Format, render } from './render/index.ts'
export { readCase } from './schema/case.ts'
export { InputError, type Trouble } from './schema/input-error.ts'
export { readPlan } from './schema/plan.ts'
export { type Tree, treeOf } from './schema/tree.ts'
