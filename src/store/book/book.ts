// A book (账册): a folder of agreements, payments, contacts, cases and sessions as plain files. `made('book')` begins one,
// `found('book', id)` opens an agreement in it, `listed('book')` is a row for each record.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Refusal, isRefusal, refusal } from '../../core/finding.ts'
import { sha256 } from '../digest.ts'
import { makeFolder, syncFolder } from '../folder.ts'
import type { Clock } from '../journal-writer.ts'
import { refusedBySystem } from '../session-file.ts'
import { writeOwn } from '../write-file.ts'
import { isHead, newHead, otherHead } from './accept-log.ts'
import { indexOf } from './index.ts'
import { drawerOf, DRAWERS, headFile, KINDS, type Kind, keyOf } from './layout.ts'
import { bytesOf } from './log.ts'
import { type Record, readRecord } from './record.ts'
import type { Row } from './row.ts'
import { writing } from './write.ts'

/** The book nobody named: ~/.local/share/parley/book. */
export const ownBook = (env: Readonly<{ [key: string]: string | undefined }>): string =>
  join(env['XDG_DATA_HOME'] || join(env['HOME'] || homedir(), '.local', 'share'), 'parley', 'book')

/** Whether a book is there; one whose head is damaged is one, one of another version is refused. Throws where it may not be read. */
export function bookAt(dir: string): boolean | Refusal {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return false
  const head = bytesOf(headFile(dir))
  const other = otherHead(head)
  if (other || isHead(head)) return other ?? true
  const log = join(dir, 'log')
  // Without a head and without records it is one that a process died over while it began it.
  return (
    existsSync(log) && (head !== undefined || readdirSync(log).some((name) => /^[0-9a-f]{2}\./.test(name)))
  )
}

/** What a book is made of is written by it alone: a file somewhere below one is no place for an output. */
export function inBook(path: string): Refusal | undefined {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(headFile(folder)) && bookAt(folder) !== false) return refusal('book-own-files')
    if (folder === dirname(folder)) return undefined
  }
}

/** What a process that died while it began a book has left: it is begun again. */
const BEGUN = /^(log|index|book\.lock.*|\..*)$/

/** A new one, in a folder that is empty or not there yet. */
export function made(dir: string, clock: Clock): Refusal | undefined {
  if (existsSync(headFile(dir))) return refusal('book-there')
  if (existsSync(dir) && !statSync(dir).isDirectory()) return refusal('book-no-folder')
  if (existsSync(dir) && readdirSync(dir).some((name) => !BEGUN.test(name))) return refusal('book-not-empty')
  const changed = foldersMade(dir)
  const text = newHead()
  const done = writing(dir, clock, (book) => {
    const no = book.note({ do: 'begin', sha256: sha256(text) })
    // Last: a folder is a book once everything else of it is there.
    if (!no) writeOwn(headFile(dir), text)
    return no
  })
  for (const folder of [dir, ...changed]) syncFolder(folder)
  return done
}

function foldersMade(dir: string): string[] {
  try {
    return makeFolder(dir)
  } catch (error) {
    throw refusedBySystem(error, dir, 'cannot-write')
  }
}

/** Every record, drawer by drawer. */
export function* drawersOf(dir: string): Generator<readonly Row[]> {
  for (const drawer of DRAWERS) yield indexOf(dir, drawer).rows
}
export const listed = (dir: string): Row[] => [...drawersOf(dir)].flat()

/** The records of one borrower, or of one case. */
export const listedOf = (dir: string, what: 'borrower' | 'of', name: string): Row[] =>
  DRAWERS.flatMap((drawer) =>
    indexOf(dir, drawer, `"${what}":${JSON.stringify(name)}`).rows.filter((row) => row[what] === name),
  )

/** One record, held against what is known of it; its kind is that of the first that has the id. */
export function found(dir: string, id: string, kinds: readonly Kind[] = KINDS): Record | Refusal {
  for (const kind of kinds) {
    const key = keyOf(kind, id)
    const row = indexOf(dir, drawerOf(key)).rows.find((one) => one.key === key)
    if (row) return readRecord(dir, kind, row.id, key, row.pins)
  }
  return refusal('book-unknown', { id: { text: id } })
}

/** As `found`, and refused where anything of it cannot be relied on. */
export function sound(dir: string, id: string, kinds?: readonly Kind[]): Record | Refusal {
  const record = found(dir, id, kinds)
  if (isRefusal(record)) return record
  const [flaw] = record.flaws.filter(({ what }) => what !== 'unended')
  return flaw ? refusal('book-damaged', { file: { text: flaw.file } }) : record
}
