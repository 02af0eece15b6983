// Naming a policy (政策的指定): by a shipped name, a name in the user's folder, or a file; over the files it extends; and what is told
// where that fails. Nothing that nobody names is picked up.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadPolicy } from '../../src/cli/own-policy.ts'
import { bookOf } from '../../src/policy/load.ts'
import { ownPolicies, policyFolder } from '../../src/store/policy-file.ts'
import { caseText } from '../schema/provocation.ts'
import { run } from '../support/run.ts'

let folder = ''
let config = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'))
  config = join(folder, 'config')
  mkdirSync(join(config, 'parley', 'policies'), { recursive: true })
  put('case.yaml', caseText())
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text: string): string => {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}
const policy = (id: string, base: string, ...lines: readonly string[]): string =>
  ['schema: parley/policy@1', `id: ${id}`, 'version: 2026-11-22', `extends: ${base}`, ...lines, ''].join('\n')
const compare = (named: string | undefined, env: Record<string, string> = {}) =>
  run(['compare', join(folder, 'case.yaml'), ...(named === undefined ? [] : ['--policy', named]), '--json'], {
    env: { XDG_CONFIG_HOME: config, ...env },
  })
const context = (): Parameters<typeof loadPolicy>[0] =>
  ({ io: { env: { XDG_CONFIG_HOME: config } } }) as unknown as Parameters<typeof loadPolicy>[0]
const policyIn = (out: string): { id: string; digest: string } =>
  (JSON.parse(out) as { policy: { id: string; digest: string } }).policy

describe('a policy is found', () => {
  test('by the path of its file', async () => {
    const { code, out, err } = await compare(
      put('mine.yaml', policy('mine', 'cn', 'limits: { mostMonths: 24 }')),
    )
    expect([code, err]).toEqual([0, ''])
    expect(policyIn(out)).toMatchObject({
      id: 'mine',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    })
  })
  test('as JSON', async () => {
    const path = put(
      'mine.json',
      JSON.stringify({
        schema: 'parley/policy@1',
        id: 'mine',
        version: '1',
        extends: 'cn',
        limits: { mostMonths: 24 },
      }),
    )
    expect(policyIn((await compare(path)).out).id).toBe('mine')
  })
  test('by its name in the user’s folder', async () => {
    put('config/parley/policies/branch.yaml', policy('branch', 'cn'))
    expect(policyIn((await compare('branch')).out).id).toBe('branch')
    expect(ownPolicies({ XDG_CONFIG_HOME: config })).toEqual(['branch'])
    expect(policyFolder({ HOME: '/home/a' })).toBe(join('/home/a', '.config', 'parley', 'policies'))
    expect(ownPolicies({ XDG_CONFIG_HOME: '/nonexistent' })).toEqual([])
  })
  test('a shipped name goes before one in the folder', async () => {
    put('config/parley/policies/generic.yaml', policy('other', 'cn'))
    expect(policyIn((await compare('generic')).out).id).toBe('generic')
  })
  test('in PARLEY_POLICY, by name or by path; --policy goes first; empty is not given', async () => {
    const path = put('mine.yaml', policy('mine', 'cn'))
    put('config/parley/policies/branch.yaml', policy('branch', 'cn'))
    for (const [named, env, id] of [
      [undefined, path, 'mine'],
      [undefined, 'branch', 'branch'],
      ['generic', path, 'generic'],
      [undefined, '', 'cn'],
    ] as const)
      expect(policyIn((await compare(named, { PARLEY_POLICY: env })).out).id).toBe(id)
  })
  test('and not by lying there', async () => {
    put('config/parley/policies/policy.yaml', policy('branch', 'generic'))
    put('policy.yaml', policy('mine', 'generic'))
    expect(policyIn((await compare(undefined)).out).id).toBe('cn')
  })
})

