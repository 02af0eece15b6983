// Personalised instalments (个性化分期): penalty given up now, level amounts of up to 60 months at 0 % or little.
// personalised-instalments-60.rate-0.penalty-100: 36,000.00 is 600.00 a month.
import { daysPastDue } from '../core/debt.ts'
import type { Relief } from '../core/plan.ts'
import { FULL, ZERO_RATE, compareRates, formatRate } from '../core/rate.ts'
import { type Recipe, number, spec } from './recipe.ts'

export const personalisedInstalments: Recipe = {
  kind: 'personalised-instalments',
  numbers: [1],
  knobs: ['rate'],
  propose: ({ debt }, { menu }) => {
    const { months, rates, minDaysPastDue } = menu.personalised
    if (daysPastDue(debt) < minDaysPastDue) return []
    const reliefs: Relief[] = debt.owed.penalty > 0 ? [{ bucket: 'penalty', share: FULL, when: 'now' }] : []
    return rates
      .filter((rate) => rate.units === 0 || compareRates(rate, debt.rates.contract) < 0)
      .flatMap((rate) => months.map((n) => spec('personalised-instalments', [n], { rate }, reliefs)))
  },
  hangsOn: ({ debt }, { menu }) =>
    daysPastDue(debt) < menu.personalised.minDaysPastDue
      ? ''
      : `${formatRate(debt.rates.contract)} ${debt.owed.penalty > 0}`,
  stages: (of) => [{ months: number(of, 0), pay: 'level', rate: of.knobs.rate ?? ZERO_RATE }],
}
