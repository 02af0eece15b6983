// parley agree and verify on the command line: which files, whose eyes only, which exit code, and a tampered figure named.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../support/run.ts'

const PLAN = 'personalised-instalments-48.rate-0.fees-100-done.penalty-100.interest-100-done'
let at = ''
beforeAll(async () => {
  at = mkdtempSync(join(tmpdir(), 'parley-'))
  await run(['demo', '--write', join(at, 'cases')])
})
afterAll(() => rmSync(at, { recursive: true, force: true }))
const card = (): string => join(at, 'cases/card.yaml')
const agreeOn = (folder: string, ...more: string[]) =>
  run(['agree', card(), '--plan', PLAN, '--out', join(at, folder), ...more])

describe('parley agree', () => {
  test('writes every format under one id, for the owner alone, the same bytes every time', async () => {
    const all = ['--to', 'json,markdown,html,csv,ics,xlsx', '--lang', 'both']
    const { code, out, err } = await agreeOn('all', ...all)
    expect(err.match(/^wrote /gm)).toHaveLength(6)
    expect(out).toMatch(/^Agreement demo-card-[0-9a-f]{8}: ¥31,239\.70 owed, 48 payments\./)
    expect(code).toBe(0)
    const files = readdirSync(join(at, 'all')).toSorted()
    expect(files.map((file) => file.replace(/^demo-card-[0-9a-f]{8}/, ''))).toEqual([
      '.csv',
      '.html',
      '.ics',
      '.json',
      '.md',
      '.xlsx',
    ])
    const texts = files.map((file) => readFileSync(join(at, 'all', file), 'utf8'))
    if (process.platform !== 'win32')
      for (const file of files) expect(statSync(join(at, 'all', file)).mode & 0o777, file).toBe(0o600)
    await agreeOn('all', ...all)
    expect(files.map((file) => readFileSync(join(at, 'all', file), 'utf8'))).toEqual(texts)
    expect(texts[1]).toContain('还款协议书 / Repayment agreement')
  })
  test('in one language', async () => {
    await agreeOn('zh', '--to', 'markdown', '--lang', 'zh')
    const [file = ''] = readdirSync(join(at, 'zh'))
    expect(readFileSync(join(at, 'zh', file), 'utf8')).toMatch(/^# 还款协议书\n/)
  })
  test('refuses what it does not know, and writes nothing', async () => {
    for (const [to, said] of [
      ['rtf', 'cannot be written as rtf'],
      ['json,xls', 'cannot be written as xls'],
      [',', '--to'],
    ] as const) {
      const { code, err } = await agreeOn('none', '--to', to)
      expect([code, err]).toEqual([2, expect.stringContaining(said)])
    }
    expect(readdirSync(at)).not.toContain('none')
  })
  test('a plan that a rule forbids: exit 4, the rule, no file', async () => {
    const { code, err } = await run([
      'agree',
      card(),
      '--plan',
      'equal-instalment-3',
      '--out',
      join(at, 'none'),
    ])
    expect(code).toBe(4)
    expect(err).toMatch(/^not possible: /m)
    expect(readdirSync(at)).not.toContain('none')
  })
  test('beyond the role: exit 4, until somebody who may approves it', async () => {
    const policy = join(at, 'bank.yaml')
    writeFileSync(
      policy,
      'schema: parley/policy@1\nid: bank\nversion: 1\nlabel: { en: Bank, zh: 银行 }\nextends: cn\nauthority:\n  collector: { waive: { penalty: 50% }, months: 60 }\n  supervisor: { waive: { penalty: 100%, fees: 100% } }\n  manager: all\n',
    )
    const refused = await agreeOn('own', '--policy', policy)
    expect(refused.code).toBe(4)
    expect(refused.err).toMatch(/needs approval/)
    const by = (role: string) =>
      agreeOn(
        'own',
        '--policy',
        policy,
        '--to',
        'json,html',
        '--approved-by',
        '李娜',
        '--approved-role',
        role,
        '--reason',
        'long illness',
      )
    expect((await by('supervisor')).code).toBe(4)
    const made = await by('manager')
    expect(made.code).toBe(0)
    expect(made.err).toContain('approved by 李娜 (manager): long illness')
    for (const file of readdirSync(join(at, 'own')))
      expect(readFileSync(join(at, 'own', file), 'utf8')).not.toMatch(/李娜|long illness|manager/)
    const [json = ''] = readdirSync(join(at, 'own')).filter((file) => file.endsWith('.json'))
    const bare = await run(['verify', join(at, 'own', json)])
    expect([bare.code, bare.out]).toEqual([0, expect.stringContaining('is not known here')])
    const own = await run(['verify', join(at, 'own', json), '--policy', policy])
    expect([own.code, own.out]).toEqual([0, expect.not.stringContaining('known here')])
  })
  test('an approval without a reason is none', async () => {
    expect(await agreeOn('none', '--approved-by', 'Li Na')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--approved-role'),
    })
  })
  test('a borrower grants nothing', async () => {
    expect((await agreeOn('none', '--role', 'borrower')).code).toBe(2)
  })
  test('an id that is a path stays in the folder', async () => {
    const { code } = await agreeOn('safe', '--set', 'id=../../outside', '--to', 'json')
    expect(code).toBe(0)
    expect(readdirSync(join(at, 'safe'))[0]).toMatch(/^outside-[0-9a-f]{8}\.json$/)
  })
  test('only agree may be in both languages', async () => {
    expect((await run(['compare', card(), '--lang', 'both'])).code).toBe(2)
  })
})

describe('parley verify', () => {
  const file = async (): Promise<{ path: string; text: string }> => {
    await agreeOn('verify', '--to', 'json')
    const [name = ''] = readdirSync(join(at, 'verify')).filter((one) => one.startsWith('demo-card'))
    const path = join(at, 'verify', name)
    return { path, text: readFileSync(path, 'utf8') }
  }
  test('holds on what was written, also through a pipe', async () => {
    const { path, text } = await file()
    expect(await run(['verify', path])).toMatchObject({
      code: 0,
      out: expect.stringContaining('every figure holds'),
    })
    expect((await run(['verify', '-'], { stdin: text })).code).toBe(0)
  })
  test('names a tampered figure, exit 6', async () => {
    const { text } = await file()
    const path = join(at, 'forged.json')
    writeFileSync(path, text.replace('"n":3,"payment":"595.83"', '"n":3,"payment":"595.82"'))
    const { code, out } = await run(['verify', path])
    expect(out).toContain('row 3, Payment: 595.82 stands there, 595.83 is right')
    expect(out).toContain('digest')
    expect(code).toBe(6)
    const json = JSON.parse((await run(['verify', path, '--json'])).out) as object
    expect(json).toMatchObject({
      schema: 'parley/verification@1',
      holds: false,
      differences: [{ path: 'rows[2].payment', stated: '595.82', recomputed: '595.83' }, { path: 'digest' }],
    })
    expect((await run(['verify', path, '--lang', 'zh'])).out).toContain(
      '第3期，还款额：文件中为595.82，应为595.83',
    )
  })
  test('what is no agreement is wrong input', async () => {
    const path = join(at, 'no.json')
    for (const text of ['{', '{}', '[]', '{"schema":"parley/case@1"}']) {
      writeFileSync(path, text)
      const { code, err } = await run(['verify', path])
      expect([code, err]).toEqual([2, expect.stringContaining('no.json')])
    }
    expect((await run(['verify'])).code).toBe(2)
    expect((await run(['verify', join(at, 'absent.json')])).code).toBe(2)
  })
})
