// Cost form (综合融资成本明示表): what a plan costs beyond the principal, item by item, each as a yearly level, and in sum.
// 10,000.00 in 12 equal parts with a fee of 60.00 a month: fees 720.00, 13.03 % a year; the only item, so the total too.
// Asked of every lender of personal loans from 2026-08-01 (个人贷款业务明示综合融资成本规定): every normal cost is turned
// into a yearly level by the internal rate and the levels are added; what only default costs stands apart.
import type { Debt, Owed } from './debt.ts'
import { monthsOfRows } from './measure.ts'
import type { Money } from './money.ts'
import type { Plan } from './plan.ts'
import type { Rate } from './rate.ts'
import type { Schedule } from './schedule.ts'
import { irrOfMonths } from './yield.ts'

/**
 * `interest` is charged under the plan. `interest-before` was owed on `asOf` already: it is paid beyond the principal
 * too, so it is an item, but one of its own, since it is the price of months gone by. `fees` are those owed on `asOf`.
 */
export type CostItem = {
  readonly item: 'interest' | 'interest-before' | 'fees'
  readonly amount: Money
  /** Fraction a year; null where no rate can be told, as for what is paid at once. */
  readonly annual: number | null
}

/**
 * `penalty-before` was owed on `asOf` and is paid under the plan; `penalty` is the contract's rate on what is overdue;
 * `held` is what was waived on condition: not paid while the plan is kept, asked for again when it is broken.
 */
export type DefaultCost =
  | { readonly item: 'penalty-before'; readonly amount: Money }
  | { readonly item: 'penalty'; readonly rate: Rate }
  | { readonly item: 'held'; readonly onBreach: Owed }

/** principal + Σ items + `penalty-before` = everything paid under the plan. */
export type CostForm = {
  /** The principal repaid: without what is forgiven, and without costs that were made principal. */
  readonly principal: Money
  readonly items: readonly CostItem[]
  /** The sum of the yearly levels, which do not compound: 12 × a month's. */
  readonly total: number | null
  /** The same with a month's compounded: (1 + total / 12)^12 − 1. */
  readonly effective: number | null
  readonly defaults: readonly DefaultCost[]
}

type Flow = { readonly month: number; readonly amount: number }

/**
 * 12 × the monthly internal rate of −principal and what is paid for it, as a fraction; null where there is none.
 * @example annualLevel(10000, 12 × 893.33) is 0.130335
 */
export const annualLevel = (principal: number, flows: readonly Flow[]): number | null =>
  irrOfMonths([{ month: 0, amount: -principal }, ...flows]).annualRate

export function costForm(made: Schedule, debt: Debt, plan: Plan): CostForm {
  const rows = spent(made, debt)
  const due = made.rows.map((row) => row.due)
  const months = monthsOfRows(due, plan, debt)
  const sumOf = (of: Origin): Money => rows.reduce((sum, row) => sum + row[of], 0) as Money
  const principal = sumOf('principal')
  const level = (item: Origin): number | null =>
    annualLevel(
      principal,
      rows.map((row, k) => ({ month: months[k] as number, amount: row.principal + row[item] })),
    )
  const items = ITEMS.map((item): CostItem => {
    const amount = sumOf(item)
    return { item, amount, annual: amount === 0 ? 0 : level(item) }
  })
  const total = items.reduce<number | null>(
    (sum, { annual }) => (sum === null || annual === null ? null : sum + annual),
    0,
  )
  return {
    principal,
    items,
    total,
    effective: total === null ? null : Math.expm1(12 * Math.log1p(total / 12)),
    defaults: defaultsOf(made, debt, sumOf('penalty')),
  }
}

function defaultsOf({ held }: Schedule, { rates }: Debt, before: Money): DefaultCost[] {
  const isHeld = held.fees + held.penalty + held.interest + held.principal > 0
  return [
    ...(before > 0 ? [{ item: 'penalty-before' as const, amount: before }] : []),
    ...(rates.penalty ? [{ item: 'penalty' as const, rate: rates.penalty }] : []),
    ...(isHeld ? [{ item: 'held' as const, onBreach: held }] : []),
  ]
}

const ITEMS = ['interest', 'interest-before', 'fees'] as const
/** The order in which costs that were made principal are paid out of it: costs, interest, principal (民法典 561). */
const COSTS = ['fees', 'penalty', 'interest-before', 'interest'] as const
type Cost = (typeof COSTS)[number]
type Origin = Cost | 'principal'
type Origins<O extends Origin = Origin> = Record<O, number>

/** Takes an amount from several heaps in order, at most what each holds; what none holds is returned. */
function take<O extends Cost>(
  from: Origins<O>,
  order: readonly O[],
  amount: number,
  put: Origins<O>,
): number {
  let left = amount
  for (const of of order) {
    const part = Math.min(left, from[of])
    from[of] -= part
    put[of] += part
    left -= part
  }
  return left
}

/**
 * What each row pays, by what the money was owed for in the beginning. A bucket forgets that: the principal holds costs
 * that were capitalised, the interest what was owed before. Older interest is paid first, capitalised costs before
 * the principal, so nothing is left out and nothing told twice.
 */
export function spent(made: Schedule, debt: Debt): Origins[] {
  const { opened, forgiven, held, putOff } = made
  const none = (): Origins => ({ fees: 0, penalty: 0, 'interest-before': 0, interest: 0, principal: 0 })
  // What a relief did not take and the opening does not hold was capitalised.
  const turned = (of: 'fees' | 'penalty' | 'interest'): number =>
    debt.owed[of] - forgiven[of] - held[of] - putOff[of] - opened[of]
  const inPrincipal = none()
  inPrincipal.fees = turned('fees')
  inPrincipal.penalty = turned('penalty')
  inPrincipal['interest-before'] = turned('interest')
  const inInterest = { 'interest-before': opened.interest as number, interest: 0 }
  const OLDER_FIRST = ['interest-before', 'interest'] as const
  return made.rows.map((row, k) => {
    const paid = none()
    if (k === made.rows.length - 1) inInterest['interest-before'] += putOff.interest
    inInterest.interest += row.charged.interest
    paid.fees = row.to.fees
    paid.penalty = row.to.penalty
    take(inInterest, OLDER_FIRST, row.to.interest, paid)
    take(inInterest, OLDER_FIRST, row.capitalised, inPrincipal)
    paid.principal = take(inPrincipal, COSTS, row.to.principal, paid)
    return paid
  })
}
