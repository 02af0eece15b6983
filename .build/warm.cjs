// Makes the code cache: runs the common commands once in this process, then stores what V8 compiled on the way.
// Called by the build as `node warm.cjs DIST CASE`; a command that fails only means less in the cache.
const { mkdirSync, readdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const [dist, file] = process.argv.slice(2)
const cache = join(dist, 'code-cache', `${process.versions.v8}-${process.arch}`)
mkdirSync(cache, { recursive: true })
const { load, main, scripts } = require(join(dist, 'parley.cjs'))

process.on('exit', () => {
  for (const [id, script] of scripts)
    writeFileSync(join(cache, `${id.slice(2)}.bin`), script.createCachedData())
  process.exitCode = 0
})

async function warm() {
  const plan = ['--plan', 'equal-instalment-24']
  const runs = [
    ['schedule', file, ...plan],
    ['schedule', file, ...plan, '--format', 'json'],
    ['compare', file, '--policy', 'generic'],
    ['compare', file, '--policy', 'generic', '--format', 'json'],
    ['counter', file, '--max-payment', '2000'],
    ['explain', file, ...plan],
    ['--help'],
  ]
  for (const argv of runs) await main(argv).catch(() => undefined)
  for (const chunk of readdirSync(dist)) {
    if (!chunk.endsWith('.cjs') || chunk === 'parley.cjs' || chunk.startsWith('worker')) continue
    try {
      load(`./${chunk}`)
    } catch {}
  }
}
void warm()
