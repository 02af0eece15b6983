// Payments on disk (还款记录文件): beside the agreement under its own name, changed under a lock and whole or not at all.
// signed/job-loss-1f0c22ab.json has signed/job-loss-1f0c22ab.payments.json.
import { existsSync } from 'node:fs'
import type { Event } from '../core/payment.ts'
import { inputError } from '../schema/input-error.ts'
import { type EventsOf, readPayments, writtenPayments } from '../schema/payments.ts'
import { readText } from './case-file.ts'
import { type Held, type Lock, lock } from './lock.ts'
import { readTree } from './read-tree.ts'
import { refusedBySystem } from './session-file.ts'
import { writeNew } from './write-file.ts'

export const paymentsBeside = (agreement: string): string =>
  agreement.replace(/(\.json)?$/i, '.payments.json')

/** What a file tells; one that is not there yet tells nothing, but only where nobody named it. */
export async function readPaymentsFile(path: string, of: EventsOf, named: boolean): Promise<Event[]> {
  if (!named && !existsSync(path)) return []
  return readPayments(await readTree(await readText(path), path), of)
}

/** Writing takes a moment: two who enter a payment at once wait for each other, so many times so long. */
const TRIES = 40
const WAIT_MS = 50
const wait = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

function hold(path: string): Lock {
  for (let tries = 1; ; tries += 1) {
    let held: Lock | Held
    try {
      held = lock(path)
    } catch (error) {
      throw refusedBySystem(error, path, 'cannot-write')
    }
    if (!('by' in held)) return held
    if (tries === TRIES) throw inputError('in-use', { by: `${held.by.host} ${held.by.pid}` }, { file: path })
    wait(WAIT_MS)
  }
}

/** Adds what `make` makes of what is there; nobody else can write meanwhile. Nothing is written where it makes nothing. */
export async function addToPayments(
  path: string,
  of: EventsOf,
  make: (known: readonly Event[]) => readonly Event[],
): Promise<Event[]> {
  const held = hold(path)
  try {
    const known = await readPaymentsFile(path, of, false)
    const more = make(known)
    if (more.length === 0) return known
    const all = [...known, ...more]
    writeNew(path, `${JSON.stringify(writtenPayments(of.agreement, all, of.digits), undefined, 2)}\n`)
    return all
  } finally {
    held.release()
  }
}
