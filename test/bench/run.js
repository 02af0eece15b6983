// The benches: `npm run bench` runs them all, `npm run bench -- startup` those whose name contains the word. One in Python is run
// by python3, or by what PYTHON names; where there is none it is skipped, and said to be.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

const python = process.env['PYTHON'] ?? 'python3'
const words = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter(
    (name) =>
      (name.endsWith('.bench.js') || name.endsWith('.py')) &&
      (words.length === 0 || words.some((word) => name.includes(word))),
  )
  .sort()

const { model } = cpus()[0] ?? { model: 'unknown processor' }
console.log(
  `${model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
)
for (const name of names) {
  console.log(`\n${name.replace('.bench.js', '')}`)
  const program = name.endsWith('.py') ? python : process.execPath
  const { status, error } = spawnSync(program, [join(import.meta.dirname, name)], { stdio: 'inherit' })
  if (error && program === python) console.log(`skipped: there is no ${python}`)
  else if (status !== 0) process.exitCode = 1
}
