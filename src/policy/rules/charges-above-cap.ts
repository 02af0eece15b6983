// Charges above the cap (已计息费超限): interest, penalty and fees already owed, against what the cap allows since the debt
// fell overdue and a month before. On 20,000.00 at 24 %, 92 days and 31: 1,617.53; of 3,000.00 charged a court may cut 1,382.47.
import { daysPastDue } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { toDecimal } from '../../core/rate.ts'
import type { Opening } from '../../core/relief.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

/** The month that ran when the first payment was missed. */
const MONTH = 31

export const chargesAboveCap: Rule = ({ tape, situation: { debt }, policy }) => {
  const cap = known(policy.law, 'cost.cap')
  const { fees, penalty, interest, principal } = debt.owed
  if (!cap || debt.overdueSince === undefined || principal === 0) return []
  const days = daysPastDue(debt) + MONTH
  const yearly = toDecimal(cap.value).times(cap.value.per === 'day' ? 365 : 1)
  const would = yearly.times(principal).times(days).div(365).round().toNumber()
  const charges = fees + penalty + interest
  const over = charges - would
  if (over <= 0 || givenUp(tape.open) >= over) return []
  return [
    {
      rule: 'charges-above-cap',
      level: 'warns',
      args: {
        charges: { money: charges as Money },
        cap: { rate: cap.value },
        would: { money: would as Money },
        over: { money: over as Money },
      },
      source: cap.source,
    },
  ]
}

/** Charges that the plan gives up, now or once it is kept. */
const givenUp = ({ forgiven, held }: Opening): number =>
  forgiven.fees + forgiven.penalty + forgiven.interest + held.fees + held.penalty + held.interest
