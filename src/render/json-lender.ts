// The lender's side and the cost of a plan in JSON (出借方视角与综合融资成本的 JSON 写法): alternatives, efficient plans, stress,
// cost form, as `schema/outputs.ts` describes them.
import type { LenderSide, Marked } from '../app/compare.ts'
import type { CostForm, DefaultCost } from '../core/cost-form.ts'
import { iso } from '../core/day.ts'
import type { Fit } from '../core/fit.ts'
import type { Money } from '../core/money.ts'
import { formatRate, toNumber } from '../core/rate.ts'
import type { Stress } from '../core/stress.ts'
import { citation } from '../i18n/say.ts'
import type { Lang } from '../i18n/lang.ts'
import { type Amount, owedJson, planJson } from './json-plan.ts'
import type { Json } from './json-text.ts'

export function lenderJson(of: LenderSide, amount: Amount, lang: Lang): Json {
  const maybe = (money: Money | null): Json => (money === null ? null : amount(money))
  const { hazard, efficient: edge } = of
  return {
    alternatives: of.alternatives.map(({ kind, cost, months, most, value, breakEven, missing }) => ({
      kind,
      cost: maybe(cost),
      months,
      most: maybe(most),
      value: maybe(value),
      breakEven,
      missing: [...missing],
    })),
    reservation: amount(of.reservation),
    assumptions: hazard
      ? {
          brokenInYear: toNumber(hazard.base),
          perTenthOffPayment: toNumber(hazard.slope),
          mostTenths: hazard.mostTenths,
          recovery: toNumber(hazard.recovery),
          recoveryAfterMonths: hazard.recoveryAfter,
          shape: hazard.shape.map(({ until, weight }) => ({ until, weight })),
          sources: of.sources.map(({ source }) => citation(source, lang)),
        }
      : null,
    efficient: edge
      ? {
          count: edge.count,
          nash: markJson(edge.marks.nash, amount),
          kalaiSmorodinsky: markJson(edge.marks.kalaiSmorodinsky, amount),
          egalitarian: markJson(edge.marks.egalitarian, amount),
        }
      : null,
  }
}

const markJson = (mark: Marked | undefined, amount: Amount): Json =>
  mark
    ? {
        id: mark.id,
        plan: planJson(mark.plan, amount),
        peakPayment: amount(mark.quick.peak),
        months: mark.quick.months,
        expectedValue: amount(mark.expected),
      }
    : null

const fitJson = ({ fits, short, shortfallMonths, day }: Fit, amount: Amount): Json => ({
  fits,
  short: amount(short),
  shortfallMonths,
  day: day === undefined ? null : iso(day),
})

export const stressJson = ({ incomeDown, recoveryLate, missedMonth }: Stress, amount: Amount): Json => ({
  incomeDown: fitJson(incomeDown, amount),
  recoveryLate: recoveryLate && fitJson(recoveryLate, amount),
  missedMonth: missedMonth && {
    row: missedMonth.row,
    day: iso(missedMonth.day),
    amount: amount(missedMonth.amount),
    monthsToCatchUp: missedMonth.monthsToCatchUp,
  },
})

const defaultJson = (of: DefaultCost, amount: Amount): Json => {
  if (of.item === 'penalty') return { item: of.item, rate: formatRate(of.rate) }
  return of.item === 'held'
    ? { item: of.item, onBreach: owedJson(of.onBreach, amount) }
    : { item: of.item, amount: amount(of.amount) }
}

export const costJson = (of: CostForm, amount: Amount): Json => ({
  principal: amount(of.principal),
  items: of.items.map(({ item, amount: paid, annual }) => ({ item, amount: amount(paid), annual })),
  total: of.total,
  effective: of.effective,
  defaults: of.defaults.map((one) => defaultJson(one, amount)),
})
