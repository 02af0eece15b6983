// Where a run writes (输出去向): standard output at the reader's pace, or a file that appears whole or not at all.
import { csvHead, type Field, type RowShape } from '../../render/batch-row.ts'
import { type PartFile, partFile } from '../../store/part-file.ts'
import type { Out } from '../io.ts'
import type { OutputFormat } from './outputs.ts'
import type { Counts, Done } from './record.ts'

/** How far a run came: rows of the input taken, and what they were. */
export type Reached = { readonly rows: number; readonly counts: Counts; readonly policies: readonly string[] }

export type Sink = {
  readonly from?: Reached
  /** The name of the unfinished file, where there is one. */
  readonly part?: string
  readonly put: (done: Done) => Promise<void>
  readonly mark: (reached: Reached) => void
  readonly finish: () => Promise<void>
  readonly leave: () => void
}

type To = {
  readonly out: Out
  readonly file: string | undefined
  readonly output: OutputFormat
  readonly shape: RowShape
  /** What makes this run one that can be resumed. */
  readonly run?: Readonly<Record<string, string>>
  readonly resume: boolean
}

export async function sink({ out, file, output, shape, run, resume }: To): Promise<Sink> {
  const into = file === undefined ? undefined : partFile<Reached>(file, run, resume)
  const write = async (data: string | Uint8Array): Promise<void> => {
    if (data.length === 0) return
    if (into) into.write(data)
    else if (out.send) await out.send(data)
    else out.write(typeof data === 'string' ? data : Buffer.from(data).toString('latin1'))
  }
  const body = await bodyOf(output, shape, write)
  try {
    // A spreadsheet opens a CSV file as UTF-8 only when it begins with a byte order mark.
    if (output === 'csv' && into?.from === undefined) await write(`${into ? '\ufeff' : ''}${csvHead(shape)}`)
  } catch (error) {
    into?.leave()
    throw error
  }
  return {
    ...(into?.from ? { from: into.from } : {}),
    ...(into ? { part: into.name } : {}),
    put: body.put,
    mark: (reached) => into?.mark(reached),
    finish: async () => {
      await body.end()
      into?.finish()
    },
    leave: () => (into satisfies PartFile<Reached> | undefined)?.leave(),
  }
}

async function bodyOf(
  output: OutputFormat,
  { columns }: RowShape,
  write: (data: string | Uint8Array) => Promise<void>,
): Promise<{ put: (done: Done) => Promise<void>; end: () => Promise<void> }> {
  if (output !== 'parquet') return { put: ({ text }) => write(text), end: async () => {} }
  const { parquetWriter } = await import('../../store/portfolio/write-parquet.ts')
  const writer = await parquetWriter(columns, write)
  return { put: ({ rows }) => writer.add(rows as readonly (readonly Field[])[]), end: writer.finish }
}
