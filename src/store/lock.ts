// Lock (锁): one process writes a session; the second is told who does. The lock of a dead process is taken over at once.
// zhang.jsonl.lock holds { pid: 4711, host: 'till-2', … }. A lock kept by time alone (proper-lockfile) says neither.
import {
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sha256 } from './digest.ts'
import { type Identity, identityOf, isAlive, ownIdentity } from './process-identity.ts'

export type Lock = {
  /** The dead process it was taken over from; `'unknown'` where its lock could not be read. */
  readonly from?: Identity | 'unknown'
  /** Nobody has removed or taken it. */
  readonly holds: () => boolean
  readonly release: () => void
}
export type Held = { readonly by: Identity; readonly lock: string }

/** Another takes the lock over at this moment: soon it is known who has it. */
const MOST_TRIES = 100
const wait = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

type Found = { readonly mark: string; readonly by?: Identity }

/** The lock on a path, or who holds it. */
export function lock(path: string): Lock | Held {
  const own = ownIdentity()
  const taken = take(`${path}.lock`, own)
  if (!('by' in taken)) sweep(`${path}.lock`)
  return taken
}

function take(path: string, own: Identity): Lock | Held {
  // Made elsewhere and linked into place, a lock is never seen half written.
  const made = `${path}.${own.mark}.new`
  try {
    writeFileSync(made, JSON.stringify(own), { flag: 'wx', mode: 0o600 })
    for (let tries = 0; ; tries += 1) {
      if (placed(made, path)) return lockAt(path, own)
      const found = look(path)
      if (!found) continue
      if (found.by && isAlive(found.by)) return { by: found.by, lock: path }
      // Two may find the same dead lock. Only who holds the right to replace this very one does so.
      const right = take(`${path}.${found.mark}`, { ...own, mark: ownIdentity().mark })
      if ('by' in right) {
        if (tries === MOST_TRIES) return { by: right.by, lock: path }
        wait(10)
        continue
      }
      try {
        if (look(path)?.mark !== found.mark) continue
        renameSync(made, path)
        return { ...lockAt(path, own), from: found.by ?? 'unknown' }
      } finally {
        right.release()
      }
    }
  } finally {
    rmSync(made, { force: true })
  }
}

const lockAt = (path: string, own: Identity): Lock => {
  const holds = (): boolean => look(path)?.mark === own.mark
  return { holds, release: () => void (holds() && rmSync(path, { force: true })) }
}

/** Some file systems know no links: there the lock is written in place. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']
function placed(made: string, path: string): boolean {
  const codeOf = (run: () => void): string | undefined => {
    try {
      return void run()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST' || (code !== undefined && NO_LINKS.includes(code))) return code
      throw error
    }
  }
  const linked = codeOf(() => linkSync(made, path))
  if (linked === undefined || linked === 'EEXIST') return linked === undefined
  const text = readFileSync(made)
  return codeOf(() => writeFileSync(path, text, { flag: 'wx', mode: 0o600 })) === undefined
}

/** The lock that stands there. One that says nothing may be about to be written: it is looked at twice. */
function look(path: string, again = true): Found | undefined {
  let text: string
  let file: number
  try {
    text = readFileSync(path, 'utf8')
    file = statSync(path).ino
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    // A link that points nowhere is no lock of ours, and stands in the way of one.
    const link = lstatSync(path, { throwIfNoEntry: false })
    return link?.isSymbolicLink() ? { mark: `link-${link.ino}` } : undefined
  }
  const by = identityOf(text)
  if (by) return { mark: by.mark, by }
  if (!again) return { mark: sha256(`${file} ${text}`).slice(0, 16) }
  wait(100)
  return look(path, false)
}

/** What processes left that died while they took the lock. None of it can matter to who holds it now. */
function sweep(path: string): void {
  const [folder, start] = [dirname(path), `${basename(path)}.`]
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start)) continue
    const left = look(join(folder, name), false)
    if (left?.by && !isAlive(left.by)) rmSync(join(folder, name), { force: true })
  }
}
