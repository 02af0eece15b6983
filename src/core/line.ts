// Line (逐笔明细): a schedule as one would write it out by hand: each payment with its stage, its period and its rate. A row of
// the agreement that falls together with another on one day is two lines here.
// 2,000.00 on 15 December and the first of 24 level payments on that day: row 1 is lines 1 and 2.
import type { Debt, Owed } from './debt.ts'
import type { Day } from './day.ts'
import type { Refusal } from './finding.ts'
import type { Money } from './money.ts'
import { type Plan, months } from './plan.ts'
import { run } from './run.ts'
import { fromTape } from './schedule.ts'
import { type Step, steps } from './step.ts'
import { tape } from './tape.ts'
import { lay } from './work.ts'

export type Line = {
  /** The row of the agreement it belongs to, from 1. */
  readonly row: number
  /** The stage of the plan, from 0. */
  readonly stage: number
  readonly step: Step
  readonly from: Day
  readonly payment: Money
  readonly charged: Money
  readonly capitalised: Money
  readonly to: Owed
  readonly left: Owed
}

export function lines(debt: Debt, plan: Plan): readonly Line[] | Refusal {
  const segments = lay(debt, plan)
  if ('refused' in segments) return segments
  const onto = tape(months(plan) + plan.stages.length, true)
  const refused = run(debt, plan, onto)
  if (refused) return refused
  const { rows } = fromTape(onto)
  const stages = segments.flatMap(({ count }, index) => Array.from({ length: count }, () => index))
  let row = 0
  return steps(debt, segments).map((step, i): Line => {
    const { payment, charged, capitalised, to, left, due } = rows[i] as (typeof rows)[number]
    const from = i === 0 ? debt.asOf : (rows[i - 1] as (typeof rows)[number]).due
    if (i === 0 || step.nth > 0 || due !== from) row += 1
    return {
      row,
      stage: stages[i] as number,
      step,
      from,
      payment,
      charged: charged.interest,
      capitalised,
      to,
      left,
    }
  })
}
