// Schedules (还款计划) against figures computed by others: Apache Fineract's own tests row by row, printed annuities,
// the Commission's amortisation tables. What the model cannot express is listed with its reason in expected-failures.yaml.
import { iso } from '../../src/core/day.ts'
import type { Debt, Rounding } from '../../src/core/debt.ts'
import type { Money } from '../../src/core/money.ts'
import type { Pay, Plan, Stage } from '../../src/core/plan.ts'
import { type Schedule, schedule } from '../../src/core/schedule.ts'
import { cents, debt, instalments, level, on, part, pct, plan } from '../support/build.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

/** A row as it is compared: day, payment, interest and principal of it, balance, in minor units. */
type Line = {
  due: string
  payment: number
  interest: number
  charged: number
  principal: number
  balance: number
}

const lines = ({ rows }: Schedule): Line[] =>
  rows.map(({ due, payment, charged, to, left }, k) => {
    const before = rows[k - 1]?.left.principal
    return {
      due: iso(due),
      payment,
      interest: to.interest,
      charged: charged.interest,
      principal: before === undefined ? Number.NaN : before - left.principal,
      balance: left.principal,
    }
  })

/** The first difference between a schedule and printed rows; a column that is not printed is `undefined` there. */
function differs(
  of: Debt,
  by: Plan,
  expected: readonly Partial<Line>[],
  count = expected.length,
): string | undefined {
  const made = schedule(of, by)
  if ('refused' in made) return `refused: ${made.refused.rule}`
  const found = lines(made)
  if (found[0]) found[0].principal = of.owed.principal - found[0].balance
  if (found.length !== count) return `${found.length} rows instead of ${count}`
  for (const [k, line] of expected.entries())
    for (const key of Object.keys(line) as (keyof Line)[])
      if (line[key] !== undefined && line[key] !== found[k]?.[key])
        return `row ${k + 1}: ${key} ${found[k]?.[key]} instead of ${line[key]}`
  return undefined
}
/** `nearest` is what they charge unless moving by (last − other) / n evens the last row out: then it is `even`. */
const nearestOrEven = (of: Debt, by: Plan, expected: readonly Partial<Line>[]): string | undefined => {
  const as = (instalment: Rounding['instalment']) =>
    differs({ ...of, rounding: { ...of.rounding, instalment } }, by, expected)
  const plain = as('nearest')
  return plain === undefined || as('even') === undefined ? undefined : plain
}

// ---- Apache Fineract: end-to-end schedules.

type Row = string[]
type Loan = Record<string, string> & { LoanProduct: string }
type FineractCase = {
  id: string
  loan: Loan
  disbursements: [string, string][]
  rows: Row[]
  config?: unknown
}
type Product = {
  daysInYearType?: string
  daysInMonthType?: string
  interestCalculationPeriodType?: string
  installmentAmountInMultiplesOf?: number | null
  enableDownPayment?: boolean
}

function fineract(one: FineractCase, product: Product): string | undefined {
  const { loan, rows, config } = one
  if (config) return 'interest recalculated for rows that were not paid: a run of payments, not a promise'
  const given = rows.filter((row) => row[0] === '')
  const due = rows.filter((row) => row[0] !== '')
  const first = given[0] as Row
  if (given.length > 1) return 'several disbursements'
  if (due.some((row) => Number(row[7]) > 0 || Number(row[8]) > 0)) return 'charges added while the loan runs'
  const rate = loan['ANNUAL interest rate %'] ?? '0'
  if (loan['interest type'] === 'FLAT' && Number(rate) > 0) return 'flat interest'
  const [start, principal] = [first[2] as string, cents(first[4] as string)]
  const expected = due.map((row) => ({
    due: row[2] as string,
    payment: cents(row[9] as string),
    interest: cents(row[6] as string),
    principal: cents(row[5] as string),
    balance: cents(row[4] as string),
  }))
  const daily = product.interestCalculationPeriodType === 'DAILY' && product.daysInYearType === 'ACTUAL'
  const of = debt({
    asOf: start,
    principal,
    rate: `${rate}%`,
    dueDay: Number((due.at(-1) as Row)[2]?.slice(8)),
    // Their year has the days of the year in which the loan begins: 365 in all of these.
    dayCount: daily ? 'act/365' : 'equal-months',
    rounding: {
      interest: 'half-even',
      unit: ((product.installmentAmountInMultiplesOf ?? 0) * 100 || 1) as Money,
    },
  })
  const later = due.filter((row) => row[2] !== start)
  const down: Stage[] =
    later.length === due.length
      ? []
      : [{ on: on(start), pay: { amount: cents((due[0] as Row)[9] as string) } }]
  return nearestOrEven(of, plan([...down, ...stagesOf(loan, later)]), expected)
}

