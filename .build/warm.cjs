// Makes the code cache: runs the common commands once in this process, then stores what V8 compiled on the way.
// Called by the build as `node warm.cjs DIST CASE`, and before that with `list` to learn which chunks the everyday
// commands load; a command that fails only means less in the cache.
const { mkdirSync, readdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const [dist, file, only] = process.argv.slice(2)
const cache = join(dist, 'code-cache', `${process.versions.v8}-${process.arch}`)
mkdirSync(cache, { recursive: true })
const { load, main, modules, scripts } = require(join(dist, 'parley.cjs'))

process.on('exit', () => {
  if (only) return console.log(JSON.stringify([...modules.keys()]))
  for (const [id, script] of scripts)
    writeFileSync(join(cache, `${id.slice(2)}.bin`), script.createCachedData())
  process.exitCode = 0
})

async function warm() {
  const plan = ['--plan', 'equal-instalment-24']
  const runs = [
    ['schedule', file, ...plan],
    ['schedule', file, ...plan, '--format', 'json'],
    ['compare', file],
    ['compare', file, '--policy', 'generic'],
    ['compare', file, '--policy', 'generic', '--format', 'json'],
    ['counter', file, '--max-payment', '2000'],
    ['explain', file, ...plan],
    ['--help'],
  ]
  if (only) process.stdout.write = () => true
  for (const argv of only ? runs.slice(0, 4) : runs) await main(argv).catch(() => undefined)
  if (only) delete process.stdout.write
  if (only) return
  for (const chunk of readdirSync(dist)) {
    if (
      !chunk.endsWith('.cjs') ||
      chunk === 'parley.cjs' ||
      chunk === 'common.cjs' ||
      chunk.startsWith('worker')
    )
      continue
    try {
      load(`./${chunk}`)
    } catch {}
  }
}
void warm()
