// Points of the two curves (曲线数据): row by row what is paid and what can be paid on that day, savings included.
// 2,000.00 at once out of savings of 5,000.00 is no month above means, as little as `core/fit.ts` counts it as one.
import { type Day, addMonths } from '../core/day.ts'
import { type Means, capacityOn } from '../core/means.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import type { Schedule } from '../core/schedule.ts'

export type Point = { readonly on: Day; readonly payment: Money; readonly capacity: Money | undefined }

/** Savings pay rows on a day of their own, and all rows of a plan that is soon done. */
export function pointsOf({ rows }: Schedule, plan: Plan, means: Means | undefined): Point[] {
  if (!means) return rows.map(({ due, payment }) => ({ on: due, payment, capacity: undefined }))
  const from = means.path[0]?.from
  const last = rows.at(-1)?.due
  const brief = from !== undefined && last !== undefined && last <= addMonths(from, means.savingsWithin)
  let savings: number = means.savings
  return rows.map(({ due, payment }) => {
    const can = Math.max(0, capacityOn(means, due))
    const dated = plan.stages.some((stage) => 'on' in stage && stage.on === due)
    const drawn = brief
      ? Math.min(savings, Math.max(0, payment - can))
      : dated
        ? Math.min(savings, payment)
        : 0
    savings -= drawn
    return { on: due, payment, capacity: (can + drawn) as Money }
  })
}
