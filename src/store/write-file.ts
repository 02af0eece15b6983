// Writing a file (写文件): whole or not at all, for the owner's eyes only (0600): written beside its place, then moved
// into it. A reader never sees half an agreement; a pipe or device, which cannot be replaced, is written as it is.
import {
  type Stats,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { inputError } from '../schema/input-error.ts'

/** Makes temporary names differ within a process; the file must not be there yet. */
let written = 0

export function writeNew(path: string, data: string | Uint8Array): void {
  write(path, data, (kind) => (kind ? realpathSync(path) : path))
}

/** For places that are ours alone: a link found there goes, and what it points to is left as it is. */
export function writeOwn(path: string, data: string | Uint8Array): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(path)
  write(path, data, () => path)
}

/** A link stays a link where `placeOf` says what it points to. */
function write(path: string, data: string | Uint8Array, placeOf: (kind: Stats | undefined) => string): void {
  try {
    const kind = statSync(path, { throwIfNoEntry: false })
    if (kind?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
    if (kind && !kind.isFile()) return writeFileSync(path, data)
    const target = placeOf(kind)
    const beside = join(
      dirname(target),
      `.${basename(target).slice(0, 100)}.${process.pid}-${Date.now().toString(36)}-${(written += 1)}.tmp`,
    )
    try {
      save(beside, data)
      renameSync(beside, target)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code === 'EISDIR') throw inputError('is-a-folder', {}, { file: path })
    throw inputError('cannot-write', { code }, { file: path })
  }
}

function save(path: string, data: string | Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(handle, data)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
