// Step-up (递增还款): instalments that grow as the household recovers, one unknown scale for all of them.
// step-up-24.grow-10.every-6: 1, 1.1, 1.21, 1.331 times the first amount, six months each.
import { FULL } from '../core/rate.ts'
import { type Recipe, number, spec, withRate } from './recipe.ts'

export const stepUp: Recipe = {
  kind: 'step-up',
  numbers: [1],
  knobs: ['grow', 'every', 'rate'],
  propose: (_, { menu }) =>
    menu.stepUps.flatMap(({ grow, every }) =>
      menu.terms.filter((n) => n > every).map((n) => spec('step-up', [n], { grow, every })),
    ),
  hangsOn: () => '',
  stages: (of) => [
    {
      months: number(of, 0),
      pay: { grow: of.knobs.grow ?? { ...FULL, scale: 1 }, every: of.knobs.every ?? 12 },
      unpaid: 'accrues',
      ...withRate(of.knobs.rate),
    },
  ],
}
