// First payment (首期还款时间): it is due later than the lender's policy waits for a first payment.
// Today 2026-11-22, first paid on 2027-03-15: 113 days, against 60.
import { firstPayment } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const firstPaymentLate: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const most = policy.limits.firstPaymentWithin
  const day = most === undefined ? undefined : firstPayment(plan, debt)
  if (most === undefined || day === undefined || day - debt.asOf <= most) return []
  const args = { day: { day }, days: { count: day - debt.asOf }, most: { count: most } }
  return [
    { rule: 'first-payment-late', level: 'forbids', args, source: cite(policy, 'limits.firstPaymentWithin') },
  ]
}
