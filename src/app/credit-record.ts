// The mark on the credit record (不良信息保存期限): until when what was overdue may stand there, by the law of the place: years from the end
// of what was bad, or, where a pack says so, from so many days after it began. Settled on 2027-03-10 in China: until 2032-03-10.
import { type Day, addMonths } from '../core/day.ts'
import type { Debt } from '../core/debt.ts'
import type { Mark } from '../core/letter.ts'
import type { Standing } from '../core/track.ts'
import { type Law, known } from '../policy/law.ts'

/** Since when something was overdue: under the contract before the agreement, else since the first row that was not kept. */
export const overdueFrom = ({ overdueSince }: Debt, { rows }: Pick<Standing, 'rows'>): Day | undefined =>
  overdueSince ?? rows.find(({ is }) => is === 'partial' || is === 'broken')?.due

/** Nothing where nothing was overdue, or no law of the place is known; `ended` is the day on which it was made good. */
export function markOf(law: Law, debt: Debt, standing: Standing, ended: Day): Mark | undefined {
  const kept = known(law, 'credit.retention')
  const began = overdueFrom(debt, standing)
  if (!kept || began === undefined) return undefined
  const delay = known(law, 'credit.delay')
  const from = delay ? ((began + delay.value) as Day) : ended
  return { until: addMonths(from, 12 * kept.value), years: kept.value, source: kept.source }
}
