// README.md is run: every command it shows, in order, in an empty folder, through bin/parley.js, with the exit code it
// notes (`# exit 3`, else 0) and, in a `console` block, exactly the output it shows. The two set-up lines are looked for,
// and of them `npx parley demo` is run; `npm ci` and `npm test` are not, since `npm test` is what runs this file.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blocksOf, examplesOf } from './support/examples.ts'

const root = resolve(import.meta.dirname, '..')
const page = join(root, 'README.md')
const readme = existsSync(page) ? readFileSync(page, 'utf8') : ''
const SET_UP = ['npm ci && npx parley demo', 'npm ci && npm test']
const isSetUp = (command: string): boolean => /^(npm|git|cd) /.test(command)
const examples = examplesOf(readme)
const runnable = examples.filter(({ command }) => !isSetUp(command))

const scratch = mkdtempSync(join(tmpdir(), 'parley-readme-'))
const bin = join(scratch, 'bin')
const folder = join(scratch, 'here')
const home = join(scratch, 'home')

beforeAll(() => {
  for (const made of [bin, folder, home]) mkdirSync(made)
  put('parley', `exec "${process.execPath}" "${join(root, 'bin/parley.js')}" "$@"`)
  put('npx', 'exec "$@"')
  for (const path of mentioned()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path), { recursive: true })
  }
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function put(name: string, line: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`)
  chmodSync(join(bin, name), 0o755)
}

/** The files of the repository that the commands name: `docs/examples/case.yaml`. */
function mentioned(): string[] {
  const words = runnable.flatMap(({ command }) => command.split(/[\s'"=]+/))
  return [...new Set(words)].filter(
    (word) => /^(docs|test)\/[\w./-]+$/.test(word) && !word.includes('..') && existsSync(join(root, word)),
  )
}

function sh(command: string): { code: number | null; stdout: string; stderr: string } {
  const { CI: _ci, FORCE_COLOR: _colour, ...rest } = process.env
  const xdg = { XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_STATE_HOME: home, XDG_CACHE_HOME: home }
  const env = {
    ...rest,
    ...xdg,
    HOME: home,
    PATH: [bin, process.env['PATH']].join(delimiter),
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
    NO_COLOR: '1',
  }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env,
    input: '',
    encoding: 'utf8',
    timeout: 25_000,
  })
  return { code: status, stdout, stderr }
}

describe('README', () => {
  test('is there, with at least five commands of parley', () => {
    expect(readme).not.toBe('')
    expect(runnable.filter(({ command }) => /\bparley\b/.test(command)).length).toBeGreaterThanOrEqual(5)
  })

  test('opens with the two set-up commands, each alone in its block', () => {
    const blocks = blocksOf(readme)
    const at = SET_UP.map((command) =>
      blocks.findIndex(({ text }) => text.trim().replace(/^\$ /, '') === command),
    )
    expect(at.toSorted((a, b) => a - b)).toEqual([0, 1])
  })

  test('npx parley demo', () => {
    expect(sh('npx parley demo')).toMatchObject({ code: 0, stdout: expect.stringMatching(/\S/) })
  })

  test.each(runnable)('line $line: $command', ({ command, exit, output }) => {
    const { code, stdout, stderr } = sh(command)
    expect(code, stderr || stdout).toBe(exit)
    if (output !== undefined) expect(stdout.trimEnd()).toBe(output)
  })
})

test('examples are found in a page, and what is none is not', () => {
  const fence = '```'
  const text = [
    `${fence}sh\n# a comment\n$ one\ntwo \\\n  --more # exit 3\ncat > a <<'EOF'\nparley no\nEOF\n${fence}`,
    `${fence}console\n$ three\nsays\n\nthis\n$ four <<EOF\n> in\n> EOF\nout\n$ five\n${fence}`,
    `${fence}yaml\nparley: no\n${fence}`,
  ].join('\n\nparley no\n\n')
  const found = examplesOf(text)
  expect(found.map(({ command, exit, output }) => [command, exit, output])).toEqual([
    ['one', 0, undefined],
    ['two \\\n  --more # exit 3', 3, undefined],
    [`cat > a <<'EOF'\nparley no\nEOF`, 0, undefined],
    ['three', 0, 'says\n\nthis'],
    ['four <<EOF\nin\nEOF', 0, 'out'],
    ['five', 0, undefined],
  ])
  expect(text.split('\n')[(found[1]?.line ?? 0) - 1]).toBe('two \\')
})
