// Checking a book (账册检查): every file of it is read, its lines followed, and held against the log; the log is held against the
// files and the index. What is found is told with what is lost by it, and what is not: the program mends nothing it cannot.
// { what: 'cut', file: 'agreements/4f/…/events.ndjson', has: 3, want: 4 }: one payment is gone, the three before it stand.
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { InputError } from '../../schema/input-error.ts'
import { sha256 } from '../digest.ts'
import type { Chain } from './chain.ts'
import { filesIn } from './files.ts'
import { idsIn, storedIndex } from './index.ts'
import {
  BOOK,
  type Drawer,
  DRAWERS,
  headFile,
  indexFile,
  isLinked,
  type Kind,
  KINDS,
  logFile,
  placeOf,
} from './layout.ts'
import { bytesOf, logOf, type Pinned, type Standing, standingOf } from './log.ts'
import { type Record as Read, readRecord } from './record.ts'

export type Damage = {
  readonly what:
    | 'missing'
    | 'changed'
    | 'broken'
    | 'cut'
    | 'unended'
    | 'head'
    | 'log-missing'
    | 'log-broken'
    | 'log-cut'
    | 'log-changed'
    | 'index'
    | 'not-gone'
    | 'gone'
    | 'link'
    | 'unread'
  /** From the folder of the book. */
  readonly file: string
  readonly line?: number
  readonly why?: string
  readonly has?: number
  readonly want?: number
}
/** Nothing that was confirmed is touched by it, but for what somebody accepted as lost. */
export type Remark = {
  readonly what:
    | 'loose'
    | 'torn'
    | 'stray'
    | 'behind'
    | 'no-index'
    | 'aside'
    | 'accepted'
    | 'accepted-log'
    | 'given-up'
  readonly file: string
  readonly lines?: number
  readonly bytes?: number
}
export type Checked = {
  readonly records: Readonly<{ [K in Kind]: number }>
  readonly lines: number
  readonly files: number
  readonly forgotten: number
  readonly damages: readonly Damage[]
  readonly remarks: readonly Remark[]
}

type Told = {
  damages: Damage[]
  remarks: Remark[]
  counts: Record<Kind, number>
  lines: number
  forgotten: number
}

export function checked(dir: string): Checked {
  const told: Told = {
    damages: [],
    remarks: [],
    counts: { agreement: 0, case: 0, session: 0 },
    lines: 0,
    forgotten: 0,
  }
  const book = chainOfDrawer(dir, BOOK, told)
  checkHead(dir, book, told)
  for (const drawer of DRAWERS) checkDrawer(dir, drawer, told)
  checkTop(dir, told)
  const { counts, damages, remarks, lines, forgotten } = told
  return { records: counts, files: filesIn(dir).length, lines, forgotten, damages, remarks }
}

function checkHead(dir: string, { lines }: Chain, { damages }: Told): void {
  const begun = lines.findLast(({ it }) => it['do'] === 'begin')
  const bytes = bytesOf(headFile(dir))
  if (!bytes) damages.push({ what: 'missing', file: 'book.json' })
  else if (!begun || sha256(bytes) !== begun.it['sha256']) damages.push({ what: 'head', file: 'book.json' })
}

/** The log by itself, and against what its index has seen of it. */
function chainOfDrawer(dir: string, drawer: Drawer, { damages, remarks }: Told): Chain {
  const file = relative(dir, logFile(dir, drawer))
  const chain = logOf(dir, drawer)
  const { damage, torn, lines, unended } = chain
  const index = storedIndex(dir, drawer)
  const indexed = relative(dir, indexFile(dir, drawer))
  if (damage) damages.push({ what: 'log-broken', file, ...damage })
  if (unended) damages.push({ what: 'unended', file, line: lines.length })
  const there = existsSync(indexFile(dir, drawer))
  if (!index) {
    if (there) damages.push({ what: 'index', file: indexed })
    else if (lines.length > 0) remarks.push({ what: 'no-index', file: indexed })
  } else if (!damage) {
    const { seq, hash } = index.log
    if (seq >= lines.length)
      damages.push(
        existsSync(logFile(dir, drawer))
          ? { what: 'log-cut', file, has: lines.length, want: seq + 1 }
          : { what: 'log-missing', file, want: seq + 1 },
      )
    else if (seq >= 0 && lines[seq]?.hash !== hash) damages.push({ what: 'log-changed', file, line: seq + 1 })
    else if (seq + 1 < lines.length)
      remarks.push({ what: 'behind', file: indexed, lines: lines.length - seq - 1 })
  }
  if (torn) remarks.push({ what: 'torn', file, bytes: torn.bytes.length })
  if (lines.some(({ it }) => it['do'] === 'accept' && it['log'] === true))
    remarks.push({ what: 'accepted-log', file })
  return chain
}

