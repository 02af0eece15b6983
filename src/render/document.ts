// Document (文档): what can be rendered: a comparison, a schedule, a rate. `{ is: 'comparison', of: compare(…) }`.
// Another document is a line in `Documents` and a renderer per format in `index.ts`.
import type { BookCheck, BookImport, BookList, ContactAnswer, ContactList } from '../app/book.ts'
import type { RateInput } from '../app/rate.ts'
import type { Backtest } from '../app/backtest.ts'
import type { Comparison } from '../app/compare.ts'
import type { Explanation } from '../app/explain.ts'
import type { DueList } from '../core/due.ts'
import type { Following } from '../app/follow.ts'
import type { PolicyDiff } from '../app/policy-diff.ts'
import type { PolicyList } from '../app/policy-list.ts'
import type { PolicyDocument } from '../app/policy-view.ts'
import type { Recap } from '../app/recap.ts'
import type { Sweep } from '../app/sweep.ts'
import type { TextCheck } from '../app/check-text.ts'
import type { Verification } from '../app/verify.ts'
import type { Finding } from '../core/finding.ts'
import type { Measures } from '../core/measure.ts'
import type { Plan } from '../core/plan.ts'
import type { Schedule } from '../core/schedule.ts'
import type { Situation } from '../core/situation.ts'
import type { Yield } from '../core/yield.ts'
import type { Lang } from '../i18n/lang.ts'

export type ScheduleDocument = {
  readonly situation: Situation
  readonly id: string
  readonly plan: Plan
  readonly schedule: Schedule
  readonly measures?: Measures
  readonly findings: readonly Finding[]
}

export type RateDocument = { readonly request?: RateInput; readonly answer: Yield }

export type Documents = {
  comparison: Comparison
  schedule: ScheduleDocument
  rate: RateDocument
  explanation: Explanation
  policy: PolicyDocument
  policies: PolicyList
  'policy-diff': PolicyDiff
  verification: Verification
  replay: Recap
  sweep: Sweep
  backtest: Backtest
  'book-list': BookList
  'book-check': BookCheck
  'book-import': BookImport
  contacts: ContactList
  'may-contact': ContactAnswer
  standing: Following
  due: DueList
  'text-check': TextCheck
}
export type DocumentName = keyof Documents
export type Document = { [N in DocumentName]: { readonly is: N; readonly of: Documents[N] } }[DocumentName]

/** How it shall look. Nothing here changes a figure. */
export type Context = {
  readonly lang: Lang
  /** As chalk counts: 0 none, 1 sixteen colours, 2 two hundred fifty-six, 3 all. */
  readonly colour: 0 | 1 | 2 | 3
  /** Columns of the terminal; undefined when piped: then no line is broken, nothing is drawn, no digit groups. */
  readonly width?: number
  /** Only ASCII signs around the text: for terminals in which ✓ and ─ take two columns or none. */
  readonly ascii?: boolean
  /** The screen is shared with the borrower: the lender's own figures are left out. */
  readonly shared?: boolean
  /** JSON on one line, as one record among many. */
  readonly compact?: boolean
}

export type Renderer<N extends DocumentName> = (of: Documents[N], context: Context) => string
