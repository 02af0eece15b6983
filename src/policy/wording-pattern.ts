// A pattern of a forbidden wording (措辞模式): plain words, alternatives in round brackets, `~` for a few words between, and in English
// `*` for the rest of a word. `we will (tell|inform) your (family|boss*)`, `(告诉|通知)~(家人|单位)`. No regular expressions: each
// place is looked at once, whatever the text is.
import { END, type Seen, type Views, viewsOf } from './same-letters.ts'

export type PatternLang = 'en' | 'zh'
/** So much may stand in a gap, within one sentence: some words of English, some characters of Chinese. */
const GAP: Readonly<Record<PatternLang, number>> = { en: 40, zh: 12 }
const MOST_ALTERNATIVES = 60
/** So many characters must be there. */
const LEAST: Readonly<Record<PatternLang, number>> = { en: 3, zh: 2 }

type Literal = { readonly text: string; readonly open: boolean }
type Part = { readonly gap: boolean; readonly any: readonly Literal[]; readonly optional: boolean }
export type Pattern = {
  readonly lang: PatternLang
  readonly written: string
  readonly parts: readonly Part[]
  /** Something may stand between its parts. */
  readonly gaps: boolean
}
/** From where to where in the text as it was written. */
export type Found = { readonly from: number; readonly to: number }

/** `undefined` where it is none: brackets that do not match, a gap at an end, nothing that must be there. */
export function patternOf(written: string, lang: PatternLang): Pattern | undefined {
  const parts: Part[] = []
  let gap = false
  const pieces = written.match(/\([^()]*\)|~|[^()~]+|[()]/g) ?? []
  for (const piece of pieces) {
    if (piece === '(' || piece === ')') return undefined
    if (piece === '~') {
      if (gap || parts.length === 0) return undefined
      gap = true
      continue
    }
    if (piece.trim() === '') continue
    const inner = piece.startsWith('(') ? piece.slice(1, -1).split('|') : [piece]
    const any = inner.map((text) => literalOf(text, lang))
    const said = any.filter(({ text }) => text !== '')
    if (said.length === 0 || any.length > MOST_ALTERNATIVES) return undefined
    parts.push({ gap, any: said, optional: said.length < any.length })
    gap = false
  }
  // The first and the last part must be there, or a single letter would be a hit.
  if (gap || parts.length === 0 || parts[0]?.optional === true) return undefined
  const least = parts.reduce(
    (sum, { any, optional }) => sum + (optional ? 0 : Math.min(...any.map(({ text }) => text.length))),
    0,
  )
  if (least < LEAST[lang]) return undefined
  return { lang, written, parts, gaps: parts.some((part) => part.gap) }
}

function literalOf(written: string, lang: PatternLang): Literal {
  const open = lang === 'en' && written.trim().endsWith('*')
  const { [lang]: views } = viewsOf(written)
  return { text: (views[0]?.text ?? '').replaceAll(END, lang === 'zh' ? '' : ' '), open }
}

const isBreak = (sign: string | undefined): boolean => sign === undefined || sign === ' ' || sign === END

/** The end of a literal that stands at a place, whole words in English; `undefined` where it does not. */
function endOf({ text, open }: Literal, seen: string, at: number, lang: PatternLang): number | undefined {
  if (!seen.startsWith(text, at)) return undefined
  let end = at + text.length
  if (lang === 'zh') return end
  if (at > 0 && !isBreak(seen[at - 1])) return undefined
  if (open) while (!isBreak(seen[end])) end += 1
  return isBreak(seen[end]) ? end : undefined
}

/** Where a part can end that begins at one of these places, or after a gap from one of them. */
function ends({ gap, any, optional }: Part, seen: string, from: ReadonlySet<number>, lang: PatternLang) {
  const out = new Set<number>(optional ? from : [])
  const tried = new Set<number>()
  for (const at of from)
    for (let i = at; i <= at + (gap ? GAP[lang] : 1); i++) {
      if (i > at && (seen[i - 1] === END || (!gap && seen[i - 1] !== ' '))) break
      if (tried.has(i)) continue
      tried.add(i)
      for (const literal of any) {
        const end = endOf(literal, seen, i, lang)
        if (end !== undefined) out.add(end)
      }
    }
  return out
}

/** Where patterns may begin: those whose first part can start with a character. A text is gone through once, whatever there are. */
export type Heads = Readonly<Record<PatternLang, ReadonlyMap<string, readonly Head[]>>>
type Head = { readonly pattern: Pattern; readonly literal: Literal }

export function headsOf(patterns: readonly Pattern[]): Heads {
  const out = { en: new Map<string, Head[]>(), zh: new Map<string, Head[]>() }
  for (const pattern of patterns)
    for (const literal of pattern.parts[0]?.any ?? []) {
      const first = literal.text[0] ?? ''
      const known = out[pattern.lang].get(first)
      if (known) known.push({ pattern, literal })
      else out[pattern.lang].set(first, [{ pattern, literal }])
    }
  return out
}

/** Every place where each of the patterns stands, in whichever way the text is read. */
export function placesOf(heads: Heads, { en, zh }: Views, length: number): Map<Pattern, Found[]> {
  const out = new Map<Pattern, Found[]>()
  for (const seen of en) scan(heads.en, seen, length, () => true, out)
  // A gap never reaches into the next sentence: of Chinese, read with and without its sentences, the first is meant.
  for (const [k, seen] of zh.entries()) scan(heads.zh, seen, length, (gaps) => k === 0 || !gaps, out)
  return out
}

function scan(
  heads: ReadonlyMap<string, readonly Head[]>,
  { text, at }: Seen,
  length: number,
  meant: (gaps: boolean) => boolean,
  out: Map<Pattern, Found[]>,
): void {
  for (let i = 0; i < text.length; i++)
    for (const { pattern, literal } of heads.get(text[i] ?? '') ?? []) {
      const end = endOf(literal, text, i, pattern.lang)
      const last = end === undefined || !meant(pattern.gaps) ? undefined : restEnds(pattern, text, end)
      if (last === undefined) continue
      const place = { from: at[i] ?? 0, to: Math.min(length, (at[last - 1] ?? 0) + 1) }
      const known = out.get(pattern)
      if (known) known.push(place)
      else out.set(pattern, [place])
    }
}

/** The nearest end of the parts after the first. */
function restEnds({ parts, lang }: Pattern, text: string, from: number): number | undefined {
  let reached: ReadonlySet<number> = new Set([from])
  for (const part of parts.slice(1)) {
    reached = ends(part, text, reached, lang)
    if (reached.size === 0) return undefined
  }
  return Math.min(...reached)
}
