// Whether two names are one file (同一文件): by what the disk says, so that links and other spellings do not deceive.
import { createHash } from 'node:crypto'
import { type PathLike, closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

type Of = PathLike | number
const known = (of: Of) => {
  try {
    return typeof of === 'number' ? fstatSync(of, { bigint: true }) : statSync(of, { bigint: true })
  } catch {
    return undefined
  }
}

/** Of two plain files; a number is an open handle, such as 1 for standard output. */
export function sameFile(a: Of, b: Of): boolean {
  const [x, y] = [known(a), known(b)]
  return x !== undefined && y !== undefined && x.isFile() && x.dev === y.dev && x.ino === y.ino
}

/** SHA-256 of a file of any size; `undefined` of what is no plain file. */
export function fileDigest(path: string): string | undefined {
  if (known(path)?.isFile() !== true) return undefined
  const handle = openSync(path, 'r')
  const hash = createHash('sha256')
  const part = Buffer.allocUnsafe(1024 * 1024)
  try {
    for (let got = readSync(handle, part); got > 0; got = readSync(handle, part))
      hash.update(part.subarray(0, got))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}
