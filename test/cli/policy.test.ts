// parley policy on the command line: own files and folders, exit codes, files that are not replaced, completion.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../src/cli/today.ts'
import { iso } from '../../src/core/day.ts'
import { POLICIES } from '../../src/policy/load.ts'
import { run } from '../support/run.ts'

const home = process.cwd()
let folder = ''
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const HEAD = 'schema: parley/policy@1\nversion: 1\n'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-policy-'))
  process.chdir(folder)
  mkdirSync(join(folder, 'config/parley/policies'), { recursive: true })
  put('config/parley/policies/house.yaml', `${HEAD}id: house\nextends: generic\nlimits: { mostMonths: 24 }\n`)
  put('config/parley/policies/broken.yaml', `${HEAD}id: broken\nextends: generic\nlimit: 3\n`)
  put('good.yaml', `${HEAD}id: good\nextends: generic\nlimits: { mostMonths: 36 }\n`)
  put('bad.yaml', `${HEAD}id: bad\nextends: generic\nlimits: { mostMonths: many }\nmenu: { terms: [0] }\n`)
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true, force: true })
})
const parley = (line: string, env: Record<string, string> = {}) => run(line.split(' '), { env })
const mine = { XDG_CONFIG_HOME: 'config' }

describe('check', () => {
  test('a sound file, a shipped policy', async () => {
    expect(await parley('policy check good.yaml generic')).toEqual({
      code: 0,
      out: '0 errors, 0 warnings\n',
      err: '',
    })
  })
  test('every trouble on a line of its own with its place, and exit code 6', async () => {
    const { code, out } = await parley('policy check good.yaml bad.yaml')
    const lines = out.trimEnd().split('\n')
    expect(code).toBe(6)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^bad\.yaml:5:23: limits\.mostMonths: /)
    expect(lines[1]).toMatch(/^bad\.yaml:6:17: menu\.terms\[0\]: /)
    expect(lines[2]).toBe('2 errors, 0 warnings')
    expect((await parley('policy check bad.yaml --lang zh')).out).toContain('2 个错误，0 个提醒\n')
  })
  test('what only warns stands after its place and is no error', async () => {
    put(
      'odd.yaml',
      `${HEAD}id: odd\nextends: generic\nlimits: { mostMonths: 24 }\nmenu: { terms: [3, 36] }\n`,
    )
    const { code, out } = await parley('policy check odd.yaml')
    expect(code).toBe(0)
    expect(out).toMatch(/^odd\.yaml:6:20: warning: menu\.terms\[1\]: .*\n0 errors, 1 warning\n$/)
    expect((await parley('policy check odd.yaml --lang zh')).out).toMatch(/^odd\.yaml:6:20: 提醒：menu/)
  })
  test('a file that is not there is an error of the check', async () => {
    const { code, out, err } = await parley('policy check goood.yaml good.yaml')
    expect([code, err]).toEqual([6, ''])
    expect(out).toMatch(/^goood\.yaml: /)
    expect(out).toContain('1 error, 0 warnings\n')
  })
})

describe('list', () => {
  test("what ships and the user's own; what is wrong with one is said, and the others are listed", async () => {
    const { code, out, err } = await parley('policy list --json', mine)
    expect(code).toBe(0)
    const { policies } = JSON.parse(out)
    expect(policies.map(({ id }: { id: string }) => id)).toEqual([...POLICIES, 'house'])
    expect(policies.at(-1)).toMatchObject({ extends: ['generic'], file: 'config/parley/policies/house.yaml' })
    expect(err).toMatch(/^config\/parley\/policies\/broken\.yaml:5:1: limit: .*\n$/)
    expect(policies.find(({ id }: { id: string }) => id === 'example')?.authority ?? true).toBe(true)
  })
  test('none of their own', async () => {
    const { out, err } = await parley('policy list')
    expect(err).toBe('')
    expect(out.trimEnd().split('\n')).toHaveLength(POLICIES.length + 1)
  })
})

