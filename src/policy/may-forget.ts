// May a record be deleted (可否删除)? Not while the plan runs, nor before the time is over for which a law or the policy wants it
// kept, counted from the last thing that happened. A plan that ends on 2030-11-15 and two years: until 2032-11-15.
import { type Day, addMonths } from '../core/day.ts'
import type { Finding } from '../core/finding.ts'
import { type Law, known } from './law.ts'
import { lawOn } from './may-contact.ts'

export type Life = {
  /** Day of the last row, where there are rows, or that on which it was paid off before. */
  readonly ends?: Day
  /** Of the agreement itself, of payments and contacts: the latest. */
  readonly last: Day
}

/**
 * What stands against it; a note where nobody knows how long it is to be kept. What is known only second-hand keeps a record
 * too: what is deleted cannot be had back, and a lender's own policy says how long it keeps its own.
 */
export function mayForget(given: Law, { ends, last }: Life, on: Day): Finding[] {
  const law = lawOn(given, on)
  if (ends !== undefined && on <= ends)
    return [{ rule: 'book-plan-runs', level: 'forbids', args: { day: { day: ends } } }]
  const years = known(law, 'records.retention')
  if (!years) return [{ rule: 'book-no-retention', level: 'notes', args: {} }]
  const from = Math.max(last, ends ?? last) as Day
  const until = addMonths(from, 12 * years.value)
  const args = { years: { count: years.value }, last: { day: from }, until: { day: until } }
  const { source } = years
  return on < until
    ? [{ rule: 'book-keep', level: 'forbids', args, source }]
    : [{ rule: 'book-kept', level: 'notes', args, source }]
}
