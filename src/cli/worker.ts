// A worker (工作线程) of a run over records: blocks of raw records in, what they became out; it knows no file and no stream.
import { parentPort, workerData } from 'node:worker_threads'
import { type BacktestSetup, blocks } from './backtest/block.ts'
import type { Task } from './batch/pool.ts'
import { type Job, type Setup, recorder } from './batch/record.ts'

const task = workerData as Task<'batch', Setup> | Task<'backtest', BacktestSetup>
const work = task.does === 'batch' ? recorder(task.setup) : blocks(task.setup)
parentPort?.on('message', ({ job }: { job: Job }) => parentPort?.postMessage(work(job)))
