// Life cycles (还款全程) of Apache Fineract's own tests: what each row asks for, what came in towards it and when, what is still
// owed, after every step. What the model cannot express is listed with its reason in expected-failures.yaml.
import type { Day } from '../../src/core/day.ts'
import { iso } from '../../src/core/day.ts'
import { type Debt, type Rounding, total } from '../../src/core/debt.ts'
import { type Money, format } from '../../src/core/money.ts'
import type { Event, Surplus } from '../../src/core/payment.ts'
import type { Pay, Plan, Stage } from '../../src/core/plan.ts'
import { type Standing, track } from '../../src/core/track.ts'
import { cents, debt, on, plan } from '../support/build.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

type Step = { readonly op: string; readonly [key: string]: unknown }
type Scenario = { readonly id: string; readonly name: string; readonly steps: readonly Step[] }

/** Steps that only look, or do what a schedule, a payment, a charge or a waiver does. */
const PLAIN = [
  'business_date',
  'create_loan',
  'create_default_loan',
  'approve',
  'disburse',
  'repay',
  'charge',
  'nsf_fee',
  'waive_charge',
  'expect_schedule',
  'expect_total',
  'expect_status',
  'expect_outstanding',
  'expect_overpaid',
  'expect_transactions',
  'expect_charges',
]
const text = (of: Step, key: string): string => String(of[key])
const isGiven = (row: readonly string[]): boolean => row[0] === ''

const products: Record<string, { installmentAmountInMultiplesOf?: number | null }> =
  vectors('fineract/products.json')?.products ?? {}
type Loan = {
  readonly debt: Debt
  readonly plan: Plan
  readonly auto: boolean
  readonly surplus: Surplus | undefined
}

/** The loan as its first schedule prints it: each row on its day; the rate and how days are counted from the product's name. */
function loanOf({ steps }: Scenario): Loan | string {
  const created = steps.find(({ op }) => op.startsWith('create_')) as Step
  const first = steps.find(({ op }) => op === 'expect_schedule') as Step | undefined
  if (!first) return 'no schedule is printed'
  const name = text(created, 'LoanProduct')
  const rows = (first['rows'] as string[][]).filter((row) => !isGiven(row))
  const start = (first['rows'] as string[][]).find(isGiven)?.[2] as string
  const principal = cents((first['rows'] as string[][]).find(isGiven)?.[4] as string)
  const rate = text(created, 'ANNUAL interest rate %')
  const free = created['ANNUAL interest rate %'] === undefined || Number(rate) === 0
  if (!free && created['interest type'] === 'FLAT') return 'flat interest'
  const due = rows.map((row) => row[2] as string)
  const own: Debt = debt({
    asOf: start,
    principal,
    rate: free ? '0%' : `${rate}%`,
    dueDay: Number(due.at(-1)?.slice(8)),
    dayCount: name.includes('DAILY') ? 'act/365' : 'equal-months',
    allocation: ['penalty', 'fees', 'interest', 'principal'],
    rounding: {
      interest: 'half-even',
      unit: ((products[name]?.installmentAmountInMultiplesOf ?? 0) * 100 || 1) as Money,
    },
  })
  if (!free) {
    const pay: Pay = created['amortization type'] === 'EQUAL_INSTALLMENTS' ? 'level' : 'equal-principal'
    const months = Number(created['numberOfRepayments'])
    const held = Number(created['graceOnPrincipalPayment'])
    const idle = Number(created['interest free period'])
    const waiting: Stage[] = [
      ...(idle > 0 ? [{ months: idle, pay: 'nothing', unpaid: 'accrues' } as const] : []),
      ...(held > idle ? [{ months: held - idle, pay: 'interest' } as const] : []),
    ]
    const how = name.includes('REDUCE_NR') ? 'shorter' : name.includes('RESCH_NEXT') ? undefined : 'lower'
    // An instalment lower by a unit than the nearest to the level is taken as it is printed.
    const untouched = rows.find((row) => row[9] === row.at(-1))
    if (how === 'shorter' && untouched)
      return {
        debt: own,
        plan: plan([
          { months: months - 1, pay: { amount: cents(untouched[9] as string) } },
          { months: 1, pay: 'rest' },
        ]),
        auto: false,
        surplus: how,
      }
    return { debt: own, plan: plan([...waiting, { months: months - held, pay }]), auto: false, surplus: how }
  }
  // Charges are due with a row and are no part of its promise; what a later charge added is a row of its own there.
  const stages = rows
    .filter((row) => Number(row[5]) > 0)
    .map((row): Stage => ({
      on: on(row[2] as string),
      pay: { amount: cents(row[5] as string) },
      unpaid: 'accrues',
    }))
  return { debt: own, plan: plan(stages), auto: name.includes('DOWNPAYMENT_AUTO'), surplus: undefined }
}

