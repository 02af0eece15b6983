// The package as others get it: `npm pack`, installed from the file into an empty project by npm, and used there: the example of
// docs/library.md as printed, from an ES module and, type-checked strictly against the shipped declarations, as TypeScript; the
// command by `npx parley demo`. Says how large it is and how long the library takes to load. Needs the registry for npm install.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'parley-pack-'))
const project = join(scratch, 'project')
const home = join(scratch, 'home')
const xdg = { XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_STATE_HOME: home }
const env = { ...process.env, ...xdg, NO_COLOR: '1', LANG: 'en_US.UTF-8', LC_ALL: '' }
const run = (command, args, cwd = project) =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
const fail = (what) => {
  console.log(`wrong: ${what}`)
  process.exitCode = 1
}
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`
const sizeOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, path, name }) => sum + statSync(join(parentPath ?? path, name)).size, 0)
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]

/** Milliseconds from a program's start to its end. */
function started(code) {
  const start = performance.now()
  run(process.execPath, ['--input-type=module', '-e', code])
  return performance.now() - start
}

try {
  mkdirSync(project)
  run(process.execPath, [join(root, '.build/build.js')], root)
  const packed = JSON.parse(
    run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch], root),
  )
  const { filename, size, unpackedSize, entryCount } = packed[0]
  console.log(
    `${filename}: ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked, ${entryCount} files`,
  )

  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  run('npm', ['install', '--no-audit', '--no-fund', join(scratch, filename)])
  console.log(
    `installed into an empty project: ${kilobytes(sizeOf(join(project, 'node_modules')))} with what it depends on`,
  )

  const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
  const block = (language) =>
    new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? ''
  writeFileSync(join(project, 'example.mjs'), block('js'))
  const said = run(process.execPath, ['example.mjs'])
  if (said === '' || said !== block('text')) fail('the example does not print what docs/library.md says')
  else console.log(`example.mjs: the ${said.trimEnd().split('\n').length} lines of docs/library.md`)

  // The same text as TypeScript, and a line that must not pass: an amount is not any number.
  writeFileSync(join(project, 'example.ts'), block('js'))
  writeFileSync(join(project, 'wrong.ts'), `import { format } from 'parley-cli'\nformat(1.5, 2)\n`)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '']
  const lib = ['--lib', 'es2023,dom', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess']
  const checked = (file) =>
    spawnSync(process.execPath, [tsc, ...flags, ...lib, file], { cwd: project, encoding: 'utf8' })
  const right = checked('example.ts')
  if (right.status !== 0) fail(`example.ts: ${right.stdout.trim()}`)
  else
    console.log(
      'example.ts: passes a strict check against the shipped declarations, those themselves included',
    )
  const wrong = checked('wrong.ts')
  if (wrong.status === 0 || !/TS2345/.test(wrong.stdout)) fail('a fraction passes for an amount')

  const demo = run('npx', ['--no-install', 'parley', 'demo'])
  if (!/recommended/i.test(demo)) fail('npx parley demo recommends nothing')
  else console.log(`npx parley demo: ${demo.trimEnd().split('\n').length} lines`)

  const [bare, ours] = [[], []]
  for (let round = 0; round < 9; round++) {
    bare.push(started(''))
    ours.push(started(`import 'parley-cli'`))
  }
  const [a, b] = [median(bare), median(ours)]
  console.log(
    `import: ${(b - a).toFixed(0)} ms over the ${a.toFixed(0)} ms that Node takes to start; medians of 9`,
  )

  const lint = spawnSync('npx', ['publint', 'run', '--strict'], { cwd: root, encoding: 'utf8' })
  if (lint.status !== 0) fail(`publint: ${lint.stdout.trim()}${lint.stderr.trim()}`)
  else console.log('publint --strict: nothing to say')
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
