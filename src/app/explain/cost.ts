// All-in cost, unfolded (综合融资成本算式): each normal cost of the plan, the month's rate i at which it and the principal come to
// the principal, twelve times that a year; then their sum. 720.00 of fees in 12 months of 10,000.00: 13.03% = 12 × i.
import { type CostForm, type CostItem, type DefaultCost, costForm, spent } from '../../core/cost-form.ts'
import { BUCKETS, type Debt, total } from '../../core/debt.ts'
import { monthsOfRows } from '../../core/measure.ts'
import { ZERO } from '../../core/money.ts'
import type { Plan } from '../../core/plan.ts'
import type { Decimal } from '../../core/rate.ts'
import type { Schedule } from '../../core/schedule.ts'
import { known } from '../../policy/law.ts'
import type { Policy } from '../../policy/policy.ts'
import {
  type Formula,
  added,
  enough,
  inPercent,
  minus,
  money,
  name,
  percentOf,
  plus,
  where,
} from './formula.ts'
import { citing } from './hazard.ts'
import type { Made } from './item.ts'
import { type Solved, aYear, compounded, solved, yearly } from './rates.ts'

/** Where a pack asks for the form. */
export function explainCost(debt: Debt, plan: Plan, made: Schedule, { law }: Policy): Made[] {
  const asked = known(law, 'cost.form')
  if (asked?.value !== true) return []
  const form = costForm(made, debt, plan)
  const rows = spent(made, debt)
  const months = monthsOfRows(
    made.rows.map(({ due }) => due),
    plan,
    debt,
  )
  const shown = form.items.filter(({ item, amount }) => amount > 0 || item === 'interest')
  const levels = shown.map(({ item, amount }) => ({
    item,
    amount,
    amounts: rows.map((row) => row[item]),
    level:
      amount === 0
        ? undefined
        : solved(
            form.principal,
            rows.map((row, k) => ({ month: months[k] as number, amount: row.principal + row[item] })),
            debt.digits,
          ),
  }))
  const of = (item: string): NonNullable<Made['args']> => ({ item: { word: item } })
  return [
    principal(form, made),
    ...levels.flatMap(({ item, amount, amounts, level }): Made[] => [
      { figure: 'costItem', args: of(item), value: { money: amount }, formula: added(amounts) },
      ...levelOf(item, level, debt.digits),
    ]),
    ...sums(
      levels.map(({ level }) => level),
      debt.digits,
    ).map((one) => (one.figure === 'costTotal' ? { ...one, ...citing(asked) } : one)),
    ...form.defaults.map((one) => ({ ...inDefault(one), args: of(one.item) })),
  ]
}

/** All that is paid but the costs. */
function principal({ principal: repaid, items, defaults }: CostForm, { rows }: Schedule): Made {
  const before = defaults.flatMap((one) => (one.item === 'penalty-before' ? [one.amount] : []))
  const costs = [...items.map(({ amount }) => amount), ...before]
  const paid = rows.reduce((sum, { payment }) => sum + payment, 0)
  const formula = plus(money(paid), ...costs.map((amount) => minus(money(amount))))
  return { figure: 'costPrincipal', value: { money: repaid }, formula, note: 'cost-rest' }
}

function levelOf(item: CostItem['item'], level: Solved | undefined, digits: number): Made[] {
  const args = { item: { word: item } }
  if (!level) return [{ figure: 'costAnnual', args, value: { percent: '0.00' } }]
  if ('reason' in level)
    return [
      {
        figure: 'costAnnual',
        args: { ...args, reason: { word: level.reason } },
        value: null,
        note: 'no-rate',
      },
    ]
  const { equation, i } = level
  return [
    { figure: 'costBalance', args, value: { money: ZERO }, formula: equation, note: 'cost-level' },
    withArgs(yearly('costAnnual', where(aYear(name('i')), 'i', i), digits), args),
  ]
}

const withArgs = (made: Made, args: NonNullable<Made['args']>): Made => ({
  ...made,
  args: { ...args, ...made.args },
})

/** The levels are added, not compounded: 12 × (i of interest + i of fees). */
function sums(levels: readonly (Solved | undefined)[], digits: number): Made[] {
  const some = levels.filter((level) => level !== undefined)
  const rates = some.flatMap((level) => ('reason' in level ? [] : [level]))
  if (rates.length < some.length)
    return [
      { figure: 'costTotal', value: null, note: 'cost-no-total' },
      { figure: 'costEffective', value: null, note: 'cost-no-total' },
    ]
  if (rates.length === 0)
    return [
      { figure: 'costTotal', value: { percent: '0.00' } },
      { figure: 'costEffective', value: { percent: '0.00' } },
    ]
  const told = (figure: 'costTotal' | 'costEffective', make: (i: readonly Formula[]) => Formula): Made => {
    const by = (short: (of: Decimal) => string): Formula =>
      make(rates.map(({ rate }) => ({ percent: short(rate.times(100)) })))
    const shown = (of: Formula): string => percentOf(inPercent(of), digits)
    const aim = shown(by((of) => of.toFixed()))
    const places = Math.max(...rates.map((one) => one.places))
    return yearly(figure, enough(places, by, (of) => shown(of) === aim) ?? by((of) => of.toFixed()), digits)
  }
  return [
    { note: 'cost-total', ...told('costTotal', (i) => aYear(plus(...i))) },
    told('costEffective', (i) => compounded(...i)),
  ]
}

function inDefault(of: DefaultCost): Pick<Made, 'figure' | 'value' | 'formula'> {
  if (of.item === 'penalty') return { figure: 'costDefault', value: { rate: of.rate } }
  if (of.item === 'penalty-before') return { figure: 'costDefault', value: { money: of.amount } }
  const formula = plus(...BUCKETS.map((bucket) => money(of.onBreach[bucket])))
  return { figure: 'costDefault', value: { money: total(of.onBreach) }, formula }
}
