// Finding (发现): something a rule has to say about a plan, as data: rule, level, figures, source.
// Sentences are made at the edge, in the reader's language: { rule: 'above-means', args: { month: 3, short: 12050 } }.
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import type { Rate, Share } from './rate.ts'

export const LEVELS = ['forbids', 'needs-approval', 'warns', 'notes'] as const
export type Level = (typeof LEVELS)[number]

/** A figure in a finding, tagged so that the edge knows how to write it. */
export type Arg =
  | { readonly money: Money }
  | { readonly day: Day }
  | { readonly rate: Rate }
  | { readonly share: Share }
  | { readonly count: number }
  | { readonly text: string }
  | { readonly word: string }
  | { readonly label: Label }

/** A text of a pack in both languages: the name of an instrument, a duty in one sentence. */
export type Label = { readonly en: string; readonly zh: string }

/** Where it stands: an instrument and its article, in force since a day; `at` is the line of the pack or policy. */
export type Citation = {
  readonly instrument: string | Label
  readonly article?: string
  readonly from?: string
  readonly at?: string
}

export type Finding = {
  readonly rule: string
  readonly level: Level
  readonly args: Readonly<Record<string, Arg>>
  readonly source?: Citation
  /** Said of the lender's books or of who may grant what: no borrower is shown it. */
  readonly lenderOnly?: true
}

/** A question that has no answer for a stated reason; returned, never thrown. */
export type Refusal = { readonly refused: Finding }

export const refusal = (rule: string, args: Readonly<Record<string, Arg>> = {}): Refusal => ({
  refused: { rule, level: 'forbids', args },
})
export const isRefusal = (value: object): value is Refusal => 'refused' in value
