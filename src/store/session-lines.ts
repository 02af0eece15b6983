// The lines of a session file (协商记录的行): each holds the hash of the one before, so that none can be lost, moved or
// changed unseen: {"at":"2026-11-22T08:15:30.000Z","hash":"…","move":{…},"prev":"…","seq":3}. Lines missing at the end leave
// a shorter session that is whole: only who has noted the last hash (an agreement) can tell.
import { type Finding, refusal } from '../core/finding.ts'
import type { Move } from '../core/negotiation.ts'
import { InputError, type Trouble } from '../schema/input-error.ts'
import { jsonTree } from '../schema/json.ts'
import type { Plain } from '../schema/plain.ts'
import { digitsAfter, digitsAtFirst, type Head, readHead, readLine } from '../schema/session.ts'
import type { Tree } from '../schema/tree.ts'
import { canonical, unseenEscaped } from './canonical.ts'
import { sha256 } from './digest.ts'
import { decode } from './read-tree.ts'

export type Entry = { readonly seq: number; readonly at: string; readonly move: Move; readonly hash: string }
/** From this line on nothing is used. */
export type Damage = {
  readonly line: number
  readonly finding: Finding
  /** What exactly is wrong, where the line can be read that far. */
  readonly troubles: readonly Trouble[]
}
export type Session = {
  readonly file: string
  readonly head: Head
  /** When it was begun. */
  readonly at: string
  readonly entries: readonly Entry[]
  /** Of the last line that is used. */
  readonly hash: string
  readonly damage?: Damage
  /** A last line that was not written to its end, and never shown to anybody. */
  readonly torn?: { readonly line: number; readonly bytes: Uint8Array }
}
/** A session with what is needed to go on writing it. */
export type Scan = Session & {
  /** Bytes up to the end of the last line that is used. */
  readonly size: number
  /** The last line is whole but for its end: an editor took it off. */
  readonly unended: boolean
  readonly digits: number
}

/** What the first line follows. */
export const GENESIS = '0'.repeat(64)
const NEWLINE = 0x0a

/** The text of a line and its hash: SHA-256 of the hash before and the canonical text of everything else in the line. */
export function lineOf(
  of: { readonly [key: string]: Plain | undefined },
  at: string,
  seq: number,
  prev: string,
): { readonly text: string; readonly hash: string } {
  const line = { ...of, at, seq, prev }
  const hash = sha256(prev + canonical(line))
  return { text: unseenEscaped(canonical({ ...line, hash })), hash }
}

/** A line as a tree whose places are in the file. */
export function lineTree(text: string, file: string, line: number): Tree {
  const { root, place } = onLine(line, () => jsonTree(text, file))
  return { root, place: (path, what) => ({ ...place(path, what), line }) }
}

/** What is said of the only line of a text is said of this one. */
function onLine<T>(line: number, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(error.troubles.map((trouble) => ({ ...trouble, line })))
  }
}

/** All that can be used of a session file. Throws an InputError where it is none; a broken first line is damage. */
export function scan(bytes: Uint8Array, file: string): Scan | { readonly damage: Damage } {
  const first = cut(bytes, 0)
  const tree = treeOfLine(first.bytes, file, 1)
  const { at, ...head } = readHead(tree)
  const whole = chained(first.bytes, 1, GENESIS)
  if ('damage' in whole) return whole
  const entries: Entry[] = []
  let [hash, size, digits, ended] = [whole.hash, first.end, digitsAtFirst(head), first.ended]
  const so = (): Scan => ({ file, head, at, entries, hash, size, digits, unended: !ended })
  for (let line = 2; size < bytes.length; line += 1) {
    const next = cut(bytes, size)
    const read = entryOf(next.bytes, file, line, hash, digits)
    if ('damage' in read)
      return next.ended ? { ...so(), ...read } : { ...so(), torn: { line, bytes: next.bytes } }
    entries.push(read)
    ;[hash, size, digits, ended] = [read.hash, next.end, digitsAfter(digits, read.move), next.ended]
  }
  return so()
}

type Cut = { readonly bytes: Uint8Array; readonly end: number; readonly ended: boolean }
/** The line that begins at a byte. */
export function cut(bytes: Uint8Array, from: number): Cut {
  const at = bytes.indexOf(NEWLINE, from)
  return at === -1
    ? { bytes: bytes.subarray(from), end: bytes.length, ended: false }
    : { bytes: bytes.subarray(from, at), end: at + 1, ended: true }
}

function treeOfLine(bytes: Uint8Array, file: string, line: number): Tree {
  return lineTree(
    onLine(line, () => decode(bytes, file)),
    file,
    line,
  )
}

function entryOf(
  bytes: Uint8Array,
  file: string,
  line: number,
  prev: string,
  digits: number,
): Entry | { readonly damage: Damage } {
  try {
    const tree = treeOfLine(bytes, file, line)
    const whole = chained(bytes, line, prev)
    if ('damage' in whole) return whole
    return { seq: line - 1, ...readLine(tree, digits), hash: whole.hash }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { damage: damaged(line, 'unreadable', error.troubles) }
  }
}

/** The hash of a line that is as it was written and follows the one before. It is known to be JSON, and not too deep. */
function chained(
  bytes: Uint8Array,
  line: number,
  prev: string,
): { readonly hash: string } | { readonly damage: Damage } {
  const { hash, ...rest } = JSON.parse(new TextDecoder().decode(bytes)) as { [key: string]: Plain }
  if (typeof hash !== 'string' || !asWritten(bytes, rest, hash)) return { damage: damaged(line, 'changed') }
  return rest['prev'] === prev && rest['seq'] === line - 1
    ? { hash }
    : { damage: damaged(line, 'out-of-order') }
}

/** To the byte: another order of keys or another way to write a number is a change too. */
export function asWritten(bytes: Uint8Array, rest: { readonly [key: string]: Plain }, hash: string): boolean {
  const { at, seq, prev } = rest
  if (typeof at !== 'string' || typeof seq !== 'number' || typeof prev !== 'string') return false
  try {
    const made = lineOf(rest, at, seq, prev)
    return made.hash === hash && Buffer.compare(Buffer.from(made.text), bytes) === 0
  } catch (error) {
    // A number beyond all numbers: 1e999.
    if (error instanceof RangeError) return false
    throw error
  }
}

const damaged = (line: number, why: string, troubles: readonly Trouble[] = []): Damage => ({
  line,
  finding: refusal('session-damaged', { line: { count: line }, why: { word: why } }).refused,
  troubles,
})
