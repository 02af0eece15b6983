// Yield (收益率): the rate a row of cash flows stands for, by the four methods in use.
// 20,000 owed and settled by 3 × 4,000 is −21.76 % a month: a creditor's loss has a rate too, and it is negative.
// Monthly IRR × 12 is what Chinese lenders print as 近似折算年化利率 (单利): 6,000 in 12 × 536 is 13.03 %.
import { type UnitPeriod, type Units, unitName, unitPeriod, units } from './appendix-j.ts'
import { type Day, addMonths } from './day.ts'
import { series, years } from './eu-rate.ts'
import { Decimal } from './rate.ts'
import { type Term, merge, rootsOf, signChanges } from './roots.ts'

/** A flow on a day, or so many months after the first advance. Advances negative, payments positive. */
export type CashFlow = {
  readonly at: { readonly on: Day } | { readonly month: number }
  readonly amount: number
}
export type Dated = { readonly on: Day; readonly amount: number }

export const METHODS = ['irr', 'xirr', 'eu', 'us'] as const
export type Method = (typeof METHODS)[number]

/** Why there is no one rate: told, never thrown. */
export type NoRate =
  | 'too-few-flows'
  | 'same-day'
  | 'no-sign-change'
  | 'no-root'
  | 'several-roots'
  | 'beyond-range'
  | 'mixed-times'
  | 'not-whole-months'
  | 'not-a-number'

/**
 * `annualRate` and `effectiveRate` are fractions a year: nominal (period × periods a year) and compounded; for `xirr`
 * and `eu` they are the same. `percent` is annualRate × 100, half up, 1 decimal for `eu`, else 2. `roots` holds every
 * rate that balances the flows, in the method's own period: a period of the flows for `irr`, a unit-period for `us`, a
 * year for `xirr` and `eu`. With none or several the rates are null and `reason` says why; the one exception is a
 * charge before the first drawdown, see `euOfYears`.
 */
export type Yield = {
  readonly method: Method
  readonly annualRate: number | null
  readonly effectiveRate: number | null
  readonly percent: string | null
  readonly periodicRate?: number
  readonly unitPeriod?: string
  readonly roots: readonly number[]
  readonly reason?: NoRate
}

type Scale = { readonly perYear: number; readonly unitPeriod?: string }
const ANNUAL: Scale = { perYear: 1 }
const MONTHLY: Scale = { perYear: 12, unitPeriod: 'month' }

/**
 * Internal rate of return of flows one month apart: Σ flow_k ÷ (1 + i)^k = 0.
 * @example irr([-6000, ...12 × 536]) has periodicRate 0.010862, annualRate 0.130342, percent "13.03"
 */
export const irr = (flows: readonly number[]): Yield =>
  solve(
    'irr',
    flows.map((c, t) => ({ t, f: 0, c })),
    MONTHLY,
  )

/** The same for flows with gaps: `irrOfMonths([{ month: 0, amount: -100 }, { month: 12, amount: 110 }])`. */
export const irrOfMonths = (flows: readonly { readonly month: number; readonly amount: number }[]): Yield =>
  solve(
    'irr',
    flows.map(({ month, amount }) => ({ t: month, f: 0, c: amount })),
    MONTHLY,
  )

/**
 * Annual rate of dated flows: Σ flow ÷ (1 + r)^(days ÷ 365) = 0, days from the earliest. Order does not matter.
 * The definition is the one of spreadsheet XIRR (OpenDocument OpenFormula, XIRR).
 * @example 575 on 2026-01-15 for 500 on 2026-01-01 is 37.2366, or 3,723.66 %
 */
export function xirr(flows: readonly Dated[]): Yield {
  const first = flows.reduce((least, { on }) => Math.min(least, on), Infinity)
  // Days keep the merging of flows exact; x per day becomes x per year at the end.
  return solve(
    'xirr',
    flows.map(({ on, amount }) => ({ t: on - first, f: 0, c: amount })),
    ANNUAL,
    365,
  )
}

/**
 * Annual percentage rate of charge, Directive 2008/48/EC Annex I: Σ advance ÷ (1 + X)^t = Σ payment ÷ (1 + X)^t,
 * t in years from the first drawdown (the earliest negative amount). Times are all days or all months.
 * @example 196,000 net and 240 × 1,432.86 is 6.434412 %, percent "6.4"
 */
export function eu(flows: readonly CashFlow[]): Yield {
  const months: { years: number; amount: number }[] = []
  const dated: Dated[] = []
  for (const { at, amount } of flows) {
    if ('on' in at) dated.push({ on: at.on, amount })
    else months.push({ years: at.month / 12, amount })
  }
  if (dated.length === 0) return euOfYears(months)
  if (months.length > 0) return nothing('eu', 'mixed-times')
  const drawn = dated.filter(({ amount }) => amount < 0).map(({ on }) => on)
  const start = drawn.reduce((least, on) => Math.min(least, on) as Day, drawn[0] ?? dated[0]!.on)
  const later = dated.filter(({ on, amount }) => on > start && amount !== 0).map(({ on }) => on)
  const of = series(later)
  return euOfYears(dated.map(({ on, amount }) => ({ years: years(start, on, of), amount })))
}

/**
 * The same with times already in years; they may be negative or broken: 0.0915525 is 1/12 + 3/365.
 * A charge paid before the first drawdown makes a second root: 150 a year before 29,550 gives 8.27 % and 19,169 %.
 * The rate is the lower one, which becomes the rate without the charge as the charge shrinks; the other runs away.
 */
