// parley replay: a session told again, in every format, shared and not; damage told, nothing written, no session refused.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { safeParse } from 'valibot'
import { SCHEMAS } from '../../src/schema/registry.ts'
import { calling } from '../support/call.ts'
import { run } from '../support/run.ts'

let folder = ''
let file = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'))
  const keys = [
    'p',
    '800',
    'n',
    '24',
    'v',
    'c',
    '李娜',
    'supervisor',
    'long illness',
    'c',
    'm',
    'calls back',
    'a',
    '1644.27',
    's',
  ]
  const done = await calling(keys, { folder, options: { policy: 'example' } })
  expect(done.code).toBe(0)
  file = done.file
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every move with what it came to', async () => {
  const { code, out } = await run(['replay', file], { columns: 200 })
  expect(code).toBe(0)
  for (const part of [
    'lender  opens',
    'borrower  asks for: at most ¥800.00 a month, at most 24 months',
    'not met; would do: ¥1,674.50 a month instead of ¥800.00; 60 months instead of 24',
    '李娜 (supervisor) approves',
    'offers, round 0: Term extension: 29 equal months',
    '¥1,644.33 a month at most, 29 months to 2029-04-15, ¥47,683.89 in all',
    'to the lender',
    'notes: calls back',
    'borrower  accepts: Term extension',
    'It ended in an acceptance.',
  ])
    expect(out).toContain(part)
})
test('shared: without what is the lender’s alone, in every format', async () => {
  for (const format of ['table', 'json', 'markdown']) {
    const { out } = await run(['replay', file, '--shared', '--format', format])
    expect(out).toContain('Term extension'.slice(0, format === 'json' ? 0 : 14))
    for (const word of [
      '李娜',
      'long illness',
      'calls back',
      'to the lender',
      'expectedValue',
      'presentValue',
      '"round"',
      'round 0',
    ])
      expect(out, format).not.toContain(word)
  }
  const own = await run(['replay', file, '--role', 'borrower', '--lang', 'zh'])
  expect(own.out).not.toMatch(/李娜|对出借方价值/)
  expect(own.out).toContain('报出：展期')
})
test('JSON is of its published shape', async () => {
  for (const more of [[], ['--shared']]) {
    const data: unknown = JSON.parse((await run(['replay', file, '--json', ...more])).out)
    const read = safeParse(SCHEMAS['replay']?.shape() as never, data)
    expect(read.issues).toBeUndefined()
  }
  expect((await run(['schema', 'session'])).code).toBe(0)
  expect((await run(['schema', 'replay'])).code).toBe(0)
})
test('damage and a torn line are told, and the file stays as it is', async () => {
  const torn = join(folder, 'torn.jsonl')
  writeFileSync(torn, readFileSync(file))
  appendFileSync(torn, '{"at":"2026')
  const size = statSync(torn).size
  const half = await run(['replay', torn], { columns: 200 })
  expect([half.code, half.out]).toEqual([
    0,
    expect.stringContaining('written only in part (11 bytes) and is left out'),
  ])
  expect(statSync(torn).size).toBe(size)
  const changed = join(folder, 'changed.jsonl')
  writeFileSync(changed, readFileSync(file, 'utf8').replace('long illness', 'short illness'))
  const bad = await run(['replay', changed], { columns: 200 })
  expect([bad.code, bad.out]).toEqual([
    0,
    expect.stringMatching(/Line 5 of the session is .*; nothing from it on is used/),
  ])
  expect(bad.out).not.toContain('accepts')
})
test('what is no session is refused', async () => {
  for (const path of [join(folder, 'job-loss.yaml'), join(folder, 'absent.jsonl')]) {
    const { code, err } = await run(['replay', path])
    expect([code, err]).toEqual([2, expect.stringContaining('is no session')])
  }
  expect((await run(['replay'])).code).toBe(2)
})
test('in a pipe parley negotiate asks nothing, and names what would do', async () => {
  const bare = await run(['negotiate'])
  expect([bare.code, bare.err]).toEqual([2, expect.stringContaining('--principal')])
  const whole = await run(['negotiate', join(folder, 'job-loss.yaml')])
  expect([whole.code, whole.err]).toEqual([2, expect.stringContaining('parley counter')])
  expect((await run([])).code).toBe(0)
  // The language alone is not a command: the same help, in it.
  const spoken = await run(['--lang', 'zh'])
  expect(spoken.code).toBe(0)
  expect(spoken.out).toContain('用法')
  expect((await run(['--lang', 'xx'])).code).toBe(2)
})
