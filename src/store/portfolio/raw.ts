// Raw records (原始记录): what a reader hands on, a block at a time: the cells of a line, the text of an object, or why neither.
// { line: 2, cells: ['1', '20000'] } · { line: 7, text: '{"id":"a",…}' } · { line: 9, fault: { key: 'ragged', … } }
import type { Fault } from '../../schema/input-error.ts'
import type { Row } from '../../schema/row-case.ts'

/** `line` is that of the file, from 1; of Parquet, which has none, the row. */
export type Raw = { readonly line: number } & (
  | (Required<Pick<Row, 'cells'>> & Pick<Row, 'spoilt'>)
  | { readonly text: string }
  | { readonly fault: Fault }
)

export const FORMATS = ['csv', 'tsv', 'ndjson', 'json', 'parquet', 'xlsx'] as const
export type InputFormat = (typeof FORMATS)[number]

export const ENCODINGS = ['utf-8', 'gb18030'] as const
export type EncodingName = (typeof ENCODINGS)[number]

/** A file, opened: `columns` of a table are known before its first record. */
export type Source = {
  readonly format: InputFormat
  readonly columns?: readonly string[]
  /** How its texts turned out to be written, as far as they have been read. */
  readonly encoding: () => EncodingName
  readonly blocks: AsyncIterable<readonly Raw[]>
  /** How much of it has been read, from 0 to 1, where that is known. */
  readonly share?: () => number
  /** Ends the reading of what may be silent: a pipe by a name. */
  readonly stop?: () => void
}

export type Bytes = AsyncIterable<Uint8Array>

/** A longer line is an error record; what is not read line by line is read whole, up to a size. */
export const MOST_LINE = 64 * 1024 * 1024
export const MOST_WHOLE = 256 * 1024 * 1024
/** Whatever a quotation mark opens must close within so many characters, else the mark was a slip. */
export const MOST_QUOTED = 1024 * 1024
