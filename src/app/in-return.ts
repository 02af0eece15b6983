// In return (交换条件): what is asked of the borrower for a concession, in the policy's order and each in its turn: a payment
// today only where there are savings, an earlier first payment only where it is not the next due day already.
import { firstDueOf } from '../core/course.ts'
import { ZERO } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import type { ASKS } from '../policy/policy.ts'
import type { Desk } from './appraise.ts'
import type { Paid } from './wish.ts'

export type Ask = (typeof ASKS)[number]

/** Whether it would make sense to ask for it with this plan; `longer`: the plan runs longer than the one before. */
function sensible(ask: Ask, { means, policy, situation }: Desk, paid: Paid, longer: boolean): boolean {
  const { debt, wish } = situation
  switch (ask) {
    case 'down-payment': {
      const left = means === undefined ? Infinity : means.savings - (wish?.payNow ?? ZERO)
      return left >= policy.steps.amount
    }
    case 'shorter-term':
      return !longer && paid.months > policy.steps.months
    case 'earlier-first-payment':
      return paid.first !== undefined && paid.first > firstDueOf(debt, CONTRACT)
    case 'direct-debit':
      return true
  }
}
const CONTRACT: Plan = { kind: 'contract', reliefs: [], stages: [] }

/** The first that has not been asked for yet, else the one that was longest ago; none where none makes sense. */
export function inReturn(on: Desk, paid: Paid, longer: boolean, asked: readonly string[]): readonly Ask[] {
  const asks = on.policy.ladder.asks.filter((ask) => sensible(ask, on, paid, longer))
  const next = asks.toSorted((a, b) => asked.lastIndexOf(a) - asked.lastIndexOf(b))[0]
  return next === undefined ? [] : [next]
}
