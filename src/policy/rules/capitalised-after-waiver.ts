// Waived, then capitalised (先减免后计入本金): what is given up comes off first, and what is left is added to principal.
// Penalty of 215.40 waived, interest of 2,379.22 made principal: none of the 215.40 bears interest.
import { total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import type { Rule } from '../judge.ts'

export const capitalisedAfterWaiver: Rule = ({ tape: { open } }) => {
  const waived = (total(open.forgiven) + total(open.held)) as Money
  if (waived === 0 || open.capitalised === 0) return []
  const args = { waived: { money: waived }, capitalised: { money: open.capitalised } }
  return [{ rule: 'capitalised-after-waiver', level: 'notes', args }]
}
