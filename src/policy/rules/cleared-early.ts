// Cleared early (提前结清): the debt is paid before the last row; the rows after it pay nothing.
// One fen over 12 months is paid by the first payment of a fen.
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
