// parley log on the command line: may I, what came of it, what was logged; on the debtor's clock, masked, with exit 0, 2 and 4.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fits } from '../support/fits.ts'
import { run } from '../support/run.ts'

const PLAN = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'
let at = ''
let count = 0
let book = ''
/** Two agreements of one borrower. */
const ids: string[] = []
const files: string[] = []
const log = (...argv: string[]) => run(['log', ...argv], { env: { PARLEY_BOOK: book } })
const call = (outcome: string, time: string, ...more: string[]) =>
  log(ids[0] ?? '', '--call', '--outcome', outcome, '--at', time, ...more)
const mayI = (time: string, ...more: string[]) =>
  log(ids[0] ?? '', '--may-i', '--call', '--at', time, ...more)

beforeAll(async () => {
  at = mkdtempSync(join(tmpdir(), 'parley-'))
  await run(['demo', '--write', join(at, 'cases')])
  const parties =
    'parties={"borrower":{"name":"王小明","idNumber":"310101199001011234","phone":"13812345678"}}'
  for (const id of ['one', 'two']) {
    const out = join(at, id)
    await run([
      'agree',
      join(at, 'cases/card.yaml'),
      '--set',
      parties,
      '--set',
      `id=${id}`,
      '--plan',
      PLAN,
      '--out',
      out,
      '--to',
      'json',
    ])
    const [name = ''] = readdirSync(out)
    ids.push(name.replace('.json', ''))
    files.push(join(out, name))
  }
})
afterAll(() => rmSync(at, { recursive: true, force: true }))
beforeEach(async () => {
  book = join(at, `book-${(count += 1)}`)
  await run(['book', 'add', ...files], { env: { PARLEY_BOOK: book } })
})

test('a number typed in the wrong place is masked where it is refused', async () => {
  const { code, err } = await log(ids[0] ?? '', '--call', '--outcome', 'no-answer', '--at', '王 13812345678')
  expect([code, err]).toEqual([2, expect.stringContaining('138****5678')])
  expect(err).not.toContain('13812345678')
})

test('what was said of a contact that nobody named is not dropped; a promise is for a day to come', async () => {
  for (const more of [
    ['--note', 'will call'],
    ['--promise', '5', '--by', '2026-12-20'],
  ])
    expect(await log(ids[0] ?? '', ...more)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--call'),
    })
  const promise = ['--promise', '5', '--by', '2026-12-14']
  expect(await call('promised', '2026-12-15T10:30', ...promise)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--by 2026-12-14'),
  })
})

describe('before a contact', () => {
  test('no at night, with the rule, its source and the next time; exit 4', async () => {
    const { code, out } = await mayI('2026-12-15T22:30')
    expect(code).toBe(4)
    expect(out).toMatch(
      /^No \(call, borrower, 2026-12-15 22:30\)\.\n- 22:30 is between 22:00 and 08:00.*\[GB\/T 45251.*cn\/conduct\.yaml:\d+\)\]\nThe first time nothing stands against it: 2026-12-16 08:00\.\n$/,
    )
    expect((await mayI('2026-12-15T22:30', '--lang', 'zh')).out).toContain(
      '不得联络（电话，借款人，2026-12-15 22:30）',
    )
    const json = JSON.parse((await mayI('2026-12-15T22:30', '--json')).out) as object
    expect(json).toMatchObject({
      may: false,
      next: '2026-12-16T08:00',
      findings: [{ rule: 'contact-quiet-hours' }],
    })
    fits('may-contact', json)
  })
  test('yes by day, and logs nothing', async () => {
    expect(await mayI('2026-12-15T10:30')).toMatchObject({ code: 0, out: expect.stringMatching(/^Yes: /) })
    expect((await log(ids[0] ?? '')).out).toContain('No contact has been logged.')
  })
  test('talks about another agreement of the same borrower count', async () => {
    for (const minute of ['00', '10', '20'])
      await log(ids[1] ?? '', '--call', '--outcome', 'refused', '--at', `2026-12-15T09:${minute}`)
    const { code, out } = await mayI('2026-12-15T10:30')
    expect([code, out]).toEqual([4, expect.stringContaining('3 talks by phone with the borrower that day')])
  })
  test('under another policy by its rules', async () => {
    await call('hardship', '2026-12-15T10:30')
    expect((await mayI('2026-12-17T10:30')).code).toBe(0)
    const us = await mayI('2026-12-17T10:30', '--policy', 'generic')
    expect([us.code, us.out]).toEqual([0, expect.stringContaining('knows no rule on contacts')])
  })
})

