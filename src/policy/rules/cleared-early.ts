// Cleared early (提前结清): the debt is paid before the last row; the rows after it pay nothing.
// 0.06 over 12 months: the level amount is 0.005, rounded 0.01; six rows clear it and six pay nothing.
import { total } from '../../core/debt.ts'
import { owedOf } from '../../core/ledger.ts'
import type { Rule } from '../judge.ts'

export const clearedEarly: Rule = ({ tape }) => {
  let row = tape.rows - 1
  while (row > 0 && (tape.payment[row] as number) === 0 && total(owedOf(tape.left, (row - 1) * 4)) === 0)
    row -= 1
  return row === tape.rows - 1
    ? []
    : [
        {
          rule: 'cleared-early',
          level: 'notes',
          args: { row: { count: row + 1 }, rows: { count: tape.rows } },
        },
      ]
}
