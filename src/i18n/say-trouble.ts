// A trouble in words (输入问题的措辞): where it is, what was read, what is expected, what would do.
// a.yaml:9:15: debt.annualRate: “18” may be a percentage or a hundredfold: write the unit. Did you mean “18%”?
import type { Label } from '../core/finding.ts'
import { maskField, maskText } from './mask.ts'
import { visible } from './neutral.ts'
import type { Voice } from './say.ts'

/** A trouble as `schema` hands it over; a key without words does not pass the tests. */
export type Told = {
  readonly key: string
  readonly args: Readonly<Record<string, unknown>>
  readonly path: string
  readonly file?: string
  readonly line?: number
  readonly col?: number
  readonly read?: string
  readonly expected?: { readonly key: string; readonly args: Readonly<Record<string, unknown>> }
  readonly suggestion?: string
}

const LONGEST = 80
const brief = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
/** These arguments are words of ours; all others stand as they were written. */
const WORDS: readonly string[] = ['bucket', 'dayCount', 'why']

/** One line, safe to print: everything that was read is made visible first. */
export function sayTrouble(trouble: Told, voice: Voice): string {
  const { words, say, join } = voice
  const { file, line, col, path, read, expected, suggestion, key, args } = trouble
  const { report } = words
  const figures: Readonly<Record<string, string>> = {
    ...figuresOf(args, voice),
    read: visible(brief(path.startsWith('parties') ? maskField(path, read ?? '') : maskText(read ?? ''))),
  }
  const named = key === 'not-utf8' && typeof args['encoding'] === 'string' ? 'not-utf8-but' : key
  const parts = [say(template(words.troubles, named), figures)]
  // Where the key that was meant is known, a list of all keys says less.
  if (expected && !(key === 'unknown-key' && suggestion !== undefined))
    parts.push(
      say(report.expected, {
        what: say(template(words.expected, expected.key), figuresOf(expected.args, voice)),
      }),
    )
  const near = Array.isArray(args['near']) && args['near'].length > 1 ? figures['near'] : undefined
  if (near !== undefined) parts.push(say(report.near, { files: near }))
  else if (suggestion !== undefined) parts.push(say(report.suggestion, { text: visible(brief(suggestion)) }))
  const place = [file === undefined ? undefined : visible(file), line, col].filter(
    (part) => part !== undefined,
  )
  return [place.join(':'), visible(path), join(parts)].filter((part) => part !== '').join(': ')
}

const template = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key

const isLabel = (value: unknown): value is Label =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value

function figuresOf(
  args: Readonly<Record<string, unknown>>,
  { lang, words, say, word }: Voice,
): Record<string, string> {
  const quoted = (text: unknown): string => say(words.report.quoted, { text: visible(brief(String(text))) })
  const point = ([of, n]: [string, unknown]): string => {
    const known = of === 'grade' && n === '' ? 'noGrade' : of
    return say(template(words.points, known), { n: visible(brief(String(n))) })
  }
  const said = ([name, value]: [string, unknown]): [string, string] => {
    if (Array.isArray(value)) return [name, value.map(quoted).join(words.report.list)]
    if (isLabel(value)) return [name, visible(value[lang])]
    if (typeof value === 'object' && value !== null)
      return [name, Object.entries(value).map(point).join(words.report.list)]
    return [name, WORDS.includes(name) ? word(String(value)) : visible(brief(String(value)))]
  }
  return Object.fromEntries(Object.entries(args).map(said))
}
