// Effect (方案效果): what a plan does to the contract, read from its stages and not from its name: how far it runs, when it
// first pays, for how long it pays nothing. Due 2026-12-15, 3 months of nothing, 24 level: first paid 2027-03-15, last 2029-02-15.
import { anchorOf, firstDueOf } from '../core/course.ts'
import { type Day, addMonths, monthsBetween, nextDue } from '../core/day.ts'
import type { Debt } from '../core/debt.ts'
import { type Pay, type Plan, type Stage, months } from '../core/plan.ts'
import { compareRates } from '../core/rate.ts'
import type { Tape } from '../core/tape.ts'
import { weight } from '../core/work.ts'

/** Nothing but what the contract asks for: what is overdue today, then its instalments. */
export const asItStands = (plan: Plan, debt: Debt): boolean =>
  plan.reliefs.length === 0 &&
  !plan.capitalise?.length &&
  plan.firstDue === undefined &&
  plan.stages.every((stage) => isContracted(stage, debt))

const isContracted = (stage: Stage, { asOf }: Debt): boolean =>
  stage.rate === undefined &&
  stage.unpaid !== 'capitalises' &&
  ('on' in stage ? stage.on === asOf && stage.pay === 'arrears' : stage.pay === 'as-contracted')

/** The day of the month-th monthly row, the first being 0. */
function dueAt(plan: Plan, debt: Debt, month: number): Day {
  const first = firstDueOf(debt, plan)
  return month === 0 ? first : addMonths(first, month, anchorOf(debt, first))
}

/** The day of the last row, as the run would lay it. */
export function lastDue(plan: Plan, debt: Debt): Day {
  const rows = months(plan)
  let last = rows === 0 ? debt.asOf : dueAt(plan, debt, rows - 1)
  for (const stage of plan.stages) if ('on' in stage && stage.on > last) last = stage.on
  return last
}

/** The last day of the contract; where nothing is left of it, the day of the figures; `undefined` where it is not known. */
export const contractEnd = ({ contract, asOf }: Debt): Day | undefined =>
  contract === undefined ? undefined : (contract.at(-1)?.due ?? asOf)

/** Whether the plan is known to run longer than the contract. */
export function isExtension(plan: Plan, debt: Debt): boolean {
  const end = contractEnd(debt)
  return end !== undefined && lastDue(plan, debt) > end
}

/** Something is given up for good, now or once the plan is kept; what is put off to the last row is not. */
export const isWaiver = ({ reliefs }: Plan): boolean => reliefs.some(({ when }) => when !== 'last-row')

export function isCapitalisation({ open, capitalised, rows }: Tape): boolean {
  if (open.capitalised > 0) return true
  for (let row = 0; row < rows; row++) if ((capitalised[row] as number) > 0) return true
  return false
}

/** Bears less than the contract rate in some stage. */
export const isCheaper = ({ stages }: Plan, { rates }: Debt): boolean =>
  stages.some(({ rate }) => rate !== undefined && compareRates(rate, rates.contract) < 0)

function paysNothing(pay: Pay, nth: number): boolean {
  if (typeof pay !== 'object') return pay === 'nothing'
  return 'amount' in pay ? pay.amount === 0 : weight(pay, nth) === 0
}

/** A first day of its own may lie months after the next due day: so many pass without a payment. */
const waited = ({ firstDue }: Plan, debt: Debt): number =>
  firstDue === undefined
    ? 0
    : monthsBetween(nextDue(debt.asOf, debt.dueDay), firstDue, anchorOf(debt, firstDue))

function idle(plan: Plan, debt: Debt, together: boolean): number {
  let most = 0
  let run = 0
  let before = true
  for (const stage of plan.stages) {
    const { pay } = stage
    if ('on' in stage) {
      if (!together && stage.on > debt.asOf && !paysNothing(pay, 0)) run = 0
      continue
    }
    if (before) most = run += waited(plan, debt)
    before = false
    for (let nth = 0; nth < stage.months; nth++) {
      if (paysNothing(pay, nth)) run += 1
      else if (!together) run = 0
      if (run > most) most = run
    }
  }
  return most
}
/** The most months in a row in which nothing is paid. */
export const longestIdle = (plan: Plan, debt: Debt): number => idle(plan, debt, false)
/** All months in which nothing is paid. */
export const idleMonths = (plan: Plan, debt: Debt): number => idle(plan, debt, true)

/** The day on which something is first paid. */
export function firstPayment(plan: Plan, debt: Debt): Day | undefined {
  let month = 0
  for (const stage of plan.stages) {
    if ('on' in stage) {
      if (!paysNothing(stage.pay, 0)) return stage.on
      continue
    }
    for (let nth = 0; nth < stage.months; nth++)
      if (!paysNothing(stage.pay, nth)) return dueAt(plan, debt, month + nth)
    month += stage.months
  }
  return undefined
}

/** Days of rows that belong to no month, such as a down payment's. */
export const datedRows = ({ stages }: Plan): readonly Day[] =>
  stages.flatMap((stage) => ('on' in stage ? [stage.on] : []))
