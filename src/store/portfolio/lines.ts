// Lines (逐行): bytes cut into lines, block by block, in bounded memory; a line above 64 MB is dropped and told.
// 'a\r\nb' is the lines 1 'a' and 2 'b'; a last line needs no end. A byte order mark is taken off.
import { inputError } from '../../schema/input-error.ts'
import type { Decoder, Said } from './encoding.ts'
import { type Bytes, MOST_LINE } from './raw.ts'

export type Line = { readonly line: number; readonly said: Said; readonly ended: '\n' | '\r\n' | '' }

export async function* lines(
  bytes: Bytes,
  decoder: Decoder,
  file: string,
  most = MOST_LINE,
): AsyncGenerator<Line[]> {
  const tooLong: Said = { fault: { key: 'line-too-long', args: { mostBytes: most } } }
  let rest: Buffer[] = []
  let size = 0
  let line = 1
  let first = true
  let skipping = false
  const told = (saids: readonly Said[]): Line[] =>
    saids.map((read) => {
      const said = typeof read === 'string' && read.length > most ? tooLong : read
      const crlf = typeof said === 'string' && said.endsWith('\r')
      return { line: line++, said: crlf ? said.slice(0, -1) : said, ended: crlf ? '\r\n' : '\n' }
    })
  for await (const part of bytes) {
    let chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    if (first && size + chunk.length < 3) {
      // A byte order mark may come in pieces.
      rest.push(chunk)
      size += chunk.length
      continue
    }
    if (first) {
      chunk = withoutMark(Buffer.concat([...rest, chunk]), file)
      rest = []
      size = 0
      first = false
    }
    const last = chunk.lastIndexOf(10)
    if (last === -1) {
      if (!skipping) rest.push(chunk)
      size += chunk.length
      if (size > most) {
        rest = []
        skipping = true
      }
      continue
    }
    const out: Line[] = []
    let from = 0
    if (skipping || size + chunk.indexOf(10) > most) {
      from = chunk.indexOf(10) + 1
      rest = []
      skipping = false
      out.push({ line: line++, said: tooLong, ended: '\n' })
    }
    if (from <= last) {
      const block = chunk.subarray(from, last)
      out.push(...told(decoder.lines(rest.length > 0 ? Buffer.concat([...rest, block]) : block)))
    }
    const tail = chunk.subarray(last + 1)
    rest = tail.length > 0 ? [Buffer.from(tail)] : []
    size = tail.length
    yield out
  }
  const end = first ? withoutMark(Buffer.concat(rest), file) : Buffer.concat(rest)
  if (skipping) yield [{ line, said: tooLong, ended: '' }]
  else if (end.length > 0) yield told(decoder.lines(end)).map((one) => ({ ...one, ended: '' }))
}

function withoutMark(chunk: Buffer, file: string): Buffer {
  const [a, b, c] = chunk
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw inputError('utf16', {}, { file })
  return a === 0xef && b === 0xbb && c === 0xbf ? chunk.subarray(3) : chunk
}
