// Clocks (期限): what runs beside an agreement: until when a delay can be made good, and how long the lender must watch a restructured
// debt (重组资产观察期). First row due 2026-12-15, 12 months and 2 rows in a row: until 2027-12-15; a miss on 2027-03-15 starts it again.
import { type Day, addMonths } from '../core/day.ts'
import type { Citation } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Standing } from '../core/track.ts'
import { known } from '../policy/law.ts'
import type { Policy } from '../policy/policy.ts'

export type Cure = { readonly until: Day; readonly amount: Money }
/** Of the lender's books: no borrower is shown it. */
export type Observation = {
  readonly from: Day
  readonly until: Day
  /** Rows kept one after the other since then, and how many there must be. */
  readonly kept: number
  readonly rows: number
  /** How often a missed row has started it again. */
  readonly restarts: number
  readonly over: boolean
  readonly source: Citation
}
export type Clocks = { readonly cure?: Cure; readonly observation?: Observation }

export function clocks(of: Standing, policy: Policy, watched: boolean): Clocks {
  const observation = watched ? observe(of, policy) : undefined
  return {
    ...(of.cureUntil === undefined ? {} : { cure: { until: of.cureUntil, amount: of.due } }),
    ...(observation ? { observation } : {}),
  }
}

/** It begins on the first due day after the change; any payment missed within it starts it again from that day. */
function observe({ rows, on }: Standing, { law }: Policy): Observation | undefined {
  const months = known(law, 'observation.months')
  const least = known(law, 'observation.instalments')
  const paying = rows.filter(({ asked }) => asked > 0)
  const first = paying[0]
  if (!months || !least || !first) return undefined
  let [from, kept, restarts] = [first.due, 0, 0]
  for (const { due, is, metOn } of paying) {
    // It is over before this row is due: what is missed later is another matter.
    if (kept >= least.value && due >= addMonths(from, months.value)) break
    if (is === 'kept' && metOn !== undefined && metOn <= on && due <= on) kept += 1
    if (is !== 'partial' && is !== 'broken') continue
    from = due
    kept = 0
    restarts += 1
  }
  const until = addMonths(from, months.value)
  const over = on >= until && kept >= least.value
  return { from, until, kept, rows: least.value, restarts, over, source: months.source }
}
