// Builds dist/ from src/: the command, the library, its types. `node .build/build.js [ROOT] [OUT]`, under three seconds.
//   dist/parley.cjs     the command's start (bin/parley.js calls its `main`); main.cjs and one chunk per dynamic import
//   dist/index.js       the library, one ES module, with its declarations in dist/types
//   dist/code-cache/    what V8 compiled of the chunks, for the Node that built it
// The command is CommonJS because that starts faster and because only scripts can carry a code cache: so the sources of
// the command may not use top-level await. All dependencies are inlined: what was tested is what runs.
import { spawn } from 'node:child_process'
import { copyFile, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { shelfFolders, shelfModule } from './shelf-module.js'
import { yamlModule } from './yaml-module.js'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(process.argv[2] ?? dirname(here))
const out = resolve(process.argv[3] ?? join(root, 'dist'))
const modules = join(dirname(here), 'node_modules')

const yamlPlugin = {
  name: 'yaml',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => {
      try {
        return { contents: yamlModule(await readFile(path, 'utf8'), relative(root, path)), loader: 'js' }
      } catch (error) {
        return { errors: [{ text: error.message }] }
      }
    }),
}

/** The shelf of packs; `load` is how the data of one is come by, where it does not stand in the shelf itself. */
const shelfPlugin = (load) => ({
  name: 'shelf',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/packs\/shelf\.js$/ }, ({ path }) => ({ path, namespace: 'shelf' }))
    onLoad({ filter: /.*/, namespace: 'shelf' }, () => {
      try {
        return { contents: shelfModule(join(root, 'src/packs'), load), loader: 'js' }
      } catch (error) {
        return { errors: [{ text: error.message }] }
      }
    })
  },
})

/**
 * The words of each language and the data of each pack in a file of its own, loaded when somebody asks for it: they are half of
 * all there is, and a command speaks one language under one or two packs.
 */
const WORDS = (lang) => `words-${lang}.cjs`
const PACK = (id) => `pack-${id}.cjs`
const packFile = (id) => `require(${JSON.stringify(`./${PACK(id)}`)}).make()`
const lazyPlugin = {
  name: 'lazy-data',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/(words|pack)-\w+\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /[\\/]i18n[\\/]messages\.ts$/ }, () => ({
      contents: `export const messages = (lang) =>
        lang === 'zh' ? require('./${WORDS('zh')}').zh : require('./${WORDS('en')}').en`,
      loader: 'js',
    }))
  },
}

/** A CommonJS dependency of the library may ask for a part of Node; an ES module has no `require` to give it. */
const builtinPlugin = {
  name: 'builtin',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ kind, path }) =>
      kind === 'require-call' && builtinModules.includes(path.replace('node:', ''))
        ? { path, namespace: 'builtin' }
        : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}')`,
    }))
  },
}

/** commander loads `child_process` for subcommands in other programs, which we have none of: 1 to 2 ms at every start. */
const lazySpawnPlugin = {
  name: 'lazy-spawn',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'lazy' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({
      contents: `module.exports = { spawn: (...args) => process.getBuiltinModule('${path}').spawn(...args) }`,
    }))
  },
}

/** chalk asks the terminal for its colours as soon as it is loaded, for 6 ms; we decide them ourselves, per stream. */
const ownColoursPlugin = {
  name: 'own-colours',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'own-colours' }))
    onLoad({ filter: /.*/, namespace: 'own-colours' }, () => ({
      contents:
        'export const createSupportsColor = () => false; export default { stdout: false, stderr: false }',
    }))
  },
}

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  metafile: true,
  logLevel: 'error',
  legalComments: 'none',
  // The `node` entry of yaml is CommonJS, which can neither be shaken nor give its names to a dynamic import.
  alias: { yaml: join(modules, 'yaml/browser/dist/index.js') },
}

/** The command in chunks: first split as ES modules, then each chunk turned into CommonJS. */
async function command(dir) {
  const url = 'require("node:url").pathToFileURL(__filename).href'
  const worker = existsSync(join(root, 'src/cli/worker.ts')) ? { worker: 'src/cli/worker.ts' } : {}
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { main: 'src/cli/main.ts', ...worker },
    outdir: dir,
    outExtension: { '.js': '.cjs' },
    splitting: true,
    write: false,
    plugins: [yamlPlugin, shelfPlugin(packFile), lazyPlugin, lazySpawnPlugin, ownColoursPlugin],
  })
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await transform(text, {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        minify: true,
        supported: { 'dynamic-import': false },
        define: {
          'import.meta.url': '__url',
          'import.meta.dirname': '__dirname',
          'import.meta.filename': '__filename',
        },
      })
      await writeFile(path, ascii(code.includes('__url') ? `const __url=${url};${code}` : code))
    }),
  )
  await data(dir)
  await copyFile(join(here, 'start.cjs'), join(dir, 'parley.cjs'))
  // The command looks for the fonts beside dist/; a build that stands elsewhere has them by a link.
  if (dirname(out) !== root) await symlink(join(root, 'fonts'), join(dir, 'fonts'))
  return metafile
}

