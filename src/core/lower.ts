// Lower instalments (减少月供): after a surplus the rows left are reckoned anew on what is owed, over the same days.
// 12,000.00 at 18 % over 12 rows of 1,100.16; 5,000.00 more with row 1 makes the others 603.69.
import type { Debt, Owed } from './debt.ts'
import type { Day } from './day.ts'
import type { Pay, Plan, Stage } from './plan.ts'
import type { Promised, PromisedRow } from './promise.ts'
import { schedule } from './schedule.ts'

/** What each row left asks for; `undefined` where the plan cannot be reckoned anew: then its rows stay, and it ends earlier. */
export function lowered(
  debt: Debt,
  plan: Plan,
  rows: readonly PromisedRow[],
  asOf: Day,
  owed: Owed,
): readonly number[] | undefined {
  const { contract: _, overduePrincipal: __, ...of } = debt
  const firstDue = rows.find(({ steps }) => 'months' in stepOf({ steps }).stage)?.due
  const made = schedule(
    { ...of, asOf, owed },
    { kind: plan.kind, reliefs: [], stages: stagesOf(rows), ...(firstDue === undefined ? {} : { firstDue }) },
  )
  return 'refused' in made || made.rows.length !== rows.length
    ? undefined
    : made.rows.map(({ payment }) => payment)
}

const stepOf = ({ steps }: Pick<PromisedRow, 'steps'>): Promised => steps.at(-1) as Promised

/** Level rows stay level, equal parts of principal equal; any other shape keeps its proportions. */
function stagesOf(rows: readonly PromisedRow[]): Stage[] {
  const plain = (['level', 'equal-principal'] as const).find((word) =>
    rows.every((row) => stepOf(row).pay === word && stepOf(row).stage.over === undefined),
  )
  const groups: PromisedRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group?.[0] && stepOf(group[0]).stage === stepOf(row).stage) group.push(row)
    else groups.push([row])
  }
  return groups.map((group): Stage => {
    const { stage, rate, capitalises, due } = stepOf(group[0] as PromisedRow)
    const weights = group.map(({ asks }) => ({ units: asks, scale: 0 }))
    const pay: Pay = plain ?? (weights.some(({ units }) => units > 0) ? { weights } : 'nothing')
    const unpaid = capitalises ? 'capitalises' : 'accrues'
    return 'on' in stage ? { on: due, pay, rate, unpaid } : { months: group.length, pay, rate, unpaid }
  })
}
