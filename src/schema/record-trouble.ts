// Troubles of records (批量记录问题): what can be wrong with a file of many cases, one of its lines, or its mapping.
// 'ragged' { cells: 21, columns: 22 }: "The line has 21 cells, but there are 22 columns".

export type RecordTroubleArgs = {
  // one record
  ragged: { readonly cells: number; readonly columns: number }
  'bad-quote': None
  'open-quote': None
  'line-too-long': { readonly mostBytes: number }
  'blank-line': None
  'damaged-rows': { readonly code: string }
  'not-a-number': None
  'divided-by-zero': None
  'mixed-currencies': { readonly want: string }
  // the file
  'lone-cr': None
  'duplicate-column': { readonly name: string }
  'no-column': { readonly name: string }
  'no-case-column': None
  'not-parquet': { readonly code: string }
  'not-xlsx': { readonly code: string }
  // the mapping
  'bad-expression': { readonly from: number }
  // the run
  'same-file': None
  'in-use': { readonly by: string }
  'nothing-to-resume': None
  'resume-differs': { readonly what: string }
  'cannot-resume': None
}
type None = Readonly<Record<never, never>>

export const RECORD_TROUBLES = [
  'ragged',
  'bad-quote',
  'open-quote',
  'line-too-long',
  'blank-line',
  'damaged-rows',
  'not-a-number',
  'divided-by-zero',
  'mixed-currencies',
  'lone-cr',
  'duplicate-column',
  'no-column',
  'no-case-column',
  'not-parquet',
  'not-xlsx',
  'bad-expression',
  'same-file',
  'in-use',
  'nothing-to-resume',
  'resume-differs',
  'cannot-resume',
] as const satisfies readonly (keyof RecordTroubleArgs)[]
