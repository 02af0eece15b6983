// Equal instalments (等额本息): one level amount every month.
// equal-instalment-24: 48,732.55 at 18 % is 24 rows of about 2,433.
import { type Recipe, number, spec, withRate } from './recipe.ts'

export const equalInstalment: Recipe = {
  kind: 'equal-instalment',
  numbers: [1],
  knobs: ['rate'],
  propose: (_, { menu }) => menu.terms.map((n) => spec('equal-instalment', [n])),
  hangsOn: () => '',
  stages: (of) => [{ months: number(of, 0), pay: 'level', ...withRate(of.knobs.rate) }],
}
