// Forbidden wordings (禁用措辞): what no text to a borrower may say: threats, borrowed authority, shame before others, consequences
// that are not so; each with why, since when, and where that stands. hits('我们会通知你的单位', …) → [{ id: 'third-party.tell', … }]
import type { Citation, Label } from '../core/finding.ts'
import { iso, parseDay } from '../core/day.ts'
import { type WordingWhy, WORDING_WHYS } from '../schema/policy-words.ts'
import { citationOf, entryOf, labelOf } from './entry.ts'
import { viewsOf } from './same-letters.ts'
import {
  type Found,
  type Heads,
  type Pattern,
  type PatternLang,
  headsOf,
  patternOf,
  placesOf,
} from './wording-pattern.ts'
import { type WrittenMap, listOf, mapOf, textOf } from './written.ts'

export { type WordingWhy, WORDING_WHYS } from '../schema/policy-words.ts'
export const WORDING_LANGS = ['en', 'zh'] as const satisfies readonly PatternLang[]

export type Wording = {
  readonly id: string
  readonly why: WordingWhy
  /** What is wrong with it, in a sentence. */
  readonly label: Label
  readonly patterns: readonly Pattern[]
  /** What may stand although a pattern is found in it. */
  readonly except: readonly Pattern[]
  readonly sources: readonly Citation[]
  /** A setting of this tool or of the lender, and no law. */
  readonly advisory: boolean
}

/** A wording where it stands in a text, and what stands there. */
export type Hit = Found & { readonly wording: Wording; readonly said: string }

const patternsIn = (of: WrittenMap): Pattern[] =>
  WORDING_LANGS.flatMap((lang) =>
    listOf(of[lang]).flatMap((written) => patternOf(textOf(written) ?? '', lang) ?? []),
  )

function wordingOf(written: WrittenMap): Wording | undefined {
  const [id, label] = [textOf(written['id']), labelOf(written['label'])]
  const why = WORDING_WHYS.find((known) => known === written['why'])
  if (id === undefined || !label || !why) return undefined
  const entry = entryOf(written)
  const from = parseDay(textOf(written['from']) ?? '')
  return {
    id,
    why,
    label,
    patterns: patternsIn(written),
    except: patternsIn(mapOf(written['except'])),
    sources: [citationOf(entry, from === undefined ? undefined : { from, value: null }, iso)],
    advisory: entry.advisory,
  }
}

/** The upper over the lower: nothing is taken away. One of an id adds its patterns and says where that stands here. */
export function joinedWordings(upper: readonly WrittenMap[], lower: readonly WrittenMap[]): WrittenMap[] {
  const out = [...lower]
  for (const one of upper) {
    const at = out.findIndex(({ id }) => id === one['id'])
    if (at < 0) out.push(one)
    else out[at] = added(one, out[at] ?? {})
  }
  return out
}

function added(upper: WrittenMap, lower: WrittenMap): WrittenMap {
  const both = (a: WrittenMap, b: WrittenMap): WrittenMap =>
    Object.fromEntries(WORDING_LANGS.map((lang) => [lang, [...listOf(b[lang]), ...listOf(a[lang])]]))
  const except = both(mapOf(upper['except']), mapOf(lower['except']))
  return { ...upper, ...both(upper, lower), except }
}

const READ = new WeakMap<readonly WrittenMap[], readonly Wording[]>()
/** Read once for each list. */
export function wordingsIn(written: readonly WrittenMap[]): readonly Wording[] {
  const known = READ.get(written)
  if (known) return known
  const read = written.flatMap((one) => wordingOf(one) ?? [])
  READ.set(written, read)
  return read
}

/** The lists of several places as one: of one id all patterns, and every law that says it; a setting only where none does. */
export function inAll(lists: readonly (readonly Wording[])[]): readonly Wording[] {
  const byId = new Map<string, Wording>()
  for (const one of lists.flat()) {
    const known = byId.get(one.id)
    if (!known) byId.set(one.id, one)
    else byId.set(one.id, together(known, one))
  }
  return [...byId.values()]
}

function together(a: Wording, b: Wording): Wording {
  const law = a.advisory === b.advisory ? [a, b] : [a, b].filter(({ advisory }) => !advisory)
  const cited = new Map(law.flatMap(({ sources }) => sources.map((one) => [JSON.stringify(one), one])))
  return {
    ...a,
    patterns: each([...a.patterns, ...b.patterns]),
    except: each([...a.except, ...b.except]),
    sources: [...cited.values()],
    advisory: a.advisory && b.advisory,
  }
}

const each = (of: readonly Pattern[]): Pattern[] => [
  ...new Map(of.map((one) => [`${one.lang} ${one.written}`, one])).values(),
]

const within = (one: Found, other: Found): boolean => other.from <= one.from && one.to <= other.to

const INDEXED = new WeakMap<readonly Wording[], Heads>()
function indexOf(wordings: readonly Wording[]): Heads {
  const known = INDEXED.get(wordings)
  if (known) return known
  const made = headsOf(wordings.flatMap(({ patterns, except }) => [...patterns, ...except]))
  INDEXED.set(wordings, made)
  return made
}

/** What of the wordings stands in a text, in its order; of two hits of one wording in one place the first. */
export function hits(text: string, wordings: readonly Wording[]): Hit[] {
  const found = placesOf(indexOf(wordings), viewsOf(text), text.length)
  if (found.size === 0) return []
  const placesIn = (patterns: readonly Pattern[]): Found[] =>
    patterns.flatMap((pattern) => found.get(pattern) ?? []).toSorted((a, b) => a.from - b.from || b.to - a.to)
  const out: Hit[] = []
  for (const wording of wordings) {
    const places = placesIn(wording.patterns)
    if (places.length === 0) continue
    const allowed = placesIn(wording.except)
    let last = -1
    for (const place of places) {
      if (place.from < last || allowed.some((one) => within(place, one))) continue
      last = place.to
      out.push({ ...place, wording, said: text.slice(place.from, place.to) })
    }
  }
  return out.toSorted((a, b) => a.from - b.from || Number(a.wording.advisory) - Number(b.wording.advisory))
}
