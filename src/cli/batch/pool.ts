// The pool (工作线程池): jobs worked at side by side, handed back in the order they came, with few of them in flight, so that
// neither a long file nor a slow reader fills the memory. Without workers the jobs are done here, one by one.
import { Worker } from 'node:worker_threads'
import { inEarnest } from '../in-earnest.ts'
import type { Job } from './record.ts'

export type Pool<D> = {
  readonly work: (job: Job) => Promise<D>
  /** So many jobs may be under way at once. */
  readonly most: number
  readonly end: () => Promise<void>
}

const IN_HAND = 2

/**
 * What a worker may take, in MB. Told none, each lets garbage pile up to what the machine could bear (two of them: 315 MB); told
 * these, 200 MB in the same time. The largest line that is read (64 MB) is well within them.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 }

/** Lets signals and streams have their turn. */
const breath = (): Promise<void> => new Promise((go) => void setImmediate(go))

/** What a worker is handed: which work it is, and everything that work must know. */
export type Task<K extends string, S> = { readonly does: K; readonly setup: S }

export function pool<K extends string, S, D>(
  task: Task<K, S>,
  workers: number,
  here: (setup: S) => (job: Job) => D,
): Pool<D> {
  inEarnest()
  if (workers > 0) return ofWorkers(task, workers)
  const record = here(task.setup)
  return { work: async (job) => (await breath(), record(job)), most: 1, end: async () => {} }
}

type Waiting<D> = { readonly go: (done: D) => void; readonly stop: (error: unknown) => void }
type Hand<D> = { readonly worker: Worker; readonly waiting: Waiting<D>[] }

/** The built worker: beside this file once built, in dist/ when run from the sources. */
const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/worker.cjs', import.meta.url)
    : new URL('./worker.cjs', import.meta.url)

function ofWorkers<D>(task: Task<string, unknown>, count: number): Pool<D> {
  const hands = Array.from({ length: count }, (): Hand<D> => {
    const waiting: Waiting<D>[] = []
    const worker = new Worker(workerFile(), { workerData: task, resourceLimits })
    const stop = (error: unknown): void => {
      for (const { stop: each } of waiting.splice(0)) each(error)
    }
    worker.on('message', (done: D) => waiting.shift()?.go(done))
    worker.on('error', stop)
    worker.on('exit', (code) => stop(new Error(`a worker ended with ${code}`)))
    return { worker, waiting }
  })
  const freest = (): Hand<D> | undefined =>
    hands.reduce<Hand<D> | undefined>(
      (a, b) => (a && a.waiting.length <= b.waiting.length ? a : b),
      undefined,
    )
  return {
    most: count * IN_HAND,
    work: (job) =>
      new Promise((go, stop) => {
        const hand = freest()
        hand?.waiting.push({ go, stop })
        hand?.worker.postMessage({ job })
      }),
    end: async () => void (await Promise.all(hands.map(({ worker }) => worker.terminate()))),
  }
}

/** What the jobs became, in their order, each with the rows it took; few are begun ahead of the one handed back. */
export async function* inOrder<D>(
  { work, most }: Pool<D>,
  jobs: AsyncIterable<Job>,
): AsyncGenerator<{ readonly rows: number; readonly done: D }> {
  const under: { readonly rows: number; readonly done: Promise<D> }[] = []
  for await (const job of jobs) {
    const done = work(job)
    // Told when its turn comes; until then it is no unhandled rejection.
    done.catch(() => {})
    under.push({ rows: job.rows.length, done })
    const first = under.length >= most ? under.shift() : undefined
    if (first) yield { rows: first.rows, done: await first.done }
  }
  for (const { rows, done } of under) yield { rows, done: await done }
}