describe('after a contact', () => {
  test('what came of it is kept, and told again', async () => {
    const { code, out, err } = await call(
      'promised',
      '2026-12-15T10:30',
      '--promise',
      '820',
      '--by',
      '2026-12-20',
    )
    expect([code, out, err]).toEqual([0, 'Logged: call, borrower, 2026-12-15 10:30: promised to pay.\n', ''])
    await log(ids[0] ?? '', '--message', '--outcome', 'sent', '--at', '2026-12-14T09:00', '--incoming')
    const listed = await log(ids[0] ?? '')
    expect(listed.out.split('\n')[2]).toMatch(/^2026-12-14 09:00 {2}message, from them/)
    expect(listed.out).toContain('¥820.00 by 2026-12-20')
    const json = JSON.parse((await log(files[0] ?? '', '--json')).out) as object
    expect(json).toMatchObject({
      contacts: [{ by: 'message' }, { promise: { on: '2026-12-20', amount: 820 } }],
    })
    fits('contacts', json)
    expect((await log(ids[0] ?? '', '--format', 'csv')).out).toContain('promised,820.00,2026-12-20')
  })
  test('what was not allowed is logged all the same, and said', async () => {
    const { code, err } = await call('no-answer', '2026-12-15T23:30')
    expect([code, err]).toEqual([0, expect.stringMatching(/^warning: 23:30 is between/)])
    expect((await log(ids[0] ?? '')).out).toContain('23:30')
  })
  test('notes are masked, until somebody looks and that is written down', async () => {
    await call('hardship', '2026-12-15T10:30', '--note', '王小明确诊糖尿病，电话13812345678')
    const masked = await log(ids[0] ?? '', '--lang', 'zh')
    expect(masked.out).toContain('王*******，电话138****5678')
    expect(masked.out).not.toMatch(/小明|糖尿病|13812345678/)
    const shown = await log(ids[0] ?? '', '--reveal')
    expect([shown.out, shown.err]).toEqual([
      expect.stringContaining('王小明确诊糖尿病'),
      expect.stringContaining('written into the book'),
    ])
  })
  test.each([
    [['--outcome', 'refused'], 'one-channel', '--call'],
    [['--call', '--message', '--outcome', 'refused'], 'two channels', '--call'],
    [['--call'], 'no outcome', '--outcome'],
    [['--call', '--outcome', 'promised'], 'no promise', '--promise'],
    [
      ['--call', '--outcome', 'promised', '--promise', '820.001', '--by', '2026-12-20'],
      'too fine',
      '820.001',
    ],
    [['--call', '--outcome', 'promised', '--promise', '820', '--by', '2026-02-30'], 'no day', '2026-02-30'],
    [['--call', '--outcome', 'agreed'], 'unknown', 'agreed'],
    [['--letter', '--outcome', 'no-answer'], 'odd', 'no-answer'],
  ])('%j: %s, exit 2, nothing logged', async (words, _, said) => {
    const { code, err } = await log(ids[0] ?? '', ...words, '--at', '2026-12-15T10:30')
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect((await log(ids[0] ?? '')).out).toContain('No contact has been logged.')
  })
  test('without --at it is now, on the debtor’s clock or on this one, and which is told', async () => {
    const here = await log(ids[0] ?? '', '--letter', '--outcome', 'sent')
    expect([here.code, here.err]).toEqual([0, expect.stringContaining('by the clock of this machine')])
    const there = await log(ids[0] ?? '', '--letter', '--outcome', 'sent', '--zone', 'Asia/Shanghai')
    expect([there.code, there.err]).toEqual([0, ''])
    const times = [...(await log(ids[0] ?? '', '--json')).out.matchAll(/"at": "([^"]+)"/g)].map(
      ([, time = '']) => Date.parse(`${time}Z`),
    )
    const apart = (Math.max(...times) - Math.min(...times)) / 3_600_000
    expect(apart).toBeCloseTo(Math.abs(8 + new Date().getTimezoneOffset() / 60), 1)
  })
  test('of an agreement that is not in the book, that is said', async () => {
    expect(await log('nobody', '--call', '--outcome', 'refused', '--at', '2026-12-15T10:30')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no record “nobody”'),
    })
  })
})
