// Charges under an agreement (履约期间收费): what was charged since, held against the most that the law lets a loan cost. The bound is wide (all
// that was owed, as if nothing of it were paid back, and a month more), so what is above it is above it however it is reckoned.
// 28,600.00 owed, cap 24 %, 60 days and 31: 1,711.30; interest of 900.00 and charges of 2,000.00 are 1,188.70 above it.
import { type Debt, total } from '../core/debt.ts'
import type { Finding } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Event } from '../core/payment.ts'
import type { Standing } from '../core/track.ts'
import { type Law, known } from '../policy/law.ts'
import { allowedBy } from '../policy/rules/charges-above-cap.ts'

/** Of agreements on which something was charged; their interest alone was judged when they were made. */
export function chargedAbove(
  { on, charged }: Standing,
  events: readonly Event[],
  debt: Debt,
  law: Law,
): Finding[] {
  const cap = known(law, 'cost.cap')
  const by = events.filter((one) => one.on <= on)
  const back = new Set(by.flatMap((one) => (one.is === 'waive' ? [one.of] : [])))
  const levied = by.filter((one) => one.is === 'charge')
  const stands = levied.filter(({ id }) => !back.has(id))
  if (!cap || stands.length === 0) return []
  const waived = levied.reduce((sum, { id, amount }) => (back.has(id) ? sum + amount : sum), 0)
  const charges = charged.interest + charged.penalty + charged.fees - waived
  const would = allowedBy(cap.value, total(debt.owed), on - debt.asOf)
  if (charges <= would) return []
  return [
    {
      rule: 'track-charges-above-cap',
      level: 'warns',
      args: {
        charges: { money: charges as Money },
        cap: { rate: cap.value },
        would: { money: would },
        over: { money: (charges - would) as Money },
      },
      source: cap.source,
    },
  ]
}
