// Self-test (自检): recomputes the published figures that ship with the program, each through the function that serves
// every plan, and says which of them hold. 162,000.00 at 3.875 % over 360 months is 761.78 (Regulation Z, H-25(B)).
import { type DayCount, factor, fraction, interest } from '../core/accrual.ts'
import { type Day, addMonths, iso, parseDay } from '../core/day.ts'
import { total } from '../core/debt.ts'
import { type Money, allocate, format, parse } from '../core/money.ts'
import { rate } from '../core/rate.ts'
import { type Row, schedule, totalPaid } from '../core/schedule.ts'
import {
  type CashFlow,
  type Dated,
  type Method,
  type Yield,
  eu,
  irrOfMonths,
  us,
  xirr,
} from '../core/yield.ts'
import { readCase } from '../schema/case.ts'
import { readPlan } from '../schema/plan.ts'
import { treeOf } from '../schema/tree.ts'
import ratesData from '../packs/selftest/rates.yaml'
import schedulesData from '../packs/selftest/schedules.yaml'

export type Check = {
  readonly what: string
  readonly source: string
  readonly expected: string
  readonly got: string
  readonly holds: boolean
}
export type Selftest = { readonly checks: readonly Check[]; readonly held: number; readonly total: number }

type Figures = Readonly<Record<string, string>>
type ScheduleFigure = {
  readonly what: string
  readonly source: string
  readonly principal: string
  readonly rate: string
  readonly rounding?: string
  readonly instalment?: string
  readonly level?: string
  readonly stages?: unknown
  readonly payment?: Figures
  readonly interest?: Figures
  readonly balance?: Figures
  readonly total?: string
}
type RateFigure = {
  readonly what: string
  readonly source: string
  readonly method: Method
  readonly percent?: string
  /** A period's rate in percent, where the source prints that. */
  readonly period?: string
  readonly every?: string
  readonly flows: readonly (readonly string[])[]
}
/** The published figures as the files hold them: every number is the text that was printed. */
export type Published = {
  readonly schedules: readonly ScheduleFigure[]
  readonly interest: readonly (readonly string[])[]
  readonly rates: readonly RateFigure[]
  readonly fractions: readonly (readonly string[])[]
  readonly dueDays: readonly {
    readonly anchor: string
    readonly days: readonly string[]
    readonly source: string
  }[]
  readonly shares: readonly {
    readonly amount: string
    readonly owed: readonly string[]
    readonly offers: readonly string[]
    readonly source: string
  }[]
}
export const PUBLISHED = { ...(schedulesData as object), ...(ratesData as object) } as Published

const check = (what: string, source: string, expected: string, got: string): Check => ({
  what,
  source,
  expected,
  got,
  holds: got === expected,
})
const decimals = (text: string): number => (text.split('.')[1] ?? '').length
/** A figure with as many digits as the source prints; the last bits of a double decide nothing. */
const asPrinted = (value: number | null | undefined, expected: string): string =>
  value === null || value === undefined ? '–' : Number(value.toPrecision(15)).toFixed(decimals(expected))
const DIGITS = 2
const amount = (value: Money): string => format(value, DIGITS)
function read<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`figure: ${text}`)
  return value
}
const day = (text: string): Day => read(parseDay(text), text)
function cents(text: string): Money {
  const found = parse(text, DIGITS)
  return read('amount' in found ? found.amount : undefined, text)
}

/** The rows of a published loan: read like any case and plan, run by the one ledger. */
function rowsOf(of: ScheduleFigure): { rows: readonly Row[]; paid: Money } | string {
  const debt = {
    principal: of.principal,
    annualRate: of.rate,
    dayCount: 'equal-months',
    dueDay: '1',
    rounding: { interest: of.rounding ?? 'half-up', instalment: of.instalment ?? 'nearest' },
  }
  const situation = readCase(treeOf({ asOf: '2026-01-01', currency: 'USD', debt }), {
    rounding: { interest: 'half-up', instalment: 'nearest', unit: 1 as Money },
    allocation: ['fees', 'penalty', 'interest', 'principal'],
  })
  const stages = of.stages ?? [{ months: of.level, pay: 'level' }]
  const found = schedule(situation.debt, readPlan(treeOf({ kind: 'equal-instalment', stages }), DIGITS))
  return 'refused' in found ? found.refused.rule : { rows: found.rows, paid: totalPaid(found) }
}

const COLUMNS = {
  payment: (row: Row): Money => row.payment,
  interest: (row: Row): Money => row.charged.interest,
  balance: (row: Row): Money => total(row.left),
} as const

