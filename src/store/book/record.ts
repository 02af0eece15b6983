// A record as it stands on disk (账册记录): an agreement with its payments and contacts, a case, or a session; read, and held
// against what the log says it must hold. A file that goes further than the log was written by a process that died
// before it could say so: what it holds is whole, and is taken up.
import type { Move } from '../../core/negotiation.ts'
import { InputError } from '../../schema/input-error.ts'
import type { Plain } from '../../schema/plain.ts'
import { sha256 } from '../digest.ts'
import { scan } from '../session-lines.ts'
import { type Chain, chainOf, genesisOf } from './chain.ts'
import { type Growing, growingFile, type Kind, mainFile } from './layout.ts'
import { bytesOf } from './log.ts'
import { agreementRow, caseRow, type Pin, type Pins, type Row, sessionRow } from './row.ts'

/** What is wrong with a file; `line` is the first that cannot be used. */
export type Flaw =
  | { readonly what: 'missing' | 'changed'; readonly file: string }
  | { readonly what: 'broken'; readonly file: string; readonly line: number; readonly why: string }
  | { readonly what: 'cut'; readonly file: string; readonly has: number; readonly want: number }
  | { readonly what: 'unended'; readonly file: string; readonly line: number }
export type Loose = { readonly file: string; readonly lines: number; readonly torn: number }

export type Record = {
  readonly kind: Kind
  readonly id: string
  readonly key: string
  readonly data: Plain
  readonly chains: Readonly<{ [F in Growing]: Chain }>
  readonly flaws: readonly Flaw[]
  /** Lines that no log knows, and bytes of a last line that was not written to its end. */
  readonly loose: readonly Loose[]
  readonly row: Row
}

/** What a file of ours says, or nothing where it cannot be read. */
export function dataOf(kind: Kind, bytes: Uint8Array): Plain | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // Whether a key stands twice in it was seen when it was added.
    return JSON.parse(kind === 'session' ? (text.split('\n', 1)[0] ?? '') : text) as Plain
  } catch {
    return undefined
  }
}

const growGenesis = (key: string, file: Growing): string => genesisOf(`${file} ${key}`)

const EMPTY: Chain = { lines: [], hash: '', size: 0, unended: false }

/** How a chain stands to what is known of it. */
function flawsOf(file: string, chain: Chain, pin: Pin | undefined): Flaw[] {
  const { damage, lines, unended } = chain
  const [n, head] = [pin?.n ?? 0, pin?.head]
  if (damage) return [{ what: 'broken', file, line: damage.line, why: damage.why }]
  if (lines.length < n) return [{ what: 'cut', file, has: lines.length, want: n }]
  if (n > 0 && lines[n - 1]?.hash !== head) return [{ what: 'changed', file }]
  return unended && n === lines.length ? [{ what: 'unended', file, line: lines.length }] : []
}

/** `undefined` where nothing at all stands there. */
export function readRecord(dir: string, kind: Kind, id: string, key: string, pins: Pins): Record {
  const main = mainFile(dir, kind, id)
  const bytes = bytesOf(main)
  const data = bytes && dataOf(kind, bytes)
  const flaws: Flaw[] = []
  if (!bytes) flaws.push({ what: 'missing', file: main })
  else if (sha256(bytes) !== pins.sha256) flaws.push({ what: 'changed', file: main })
  const loose: Loose[] = []
  const chain = (file: Growing): Chain => {
    if (kind !== 'agreement') return EMPTY
    const path = growingFile(dir, id, file)
    const grown = bytesOf(path)
    const pin = pins[file]
    if (!grown && pin) flaws.push({ what: 'missing', file: path })
    if (!grown) return chainOf(new Uint8Array(), growGenesis(key, file))
    const read = chainOf(grown, growGenesis(key, file))
    flaws.push(...flawsOf(path, read, pin))
    const [more, torn] = [read.lines.length - (pin?.n ?? 0), read.torn?.bytes.length ?? 0]
    if (more > 0 || torn > 0) loose.push({ file: path, lines: Math.max(0, more), torn })
    return read
  }
  const chains = { events: chain('events'), contacts: chain('contacts') }
  const known = data ?? {}
  const row =
    kind === 'agreement'
      ? { ...agreementRow(key, pins, known, chains.events.lines, chains.contacts.lines), id }
      : kind === 'session'
        ? sessionRow(id, key, pins, known, bytes ? movesIn(bytes, main) : [])
        : caseRow(id, key, pins, known)
  return { kind, id, key, data: known, chains, flaws, loose, row }
}

/** As far as the session can be read. */
function movesIn(bytes: Uint8Array, file: string): Move[] {
  try {
    const found = scan(bytes, file)
    return 'entries' in found ? found.entries.map(({ move }) => move) : []
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}

/** The lines of a session, each as it was written; what cannot be read is left out. */
export const sessionLines = (dir: string, id: string): Plain[] =>
  (bytesOf(mainFile(dir, 'session', id))?.toString('utf8') ?? '').split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Plain]
    } catch {
      return []
    }
  })
