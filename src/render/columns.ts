// Columns (对比列): the measures of a plan that a comparison shows, in the order of their weight for the eye.
// Columns that say nothing in any row are left out: without a conditional waiver there is no "If kept".
import type { Comparison } from '../app/compare.ts'
import type { Entry } from '../app/appraise.ts'
import { iso } from '../core/day.ts'
import { total } from '../core/debt.ts'
import type { Measures } from '../core/measure.ts'
import type { Voice } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { showsLender } from './lender.ts'

export type ColumnKey = keyof Voice['words']['report']['legend']
export type Column = { readonly key: ColumnKey; readonly head: string; readonly left?: true }

const ORDER: readonly ColumnKey[] = [
  'firstPayment',
  'peakPayment',
  'months',
  'totalPaid',
  'forgiven',
  'held',
  'annualRate',
  'fits',
  'finalDue',
  'presentValue',
  'expectedValue',
  'authority',
]

/** The columns worth showing for these plans, to this reader. */
export function columnsOf(of: Comparison, context: Context, { words }: Voice): Column[] {
  const entries = entriesOf(of).map(({ measures }) => measures)
  const lender = showsLender(of, context)
  const some = (says: (m: Measures) => boolean): boolean => entries.some(says)
  const worth: Partial<Record<ColumnKey, boolean>> = {
    forgiven: some((m) => total(m.forgiven) > 0),
    held: some((m) => m.held > 0),
    fits: some((m) => m.fits !== null),
    presentValue: lender && some((m) => m.presentValue !== null),
    expectedValue: lender && some((m) => m.expectedValue !== null),
    authority: lender && of.plans.some(({ authority }) => authority !== null),
  }
  return ORDER.filter((key) => worth[key] ?? true).map((key) => ({ key, head: words.report.columns[key] }))
}

export const entriesOf = ({ contract, plans }: Comparison): readonly Entry[] =>
  contract ? [contract, ...plans] : plans

export type Marks = { readonly yes: string; readonly no: string }

/** A cell as people read it; in tables days are ISO in both languages and amounts have no sign. */
export function cell(
  key: ColumnKey,
  { measures: m, authority }: Pick<Entry, 'measures' | 'authority'>,
  voice: Voice,
  { yes, no }: Marks,
): string {
  switch (key) {
    case 'authority':
      return authority === null ? '' : voice.words.roles[authority]
    case 'firstPayment':
    case 'peakPayment':
    case 'totalPaid':
    case 'held':
      return voice.amount(m[key])
    case 'forgiven':
      return voice.amount(total(m.forgiven))
    case 'presentValue':
    case 'expectedValue':
      return m[key] === null ? '' : voice.amount(m[key])
    case 'months':
      return String(m.months)
    case 'finalDue':
      return iso(m.finalDue)
    case 'annualRate':
      return m.annualRate === null ? voice.words.report.unknown : voice.fraction(m.annualRate)
    case 'fits':
      return m.fits === null ? voice.words.report.unknown : m.fits ? yes : no
  }
}
