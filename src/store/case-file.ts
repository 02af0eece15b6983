// Case files on disk (案件文件的读取): a path or `-` for standard input, read whole up to 4 MB.
// `readCaseFile('zhang.yaml')` is the tree and the name to show; a missing file names its nearest neighbours.
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { inputError } from '../schema/input-error.ts'
import { distance } from '../schema/nearest.ts'
import { MOST_BYTES, type Tree } from '../schema/tree.ts'
import { decode, readTree } from './read-tree.ts'

export type Input = AsyncIterable<Uint8Array | string>

/** The text of a file, or of standard input for `-`. */
export async function readText(path: string, stdin?: Input): Promise<string> {
  return decode(path === '-' ? await drain(stdin ?? process.stdin) : readBytes(path), path)
}

export async function readCaseFile(
  path: string,
  stdin?: Input,
): Promise<{ readonly tree: Tree; readonly file: string }> {
  return { tree: await readTree(await readText(path, stdin), path), file: path }
}

async function drain(stdin: Input): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stdin) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    size += bytes.length
    if (size > MOST_BYTES) throw inputError('too-big', { mostBytes: MOST_BYTES }, { file: '-' })
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

/** Also reads pipes and devices, whose size nobody knows beforehand. */
export function readBytes(path: string, mostBytes = MOST_BYTES): Uint8Array {
  let handle: number | undefined
  try {
    handle = openSync(path, 'r')
    const stat = fstatSync(handle)
    if (stat.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
    if (stat.size > mostBytes) throw inputError('too-big', { mostBytes }, { file: path })
    const parts: Uint8Array[] = []
    for (let size = 0; ;) {
      const part = Buffer.allocUnsafe(stat.isFile() ? stat.size + 1 - Math.min(size, stat.size) : 65_536)
      const got = readSync(handle, part)
      if (got === 0) return Buffer.concat(parts)
      size += got
      if (size > mostBytes) throw inputError('too-big', { mostBytes }, { file: path })
      parts.push(part.subarray(0, got))
    }
  } catch (error) {
    throw refusal(error, path)
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** What went wrong with a file, in the words of an InputError. */
export function refusal(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) return error
  if (code === 'EISDIR') return inputError('is-a-folder', {}, { file: path })
  if (code === 'EACCES' || code === 'EPERM') return inputError('no-permission', {}, { file: path })
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return inputError('cannot-read', { code }, { file: path })
  const near = neighbours(path)
  const [suggestion] = near
  return inputError('no-file', { near }, { file: path, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** Up to three files in the same folder with nearly the same name, nearest first. */
function neighbours(path: string): string[] {
  const wanted = basename(path).toLowerCase()
  const stem = wanted.replace(/\.[^.]*$/, '')
  const slips = (name: string): number => {
    const other = name.toLowerCase()
    return other.replace(/\.[^.]*$/, '') === stem ? 0 : distance(other.slice(0, 64), wanted.slice(0, 64))
  }
  try {
    return readdirSync(dirname(path))
      .slice(0, 2000)
      .map((name) => ({ name, slips: slips(name) }))
      .filter(({ slips: n }) => n <= 2)
      .toSorted((a, b) => a.slips - b.slips || (a.name < b.name ? -1 : 1))
      .slice(0, 3)
      .map(({ name }) => (path.includes('/') ? join(dirname(path), name) : name))
  } catch {
    return []
  }
}
