// A file in the making (写出中的文件): written beside its place as `answers.csv.part`, moved into it when it is whole, never before.
// With a sidecar `answers.csv.part.json` that says how far it came, an interrupted run can go on; what it says is checked first.
import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs'
import { renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { inputError } from '../schema/input-error.ts'
import { lock } from './lock.ts'
import { writeNew } from './write-file.ts'

/** `run`: what makes the run this one and no other, by name. */
export type Progress<T> = { readonly run: Readonly<Record<string, string>>; readonly state: T }
type Sidecar<T> = Progress<T> & { readonly schema: string; readonly bytes: number; readonly sha256: string }

export type PartFile<T> = {
  readonly write: (data: string | Uint8Array) => void
  /** What is written so far is safe and stands for this state. */
  readonly mark: (state: T) => void
  /** Takes its place. */
  readonly finish: () => void
  /** Leaves what is marked to be resumed, or nothing. */
  readonly leave: () => void
  readonly name: string
}

const SCHEMA = 'parley/part@1'

/** Where a file lies while it is written, beside the file that a link leads to: `answers.csv.part`, `answers.csv.part.json`. */
export function partNames(path: string): string[] {
  const part = `${existsSync(path) ? realpathSync(path) : path}.part`
  return [part, sideOf(part)]
}
const sideOf = (part: string): string => `${part}.json`

/** Whole or not at all; `run` given: what is written can be resumed. A pipe or device is written as it is. */
export function partFile<T>(
  path: string,
  run?: Progress<T>['run'],
  resume = false,
): PartFile<T> & { readonly from?: T } {
  return guarded(path, () => {
    const kind = statSync(path, { throwIfNoEntry: false })
    if (kind?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
    if (kind && !kind.isFile()) return plainly(path)
    const target = kind ? realpathSync(path) : path
    statSync(dirname(target))
    const part = `${target}.part`
    const held = lock(part)
    if ('by' in held) throw inputError('in-use', { by: `${held.by.host} ${held.by.pid}` }, { file: path })
    try {
      return begun(path, target, part, run, resume, () => held.release())
    } catch (error) {
      held.release()
      throw error
    }
  })
}

function begun<T>(
  path: string,
  target: string,
  part: string,
  run: Progress<T>['run'] | undefined,
  resume: boolean,
  release: () => void,
): PartFile<T> & { readonly from?: T } {
  const side = sideOf(part)
  const known = resume ? sidecar<T>(side, path, run ?? {}) : undefined
  const hash = createHash('sha256')
  let bytes = 0
  const handle = openSync(part, known ? 'r+' : 'w', 0o600)
  if (known) {
    bytes = known.bytes
    if (!sameStart(handle, known, hash)) {
      closeSync(handle)
      throw inputError('resume-differs', { what: `${part} sha256` }, { file: path })
    }
    ftruncateSync(handle, bytes)
  } else rmSync(side, { force: true })
  let marked = known !== undefined
  const close = (): void => {
    closeSync(handle)
    release()
  }
  return {
    name: part,
    ...(known ? { from: known.state } : {}),
    write: (data) =>
      guarded(path, () => {
        const buffer = typeof data === 'string' ? Buffer.from(data) : data
        writeAll(handle, buffer, bytes)
        hash.update(buffer)
        bytes += buffer.length
      }),
    mark: (state) =>
      guarded(path, () => {
        if (!run) return
        fsyncSync(handle)
        const said: Sidecar<T> = { schema: SCHEMA, run, state, bytes, sha256: hash.copy().digest('hex') }
        writeNew(side, `${JSON.stringify(said)}\n`)
        marked = true
      }),
    finish: () =>
      guarded(path, () => {
        fsyncSync(handle)
        renameSync(part, target)
        rmSync(side, { force: true })
        close()
      }),
    leave: () => {
      if (!marked) rmSync(part, { force: true })
      close()
    },
  }
}

function plainly<T>(path: string): PartFile<T> {
  const handle = openSync(path, 'w')
  return {
    name: path,
    write: (data) =>
      guarded(path, () => writeAll(handle, typeof data === 'string' ? Buffer.from(data) : data, null)),
    mark: () => {},
    finish: () => closeSync(handle),
    leave: () => closeSync(handle),
  }
}

/** A full disk may take a part of what is written and say so only of the rest. */
function writeAll(handle: number, data: Uint8Array, at: number | null): void {
  for (let done = 0; done < data.length;)
    done += writeSync(handle, data, done, data.length - done, at === null ? null : at + done)
}

function sidecar<T>(side: string, path: string, run: Progress<T>['run']): Sidecar<T> {
  let said: Sidecar<T>
  try {
    said = JSON.parse(readFileSync(side, 'utf8')) as Sidecar<T>
  } catch {
    throw inputError('nothing-to-resume', {}, { file: path })
  }
  if (said.schema !== SCHEMA || typeof said.bytes !== 'number')
    throw inputError('nothing-to-resume', {}, { file: path })
  const differs = Object.keys({ ...said.run, ...run }).find((key) => said.run[key] !== run[key])
  if (differs !== undefined) throw inputError('resume-differs', { what: differs }, { file: path })
  return said
}

function sameStart(handle: number, { bytes, sha256 }: Sidecar<unknown>, hash: Hash): boolean {
  const part = Buffer.allocUnsafe(1024 * 1024)
  for (let at = 0; at < bytes;) {
    const got = readSync(handle, part, 0, Math.min(part.length, bytes - at), at)
    if (got === 0) return false
    hash.update(part.subarray(0, got))
    at += got
  }
  return hash.copy().digest('hex') === sha256
}

function guarded<R>(path: string, act: () => R): R {
  try {
    return act()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error
    if (code === 'EISDIR') throw inputError('is-a-folder', {}, { file: path })
    throw inputError('cannot-write', { code }, { file: path })
  }
}
