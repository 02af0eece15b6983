// An agreement in Markdown (协议的 Markdown): numbered clauses, tables, a line for each signature; in two languages one below
// the other.
import type { Agreement } from '../core/agreement.ts'
import type { Lang } from '../i18n/lang.ts'
import { markdownText as plain } from '../i18n/neutral.ts'
import { agreementTable } from './agreement-tables.ts'
import { figures, sentences, voiceFor } from './agreement-words.ts'
import { page, table } from './markdown.ts'

export function agreementMarkdown(of: Agreement, langs: readonly Lang[]): string {
  const voices = langs.map((lang) => voiceFor(of, lang))
  const filled = voices.map((voice) => figures(of, voice))
  const each = (say: (at: number) => string, between: string): string =>
    voices.map((_, at) => say(at)).join(between)
  const clauses = of.clauses.map((clause, i) => {
    const made = clause.table && agreementTable(clause.table, of, langs)
    return [
      `## ${i + 1}\\. ${each((at) => plain(clause.title[langs[at] ?? 'en']), ' / ')}`,
      ...voices.flatMap((voice, at) => sentences(clause, filled[at] ?? {}, voice).map(plain)),
      ...(made ? [table(made.head, made.rows, made.words)] : []),
    ].join('\n\n')
  })
  return page([
    `# ${each((at) => plain(voices[at]?.words.agreement.title ?? ''), ' / ')}`,
    each((at) => head(of, langs[at] ?? 'en'), '\n\n'),
    ...clauses,
    each((at) => foot(of, langs[at] ?? 'en'), '\n\n'),
  ])
}

function head(of: Agreement, lang: Lang): string {
  const { words, say } = voiceFor(of, lang)
  const w = words.agreement
  return [say(w.number, { id: { text: of.id } }), say(w.date, { day: { day: of.on } }), w.unsigned]
    .map(plain)
    .join('  \n')
}
function foot(of: Agreement, lang: Lang): string {
  const { words, say } = voiceFor(of, lang)
  const { id, version, digest } = of.policy
  return plain(
    say(words.agreement.policy, { id: { text: id }, version: { text: version }, digest: { text: digest } }),
  )
}
