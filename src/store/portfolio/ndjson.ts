// NDJSON (逐行 JSON): one object a line. The lines are handed on as text and read where the work is done.
import type { Decoder } from './encoding.ts'
import { lines } from './lines.ts'
import type { Bytes, Raw } from './raw.ts'

export async function* ndjson(bytes: Bytes, decoder: Decoder, file: string): AsyncGenerator<Raw[]> {
  for await (const block of lines(bytes, decoder, file))
    yield block.map(({ line, said }): Raw =>
      typeof said !== 'string'
        ? { line, ...said }
        : said.trim() === ''
          ? { line, fault: { key: 'blank-line', args: {} } }
          : { line, text: said },
    )
}
