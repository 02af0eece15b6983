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
  const came = [...a.history, ...ahead(a)]
  const counted = came.at(-1)?.counted ?? 0
  return a.rows.map(({ due }: PromisedRow, at): Kept => {
    const asked = a.asks[at] as number
    const paid = Math.max(0, Math.min(asked, counted - before))
    const judged = (due + a.tolerance.days) as Day
    const full = before + asked
    // A row to come that is paid already is kept, but for the last: what it asks for is known on its day.
    const early = at >= a.next && asked > 0 && at < a.rows.length - 1 && counted >= full
    const metOn =
      a.metOn[at] ?? (isDone(a) ? a.cleared : early ? came.find((one) => one.counted >= full)?.on : undefined)
    const byThen = came.findLast((one) => one.on <= judged)?.counted ?? 0
    const is: Kept['is'] =
      metOn !== undefined && metOn <= judged
        ? 'kept'
        : on <= judged
          ? 'open'
          : byThen > before && asked > 0
            ? 'partial'
            : 'broken'
    before = full
    return { n: at + 1, due, asked: asked as Money, paid: paid as Money, is, metOn }
  })
}

/** What waits for the next due day, as it will count towards the rows. */
function ahead(a: Account): { on: Day; counted: number }[] {
  let counted = a.counted
  const next = a.asks.slice(0, a.next + 1).reduce((sum, one) => sum + one, 0)
  return a.waiting.map(({ on, amount, surplus }) => {
    const own = surplus ? Math.min(amount, Math.max(0, next - counted)) : amount
    return { on, counted: (counted += own) }
  })
}
