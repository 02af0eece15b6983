// Letter (函件): a text that goes out once an agreement runs: a reminder 还款提醒, a notice of breach 违约通知, an offer of review 方案复核邀约,
// a settlement certificate 结清证明, a request to correct the credit record 征信异议申请. Its words are the pack's, its figures
// those of a day's standing. The reminder of 2027-01-20: 1,044.27 due, 5 days late, to be made good by 2027-03-02.
import type { Clause } from './agreement.ts'
import type { Day } from './day.ts'
import type { Citation } from './finding.ts'
import type { Plan } from './plan.ts'
import type { Situation } from './situation.ts'
import type { Standing } from './track.ts'

export const LETTERS = ['reminder', 'breach', 'review', 'settled', 'credit'] as const
export type LetterText = (typeof LETTERS)[number]

export const LETTER_TABLES = ['to', 'parties', 'due', 'owed', 'lender-signs', 'borrower-signs'] as const
export type LetterTable = (typeof LETTER_TABLES)[number]

/** When a section of a letter, or a sentence of it, stands there. */
export const LETTER_WHENS = [
  'due-now',
  'late',
  'coming',
  'curable',
  'would-return',
  'returned',
  'penalty-rate',
  'accelerates',
  'keeps-rows',
  'paid',
  'running',
  'broken',
  'completed',
  'kept',
  'made-good',
  'waived',
  'surplus',
  'mark',
  'mark-unknown',
  'answer-days',
  'secured',
  'contact-hours',
] as const
export type LetterWhen = (typeof LETTER_WHENS)[number]

/** What the words of a letter may have in braces. */
export const LETTER_FIGURES = [
  'id',
  'agreed',
  'contractNo',
  'contractDate',
  'on',
  'account',
  'paid',
  'due',
  'days',
  'since',
  'nextRow',
  'nextAmount',
  'nextDay',
  'cureUntil',
  'returns',
  'brokenOn',
  'restored',
  'interest',
  'penaltyRate',
  'owed',
  'completedOn',
  'forgiven',
  'surplus',
  'markUntil',
  'markYears',
  'markSource',
  'answerDays',
  'answerSource',
  'offerUntil',
  'from',
  'until',
  'blank',
] as const
export type LetterFigure = (typeof LETTER_FIGURES)[number]

export type LetterSection = Omit<Clause, 'table'> & { readonly table?: LetterTable }

/** Until when a mark for what was overdue may stand on a credit record, for so many years, and where that is said. */
export type Mark = { readonly until: Day; readonly years: number; readonly source: Citation }

export type Letter = {
  readonly text: LetterText
  /** The agreement it is about, and the day that one is of. */
  readonly id: string
  readonly agreed: Day
  readonly situation: Situation
  readonly plan: Plan
  readonly standing: Standing
  readonly sections: readonly LetterSection[]
  readonly mark?: Mark
  /** Days within which an objection to a credit record is answered, and where that is said. */
  readonly answer?: { readonly days: number; readonly source: Citation }
  /** An offer stands until this day. */
  readonly offered: Day
  readonly contact?: { readonly from: string; readonly until: string }
}
