// Records a second: `parley batch --flat` over made-up accounts under the generic menu, in one process and by workers, in turn in
// one run; beside it the whole comparison of each record, which looks at every plan. Medians of 3 rounds; `RECORDS=20000` asks
// for more. The time a process takes to begin is measured with one record and left out.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRecords } from '../trials/records.js'

const count = Number(process.env['RECORDS'] ?? 3000)
const few = Math.max(20, Math.round(count / 20))
const parley = join(import.meta.dirname, '../../bin/parley.js')
const folder = mkdtempSync(join(tmpdir(), 'parley-batch-'))
const at = (name) => join(folder, name)

function run(input, flags) {
  const out = at('out.ndjson')
  const args = [parley, 'batch', at(input), '--policy', 'generic', '-o', out, ...flags]
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1000
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`)
  return { seconds, summary: JSON.parse(stderr.trim().split('\n').at(-1)) }
}

try {
  await writeRecords(count, at('records'))
  const lines = readFileSync(at('records'), 'utf8').split('\n')
  writeFileSync(at('few'), `${lines.slice(0, few).join('\n')}\n`)
  writeFileSync(at('one'), `${lines[0]}\n`)
  const entries = [
    { name: 'a row a record, one process', input: 'records', flags: ['--flat', '--workers', '0'], of: count },
    { name: 'a row a record, 1 worker', input: 'records', flags: ['--flat', '--workers', '1'], of: count },
    { name: 'a row a record, 2 workers', input: 'records', flags: ['--flat', '--workers', '2'], of: count },
    { name: 'whole comparisons, one process', input: 'few', flags: ['--workers', '0'], of: few },
  ].map((entry) => ({ ...entry, times: [] }))
  let told
  for (let round = 0; round < 3; round++)
    for (const { input, flags, of, times } of entries) {
      const empty = run('one', flags).seconds
      const { seconds, summary } = run(input, flags)
      times.push((of - 1) / Math.max(1e-3, seconds - empty))
      if (flags[0] === '--flat') told = summary
    }
  const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]
  const first = median(entries[0].times)
  console.log(`${''.padEnd(34)}${'records a second'.padStart(18)}${'÷ one process'.padStart(16)}`)
  for (const { name, times } of entries)
    console.log(
      `${name.padEnd(34)}${median(times).toFixed(0).padStart(18)}${(median(times) / first).toFixed(2).padStart(16)}`,
    )
  const each = (of) => (of / told.records).toFixed(1)
  console.log(
    `${each(told.considered)} plans considered a record, ${each(told.appraised)} of them run row by row`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
