// Writing a book (账册的写入): one process at a time, a moment of waiting for another. A change is confirmed when its file and the
// line of the log are on disk; the index follows, and is made again wherever it could not.
// writing('book', clock, (book) => book.append('demo-card-1f0c22ab', 'events', { is: 'payment', … }))
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Refusal, isRefusal, refusal } from '../../core/finding.ts'
import type { Plain } from '../../schema/plain.ts'
import { sha256 } from '../digest.ts'
import { makeFolder, syncFolder } from '../folder.ts'
import type { Clock } from '../journal-writer.ts'
import { type Lock, lock } from '../lock.ts'
import { refusedBySystem } from '../session-file.ts'
import { writeOwn } from '../write-file.ts'
import { type Accepting, type Loss, accept } from './accept.ts'
import type { LogLoss } from './accept-log.ts'
import { type Item, type Line, lineText } from './chain.ts'
import { filesIn } from './files.ts'
import { type Open, openDrawer } from './drawer.ts'
import { grow, takeBack } from './grow.ts'
import {
  BOOK,
  type Drawer,
  drawerOf,
  type Growing,
  growingFile,
  isLinked,
  type Kind,
  keyOf,
  mainFile,
  placeOf,
} from './layout.ts'
import { added, appended } from './log.ts'
import { dataOf, type Record, readRecord } from './record.ts'
import type { Pins, Terms } from './row.ts'

export type New = {
  readonly kind: Kind
  readonly id: string
  readonly text: string
  /** Of an agreement: what its policy asks for and it does not say itself. */
  readonly terms?: Terms
}
export type Added = { readonly id: string; readonly done: 'added' | 'there' | 'longer' } | Refusal
export type Forgotten = { readonly files: number; readonly bytes: number }

export type Writer = {
  /** An agreement as it stands while nobody else can write. */
  readonly record: (id: string) => Record | Refusal
  readonly add: (records: readonly New[]) => readonly Added[]
  readonly append: (id: string, file: Growing, it: Item) => Line | Refusal
  /** Several lines of one file, all of them or none. */
  readonly appendAll: (id: string, file: Growing, its: readonly Item[]) => readonly Line[] | Refusal
  readonly forget: (kind: Kind, id: string, why: Item) => Forgotten | Refusal
  /** Gives up what no copy can put back, for a reason that is kept. */
  readonly accept: (what: Accepting, why: Item) => Loss | LogLoss | Refusal
  /** Something that concerns the book as a whole: that masked data were shown. */
  readonly note: (it: Item) => Refusal | undefined
  /** The index of a drawer anew, from its log and the files. */
  readonly settle: (drawer: Drawer) => Refusal | undefined
}

/** Runs with the lock held. */
export function writing<T>(dir: string, clock: Clock, run: (writer: Writer) => T): T | Refusal {
  const held = told(dir, () => patient(join(dir, BOOK)))
  if ('by' in held)
    return refusal('book-locked', {
      pid: { count: held.by.pid },
      host: { text: held.by.host },
      lock: { text: held.lock },
    })
  const drawers = new Map<Drawer, Open>()
  try {
    return told(dir, () => run(writerOf(dir, clock, drawers)))
  } finally {
    // Once for all that was written: what is confirmed does not hang on it.
    for (const drawer of drawers.values()) drawer.settle()
    held.release()
  }
}

/** What the system refuses is told, and no bug. */
function told<T>(dir: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw refusedBySystem(error, dir, 'cannot-write')
  }
}

const TRIES = 200
const PAUSE = 25
const wait = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)

function patient(path: string): Lock | Exclude<ReturnType<typeof lock>, Lock> {
  for (let tries = 0; ; tries += 1) {
    const held = lock(path)
    if (!('by' in held) || tries === TRIES) return held
    wait()
  }
}

function writerOf(dir: string, clock: Clock, drawers: Map<Drawer, Open>): Writer {
  const drawer = (of: Drawer): Open | Refusal => {
    const known = drawers.get(of)
    if (known) return known
    const opened = openDrawer(dir, of, clock)
    if (!isRefusal(opened)) drawers.set(of, opened)
    return opened
  }
  const one = (id: string): { at: Open; record: Record } | Refusal => {
    const key = keyOf('agreement', id)
    const at = drawer(drawerOf(key))
    if (isRefusal(at)) return at
    const row = at.rows.get(key)
    if (!row) return refusal('book-unknown', { id: { text: id } })
    if (isLinked(dir, 'agreement', row.id)) return linked(dir, 'agreement', row.id)
    const record = readRecord(dir, 'agreement', row.id, key, row.pins)
    const [flaw] = record.flaws.filter(({ what }) => what !== 'unended')
    return flaw ? refusal('book-damaged', { file: { text: flaw.file } }) : { at, record }
  }
  const put = (id: string, file: Growing, its: readonly Item[]): readonly Line[] | Refusal => {
    const found = one(id)
    if (isRefusal(found)) return found
    const { at, record } = found
    const { key } = record
    const chain = record.chains[file]
    const twice = its.find(
      ({ id: own }) => own !== undefined && chain.lines.some(({ it }) => it['id'] === own),
    )
    if (twice) return refusal('book-entered-twice', { id: { text: JSON.stringify(twice['id']) } })
    const path = growingFile(dir, id, file)
    const lines: Line[] = [...chain.lines]
    let [text, hash] = ['', chain.hash]
    for (const it of its) {
      const [seq, when] = [lines.length, clock().toISOString()]
      const line = lineText(it, when, seq, hash)
      ;[text, hash] = [`${text}${line.text}\n`, line.hash]
      lines.push({ seq, at: when, it, hash })
    }
    grow(path, chain, text)
    try {
      at.note([appended(key, file, lines.length, hash)])
    } catch (error) {
      takeBack(path, chain.size)
      throw error
    }
    const pins = { ...record.row.pins, [file]: { n: lines.length, head: hash } }
    at.rows.set(key, readRecord(dir, 'agreement', id, key, pins).row)
    return lines.slice(chain.lines.length)
  }
  return {
    record: (id) => {
      const found = one(id)
      return isRefusal(found) ? found : found.record
    },
    add: (records) => addAll(dir, records, drawer),
    append: (id, file, it) => {
      const lines = put(id, file, [it])
      return isRefusal(lines) ? lines : (lines[0] as Line)
    },
    appendAll: put,
    forget: (kind, id, why) => {
      const key = keyOf(kind, id)
      const at = drawer(drawerOf(key))
      return isRefusal(at) ? at : forgotten(dir, at, kind, id, why)
    },
    accept: (what, why) => accept(dir, what, why, { drawer, clock }),
    note: (it) => {
      const at = drawer(BOOK)
      if (isRefusal(at)) return at
      at.note([it])
      return undefined
    },
    settle: (of) => {
      const at = openDrawer(dir, of, clock, true)
      if (isRefusal(at)) return at
      at.settle()
      return undefined
    },
  }
}

