// Every message the program has for what is wrong, provoked and written down: docs/errors.md is this list, and stays it.
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { voice } from '../../src/i18n/say.ts'
import { sayTrouble } from '../../src/i18n/say-trouble.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { TROUBLE_KEYS } from '../../src/schema/trouble.ts'
import { LAW, POLICY_PROVOKE } from '../schema/provoke-policy.ts'
import { PROVOKE, provoke } from '../schema/provoke.ts'
import { run } from '../support/run.ts'
import { PLANS } from './provoke-plan.ts'
import { UNREACHED, USAGE } from './provoke-usage.ts'

const CONTRACT =
  'monthsLeft: 14\n  instalment: 700.00\n  overduePrincipal: 900.00\n  interest: 120.00\n  overdueSince: 2026-08-15'
const caseText = (contract: boolean): string =>
  `asOf: 2026-11-22\ncurrency: CNY\ndebt:\n  principal: 10000.00\n  annualRate: 18%\n  dayCount: act/365\n  dueDay: 15\n${contract ? `  ${CONTRACT}\n` : ''}`

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Folders made for a test have other names every time. */
const clean = (text: string): string =>
  text.replaceAll(folder, '.').replaceAll(new RegExp(`${tmpdir()}/[\\w-]+`, 'g'), '.')
const NO_LATIN = /[A-Za-z]/

async function troubles(lang: 'en' | 'zh'): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  for (const key of TROUBLE_KEYS) {
    const error = await Promise.resolve(provoke(PROVOKE[key])).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof InputError)) throw new Error(`${key} was not provoked`)
    const trouble = error.troubles.find((one) => one.key === key)
    if (!trouble) throw new Error(`${key} is not among ${error.message}`)
    out.set(key, clean(sayTrouble(trouble, voice(lang))))
  }
  return out
}

async function usages(lang: 'en' | 'zh'): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  for (const [key, line] of Object.entries(USAGE)) {
    if ((UNREACHED as readonly string[]).includes(key)) continue
    const { code, out: printed, err } = await run([...line.split(' '), '--lang', lang])
    expect([key, code, printed]).toEqual([key, 2, ''])
    out.set(key, err.trimEnd())
  }
  return out
}

async function refusals(lang: 'en' | 'zh'): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  for (const [rule, { id, file, contract = false, sets = [] }] of Object.entries(PLANS)) {
    const plan = join(folder, 'plan.yaml')
    const at = join(folder, 'case.yaml')
    writeFileSync(at, caseText(contract))
    if (file !== undefined) writeFileSync(plan, file)
    const argv = [
      'schedule',
      at,
      '--plan',
      id ?? plan,
      ...sets.flatMap((set) => ['--set', set]),
      '--lang',
      lang,
    ]
    const { code, out: printed, err } = await run(argv)
    expect([rule, code, printed]).toEqual([rule, 2, ''])
    out.set(rule, clean(err.trimEnd()))
  }
  return out
}

const block = (text: string): string => `\`\`\`\`text\n${text}\n\`\`\`\`\n`
const inputOf = (key: string): string => {
  const { text, sets, over, value, disk, as, shown } = PROVOKE[key as keyof typeof PROVOKE]
  if (disk) return shown ?? 'a file or folder that makes it so'
  if (over) return over.map((axis) => `--over ${axis}`).join('\n')
  if (sets) return sets.map((set) => `--set ${set}`).join('\n')
  if (typeof text === 'string')
    return (text.length > 400 ? `${text.slice(0, 160)} … (${text.length} characters)` : text).trimEnd()
  if (text)
    return `bytes ${[...text]
      .slice(0, 12)
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(' ')} …`
  return `${as ?? 'case'} given by a program: ${String(typeof value === 'object' ? 'an object' : value)}`
}

async function page(): Promise<string> {
  const [troubleEn, troubleZh] = [await troubles('en'), await troubles('zh')]
  const [usageEn, usageZh] = [await usages('en'), await usages('zh')]
  const [planEn, planZh] = [await refusals('en'), await refusals('zh')]
  const part = (key: string, input: string, en: string, zh: string): string =>
    `### \`${key}\`\n\n${block(input)}\n${block(`${en}\n${zh}`)}`
  const visible = (text: string): string =>
    text.replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\ufeff]/g,
      (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
    )
  return visible(
    [
      '# Every message for what is wrong',
      'Each has one input that provokes it; a test provokes all of them in both languages and keeps this page as it is. The exit code is 2, nothing is written.\n',
      '## What is read: case, plan, flows and policy files, `--set`\n',
      ...[...troubleEn]
        .filter(([key]) => !Object.hasOwn(POLICY_PROVOKE, key))
        .map(([key, en]) => part(key, inputOf(key), en, troubleZh.get(key) ?? '')),
      '## Policies\n',
      `The policies here extend this \`law.yaml\`:\n\n${block(LAW.trimEnd())}`,
      ...[...troubleEn]
        .filter(([key]) => Object.hasOwn(POLICY_PROVOKE, key))
        .map(([key, en]) => part(key, inputOf(key), en, troubleZh.get(key) ?? '')),
      '## The command line\n',
      ...[...usageEn].map(([key, en]) =>
        part(key, `parley ${USAGE[key as keyof typeof USAGE]}`, en, usageZh.get(key) ?? ''),
      ),
      '## Plans that cannot be computed\n',
      'On a debt of 10,000.00 at 18 % on 2026-11-22, due on the 15th; with a contract of 14 × 700.00 where the plan needs one.\n',
      ...[...planEn].map(([key, en]) => {
        const { id, file, sets = [] } = PLANS[key] ?? {}
        return part(
          key,
          [
            `parley schedule case.yaml --plan ${id ?? 'plan.yaml'}${sets.map((set) => ` --set ${set}`).join('')}`,
            ...(file ? ['', file.trimEnd()] : []),
          ].join('\n'),
          en,
          planZh.get(key) ?? '',
        )
      }),
    ].join('\n'),
  )
}

describe('messages for what is wrong', () => {
  it('are all in docs/errors.md, each with the input that provokes it', async () => {
    const at = join(import.meta.dirname, '../../docs/errors.md')
    const made = await page()
    if (process.env['UPDATE'] === 'errors') writeFileSync(at, made)
    expect(readFileSync(at, 'utf8')).toBe(made)
    // Every figure that a sentence names was there to be filled in.
    expect(
      made.match(/^.*[^$\\"]\{[a-zA-Z]+(\|[^}]*)?\}.*$/gm)?.filter((line) => /[.。！]$/.test(line)) ?? [],
    ).toEqual([])
  })

  it('are in Chinese when Chinese is asked for', async () => {
    for (const map of [await troubles('zh'), await usages('zh'), await refusals('zh')])
      for (const [key, text] of map) expect(`${key}: ${text}`).toMatch(/\p{Script=Han}/u)
    for (const map of [await troubles('en'), await usages('en'), await refusals('en')])
      for (const [key, text] of map) expect(`${key}: ${text}`).toMatch(NO_LATIN)
  })
})
