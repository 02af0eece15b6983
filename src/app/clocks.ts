// Clocks (期限): what runs beside an agreement: until when a delay can be made good, and how long the lender must watch a restructured
// debt (重组资产观察期). First row due 2026-12-15, 12 months and 2 rows in a row: until 2027-12-15; a miss on 2027-03-15 starts it again.
import type { Day } from '../core/day.ts'
import type { Citation } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import { type Observed, type Watch, observe } from '../core/observation.ts'
import type { Standing } from '../core/track.ts'
import { known } from '../policy/law.ts'
import type { Policy } from '../policy/policy.ts'

export type Cure = { readonly until: Day; readonly amount: Money }
/** Of the lender's books: no borrower is shown it. */
export type Observation = Observed & {
  /** So many rows must be kept. */
  readonly rows: number
  readonly source: Citation
}
export type Clocks = { readonly cure?: Cure; readonly observation?: Observation }

export function clocks(of: Standing, policy: Policy, watched: boolean): Clocks {
  const running = watched ? observation(of, policy) : undefined
  return {
    ...(of.cureUntil === undefined ? {} : { cure: { until: of.cureUntil, amount: of.due } }),
    ...(running ? { observation: running } : {}),
  }
}

function observation({ rows, on }: Standing, policy: Policy): Observation | undefined {
  const watch = watchOf(policy)
  if (!watch) return undefined
  const paying = rows
    .filter(({ asked }) => asked > 0)
    .map(({ due, is, metOn }) => ({
      due,
      metOn,
      is: is === 'partial' || is === 'broken' ? ('missed' as const) : is,
    }))
  const found = observe(paying, on, watch)
  return found && { ...found, rows: watch.rows, source: watch.source }
}

/** What the lender's policy asks for, where it does. */
export function watchOf({ law }: Policy): (Watch & { readonly source: Citation }) | undefined {
  const [months, rows] = [known(law, 'observation.months'), known(law, 'observation.instalments')]
  return months && rows && { months: months.value, rows: rows.value, source: months.source }
}