/** Monthly loans in months; those of so many days row by row, each on a day of its own. */
function stagesOf(loan: Loan, rows: readonly Row[]): Stage[] {
  const pay: Pay = loan['amortization type'] === 'EQUAL_PRINCIPAL_PAYMENTS' ? 'equal-principal' : 'level'
  if (loan['repaymentFrequencyType'] !== 'MONTHS')
    return rows.map((row) => ({ on: on(row[2] as string), pay }))
  const held = Number(loan['graceOnPrincipalPayment'])
  const free = Number(loan['interest free period'])
  const waiting: Stage[] = [
    ...(free > 0 ? [{ months: free, pay: 'nothing', unpaid: 'accrues' } as const] : []),
    ...(held > free ? [{ months: held - free, pay: 'interest' } as const] : []),
  ]
  return [...waiting, { months: rows.length - held, pay }]
}

const products: Record<string, Product> = vectors('fineract/products.json')?.products ?? {}
suite(
  'fineract-initial-schedules',
  53,
  vectors('fineract/initial-schedules.json')?.cases.map((one: FineractCase): Case => ({
    id: one.id,
    check: () => fineract(one, products[one.loan.LoanProduct] ?? {}),
  })),
)

// ---- Apache Fineract: the instalment calculator's own tables, each time it prints one.

type Step = { op: string; date?: string; amount?: string; rows?: string[][] }
type EmiCase = { id: string; periods: [string, string][]; steps: Step[]; terms: Record<string, string> }

function emiTables({ id, periods, steps, terms }: EmiCase): Case[] {
  const done: Step[] = []
  const out: Case[] = []
  for (const step of steps) {
    if (step.op !== 'expectPeriods') {
      done.push(step)
      continue
    }
    const before = [...done]
    const name = `${id.replace('testEMICalculation_', '')} ${out.length + 1}`
    out.push({ id: name, check: () => emiTable(periods, before, step.rows ?? [], terms) })
  }
  return out
}

function emiTable(
  periods: [string, string][],
  before: Step[],
  rows: string[][],
  terms: Record<string, string>,
): string | undefined {
  const [given, ...others] = before.filter(({ op }) => op !== 'businessDate')
  const more = others[0]
  const later = periods.findIndex(([, to]) => to === more?.date)
  if (more?.op === 'addDisbursement' && others.length === 1 && later >= 0) {
    // More lent on a due day: from that day on it is a debt of its own.
    const left = rows.filter((row) => Number(row[0]) > later)
    const principal = Number(left[0]?.[6]) + Number(left[0]?.[7])
    const step = { op: 'addDisbursement', date: more.date as string, amount: String(principal) }
    return emiTable(periods.slice(later + 1), [step], left, terms)
  }
  if (!given || given.op !== 'addDisbursement' || others.length > 0)
    return `not a promise alone: ${others.map((s) => s.op).join(', ')}`
  const { daysInYearType: year, daysInMonthType: month, repaymentPeriodFrequencyType: every } = terms
  if (year === 'DAYS_364') return 'a year of 364 days'
  const dayCount =
    month === 'DAYS_30'
      ? 'equal-months'
      : year === 'DAYS_360'
        ? 'act/360'
        : year === 'DAYS_365'
          ? 'act/365'
          : 'act/act'
  const of = debt({
    asOf: given.date as string,
    principal: cents(given.amount as string),
    rate: `${terms['annualNominalInterestRate']}%`,
    dueDay: Number(periods[0]?.[1].slice(8)),
    dayCount,
    rounding: { interest: 'half-even' },
  })
  const last = new Map(rows.map((row) => [row[0], row]))
  const expected = [...last.values()].map((row, k) => ({
    due: periods[k]?.[1] as string,
    payment: cents(row[2] as string),
    interest: cents(row[5] as string),
    principal: cents(row[6] as string),
    balance: cents(row[7] as string),
  }))
  const monthly = every === 'MONTHS' && periods.every(([from], k) => k === 0 || from === periods[k - 1]?.[1])
  if (every === 'MONTHS' && !monthly) return 'its periods leave days out'
  const stages: Stage[] = monthly
    ? [level(expected.length)]
    : periods.map(([, to]) => ({ on: on(to), pay: 'level' }))
  return nearestOrEven(of, plan(stages), expected)
}
const emi = vectors('fineract/emi-calculator.json')?.cases as EmiCase[] | undefined
suite('fineract-emi-calculator', 22, emi?.flatMap(emiTables))

