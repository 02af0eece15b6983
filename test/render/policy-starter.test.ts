// A policy file to begin with: as it is it passes the check and changes nothing; with its signs taken away it says what the
// policy below says; every example in it can be put into force.
import { describe, expect, test } from 'vitest'
import { policyStart } from '../../src/app/policy-start.ts'
import { type Day, parseDay } from '../../src/core/day.ts'
import { checkPolicy } from '../../src/policy/check.ts'
import { type Book, POLICIES, bookOver } from '../../src/policy/load.ts'
import { ownPolicy } from '../../src/policy/own.ts'
import { PARAMETERS } from '../../src/policy/parameters.ts'
import { read } from '../../src/policy/read.ts'
import { UNITS } from '../../src/policy/units.ts'
import { policyStarter } from '../../src/render/policy-starter.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { shipped } from '../support/books.ts'

const on = parseDay('2026-11-22') as Day
const LANGS = ['en', 'zh'] as const
const starter = (base: string, lang: 'en' | 'zh'): string =>
  policyStarter(policyStart(shipped(base), { id: 'mine', below: base, on }), 'mine.yaml', { lang })
const checked = async (text: string, base: string) => {
  const { troubles, warnings } = checkPolicy(await readTree(text, 'mine.yaml'), shipped(base))
  return [...troubles, ...warnings].map(({ key, path, line }) => `${line} ${path} ${key}`)
}
const bookOf = async (text: string, base: string): Promise<Book> =>
  bookOver(ownPolicy(await readTree(text, 'mine.yaml'), 'mine.yaml', ''), shipped(base))

/** The blocks of the file, between empty lines; the one that begins with a key put into force. */
const inForce = (block: string): string => block.replaceAll(/^( *)#(?! )/gm, '$1')
const blocksOf = (text: string): Map<string, string> =>
  new Map(
    text
      .trimEnd()
      .split('\n\n')
      .flatMap((block) => {
        const key = /^#([a-zA-Z]+):/m.exec(block)?.[1]
        return key === undefined || block.startsWith('schema') ? [] : [[key, block] as const]
      }),
  )
const HEAD = /^schema:(?:.*\n)+?(?=#)/m

const every = POLICIES.flatMap((base) => LANGS.map((lang) => [base, lang] as const))

describe.each(every)('on %s, %s', (base, lang) => {
  const text = starter(base, lang)
  const blocks = blocksOf(text)
  const head = HEAD.exec(text)?.[0] ?? ''

  test('passes the check as it is, and changes nothing', async () => {
    expect(await checked(text, base)).toEqual([])
    const { id, version, digest, label, source, lines, law, ...mine } = read(await bookOf(text, base), 2)
    expect({ id, version, label }).toEqual({
      id: 'mine',
      version: '2026-11-22',
      label: { en: 'mine', zh: 'mine' },
    })
    expect(read(shipped(base), 2)).toMatchObject(mine)
    expect([digest, source, lines !== undefined, law !== undefined]).toEqual(['', undefined, true, true])
  })

  test('every section stands in it as the policy below has it', async () => {
    const { written } = shipped(base)
    const sections = [...blocks.keys()].filter(
      (key) => Object.hasOwn(written, key) && key !== 'inputs' && key !== 'values',
    )
    expect(sections.length).toBeGreaterThan(10)
    for (const key of sections) {
      const whole = `${head}\n${inForce(blocks.get(key) ?? '')}\n`
      const own = ownPolicy(await readTree(whole, 'mine.yaml'), 'mine.yaml', '').written
      expect(own[key], key).toEqual(ownPolicyText(written[key]))
    }
  })

  test('no line is longer than 110 but those of values', () => {
    for (const line of text.split('\n')) if (/^ *# /.test(line)) expect(line.length).toBeLessThanOrEqual(110)
  })

  test('every input is written in its unit', async () => {
    const block = blocks.get('inputs') ?? ''
    const inputs = ownPolicy(await readTree(`${head}\n${inForce(block)}\n`, 'mine.yaml'), 'mine.yaml', '')
      .written['inputs']
    const { inputs: listed } = policyStart(shipped(base), { id: 'mine', below: base, on })
    for (const { name } of listed) {
      const written = (inputs as Record<string, never>)[name] ?? ''
      expect(UNITS[PARAMETERS[name]](written, 2), name).toBeDefined()
    }
  })

  test('an own value with all it must have passes the check', async () => {
    expect(await checked(`${head}\n${inForce(blocks.get('values') ?? '')}\n`, base)).toEqual([])
  })

  test('prose is in the language of the reader', () => {
    const prose = text.match(/(?:^ *# .*\n)+/gm) ?? []
    expect(prose.length).toBeGreaterThan(10)
    if (lang === 'en') expect(prose.join('\n')).not.toMatch(/[\u3000-\u9fff]/)
    else expect(prose.filter((paragraph) => !/[\u4e00-\u9fff]/.test(paragraph))).toEqual([])
  })
})

test('what the generic policy says nothing of is shown by an example that passes the check', async () => {
  for (const lang of LANGS) {
    const text = starter('generic', lang)
    const blocks = blocksOf(text)
    const head = HEAD.exec(text)?.[0] ?? ''
    for (const key of ['authority', 'tiers'])
      expect(await checked(`${head}\n${inForce(blocks.get(key) ?? '')}\n`, 'generic')).toEqual([])
  }
})

/** As the reader of files gives it: true and false are texts there. */
function ownPolicyText(written: unknown): unknown {
  if (typeof written === 'boolean') return String(written)
  if (Array.isArray(written)) return written.map(ownPolicyText)
  if (typeof written !== 'object' || written === null) return written
  return Object.fromEntries(Object.entries(written).map(([key, of]) => [key, ownPolicyText(of)]))
}
