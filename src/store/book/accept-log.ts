// Accepting the loss of a log (确认日志损失): the lines that stand stay, what follows them is kept beside, and what the index and the files
// still vouch for is written down anew. That some records were forgotten, or shown, may be lost with it.
import { rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { type Refusal, refusal } from '../../core/finding.ts'
import type { Plain } from '../../schema/plain.ts'
import { canonical } from '../canonical.ts'
import { sha256 } from '../digest.ts'
import type { Clock } from '../journal-writer.ts'
import { keepBeside } from '../session-file.ts'
import { writeOwn } from '../write-file.ts'
import { type Chain, type Item, lineText } from './chain.ts'
import { hasSeen, type Open, openDrawer } from './drawer.ts'
import { type Index, idsIn, storedIndex } from './index.ts'
import { BOOK, type Drawer, GROWING, headFile, indexFile, type Kind, logFile, mainFile } from './layout.ts'
import { added, appended, bytesOf, logOf, type Pinned, standingOf } from './log.ts'
import { readRecord } from './record.ts'
import type { Pins, Row } from './row.ts'

const SCHEMA = 'parley/book@1'
/** The head of a new book, or of one whose head was lost. */
export const newHead = (): string => `${canonical({ schema: SCHEMA, id: randomBytes(8).toString('hex') })}\n`

/** What a head says it is. `undefined`: it is none that can be read. */
function schemaOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    const said = JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as { schema?: unknown } | null
    return typeof said?.schema === 'string' ? said.schema : undefined
  } catch {
    return undefined
  }
}
export const isHead = (bytes: Uint8Array | undefined): boolean => schemaOf(bytes) === SCHEMA

/** A head as another version of the program writes it: such a book is left alone. */
export function otherHead(bytes: Uint8Array | undefined): Refusal | undefined {
  const schema = schemaOf(bytes)
  return schema === undefined || schema === SCHEMA || !/^parley\/book@\d+$/.test(schema)
    ? undefined
    : refusal('book-other-version', { schema: { text: schema }, known: { text: SCHEMA } })
}

/** Records that were written down anew. */
export type LogLoss = { readonly records: number }

export function acceptLog(dir: string, drawer: Drawer, clock: Clock, why: Item): LogLoss | Refusal {
  const path = logFile(dir, drawer)
  const chain = logOf(dir, drawer)
  const stored = storedIndex(dir, drawer)
  if (!chain.damage && (!stored || hasSeen(chain.lines, stored.log)))
    return refusal('book-nothing-lost', { id: { text: `log/${drawer}.ndjson` } })
  const { items, records } =
    drawer === BOOK ? { items: begins(dir, chain), records: 0 } : known(dir, drawer, chain, stored)
  const bytes = bytesOf(path) ?? Buffer.alloc(0)
  const rest = bytes.subarray(chain.size)
  if (rest.length > 0) keepBeside(rest, path)
  let text = chain.unended ? '\n' : ''
  let { hash } = chain
  let seq = chain.lines.length
  for (const it of [{ do: 'accept', log: true, ...why, has: chain.lines.length }, ...items]) {
    const line = lineText(it, clock().toISOString(), seq, hash)
    text += `${line.text}\n`
    ;({ hash } = line)
    seq += 1
  }
  writeOwn(path, Buffer.concat([bytes.subarray(0, chain.size), Buffer.from(text)]))
  rmSync(indexFile(dir, drawer), { force: true })
  const at = openDrawer(dir, drawer, clock, true)
  if ('refused' in at) return at
  at.settle()
  return { records }
}

/** A head that is gone or another than was begun with is written anew. */
export function acceptHead(dir: string, at: Open, why: Item): LogLoss | Refusal {
  const { lines } = logOf(dir, BOOK)
  const head = bytesOf(headFile(dir))
  const begun = lines.findLast(({ it }) => it['do'] === 'begin')?.it['sha256']
  if (head && sha256(head) === begun) return refusal('book-nothing-lost', { id: { text: 'book.json' } })
  const text = head && isHead(head) ? head : newHead()
  if (text !== head) writeOwn(headFile(dir), text)
  at.note([
    { do: 'accept', head: true, ...why },
    { do: 'begin', sha256: sha256(text) },
  ])
  return { records: 0 }
}

