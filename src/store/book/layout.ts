// Where things stand in a book (账册的目录): 256 drawers by the first two digits of a record's key, so that no folder ever holds
// 50,000 entries and one agreement is found without a list.
// book/agreements/4f/2026-0117-1f0c22ab/{agreement.json,events.ndjson,contacts.ndjson} · book/log/4f.ndjson · book/index/4f.json
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { fileNameOf } from '../agreement-file.ts'
import { sha256 } from '../digest.ts'

export const KINDS = ['agreement', 'case', 'session'] as const
export type Kind = (typeof KINDS)[number]
/** Two hexadecimal digits, or `book` for what concerns no one record. */
export type Drawer = string
/** Of the files that grow line by line: what was paid, and how the borrower was contacted. */
export const GROWING = ['events', 'contacts'] as const
export type Growing = (typeof GROWING)[number]

export const BOOK = 'book'
export const DRAWERS: readonly Drawer[] = Array.from({ length: 256 }, (_, n) =>
  n.toString(16).padStart(2, '0'),
)

/** Says nothing of whose record it is, and stands where the record itself may be forgotten. */
export const keyOf = (kind: Kind, id: string): string => sha256(`${kind} ${id}`).slice(0, 20)
export const drawerOf = (key: string): Drawer => key.slice(0, 2)

const ENDINGS = { case: '.json', session: '.jsonl' } as const

/** The folder of an agreement; the file of a case or a session. */
export function placeOf(dir: string, kind: Kind, id: string): string {
  const drawer = drawerOf(keyOf(kind, id))
  return kind === 'agreement'
    ? join(dir, 'agreements', drawer, fileNameOf(id))
    : join(dir, `${kind}s`, drawer, `${fileNameOf(id)}${ENDINGS[kind]}`)
}
/** Nothing is written, or deleted, through a link that was put in a record's place. */
export const isLinked = (dir: string, kind: Kind, id: string): boolean =>
  lstatSync(placeOf(dir, kind, id), { throwIfNoEntry: false })?.isSymbolicLink() === true

export const mainFile = (dir: string, kind: Kind, id: string): string =>
  kind === 'agreement' ? join(placeOf(dir, kind, id), 'agreement.json') : placeOf(dir, kind, id)
export const growingFile = (dir: string, id: string, file: Growing): string =>
  join(placeOf(dir, 'agreement', id), `${file}.ndjson`)

export const headFile = (dir: string): string => join(dir, 'book.json')
export const logFile = (dir: string, drawer: Drawer): string => join(dir, 'log', `${drawer}.ndjson`)
export const indexFile = (dir: string, drawer: Drawer): string => join(dir, 'index', `${drawer}.json`)