/** Record by record on disk, then one line of the log and one row for each: thousands at once cost little more than one. */
function addAll(dir: string, records: readonly New[], drawer: (of: Drawer) => Open | Refusal): Added[] {
  const done: Added[] = []
  const noted = new Map<Open, { items: Item[]; keys: Set<string> }>()
  for (const { kind, id, text, terms } of records) {
    const key = keyOf(kind, id)
    const at = drawer(drawerOf(key))
    if (isRefusal(at)) {
      done.push(at)
      continue
    }
    const made = placed(dir, at, { kind, id, text }, key)
    done.push(made)
    if (isRefusal(made) || made.done === 'there') continue
    const notes = noted.get(at) ?? { items: [], keys: new Set() }
    notes.items.push(added(kind, key, sha256(text), terms))
    noted.set(at, notes)
    // What the log has confirmed of it holds, also where its files are gone and no row knows of it any more.
    const known = knownOf(at, key)
    const pins = { ...known, sha256: sha256(text), ...(terms ? { terms } : {}) }
    at.rows.set(key, readRecord(dir, kind, id, key, pins).row)
  }
  for (const [at, { items }] of noted) at.note(items)
  return done
}

/** What the rows or the log know of it, also where it was given up. */
function knownOf(at: Open, key: string): Pins | undefined {
  const row = at.rows.get(key)
  if (row) return row.pins
  const { records, lost } = at.standing()
  return (records.get(key) ?? lost.get(key))?.pins
}

const linked = (dir: string, kind: Kind, id: string): Refusal =>
  refusal('book-damaged', { file: { text: placeOf(dir, kind, id) } })

function placed(dir: string, at: Open, { kind, id, text }: New, key: string): Added {
  if (kind === 'agreement' && isLinked(dir, kind, id)) return linked(dir, kind, id)
  const main = mainFile(dir, kind, id)
  const row = at.rows.get(key)
  const digest = sha256(text)
  const stands = existsSync(main) && sha256(readFileSync(main)) === digest
  if (row?.pins.sha256 === digest && stands) return { id, done: 'there' }
  // A copy puts back what is gone or damaged.
  const back = knownOf(at, key)?.sha256
  // A session that was gone on with is the same one, longer.
  const longer = row && kind === 'session' && existsSync(main) && text.startsWith(readFileSync(main, 'utf8'))
  if (back !== undefined && back !== digest && !longer) return refusal('book-taken', { id: { text: id } })
  if (back === undefined && existsSync(placeOf(dir, kind, id))) {
    const said = existsSync(main) ? dataOf(kind, readFileSync(main)) : undefined
    const other = kind === 'agreement' && (said as { id?: Plain } | undefined)?.id
    if (typeof other === 'string' && other !== id) return refusal('book-taken', { id: { text: id } })
    if (at.standing().forgotten.has(key)) rmSync(placeOf(dir, kind, id), { recursive: true })
    else if (kind === 'agreement' && existsSync(growingFile(dir, id, 'events')))
      return refusal('book-damaged', { file: { text: main } })
  }
  const changed = makeFolder(dirname(main))
  writeOwn(main, text)
  for (const folder of [dirname(main), ...changed]) syncFolder(folder)
  return { id, done: longer ? 'longer' : 'added' }
}

/** The line that says so first: a process that dies in between leaves files of which a check tells that they should be gone. */
function forgotten(dir: string, at: Open, kind: Kind, id: string, why: Item): Forgotten | Refusal {
  const key = keyOf(kind, id)
  const place = placeOf(dir, kind, id)
  const standing = at.standing()
  const stands = standing.records.has(key) || standing.lost.has(key)
  if (!stands && !standing.forgotten.has(key)) return refusal('book-unknown', { id: { text: id } })
  if (isLinked(dir, kind, id)) return linked(dir, kind, id)
  const there = existsSync(place)
  if (!stands && !there) return refusal('book-forgotten', { id: { text: id } })
  const sizes = there ? sizesOf(place) : []
  const of = { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  if (stands) at.note([{ do: 'forget', key, kind, ...why, ...of }])
  rmSync(place, { recursive: true, force: true })
  // What a process left that died while it wrote may hold a copy; nobody else writes now.
  for (const file of filesIn(dir)) if (/^\..*\.tmp$/.test(basename(file))) rmSync(file, { force: true })
  if (existsSync(dirname(place))) syncFolder(dirname(place))
  at.rows.delete(key)
  return of
}

const sizesOf = (place: string): number[] =>
  statSync(place).isDirectory() ? filesIn(place).map((file) => statSync(file).size) : [statSync(place).size]
