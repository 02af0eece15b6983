// Longest extension (展期期限上限): how far a debt that is not overdue may be extended hangs on its original term.
// Of a loan of 12 months as much again, of one of 36 months half: 18; of one of 72 months 36.
import { anchorOf } from '../../core/course.ts'
import { type Day, monthsBetween } from '../../core/day.ts'
import { daysPastDue } from '../../core/debt.ts'
import { toDecimal } from '../../core/rate.ts'
import { lastDue } from '../effect.ts'
import type { Laid, Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'
import type { ByTerm } from '../units.ts'

export const extensionTooLong: Rule<Laid> = ({ plan, situation: { debt }, policy }) => {
  const { contractDate, contract } = debt
  const end = contract?.at(-1)?.due
  if (contractDate === undefined || end === undefined || daysPastDue(debt) > 0) return []
  const limits = known(policy.law, 'extension.limits')
  const last = limits && lastDue(plan, debt)
  if (!limits || last === undefined || last <= end) return []
  const between = (from: Day, to: Day): number => monthsBetween(from, to, anchorOf(debt, to))
  const [original, has] = [between(contractDate, end), between(end, last)]
  const most = mostOf(limits.value, original)
  if (most === undefined || has <= most) return []
  const args = { months: { count: has }, most: { count: most }, original: { count: original } }
  return [{ rule: 'extension-too-long', level: levelOf(limits, 'forbids'), args, source: limits.source }]
}

function mostOf(table: ByTerm, original: number): number | undefined {
  const row = table.find(({ upTo }) => upTo === undefined || original <= upTo)
  if (!row) return undefined
  if ('months' in row) return row.months
  if ('total' in row) return Math.max(0, row.total - original)
  return toDecimal(row.share).times(original).floor().toNumber()
}
