// Parquet (列式文件), a row group at a time: decimals exactly as stored, never through a double; days and moments as ISO texts.
// A row group that cannot be read gives an error record for each of its rows; a file without its end is refused.
import { isUtf8 } from 'node:buffer'
import * as zlib from 'node:zlib'
import type { AsyncBuffer, FileMetaData, SchemaElement } from 'hyparquet'
import { type Day, iso } from '../../core/day.ts'
import { Decimal } from '../../core/rate.ts'
import { inputError } from '../../schema/input-error.ts'
import type { Cell, Spoilt } from '../../schema/row-case.ts'
import { columnsOf } from './csv.ts'
import type { Raw } from './raw.ts'

type Column = { readonly name: string; readonly scale: number | undefined; readonly float: boolean }

export async function parquet(
  file: AsyncBuffer,
  name: string,
): Promise<{ columns: readonly string[]; blocks: AsyncGenerator<Raw[]>; share: () => number }> {
  const { parquetMetadataAsync } = await import('hyparquet')
  let metadata: FileMetaData
  try {
    metadata = await parquetMetadataAsync(file)
  } catch {
    throw inputError('not-parquet', { code: file.byteLength < 12 ? 'END' : 'FOOTER' }, { file: name })
  }
  const columns = topOf(metadata.schema)
  columnsOf(
    columns.map((column) => column.name),
    name,
  )
  let read = 0
  return {
    columns: columns.map((column) => column.name),
    blocks: groups(file, plainly(metadata), columns, (rows) => void (read += rows)),
    share: () => read / Math.max(1, Number(metadata.num_rows)),
  }
}

/** The columns of the first level; those below them belong to nested values, which no cell holds. */
function topOf(schema: readonly SchemaElement[]): Column[] {
  const out: Column[] = []
  let at = 1
  const skip = (): void => {
    const below = schema[at]?.num_children ?? 0
    at += 1
    for (let i = 0; i < below; i += 1) skip()
  }
  for (let i = 0; i < (schema[0]?.num_children ?? 0); i += 1) {
    const element = schema[at]
    if (!element) break
    out.push({
      name: element.name,
      scale: isDecimal(element) ? (element.scale ?? 0) : undefined,
      float: element.type === 'FLOAT',
    })
    skip()
  }
  return out
}

const isDecimal = ({ converted_type: converted, logical_type: logical }: SchemaElement): boolean =>
  converted === 'DECIMAL' || logical?.type === 'DECIMAL'

/** Decimals come as the whole numbers they are stored as: hyparquet would make doubles of them. */
const plainly = (metadata: FileMetaData): FileMetaData => ({
  ...metadata,
  schema: metadata.schema.map((element) => {
    if (!isDecimal(element)) return element
    const { converted_type: _converted, logical_type: _logical, ...rest } = element
    return rest
  }),
})

async function* groups(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly Column[],
  tell: (rows: number) => void,
): AsyncGenerator<Raw[]> {
  const { parquetRead } = await import('hyparquet')
  let from = 0
  for (const { num_rows: count } of metadata.row_groups) {
    const rowStart = from
    const rowEnd = from + Number(count)
    from = rowEnd
    let rows: unknown[][] = []
    try {
      const onComplete = (read: unknown[][]): void => void (rows = read)
      await parquetRead({
        file,
        metadata,
        rowStart,
        rowEnd,
        utf8: false,
        parsers: PARSERS,
        compressors,
        onComplete,
      })
    } catch (error) {
      const code = /codec: (\w+)/.exec((error as Error).message)?.[1] ?? 'DATA'
      yield Array.from({ length: rowEnd - rowStart }, (_, i) => ({
        line: rowStart + i + 1,
        fault: { key: 'damaged-rows', args: { code } },
      }))
      continue
    }
    for (let i = 0; i < rows.length; i += BLOCK) {
      tell(Math.min(BLOCK, rows.length - i))
      yield rows.slice(i, i + BLOCK).map((row, k): Raw => {
        const spoilt: Record<number, Spoilt[number]> = {}
        const cells = columns.map((column, at) => cellOf(row[at], column, (why) => void (spoilt[at] = why)))
        const line = rowStart + i + k + 1
        return Object.keys(spoilt).length > 0 ? { line, cells, spoilt } : { line, cells }
      })
    }
  }
}
const BLOCK = 1024

type Unpack = (bytes: Uint8Array) => Uint8Array
/** Node has it from 22.15 on. */
const zstd = (zlib as { zstdDecompressSync?: Unpack }).zstdDecompressSync
const compressors = {
  GZIP: ((bytes) => zlib.gunzipSync(bytes)) satisfies Unpack,
  BROTLI: ((bytes) => zlib.brotliDecompressSync(bytes)) satisfies Unpack,
  ...(zstd ? { ZSTD: zstd } : {}),
}

const moment = (millis: number): string => {
  const day = Math.floor(millis / 86_400_000)
  return millis === day * 86_400_000 ? iso(day as Day) : new Date(millis).toISOString()
}
const PARSERS = {
  dateFromDays: (days: number) => iso(days as Day),
  timestampFromMilliseconds: (millis: bigint) => moment(Number(millis)),
  timestampFromMicroseconds: (micros: bigint) => moment(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos: bigint) => moment(Number(nanos / 1_000_000n)),
  stringFromBytes: (bytes: Uint8Array | undefined) =>
    bytes && isUtf8(bytes)
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
      : bytes,
}

function cellOf(value: unknown, { scale, float }: Column, spoil: (why: Spoilt[number]) => void): Cell {
  if (value === null || value === undefined) return null
  if (scale !== undefined) return decimalText(value, scale)
  if (typeof value === 'string') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') {
    spoil('not-a-value')
    return null
  }
  // What is no number means nothing was written, as pandas means it; what is endless was written.
  if (Number.isNaN(value)) return null
  if (!Number.isFinite(value)) {
    spoil('not-a-value')
    return null
  }
  if (!Number.isInteger(value) || Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    return new Decimal(float ? shortest(value) : value).toFixed()
  spoil('inexact-number')
  return String(value)
}

/** A float of 32 bits in the fewest digits that are still it: 48732.55, not 48732.55078125. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const text = value.toPrecision(digits)
    if (Math.fround(Number(text)) === value) return text
  }
  return value.toPrecision(9)
}

function decimalText(value: unknown, scale: number): string {
  let units = 0n
  if (value instanceof Uint8Array) {
    for (const byte of value) units = units * 256n + BigInt(byte)
    if ((value[0] ?? 0) >= 128) units -= 1n << BigInt(value.length * 8)
  } else units = BigInt(value as number | bigint)
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
