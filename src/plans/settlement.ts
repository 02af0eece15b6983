// Settlement (一次性结清减免): shares of any bucket given up when the rest is paid in one to three months without interest.
// settlement-1.fees-100-done.penalty-100-done.interest-100-done.principal-20-done: 80 % of the principal, once.
import { owing } from '../core/debt.ts'
import type { Relief } from '../core/plan.ts'
import { FULL, ZERO_RATE, isZero } from '../core/rate.ts'
import { type Recipe, number, spec } from './recipe.ts'

export const settlement: Recipe = {
  kind: 'settlement',
  numbers: [1],
  knobs: ['rate'],
  ownReliefs: true,
  propose: ({ debt }, { menu }) =>
    menu.settlements.flatMap(({ months, principal }) => {
      const reliefs = (['fees', 'penalty', 'interest'] as const)
        .filter((bucket) => debt.owed[bucket] > 0)
        .map((bucket): Relief => ({ bucket, share: FULL, when: 'on-completion' }))
      if (!isZero(principal)) reliefs.push({ bucket: 'principal', share: principal, when: 'on-completion' })
      return reliefs.length === 0 ? [] : months.map((n) => spec('settlement', [n], {}, reliefs))
    }),
  hangsOn: ({ debt }) => owing(debt),
  stages: (of) => [{ months: number(of, 0), pay: 'level', rate: of.knobs.rate ?? ZERO_RATE }],
}
