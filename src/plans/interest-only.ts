// Interest only (先息后本): what has accrued and no principal for so many months, then level amounts.
// interest-only-6+24: the first row also clears fees, penalty and interest owed that day.
import { type Recipe, number, spec, within, withRate } from './recipe.ts'

export const interestOnly: Recipe = {
  kind: 'interest-only',
  numbers: [2],
  knobs: ['rate', 'during'],
  propose: (_, policy) =>
    policy.menu.interestOnly.flatMap((k) =>
      policy.menu.terms.filter((n) => within(policy, k + n)).map((n) => spec('interest-only', [k, n])),
    ),
  hangsOn: () => '',
  stages: (of) => [
    { months: number(of, 0), pay: 'interest', ...withRate(of.knobs.during) },
    { months: number(of, 1), pay: 'level', ...withRate(of.knobs.rate) },
  ],
}
