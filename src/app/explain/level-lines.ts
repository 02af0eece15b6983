// The general level amount (等额的一般算法): what would be owed at the end without these payments ÷ what payments of 1 take off by then.
// Needed where rows of other kinds stand between, unpaid interest is added to principal, or principal is paid first.
import { BUCKETS, type Debt } from '../../core/debt.ts'
import { Decimal } from '../../core/rate.ts'
import type { Amounts } from './replay.ts'
import { growth } from './annuity.ts'
import type { Step } from '../../core/step.ts'
import { exactWeightOf } from './weight.ts'

type Line = { a: Decimal; b: Decimal }
const nothing = (): Line => ({ a: new Decimal(0), b: new Decimal(0) })

/** Every bucket a line a + b·L; which bucket a payment reaches is decided at the exact amount. In minor units. */
export function lines(
  rows: readonly Step[],
  before: Amounts,
  debt: Debt,
  exact: Decimal,
): { owed: Decimal; taken: Decimal } {
  const owed = { fees: nothing(), penalty: nothing(), interest: nothing(), principal: nothing() }
  for (const bucket of BUCKETS) owed[bucket].a = new Decimal(before[bucket])
  let start = nothing()
  for (const row of rows) {
    if (row.nth === 0) start = { ...owed.principal }
    add(owed.interest, owed.principal, growth(row))
    const cash = nothing()
    if (row.level) cash.b = exactWeightOf(row)
    else if (typeof row.pay === 'object' || row.pay === 'as-contracted') cash.a = new Decimal(row.amount)
    else if (row.pay !== 'nothing') {
      for (const bucket of BUCKETS) if (bucket !== 'principal' || row.pay === 'rest') add(cash, owed[bucket])
      if (row.pay === 'equal-principal') add(cash, start, new Decimal(1).div(row.months))
    }
    for (const bucket of debt.allocation) {
      if (at(cash, exact).lessThan(at(owed[bucket], exact))) {
        add(owed[bucket], cash, new Decimal(-1))
        cash.a = cash.b = new Decimal(0)
        break
      }
      add(cash, owed[bucket], new Decimal(-1))
      owed[bucket] = nothing()
    }
    add(owed.principal, cash, new Decimal(-1))
    if (!row.capitalises) continue
    add(owed.principal, owed.interest)
    owed.interest = nothing()
  }
  const all = nothing()
  for (const bucket of BUCKETS) add(all, owed[bucket])
  return { owed: all.a, taken: all.b.neg() }
}

const at = ({ a, b }: Line, exact: Decimal): Decimal => b.times(exact).plus(a)
function add(to: Line, what: Line, factor: Decimal = new Decimal(1)): void {
  to.a = to.a.plus(what.a.times(factor))
  to.b = to.b.plus(what.b.times(factor))
}
