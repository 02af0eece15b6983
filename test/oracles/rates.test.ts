// Rates of return (收益率) against figures printed or computed by others: the European Commission's APRC examples to
// six decimals of a percent, Regulation Z's own examples to two, spreadsheets' and libraries' XIRR and IRR to 1e-9.
import { type Day, addMonths, iso, monthsBetween, parseDay } from '../../src/core/day.ts'
import {
  type UnitPeriod,
  unitName,
  unitOfDays,
  unitOfMonths,
  unitPeriod,
  units,
} from '../../src/core/appendix-j.ts'
import { series, years } from '../../src/core/eu-rate.ts'
import { type CashFlow, eu, euOfYears, irr, irrOfMonths, us, usOfUnits, xirr } from '../../src/core/yield.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

const day = (text: string): Day => {
  const on = parseDay(text)
  if (on === undefined) throw new RangeError(`no day: ${text}`)
  return on
}
const near = (actual: number | null | undefined, expected: number, tolerance: number): string | undefined =>
  actual !== null && actual !== undefined && Math.abs(actual - expected) <= tolerance
    ? undefined
    : `${actual} instead of ${expected}`
const among = (roots: readonly number[], expected: number, tolerance: number): string | undefined =>
  roots.some((root) => Math.abs(root - expected) <= tolerance * Math.max(1, Math.abs(expected)))
    ? undefined
    : `${JSON.stringify(roots)} without ${expected}`
const first = (...troubles: (string | undefined)[]): string | undefined => troubles.find(Boolean)

// European Commission, "Examples for the calculation of the APRC", 2015: drawdowns positive there, negative here.
type EuFlow = [number, number] | { start_years: number; n: number; amount: number }
type EuCase = { id: string; published_apr_pct: number; cashflows_rle: EuFlow[] }
const euFlows = (flows: readonly EuFlow[]) =>
  flows.flatMap((flow) =>
    Array.isArray(flow)
      ? [{ years: flow[0], amount: -flow[1] }]
      : Array.from({ length: flow.n }, (_, k) => ({
          years: flow.start_years + k / 12,
          amount: -flow.amount,
        })),
  )
// 37 and 38 are printed with a rounded intermediate result: 0.00015 points beside their own flows.
const euTolerance = (id: string): number => (id === '37' || id === '38' ? 0.0002 : 0.000001)
suite(
  'eu-aprc',
  31,
  vectors('eu-aprc/cash-flows.json')?.vectors.map(({ id, published_apr_pct, cashflows_rle }: EuCase) => ({
    id,
    check: () => {
      const found = euOfYears(euFlows(cashflows_rle))
      return first(
        near((found.annualRate ?? Number.NaN) * 100, published_apr_pct, euTolerance(id)),
        found.percent === published_apr_pct.toFixed(1) ? undefined : `prints ${found.percent}`,
      )
    },
  })),
)

// 12 CFR 1026 Appendix J (c).
type UsCase = {
  id: string
  advance: number
  dates: string
  payment_groups: [number, number][]
  unit_period: string
  t: number
  f: number
  unit_periods_per_year: number
  published_apr_pct: number
}
function usCase({ id, advance, dates, payment_groups, unit_period, t, f, ...rest }: UsCase): Case {
  const amounts = payment_groups.flatMap(([amount, n]) => Array.from({ length: n }, () => amount))
  const check = (): string | undefined => {
    const printed = rest.published_apr_pct.toFixed(2)
    if (dates === 'memory') {
      const unit = { of: 'year', count: 1, perYear: rest.unit_periods_per_year } as const
      const { percent } = usOfUnits([{ t: 0, f: 0, amount: advance }], [{ t, f, amount: amounts[0]! }], unit)
      return percent === printed ? undefined : `${percent} instead of ${printed}`
    }
    const [begin = '', later] = dates.split('; first ')
    const from = day(begin)
    const due = (k: number): Day => {
      const start = day(later ?? iso(addMonths(from, 1)))
      if (unit_period === 'semimonth') return (addMonths(start, Math.floor(k / 2)) + (k % 2) * 15) as Day
      if (unit_period.endsWith('week')) return (start + 7 * k) as Day
      if (unit_period.endsWith('weeks')) return (start + 7 * k * Number.parseInt(unit_period, 10)) as Day
      return addMonths(start, k * (unit_period === 'month' ? 1 : Number.parseInt(unit_period, 10)))
    }
    const payments = amounts.map((amount, k) => ({ at: { on: due(k) }, amount }))
    const days = payments.map(({ at }) => at.on)
    const unit = unitPeriod([from], days)
    const placed = units(unit, from, days[0]!, series(days))
    const found = us([{ at: { on: from }, amount: advance }], payments)
    return first(
      unitName(unit) === unit_period ? undefined : `unit-period ${unitName(unit)}`,
      near(unit.perYear, rest.unit_periods_per_year, 1e-12),
      near(placed.t, t, 0),
      near(placed.f, f, 1e-9),
      found.percent === printed ? undefined : `${found.percent} instead of ${printed}`,
    )
  }
  return { id, check }
}
suite('us-appendix-j', 8, vectors('us-appendix-j/examples.json')?.vectors.map(usCase))

