// Records in band (逐条输出): a whole comparison as one line, and what was wrong with a record as another.
// {"schema":"parley/record-error@1","line":9,"id":"a7","error":{"key":"ragged","path":"","message":"The line has 21 cells, …"}}
import type { Comparison } from '../app/compare.ts'
import type { Lang } from '../i18n/lang.ts'
import { type Told as Trouble, sayTrouble } from '../i18n/say-trouble.ts'
import { voice } from '../i18n/say.ts'
import { type Around, type Wrong, carriedJson } from './batch-row.ts'
import { comparisonJson } from './json.ts'
import { type Json, jsonText } from './json-text.ts'

/** Columns carried through stand beside the comparison, which is what `compare --format json` prints, on one line. */
export function comparisonLine(
  of: Comparison,
  lang: Lang,
  names: readonly string[],
  { carried }: Around,
): string {
  const line = comparisonJson(of, { lang, colour: 0, compact: true })
  if (names.length === 0) return line
  return `${line.slice(0, line.lastIndexOf('}'))},"carried":${jsonText(carriedJson(names, carried), true)}}\n`
}

const MOST_TOLD = 10

/** A trouble; one that has no words of its own brings its sentence along. */
export type Told = Trouble & { readonly message?: string }

/** Where a trouble stands is said by the record; its sentence says what is wrong there. */
function said({ file: _file, line: _line, col: _col, message, ...trouble }: Told, lang: Lang): string {
  return message ?? sayTrouble(trouble, voice(lang))
}

export const wrongOf = (troubles: readonly Told[], lang: Lang): Wrong => ({
  keys: [...new Set(troubles.map(({ key }) => key))],
  messages: troubles.slice(0, MOST_TOLD).map((trouble) => said(trouble, lang)),
})

export function errorLine(
  troubles: readonly Told[],
  lang: Lang,
  lines: boolean,
  names: readonly string[],
  { line, id, carried }: Around,
): string {
  const told = troubles.slice(0, MOST_TOLD).map((trouble): Record<string, Json | undefined> => ({
    key: trouble.key,
    path: trouble.path,
    read: trouble.read?.slice(0, 200),
    suggestion: trouble.suggestion,
    message: said(trouble, lang),
  }))
  const [first = {}, ...others] = told
  return `${jsonText(
    {
      schema: 'parley/record-error@1',
      line: lines ? line : undefined,
      id,
      error: { ...first, others: others.length > 0 ? others : undefined },
      carried: names.length > 0 ? carriedJson(names, carried) : undefined,
    },
    true,
  )}\n`
}
