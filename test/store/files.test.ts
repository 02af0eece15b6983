import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from '../../src/schema/input-error.ts'
import { readCaseFile, readText } from '../../src/store/case-file.ts'
import { decode } from '../../src/store/read-tree.ts'
import { writeNew } from '../../src/store/write-file.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function trouble(run: () => unknown) {
  try {
    await run()
  } catch (error) {
    if (error instanceof InputError) return error.troubles[0]
    throw error
  }
  return undefined
}
const bytes = (...codes: number[]) => Uint8Array.from(codes)

test('a file, with its name and its places', async () => {
  const path = join(folder, 'a.yaml')
  writeFileSync(path, 'asOf: 2026-11-22\ndebt:\n  principal: 1\n')
  const { tree, file } = await readCaseFile(path)
  expect(file).toBe(path)
  expect(tree.place(['debt', 'principal'])).toEqual({ file: path, line: 3, col: 14 })
})

test('standard input, in pieces that cut a character', async () => {
  const whole = Buffer.from('a: 万')
  async function* pieces() {
    yield whole.subarray(0, 4)
    yield whole.subarray(4)
  }
  expect(await readText('-', pieces())).toBe('a: 万')
  async function* endless() {
    for (;;) yield 'x'.repeat(100_000)
  }
  expect(await trouble(() => readText('-', endless()))).toMatchObject({ key: 'too-big', file: '-' })
})

test('a missing file names its neighbours', async () => {
  for (const name of ['zhang.yaml', 'zhang.json', 'wang.yaml', 'other.txt'])
    writeFileSync(join(folder, name), '')
  expect(await trouble(() => readText(join(folder, 'zhagn.yaml')))).toMatchObject({
    key: 'no-file',
    suggestion: join(folder, 'zhang.yaml'),
  })
  expect(await trouble(() => readText(join(folder, 'zhang.yml')))).toMatchObject({
    args: { near: [join(folder, 'zhang.json'), join(folder, 'zhang.yaml')] },
  })
  expect(await trouble(() => readText(join(folder, 'no', 'such')))).toMatchObject({
    key: 'no-file',
    args: { near: [] },
  })
})

test.each<[string, Uint8Array, object]>([
  [
    'GB18030',
    bytes(0x61, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd),
    { key: 'not-utf8', args: { encoding: 'GB18030' }, line: 2, col: 1 },
  ],
  ['latin-1', bytes(0x63, 0x61, 0x66, 0xe9), { key: 'not-utf8', args: {}, line: 1, col: 4 }],
  ['UTF-16 LE', bytes(0xff, 0xfe, 0x61, 0x00), { key: 'utf16' }],
  ['UTF-16 BE', bytes(0xfe, 0xff, 0x00, 0x61), { key: 'utf16' }],
  ['UTF-16 without a mark', bytes(0x61, 0x00, 0x62, 0x00), { key: 'nul-byte', line: 1, col: 2 }],
  ['cut short', bytes(0x61, 0xe4, 0xb8), { key: 'not-utf8' }],
])('encoding: %s', async (_, input, expected) =>
  expect(await trouble(() => decode(input, 'a'))).toMatchObject(expected),
)

test('a byte order mark is taken off', () => expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a'))

test('a pipe has no size and is read to its end', async () => {
  if (process.platform === 'win32') return
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  const writing = import('node:fs/promises').then((fs) => fs.writeFile(path, 'a: 1\n'))
  const open = await import('node:child_process').then(({ spawn }) =>
    spawn('cat', [path], { stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  expect(await readText('-', open.stdout)).toBe('a: 1\n')
  await writing
})

test('written whole, for the owner only, over what was there', () => {
  const path = join(folder, 'out.json')
  writeFileSync(path, 'old', { mode: 0o644 })
  writeNew(path, '{"a":1}')
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  writeNew(path, bytes(1, 2, 3))
  expect(readdirSync(folder)).toEqual(['out.json'])
})

test('a link stays a link; a device is written as it is', () => {
  const target = join(folder, 'target')
  writeFileSync(target, 'old')
  symlinkSync(target, join(folder, 'link'))
  writeNew(join(folder, 'link'), 'new')
  expect(readFileSync(target, 'utf8')).toBe('new')
  if (!existsSync('/dev/null')) return
  writeNew('/dev/null', 'gone')
  expect(statSync('/dev/null').isFile()).toBe(false)
})

test('what cannot be written leaves nothing behind', async () => {
  mkdirSync(join(folder, 'sub'))
  expect(await trouble(() => writeNew(join(folder, 'sub'), 'x'))).toMatchObject({ key: 'is-a-folder' })
  expect(await trouble(() => writeNew(join(folder, 'no', 'x'), 'x'))).toMatchObject({
    key: 'cannot-write',
    args: { code: 'ENOENT' },
  })
  writeFileSync(join(folder, 'file'), '')
  expect(await trouble(() => writeNew(join(folder, 'file', 'x'), 'x'))).toMatchObject({ key: 'cannot-write' })
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'sub'])
})
