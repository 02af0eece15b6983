// Means, unfolded (还款能力算式): every line of what the household can pay, for each day from which it changes.
// 2,250.00 = 2,500.00 − 250.00; 250.00 = 2,500.00 × 10%, half up; 2,500.00 = 6,500.00 − 4,000.00.
import { type Day, addMonths } from '../../core/day.ts'
import type { Flow, Household } from '../../core/household.ts'
import { type Means, type MeansAt, monthly } from '../../core/means.ts'
import type { Money } from '../../core/money.ts'
import type { Policy } from '../../policy/policy.ts'
import { type Formula, count, minus, money, percent, plus, ratio, round, times, unitOf } from './formula.ts'
import { floorLine } from './floor.ts'
import type { Made } from './item.ts'

const PER_YEAR = { week: 52, fortnight: 26, year: 1 } as const

/** As `core/means` counts flows: from `from` on, no longer on `until`; a single one in the month it comes in. */
function counts({ every, from, until }: Flow, on: Day): boolean {
  if (every === 'once') return from !== undefined && on >= from && on < addMonths(from, 1)
  return (from === undefined || on >= from) && (until === undefined || on < until)
}

export function explainMeans(
  household: Household,
  { path, savings }: Means,
  policy: Policy,
  digits: number,
): Made[] {
  const told = new Set<Flow>()
  const steps = path.flatMap((step) => oneStep(household, step, policy, digits, told, step === path[0]))
  const kept: Made[] = savings > 0 ? [{ figure: 'savings', value: { money: savings }, note: 'given' }] : []
  return [...steps, ...kept]
}

function oneStep(
  household: Household,
  at: MeansAt,
  policy: Policy,
  digits: number,
  told: Set<Flow>,
  first: boolean,
): Made[] {
  const args = { from: { day: at.from } }
  const out: Made[] = []
  const sum = (
    figure: 'income' | 'essentials' | 'otherDebts',
    flows: readonly Flow[],
    value: Money,
  ): void => {
    const now = flows.filter((flow) => counts(flow, at.from))
    for (const flow of now) {
      const made = flow.every in PER_YEAR && !told.has(flow) ? oneFlow(flow, digits) : undefined
      if (made) out.push(made)
      told.add(flow)
    }
    if (figure === 'otherDebts' && now.length === 0) return
    out.push({
      figure,
      args,
      value: { money: value },
      formula: plus(...now.map((flow) => money(monthly(flow)))),
    })
  }
  sum('income', household.income, at.income)
  sum('essentials', household.spending, at.essentials)
  if (at.floor > 0) {
    // The floor is the same on every day; where it comes from is said once.
    const line = first ? floorLine(policy, household, at.floor) : {}
    out.push({ figure: 'floor', value: { money: at.floor }, ...line, args: { ...args, ...line.args } })
  }
  sum('otherDebts', household.otherDebts, at.otherDebts)
  const surplus = (at.amount + at.cushion) as Money
  const needs: Formula =
    at.floor > 0 ? { max: [money(at.essentials), money(at.floor)] } : money(at.essentials)
  const others = minus(money(at.otherDebts))
  out.push({
    figure: 'surplus',
    args,
    value: { money: surplus },
    formula: plus(money(at.income), minus(needs), others),
    ...(at.floor === 0 ? {} : { note: at.floor > at.essentials ? 'floor-counts' : 'essentials-count' }),
  })
  if (surplus > 0) {
    const share = times(money(surplus), percent(policy.means.cushion))
    out.push({
      figure: 'cushion',
      args,
      value: { money: at.cushion },
      formula: round(share, 'half-up', unitOf(digits)),
    })
  }
  const left = plus(money(surplus), minus(money(at.cushion)))
  out.push({ figure: 'capacity', args, value: { money: at.amount }, formula: left })
  return out
}

/** 900.00 a week is 900.00 × 52/12 a month. */
function oneFlow(flow: Flow, digits: number): Made {
  const a_year = PER_YEAR[flow.every as keyof typeof PER_YEAR]
  const formula = round(times(money(flow.amount), ratio(a_year, 12)), 'half-up', unitOf(digits))
  return { figure: 'flow', args: { what: { text: flow.what } }, value: { money: monthly(flow) }, formula }
}

export const ofRows = (runs: readonly (readonly [first: number, last: number])[]): Formula =>
  plus(
    ...runs.map(([first, last]) =>
      first === last ? count(1) : plus(count(last), minus(count(first)), count(1)),
    ),
  )
