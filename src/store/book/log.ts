// The log of a drawer (账册日志): one chained line for every change that was confirmed: which file must reach which line. It holds
// no id and no name, so that it stands when a record is forgotten; it and the files vouch for each other.
// {"do":"append","file":"events","head":"…","key":"4f…","n":3} · {"do":"forget","key":"4f…",…}
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { refusedBySystem } from '../session-file.ts'
import { type Chain, type Item, type Line, chainOf, genesisOf, readLine } from './chain.ts'
import { type Drawer, type Growing, GROWING, KINDS, type Kind, logFile } from './layout.ts'
import type { Pin, Pins, Terms } from './row.ts'

export type Tail = { readonly seq: number; readonly hash: string }
export type Pinned = { readonly kind: Kind; readonly pins: Pins }
export type Lost = Pinned & { readonly seq: number }
/** What stood in the book and what was forgotten, by key. */
export type Standing = {
  readonly records: ReadonlyMap<string, Pinned>
  readonly forgotten: ReadonlyMap<string, Line>
  /** Given up: a copy put back is held against what was known. */
  readonly lost: ReadonlyMap<string, Lost>
}

const logGenesis = (drawer: Drawer): string => genesisOf(`log ${drawer}`)
export const NOTHING = (drawer: Drawer): Tail => ({ seq: -1, hash: logGenesis(drawer) })

export function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw refusedBySystem(error, path, 'cannot-read')
  }
}

export const logOf = (dir: string, drawer: Drawer): Chain =>
  chainOf(bytesOf(logFile(dir, drawer)) ?? new Uint8Array(), logGenesis(drawer))

/** Room for the longest line of a log, and part of another. */
const TAIL = 16_384

/** The last line that is whole, read from the end. `undefined` where the end says nothing: then all of it must be read. */
export function tailOf(dir: string, drawer: Drawer): Tail | undefined {
  let handle: number
  try {
    handle = openSync(logFile(dir, drawer), 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NOTHING(drawer)
    throw error
  }
  try {
    const { size } = fstatSync(handle)
    if (size === 0) return NOTHING(drawer)
    const bytes = Buffer.allocUnsafe(Math.min(TAIL, size))
    const got = readSync(handle, bytes, 0, bytes.length, size - bytes.length)
    const read = bytes.subarray(0, got)
    if (read.at(-1) !== 0x0a) return undefined
    const from = read.lastIndexOf(0x0a, -2) + 1
    if (from === 0 && got < size) return undefined
    const line = readLine(read.subarray(from, -1))
    return line && { seq: line.seq, hash: line.hash }
  } finally {
    closeSync(handle)
  }
}

const isKind = (of: unknown): of is Kind => KINDS.some((one) => one === of)
const isGrowing = (of: unknown): of is Growing => GROWING.some((one) => one === of)

type Counting = {
  readonly records: Map<string, Pinned>
  readonly forgotten: Map<string, Line>
  readonly lost: Map<string, Lost>
}

function noted(line: Line, { records, forgotten, lost }: Counting): void {
  const { it } = line
  const key = it['key']
  if (typeof key !== 'string') return
  if (it['do'] === 'add' && isKind(it['kind']) && typeof it['sha256'] === 'string') {
    const before = records.get(key) ?? lost.get(key)
    const terms = it['terms'] as Terms | undefined
    const pins = { ...before?.pins, sha256: it['sha256'], ...(terms ? { terms } : {}) }
    records.set(key, { kind: it['kind'], pins })
    lost.delete(key)
    forgotten.delete(key)
  } else if (it['do'] === 'append' && isGrowing(it['file'])) {
    const of = records.get(key)
    const pin = { n: Number(it['n']), head: typeof it['head'] === 'string' ? it['head'] : '' }
    if (of) records.set(key, { ...of, pins: { ...of.pins, [it['file']]: pin } })
  } else if (it['do'] === 'accept') {
    const of = records.get(key)
    if (of && it['whole'] === true) lost.set(key, { ...of, seq: line.seq })
    if (it['whole'] === true) records.delete(key)
    else if (of) records.set(key, { ...of, pins: withLoss(of.pins, it) })
  } else if (it['do'] === 'forget') {
    records.delete(key)
    lost.delete(key)
    forgotten.set(key, line)
  }
}

/** What the log says of a record after a line that accepts a loss. */
export function withLoss(before: Pins, it: Item): Pins {
  const { events, contacts } = it['pins'] as { readonly [F in Growing]?: Pin }
  const { events: _, contacts: __, lost: known, ...rest } = before
  const more = it['lost'] as { readonly [F in Growing]: number }
  const lost = {
    events: (known?.events ?? 0) + more.events,
    contacts: (known?.contacts ?? 0) + more.contacts,
  }
  return { ...rest, ...(events ? { events } : {}), ...(contacts ? { contacts } : {}), lost }
}

export function standingOf(lines: readonly Line[]): Standing {
  const of: Counting = { records: new Map(), forgotten: new Map(), lost: new Map() }
  for (const line of lines) noted(line, of)
  return of
}

export const added = (kind: Kind, key: string, sha256: string, terms: Terms | undefined): Item => ({
  do: 'add',
  kind,
  key,
  sha256,
  ...(terms ? { terms } : {}),
})
export const appended = (key: string, file: Growing, n: number, head: string): Item => ({
  do: 'append',
  file,
  key,
  n,
  head,
})
