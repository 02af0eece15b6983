// Promises kept (履约情况), as the trade counts them: a row is kept, partly kept or broken by what had come in by its due day and the
// days of tolerance. Paid on the 20th instead of the 15th, it is broken, and made good on the 20th.
import { type Account, isDone } from './account.ts'
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import type { PromisedRow } from './promise.ts'

export const KEPT = ['kept', 'partial', 'broken', 'open'] as const
export type Kept = {
  readonly n: number
  readonly due: Day
  readonly asked: Money
  /** Towards this row, by now. */
  readonly paid: Money
  readonly is: (typeof KEPT)[number]
  /** The day on which nothing of it was missing any more. */
  readonly metOn: Day | undefined
}

export function keptRows(a: Account, on: Day): Kept[] {
  let before = 0
  return a.rows.map(({ due }: PromisedRow, at): Kept => {
    const asked = a.asks[at] as number
    const paid = Math.max(0, Math.min(asked, a.counted - before))
    const metOn = a.metOn[at]
    const judged = (due + a.tolerance.days) as Day
    const byThen = a.history.findLast((one) => one.on <= judged)?.counted ?? 0
    const is: Kept['is'] =
      metOn !== undefined && metOn <= judged
        ? 'kept'
        : on <= judged
          ? isDone(a) && a.next <= at
            ? 'kept'
            : 'open'
          : byThen > before && asked > 0
            ? 'partial'
            : 'broken'
    before += asked
    return { n: at + 1, due, asked: asked as Money, paid: paid as Money, is, metOn }
  })
}
