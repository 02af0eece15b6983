// Recovery, unfolded (违约回收算式): what comes in of what is owed when a plan is broken, and what that is worth on that day.
// 3.66% = 4% × (1 + 18% ÷ 12)^(−6); behind a senior lien 795,000.00 = 3,000,000.00 × 70% × (1 − 5%) − 1,200,000.00.
import { type Debt, total } from '../../core/debt.ts'
import type { Hazard } from '../../core/hazard.ts'
import { NONE, type Rate, isZero } from '../../core/rate.ts'
import type { Situation } from '../../core/situation.ts'
import { secondLien } from '../../core/value.ts'
import { salePrice } from '../../policy/economics.ts'
import { known } from '../../policy/law.ts'
import type { Policy } from '../../policy/policy.ts'
import { ofMonths } from './discount.ts'
import {
  type Formula,
  count,
  inPercent,
  minus,
  money,
  over,
  percent,
  percentOf,
  plus,
  round,
  times,
  unitOf,
} from './formula.ts'
import { citing } from './hazard.ts'
import type { Made } from './item.ts'

export function explainRecovery(
  hazard: Hazard,
  rate: Rate,
  situation: Situation,
  { law }: Policy,
): readonly Made[] {
  const { debt } = situation
  const price = known(law, salePrice(law, situation) ? 'sale.price' : 'recovery.share')
  const value = { share: hazard.recovery }
  const formula = inPercent(recoveredOf(hazard, rate))
  return [
    ...(fromLien(debt, law, value) ?? [{ figure: 'recoveryShare', value, ...citing(price) } as const]),
    {
      figure: 'recoveryAfter',
      value: { count: hazard.recoveryAfter },
      ...citing(known(law, 'recovery.after')),
    },
    {
      figure: 'recovered',
      value: { percent: percentOf(formula, debt.digits) },
      formula,
      note: 'recovered-later',
    },
  ]
}

/** Worth on the day of the breach, of 1 then owed. */
export const recoveredOf = ({ recovery, recoveryAfter }: Hazard, rate: Rate): Formula =>
  recoveryAfter === 0 ? percent(recovery) : times(percent(recovery), ofMonths(rate, recoveryAfter))

/** The price reached less its costs and the senior lien, at most what is owed, as a share of that. */
function fromLien(
  { collateral, owed, digits }: Debt,
  law: Policy['law'],
  value: Made['value'],
): readonly Made[] | undefined {
  const realised = known(law, 'auction.realised')
  const claim = total(owed)
  if (!collateral || !realised || claim === 0) return undefined
  const costs = known(law, 'realisation.cost')?.value ?? NONE
  const brings = secondLien({ ...collateral, realised: realised.value, costs, claim, discount: 0, months: 0 })
  const price = [money(collateral.value), percent(realised.value)]
  const net = isZero(costs) ? price : [...price, plus(count(1), minus(percent(costs)))]
  const left: Formula = { max: [money(0), plus(times(...net), minus(money(collateral.seniorLien)))] }
  return [
    {
      figure: 'lienBrings',
      value: { money: brings },
      formula: round({ min: [money(claim), left] }, 'half-up', unitOf(digits)),
      note: 'lien-first',
      source: realised.source,
    },
    { figure: 'recoveryShare', value, formula: round(over(money(brings), money(claim)), 'down', '0.000001') },
  ]
}
