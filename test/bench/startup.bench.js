// Start-up: the command against bare Node, interleaved so that a busy machine slows both alike. Medians of 21 runs.
// Fails above the limits and says where an aim is missed; ratios, because milliseconds belong to a machine.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const RUNS = 21
const root = join(import.meta.dirname, '../..')
const parley = join(root, 'bin/parley.js')
const file = join(root, '.build/sample.yaml')
const entries = [
  { name: 'node -e 0', args: ['-e', '0'], limit: 1 },
  { name: 'parley --version', args: [parley, '--version'], limit: 1.6, aim: 1.3 },
  {
    name: 'parley schedule CASE',
    args: [parley, 'schedule', file, '--plan', 'equal-instalment-24'],
    limit: 1.6,
  },
  {
    name: 'parley compare CASE --policy generic',
    args: [parley, 'compare', file, '--policy', 'generic'],
    limit: 2.5,
    aim: 2,
  },
  {
    name: 'parley compare CASE --policy cn',
    args: [parley, 'compare', file, '--policy', 'cn'],
    limit: Infinity,
    most: 100,
  },
].map((entry) => ({ ...entry, times: [], code: 0 }))

for (let run = 0; run < RUNS; run++) {
  for (const entry of entries) {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, entry.args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    entry.times.push(performance.now() - start)
    entry.code = status
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]
const bare = median(entries[0].times)
console.log(
  `${'command'.padEnd(40)}${'ms'.padStart(8)}${'ratio'.padStart(8)}${'limit'.padStart(8)}${'exit'.padStart(6)}`,
)
const startUp = median(entries[1].times)
for (const { name, times, limit, aim = limit, most, code } of entries) {
  const beyond = median(times) - startUp
  const ratio = median(times) / bare
  const figures = [
    median(times).toFixed(1),
    ratio.toFixed(2),
    most === undefined ? limit.toFixed(2) : `+${most} ms`,
  ]
    .map((text) => text.padStart(8))
    .join('')
  console.log(
    `${name.padEnd(40)}${figures}${String(code).padStart(6)}${ratio > limit ? '  over' : ratio > aim ? `  above the aim of ${aim.toFixed(2)}` : ''}`,
  )
  if (most !== undefined)
    console.log(`${' '.repeat(40)}${beyond.toFixed(1)} ms beyond start-up (parley --version)`)
  if (ratio > limit || (most !== undefined && beyond > most) || code !== 0) process.exitCode = 1
}
