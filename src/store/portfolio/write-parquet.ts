// Parquet out (写出列式文件): rows gathered into row groups, amounts as decimals of four digits, exactly; nothing waits in memory
// but the group being filled. What a reader needs stands at the end: an unfinished file is no Parquet.
import type { SchemaElement } from 'hyparquet'

export type ParquetColumn = { readonly name: string; readonly kind: 'text' | 'amount' | 'count' | 'rate' }
export type ParquetRow = readonly (string | number | null)[]

const GROUP = 20_000
/** The most digits after the point that a currency has. */
const SCALE = 4
const TYPES: Readonly<Record<ParquetColumn['kind'], Omit<SchemaElement, 'name' | 'repetition_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  amount: { type: 'INT64', converted_type: 'DECIMAL', scale: SCALE, precision: 18 },
  count: { type: 'INT64' },
  rate: { type: 'DOUBLE' },
}

/** `write` takes bytes as they come. */
export async function parquetWriter(
  columns: readonly ParquetColumn[],
  write: (bytes: Uint8Array) => Promise<void> | void,
): Promise<{ add: (rows: readonly ParquetRow[]) => Promise<void>; finish: () => Promise<void> }> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
  const bytes = new ByteWriter()
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, kind }): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...TYPES[kind],
    })),
  ]
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'parley' })
  let held: ParquetRow[] = []
  const flush = async (): Promise<void> => {
    const copy = bytes.getBytes().slice()
    bytes.index = 0
    await write(copy)
  }
  const group = async (rows: readonly ParquetRow[]): Promise<void> => {
    const columnData = columns.map(({ name, kind }, at) => ({
      name,
      data: rows.map((row) => valueOf(row[at], kind)),
    }))
    await writer.write({ columnData, rowGroupSize: rows.length })
    await flush()
  }
  return {
    add: async (rows) => {
      held.push(...rows)
      while (held.length >= GROUP) {
        const [full, rest] = [held.slice(0, GROUP), held.slice(GROUP)]
        held = rest
        await group(full)
      }
    },
    finish: async () => {
      if (held.length > 0) await group(held)
      await writer.finish()
      await flush()
    },
  }
}

function valueOf(value: string | number | null | undefined, kind: ParquetColumn['kind']): unknown {
  if (value === null || value === undefined) return undefined
  if (kind === 'text') return String(value)
  if (kind === 'count') return BigInt(value)
  if (kind === 'rate') return Number(value)
  const [whole = '', fraction = ''] = String(value).split('.')
  return BigInt(whole + fraction.padEnd(SCALE, '0'))
}
