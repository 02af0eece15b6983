// Schedule (还款计划表): what the ledger says if every promise is kept, row by row.
// schedule(debt, plan).rows[0] = { n: 1, due, payment, charged, capitalised, to, left }, money in minor units.
import { type Debt, type Owed, total } from './debt.ts'
import type { Day } from './day.ts'
import type { Refusal } from './finding.ts'
import { FEES, INTEREST, PENALTY, PRINCIPAL, owedOf } from './ledger.ts'
import { type Money, ZERO } from './money.ts'
import { type Plan, months } from './plan.ts'
import { run } from './run.ts'
import { type Tape, tape } from './tape.ts'

export type Row = {
  readonly n: number
  readonly due: Day
  readonly payment: Money
  readonly charged: Owed
  readonly capitalised: Money
  /** Where the payment went. */
  readonly to: Owed
  /** What is still owed after the row, without what is held or put off. */
  readonly left: Owed
}

export type Schedule = {
  readonly rows: readonly Row[]
  /** The debt after reliefs and capitalisation, before the first row. */
  readonly opened: Owed
  readonly forgiven: Owed
  /** Forgiven only when the plan is kept; returns on breach. */
  readonly held: Owed
  /** Put off to the last row and paid with it. */
  readonly putOff: Owed
  readonly charged: Owed
}

/**
 * The promise, row by row, or the reason why the plan cannot be computed.
 * 10,000.00 at 18 % equal-months over 12 level rows: eleven of 916.80 and a last of 916.81; 1,001.61 interest.
 */
export function schedule(debt: Debt, plan: Plan): Schedule | Refusal {
  const rows = months(plan) + plan.stages.length
  if (rows > scrap.payment.length) scrap = tape(rows)
  return run(debt, plan, scrap) ?? fromTape(scrap)
}
/** Written over by every run; what is read from it is copied. */
let scrap = tape()

const ofInterest = (charge: number): Owed => ({
  fees: ZERO,
  penalty: ZERO,
  interest: charge as Money,
  principal: ZERO,
})

export function fromTape(from: Tape): Schedule {
  const { owed, forgiven, held, putOff } = from.open
  return {
    // No figure of a row is above the two together.
    rows: from.most + from.peak < 2 ** 31 ? smallRows(from) : rows(from),
    opened: owed,
    forgiven,
    held,
    putOff,
    charged: ofInterest(from.charge),
  }
}

function rows({ rows: count, due, payment, charged, capitalised, to, left }: Tape): readonly Row[] {
  const out: Row[] = []
  for (let row = 0; row < count; row++)
    out.push({
      n: row + 1,
      due: due[row] as Day,
      payment: payment[row] as Money,
      charged: ofInterest(charged[row] as number),
      capitalised: capitalised[row] as Money,
      to: owedOf(to, row * 4),
      left: owedOf(left, row * 4),
    })
  return out
}

/** The same where every figure is below 2^31: said to be whole, none needs memory of its own, and a schedule takes half. */
function smallRows({ rows: count, due, payment, charged, capitalised, to, left }: Tape): readonly Row[] {
  const out: Row[] = []
  for (let row = 0; row < count; row++)
    out.push({
      n: row + 1,
      due: due[row] as Day,
      payment: ((payment[row] as number) | 0) as Money,
      charged: ofInterest((charged[row] as number) | 0),
      capitalised: ((capitalised[row] as number) | 0) as Money,
      to: smallOwed(to, row * 4),
      left: smallOwed(left, row * 4),
    })
  return out
}

const smallOwed = (from: Float64Array, at: number): Owed => ({
  fees: ((from[at + FEES] as number) | 0) as Money,
  penalty: ((from[at + PENALTY] as number) | 0) as Money,
  interest: ((from[at + INTEREST] as number) | 0) as Money,
  principal: ((from[at + PRINCIPAL] as number) | 0) as Money,
})

/** Everything paid: Σ rows, never n × instalment. */
export const totalPaid = (s: Schedule): Money => s.rows.reduce((sum, row) => sum + row.payment, 0) as Money
/** opening + charged = paid + forgiven + held + closing, in total. Zero when money is conserved. */
export function imbalance(debt: Debt, s: Schedule): number {
  const closing = s.rows.at(-1)?.left ?? s.opened
  return (
    total(debt.owed) + total(s.charged) - totalPaid(s) - total(s.forgiven) - total(s.held) - total(closing)
  )
}