function checkDrawer(dir: string, drawer: Drawer, told: Told): void {
  const { lines, damage } = chainOfDrawer(dir, drawer, told)
  const { records: pinned, forgotten, lost } = standingOf(lines)
  const records = new Map<string, Pinned>(pinned)
  const index = storedIndex(dir, drawer)
  // Where the log is broken or cut, the index may still know what it said.
  if (index && (damage || index.log.seq >= lines.length))
    for (const { key, kind, pins } of index.rows) records.set(key, { kind, pins })
  const ids = idsIn(dir, drawer)
  told.lines += lines.length
  told.forgotten += forgotten.size
  for (const [key, { kind, pins }] of records) {
    told.counts[kind] += 1
    const id = ids.get(key)?.id ?? index?.rows.find((row) => row.key === key)?.id
    const accepted = (pins.lost?.events ?? 0) + (pins.lost?.contacts ?? 0)
    if (id !== undefined && accepted > 0)
      told.remarks.push({ what: 'accepted', file: relative(dir, placeOf(dir, kind, id)), lines: accepted })
    if (id === undefined) told.damages.push({ what: 'gone', file: `${kind}s/${drawer}/? (${key})` })
    else checkRecord(dir, kind, id, key, pins, told)
  }
  for (const [key, { kind }] of lost) {
    const id = ids.get(key)?.id
    const file = id === undefined ? `${kind}s/${drawer}/? (${key})` : relative(dir, placeOf(dir, kind, id))
    told.remarks.push({ what: 'given-up', file })
  }
  checkStrays(dir, drawer, ids, { records, forgotten, lost }, told)
}

function checkRecord(
  dir: string,
  kind: Kind,
  id: string,
  key: string,
  pins: Pinned['pins'],
  told: Told,
): void {
  if (!existsSync(placeOf(dir, kind, id))) {
    told.damages.push({ what: 'gone', file: relative(dir, placeOf(dir, kind, id)) })
    return
  }
  if (isLinked(dir, kind, id))
    told.damages.push({ what: 'link', file: relative(dir, placeOf(dir, kind, id)) })
  const read = readable(dir, kind, id, key, pins, told)
  if (!read) return
  const { flaws, loose, chains } = read
  told.lines += chains.events.lines.length + chains.contacts.lines.length
  for (const flaw of flaws) told.damages.push({ ...flaw, file: relative(dir, flaw.file) })
  for (const { file, lines, torn } of loose) {
    if (lines > 0) told.remarks.push({ what: 'loose', file: relative(dir, file), lines })
    if (torn > 0 && !flaws.some((flaw) => flaw.file === file))
      told.remarks.push({ what: 'torn', file: relative(dir, file), bytes: torn })
  }
}

const strayOr = (name: string): 'aside' | 'stray' => (/\.ndjson\.torn-\d+$/.test(name) ? 'aside' : 'stray')

/** What the system does not let read is told, and the rest of the book is checked. */
function readable(
  dir: string,
  kind: Kind,
  id: string,
  key: string,
  pins: Pinned['pins'],
  { damages }: Told,
): Read | undefined {
  try {
    return readRecord(dir, kind, id, key, pins)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    for (const { file } of error.troubles) damages.push({ what: 'unread', file: relative(dir, file ?? dir) })
    return undefined
  }
}

const OURS = new Set(['agreement.json', 'events.ndjson', 'contacts.ndjson'])

function checkStrays(
  dir: string,
  drawer: Drawer,
  ids: ReturnType<typeof idsIn>,
  { records, forgotten, lost }: Standing,
  told: Told,
): void {
  for (const kind of KINDS) {
    const folder = join(dir, `${kind}s`, drawer)
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = relative(dir, join(folder, entry.name))
      const keys = [...ids].flatMap(([key, { id, kind: own }]) =>
        own === kind && basename(placeOf(dir, kind, id)) === entry.name ? [key] : [],
      )
      if (keys.some((key) => records.has(key))) {
        if (entry.isDirectory())
          for (const name of readdirSync(join(folder, entry.name)))
            if (!OURS.has(name)) told.remarks.push({ what: strayOr(name), file: join(file, name) })
      } else if (keys.some((key) => lost.has(key))) continue
      else if (keys.some((key) => forgotten.has(key))) told.damages.push({ what: 'not-gone', file })
      else told.remarks.push({ what: 'stray', file })
    }
  }
}

const TOP = new Set(['book.json', 'log', 'index', 'agreements', 'cases', 'sessions'])

function checkTop(dir: string, { remarks }: Told): void {
  for (const name of readdirSync(dir)) {
    if (TOP.has(name) || name.startsWith('.') || name.startsWith('book.lock')) continue
    remarks.push({ what: 'stray', file: name })
  }
  for (const folder of ['log', 'index'])
    if (existsSync(join(dir, folder)))
      for (const name of readdirSync(join(dir, folder)))
        if (!/^([0-9a-f]{2}|book)\.(ndjson|json)$/.test(name))
          remarks.push({ what: strayOr(name), file: `${folder}/${name}` })
}