// ---- Printed annuities, boundaries, negative amortisation, leap years, re-ageing.

const golden = vectors('golden.json')
const monthly = (principal: string, rate: string, rounding: Partial<Rounding> = {}): Debt =>
  debt({
    asOf: '2026-01-01',
    dueDay: 1,
    principal: cents(principal),
    rate: `${rate}%`,
    dayCount: 'equal-months',
    rounding,
  })
const paid = (of: Debt, by: Plan): number[] => {
  const made = schedule(of, by)
  return 'refused' in made ? [] : made.rows.map((row) => row.payment)
}
const same = (found: unknown, expected: unknown): string | undefined =>
  JSON.stringify(found) === JSON.stringify(expected)
    ? undefined
    : `${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`

type Annuity = {
  P: string
  r: string
  n: number
  pmt: string
  last?: string
  total?: string
  last_round_each?: string
  last_carry_precision?: string
}
function annuity({
  P,
  r,
  n,
  pmt,
  last,
  total,
  last_round_each,
  last_carry_precision,
}: Annuity): string | undefined {
  const each = paid(monthly(P, r), plan([level(n)]))
  const sum = each.reduce((a, b) => a + b, 0)
  const carried = paid(monthly(P, r, { interest: 'carry' }), plan([level(n)]))
  return same(
    [each[0], each[n - 2], each.at(-1), sum, carried.at(-1)],
    [
      cents(pmt),
      cents(pmt),
      cents((last ?? last_round_each) as string),
      total ? cents(total) : sum,
      last_carry_precision ? cents(last_carry_precision) : carried.at(-1),
    ],
  )
}

