// The pool (工作线程池): jobs worked at side by side, handed back in the order they came, with few of them in flight, so that
// neither a long file nor a slow reader fills the memory. Without workers the jobs are done here, one by one.
import { Worker } from 'node:worker_threads'
import { type Done, type Job, type Setup, recorder } from './record.ts'

export type Pool = {
  readonly work: (job: Job) => Promise<Done>
  /** So many jobs may be under way at once. */
  readonly most: number
  readonly end: () => Promise<void>
}

const IN_HAND = 2

/** Lets signals and streams have their turn. */
const breath = (): Promise<void> => new Promise((go) => void setImmediate(go))

export function pool(setup: Setup, workers: number): Pool {
  if (workers > 0) return ofWorkers(setup, workers)
  const record = recorder(setup)
  return { work: async (job) => (await breath(), record(job)), most: 1, end: async () => {} }
}

type Waiting = { readonly go: (done: Done) => void; readonly stop: (error: unknown) => void }
type Hand = { readonly worker: Worker; readonly waiting: Waiting[] }

/** The built worker: beside this file once built, in dist/ when run from the sources. */
const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/worker.cjs', import.meta.url)
    : new URL('./worker.cjs', import.meta.url)

function ofWorkers(setup: Setup, count: number): Pool {
  const hands = Array.from({ length: count }, (): Hand => {
    const waiting: Waiting[] = []
    const worker = new Worker(workerFile(), { workerData: { setup } })
    const stop = (error: unknown): void => {
      for (const { stop: each } of waiting.splice(0)) each(error)
    }
    worker.on('message', (done: Done) => waiting.shift()?.go(done))
    worker.on('error', stop)
    worker.on('exit', (code) => stop(new Error(`a worker ended with ${code}`)))
    return { worker, waiting }
  })
  const freest = (): Hand | undefined =>
    hands.reduce<Hand | undefined>((a, b) => (a && a.waiting.length <= b.waiting.length ? a : b), undefined)
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
export async function* inOrder(
  { work, most }: Pool,
  jobs: AsyncIterable<Job>,
): AsyncGenerator<{ readonly rows: number; readonly done: Done }> {
  const under: { readonly rows: number; readonly done: Promise<Done> }[] = []
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
