// The start of the command: loads the chunks beside it, by the code cache made with the build if this Node can use it.
// V8 checks version, flags and source length itself and compiles afresh where they differ; without a cache for this
// Node the chunks load the plain way (Node 22 and later then keep a compile cache of their own).
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

// One command is over before optimised code pays for itself: compiling it late halves the work of a comparison.
// Long runs still get there. Node 20's V8 alone has this flag; the code cache is made under the same one.
if (process.versions.v8.startsWith('11.')) require('node:v8').setFlagsFromString('--interrupt-budget=2000000')

const cache = join(__dirname, 'code-cache', `${process.versions.v8}-${process.arch}`)
const modules = new Map()
const scripts = new Map()
let common

/** A script beside this file with what V8 stored of it; the build writes plain ASCII, which is read fastest. */
function compile(id, wrap) {
  const { Script } = require('node:vm')
  const file = join(__dirname, id)
  const stored = join(cache, `${id.slice(2)}.bin`)
  const script = new Script(wrap(readFileSync(file, 'latin1')), {
    filename: file,
    cachedData: existsSync(stored) ? readFileSync(stored) : undefined,
  })
  scripts.set(id, script)
  return script.runInThisContext()
}

function load(id) {
  if (!id.startsWith('./')) return require(id)
  const known = modules.get(id)
  if (known) return known.exports
  // The chunks of the everyday commands stand together in one file: forty small ones cost more to open than to run.
  common ??= existsSync(join(__dirname, 'common.cjs')) ? compile('./common.cjs', (text) => text) : {}
  const run =
    common[id] ??
    compile(id, (text) => `(function (module, exports, require, __filename, __dirname) {${text}\n})`)
  const module = { exports: {} }
  modules.set(id, module)
  run(module, module.exports, load, join(__dirname, id), __dirname)
  return module.exports
}

exports.modules = modules
exports.load = load
exports.scripts = scripts
exports.main = (argv, io) => {
  if (existsSync(cache)) return load('./main.cjs').main(argv, io)
  require('node:module').enableCompileCache?.()
  return require('./main.cjs').main(argv, io)
}