describe('show and diff', () => {
  test('a file, a name of the folder, a shipped one', async () => {
    for (const name of ['good.yaml', 'house', 'generic']) {
      const { code, out } = await parley(`policy show ${name} --menu`, mine)
      expect([name, code]).toEqual([name, 0])
      expect(out).toContain('limits.mostMonths  ')
      expect(out).not.toContain('Values the program reads')
    }
    expect((await parley('policy show good.yaml --menu')).out).toContain(
      'limits.mostMonths  36 months  good.yaml:5',
    )
  })
  test('a policy that does not pass the check is not shown', async () => {
    const { code, out, err } = await parley('policy show bad.yaml')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('bad.yaml:5:23: limits.mostMonths: ')
  })
  test('the day is today where none is told', async () => {
    const { out } = await parley('policy show generic --json')
    expect([iso(today()), JSON.parse(out).on]).toContain(iso(today()))
    expect(JSON.parse((await parley('policy show generic --json --on 2024-02-29')).out).on).toBe('2024-02-29')
    expect(today(new Date(2026, 10, 22, 23, 59))).toBe(today(new Date(2026, 10, 22, 0, 1)))
    expect(iso(today(new Date(2026, 10, 22)))).toBe('2026-11-22')
  })
  test('a case in as much as it is told', async () => {
    const { out } = await parley(
      'policy show generic --json --values --product credit-card --days-past-due 95',
    )
    expect(JSON.parse(out)).toMatchObject({
      case: { product: 'credit-card', daysPastDue: 95, region: null, contractDate: null },
      parts: [],
    })
  })
  test('what differs, and nothing that does is no error', async () => {
    const { code, out } = await parley('policy diff generic good.yaml -f csv')
    expect(code).toBe(0)
    expect(out).toContain('limits.mostMonths,changed,60 months,36 months\n')
    expect(await parley('policy diff good.yaml good.yaml')).toMatchObject({ code: 0 })
  })
})

describe('new', () => {
  test('to a file, which passes the check and is never replaced', async () => {
    const made = await parley('policy new my-bank --extends house -o sub.yaml --on 2026-11-22', mine)
    expect(made).toEqual({ code: 0, out: '', err: 'wrote sub.yaml\n' })
    const text = readFileSync(join(folder, 'sub.yaml'), 'utf8')
    expect(text).toContain(
      '\nid: my-bank\nversion: 2026-11-22\nextends: ./config/parley/policies/house.yaml\n',
    )
    expect(text).toContain('\n#limits: { mostMonths: 24, graceTimesOverdue: 1 }\n')
    expect(await parley('policy check sub.yaml')).toMatchObject({ code: 0, out: '0 errors, 0 warnings\n' })
    put('sub.yaml', 'precious\n')
    const again = await parley('policy new my-bank -o sub.yaml')
    expect([again.code, again.out]).toEqual([2, ''])
    expect(readFileSync(join(folder, 'sub.yaml'), 'utf8')).toBe('precious\n')
  })
  test('to stdout, in the language of the reader, on the generic policy where none is named', async () => {
    const { code, out, err } = await parley('policy new 某某银行 --lang zh')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^# 某某银行 的政策，以 generic 为基础/)
    expect(out).toContain(`\nid: 某某银行\nversion: ${iso(today())}\nextends: generic\n`)
    expect((await parley('policy new a -o -')).out).toContain('\nid: a\n')
  })
  test('not under the name of one that ships', async () => {
    const { code, out, err } = await parley('policy new generic')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('generic')
  })
})

describe('wrong words', () => {
  test.each([
    ['policy', 'list|show|check|diff|new'],
    ['policy lst', 'Did you mean list?'],
    ['policy show', 'NAME|FILE'],
    ['policy check', 'NAME|FILE'],
    ['policy diff generic', 'A B'],
    ['policy show generic us', 'more arguments'],
    ['policy list generic', 'more arguments'],
    ['policy show generc', 'Did you mean generic?'],
    ['policy show generic --on 22.11.2026', '--on: 22.11.2026 is no day'],
    ['policy show generic --contract-date x', '--contract-date: x is no day'],
    ['policy show generic --days-past-due -1', '--days-past-due'],
    ['policy show generic --lender banc', 'banc'],
    ['policy show generic -f html', 'cannot be written as html'],
    ['policy list -f markdown', 'cannot be written as markdown'],
    ['policy check generic --json', 'cannot be written as json'],
  ])('%s', async (line, says) => {
    const { code, out, err } = await parley(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })
})

test('its actions are completed, and the scripts are sound', async () => {
  const { out: bash } = await parley('completion bash')
  expect(spawnSync('bash', ['-n'], { input: bash }).status).toBe(0)
  const complete = (...words: string[]): string[] => {
    const script = `${bash}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _parley; echo "\${COMPREPLY[@]}"`
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
    return stdout.trim().split(' ')
  }
  expect(complete('parley', 'policy', '')).toEqual(['list', 'show', 'check', 'diff', 'new'])
  expect(complete('parley', 'policy', 'di')).toEqual(['diff'])
  expect(complete('parley', 'policy', 'show', '--lender', 'b')).toEqual(['bank'])
  expect(complete('parley', 'policy', 'show', '--va')).toEqual(['--values'])
  expect(complete('parley', 'pol')).toEqual(['policy'])
  for (const shell of ['zsh', 'fish', 'powershell'])
    expect((await parley(`completion ${shell}`)).out).toMatch(/list\W+show\W+check\W+diff\W+new/)
})
