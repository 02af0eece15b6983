// Payable (可承受的首期金额): a round amount that can be paid at first, for the plans that begin with a fixed one.
// Capacity 2,057.00 and an offer of 1,303.00: 1,300.00.
import { firstDueOf } from '../core/course.ts'
import { type Means, capacityOn } from '../core/means.ts'
import { type Money, least } from '../core/money.ts'
import type { Situation } from '../core/situation.ts'

/** Capacity on the first due day, or what the borrower offers if that is less; minor units. */
export function payable({ debt, wish }: Situation, means: Means | undefined): Money | undefined {
  const first = wish?.firstDue ?? firstDueOf(debt, { kind: 'contract', reliefs: [], stages: [] })
  const can = means && capacityOn(means, first)
  const offers = wish?.maxPayment
  const amount = can === undefined ? offers : offers === undefined ? can : least(can, offers)
  const unit = unitOf(debt)
  return amount === undefined || amount < unit ? undefined : ((Math.floor(amount / unit) * unit) as Money)
}

/** 10.00: amounts that are proposed are round. */
export const unitOf = ({ digits }: Situation['debt']): number => 10 ** (digits + 1)
