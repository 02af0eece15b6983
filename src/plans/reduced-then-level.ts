// Reduced, then level (先低后高): a fixed affordable amount for so many months, then level amounts.
// reduced-then-level-6+24.pay-800: 800.00 × 6, then what clears the debt in 24.
import { total } from '../core/debt.ts'
import { refusal } from '../core/finding.ts'
import { type Recipe, number, spec, within, withRate } from './recipe.ts'

export const reducedThenLevel: Recipe = {
  kind: 'reduced-then-level',
  numbers: [2],
  knobs: ['pay', 'rate', 'during'],
  propose: ({ debt }, policy, payable) => {
    if (payable === undefined || payable <= 0) return []
    // Who can pay all of it in the first months needs no reduced ones, nor the empty rows after them.
    const months = policy.menu.reduced.filter((k) => payable * k < total(debt.owed))
    return months.flatMap((k) =>
      policy.menu.terms
        .filter((n) => within(policy, k + n))
        .map((n) => spec('reduced-then-level', [k, n], { pay: payable })),
    )
  },
  stages: (of) =>
    of.knobs.pay === undefined
      ? refusal('knob-missing', { knob: { text: 'pay' } })
      : [
          {
            months: number(of, 0),
            pay: { amount: of.knobs.pay },
            unpaid: 'accrues',
            ...withRate(of.knobs.during),
          },
          { months: number(of, 1), pay: 'level', ...withRate(of.knobs.rate) },
        ],
}