/** `nearest` is what they charge unless moving by (last − other) / n evens the last row out: then it is `even`. */
function life(scenario: Scenario): string | undefined {
  const plain = lived(scenario, 'nearest')
  return plain === undefined || lived(scenario, 'even') === undefined ? undefined : plain
}

function lived(scenario: Scenario, instalment: Rounding['instalment']): string | undefined {
  const { steps } = scenario
  const other = steps.find(({ op }) => !PLAIN.includes(op))
  if (other)
    return `not a schedule, payment, charge or waiver: ${other.op === 'other' ? text(other, 'text') : other.op}`
  if (steps.filter(({ op }) => op === 'disburse').length > 1) return 'several disbursements'
  const made = loanOf(scenario)
  if (typeof made === 'string') return made
  const loan = { ...made, debt: { ...made.debt, rounding: { ...made.debt.rounding, instalment } } }
  const events: Event[] = []
  let today = loan.debt.asOf
  const charged = new Map<string, string>()
  for (const [at, step] of steps.entries()) {
    const id = String(at).padStart(4, '0')
    switch (step.op) {
      case 'business_date':
        today = on(text(step, 'date'))
        break
      case 'disburse': {
        const down = loan.plan.stages[0] as Stage
        const pay = down.pay
        if (loan.auto && typeof pay === 'object' && 'amount' in pay)
          events.push({ is: 'payment', id, on: loan.debt.asOf, amount: pay.amount })
        break
      }
      case 'repay': {
        const surplus = loan.surplus ? { surplus: loan.surplus } : {}
        events.push({
          is: 'payment',
          id,
          on: on(text(step, 'date')),
          amount: cents(text(step, 'amount')),
          ...surplus,
        })
        break
      }
      case 'charge':
      case 'nsf_fee': {
        const bucket = step.op === 'nsf_fee' || text(step, 'charge').includes('NSF') ? 'penalty' : 'fees'
        const day = on(text(step, step.op === 'charge' ? 'dueDate' : 'date'))
        const amount = step.op === 'charge' ? cents(text(step, 'amount')) : cents('10')
        charged.set(text(step, 'charge'), id)
        events.push({ is: 'charge', id, on: day, bucket, amount })
        break
      }
      case 'waive_charge':
        events.push({ is: 'waive', id, on: today, of: [...charged.values()].at(-1) as string })
        break
      default: {
        const wrong = differs(step, loan, events, today)
        if (wrong) return `line ${String(step['line'])}: ${wrong}`
      }
    }
  }
  return undefined
}

