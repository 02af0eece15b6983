// Check of wordings and letters (措辞与函件检查): each pattern can be read, no wording of what is extended is changed, the words of letters
// have figures that there are, and no text that goes to a borrower says what is forbidden, told where it stands:
// my-bank.yaml:31:13: letters[0].text[1].zh: “否则后果自负” is a forbidden wording (threat.vague …).
import type { Label } from '../core/finding.ts'
import { LETTER_FIGURES } from '../core/letter.ts'
import { nearest } from '../schema/nearest.ts'
import type { Say } from '../schema/reading.ts'
import type { Path } from '../schema/tree.ts'
import { type Wording, WORDING_LANGS, hits, wordingsIn } from './wording.ts'
import { patternOf } from './wording-pattern.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, textOf } from './written.ts'

/** A file of a policy or a pack, as written. */
type File = { readonly written: WrittenMap; readonly say: Say }

export function checkWordings(
  files: readonly File[],
  all: readonly WrittenMap[],
  below: readonly WrittenMap[],
  shipped: boolean,
): void {
  const taken = new Set(shipped ? [] : below.map(({ id }) => id))
  for (const { written, say } of files)
    for (const [i, one] of listOf(written['wordings']).entries()) {
      const of = mapOf(one)
      if (taken.has(of['id'] ?? null)) say(['wordings', i, 'id'], 'listed-twice', {})
      taken.add(of['id'] ?? null)
      checkPatterns(of, ['wordings', i], say)
      const known = below.some(({ id }) => id === of['id'])
      if (!known && WORDING_LANGS.every((lang) => listOf(of[lang]).length === 0))
        say(['wordings', i, 'en'], 'neither-given', { other: 'zh' })
    }
  const wordings = wordingsIn(all)
  for (const { written, say } of files) {
    for (const [path, text] of told(written)) checkText(path, text, wordings, say)
    for (const [i, one] of listOf(written['letters']).entries())
      for (const [path, text] of textsOf(mapOf(one)['text'] ?? null, ['letters', i, 'text']))
        checkFigures(path, text, say)
  }
}

function checkPatterns(of: WrittenMap, path: Path, say: Say): void {
  for (const key of ['', 'except'])
    for (const lang of WORDING_LANGS) {
      const place = key === '' ? [...path, lang] : [...path, key, lang]
      const list = listOf((key === '' ? of : mapOf(of[key]))[lang])
      for (const [k, one] of list.entries())
        if (!patternOf(textOf(one) ?? '', lang)) say([...place, k], 'not-a-pattern', {})
    }
}

/** Every text of a file that is read by a borrower. */
function told(written: WrittenMap): [Path, string][] {
  const lists = ['letters', 'clauses'].flatMap((key) =>
    listOf(written[key]).flatMap((one, i) => [
      ...textsOf(mapOf(one)['title'] ?? null, [key, i, 'title']),
      ...textsOf(mapOf(one)['text'] ?? null, [key, i, 'text']),
    ]),
  )
  const duties = listOf(written['values']).flatMap((one, i) =>
    mapOf(one)['sets'] === 'duty' ? textsOf(mapOf(one)['value'] ?? null, ['values', i, 'value']) : [],
  )
  const reasons = listOf(written['tiers']).flatMap((one, i) =>
    textsOf(mapOf(one)['reason'] ?? null, ['tiers', i, 'reason']),
  )
  return [...textsOf(written['label'] ?? null, ['label']), ...lists, ...duties, ...reasons]
}

/** A text, or each of `{ en, zh }`, or of a list of them. */
function textsOf(written: Written, path: Path): [Path, string][] {
  if (typeof written === 'string') return [[path, written]]
  if (Array.isArray(written))
    return (written as readonly Written[]).flatMap((one, i) => textsOf(one, [...path, i]))
  return isWrittenMap(written)
    ? WORDING_LANGS.flatMap((lang) => textsOf(written[lang] ?? null, [...path, lang]))
    : []
}

function checkText(path: Path, text: string, wordings: readonly Wording[], say: Say): void {
  for (const { wording, said } of hits(text, wordings))
    say(path, 'forbidden-wording', {
      said,
      wording: wording.id,
      why: wording.why,
      label: wording.label,
      source: sourceOf(wording),
    })
}

/** Where it is forbidden, in both languages: 民法典 1032–1033. */
function sourceOf({ sources }: Wording): Label {
  const said = sources.map(({ instrument, article }): Label => {
    const of = typeof instrument === 'string' ? { en: instrument, zh: instrument } : instrument
    const more = article === undefined ? '' : ` ${article}`
    return { en: of.en + more, zh: of.zh + more }
  })
  return { en: said.map(({ en }) => en).join('; '), zh: said.map(({ zh }) => zh).join('；') }
}

function checkFigures(path: Path, text: string, say: Say): void {
  for (const [, name = ''] of text.matchAll(/\{(\w+)(?:\|[^{}]*)?\}/g)) {
    if ((LETTER_FIGURES as readonly string[]).includes(name)) continue
    const suggestion = nearest(name, LETTER_FIGURES)
    say(path, 'unknown-figure', { name }, suggestion === undefined ? {} : { suggestion })
  }
}
