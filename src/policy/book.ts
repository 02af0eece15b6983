// Book (政策文本): a policy with everything it rests on, as written and not yet read for a case: the merged policy, the values
// of its packs, where each part stands. bookOf('cn') is the Chinese pack over the generic menu.
import { type AgreementWords, folders } from '../packs/shelf.js'
import { NO_CLAUSES, joinedParts, joinedWords } from './clauses.ts'
import { joinedWordings } from './wording.ts'
import { type Written, type WrittenMap, listOf, mapOf, overPolicy, textOf } from './written.ts'

export type Book = {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly written: WrittenMap
  /** Entries of all packs in the chain; of two with one id the upper one. */
  readonly values: readonly WrittenMap[]
  /** The words of an agreement: of two clauses with one id the upper one. */
  readonly agreement: AgreementWords
  /** The sections of letters: of two with one id the upper one. */
  readonly letters: readonly WrittenMap[]
  /** What no text may say: of all packs in the chain, and nothing is ever taken away. */
  readonly wordings: readonly WrittenMap[]
  /** Path of a part → file and line: limits.mostMonths → generic/policy.yaml:46 */
  readonly lines: Readonly<Record<string, string>>
  /** The names it rests on, itself first: cn, generic. */
  readonly chain: readonly string[]
}

/** A policy of one's own, as its file says it: `digest` is made of its text and of what it rests on. */
export type OwnPolicy = {
  readonly file: string
  readonly written: WrittenMap
  readonly lines: Readonly<Record<string, number>>
  readonly digest: string
}

export const isShelved = (name: string): boolean => Object.hasOwn(folders, name)

/** A policy of the shelf. `undefined` where there is none of that name, or it rests on one that there is not. */
export function bookOf(name: string, seen: readonly string[] = []): Book | undefined {
  const make = Object.hasOwn(folders, name) ? folders[name] : undefined
  if (!make || seen.includes(name)) return undefined
  const { policy, lines, digest, ...parts } = make()
  const below = textOf(policy['extends'])
  const under = below === undefined ? undefined : bookOf(below, [...seen, name])
  if (below !== undefined && !under) return undefined
  const own = { file: `${name}/policy.yaml`, written: policy, lines, digest }
  return joined(name, own, parts, under)
}

/** A policy file of one's own over what it rests on. */
export function bookOver(own: OwnPolicy, under: Book | undefined): Book {
  const { written, file } = own
  const [values, letters, wordings] = ['values', 'letters', 'wordings'].map((key) => mapsOf(written[key]))
  const parts = { values, letters, wordings, agreement: NO_CLAUSES } as Parts
  return joined(textOf(written['id']) ?? file, own, parts, under)
}

/** What stands in a policy beside its own settings. */
type Parts = Pick<Book, 'values' | 'letters' | 'wordings' | 'agreement'>

const mapsOf = (written: Written | undefined): WrittenMap[] => listOf(written).map(mapOf)

/** `inputs: { litigation.collect: 35% }` is an entry of the institution's own, more specific than any. */
const inputsOf = (inputs: WrittenMap, file: string, lines: OwnPolicy['lines']): WrittenMap[] =>
  Object.entries(inputs).map(([name, value]) => ({
    id: `inputs.${name}`,
    sets: name,
    label: { en: name, zh: name },
    value,
    own: true,
    confidence: 'high',
    article: `inputs.${name}`,
    at: lines[`inputs.${name}`] === undefined ? file : `${file}:${lines[`inputs.${name}`]}`,
  }))

function joined(
  id: string,
  { file, written, lines, digest }: OwnPolicy,
  own: Parts,
  under: Book | undefined,
): Book {
  const values = [...own.values, ...inputsOf(mapOf(written['inputs']), file, lines)]
  const ids = new Set(values.map((entry) => entry['id']))
  const placed = Object.fromEntries(Object.entries(lines).map(([path, line]) => [path, `${file}:${line}`]))
  return {
    id,
    version: textOf(written['version']) ?? '',
    digest,
    written: under ? overPolicy(written, under.written) : written,
    values: under ? [...under.values.filter((entry) => !ids.has(entry['id'])), ...values] : values,
    agreement: under ? joinedWords(own.agreement, under.agreement) : own.agreement,
    letters: under ? joinedParts(own.letters, under.letters) : own.letters,
    wordings: under ? joinedWordings(own.wordings, under.wordings) : own.wordings,
    lines: under ? { ...under.lines, ...placed } : placed,
    chain: [id, ...(under?.chain ?? [])],
  }
}