function goldenCases(): Case[] {
  const out: Case[] = []
  const add = (id: string, check: () => string | undefined): void => void out.push({ id, check })
  for (const one of golden.annuity_30_360_halfup_lasttrueup as Annuity[])
    add(`annuity ${one.P} at ${one.r} over ${one.n}`, () => annuity(one))

  const half = golden.halfcent_boundary
  const of = (interest: Rounding['interest'], instalment: Rounding['instalment'] = 'nearest') =>
    monthly(half.P, half.r, { interest, instalment })
  const firstInterest = (d: Debt): number => {
    const made = schedule(d, plan([level(half.n)]))
    return 'refused' in made ? Number.NaN : (made.rows[0]?.charged.interest ?? Number.NaN)
  }
  add('half a cent up', () => same(firstInterest(of('half-up')), cents(half.HALF_UP)))
  add('half a cent to even', () => same(firstInterest(of('half-even')), cents(half.HALF_EVEN)))
  add('half a cent: instalment nearest', () =>
    same(paid(of('half-up'), plan([level(half.n)]))[0], cents(half.pmt_HALF_UP)),
  )
  add('half a cent: instalment up', () =>
    same(paid(of('half-up', 'up'), plan([level(half.n)]))[0], cents(half.pmt_ROUND_UP)),
  )

  const neg = golden.negative_amortisation
  add('negative amortisation, capped payment', () => {
    // 12 × 570.42 at 10 %, then 12 × 613.20 at 12 %: what is not paid of the interest is capitalised.
    const by = plan([
      { months: 12, pay: { amount: cents(neg.pmt1) }, rate: pct(`${neg.r1}%`), unpaid: 'capitalises' },
      { months: 12, pay: { amount: cents(neg.capped) }, rate: pct(`${neg.r2}%`), unpaid: 'capitalises' },
      { months: 1, pay: 'rest', rate: pct(`${neg.r2}%`) },
    ])
    const made = schedule(monthly(neg.P, neg.r1), by)
    if ('refused' in made) return made.refused.rule
    const left = (n: number): number | undefined => made.rows[n - 1]?.left.principal
    const grown = made.rows.reduce(
      (sum, { capitalised, to }) => sum + (to.principal === 0 ? capitalised : 0),
      0,
    )
    return same(
      [left(12), made.rows[12]?.charged.interest, left(13), left(24), grown],
      [
        cents(neg.bal12),
        cents(neg.row13.interest),
        cents(neg.row13.balance),
        cents(neg.bal24),
        cents(neg.cum_negam),
      ],
    )
  })
  add('negative amortisation, level over what is left', () => {
    const by = plan([
      { months: 12, pay: { amount: cents(neg.pmt1) }, rate: pct(`${neg.r1}%`) },
      { months: 348, pay: 'level', rate: pct(`${neg.r2}%`) },
    ])
    return same(paid(monthly(neg.P, neg.r1), by)[12], cents(neg.uncapped))
  })

  const leap = golden.leap_year.act365
  const month = (from: string, dueDay: number, dayCount: Debt['dayCount'] = 'act/365') => {
    const d = debt({ asOf: from, dueDay, principal: cents('300000'), rate: '6%', dayCount })
    const made = schedule(d, plan([{ months: 1, pay: 'rest' }]))
    return 'refused' in made ? Number.NaN : made.rows[0]?.charged.interest
  }
  add('act/365: January of 31 days', () => same(month('2026-01-01', 1), cents(leap.Jan31d)))
  add('act/365: February of 28 days', () => same(month('2026-02-01', 1), cents(leap.Feb28d)))
  add('act/365: April of 30 days', () => same(month('2026-04-01', 1), cents(leap.Apr30d)))
  add('act/365: February of 29 days', () => same(month('2028-02-01', 1), cents(leap.Feb29d_leap)))
  add('equal months: any month', () =>
    same(month('2026-02-01', 1, 'equal-months'), cents(golden.leap_year.flat_twelfth)),
  )
  add('act/365: a year of 365 days', () => {
    const d = debt({ asOf: '2026-01-01', principal: cents('300000'), rate: '6%', dayCount: 'act/365' })
    const made = schedule(d, plan([{ on: on('2027-01-01'), pay: 'rest' }]))
    return 'refused' in made
      ? made.refused.rule
      : same(made.rows[0]?.charged.interest, cents(leap.full_nonleap_year))
  })

  add('act/365, 1,000.00 at 10 % over 6 from 2024-01-01', () => {
    // The reporter's last row is 170.14 + 1.41; 1.40 is what 170.14 bears for 30 days.
    const rows = golden.act365_schedule.rows.map(([principal, interest]: [string, string], k: number) => ({
      principal: cents(principal),
      interest: k === 5 ? 140 : cents(interest),
    }))
    const d = debt({
      asOf: '2024-01-01',
      dueDay: 1,
      principal: cents('1000'),
      rate: '10%',
      dayCount: 'act/365',
    })
    return differs(d, plan([level(6)]), rows)
  })

  add('month ends on anchor 31', () => {
    const d = debt({ asOf: '2021-01-15', dueDay: 31 })
    const made = schedule(d, plan([level(4)]))
    return 'refused' in made
      ? made.refused.rule
      : same(
          made.rows.map((row) => iso(row.due)),
          golden.month_end_dates.anchor31,
        )
  })

  const scheduled = (d: Debt, by: Plan): [string, string][] => {
    const made = schedule(d, by)
    return 'refused' in made ? [] : made.rows.map((row) => [iso(row.due), String(row.payment / 100)])
  }
  const re = golden.fineract_reschedule_e2e
  const loan = debt({
    asOf: '2023-07-01',
    dueDay: 1,
    principal: cents('3000'),
    rate: '0%',
    dayCount: 'equal-months',
  })
  const contracted: Debt = { ...loan, contract: instalments(loan.asOf, 1, 3, 100_000) }
  const first: Stage = { months: 1, pay: 'as-contracted' }
  add('reschedule: two terms more', () =>
    same(scheduled(contracted, plan([first, level(4)])), re.extraTerms2),
  )
  add('reschedule: a month without principal', () =>
    same(scheduled(contracted, plan([first, { months: 1, pay: 'nothing' }, level(2)])), re.graceOnPrincipal1),
  )
  add('reschedule: flat 12 % to 6 %', () => 'flat interest')

  add('re-age: 750.00 over six', () => {
    const d = debt({ asOf: '2024-02-20', dueDay: 1, principal: cents('750'), rate: '0%' })
    return same(
      paid(d, plan([level(6)])),
      golden.fineract_reage_e2e.rows.map((amount: string) => cents(amount)),
    )
  })
  add('re-amortise: 375.00 over two, whole amounts', () => {
    const d = debt({
      asOf: '2024-01-25',
      principal: cents('375'),
      rate: '0%',
      rounding: { unit: 100 as Money },
    })
    const rows: [string, string][] = golden.fineract_reamortize_e2e.rows
    const stages: Stage[] = rows.map(([day]) => ({ on: on(day), pay: 'level' }))
    return same(
      paid(d, plan(stages)),
      rows.map(([, amount]) => cents(amount)),
    )
  })

  for (const [name, P, r, n, expected, mode] of golden.published_payments as [
    string,
    string,
    string,
    number,
    string,
    string,
  ][])
    add(`instalment: ${name}`, () => {
      const rate = /^[\d.]+$/.test(r) ? r : undefined
      if (rate === undefined) return 'an effective rate'
      const nearest = paid(monthly(P, rate), plan([level(n)]))[0]
      const up = paid(monthly(P, rate, { instalment: 'up' }), plan([level(n)]))[0]
      return same(mode === 'ROUND_UP' ? up : nearest, cents(expected))
    })
  for (const day of ['15 and 31', '1 and 25']) add(`semi-monthly on ${day}`, () => 'rows twice a month')
  return out
}
suite('golden-schedules', 38, golden ? goldenCases() : undefined)

