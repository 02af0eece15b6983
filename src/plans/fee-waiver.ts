// Fee waiver (息费减免): fees, penalty or interest given up now or on completion, over the months left or a term.
// fee-waiver-14.fees-100.penalty-100: level × 14 on what is then owed.
import { owing } from '../core/debt.ts'
import { type Recipe, number, spec, within, withRate } from './recipe.ts'

export const feeWaiver: Recipe = {
  kind: 'fee-waiver',
  numbers: [1],
  knobs: ['rate'],
  ownReliefs: true,
  propose: ({ debt }, policy) => {
    const left = debt.contract?.length ?? 0
    const terms =
      within(policy, left) && !policy.menu.terms.includes(left)
        ? [left, ...policy.menu.terms]
        : policy.menu.terms
    return policy.menu.reliefs.flatMap(({ when, shares }) => {
      const buckets = (['fees', 'penalty', 'interest', 'principal'] as const).filter(
        (b) => shares[b] && debt.owed[b] > 0,
      )
      const reliefs = buckets.flatMap((bucket) =>
        shares[bucket] ? [{ bucket, share: shares[bucket], when }] : [],
      )
      return reliefs.length === 0 ? [] : terms.map((n) => spec('fee-waiver', [n], {}, reliefs))
    })
  },
  hangsOn: ({ debt }) => `${debt.contract?.length} ${owing(debt)}`,
  stages: (of) => [{ months: number(of, 0), pay: 'level', ...withRate(of.knobs.rate) }],
}
