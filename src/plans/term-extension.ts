// Term extension (展期): the months left under the contract and so many more, in level amounts.
// term-extension-6 with 14 months left: level × 20.
import { refusal } from '../core/finding.ts'
import { type Recipe, number, spec, within, withRate } from './recipe.ts'

export const termExtension: Recipe = {
  kind: 'term-extension',
  numbers: [1],
  knobs: ['rate'],
  propose: ({ debt }, policy) => {
    const left = debt.contract?.length
    if (left === undefined) return []
    return policy.menu.extensions
      .filter((k) => within(policy, left + k))
      .map((k) => spec('term-extension', [k]))
  },
  hangsOn: ({ debt }) => String(debt.contract?.length),
  stages: (of, debt) =>
    debt.contract === undefined
      ? refusal('needs-contract', { stage: { count: 1 } })
      : [{ months: debt.contract.length + number(of, 0), pay: 'level', ...withRate(of.knobs.rate) }],
}