/** What `lazyPlugin` left out. */
async function data(dir) {
  const entryPoints = {
    [WORDS('en').slice(0, -4)]: 'src/i18n/en.ts',
    [WORDS('zh').slice(0, -4)]: 'src/i18n/zh.ts',
  }
  const { outputFiles } = await build({
    ...options,
    metafile: false,
    format: 'cjs',
    entryPoints,
    outdir: dir,
    outExtension: { '.js': '.cjs' },
    write: false,
  })
  const packs = [...shelfFolders(join(root, 'src/packs'))].map(([id, text]) => ({
    path: join(dir, PACK(id)),
    text: `exports.make=()=>(${text})`,
  }))
  await Promise.all([...outputFiles, ...packs].map(({ path, text }) => writeFile(path, ascii(text))))
}

/** esbuild escapes what is not ASCII in strings but not in regular expressions; plain ASCII is read fastest. */
// eslint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/g
const ascii = (code) =>
  code.replace(BEYOND_ASCII, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

async function library(dir) {
  const entryPoints = { index: 'src/index.ts' }
  return (
    await build({ ...options, entryPoints, outdir: dir, plugins: [yamlPlugin, shelfPlugin(), builtinPlugin] })
  ).metafile
}

/** Licences of what a package holds of others. */
const WITHIN = { pdfmake: ['src/3rd-party/svg-to-pdfkit/LICENSE'] }

/** The licences of what is inlined, which their terms ask us to pass on. */
async function licences(dir, metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs))
  const names = new Set(
    inputs.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const texts = await Promise.all(
    [...names]
      .sort((a, b) => (a < b ? -1 : 1))
      .map(async (name) => {
        const file = (await readdir(join(modules, name))).find((entry) => /^licen[cs]e/i.test(entry))
        const { version, license } = JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8'))
        const text = file ? await readFile(join(modules, name, file), 'utf8') : `Licence: ${license}`
        const within = (WITHIN[name] ?? []).map(async (path) => {
          const held = await readFile(join(modules, name, path), 'utf8')
          return `\n${path.split('/').at(-2)}, in ${name}\n\n${held.trim()}\n`
        })
        return `${name} ${version}\n\n${text.trim()}\n${(await Promise.all(within)).join('')}`
      }),
  )
  await writeFile(join(dir, 'licences.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`))
}

function run(command, args, env = process.env) {
  return new Promise((done) => {
    let said = ''
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 })
    child.stdout.on('data', (data) => (said += data))
    child.stderr.on('data', (data) => (said += data))
    child.on('error', (error) => done({ code: 1, said: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, said }))
  })
}

/** Declarations of the library. Type errors do not stop a build (`npm run types` is there for that), but are told. */
async function declarations(dir) {
  const project = join(root, '.build/tsconfig.json')
  const tsc = join(modules, 'typescript/bin/tsc')
  const { code, said } = await run(process.execPath, [tsc, '-p', project, '--outDir', join(dir, 'types')])
  // What a declaration file says of the sources, tsc does not hand on.
  await mkdir(join(dir, 'types/packs'), { recursive: true })
  const shelf = join(root, 'src/packs/shelf.d.ts')
  if (existsSync(shelf)) await copyFile(shelf, join(dir, 'types/packs/shelf.d.ts'))
  if (code !== 0) console.error(`types: ${said.trim().split('\n')[0]} (all of them: npm run types)`)
}

/** The chunks that `schedule` and `compare` load, as one file: a map from a chunk's name to its function. */
async function pack(dir, env) {
  const { code, said } = await run(
    process.execPath,
    [join(here, 'warm.cjs'), dir, join(here, 'sample.yaml'), 'list'],
    env,
  )
  const own = /^\.\/(words|pack)-/
  const names = code === 0 ? JSON.parse(said.trim().split('\n').at(-1)).filter((name) => !own.test(name)) : []
  const parts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(dir, name), 'utf8')
      return `${JSON.stringify(name)}:function(module,exports,require,__filename,__dirname){${text}\n}`
    }),
  )
  const text = `({${parts.join(',\n')}})`
  await writeFile(join(dir, 'common.cjs'), text)
}

async function codeCache(dir) {
  const home = join(dir, 'home')
  const xdg = { XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_STATE_HOME: home, XDG_CACHE_HOME: home }
  const env = { PATH: process.env.PATH, HOME: home, CI: '1', NO_COLOR: '1', ...xdg }
  await pack(dir, env)
  const { code, said } = await run(
    process.execPath,
    [join(here, 'warm.cjs'), dir, join(here, 'sample.yaml')],
    env,
  )
  await rm(home, { recursive: true, force: true })
  if (code === 0) return
  await rm(join(dir, 'code-cache'), { recursive: true, force: true })
  console.error(`no code cache: ${said.trim().split('\n').at(-1)}`)
}

const start = performance.now()
const half = join(here, `out-${process.pid}`)
await mkdir(half)
const types = declarations(half)
try {
  const metafiles = await Promise.all([command(half), library(half)])
  await Promise.all([types, licences(half, metafiles), codeCache(half)])
  const old = `${half}-old`
  if (existsSync(out)) await rename(out, old)
  await rename(half, out)
  await rm(old, { recursive: true, force: true })
  console.error(
    `built ${relative(process.cwd(), out) || out} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
} catch (error) {
  if (!error.errors) throw error
  process.exitCode = 1
} finally {
  await types
  await rm(half, { recursive: true, force: true })
}
