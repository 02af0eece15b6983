// Who a process is (进程身份): its number alone is given to another one day; with the machine, its start-up and the
// process's own start it is one process for ever. 4711 on till-2, started at tick 812345 of boot 5e0c…
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

export type Identity = {
  readonly pid: number
  readonly host: string
  /** Where the system tells them (Linux): the machine's start-up, and the process's start after it. */
  readonly boot?: string
  readonly start?: string
  /** Of one hold on one lock; no other ever has it. */
  readonly mark: string
}

function told(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** State and start of a process, as proc(5) lists them after its name, which may hold anything. */
function statOf(pid: number | 'self'): { readonly state?: string; readonly start?: string } {
  const stat = told(`/proc/${pid}/stat`)
  const [state, ...rest] = stat === undefined ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const start = rest[18]
  return { ...(state === undefined ? {} : { state }), ...(start === undefined ? {} : { start }) }
}

const bootOf = (): string | undefined => told('/proc/sys/kernel/random/boot_id')

export function ownIdentity(): Identity {
  const boot = bootOf()
  const { start } = statOf('self')
  return {
    pid: process.pid,
    host: hostname(),
    ...(boot === undefined ? {} : { boot }),
    ...(start === undefined ? {} : { start }),
    mark: randomBytes(8).toString('hex'),
  }
}

/** Is it still running? Of a process of another machine nobody here knows: it is taken to be. */
export function isAlive({ pid, host, boot, start }: Identity): boolean {
  if (host !== hostname()) return true
  const here = bootOf()
  if (boot !== undefined && here !== undefined && boot !== here) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = statOf(pid)
  // Dead and not yet buried by its parent, or another process under the same number.
  if (now.state === 'Z' || now.state === 'X') return false
  return start === undefined || now.start === undefined || start === now.start
}

/** An identity as a lock file holds it; `undefined` for anything else. */
export function identityOf(text: string): Identity | undefined {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof said !== 'object' || said === null) return undefined
  const { pid, host, boot, start, mark } = said as Record<string, unknown>
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return undefined
  if (typeof host !== 'string' || typeof mark !== 'string' || !/^[0-9a-f]{16}$/.test(mark)) return undefined
  return {
    pid,
    host,
    ...(typeof boot === 'string' ? { boot } : {}),
    ...(typeof start === 'string' ? { start } : {}),
    mark,
  }
}
