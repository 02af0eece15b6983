// A session file on disk (协商记录文件的读写): read whole, appended to in one piece, what was torn set aside beside it.
// zhang.jsonl whose last line is cut short becomes zhang.jsonl without it, and zhang.jsonl.torn-1 with it.
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { inputError } from '../schema/input-error.ts'
import { MOST_BYTES } from '../schema/tree.ts'
import { syncFolder } from './folder.ts'

/** The largest session that is read, and so the largest that is written: some 100,000 moves. */
export const MOST_SESSION = 16 * MOST_BYTES

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

/** What the system refused, as it is told; anything else is a bug and stays one. */
export function refusedBySystem(
  error: unknown,
  file: string,
  doing: 'cannot-read' | 'cannot-write',
): unknown {
  const { code, errno } = error as NodeJS.ErrnoException
  if (code === undefined || errno === undefined) return error
  if (code === 'ENOENT' && doing === 'cannot-read') return inputError('no-file', { near: [] }, { file })
  if (code === 'EISDIR') return inputError('is-a-folder', {}, { file })
  if (code === 'EACCES' || code === 'EPERM') return inputError('no-permission', {}, { file })
  return inputError(doing, { code }, { file })
}

export type Loaded = { readonly bytes: Buffer; readonly handle: number }

/** All bytes of a file, and its handle, to be closed. A pipe or device is no session. */
export function load(path: string, access: 'read' | 'append'): Loaded {
  let handle: number | undefined
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) throw inputError('is-a-folder', {}, { file: path })
    if (!stat.isFile()) throw inputError('cannot-read', { code: 'ESPIPE' }, { file: path })
    handle = openSync(path, access === 'read' ? constants.O_RDONLY : constants.O_RDWR | constants.O_APPEND)
    return { bytes: wholeOf(handle, path), handle }
  } catch (error) {
    if (handle !== undefined) closeSync(handle)
    throw refusedBySystem(error, path, 'cannot-read')
  }
}

function wholeOf(handle: number, path: string): Buffer {
  const { size } = fstatSync(handle)
  if (size > MOST_SESSION) throw inputError('too-big', { mostBytes: MOST_SESSION }, { file: path })
  const bytes = Buffer.allocUnsafe(size)
  let got = 0
  for (let more = -1; got < size && more !== 0; got += more)
    more = readSync(handle, bytes, got, size - got, got)
  if (got === 0) throw inputError('empty-file', {}, { file: path })
  return bytes.subarray(0, got)
}

/** All of a text or none of it; where not even none can be had, `size` is no longer the file's. */
export function appendAll(handle: number, text: string, size: number): number {
  const bytes = Buffer.from(text)
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done)
    return size + bytes.length
  } catch (error) {
    ftruncateSync(handle, size)
    throw error
  }
}

/** A copy of what was torn, then the file without it. The name of the copy. */
export function setAside(
  torn: Uint8Array,
  { handle, path, size }: { handle: number; path: string; size: number },
): string {
  const aside = keepBeside(torn, path)
  ftruncateSync(handle, size)
  fsyncSync(handle)
  return aside
}

/** A copy beside the file, under a name of its own. */
export function keepBeside(torn: Uint8Array, path: string): string {
  for (let n = 1; ; n += 1) {
    const aside = `${path}.torn-${n}`
    let copy: number
    try {
      copy = openSync(aside, 'wx', 0o600)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      throw error
    }
    try {
      for (let done = 0; done < torn.length;) done += writeSync(copy, torn, done)
      fsyncSync(copy)
    } finally {
      closeSync(copy)
    }
    syncFolder(dirname(aside))
    return aside
  }
}
