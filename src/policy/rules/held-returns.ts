// Conditional relief (附条件减免): what is held comes back when the plan is broken; the reader must know how much.
// 515.40 of fees and penalty held until the last row is paid.
import { total } from '../../core/debt.ts'
import type { Rule } from '../judge.ts'

export const heldReturns: Rule = ({ tape, plan }) => {
  const held = total(tape.open.held)
  if (held === 0) return []
  const { missed, days } = plan.breach ?? { missed: 1, days: 0 }
  return [
    {
      rule: 'held-returns',
      level: 'notes',
      args: { held: { money: held }, missed: { count: missed }, days: { count: days } },
    },
  ]
}
