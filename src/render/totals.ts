// Totals of a schedule (合计): what all rows pay and where it went: 58,382.03 = 48,732.55 + 9,134.08 + 215.40 + 300.00.
import type { Money } from '../core/money.ts'
import type { Row, Schedule } from '../core/schedule.ts'

export type Totals = {
  readonly payment: Money
  readonly principal: Money
  readonly interest: Money
  readonly penalty: Money
  readonly fees: Money
  readonly capitalised: Money
}

export function scheduleTotals({ rows }: Schedule): Totals {
  const sum = (of: (row: Row) => number): Money => rows.reduce((all, row) => all + of(row), 0) as Money
  return {
    payment: sum((row) => row.payment),
    principal: sum((row) => row.to.principal),
    interest: sum((row) => row.to.interest),
    penalty: sum((row) => row.to.penalty),
    fees: sum((row) => row.to.fees),
    capitalised: sum((row) => row.capitalised),
  }
}
