// Growing balance (余额上升): more is owed after some row than at the start although every promise is kept.
// A holiday of six months at 18 % on 48,732.55 adds about 4,400.00 before the first payment.
import { total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import type { Rule } from '../judge.ts'

export const balanceGrows: Rule = ({ tape, quick }) => {
  if (!quick.grows) return []
  const opened = total(tape.open.owed)
  let row = 0
  let highest = 0
  for (let k = 0; k < tape.rows; k++) {
    const left = [0, 1, 2, 3].reduce((sum, b) => sum + (tape.left[k * 4 + b] as number), 0)
    if (left > highest) [row, highest] = [k, left]
  }
  return [
    {
      rule: 'balance-grows',
      level: 'warns',
      args: {
        row: { count: row + 1 },
        by: { money: (highest - opened) as Money },
        left: { money: highest as Money },
      },
    },
  ]
}
