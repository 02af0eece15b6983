// An agreement as a paper (协议的纸面文件): each clause a section with its sentences and its table, the two curves under the rows.
// One model for Markdown, HTML, PDF and DOCX: 18 clauses, the schedule with its curves, lines to sign on.
import type { Agreement, Clause } from '../core/agreement.ts'
import type { Lang } from '../i18n/lang.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Figures, Voice } from '../i18n/say.ts'
import { agreementTable } from './agreement-tables.ts'
import { figures, sentences, voiceFor } from './agreement-words.ts'
import { type Paper, type PaperCurves, type PaperSection, fitsOnePage } from './paper.ts'
import { pointsOf } from './points.ts'

export function agreementPaper(of: Agreement, langs: readonly Lang[]): Paper {
  const voices = langs.map((lang) => voiceFor(of, lang))
  const filled = voices.map((voice) => figures(of, voice))
  const { currency, digits } = of.situation.debt
  return {
    id: of.id,
    on: of.on,
    langs,
    titles: voices.map(({ words }) => words.agreement.title),
    heads: voices.map((voice) => head(of, voice)),
    sections: of.clauses.map((clause) => section(of, clause, voices, filled)),
    feet: voices.map((voice) => foot(of, voice)),
    currency,
    digits,
  }
}

function section(
  of: Agreement,
  clause: Clause,
  voices: readonly Voice[],
  filled: readonly Figures[],
): PaperSection {
  const langs = voices.map(({ lang }) => lang)
  const table = clause.table && agreementTable(clause.table, of, langs)
  const curves = clause.table === 'schedule' ? picture(of, voices[0]) : undefined
  return {
    name: clause.table ?? 'words',
    titles: langs.map((lang) => clause.title[lang]),
    sentences: voices.map((voice, at) => sentences(clause, filled[at] ?? {}, voice)),
    ...(table ? { table } : {}),
    ...(curves ? { curves } : {}),
    whole: fitsOnePage(table),
  }
}

/** What is paid, and what the household said it can pay. */
function picture({ schedule, plan, means }: Agreement, voice: Voice | undefined): PaperCurves | undefined {
  if (!voice) return undefined
  const { curves } = voice.words.report
  const title = voice.say(means ? curves.title : curves.titlePlain, { title: planTitle(plan.plan, voice) })
  return { points: pointsOf(schedule, plan.plan, means), title }
}

function head(of: Agreement, { words, say }: Voice): string[] {
  const w = words.agreement
  return [say(w.number, { id: { text: of.id } }), say(w.date, { day: { day: of.on } }), w.unsigned]
}
function foot({ policy: { id, version, digest } }: Agreement, { words, say }: Voice): string {
  const how = { id: { text: id }, version: { text: version }, digest: { text: digest } }
  return say(words.agreement.policy, how)
}
