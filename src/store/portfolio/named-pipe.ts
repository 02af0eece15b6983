// A pipe by its name (命名管道), such as that of `<(zcat accounts.csv.gz)`: read without waiting in the system, so that signals are heard
// while it is silent, and it can be let go.
import { closeSync, constants, openSync, readSync } from 'node:fs'
import type { Bytes } from './raw.ts'

const CHUNK = 64 * 1024
/** Milliseconds between two looks at a silent pipe, at first and at most. */
const SOONEST = 1
const LATEST = 50
const pause = (ms: number): Promise<void> => new Promise((go) => void setTimeout(go, ms))
const isSilent = (error: unknown): boolean => (error as { code?: string }).code === 'EAGAIN'

/** `handle` is open, so somebody writes, or has written; it is closed in the end. */
export function namedPipe(path: string, handle: number): { bytes: () => Bytes; stop: () => void } {
  let stopped = false
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const quiet = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      let wait = SOONEST
      while (!stopped) {
        const part = Buffer.allocUnsafe(CHUNK)
        const got = readNow(quiet, part)
        if (got === 0) return
        if (got === undefined) {
          await pause(wait)
          wait = Math.min(LATEST, wait * 2)
          continue
        }
        wait = SOONEST
        yield part.subarray(0, got)
      }
    } finally {
      closeSync(quiet)
      closeSync(handle)
    }
  }
  return { bytes, stop: () => void (stopped = true) }
}

/** `undefined` while nothing has come. */
function readNow(handle: number, part: Buffer): number | undefined {
  try {
    return readSync(handle, part)
  } catch (error) {
    if (isSilent(error)) return undefined
    throw error
  }
}
