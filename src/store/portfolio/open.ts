// Opening a portfolio (打开组合文件): its format by what it is called, what was said or how it begins; from a file or a stream.
// open('accounts.csv') · open('-', { stdin, format: 'ndjson' }). Files of other sorts than lines are read whole or by their parts.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inputError } from '../../schema/input-error.ts'
import { type Input, refusal } from '../case-file.ts'
import { csv } from './csv.ts'
import { decide, decode, decoder } from './encoding.ts'
import { json } from './json.ts'
import { namedPipe } from './named-pipe.ts'
import { ndjson } from './ndjson.ts'
import { type Bytes, type EncodingName, type InputFormat, MOST_WHOLE, type Raw, type Source } from './raw.ts'

export type Opening = {
  readonly stdin?: Input
  readonly format?: InputFormat
  readonly encoding?: EncodingName
  readonly delimiter?: string
}

const ENDINGS: Readonly<Record<string, InputFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  txt: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
  parquet: 'parquet',
  xlsx: 'xlsx',
}

/** The format that a name's ending tells. */
const formatOf = (path: string): InputFormat | undefined =>
  ENDINGS[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '']

const CHUNK = 1024 * 1024

export async function open(path: string, { stdin, format, encoding, delimiter }: Opening): Promise<Source> {
  const told = format ?? formatOf(path)
  const file = path === '-' ? undefined : reading(path)
  const [head, bytes] = await begun(file ? file.bytes() : fromStream(stdin ?? process.stdin))
  const is = told ?? sniffed(head)
  const text = decoder(encoding)
  const known = {
    ...(file && file.part.byteLength > 0 ? { share: file.share } : {}),
    ...(file?.stop ? { stop: file.stop } : {}),
  }
  if (is === 'parquet') {
    const { parquet } = await import('./parquet.ts')
    const held = file && !file.stop ? file.part : ofBuffer(await whole(bytes, path))
    return { format: is, encoding: () => 'utf-8', ...(await parquet(held, path)) }
  }
  if (is === 'xlsx') {
    const { sheet } = await import('./sheet.ts')
    return { format: is, encoding: () => 'utf-8', ...(await sheet(await whole(bytes, path), path)) }
  }
  if (is === 'json') return { format: is, ...wholeJson(await whole(bytes, path), path, encoding) }
  if (is === 'ndjson') return { format: is, encoding: text.name, ...known, blocks: ndjson(bytes, text, path) }
  const table = await csv(bytes, text, path, delimiter ?? (is === 'tsv' ? '\t' : ','))
  return { format: is, encoding: text.name, ...known, ...table }
}

/**
 * What a stream without a name is: two formats begin with a mark of their own, objects with a brace, a list with a bracket,
 * unless it ends on its line and more lines follow: then it is a bad record of many. Pieces of a file had better be told.
 */
function sniffed(head: Uint8Array): InputFormat {
  const start = Buffer.from(head.subarray(0, 65_536)).toString('latin1')
  if (start.startsWith('PAR1')) return 'parquet'
  if (start.startsWith('PK\u0003\u0004')) return 'xlsx'
  const first = /^(?:\u00ef\u00bb\u00bf)?\s*(\S)/.exec(start)?.[1]
  if (first === '[') return /^\s*\[[^\n]*\]\s*\n\s*\S/.test(start) ? 'ndjson' : 'json'
  return first === '{' ? 'ndjson' : 'csv'
}

async function begun(bytes: Bytes): Promise<[Uint8Array, Bytes]> {
  const parts = bytes[Symbol.asyncIterator]()
  const first = await parts.next()
  const head = first.done === true ? new Uint8Array() : first.value
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value
    } finally {
      await parts.return?.()
    }
  }
  return [head, all()]
}

async function* fromStream(stream: Input): AsyncGenerator<Uint8Array> {
  for await (const part of stream) yield typeof part === 'string' ? Buffer.from(part) : part
}

type Reading = {
  readonly bytes: () => Bytes
  readonly share: () => number
  readonly stop?: () => void
  readonly part: { readonly byteLength: number; readonly slice: (from: number, to?: number) => ArrayBuffer }
}

/** Nothing is known of its size, and no part of it can be read twice. */
const piped = (path: string, handle: number): Reading => ({
  ...namedPipe(path, handle),
  share: () => 0,
  part: { byteLength: 0, slice: () => new ArrayBuffer(0) },
})

/** A file by its parts; a pipe or device by a name is only ever read from its beginning. */
function reading(path: string): Reading {
  const handle = opened(path)
  const is = fstatSync(handle)
  if (is.isFIFO()) return piped(path, handle)
  const { size } = is
  let read = 0
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const part = Buffer.allocUnsafe(CHUNK)
        const got = readSync(handle, part)
        if (got === 0) return
        read += got
        yield part.subarray(0, got)
      }
    } catch (error) {
      throw refusal(error, path)
    } finally {
      closeSync(handle)
    }
  }
  const slice = (from: number, to = size): ArrayBuffer => {
    const at = from < 0 ? size + from : from
    const part = new ArrayBuffer(Math.max(0, to - at))
    const again = opened(path)
    try {
      let got = 0
      while (got < part.byteLength) {
        const more = readSync(again, new Uint8Array(part, got), 0, part.byteLength - got, at + got)
        if (more === 0) break
        got += more
      }
    } finally {
      closeSync(again)
    }
    return part
  }
  return { bytes, share: () => Math.min(1, read / size), part: { byteLength: size, slice } }
}

function opened(path: string): number {
  let handle: number | undefined
  try {
    handle = openSync(path, 'r')
    if (fstatSync(handle).isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
    return handle
  } catch (error) {
    if (handle !== undefined) closeSync(handle)
    throw refusal(error, path)
  }
}

const ofBuffer = (bytes: Buffer): Reading['part'] => ({
  byteLength: bytes.length,
  slice: (from, to = bytes.length) =>
    Uint8Array.prototype.slice.call(bytes, from < 0 ? bytes.length + from : from, to).buffer as ArrayBuffer,
})

async function whole(bytes: Bytes, path: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > MOST_WHOLE) throw inputError('too-big', { mostBytes: MOST_WHOLE }, { file: path })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function wholeJson(
  bytes: Buffer,
  file: string,
  asked: EncodingName | undefined,
): Pick<Source, 'encoding' | 'blocks'> {
  const [a, b, c] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw inputError('utf16', {}, { file })
  const plain = a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes
  const name = asked ?? decide(plain)
  const text = decode(plain, name)
  if (text === undefined) throw inputError('not-utf8', {}, { file })
  async function* blocks(): AsyncGenerator<Raw[]> {
    yield* json(text ?? '', file)
  }
  return { encoding: () => name, blocks: blocks() }
}