function ofSchedule(of: ScheduleFigure): Check[] {
  const found = rowsOf(of)
  const checks: Check[] = []
  for (const column of ['payment', 'interest', 'balance'] as const)
    for (const [n, expected] of Object.entries(of[column] ?? {})) {
      const row =
        typeof found === 'string' ? undefined : found.rows.at(Number(n) < 0 ? Number(n) : Number(n) - 1)
      const got = row ? amount(COLUMNS[column](row)) : typeof found === 'string' ? found : '–'
      checks.push(
        check(`${of.what}: ${column} ${n === '-1' ? 'of the last row' : n}`, of.source, expected, got),
      )
    }
  if (of.total !== undefined)
    checks.push(
      check(`${of.what}: total`, of.source, of.total, typeof found === 'string' ? found : amount(found.paid)),
    )
  return checks
}

function ofInterest(row: readonly string[]): Check {
  const [principal = '', yearly = '', count = '', from = '', to = '', expected = '', source = ''] = row
  const { top, bottom } = factor(read(rate(yearly), yearly), fraction(count as DayCount, day(from), day(to)))
  const got = interest(cents(principal), top, bottom) as Money
  return check(
    `interest on ${principal} at ${yearly}, ${count}, ${from} to ${to}`,
    source,
    expected,
    amount(got),
  )
}

const isDay = (text: string): boolean => text.includes('-', 1)

/** The nth of several flows: so many months, days or half months after the first. */
function later(first: Day, n: number, every: string): Day {
  if (every === 'semimonth') return (addMonths(first, Math.floor(n / 2)) + (n % 2) * 15) as Day
  const [count = '1', unit = ''] = every.split(' ')
  return unit === 'days' ? ((first + n * Number(count)) as Day) : addMonths(first, n * Number(count))
}

function flowsOf({ flows, every = '1 month' }: RateFigure): CashFlow[] {
  return flows.flatMap(([when = '', value = '', times = '1']) =>
    Array.from({ length: Number(times) }, (_, n) => ({
      at: isDay(when) ? { on: later(day(when), n, every) } : { month: Number(when) + n },
      amount: Number(value),
    })),
  )
}

function solve(of: RateFigure): Yield {
  const flows = flowsOf(of)
  switch (of.method) {
    case 'irr':
      return irrOfMonths(flows.flatMap(({ at, amount }) => ('month' in at ? [{ ...at, amount }] : [])))
    case 'xirr':
      return xirr(flows.flatMap(({ at, amount }): Dated[] => ('on' in at ? [{ ...at, amount }] : [])))
    case 'eu':
      return eu(flows)
    case 'us':
      return us(
        flows.flatMap((flow) => (flow.amount < 0 ? [{ ...flow, amount: -flow.amount }] : [])),
        flows.filter((flow) => flow.amount > 0),
      )
  }
}

function ofRate(of: RateFigure): Check {
  const found = solve(of)
  const expected = of.percent ?? of.period ?? ''
  const value = of.percent === undefined ? found.periodicRate : found.annualRate
  return check(
    `${of.method}, ${of.what}, percent`,
    of.source,
    expected,
    asPrinted(value === null || value === undefined ? value : value * 100, expected),
  )
}

function ofFraction([count = '', from = '', to = '', expected = '', source = '']: readonly string[]): Check {
  const { num, den } = fraction(count as DayCount, day(from), day(to))
  return check(`${count}, ${from} to ${to}`, source, expected, asPrinted(num / den, expected))
}

function ofDueDays({ anchor, days, source }: Published['dueDays'][number]): Check {
  const first = day(days[0] ?? '')
  const got = days.map((_, n) => iso(addMonths(first, n, Number(anchor))))
  return check(`due on the ${anchor}.`, source, days.join(' '), got.join(' '))
}

function ofShares({ amount: all, owed, offers, source }: Published['shares'][number]): Check {
  const got = allocate(cents(all), owed.map(Number)).map(amount)
  return check(`${all} shared by ${owed.join(', ')}`, source, offers.join(' '), got.join(' '))
}

/** Every published figure recomputed. Other figures can be given, so that a test can tamper with one. */
export function selftest(published: Published = PUBLISHED): Selftest {
  const checks = [
    ...published.schedules.flatMap(ofSchedule),
    ...published.interest.map(ofInterest),
    ...published.rates.map(ofRate),
    ...published.fractions.map(ofFraction),
    ...published.dueDays.map(ofDueDays),
    ...published.shares.map(ofShares),
  ]
  return { checks, held: checks.filter(({ holds }) => holds).length, total: checks.length }
}
