// A long file: `parley batch --flat` over 1,000,000 made-up accounts and over a tenth of them, with a worker a core. What must
// hold: memory under 300 MB, and a record that costs no more in the long file than in the short one. `RECORDS=100000` asks for less.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRecords } from './records.js'

const count = Number(process.env['RECORDS'] ?? 1_000_000)
const workers = Number(process.env['WORKERS'] ?? availableParallelism())
const parley = join(import.meta.dirname, '../../bin/parley.js')
const folder = mkdtempSync(join(tmpdir(), 'parley-million-'))
const at = (name) => join(folder, name)
const MOST_MEMORY = 300
const MOST_SLOWER = 1.15

/** Highest resident memory so far in MB, and seconds of all cores. */
function usage(pid) {
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return { memory: Number(peak?.[1] ?? 0) / 1024, cpu: (Number(fields[11]) + Number(fields[12])) / 100 }
  } catch {
    return undefined
  }
}

async function run(records) {
  const input = at(`records-${records}.ndjson`)
  await writeRecords(records, input)
  const flags = ['--flat', '--policy', 'generic', '--workers', String(workers), '-o', at('out.ndjson')]
  const began = performance.now()
  const child = spawn(process.execPath, [parley, 'batch', input, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part) => (said += part))
  let used = { memory: 0, cpu: 0 }
  const watch = setInterval(() => (used = usage(child.pid) ?? used), 100)
  const code = await new Promise((done) => child.on('close', done))
  clearInterval(watch)
  const wall = (performance.now() - began) / 1000
  const summary = JSON.parse(said.trim().split('\n').at(-1))
  if (code !== 0 || summary.records !== records) throw new Error(`exit ${code}: ${said}`)
  rmSync(input)
  const { memory, cpu } = used
  console.log(
    `${records} records, ${workers} workers: ${wall.toFixed(0)} s, ${((cpu / records) * 1000).toFixed(3)} ms of CPU a record, ` +
      `${Math.round(records / wall)} records a second, ${memory.toFixed(0)} MB; ` +
      `${(summary.considered / records).toFixed(0)} plans considered a record, ${(summary.appraised / records).toFixed(1)} run`,
  )
  return { memory, each: cpu / records }
}

try {
  const short = await run(Math.ceil(count / 10))
  const long = await run(count)
  const slower = long.each / short.each
  console.log(`a record of the long file costs ${slower.toFixed(2)} times one of the short`)
  if (long.memory > MOST_MEMORY || slower > MOST_SLOWER) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
