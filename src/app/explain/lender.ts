// The lender's side, unfolded (出借方算式): present value, what is given up, how such plans are broken, what the plan must be
// expected to bring, how it weighs among others. Nobody else's: a borrower's explanation has none of it.
import { total } from '../../core/debt.ts'
import type { Plan } from '../../core/plan.ts'
import type { Given } from '../../core/relief.ts'
import type { Schedule } from '../../core/schedule.ts'
import type { Desk } from '../appraise.ts'
import { explainBurden } from './burden.ts'
import { discountOf } from './discount.ts'
import { type Expected, cutOf, expected } from './expected.ts'
import { explainHazard } from './hazard.ts'
import type { Made } from './item.ts'
import { explainRecovery } from './recovery.ts'
import type { Strain } from './strain.ts'
import { presentValue } from './value.ts'

/** `passes`: nothing forbids the plan, so it has a place among the others. */
export function explainLender(
  at: Desk,
  plan: Plan,
  schedule: Schedule,
  given: readonly Given[],
  strain: Strain | undefined,
  passes: boolean,
): Made[] {
  const { situation, policy, worth, reservation } = at
  const { debt } = situation
  const { rows } = schedule
  const discount = discountOf(debt, policy)
  const present = presentValue(debt, rows, discount)
  const found: Expected | undefined =
    worth && expected(debt, plan, schedule, given, worth.hazard, discount.rate)
  const ranked = {
    value: present.value,
    expected: found?.value,
    worthless: found !== undefined && found.value.times(10 ** debt.digits).lt(reservation),
    placed: passes && plan.kind !== 'contract' && total(debt.owed) > 0,
  }
  return [
    ...present.items,
    ...(worth
      ? [
          ...explainHazard(worth.hazard, cutOf(debt, plan, rows), policy, debt.digits),
          ...explainRecovery(worth.hazard, discount.rate, situation, policy),
        ]
      : []),
    ...(found?.items ?? [{ figure: 'expectedValue', value: null, note: 'no-hazard' } as const]),
    ...explainBurden(debt, plan, rows, policy, strain, ranked),
  ]
}
