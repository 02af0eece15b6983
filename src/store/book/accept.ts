// Accepting a loss (确认损失): what no copy can put back is given up, by somebody, for a reason: the damaged part is set aside, what stands
// goes on, and the log keeps for ever that and how much was lost. Nothing is ever accepted by itself.
// accepted(at, 'agreement', 'demo-card-9bbcd208', why): 2 of 5 payments cannot be used: 3 stand and are gone on with.
import { closeSync, fstatSync, lstatSync, openSync, readSync, rmSync } from 'node:fs'
import { type Refusal, isRefusal, refusal } from '../../core/finding.ts'
import type { Clock } from '../journal-writer.ts'
import { setAside } from '../session-file.ts'
import type { Item } from './chain.ts'
import type { Open } from './drawer.ts'
import {
  BOOK,
  type Drawer,
  DRAWERS,
  drawerOf,
  GROWING,
  type Growing,
  growingFile,
  keyOf,
  KINDS,
  mainFile,
} from './layout.ts'
import { type LogLoss, acceptHead, acceptLog } from './accept-log.ts'
import { idsIn } from './index.ts'
import { type Pinned, withLoss } from './log.ts'
import { type Flaw, type Record, readRecord } from './record.ts'
import type { Pin } from './row.ts'

/** Entries that were confirmed and cannot be used; `whole`: the agreement, case or session itself. */
export type Loss = { readonly events: number; readonly contacts: number; readonly whole: boolean }

/** What is given up: a record by its id or by its key, the log of a drawer, the head of the book. */
export type Accepting =
  | { readonly id: string }
  | { readonly key: string }
  | { readonly log: Drawer }
  | { readonly head: true }

/** As the check tells it: a file from the folder of the book, or the key of what nobody can find; else an id. */
export function acceptingOf(named: string): Accepting {
  const path = named.replaceAll('\\', '/')
  if (path === 'book.json') return { head: true }
  const log = /^log\/(\w+)\.ndjson$/.exec(path)?.[1]
  if (log !== undefined && (log === BOOK || DRAWERS.includes(log))) return { log }
  const key = /^(?:\w+\/[0-9a-f]{2}\/\? )?\(?([0-9a-f]{20})\)?$/.exec(path)?.[1]
  if (key !== undefined) return { key }
  const name = new RegExp(`^(?:${KINDS.join('|')})s/[0-9a-f]{2}/([^/]+)`).exec(path)?.[1]
  return { id: name === undefined ? named : name.replace(/\.jsonl?$/, '') }
}

export function accept(
  dir: string,
  what: Accepting,
  why: Item,
  { drawer, clock }: { readonly drawer: (of: Drawer) => Open | Refusal; readonly clock: Clock },
): Loss | LogLoss | Refusal {
  if ('log' in what) return acceptLog(dir, what.log, clock, why)
  if ('head' in what) {
    const at = drawer(BOOK)
    return isRefusal(at) ? at : acceptHead(dir, at, why)
  }
  for (const key of 'key' in what ? [what.key] : KINDS.map((kind) => keyOf(kind, what.id))) {
    const at = drawer(drawerOf(key))
    if (isRefusal(at)) return at
    const known = at.standing().records.get(key)
    const id = idsIn(dir, drawerOf(key)).get(key)?.id ?? at.rows.get(key)?.id
    if (known) return acceptRecord(dir, at, { key, id, known, why })
  }
  return refusal('book-unknown', { id: { text: 'key' in what ? what.key : what.id } })
}

/** `known`: what the log says of it; `id` is not known where none of its files can be found. */
function acceptRecord(
  dir: string,
  at: Open,
  { key, id, known, why }: { key: string; id: string | undefined; known: Pinned; why: Item },
): Loss | Refusal {
  const { kind, pins } = known
  const record = id === undefined ? undefined : readRecord(dir, kind, id, key, pins)
  const flaws = record?.flaws.filter(({ what }) => what !== 'unended') ?? []
  if (record && flaws.length === 0) return refusal('book-nothing-lost', { id: { text: record.id } })
  if (!record || flaws.some(({ file }) => file === mainFile(dir, kind, record.id)))
    return giveUp(at, key, known, why)
  const lost = { events: lostOf(record, 'events', dir), contacts: lostOf(record, 'contacts', dir) }
  for (const file of GROWING) mend(dir, record, file)
  const line = { do: 'accept', key, kind, ...why, pins: standing(record), lost }
  at.note([line])
  at.rows.set(key, readRecord(dir, kind, record.id, key, withLoss(pins, line)).row)
  return { ...lost, whole: false }
}

/** It has no row any more; its files stay where they are, and a copy of it put back is held against what was known. */
function giveUp(at: Open, key: string, { kind, pins }: Pinned, why: Item): Loss {
  at.note([{ do: 'accept', key, kind, ...why, whole: true }])
  at.rows.delete(key)
  return { events: pins.events?.n ?? 0, contacts: pins.contacts?.n ?? 0, whole: true }
}

/** Lines that were confirmed and are not used any more. Of a file that is another none can be vouched for. */
function lostOf({ id, flaws, chains, row }: Record, file: Growing, dir: string): number {
  const path = growingFile(dir, id, file)
  const flaw: Flaw | undefined = flaws.find((one) => one.file === path && one.what !== 'unended')
  const n = row.pins[file]?.n ?? 0
  if (!flaw) return 0
  return flaw.what === 'changed' ? n : Math.max(0, n - chains[file].lines.length)
}

/** The lines that stand, as they are. */
const standing = ({ chains }: Record): { readonly [F in Growing]?: Pin } =>
  Object.fromEntries(
    GROWING.flatMap((file) => {
      const { lines, hash } = chains[file]
      return lines.length === 0 ? [] : [[file, { n: lines.length, head: hash }]]
    }),
  )

/** What follows the last line that is used is kept beside the file. */
function mend(dir: string, { id, chains }: Record, file: Growing): void {
  const path = growingFile(dir, id, file)
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (!there) return
  // What a link points to is none of the book.
  if (there.isSymbolicLink()) return rmSync(path)
  const { size } = chains[file]
  const handle = openSync(path, 'r+')
  try {
    const rest = Buffer.alloc(fstatSync(handle).size - size)
    if (rest.length === 0) return
    for (let got = 0; got < rest.length;) {
      const more = readSync(handle, rest, got, rest.length - got, size + got)
      if (more === 0) break
      got += more
    }
    setAside(rest, { handle, path, size })
  } finally {
    closeSync(handle)
  }
}
