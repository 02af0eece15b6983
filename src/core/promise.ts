// Promise (约定还款): the rows of a plan as payments are held against them: what each asks for, in which steps, at which rate.
// Row 4 of payment-holiday-3+24: due 2027-03-15, asks 2,610.02, one step of 28 days at 18 %.
import type { Debt } from './debt.ts'
import type { Day } from './day.ts'
import type { Refusal } from './finding.ts'
import type { Money } from './money.ts'
import { type Plan, months } from './plan.ts'
import { run } from './run.ts'
import { type Step, steps } from './step.ts'
import { tape } from './tape.ts'
import { lay } from './work.ts'

/** A step of a row: two stages may meet on one day, and then each pays its own part. */
export type Promised = Step & { readonly asks: Money }
export type PromisedRow = {
  readonly due: Day
  readonly asks: Money
  readonly steps: readonly Promised[]
  /** Principal that the plan leaves after this row. */
  readonly principal: Money
}

export function promised(debt: Debt, plan: Plan): readonly PromisedRow[] | Refusal {
  const segments = lay(debt, plan)
  if ('refused' in segments) return segments
  const apart = tape(months(plan) + plan.stages.length, true)
  const refused = run(debt, plan, apart)
  if (refused) return refused
  const rows: PromisedRow[] = []
  for (const [at, step] of steps(debt, segments).entries()) {
    const asks = apart.payment[at] as Money
    const last = rows.at(-1)
    const row = {
      due: step.due,
      asks: ((last?.due === step.due ? last.asks : 0) + asks) as Money,
      steps: [...(last?.due === step.due ? last.steps : []), { ...step, asks }],
      principal: apart.left[at * 4 + 3] as Money,
    }
    if (last?.due === step.due) rows[rows.length - 1] = row
    else rows.push(row)
  }
  return rows
}
