// What a power failure would leave: a move is synced before it is answered, a new file with its folder.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Journal, open, read } from '../../src/store/journal.ts'
import { begun, CALL, got, movesOf, ticking, troubles } from '../support/session.ts'
import type { Session } from '../../src/store/journal.ts'

/** What was done to which file, in order: 'write zhang.jsonl', 'sync zhang.jsonl'. */
const done: string[] = []
let fail: { readonly what: string; readonly code: string } | undefined

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const nameOf = (handle: number): string => real.readlinkSync(`/proc/self/fd/${handle}`)
  const spied =
    <A extends [number, ...any[]], R>(what: string, run: (...args: A) => R) =>
    (...args: A): R => {
      done.push(`${what} ${nameOf(args[0])}`)
      if (fail?.what === what) throw Object.assign(new Error(fail.code), { code: fail.code, errno: -5 })
      return run(...args)
    }
  return {
    ...real,
    fsyncSync: spied('sync', real.fsyncSync),
    writeSync: spied(
      'write',
      (handle: number, ...rest: any[]) => (real.writeSync as any)(handle, ...rest) as number,
    ),
    ftruncateSync: spied('cut', real.ftruncateSync),
  }
})

let folder = ''
let path = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'parley-'))
  path = join(folder, 'sessions', 'zhang.jsonl')
  done.length = 0
  fail = undefined
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))
const told = (): string[] => done.splice(0).map((what) => what.replace(folder, '.'))
const linux = fs.existsSync('/proc/self/fd')

test.skipIf(!linux)(
  'a new session is synced, and its folder, and the one above; a move before it is answered',
  () => {
    const journal = begun(path)
    const [file, ...folders] = told()
    expect(file).toMatch(/^sync \.\/sessions\/\.zhang\.jsonl\..*\.tmp$/)
    expect(folders).toEqual(['sync ./sessions', 'sync .'])
    for (const move of CALL) {
      got(journal.append(move))
      expect(told()).toEqual(['write ./sessions/zhang.jsonl', 'sync ./sessions/zhang.jsonl'])
    }
    journal.close()
  },
)

test.skipIf(!linux)('what is torn is safe beside before it is taken off', () => {
  begun(path).close()
  fs.appendFileSync(path, '{"torn')
  told()
  got<Journal>(open(path, ticking())).close()
  expect(told()).toEqual([
    'write ./sessions/zhang.jsonl.torn-1',
    'sync ./sessions/zhang.jsonl.torn-1',
    'sync ./sessions',
    'cut ./sessions/zhang.jsonl',
    'sync ./sessions/zhang.jsonl',
  ])
  expect(dirname(path)).toBe(join(folder, 'sessions'))
})

test.skipIf(!linux)('a move that could not be written is taken back, and can be made again', () => {
  const journal = begun(path)
  const before = fs.readFileSync(path)
  fail = { what: 'write', code: 'ENOSPC' }
  expect(troubles(() => journal.append(CALL[0]!))).toMatchObject([
    { key: 'cannot-write', args: { code: 'ENOSPC' }, file: path },
  ])
  expect(fs.readFileSync(path)).toEqual(before)
  expect(journal.entries()).toEqual([])
  fail = undefined
  for (const move of CALL) got(journal.append(move))
  journal.close()
  expect(movesOf(got<Session>(read(path)))).toEqual(CALL)
})

test.skipIf(!linux)('after a sync that failed nothing more is promised until it is opened again', () => {
  const journal = begun(path)
  got(journal.append(CALL[0]!))
  fail = { what: 'sync', code: 'EIO' }
  const refused = [{ key: 'cannot-write', args: { code: 'EIO' } }]
  expect(troubles(() => journal.append(CALL[1]!))).toMatchObject(refused)
  fail = undefined
  expect(troubles(() => journal.append(CALL[1]!))).toMatchObject(refused)
  expect(movesOf({ entries: journal.entries() })).toEqual(CALL.slice(0, 1))
  journal.close()
  const again = got<Journal>(open(path, ticking()))
  got(again.append(CALL[2]!))
  again.close()
})