/** What a standing is to be compared by. A row that was never due yet is seen as it will be, if all to come is paid on its day. */
function differs(
  step: Step,
  { debt: of, plan: by }: Loan,
  events: readonly Event[],
  today: Day,
): string | undefined {
  const last = Math.max(today, ...events.map((one) => one.on)) as Day
  const now = track({ debt: of, plan: by }, events, last)
  if ('refused' in now) return now.refused.rule
  const say = (what: string, found: number | string, wanted: number | string): string | undefined =>
    found === wanted ? undefined : `${what} ${found} instead of ${wanted}`
  const shown = (amount: number): string => format(amount as Money, 2)
  const open = (standing: Standing): number =>
    standing.rows.reduce((sum, row) => sum + row.asked - row.paid, 0)
  switch (step.op) {
    case 'expect_outstanding':
      return say('outstanding', shown(open(now)), shown(cents(text(step, 'amount'))))
    case 'expect_overpaid':
      return say('overpaid', shown(now.surplus), shown(cents(text(step, 'amount'))))
    case 'expect_status': {
      const is = now.surplus > 0 ? 'OVERPAID' : now.payoff === 0 ? 'CLOSED_OBLIGATIONS_MET' : 'ACTIVE'
      return say('status', is, text(step, 'status') === 'Approved' ? 'ACTIVE' : text(step, 'status'))
    }
    case 'expect_total': {
      const row = (step['rows'] as string[][])[0] as string[]
      const then = promiseKept(of, by, events, now)
      // Where interest runs, what is paid beyond an instalment is printed as due.
      const asked =
        of.rates.contract.units > 0
          ? then.paid - then.surplus
          : then.rows.reduce((sum, one) => sum + one.asked, 0)
      return (
        say('fees', shown(then.charged.fees), shown(cents(row[2] as string))) ??
        say('penalties', shown(then.charged.penalty), shown(cents(row[3] as string))) ??
        say('interest', shown(then.charged.interest), shown(cents(row[1] as string))) ??
        say('due', shown(asked), shown(cents(row[4] as string))) ??
        say('paid', shown(now.paid - now.surplus), shown(cents(row[5] as string))) ??
        say('outstanding', shown(asked - (now.paid - now.surplus)), shown(cents(row[8] as string)))
      )
    }
    case 'expect_schedule': {
      const then = promiseKept(of, by, events, now)
      const printed = asOneRow(
        (step['rows'] as string[][]).filter((row) => !isGiven(row)),
        then,
      )
      if (of.rates.contract.units > 0) return booked(printed, then)
      const found = then.rows.filter((row) => row.asked > 0)
      if (found.length !== printed.length) return say('rows', found.length, printed.length)
      for (const [at, row] of printed.entries()) {
        const own = found[at] as Standing['rows'][number]
        const real = now.rows[own.n - 1] as Standing['rows'][number]
        const wrong =
          say('day', iso(own.due), row[2] as string) ??
          say('due', shown(own.asked), shown(cents(row[9] as string))) ??
          say('paid', shown(real.paid), shown(cents(row[10] as string))) ??
          say('outstanding', shown(own.asked - real.paid), shown(cents(row.at(-1) as string))) ??
          say('paid on', real.paid === own.asked && real.metOn ? iso(real.metOn) : '', row[3] as string)
        if (wrong) return `row ${at + 1}: ${wrong}`
      }
      return undefined
    }
    default:
      return undefined
  }
}

/** A charge after the last row is a row of its own there; here it is due with the last. */
function asOneRow(rows: readonly string[][], { rows: own }: Standing): string[][] {
  const [last, more] = rows.slice(-2) as [string[], string[] | undefined]
  if (!more || (own.at(-1)?.due ?? 0) >= on(more[2] as string)) return [...rows]
  const sum = last.map((cell, k) =>
    k < 4 ? cell : String((cents(cell || '0') + cents(more[k] || '0')) / 100),
  )
  if (Number(sum.at(-1)) > 0) sum[3] = ''
  return [...rows.slice(0, -2), sum]
}

/** Row by row what is paid, what is charged and the principal left, where interest runs. */
function booked(printed: readonly string[][], { entries }: Standing): string | undefined {
  const done = entries.findIndex(({ left }) => total(left) === 0)
  const found = entries.slice(0, done + 1).filter(({ is }) => is === 'payoff' || is === 'due')
  if (found.length !== printed.length) return `rows ${found.length} instead of ${printed.length}`
  for (const [at, row] of printed.entries()) {
    const own = found[at] as Standing['entries'][number]
    const [seen, wanted] = [
      [iso(own.on), own.paid, own.charged.interest, own.left.principal].join(' '),
      [row[2], ...[9, 6, 4].map((k) => cents(row[k] as string))].join(' '),
    ]
    if (seen !== wanted) return `row ${at + 1}: ${seen} instead of ${wanted}`
  }
  return undefined
}

/** The standing at the end, if everything still asked for is paid on its day. */
function promiseKept(of: Debt, by: Plan, events: readonly Event[], now: Standing): Standing {
  let then = now
  const more = [...events]
  for (let left = now.rows.length + 1; left > 0 && then.state !== 'completed'; left--) {
    const day = then.due > 0 ? then.on : (then.next?.on ?? then.on)
    const amount = then.due > 0 ? then.due : (then.next?.amount ?? then.payoff)
    more.push({ is: 'payment', id: `later ${left}`, on: day, amount })
    const next = track({ debt: of, plan: by }, more, day)
    if ('refused' in next) return then
    then = next
  }
  return then
}

for (const [feature, count] of [
  ['LoanRepayment', 76],
  ['LoanCharge', 33],
  ['LoanDownPayment', 51],
] as const)
  suite(
    `fineract-${feature}`,
    count,
    (vectors(`fineract/feature-${feature}.json`)?.scenarios as Scenario[] | undefined)?.map((one): Case => ({
      id: one.id,
      check: () => life(one),
    })),
  )
