// XLSX (Excel 工作簿), read whole up to a size: the first sheet, its first row the columns. A number counts to the 15 digits
// that Excel shows and keeps: one with more (an ID number typed as a number) has lost some and is told where it is used.
import { iso, type Day } from '../../core/day.ts'
import { inputError } from '../../schema/input-error.ts'
import type { Cell } from '../../schema/row-case.ts'
import { plainNumber } from '../../schema/tree.ts'
import { columnsOf } from './csv.ts'
import { MOST_WHOLE, type Raw } from './raw.ts'
import { withErrorsAsText } from './sheet-errors.ts'

const BLOCK = 256

export async function sheet(
  bytes: Buffer,
  file: string,
): Promise<{ columns: readonly string[]; blocks: AsyncIterable<Raw[]> }> {
  const unpacked = unpackedBytes(bytes)
  if (unpacked > MOST_WHOLE) throw inputError('too-big', { mostBytes: MOST_WHOLE }, { file })
  const { readSheet } = await import('read-excel-file/node')
  let rows: readonly (readonly unknown[])[]
  try {
    rows = (await readSheet(await withErrorsAsText(bytes))) as readonly (readonly unknown[])[]
  } catch (error) {
    throw inputError('not-xlsx', { code: codeOf(error) }, { file })
  }
  const [head, ...below] = rows
  if (!head) throw inputError('empty-file', {}, { file })
  const columns = columnsOf(
    head.map((cell) => text(cell).cell ?? ''),
    file,
  )
  return { columns, blocks: blocksOf(below, columns.length) }
}

const ENTRY = 0x02014b50
const ENTRY_HEAD = 46

/** What the parts of a workbook, which is a ZIP archive, say they come to: a small file may hold gigabytes. */
function unpackedBytes(bytes: Buffer): number {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let sum = 0
  let at = end < 0 || end + 20 > bytes.length ? bytes.length : bytes.readUInt32LE(end + 16)
  while (at + ENTRY_HEAD <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    sum += bytes.readUInt32LE(at + 24)
    at += ENTRY_HEAD + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return sum
}

// eslint-disable-next-line require-await
async function* blocksOf(rows: readonly (readonly unknown[])[], columns: number): AsyncGenerator<Raw[]> {
  for (let from = 0; from < rows.length; from += BLOCK)
    yield rows.slice(from, from + BLOCK).flatMap((row, i): Raw[] => {
      const line = from + i + 2
      const read = row.map(text)
      if (read.every(({ cell }) => cell === null)) return []
      const spoilt = Object.fromEntries(
        read.flatMap(({ lost }, at) => (lost ? [[at, 'inexact-number' as const]] : [])),
      )
      const cells = Array.from({ length: columns }, (_, at) => read[at]?.cell ?? null)
      return [read.some(({ lost }) => lost) ? { line, cells, spoilt } : { line, cells }]
    })
}

function text(value: unknown): { cell: Cell; lost?: true } {
  if (value === null || value === undefined) return { cell: null }
  if (value instanceof Date) return { cell: iso(Math.round(value.getTime() / 86_400_000) as Day) }
  if (typeof value === 'string' || typeof value === 'boolean') return { cell: String(value) }
  if (typeof value !== 'number') return { cell: null }
  const shown = plainNumber(Number(value.toPrecision(15)))
  if (shown === undefined || Math.abs(value) >= 1e15) return { cell: shown ?? String(value), lost: true }
  return { cell: shown }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? (error as Error).name
