// Stress (压力测试): does a plan survive less income, a recovery that comes late, and one missed month?
// 1,280.00 a month of 1,440.00 fits; with a fifth less income it is short, and a missed month takes 8 months to make
// good out of the 160.00 left over.
import { type Day, addMonths, ymd } from './day.ts'
import type { Debt } from './debt.ts'
import type { Refusal } from './finding.ts'
import { type Fit, fit } from './fit.ts'
import type { Flow, Household } from './household.ts'
import { type Means, type MeansRule, capacityOn, means } from './means.ts'
import type { Money } from './money.ts'
import type { Plan } from './plan.ts'
import { type Share, shareOf } from './rate.ts'
import { run } from './run.ts'
import type { Tape } from './tape.ts'

/** By what share every income falls, and by how many months an income that is still to begin comes later. */
export type Stresses = { readonly income: Share; readonly months: number }

export type Missed = {
  readonly row: number
  readonly day: Day
  readonly amount: Money
  /** From the missed month to the one in which nothing is behind any more; null: never within the plan. */
  readonly monthsToCatchUp: number | null
}

export type Stress = {
  readonly incomeDown: Fit
  /** Null where no income is still to begin. */
  readonly recoveryLate: Fit | null
  /** Null where no row pays anything. */
  readonly missedMonth: Missed | null
}

/** Each stress on its own, or why the plan cannot be computed. The cushion and the floor of the rule stay as they are. */
export function stress(
  debt: Debt,
  plan: Plan,
  household: Household,
  rule: MeansRule,
  onto: Tape,
  stresses: Stresses,
): Stress | Refusal {
  const refused = run(debt, plan, onto)
  if (refused) return refused
  const { asOf } = debt
  const fitsWith = (income: readonly Flow[]): Fit =>
    fit(onto, plan, means({ ...household, income }, rule, asOf), asOf)
  const late = household.income.map((flow) => later(flow, asOf, stresses.months))
  return {
    incomeDown: fitsWith(household.income.map((flow) => lower(flow, stresses.income))),
    recoveryLate: late.some((flow, k) => flow !== household.income[k]) ? fitsWith(late) : null,
    missedMonth: missed(onto, plan, means(household, rule, asOf), asOf),
  }
}

export const lower = (flow: Flow, by: Share): Flow => ({
  ...flow,
  amount: (flow.amount - shareOf(by, flow.amount)) as Money,
})

/** Only the beginning moves: an income that ends when this one was to begin is not prolonged. */
const later = (flow: Flow, asOf: Day, months: number): Flow =>
  flow.from === undefined || flow.from <= asOf ? flow : { ...flow, from: addMonths(flow.from, months) }

/**
 * Row by row, what is asked held against the month: savings pay as `fit` lets them (a stage on a day of its own, or any
 * row of a plan soon done), and two rows in one calendar month share its capacity.
 */
function purse(from: Tape, plan: Plan, m: Means, asOf: Day): (row: number, asked: number) => Borne {
  const brief = (from.due[from.rows - 1] as Day) <= addMonths(asOf, m.savingsWithin)
  const apart = plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : []))
  let savings: number = m.savings
  let [month, spent] = [-1, 0]
  return (row, asked) => {
    const on = from.due[row] as Day
    const capacity = Math.max(0, capacityOn(m, on))
    if (monthOf(on) !== month) [month, spent] = [monthOf(on), 0]
    const free = Math.max(0, capacity - spent)
    const saved = brief ? Math.max(0, asked - free) : apart.includes(on) ? asked : 0
    const drawn = Math.min(savings, saved)
    savings -= drawn
    const need = asked - drawn
    spent += need
    const strain = need === 0 ? 0 : capacity === 0 ? Infinity : spent / capacity
    return { strain, short: Math.max(0, need - free) }
  }
}
type Borne = { readonly strain: number; readonly short: number }
const monthOf = (on: Day): number => ymd(on).y * 12 + ymd(on).m

/**
 * The household misses the payment that strains it most and makes it good beside the following ones. Rows within a
 * hundredth of the highest strain strain alike and the first of them is missed: a last row that is a fen larger than
 * the others is not the hard one. What the missed month had to spare is gone, the months before it count as kept, and
 * penalty interest is left out.
 */
function missed(from: Tape, plan: Plan, m: Means, asOf: Day): Missed | null {
  const kept = purse(from, plan, m, asOf)
  const strains = Array.from({ length: from.rows }, (_, k) => kept(k, from.payment[k] as number).strain)
  const most = Math.max(...strains)
  const pays = (k: number): boolean => (from.payment[k] as number) > 0
  const row = strains.findIndex((strain, k) => pays(k) && strain >= most * 0.99)
  if (row < 0) return null
  const [day, amount] = [from.due[row] as Day, from.payment[row] as Money]
  const month = monthOf(day)
  const after = purse(from, plan, m, asOf)
  let behind: number = amount
  for (let k = 0; k < from.rows; k++) {
    if (k === row) continue
    const here = monthOf(from.due[k] as Day)
    const payment = from.payment[k] as number
    if (k < row) after(k, payment)
    else if (here === month) behind += after(k, payment).short
    else behind = after(k, payment + behind).short
    if (k > row && behind === 0) return { row: row + 1, day, amount, monthsToCatchUp: here - month }
  }
  return { row: row + 1, day, amount, monthsToCatchUp: null }
}
