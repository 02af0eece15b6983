// Charges above the cap (已计息费超限): interest, penalty and fees already owed, against what the cap allows since the debt
// fell overdue and a month before. On 20,000.00 at 24 %, 92 days and 31: 1,617.53; of 3,000.00 charged a court may cut 1,382.47.
import { daysPastDue } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { type Rate, toDecimal } from '../../core/rate.ts'
import type { Opening } from '../../core/relief.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

/** The month that ran when the first payment was missed. */
const MONTH = 31

/** The most that a cap allows on an amount over so many days and a month. 24 % on 20,000.00 over 92 days: 1,617.53. */
export function allowedBy(cap: Rate, amount: Money, days: number): Money {
  const yearly = toDecimal(cap).times(cap.per === 'day' ? 365 : 1)
  return yearly
    .times(amount)
    .times(days + MONTH)
    .div(365)
    .round()
    .toNumber() as Money
}

export const chargesAboveCap: Rule = ({ tape, situation: { debt }, policy }) => {
  const cap = known(policy.law, 'cost.cap')
  const { fees, penalty, interest, principal } = debt.owed
  if (!cap || debt.overdueSince === undefined || principal === 0) return []
  const would = allowedBy(cap.value, principal, daysPastDue(debt))
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
        would: { money: would },
        over: { money: over as Money },
      },
      source: cap.source,
    },
  ]
}

/** Charges that the plan gives up, now or once it is kept. */
const givenUp = ({ forgiven, held }: Opening): number =>
  forgiven.fees + forgiven.penalty + forgiven.interest + held.fees + held.penalty + held.interest
