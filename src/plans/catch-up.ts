// Catch-up (补足欠款): the contract's instalment and an equal share of the arrears, then as contracted.
// catch-up-6 with arrears of 12,105.02: 3,150.00 + 2,017.50 for six months, then 3,150.00.
import { arrears } from '../core/debt.ts'
import { refusal } from '../core/finding.ts'
import { type Recipe, number, spec } from './recipe.ts'

export const catchUp: Recipe = {
  kind: 'catch-up',
  numbers: [1],
  knobs: [],
  propose: ({ debt }, { menu }) => {
    const left = debt.contract?.length ?? 0
    if (left === 0 || (arrears(debt) ?? 0) === 0) return []
    return menu.catchUp.filter((n) => n <= left).map((n) => spec('catch-up', [n]))
  },
  hangsOn: ({ debt }) => `${debt.contract?.length} ${(arrears(debt) ?? 0) > 0}`,
  stages: (of, debt) => {
    const [n, left] = [number(of, 0), debt.contract?.length ?? 0]
    if (left === 0) return refusal('needs-contract', { stage: { count: 1 } })
    if (n > left)
      return refusal('contract-too-short', {
        stage: { count: 1 },
        months: { count: n },
        have: { count: left },
      })
    const catching = { months: n, pay: 'as-contracted-plus-arrears', unpaid: 'accrues' } as const
    return n === left ? [catching] : [catching, { months: left - n, pay: 'as-contracted', unpaid: 'accrues' }]
  },
}