// Issue threads and papers, recomputed at 40 digits.
type GoldenDated = { id: string; flows: [number, string][]; oracle?: number; oracle_all?: number[] }
type GoldenPeriodic = {
  id?: string
  flows: number[]
  oracle?: number
  published_positive?: number
  published_roots?: string[]
}
const golden = vectors('golden.json')
suite(
  'golden-rates',
  14,
  golden && [
    ...golden.xirr.map(({ id, flows, oracle, oracle_all }: GoldenDated) => ({
      id,
      check: () => {
        const found = xirr(flows.map(([amount, on]) => ({ on: day(on), amount })))
        if (!oracle_all) return near(found.annualRate, oracle!, 1e-9 * Math.max(1, Math.abs(oracle!)))
        const reason = found.reason === 'several-roots' ? undefined : `reason ${found.reason}`
        return first(reason, ...oracle_all.map((root) => among(found.roots, root, 1e-9)))
      },
    })),
    ...golden.irr_periodic.map(
      ({
        id = 'settlement, periodic',
        flows,
        oracle,
        published_positive,
        published_roots,
      }: GoldenPeriodic) => ({
        id,
        check: () => {
          const { roots, periodicRate } = irr(flows)
          if (oracle !== undefined) return near(periodicRate, oracle, 1e-9)
          if (published_positive !== undefined) return among(roots, published_positive, 1e-12)
          const printed = roots.map((root) => `${Math.trunc(root * 100)}%`)
          return published_roots?.every((root) => printed.includes(root)) ? undefined : printed.join(' ')
        },
      }),
    ),
  ],
)

// Anexen/pyxirr.
type Pyxirr = { id: string; fn: string; dayCount?: string; flows: any[]; expected: number | null }
function pyxirr({ id, fn, flows, expected }: Pyxirr): Case {
  const check = (): string | undefined => {
    if (fn !== 'xirr' && fn !== 'irr') return `no function ${fn} here`
    const { roots } =
      fn === 'irr' ? irr(flows) : xirr(flows.map(([on, amount]) => ({ on: day(on), amount: Number(amount) })))
    if (expected === null) return roots.length === 0 ? undefined : `${JSON.stringify(roots)} instead of none`
    return among(roots, expected, 1e-9)
  }
  return { id: fn === 'xirr' || fn === 'irr' ? id : `fn:${fn}`, check }
}
const scheduled = vectors('pyxirr/scheduled.json')
const periodic = vectors('pyxirr/periodic.json')
suite('pyxirr', 139, scheduled && periodic && [...scheduled.cases, ...periodic.cases].map(pyxirr))

