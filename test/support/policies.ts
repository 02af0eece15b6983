// Checked policies (政策检查用例): what a policy over the made-up law is told, with its lines, and in a sentence of both languages.
import { expect, test } from 'vitest'
import { sayTrouble } from '../../src/i18n/say-trouble.ts'
import { voice } from '../../src/i18n/say.ts'
import { checkPolicy } from '../../src/policy/check.ts'
import type { Book } from '../../src/policy/load.ts'
import { readTree } from '../../src/store/read-tree.ts'
import { lawBook } from '../schema/provoke-policy.ts'

const [en, zh] = [voice('en'), voice('zh')]

/** `key path line:col` of every trouble, warnings with an asterisk. */
export async function told(text: string, under?: Book): Promise<string[]> {
  const tree = await readTree(text, 'a.yaml')
  const { troubles, warnings } = checkPolicy(tree, under ?? (await lawBook()))
  for (const one of [...troubles, ...warnings]) {
    expect(sayTrouble(one, en)).toMatch(/^a\.yaml:\d+:\d+: .*[.?]$/)
    expect(sayTrouble(one, zh)).toMatch(/^a\.yaml:\d+:\d+: .*[。？]$/)
  }
  const line = ({ key, path, line: at, col }: (typeof troubles)[number]) => `${key} ${path} ${at}:${col}`
  return [...troubles.map(line), ...warnings.map((one) => `${line(one)} *`)]
}
export const refuses = (name: string, text: string, ...wanted: readonly string[]): void =>
  test(name, async () => expect(await told(text)).toEqual(wanted))
export const passes = (name: string, text: string): void => refuses(name, text)
