// The start of the command: loads the chunks beside it, by the code cache made with the build if this Node can use it.
// V8 checks version, flags and source length itself and compiles afresh where they differ; without a cache for this
// Node the chunks load the plain way (Node 22 and later then keep a compile cache of their own).
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

const cache = join(__dirname, 'code-cache', `${process.versions.v8}-${process.arch}`)
const modules = new Map()
const scripts = new Map()

function load(id) {
  if (!id.startsWith('./')) return require(id)
  const known = modules.get(id)
  if (known) return known.exports
  const { Script } = require('node:vm')
  const file = join(__dirname, id)
  const source = `(function (module, exports, require, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const stored = join(cache, `${id.slice(2)}.bin`)
  const script = new Script(source, {
    filename: file,
    cachedData: existsSync(stored) ? readFileSync(stored) : undefined,
  })
  const module = { exports: {} }
  modules.set(id, module)
  scripts.set(id, script)
  script.runInThisContext()(module, module.exports, load, file, __dirname)
  return module.exports
}

exports.load = load
exports.scripts = scripts
exports.main = (argv, io) => {
  if (existsSync(cache)) return load('./main.cjs').main(argv, io)
  require('node:module').enableCompileCache?.()
  return require('./main.cjs').main(argv, io)
}
