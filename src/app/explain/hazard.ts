// Hazard, unfolded (违约风险算式): how many such plans are broken within a year, given how far this one cuts the payment, and
// how that is spread over the months. Cut by 2 tenths: 36.50% = 60% × 78%^2 = 1 − (1 − c × 1.56%)^6 × (1 − c × 1.42%)^6.
import { type Hazard, brokenInYear, curve, tenthsCut } from '../../core/hazard.ts'
import type { Money } from '../../core/money.ts'
import { Decimal } from '../../core/rate.ts'
import { type Known, known } from '../../policy/law.ts'
import type { Policy } from '../../policy/policy.ts'
import {
  type Formula,
  count,
  enough,
  inPercent,
  minus,
  money,
  name,
  number,
  over,
  percent,
  percentOf,
  plus,
  power,
  round,
  times,
  where,
} from './formula.ts'
import type { Made } from './item.ts'

/** The months after which broken plans are counted. */
const YEAR = 12

/** Where a plan's risk comes from: its highest monthly payment, the contract's instalment, the month of its last row. */
export type Cut = { readonly highest: Money; readonly instalment: Money | undefined; readonly months: number }

export const citing = (of: Known<unknown> | undefined): Pick<Made, 'source'> =>
  of ? { source: of.source } : {}

export function explainHazard(hazard: Hazard, cut: Cut, { law }: Policy, digits: number): Made[] {
  const tenths = tenthsCut(cut.highest, cut.instalment, hazard)
  const { base, slope } = hazard
  const year = times(percent(base), power(percent(slope), count(tenths)))
  const all = brokenInYear(hazard, tenths) === 1
  const formula = inPercent(tenths === 0 ? percent(base) : all ? { min: [count(1), year] } : year)
  const broken = { percent: percentOf(formula, digits) }
  const ofShape = citing(known(law, 'hazard.shape'))
  return [
    {
      figure: 'hazardBase',
      value: { share: base },
      note: 'hazard-unchanged',
      ...citing(known(law, 'hazard.base')),
    },
    { figure: 'hazardSlope', value: { share: slope }, ...citing(known(law, 'hazard.slope')) },
    { ...tenthsItem(tenths, cut, hazard), ...citing(known(law, 'hazard.most-cut')) },
    {
      figure: 'brokenInYear',
      value: broken,
      ...(tenths === 0 ? {} : { formula, note: 'hazard-assumed' }),
    },
    ...spread(hazard, tenths, cut.months, digits, ofShape),
  ]
}

function tenthsItem(tenths: number, { highest, instalment }: Cut, { mostTenths }: Hazard): Made {
  const value = { count: tenths }
  if (instalment === undefined) return { figure: 'tenthsCut', value, note: 'cut-unknown' }
  if (highest >= instalment) return { figure: 'tenthsCut', value, note: 'not-cut' }
  const off = times(count(10), plus(money(instalment), minus(money(highest))))
  const whole = round(over(off, money(instalment)), 'down', '1')
  return {
    figure: 'tenthsCut',
    value,
    formula: mostTenths === undefined ? whole : { min: [count(mostTenths), whole] },
  }
}

/** The weights of the months are stretched by one factor c, so that the share of a year comes out. */
function spread(
  hazard: Hazard,
  tenths: number,
  last: number,
  digits: number,
  from: Pick<Made, 'source'>,
): Made[] {
  const kept = curve(hazard, tenths, Math.max(last, YEAR))
  const month = months(YEAR).find((n) => !weightIn(hazard, n).isZero())
  if (month === undefined) return []
  // Nothing is broken before the first month that weighs anything.
  const c = new Decimal(1).minus(kept[month] as number).div(weightIn(hazard, month))
  const text = (share: number | Decimal): string =>
    percentOf(inPercent(number(new Decimal(share).toFixed())), digits)
  const told = (of: Formula, aim: string): Pick<Made, 'value' | 'formula'> => {
    const formula = enough(
      4,
      (short) => inPercent(where(of, 'c', number(short(c)))),
      (made) => percentOf(made, digits) === aim,
    )
    return { value: { percent: aim }, ...(formula ? { formula } : {}) }
  }
  const broken = told(plus(count(1), minus(keptAfter(hazard, YEAR))), text(brokenInYear(hazard, tenths)))
  const whole = months(last).every((n) => weightIn(hazard, n).times(c).lte(1))
  const left = text(kept[last] as number)
  const toEnd = whole ? told(keptAfter(hazard, last), left) : { value: { percent: left } }
  return [
    { figure: 'brokenByMonths', ...broken, note: 'months-weighed', ...from },
    ...(last === 0 ? [] : [{ figure: 'keptToEnd', ...toEnd, args: { months: { count: last } } } as const]),
  ]
}

const months = (last: number): number[] => Array.from({ length: last }, (_, k) => k + 1)
const weightIn = ({ shape }: Hazard, month: number): Decimal =>
  new Decimal((shape.find(({ until }) => until === undefined || month <= until) ?? shape.at(-1))?.weight ?? 0)

/** (1 − c × 1.56%)^6 × (1 − c × 1.42%)^6: what is kept after so many months. */
function keptAfter(hazard: Hazard, last: number): Formula {
  const blocks: { readonly weight: Decimal; months: number }[] = []
  for (const month of months(last)) {
    const weight = weightIn(hazard, month)
    const before = blocks.at(-1)
    if (before?.weight.equals(weight)) before.months += 1
    else blocks.push({ weight, months: 1 })
  }
  const factors = blocks.map(({ weight, months: n }) => {
    const one = plus(count(1), minus(times(name('c'), { percent: weight.times(100).toFixed() })))
    return n === 1 ? one : power(one, count(n))
  })
  return factors.length === 1 ? (factors[0] as Formula) : times(...factors)
}
