// Journal (协商记录): a negotiation on disk, one line a move, written and synced before anything is shown: a killed process
// loses at most the answer being typed. `open('zhang.jsonl', clock)` goes on where it stopped, `read` only looks.
import { closeSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Refusal, isRefusal, refusal } from '../core/finding.ts'
import { inputError } from '../schema/input-error.ts'
import { type Head, readHead, SESSION } from '../schema/session.ts'
import { writtenHead } from '../schema/session-written.ts'
import { MOST_BYTES } from '../schema/tree.ts'
import { makeFolder, syncFolder } from './folder.ts'
import { type Clock, type Journal, journalOf } from './journal-writer.ts'
import { type Held, type Lock, lock } from './lock.ts'
import { load, refusedBySystem } from './session-file.ts'
import { type Damage, GENESIS, lineOf, lineTree, scan, type Session } from './session-lines.ts'
import { writeNew } from './write-file.ts'

export type { Damage, Entry, Session } from './session-lines.ts'
export type { Clock, Journal } from './journal-writer.ts'
/** Why a session cannot be written, or read at all; `damage` is the line up to which it can be read. */
export type Closed = Refusal & { readonly damage?: Damage }

const closedBy = (damage: Damage): Closed => ({ refused: damage.finding, damage })

/** Is it a session file, by its first line? A pipe is not looked into. */
export function isSession(path: string): boolean {
  if (!hasBytes(path)) return false
  const { bytes, handle } = load(path, 'read')
  closeSync(handle)
  const end = bytes.indexOf('\n')
  return bytes.subarray(0, end === -1 ? bytes.length : end).includes(`"schema":"${SESSION}"`)
}

function hasBytes(path: string): boolean {
  try {
    const stat = statSync(path)
    return stat.isFile() && stat.size > 0
  } catch {
    return false
  }
}

/** Everything that can be used of a session, which is left as it is. Throws an InputError where it is none. */
export function read(path: string): Session | Closed {
  const { bytes, handle } = load(path, 'read')
  closeSync(handle)
  const found = scan(bytes, path)
  return 'head' in found ? found : closedBy(found.damage)
}

/** A new session, its folder made where it is missing. */
export function create(path: string, head: Head, clock: Clock): Journal | Closed {
  const { text } = lineOf(writtenHead(head), clock().toISOString(), 0, GENESIS)
  readHead(lineTree(text, path, 1))
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw inputError('too-big', { mostBytes: MOST_BYTES }, { file: path })
  const changed = writing(path, () => makeFolder(dirname(path)))
  return locked(path, (held) => {
    if (statSync(path, { throwIfNoEntry: false })) return refusal('session-exists')
    writeNew(path, `${text}\n`)
    for (const folder of [dirname(path), ...changed]) syncFolder(folder)
    return opened(path, clock, held)
  })
}

/** A session to go on with. */
export function open(path: string, clock: Clock): Journal | Closed {
  closeSync(load(path, 'append').handle)
  return locked(path, (held) => opened(path, clock, held))
}

function writing<T>(path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw refusedBySystem(error, path, 'cannot-write')
  }
}

/** One file has one lock, by whatever links it is reached. */
const realPath = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })
    ? realpathSync(path)
    : join(realpathSync(dirname(path)), basename(path))

function locked(path: string, run: (held: Lock) => Journal | Closed): Journal | Closed {
  const held = writing(path, () => lock(realPath(path)))
  if ('by' in held) return heldBy(held)
  try {
    const journal = writing(path, () => run(held))
    if (isRefusal(journal)) held.release()
    return journal
  } catch (error) {
    held.release()
    throw error
  }
}

const heldBy = ({ by: { pid, host }, lock: file }: Held): Refusal =>
  refusal('session-locked', { pid: { count: pid }, host: { text: host }, lock: { text: file } })

function opened(path: string, clock: Clock, held: Lock): Journal | Closed {
  const loaded = load(path, 'append')
  try {
    const found = scan(loaded.bytes, path)
    if ('head' in found && found.damage === undefined) return journalOf(found, loaded, clock, held)
    closeSync(loaded.handle)
    return closedBy(found.damage as Damage)
  } catch (error) {
    closeSync(loaded.handle)
    throw error
  }
}