// numpy/numpy-financial, recorded calls.
type Call = { call: string; args: any[] }
type Numpy = { test: string; compare: string; actual: Call; expected: any; rtol?: number; atol?: number }
function numpy({ test, compare, actual, expected, rtol = 0, atol = 0 }: Numpy, k: number): Case {
  const check = (): string | undefined => {
    if (actual.call === 'npv' && actual.args[0]?.call === 'irr') {
      const rate = irr(actual.args[0].args[0]).periodicRate ?? Number.NaN
      const npv = (actual.args[1] as number[]).reduce((sum, c, t) => sum + c / (1 + rate) ** t, 0)
      return near(npv, 0, atol)
    }
    if (actual.call !== 'irr') return `no function ${actual.call} here`
    const [flows] = actual.args
    if (!Array.isArray(flows) || Array.isArray(flows[0])) return 'not one row of flows'
    const { roots, annualRate } = irr(flows.map(Number))
    if (compare === 'isnan')
      return roots.length === 0 && annualRate === null ? undefined : JSON.stringify(roots)
    if (compare === 'isfinite') return Number.isFinite(annualRate) ? undefined : String(annualRate)
    const wanted = Number(expected)
    return roots.some((root) => Math.abs(root - wanted) <= atol + rtol * Math.abs(wanted))
      ? undefined
      : `${JSON.stringify(roots)} without ${wanted}`
  }
  const here = actual.call === 'irr' || actual.args[0]?.call === 'irr'
  return { id: here ? `${test} #${k}` : `fn:${actual.call}`, check }
}
suite('numpy-financial', 119, vectors('numpy-financial/cases.json')?.cases.map(numpy))

