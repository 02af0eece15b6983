// A worker (工作线程) of a run over records: blocks of raw records in, what they became out; it knows no file and no stream.
import { parentPort, workerData } from 'node:worker_threads'
import { type Job, type Setup, recorder } from './batch/record.ts'

const record = recorder((workerData as { setup: Setup }).setup)
parentPort?.on('message', ({ job }: { job: Job }) => parentPort?.postMessage(record(job)))
