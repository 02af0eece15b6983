// The writer of a journal (协商记录的写入): what was torn is set aside first, then each move is one line, in one piece, synced.
// A line that does not fit on the disk is taken back; a file that another hand has changed is not written any more.
import { closeSync, fchmodSync, fstatSync, fsyncSync, statSync } from 'node:fs'
import { type Finding, type Refusal, refusal } from '../core/finding.ts'
import { type Move, type Standing, fold, step } from '../core/negotiation.ts'
import { inputError } from '../schema/input-error.ts'
import { digitsAfter, type Head, readLine } from '../schema/session.ts'
import { writtenMove } from '../schema/session-written.ts'
import type { Lock } from './lock.ts'
import { appendAll, type Loaded, MOST_SESSION, refusedBySystem, setAside } from './session-file.ts'
import { type Entry, lineOf, lineTree, type Scan } from './session-lines.ts'

/** What time it is. */
export type Clock = () => Date

export type Journal = {
  readonly file: string
  readonly head: Head
  /** When it was begun. */
  readonly at: string
  /** All moves so far. */
  readonly entries: () => readonly Entry[]
  readonly standing: () => Standing
  /** Of the last line: an agreement that quotes it pins everything that led to it. */
  readonly hash: () => string
  /** What was found and put right when it was opened. */
  readonly told: readonly Finding[]
  /** The move as it is on disk now, or why it may not be made. Throws an InputError where it cannot be written. */
  readonly append: (move: Move) => Entry | Refusal
  /** Others may write it now. */
  readonly close: () => void
}

const note = (rule: string, level: Finding['level'], args: Finding['args']): Finding => ({
  rule,
  level,
  args,
})

/** What is found wanting is put right, and told. */
function mended(
  path: string,
  found: Scan,
  handle: number,
  { from }: Lock,
): readonly [Finding[], size: number] {
  const told: Finding[] = []
  if (from === 'unknown') told.push(note('session-taken-over', 'notes', {}))
  else if (from) {
    const args = { pid: { count: from.pid }, host: { text: from.host } }
    told.push(note('session-taken-over-from', 'notes', args))
  }
  const { torn, unended, size } = found
  if (torn) {
    const aside = setAside(torn.bytes, { handle, path, size })
    const [line, bytes] = [{ count: torn.line }, { count: torn.bytes.length }]
    told.push(note('session-torn', 'warns', { line, bytes, aside: { text: aside } }))
  }
  if ((fstatSync(handle).mode & 0o077) !== 0) fchmodSync(handle, 0o600)
  if (!unended) return [told, size]
  const end = appendAll(handle, '\n', size)
  fsyncSync(handle)
  return [told, end]
}

/** A session that is read, locked and open, made good and ready to be written. */
export function journalOf(found: Scan, { handle }: Loaded, clock: Clock, held: Lock): Journal {
  const { file, head, at } = found
  const [told, end] = mended(file, found, handle, held)
  const entries = [...found.entries]
  let { hash, digits } = found
  let size = end
  let standing = fold(entries.map(({ move }) => move))
  /** What the system said when it could no longer be known what is on disk. */
  let broken: Error | undefined
  let closed = false

  const changed = (): string | undefined => {
    const [here, there] = [fstatSync(handle), statSync(file, { throwIfNoEntry: false })]
    if (there?.ino !== here.ino || there.dev !== here.dev) return 'replaced'
    if (here.size !== size) return 'written'
    return held.holds() ? undefined : 'unlocked'
  }

  const put = (text: string): void => {
    const before = size
    try {
      if (broken) throw broken
      size = appendAll(handle, text, size)
      // After a failed sync nobody knows what is on disk: nothing more is promised.
      fsyncSync(handle)
    } catch (error) {
      if (size !== before || fstatSync(handle).size !== before) broken = error as Error
      throw refusedBySystem(error, file, 'cannot-write')
    }
  }

  return {
    file,
    head,
    at,
    told,
    entries: () => [...entries],
    standing: () => standing,
    hash: () => hash,
    append: (move) => {
      if (closed) throw new Error(`${file} is closed`)
      const seq = entries.length + 1
      const line = lineOf({ move: writtenMove(move, digits) }, clock().toISOString(), seq, hash)
      // What is written is what can be read: a move goes on as it will be found again.
      const said = readLine(lineTree(line.text, file, seq + 1), digits)
      const { standing: next, finding } = step(standing, said.move)
      if (finding) return { refused: finding }
      const text = `${line.text}\n`
      if (size + Buffer.byteLength(text) > MOST_SESSION)
        throw inputError('too-big', { mostBytes: MOST_SESSION }, { file })
      const why = changed()
      if (why !== undefined) return refusal('session-changed', { why: { word: why } })
      put(text)
      const entry = { seq, ...said, hash: line.hash }
      entries.push(entry)
      ;[hash, digits, standing] = [line.hash, digitsAfter(digits, said.move), next]
      return entry
    },
    close: () => {
      if (closed) return
      closed = true
      closeSync(handle)
      held.release()
    },
  }
}