// andrewmurphy353/curo, end to end; advances and charges as the lender sees them.
type Series = {
  type: 'advance' | 'payment' | 'charge'
  numberOf?: string
  amount: string | null
  frequency?: string
  postDateFrom?: string
  mode?: string
  weighting?: string
  isInterestCapitalised?: boolean
}
type Curo = {
  id: string
  series: Series[]
  calls: Record<string, { call: string; convention: string; startDate?: string }>
  expect: { target?: string; expected: string; tolerance?: string }[]
}
const STEP: Record<string, (from: Day, k: number) => Day> = {
  weekly: (from, k) => (from + 7 * k) as Day,
  fortnightly: (from, k) => (from + 14 * k) as Day,
  monthly: (from, k) => addMonths(from, k),
  quarterly: (from, k) => addMonths(from, 3 * k),
  halfYearly: (from, k) => addMonths(from, 6 * k),
  yearly: (from, k) => addMonths(from, 12 * k),
}
function curoFlows({ series: rows, calls, expect }: Curo): { on: Day; amount: number; type: string }[] {
  const start = Object.values(calls).find(({ startDate }) => startDate)?.startDate
  const solved = expect.find(({ target }) => target && calls[target]?.call === 'solveValue')?.expected
  // A row of a kind without a date of its own follows the one before it.
  const after: Record<string, Day> = {}
  return rows.flatMap((row) => {
    const { type, numberOf = '1', amount, frequency = 'monthly', postDateFrom, mode, weighting = '1' } = row
    const step = STEP[frequency]!
    const arrear = mode === 'arrear' ? 1 : 0
    const from = step(postDateFrom ? day(postDateFrom) : (after[type] ?? day(start ?? '')), arrear)
    after[type] = step(from, Number(numberOf) - arrear)
    const each = Number(amount ?? (Number(solved) * Number(weighting)).toFixed(2))
    return Array.from({ length: Number(numberOf) }, (_, k) => ({ on: step(from, k), amount: each, type }))
  })
}
function curo(given: Curo): Case[] {
  return Object.entries(given.calls).map(([target, { call, convention }]) => {
    const check = (): string | undefined => {
      const wanted = given.expect.find((each) => each.target === target)
      if (call !== 'solveRate') return 'solves an amount, not a rate'
      const method = /^(EU200848EC|USAppendixJ|BrazilCet|US30U360(?=\(\)))\(/.exec(convention)?.[1]
      if (!method || !wanted) return `no method here for ${convention}`
      if (given.series.some(({ postDateFrom }) => /^(start)?date/i.test(postDateFrom ?? '')))
        return 'dates not given'
      const flows = curoFlows(given)
      if (method === 'US30U360') {
        // 30/360 in whole months is 12 equal months; other rhythms of interest are no flows.
        const rows = given.series
        if (rows.some((row) => row.frequency || row.isInterestCapitalised !== undefined)) return 'not monthly'
        const start = flows[0]!.on
        const monthly = flows
          .filter(({ type }) => type !== 'charge')
          .map(({ on, amount, type }) => ({
            month: monthsBetween(start, on, 31),
            amount: type === 'advance' ? -amount : amount,
          }))
        return near(irrOfMonths(monthly).annualRate, Number(wanted.expected), 1e-8)
      }
      const signed = flows.map(({ on, amount, type }) => ({
        on,
        amount: type === 'advance' ? -amount : amount,
      }))
      const cash: CashFlow[] = signed.map(({ on, amount }) => ({ at: { on }, amount }))
      const found =
        method === 'USAppendixJ'
          ? us(
              cash.filter(({ amount }) => amount < 0).map(({ at, amount }) => ({ at, amount: -amount })),
              cash.filter(({ amount }) => amount > 0),
            )
          : method === 'EU200848EC'
            ? eu(cash)
            : xirr(signed)
      return near(found.annualRate, Number(wanted.expected), 1e-8)
    }
    return { id: `${given.id} [${target}]`, check }
  })
}
suite('curo', 49, vectors('curo/end-to-end.json')?.cases.flatMap(curo))

// The same project's intervals: EU years and US unit-periods between two dates.
type Factor = { file: string; group: string; name: string; start: string; end: string; text?: string }
const UNITS: Record<string, UnitPeriod> = {
  'monthly (default)': unitOfMonths(1),
  weekly: unitOfDays(7),
  fortnightly: unitOfDays(14),
  quarterly: unitOfMonths(3),
  'half-yearly': unitOfMonths(6),
  yearly: unitOfMonths(12),
}
function factor({ group, name, start, end, text = '' }: Factor): Case {
  const [from, to] = [day(start), day(end)]
  const check = (): string | undefined => {
    if (text === '') return 'an order of dates refused there is a sign or a zero here'
    if (group.startsWith('EU')) return near(years(from, to), Number(text.split('= ').at(-1)), 5e-9)
    const unit = UNITS[group.split(' - ')[1] ?? '']
    if (!unit) return `no unit-period for ${group}`
    const { t, f } = units(unit, from, to, series([to]))
    const [whole = '', odd = '', perYear = ''] = text
      .split(' : ')
      .map((part) => part.split('= ').at(-1) ?? '')
    return first(
      near(t, Number(whole), 0),
      near(f, Number(odd), 5e-9),
      near(unit.perYear, Number(perYear), 0),
    )
  }
  return { id: `${group}, ${name}`, check }
}
suite(
  'curo-intervals',
  34,
  vectors('curo/factors.json')
    ?.cases.filter(({ file }: Factor) => /^(us_appendix_j|eu_2008_48)/.test(file))
    .map(factor),
)

// 近似折算年化利率 (单利) = 12 × monthly IRR, as banks print it.
type China = {
  id: string
  principal?: number | string
  periods?: number
  totalFee?: number
  principalPerPeriod?: string
  interestPerPeriod?: string
  expectedApproxAnnualPercentSimple: string
  usable?: boolean
}
function china({ id, principal, periods, expectedApproxAnnualPercentSimple: printed, ...rest }: China): Case {
  const check = (): string | undefined => {
    const each =
      rest.totalFee === undefined
        ? Number(rest.principalPerPeriod) + Number(rest.interestPerPeriod)
        : (Number(principal) + rest.totalFee) / Number(periods)
    if (principal === undefined || periods === undefined) return 'no principal or count of periods is stated'
    const { percent } = irr([-Number(principal), ...Array.from({ length: periods }, () => each)])
    return percent === printed ? undefined : `${percent} instead of ${printed}`
  }
  return { id, check }
}
suite('china-instalment-apr', 3, vectors('china/instalment-apr.json')?.cases.map(china))