export function euOfYears(flows: readonly { readonly years: number; readonly amount: number }[]): Yield {
  const terms = flows.map((flow) => ({ t: flow.years, c: flow.amount }))
  const found = solve('eu', terms, ANNUAL)
  const [rate, second, third] = found.roots
  if (found.reason !== 'several-roots' || rate === undefined || second === undefined || third !== undefined)
    return found
  const merged = merge(terms)
  const chargedBefore = merged[0]!.c > 0 && signChanges(merged) === 2
  return chargedBefore ? { ...answer('eu', rate, rate, ANNUAL), roots: found.roots } : found
}

/**
 * Annual percentage rate by the actuarial method, 12 CFR 1026 Appendix J (b)(8): unit-period rate × unit-periods a
 * year, where Σ advance ÷ ((1 + f·i)(1 + i)^t) = Σ payment ÷ ((1 + f·i)(1 + i)^t). Amounts are positive on both sides.
 * @example 5,000 on 1978-01-10 for 24 × 230 from 1978-02-10: unitPeriod "month", percent "9.69"
 */
export function us(advances: readonly CashFlow[], payments: readonly CashFlow[], unit?: UnitPeriod): Yield {
  const all = [...advances, ...payments]
  const dates = all.filter(({ at }) => 'on' in at).length
  if (dates !== 0 && dates !== all.length) return nothing('us', 'mixed-times')
  if (all.some(({ at }) => 'month' in at && !Number.isInteger(at.month)))
    return nothing('us', 'not-whole-months')
  if (advances.length === 0 || payments.length === 0) return nothing('us', 'no-sign-change')
  // All months are equal to the rule, so months without dates may stand on the first of some month.
  const day = ({ at }: CashFlow): Day => ('on' in at ? at.on : addMonths(0 as Day, at.month))
  const chosen = unit ?? unitPeriod(advances.map(day), payments.map(day))
  const begin = all.reduce((least, flow) => Math.min(least, day(flow)), Infinity) as Day
  const of = series(payments.map(day))
  const place = (flow: CashFlow) => ({ ...units(chosen, begin, day(flow), of), amount: flow.amount })
  return usOfUnits(advances.map(place), payments.map(place), chosen)
}

type InUnits = Units & { readonly amount: number }

/** The same with times already in unit-periods: 1,135.19 at { t: 1, f: 6/12 } years for 1,000 is 8.76 %. */
export function usOfUnits(
  advances: readonly InUnits[],
  payments: readonly InUnits[],
  unit: UnitPeriod,
): Yield {
  const terms = [
    ...advances.map(({ t, f, amount }) => ({ t, f, c: -amount })),
    ...payments.map(({ t, f, amount }) => ({ t, f, c: amount })),
  ]
  return solve('us', terms, { perYear: unit.perYear, unitPeriod: unitName(unit) })
}

/** `stretch` turns a root per unit of t into one per period of the method: 365 days to the year for `xirr`. */
function solve(method: Method, terms: readonly Term[], scale: Scale, stretch = 1): Yield {
  const trouble = whyNone(terms)
  if (trouble) return nothing(method, trouble, scale)
  const flows = merge(terms)
  if (signChanges(flows) === 0) return nothing(method, 'no-sign-change', scale)
  const logs = rootsOf(flows).map((x) => x * stretch)
  const found = [...new Set(logs.map(Math.expm1))]
  const roots = found.filter(Number.isFinite)
  if (roots.length > 1) return nothing(method, 'several-roots', scale, roots)
  const [rate] = roots
  if (rate === undefined) return nothing(method, found.length > 0 ? 'beyond-range' : 'no-root', scale)
  const log = logs[found.indexOf(rate)]!
  return answer(method, rate, scale.perYear === 1 ? rate : Math.expm1(log * scale.perYear), scale)
}

function answer(method: Method, rate: number, effective: number, scale: Scale): Yield {
  const annualRate = rate * scale.perYear
  const effectiveRate = Number.isFinite(effective) ? effective : null
  const percent = toPercent(annualRate, method === 'eu' ? 1 : 2)
  const unit = scale.unitPeriod === undefined ? {} : { periodicRate: rate, unitPeriod: scale.unitPeriod }
  return { method, annualRate, effectiveRate, percent, ...unit, roots: [rate] }
}

function whyNone(terms: readonly Term[]): NoRate | undefined {
  let [count, sameTime] = [0, true]
  let at: Term | undefined
  for (const term of terms) {
    if (!Number.isFinite(term.t + (term.f ?? 0) + term.c)) return 'not-a-number'
    if (term.c === 0) continue
    count += 1
    at ??= term
    if (term.t !== at.t || term.f !== at.f) sameTime = false
  }
  if (count < 2) return 'too-few-flows'
  return sameTime ? 'same-day' : undefined
}

function nothing(
  method: Method,
  reason: NoRate,
  scale: Scale = ANNUAL,
  roots: readonly number[] = [],
): Yield {
  const unit = scale.unitPeriod === undefined ? {} : { unitPeriod: scale.unitPeriod }
  return { method, annualRate: null, effectiveRate: null, percent: null, ...unit, roots, reason }
}

/** 0.0968570806 → "9.69"; half up, away from zero; never "-0.00". 15 digits, so that a double's last bits decide nothing. */
function toPercent(rate: number, digits: number): string {
  const units = Math.abs(rate) * 100 * 10 ** digits
  // Away from a half, and small enough, the rounding of a double is the rounding of its digits.
  const plain = units < 1e9 && Math.abs(units - Math.floor(units) - 0.5) > 1e-5
  const text = plain
    ? `${rate < 0 ? '-' : ''}${(Math.round(units) / 10 ** digits).toFixed(digits)}`
    : new Decimal(rate.toPrecision(15)).times(100).toFixed(digits)
  return Number(text) === 0 ? text.replace('-', '') : text
}