/** The head that stands is the one that was begun with. */
function begins(dir: string, { lines }: Chain): Item[] {
  const head = bytesOf(headFile(dir))
  const digest = head && sha256(head)
  const begun = lines.findLast(({ it }) => it['do'] === 'begin')?.it['sha256']
  return head === undefined || digest === undefined || !isHead(head) || digest === begun
    ? []
    : [{ do: 'begin', sha256: digest }]
}

/** What of every record the log, the index or the files vouch for, as lines of the log; what the log says already is not said again. */
function known(
  dir: string,
  drawer: Drawer,
  { lines }: Chain,
  index: Index | undefined,
): { items: Item[]; records: number } {
  const { records, forgotten, lost } = standingOf(lines)
  const indexed = new Map<string, Row>()
  for (const row of index?.rows ?? []) {
    // A row made before the record was forgotten, or given up, is out of date.
    const gone = (forgotten.get(row.key) ?? lost.get(row.key))?.seq ?? -1
    if ((index?.log.seq ?? -1) > gone) indexed.set(row.key, row)
  }
  const ids = idsIn(dir, drawer)
  const items: Item[] = []
  let anew = 0
  for (const key of new Set([...indexed.keys(), ...ids.keys()])) {
    const [row, said, found] = [indexed.get(key), records.get(key), ids.get(key)]
    const kind = row?.kind ?? said?.kind ?? found?.kind
    const id = found?.id ?? row?.id
    // What only the files tell of was forgotten, or given up, or put there.
    if (kind === undefined || id === undefined || (!row && !said && (forgotten.has(key) || lost.has(key))))
      continue
    const pins = best(dir, kind, id, key, [row?.pins, said?.pins]) ?? asItStands(dir, kind, id, key)
    if (!pins || JSON.stringify(pins) === JSON.stringify(said?.pins)) continue
    items.push(added(kind, key, pins.sha256, pins.terms))
    for (const file of GROWING) {
      const pin = pins[file]
      if (pin) items.push(appended(key, file, pin.n, pin.head))
    }
    if (pins.lost) items.push(acceptedBefore(key, kind, pins, said))
    anew += 1
  }
  return { items, records: anew }
}

/** What was accepted as lost is told ever after, also where the line that said so is lost itself. */
const acceptedBefore = (
  key: string,
  kind: Kind,
  { events, contacts, lost }: Pins,
  said: Pinned | undefined,
): Item => ({
  do: 'accept',
  key,
  kind,
  pins: { ...(events ? { events } : {}), ...(contacts ? { contacts } : {}) },
  lost: {
    events: (lost?.events ?? 0) - (said?.pins.lost?.events ?? 0),
    contacts: (lost?.contacts ?? 0) - (said?.pins.lost?.contacts ?? 0),
  },
})

/** Of what is said of a record what its files hold to; else what asks for most. */
function best(
  dir: string,
  kind: Kind,
  id: string,
  key: string,
  said: readonly (Pins | undefined)[],
): Pins | undefined {
  const size = (pins: Pins): number => GROWING.reduce((sum, file) => sum + (pins[file]?.n ?? 0), 0)
  const all = said.filter((pins) => pins !== undefined).toSorted((a, b) => size(b) - size(a))
  return all.find((pins) => readRecord(dir, kind, id, key, pins).flaws.length === 0) ?? all[0]
}

/** Nobody else tells of it: the files as they are, if they can be read. */
function asItStands(dir: string, kind: Kind, id: string, key: string): Pins | undefined {
  const bytes = bytesOf(mainFile(dir, kind, id))
  if (!bytes) return undefined
  const digest = sha256(bytes)
  const { chains, data } = readRecord(dir, kind, id, key, { sha256: digest })
  if (Object.keys(data as { [key: string]: Plain }).length === 0) return undefined
  return {
    sha256: digest,
    ...Object.fromEntries(
      GROWING.flatMap((file) => {
        const { lines, hash } = chains[file]
        return lines.length === 0 ? [] : [[file, { n: lines.length, head: hash }]]
      }),
    ),
  }
}
