// The index of a drawer (账册索引): a row for each of its records, made from the files and made again wherever it does not fit
// the end of the log. It is a convenience: nothing stands in it alone, and no time of a file is trusted.
// First line {"log":{"hash":"…","seq":41},"rows":195,"schema":"parley/book-index@3","sha256":"…"}, then the rows.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plain } from '../../schema/plain.ts'
import { canonical } from '../canonical.ts'
import { sha256 } from '../digest.ts'
import { makeFolder } from '../folder.ts'
import { writeOwn } from '../write-file.ts'
import { type Drawer, drawerOf, indexFile, type Kind, KINDS, keyOf } from './layout.ts'
import { bytesOf, logOf, NOTHING, type Pinned, standingOf, type Tail, tailOf } from './log.ts'
import { dataOf, readRecord } from './record.ts'
import type { Row } from './row.ts'

const INDEX = 'parley/book-index@3'
export type Index = { readonly log: Tail; readonly rows: readonly Row[] }

/** Its digest is of itself and of the rows: no byte of either can turn unseen. */
function headOf(log: Tail, rows: number, body: Uint8Array): string {
  const head = { schema: INDEX, log: { seq: log.seq, hash: log.hash }, rows }
  return canonical({ ...head, sha256: sha256(Buffer.concat([Buffer.from(canonical(head)), body])) })
}

type Stored = { readonly log: Tail; readonly body: Buffer }

/** The bytes of the rows, whole; `undefined` where there is no index that can be used. */
function storedBody(dir: string, drawer: Drawer): Stored | undefined {
  try {
    const bytes = bytesOf(indexFile(dir, drawer))
    const end = bytes?.indexOf(0x0a) ?? -1
    if (!bytes || end === -1) return undefined
    const head = bytes.toString('utf8', 0, end)
    const { log, rows } = JSON.parse(head) as { log: Tail; rows: number }
    const body = bytes.subarray(end + 1)
    return headOf(log, rows, body) === head ? { log, body } : undefined
  } catch {
    return undefined
  }
}

const parsed = ({ log, body }: Stored): Index => ({ log, rows: JSON.parse(body.toString('utf8')) as Row[] })

/** `undefined` where there is none that can be used. */
export function storedIndex(dir: string, drawer: Drawer): Index | undefined {
  const stored = storedBody(dir, drawer)
  return stored && parsed(stored)
}

export function storeIndex(dir: string, drawer: Drawer, { log, rows }: Index): void {
  const body = Buffer.from(`${JSON.stringify(rows)}\n`)
  const path = indexFile(dir, drawer)
  makeFolder(dirname(path))
  writeOwn(path, Buffer.concat([Buffer.from(`${headOf(log, rows.length, body)}\n`), body]))
}

/** The ids of the records that stand in a drawer, by key: read from the files themselves, since no log names them. */
export function idsIn(dir: string, drawer: Drawer): Map<string, { kind: Kind; id: string }> {
  const found = new Map<string, { kind: Kind; id: string }>()
  for (const kind of KINDS) {
    const folder = join(dir, `${kind}s`, drawer)
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() !== (kind === 'agreement') || entry.name.startsWith('.')) continue
      // An id of odd letters is told by the agreement only; a damaged one is found by the name of its folder.
      for (const id of kind === 'agreement'
        ? [entry.name, saidId(join(folder, entry.name, 'agreement.json'))]
        : [entry.name.replace(/\.(json|jsonl)$/, '')]) {
        const key = id === undefined ? '' : keyOf(kind, id)
        if (id !== undefined && drawerOf(key) === drawer) found.set(key, { kind, id })
      }
    }
  }
  return found
}

function saidId(file: string): string | undefined {
  const bytes = bytesOf(file)
  const data = bytes && (dataOf('agreement', bytes) as { readonly [key: string]: Plain } | undefined)
  const id = data?.['id']
  return typeof id === 'string' ? id : undefined
}

/** All rows anew, from the log and the files. What the log knows and nobody can find has no row: a check tells it. */
export function madeIndex(dir: string, drawer: Drawer): Index {
  const { lines, hash } = logOf(dir, drawer)
  const { records } = standingOf(lines)
  const ids = records.size === 0 ? new Map<string, { kind: Kind; id: string }>() : idsIn(dir, drawer)
  const rows = [...records].flatMap(([key, { kind, pins }]: [string, Pinned]) => {
    const at = ids.get(key)
    return at ? [readRecord(dir, kind, at.id, key, pins).row] : []
  })
  return { log: { seq: lines.length - 1, hash }, rows }
}

const same = (a: Tail, b: Tail | undefined): boolean => a.seq === b?.seq && a.hash === b.hash

/**
 * The index as it stands, where it fits the end of the log; else made anew, and not written: that is for who holds the lock.
 * `about`: only where some row holds this text; the others are not even taken apart.
 */
export function indexOf(dir: string, drawer: Drawer, about?: string): Index {
  const tail = tailOf(dir, drawer)
  const stored = storedBody(dir, drawer)
  if (stored && same(stored.log, tail))
    return about !== undefined && !stored.body.includes(about)
      ? { log: stored.log, rows: [] }
      : parsed(stored)
  if (!stored && same(NOTHING(drawer), tail)) return { log: NOTHING(drawer), rows: [] }
  return madeIndex(dir, drawer)
}