describe('a policy extends', () => {
  test('files beside it, and through them what ships', async () => {
    put('group/base.yaml', policy('group', 'cn', 'limits: { mostMonths: 36, leastInstalment: 300 }'))
    const path = put('branch/mine.yaml', policy('mine', '../group/base.yaml', 'limits: { mostMonths: 24 }'))
    const { book, files, warnings } = await loadPolicy(context(), path)
    expect(book.chain).toEqual(['mine', 'group', 'cn', 'generic'])
    expect(book.written['limits']).toMatchObject({ mostMonths: '24', leastInstalment: '300' })
    expect(files).toEqual([path, join(folder, 'group/base.yaml')])
    expect(book.lines['limits.leastInstalment']).toBe(`${join(folder, 'group/base.yaml')}:5`)
    expect(warnings).toEqual([])
  })
  test('with a digest that changes with every text of the chain', async () => {
    const digest = async (): Promise<string> =>
      (await loadPolicy(context(), join(folder, 'mine.yaml'))).book.digest
    put('mine.yaml', policy('mine', './base.yaml'))
    put('base.yaml', policy('group', 'cn'))
    const first = await digest()
    expect(await digest()).toBe(first)
    put('base.yaml', policy('group', 'cn', 'limits: { mostMonths: 36 }'))
    const second = await digest()
    put('mine.yaml', policy('mine', './base.yaml', 'limits: { mostMonths: 24 }'))
    const third = await digest()
    put('base.yaml', policy('group', 'us', 'limits: { mostMonths: 36 }'))
    expect(new Set([first, second, third, await digest(), bookOf('cn')?.digest]).size).toBe(5)
  })
  test('and what is wrong below is told there', async () => {
    put('base.yaml', policy('group', 'cn', 'limits: { mostMonth: 36 }'))
    const { code, out, err } = await compare(put('mine.yaml', policy('mine', './base.yaml', 'limit: 3')))
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(
      `${join(folder, 'base.yaml')}:5:11: limits.mostMonth: The key “mostMonth” is not known.`,
    )
    expect(err).not.toContain('mine.yaml')
  })
})

describe('what is refused', () => {
  const refused = async (named: string, ...parts: readonly string[]): Promise<void> => {
    const { code, out, err } = await compare(named)
    expect([code, out]).toEqual([2, ''])
    for (const part of parts) expect(err).toContain(part)
  }
  test('a name that there is not, with what there is', async () => {
    put('config/parley/policies/branch.yaml', policy('branch', 'cn'))
    await refused('brnch', 'There is no policy brnch.', 'generic, us, branch', 'Did you mean branch?')
  })
  test('a file that is not there, with its neighbour', async () => {
    put('mine.yaml', policy('mine', 'cn'))
    await refused(join(folder, 'mien.yaml'), 'There is no such file.', `“${join(folder, 'mine.yaml')}”`)
  })
  test('a base that is not there, at the place that names it', async () => {
    put('bsae.yaml', '')
    const path = put('mine.yaml', policy('mine', './base.yaml'))
    await refused(path, `${path}:4:10: extends: There is no such file.`, 'bsae.yaml')
    put('mine.yaml', policy('mine', 'base.yaml'))
    await refused(path, `${path}:4:10: extends: There is no policy “base.yaml”.`, 'begins with “./” or “../”')
  })
  test('a circle, of two or of itself', async () => {
    const path = put('mine.yaml', policy('mine', './base.yaml'))
    put('base.yaml', policy('group', './mine.yaml'))
    await refused(path, `${join(folder, 'base.yaml')}:4:10: extends:`, 'mine.yaml → base.yaml → mine.yaml')
    put('mine.yaml', policy('mine', './mine.yaml'))
    await refused(path, `${path}:4:10: extends:`, 'mine.yaml → mine.yaml')
  })
  test('everything wrong in it, at once', async () => {
    const path = put(
      'mine.yaml',
      policy('mine', 'cn', 'inputs: { cost.cap: 40%, foo: 1 }', 'ladder: { rounds: 3 }'),
    )
    await refused(
      path,
      `${path}:5:21: inputs.cost.cap: “40%” loosens “cost.cap”`,
      `${path}:5:26: inputs.foo: No rule reads`,
    )
  })
  test('amounts in another currency', async () => {
    put('case.yaml', caseText([], ['currency: USD']))
    await refused('cn', 'case.yaml:2:11: currency: The amounts of policy “cn” are in CNY')
  })
  test('an amount finer than the case’s currency, where the policy names none', async () => {
    put('case.yaml', caseText([], ['currency: JPY']))
    const path = put('mine.yaml', policy('mine', 'generic', 'tolerance: { amount: 0.5 }'))
    await refused(path, `${path}:5:22: tolerance.amount: “0.5” has more digits`)
  })
  test('a folder, and what is no YAML', async () => {
    await refused(`${folder}/`, 'This is a folder')
    await refused(put('a.yaml', 'a: [1\n'), 'neither YAML nor JSON')
    await refused(put('b.yaml', '- 1\n'), 'Here should stand keys with values.')
  })
})
