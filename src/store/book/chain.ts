// A chain of lines (链式记录): an append-only file whose every line holds the hash of the one before, as a session's lines do.
// {"at":"2026-12-15T02:30:00.000Z","hash":"…","it":{"is":"payment",…},"prev":"…","seq":0}. The first line follows a hash of
// whose file it is, so that a file put in another's place is seen.
import type { Plain } from '../../schema/plain.ts'
import { sha256 } from '../digest.ts'
import { asWritten, cut, lineOf } from '../session-lines.ts'

export type Item = { readonly [key: string]: Plain | undefined }
export type Line = { readonly seq: number; readonly at: string; readonly it: Item; readonly hash: string }
/** From this line on nothing is used. */
export type Break = { readonly line: number; readonly why: 'unreadable' | 'changed' | 'out-of-order' }
export type Chain = {
  readonly lines: readonly Line[]
  /** Of the last line that is used, or what the first shall follow. */
  readonly hash: string
  /** Bytes up to the end of the last line that is used. */
  readonly size: number
  readonly damage?: Break
  /** A last line that was not written to its end. */
  readonly torn?: { readonly line: number; readonly bytes: Uint8Array }
  /** The last line is whole but for its end. */
  readonly unended: boolean
}

export const genesisOf = (of: string): string => sha256(`parley/book@1 ${of}`)

export const lineText = (it: Item, at: string, seq: number, prev: string) => lineOf({ it }, at, seq, prev)

type Read = { readonly line: Line } | { readonly why: Break['why'] }

/** A line that is as it was written, to the byte; whether it follows another is not asked. */
export function readLine(bytes: Uint8Array): (Line & { readonly prev: string }) | undefined {
  let of: { [key: string]: Plain }
  try {
    of = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as { [key: string]: Plain }
  } catch {
    return undefined
  }
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return undefined
  const { hash, ...rest } = of
  if (typeof hash !== 'string' || !asWritten(bytes, rest, hash)) return undefined
  const { at, seq, prev, it } = rest
  if (typeof it !== 'object' || it === null || Array.isArray(it)) return undefined
  return { seq: seq as number, at: at as string, prev: prev as string, it: it as Item, hash }
}

function follows(bytes: Uint8Array, seq: number, prev: string): Read {
  const line = readLine(bytes)
  if (!line) return { why: isJson(bytes) ? 'changed' : 'unreadable' }
  return line.seq === seq && line.prev === prev ? { line } : { why: 'out-of-order' }
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return true
  } catch {
    return false
  }
}

/** All that can be used of a file; an empty one is the beginning of a chain. */
export function chainOf(bytes: Uint8Array, genesis: string): Chain {
  const lines: Line[] = []
  let [hash, size, ended] = [genesis, 0, true]
  const so = (): Chain => ({ lines, hash, size, unended: !ended })
  while (size < bytes.length) {
    const next = cut(bytes, size)
    const read = follows(next.bytes, lines.length, hash)
    const line = lines.length + 1
    if ('why' in read)
      return next.ended
        ? { ...so(), damage: { line, why: read.why } }
        : { ...so(), torn: { line, bytes: next.bytes } }
    lines.push(read.line)
    ;[hash, size, ended] = [read.line.hash, next.end, next.ended]
  }
  return so()
}