// ---- European Commission, amortisation tables: the first rows, before unrounded balances drift from rounded ones.

type EuTable = {
  example: number
  label: string | null
  line: number
  main: { firstRepayment?: string; duration?: string }
  rows: unknown[][]
}
const euRows = ({ rows }: EuTable) =>
  rows
    .filter((row) => row[0] !== 0)
    .map((row) => ({
      n: Number(row[0]),
      rate: row[6] as string,
      charged: cents(row[7] as string),
      payment: cents(row[10] as string),
      balance: cents(row[5] as string),
    }))
function euTable(table: EuTable): string | undefined {
  const opening = table.rows[0]
  const [, months] = /^(\d+) MONTHS$/.exec(table.main.duration ?? '') ?? []
  if (!opening || months === undefined) return 'no table of months with an opening balance'
  const [first, second] = euRows(table)
  if (!first || !second || first.n !== 1 || second.n !== 2) return 'its first rows are not printed'
  const principal = cents(opening[5] as string)
  const of = debt({
    asOf: '2026-01-01',
    dueDay: 1,
    principal,
    rate: `${first.rate}%`,
    dayCount: 'equal-months',
  })
  const term = Number(months)
  const ways: Plan[] = [
    plan([level(term)]),
    plan([{ months: term, pay: 'equal-principal' }]),
    plan([{ months: term, pay: { grow: part('-3%'), every: 12 } }]),
    plan([
      { months: term - 1, pay: 'interest' },
      { months: 1, pay: 'rest' },
    ]),
    plan([
      { months: term - 1, pay: 'nothing', unpaid: 'capitalises' },
      { months: 1, pay: 'rest' },
    ]),
  ]
  const rows: Partial<Line>[] = [first, second].map(({ charged, payment, balance }) => ({
    charged,
    payment,
    balance,
  }))
  const row = (k: number, drift: number): Partial<Line>[] =>
    rows.map((line, at) => (at === k ? { ...line, balance: (line.balance ?? 0) + drift } : line))
  // Balances are carried unrounded there: the second may be a cent beside ours.
  const troubles = ways.flatMap((by) => [0, 1, -1].map((drift) => differs(of, by, row(1, drift), term)))
  return troubles.includes(undefined) ? undefined : [...new Set(troubles)].join('; ')
}
suite(
  'eu-aprc-tables',
  43,
  (vectors('eu-aprc/ec-aprc-examples-tables.json')?.tables as EuTable[] | undefined)?.map((table) => ({
    id: `example ${table.example}${table.label ? ` ${table.label}` : ''} (line ${table.line})`,
    check: () => euTable(table),
  })),
)

// ---- China: instalments with a fee per period, as their quoted rates presuppose.

type ChinaCase = {
  id: string
  principal?: number | string
  periods?: number
  totalFee?: number
  principalPerPeriod?: string
}
suite(
  'china-instalments',
  3,
  (vectors('china/instalment-apr.json')?.cases as ChinaCase[] | undefined)?.map(
    ({ id, principal, periods, totalFee, principalPerPeriod }) => ({
      id,
      check: () => {
        if (principal === undefined || periods === undefined)
          return 'no principal and no count of periods is stated'
        const of = debt({
          asOf: '2026-01-01',
          dueDay: 1,
          principal: cents(principal),
          rate: '0%',
          fees: cents(totalFee ?? 0),
        })
        const rows = paid(of, plan([level(periods)]))
        const each =
          totalFee === undefined
            ? cents(principalPerPeriod as string)
            : cents((Number(principal) + totalFee) / periods)
        return same([rows.length, rows[0]], [periods, each])
      },
    }),
  ),
)
