// Words: everything that can be said has words in both languages, with the same figures in them, and no word of the other.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PRODUCTS } from '../../src/core/debt.ts'
import { PAY_WORDS } from '../../src/core/plan.ts'
import { en } from '../../src/i18n/en.ts'
import { voice } from '../../src/i18n/say.ts'
import { zh } from '../../src/i18n/zh.ts'
import type { ExpectedKey } from '../../src/schema/expected.ts'
import { EXPECTED_KEYS } from '../../src/schema/expected.ts'
import { TROUBLE_KEYS, type TroubleKey } from '../../src/schema/trouble.ts'

// A key without words does not compile.
en.troubles satisfies Readonly<Record<TroubleKey, string>>
en.expected satisfies Readonly<Record<ExpectedKey, string>>

const src = join(import.meta.dirname, '../../src')
const sources = ['core', 'plans', 'policy', 'app', 'store'].flatMap((folder) =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(src, folder, file), 'utf8')),
)
const RULE = /(?:refusal|note|no)\(\s*'([a-z-]+)'|\brule: '([a-z-]+)'/g
const rules = [
  ...new Set(
    sources.flatMap((text) => [...withoutComments(text).matchAll(RULE)].map(([, a, b]) => a ?? b ?? '')),
  ),
]

function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
}

function* leaves(of: object, path = ''): Generator<[path: string, text: string]> {
  for (const [key, value] of Object.entries(of)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') yield [here, value]
    else yield* leaves(value as object, here)
  }
}
const english = [...leaves(en)]
const chinese = new Map(leaves(zh))
const figuresIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name = '']) => name))].sort()

describe('every key has words', () => {
  test('rules and refusals', () => {
    expect(rules.length).toBeGreaterThan(30)
    expect(rules.filter((rule) => !Object.hasOwn(en.findings, rule))).toEqual([])
  })
  test('and no words are left over', () => {
    expect(Object.keys(en.findings).filter((rule) => !rules.includes(rule))).toEqual([])
    const troubles: readonly string[] = [...TROUBLE_KEYS, 'not-utf8-but']
    expect(Object.keys(en.troubles).filter((key) => !troubles.includes(key))).toEqual([])
    expect(Object.keys(en.expected).toSorted()).toEqual([...EXPECTED_KEYS].toSorted())
  })
  test('products and pay words', () => {
    expect(PRODUCTS.filter((product) => !Object.hasOwn(en.products, product))).toEqual([])
    for (const pay of PAY_WORDS) expect(voice('zh').word(pay)).not.toMatch(/[a-z]/)
  })
})

describe('both languages', () => {
  test('say the same figures', () => {
    const differ = english.filter(
      ([path, text]) => figuresIn(text).join() !== figuresIn(chinese.get(path) ?? '').join(),
    )
    expect(differ.filter(([path]) => !path.startsWith('cli.'))).toEqual([])
  })
  test('have the same keys', () => {
    expect([...chinese.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted())
  })
  test('English has no Chinese in it', () => {
    expect(
      english.filter(([path, text]) => !path.startsWith('cli.') && /[\u3000-\u9fff\uff00-\uffef]/.test(text)),
    ).toEqual([])
  })
  test('Chinese has no Latin in it, but what is to be typed, between quotes', () => {
    const bare = (text: string): string => text.replace(/“[^”]*”/g, '').replace(/\{\w+(\|[^}]*)?\}/g, '')
    expect(
      [...chinese].filter(([path, text]) => !path.startsWith('cli.') && /[A-Za-z]{2,}/.test(bare(text))),
    ).toEqual([])
  })
})
