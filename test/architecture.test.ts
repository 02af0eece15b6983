// The house (design §3) as a test: who may import whom, what the pure folders may not touch, how a file looks.
// It reads the imports itself, counts the files it saw, and proves on planted breaches that it can see one.
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join, posix, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, withoutProse } from './support/imports.ts'

type Source = { readonly file: string; readonly text: string }
type Wall = {
  /** Folders whose files may be imported; a folder may always import itself. */
  readonly folders: readonly string[]
  /** Folders from which only types may be imported. */
  readonly types?: readonly string[]
  /** Packages and `node:` modules. */
  readonly packages: RegExp
  /** No clock, random, environment, console or language. */
  readonly pure?: boolean
}

const NONE = /^$/
const ANY = /^/
const WALLS: Readonly<Record<string, Wall>> = {
  core: { folders: [], packages: /^decimal\.js$/, pure: true },
  schema: { folders: ['core'], packages: /^(valibot|@valibot\/to-json-schema)$/ },
  packs: { folders: [], packages: NONE, pure: true },
  policy: { folders: ['core', 'packs', 'schema'], packages: NONE, pure: true },
  'policy/load.ts': { folders: ['core', 'packs', 'schema'], packages: /^(yaml|valibot|node:.+)$/ },
  plans: { folders: ['core', 'policy'], packages: NONE, pure: true },
  app: { folders: ['core', 'packs', 'plans', 'policy', 'schema'], packages: NONE, pure: true },
  i18n: { folders: ['core'], types: ['policy'], packages: NONE },
  render: {
    folders: ['core', 'i18n'],
    types: ['app', 'plans', 'policy', 'schema'],
    packages:
      /^(cli-table3|chalk|docx|pdfmake(\/interfaces\.js)?|write-excel-file\/node|node:(buffer|crypto|zlib))$/,
  },
  store: {
    folders: ['core', 'schema'],
    types: ['policy'],
    packages: /^(yaml|hyparquet|hyparquet-writer|read-excel-file\/node|fflate|node:.+)$/,
  },
  cli: {
    folders: ['app', 'core', 'i18n', 'packs', 'plans', 'policy', 'render', 'schema', 'store'],
    packages: ANY,
  },
  'index.ts': {
    folders: ['app', 'core', 'i18n', 'packs', 'plans', 'policy', 'render', 'schema', 'store'],
    packages: NONE,
  },
}
const IMPURE =
  /(?<![\w$.'-])(?:Date|Intl|console|process|performance|fetch|crypto|globalThis|setTimeout)(?![\w$'-]|\s*[:?]?:)|Math\.random|\.toLocale\w+/
const NAMELESS = /^(utils?|helpers?|common|types?|misc|shared)\.ts$/

const src = join(import.meta.dirname, '../src')
const sources: Source[] = walk(src)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: relative(src, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file)
const wallOf = (file: string): Wall | undefined => WALLS[file] ?? WALLS[folderOf(file)]

/** What is wrong with a file's imports: `core/a.ts:3 imports ../plans/p.ts`. */
function breaches({ file, text }: Source): string[] {
  const wall = wallOf(file)
  if (file.endsWith('.d.ts')) return []
  if (!wall) return [`${file} is in no folder of the house`]
  const found = importsOf(text).flatMap(({ from, line, typeOnly }) => {
    const ok = from.startsWith('.') ? mayReach(wall, file, from, typeOnly) : wall.packages.test(from)
    return ok ? [] : [`${file}:${line} imports ${from}`]
  })
  const impure = wall.pure ? withoutProse(text).split('\n') : []
  return [
    ...found,
    ...impure.flatMap((code, at) => (IMPURE.test(code) ? [`${file}:${at + 1} ${code.trim()}`] : [])),
  ]
}

function mayReach(wall: Wall, file: string, from: string, typeOnly: boolean): boolean {
  const target = posix.join(posix.dirname(file), from)
  if (target === 'package.json' || target === '../package.json')
    return folderOf(file) === 'cli' || file === 'index.ts'
  if (target.startsWith('..')) return false
  const folder = folderOf(target)
  return (
    folder === folderOf(file) ||
    wall.folders.includes(folder) ||
    (typeOnly && (wall.types ?? []).includes(folder))
  )
}

