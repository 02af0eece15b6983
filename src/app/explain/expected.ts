// Expected value, unfolded (期望价值算式): what comes in while the plan is kept, and once it is broken, with the share of plans
// still kept by each row. 2,432.59 × (0.964 × v^23 + …) + 4% × (1 + 18% ÷ 12)^(−6) × (0.036 × 52,358.15 × v^23 + …).
import { type Debt, total } from '../../core/debt.ts'
import { type Hazard, curve, tenthsCut } from '../../core/hazard.ts'
import { monthsOfRows } from '../../core/measure.ts'
import type { Money } from '../../core/money.ts'
import type { Plan } from '../../core/plan.ts'
import { Decimal, type Rate } from '../../core/rate.ts'
import type { Given } from '../../core/relief.ts'
import type { Row, Schedule } from '../../core/schedule.ts'
import { ofDays, ofOneDay } from './discount.ts'
import {
  type Formula,
  enough,
  evaluate,
  inPercent,
  minorOf,
  money,
  number,
  over,
  percentOf,
  plus,
  round,
  times,
  unitOf,
  where,
} from './formula.ts'
import type { Cut } from './hazard.ts'
import type { Made } from './item.ts'
import { recoveredOf } from './recovery.ts'

type Short = (of: Decimal) => string

/** Rows on days of their own share the month of the row before them: they are no monthly payments. */
export function cutOf(debt: Debt, plan: Plan, rows: readonly Row[]): Cut {
  const months = monthsOf(debt, plan, rows)
  const dated = plan.stages.some((stage) => 'on' in stage)
  const monthly = dated ? rows.filter((_, k) => (months[k] as number) > (months[k - 1] ?? 0)) : rows
  return {
    highest: Math.max(0, ...monthly.map(({ payment }) => payment)) as Money,
    instalment: debt.contract?.[0]?.payment,
    months: months.at(-1) ?? 0,
  }
}
const monthsOf = (debt: Debt, plan: Plan, rows: readonly Row[]): number[] =>
  monthsOfRows(
    rows.map(({ due }) => due),
    plan,
    debt,
  )

export type Expected = { readonly items: readonly Made[]; readonly value: Decimal }

/** `given`: what a breach brings back. */
export function expected(
  debt: Debt,
  plan: Plan,
  { rows }: Schedule,
  given: readonly Given[],
  hazard: Hazard,
  rate: Rate,
): Expected {
  const { asOf } = debt
  const cut = cutOf(debt, plan, rows)
  const shares = curve(hazard, tenthsCut(cut.highest, cut.instalment, hazard), cut.months)
  const months = monthsOf(debt, plan, rows)
  const still = (k: number): Decimal => new Decimal(k < 0 ? 1 : (shares[months[k] as number] as number))
  const [kept, broken]: [Group[], Group[]] = [[], []]
  for (const [k, row] of rows.entries()) {
    const days = row.due - asOf
    if (row.payment > 0) add(kept, row.payment, { share: still(k), days })
    const owed = row.payment + total(row.left) + comesBack(given, row.n, rows.length)
    if (owed > 0) add(broken, owed, { share: still(k - 1).minus(still(k)), days })
  }
  const v = ofOneDay(rate)
  const onKept = (short: Short): Formula => where(plus(...kept.map((of) => termOf(of, short))), 'v', v)
  const onBroken = (short: Short): Formula => {
    const sum = plus(...broken.map((of) => termOf(of, short)))
    return where(broken.length === 0 ? sum : times(recoveredOf(hazard, rate), sum), 'v', v)
  }
  return told(debt, onKept, onBroken)
}

type Term = { readonly share: Decimal; readonly days: number }
type Group = { readonly amount: number; readonly terms: Term[] }

function add(groups: Group[], amount: number, term: Term): void {
  const last = groups.at(-1)
  if (term.share.isZero()) return
  if (last?.amount === amount) last.terms.push(term)
  else groups.push({ amount, terms: [term] })
}

/** 2,432.59 × (0.964 × v^23 + 0.930 × v^54) */
const termOf = ({ amount, terms }: Group, short: Short): Formula =>
  times(
    money(amount),
    plus(
      ...terms.map(({ share, days }) => {
        if (share.equals(1)) return ofDays(days)
        return days === 0 ? number(short(share)) : times(number(short(share)), ofDays(days))
      }),
    ),
  )

/** What was given up on a condition that is not met by row `row`; what was put off is in the last row's payment. */
const comesBack = (given: readonly Given[], row: number, rows: number): number =>
  given.reduce((sum, { amount, when }) => {
    if (typeof when === 'object') return when.kept < row ? sum : sum + amount
    return when === 'now' || (when === 'last-row' && row === rows) ? sum : sum + amount
  }, 0)

const EXACT: Short = (of) => of.toFixed()

/** Both parts with as many digits as their sum needs. */
function told(
  { digits, owed }: Debt,
  onKept: (short: Short) => Formula,
  onBroken: (short: Short) => Formula,
): Expected {
  const [kept, broken] = [evaluate(onKept(EXACT), digits), evaluate(onBroken(EXACT), digits)]
  const value = kept.plus(broken)
  const unit = unitOf(digits)
  const aim = round(number(value.toFixed()), 'half-up', unit)
  const minor = minorOf(evaluate(aim, digits), digits)
  let places = digits
  const sum = (): Formula => {
    const both = plus(number(kept.toFixed(places)), number(broken.toFixed(places)))
    return places === digits ? both : round(both, 'half-up', unit)
  }
  while (places < MOST && minorOf(evaluate(sum(), digits), digits) !== minor) places += 2
  const part = (
    figure: 'expectedKept' | 'expectedBroken',
    of: (short: Short) => Formula,
    is: Decimal,
  ): Made => {
    const text = is.toFixed(places)
    const formula = enough(
      digits + 4,
      (short) => round(of(short), 'half-up', unitOf(places)),
      (made) => evaluate(made, digits).toFixed(places) === text,
    )
    const note = figure === 'expectedKept' ? 'while-kept' : 'once-broken'
    return { figure, value: { decimal: text }, ...(formula ? { formula } : {}), note }
  }
  return {
    value,
    items: [
      part('expectedKept', onKept, kept),
      part('expectedBroken', onBroken, broken),
      { figure: 'expectedValue', value: { money: minor as Money }, formula: sum() },
      ...recovered(value, total(owed), digits),
    ],
  }
}
/** Digits that any sum of two amounts can do with. */
const MOST = 30

/** The whole ÷ what is owed. */
function recovered(value: Decimal, owed: Money, digits: number): Made[] {
  if (owed === 0) return []
  const of = (text: string): Formula => inPercent(over(number(text), money(owed)))
  const aim = percentOf(of(value.toFixed()), digits)
  const formula = enough(
    digits,
    (short) => of(short(value)),
    (made) => percentOf(made, digits) === aim,
  )
  return [{ figure: 'recovery', value: { percent: aim }, ...(formula ? { formula } : {}) }]
}
