// Rate reduction (降息): level amounts at a lower rate, for all months or for the first of them.
// rate-reduction-36.rate-8: 8 % throughout. rate-reduction-12+24.rate-8: 8 % for a year, then the contract rate.
import { refusal } from '../core/finding.ts'
import { compareRates, formatRate } from '../core/rate.ts'
import { type Recipe, number, spec, within } from './recipe.ts'

export const rateReduction: Recipe = {
  kind: 'rate-reduction',
  numbers: [1, 2],
  knobs: ['rate'],
  propose: ({ debt }, policy) => {
    const { menu } = policy
    const lower = menu.rates.filter((rate) => compareRates(rate, debt.rates.contract) < 0)
    return lower.flatMap((rate) => [
      ...menu.terms.map((n) => spec('rate-reduction', [n], { rate })),
      ...menu.reducedRateMonths.flatMap((k) =>
        menu.terms.filter((n) => within(policy, k + n)).map((n) => spec('rate-reduction', [k, n], { rate })),
      ),
    ])
  },
  hangsOn: ({ debt }) => formatRate(debt.rates.contract),
  stages: (of) => {
    const { rate } = of.knobs
    if (!rate) return refusal('knob-missing', { knob: { text: 'rate' } })
    const reduced = { months: number(of, 0), pay: 'level', rate } as const
    return of.numbers.length === 1 ? [reduced] : [reduced, { months: number(of, 1), pay: 'level' }]
  },
}