/** What is wrong with how a file looks. */
function blemishes({ file, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length
  const faults = [
    [lines > 300, `has ${lines} lines`],
    [NAMELESS.test(basename(file)), 'has a name that says nothing'],
    [!/^(#!.*\n)?(\/\/|\/\*)/.test(text), 'does not open with a comment'],
    [
      !file.endsWith('.d.ts') && /^export default\b|\bas default\b/m.test(withoutProse(text)),
      'has a default export',
    ],
  ] as const
  return faults.flatMap(([bad, what]) => (bad ? [`${file} ${what}`] : []))
}

describe('the house', () => {
  test('every source file was seen', () => {
    const listed = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    expect(sources.length).toBe(listed.length)
    expect(sources.length).toBeGreaterThan(20)
    const imports = sources.flatMap(({ text }) => importsOf(text))
    expect(imports.length).toBeGreaterThan(sources.length)
    const sizes = sources.map(({ text }) => text.trimEnd().split('\n').length).sort((a, b) => a - b)
    console.log(
      `${sizes.length} source files, ${imports.length} imports, ${sizes[sizes.length >> 1]} lines in the median, ${sizes.at(-1)} at most`,
    )
  })

  test('imports go one way', () => {
    expect(sources.flatMap(breaches)).toEqual([])
  })

  test('files look the same', () => {
    expect(sources.flatMap(blemishes)).toEqual([])
  })
})

describe('a planted breach is seen', () => {
  const planted: [file: string, code: string][] = [
    ['core/a.ts', `import { readFileSync } from 'node:fs'`],
    ['core/a.ts', `import { compare } from '../app/compare.ts'`],
    ['core/a.ts', `import type { Policy } from '../policy/policy.ts'`],
    ['core/a.ts', `export * from '../plans/index.ts'`],
    ['core/a.ts', `const fs = await import('node:fs')`],
    ['core/a.ts', `type Policy = import('../policy/policy.ts').Policy`],
    ['core/a.ts', `import {\n  a,\n  b,\n} from 'chalk'`],
    ['core/a.ts', `import 'chalk'`],
    ['core/a.ts', `const quote = /["'\`]/ // isn't it\nconst now = Date.now()`],
    ['core/a.ts', `const r = Math.random()`],
    ['core/a.ts', 'const s = `${process.env.HOME}`'],
    ['core/a.ts', `console.log(1)`],
    ['core/a.ts', `import data from '../../package.json'`],
    ['schema/a.ts', `import { parse } from 'yaml'`],
    ['plans/a.ts', `import { select } from '@inquirer/prompts'`],
    ['policy/rules/a.ts', `import { readFileSync } from 'node:fs'`],
    ['policy/rules/a.ts', `import { en } from '../../i18n/en.ts'`],
    ['app/a.ts', `import { table } from '../render/table.ts'`],
    ['render/a.ts', `import { compare } from '../app/compare.ts'`],
    ['render/a.ts', `import { type Comparison, compare } from '../app/compare.ts'`],
    ['render/a.ts', `import { journal } from '../store/journal.ts'`],
    ['store/a.ts', `import { compare } from '../app/compare.ts'`],
    ['i18n/a.ts', `import { table } from '../render/table.ts'`],
    ['nowhere/a.ts', ``],
  ]
  test.each(planted)('%s: %s', (file, code) => {
    expect(breaches({ file, text: `// A breach.\n${code}\n` })).toHaveLength(1)
  })

  test('and what is allowed is not', () => {
    const text = [
      `// Not an import: import x from 'chalk'; Date.now()`,
      `/* import y from 'node:fs' */`,
      `import { Decimal } from 'decimal.js'`,
      `import type { Day } from './day.ts'`,
      `const words = "import z from 'chalk'; process.exit(); new Date()"`,
      'const said = `Date.now() ${Day} process`',
      `const pattern = /import a from 'chalk'|Date/`,
      `const half = total / 2 / people // console`,
    ].join('\n')
    expect(breaches({ file: 'core/a.ts', text })).toEqual([])
    expect(
      breaches({ file: 'render/a.ts', text: `// A.\nimport type { C } from '../app/compare.ts'` }),
    ).toEqual([])
    expect(
      breaches({ file: 'render/a.ts', text: `// A.\nimport { type C, type D } from '../app/compare.ts'` }),
    ).toEqual([])
    expect(
      breaches({ file: 'policy/load.ts', text: `// A.\nimport { readFileSync } from 'node:fs'` }),
    ).toEqual([])
  })

  test.each<[file: string, text: string]>([
    ['core/a.ts', '// A.\n'.repeat(301)],
    ['core/utils.ts', '// A.\n'],
    ['core/types.ts', '// A.\n'],
    ['core/a.ts', 'export const a = 1\n'],
    ['core/a.ts', '// A.\nexport default 1\n'],
    ['core/a.ts', '// A.\nexport { a as default }\n'],
  ])('looks: %s', (file, text) => {
    expect(blemishes({ file, text })).toHaveLength(1)
  })
})
