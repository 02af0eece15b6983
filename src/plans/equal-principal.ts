// Equal principal (等额本金): the same part of the principal every month, and the interest of that month.
// equal-principal-24 of 24,000.00: 1,000.00 + interest, falling month by month.
import { type Recipe, number, spec, withRate } from './recipe.ts'

export const equalPrincipal: Recipe = {
  kind: 'equal-principal',
  numbers: [1],
  knobs: ['rate'],
  propose: (_, { menu }) => menu.terms.map((n) => spec('equal-principal', [n])),
  hangsOn: () => '',
  stages: (of) => [{ months: number(of, 0), pay: 'equal-principal', ...withRate(of.knobs.rate) }],
}
