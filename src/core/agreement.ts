// Agreement (还款协议): a plan as both sides sign it: the debt confirmed, the rows, what a breach at each row would bring back,
// and the clauses around them. Nothing in it is the lender's alone: no value, no authority, no alternative.
// job-loss-1f0c22ab: 51,627.17 owed, 24 rows, 24 rows of what a breach would come to, 18 clauses.
import type { Broken } from './breach.ts'
import type { CostForm } from './cost-form.ts'
import type { Day } from './day.ts'
import type { Debt } from './debt.ts'
import type { Citation, Label } from './finding.ts'
import type { Means } from './means.ts'
import type { Plan } from './plan.ts'
import type { Schedule } from './schedule.ts'
import type { Situation } from './situation.ts'

export const CLAUSE_TABLES = [
  'parties',
  'debt',
  'schedule',
  'breach',
  'duties',
  'signatures',
  'cost-form',
] as const
export type ClauseTable = (typeof CLAUSE_TABLES)[number]

/** When a clause, or a sentence of it, stands in an agreement. */
export const CLAUSE_WHENS = [
  'waives',
  'conditional',
  'monthly',
  'several-missed',
  'accelerates',
  'secured',
  'credit-card',
  'cost-form',
  'contact-hours',
  'hardship',
  'no-hardship',
  'duties',
] as const
export type ClauseWhen = (typeof CLAUSE_WHENS)[number]

/** A section: words in braces are filled in where it is shown; `table` is made from the figures. */
export type Clause = {
  readonly id: string
  readonly title: Label
  readonly text: readonly Label[]
  readonly table?: ClauseTable
  readonly source?: string | Label
}

/** What would be owed if every row before this one were paid and none from it on. */
export type BreachRow = { readonly row: number; readonly due: Day; readonly broken: Broken }
export type AgreedDuty = { readonly label: Label; readonly source?: Citation }
/** Hours of a day in which the borrower may be contacted, "08:00" to "22:00". */
export type Hours = { readonly from: string; readonly until: string }

export type Agreement = {
  readonly id: string
  readonly on: Day
  readonly situation: Situation
  readonly plan: { readonly id: string; readonly plan: Plan }
  readonly schedule: Schedule
  readonly breaches: readonly BreachRow[]
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
  readonly duties: readonly AgreedDuty[]
  readonly clauses: readonly Clause[]
  readonly contact?: Hours
  readonly costForm?: CostForm
  /** For the second of the two curves; drawn, never written down in figures. */
  readonly means?: Means
}

/** Collateral, guarantors, or a product that has them by its nature. */
export const isSecured = ({ debt, parties }: Pick<Situation, 'parties'> & { readonly debt: Debt }): boolean =>
  debt.collateral !== undefined || debt.product === 'second-lien' || (parties?.guarantors.length ?? 0) > 0

/** A content that must be there, with the clauses that say it. */
export type Required = { readonly id: string; readonly label: Label; readonly clauses: readonly string[] }

/** What must be there and is not: a content is said only when every one of its clauses stands in the agreement. */
export const missing = (
  clauses: readonly Pick<Clause, 'id'>[],
  required: readonly Required[],
): readonly Required[] =>
  required.filter(
    (of) => of.clauses.length === 0 || !of.clauses.every((id) => clauses.some((one) => one.id === id)),
  )
