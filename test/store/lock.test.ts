// Who may write: the second process is told of the first, and the lock of a process that is gone is nobody's.
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Journal, open } from '../../src/store/journal.ts'
import { type Held, type Lock, lock } from '../../src/store/lock.ts'
import { identityOf, isAlive, ownIdentity } from '../../src/store/process-identity.ts'
import { called, got, ticking } from '../support/session.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'))
  path = join(folder, 'zhang.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid
const put = (of: unknown): void =>
  writeFileSync(`${path}.lock`, typeof of === 'string' ? of : JSON.stringify(of))
const isHeld = (of: Lock | Held): of is Held => 'by' in of
function taken(): Lock {
  const of = lock(path)
  if (isHeld(of)) throw new Error(`held by ${of.by.pid}`)
  return of
}
const linux = existsSync('/proc/self/stat')

describe('a lock', () => {
  test('is held by one, told to the second, and gone when it is released', () => {
    const first = taken()
    expect(first.from).toBeUndefined()
    expect(first.holds()).toBe(true)
    expect(lock(path)).toMatchObject({ by: { pid: process.pid, host: hostname() }, lock: `${path}.lock` })
    first.release()
    expect(readdirSync(folder)).toEqual([])
    taken().release()
  })

  test('of another is not released', () => {
    const first = taken()
    const other = { ...ownIdentity(), mark: '0123456789abcdef' }
    put(other)
    expect(first.holds()).toBe(false)
    first.release()
    expect(identityOf(readFileSync(`${path}.lock`, 'utf8'))).toEqual(other)
  })

  test.each<[string, () => object, boolean]>([
    ['a process that is gone', () => ({ pid: gone() }), true],
    ['this process', () => ({}), false],
    ['a process of another machine, which nobody here knows', () => ({ pid: gone(), host: 'till-2' }), false],
    ['before the machine was started again', () => ({ boot: 'another' }), linux],
    ['another process under the same number', () => ({ start: '1' }), linux],
    ['a process of which less is known', () => ({ boot: undefined, start: undefined }), false],
  ])('of %s', (_, of, free) => {
    const left = { ...ownIdentity(), ...of() }
    put(left)
    const again = lock(path)
    expect(isHeld(again)).toBe(!free)
    if (isHeld(again)) return expect(again.by.mark).toBe(left.mark)
    expect(again.from).toMatchObject({ mark: left.mark })
    expect(again.holds()).toBe(true)
    again.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['', '{', '[]', 'null', '{"pid":-1}', '{"pid":1,"host":"x","mark":"../../x"}', '\0'.repeat(50)])(
    'that says nothing is taken over: %j',
    (text) => {
      put(text)
      const again = taken()
      expect(again.from).toBe('unknown')
      again.release()
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('what died while taking it over is in nobody’s way, and is cleared away', () => {
    const dead = (mark: string) => ({ ...ownIdentity(), pid: gone(), mark })
    const [a, b] = ['a'.repeat(16), 'b'.repeat(16)]
    put(dead(a))
    writeFileSync(`${path}.lock.${a}`, JSON.stringify(dead(b)))
    writeFileSync(`${path}.lock.${b}.new`, JSON.stringify(dead(b)))
    const again = taken()
    expect(readdirSync(folder)).toEqual(['zhang.jsonl.lock'])
    again.release()
  })

  test.skipIf(!linux)('of a process that is dead but not yet buried', async () => {
    // The shell, replaced by sleep, never asks after the child it had.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      const pid = Number(await new Promise<Buffer>((done) => parent.stdout.once('data', done)))
      const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8')
      for (let tries = 0; tries < 100 && !stat().includes(') Z '); tries += 1)
        await new Promise((done) => setTimeout(done, 20))
      expect(stat()).toContain(') Z ')
      const { start: _, ...own } = ownIdentity()
      expect(isAlive({ ...own, pid })).toBe(false)
    } finally {
      parent.kill('SIGKILL')
    }
  })
})

describe('a session', () => {
  test('that is being written is not written twice, and says by whom', () => {
    const first = called(path)
    expect(open(path, ticking())).toEqual({
      refused: {
        rule: 'session-locked',
        level: 'forbids',
        args: {
          pid: { count: process.pid },
          host: { text: hostname() },
          lock: { text: `${path}.lock` },
        },
      },
    })
    first.close()
    got<Journal>(open(path, ticking())).close()
  })

  test('of a process that died is gone on with, and that is told', () => {
    called(path).close()
    const pid = gone()
    put({ ...ownIdentity(), pid })
    const journal = got<Journal>(open(path, ticking()))
    expect(journal.told).toEqual([
      {
        rule: 'session-taken-over-from',
        level: 'notes',
        args: { pid: { count: pid }, host: { text: hostname() } },
      },
    ])
    journal.close()
    put('')
    const again = got<Journal>(open(path, ticking()))
    expect(again.told).toEqual([{ rule: 'session-taken-over', level: 'notes', args: {} }])
    again.close()
    expect(readdirSync(folder)).toEqual(['zhang.jsonl'])
  })
})

test.skipIf(process.platform === 'win32')('a link that points nowhere stands in nobody’s way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-'))
  const at = join(folder, 'x')
  symlinkSync(join(folder, 'nowhere', 'else'), `${at}.lock`)
  const held = lock(at)
  expect('release' in held && held.holds()).toBe(true)
  if ('release' in held) held.release()
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})
