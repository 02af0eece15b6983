// An agreement as a page (协议的网页): one file that loads nothing and prints on A4, with the two curves and lines to sign on; in
// two languages each clause has them side by side.
import type { Agreement, Clause } from '../core/agreement.ts'
import type { Lang } from '../i18n/lang.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Figures, Voice } from '../i18n/say.ts'
import { type AgreementTable, agreementTable } from './agreement-tables.ts'
import { figures, sentences, voiceFor } from './agreement-words.ts'
import { type Cell, htmlTable, page, textCell } from './html-page.ts'
import { pointsOf } from './points.ts'
import { curvesSvg } from './svg.ts'

const STYLE = `
body{max-width:54rem}h1{text-align:center}.head{text-align:center;color:var(--soft);overflow-wrap:anywhere}
.sides{display:grid;gap:0 1.6rem}.two{grid-template-columns:1fr 1fr}.sides p{margin:.25rem 0;overflow-wrap:anywhere}
h2{font-size:1rem;margin:1.2rem 0 .2rem}h2 span+span{color:var(--soft);font-weight:500;margin-left:.6em}
td.words,th.words{min-width:0;overflow-wrap:anywhere}th{white-space:normal}
.parties td:last-child,.duties td{min-width:12rem}.parties tr td:first-child{font-weight:600}
.signatures td{padding-top:1.6rem;padding-bottom:.4rem}
footer{overflow-wrap:anywhere}section{break-inside:auto}.whole{break-inside:avoid}
@media print{footer{font-size:7.5px}td.words,th.words,td:not(:last-child).words,th:not(:last-child).words{min-width:0}.sides{gap:0 1rem}}
`

const attribute = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en')

export function agreementHtml(of: Agreement, langs: readonly Lang[]): string {
  const voices = langs.map((lang) => voiceFor(of, lang))
  const filled = voices.map((voice) => figures(of, voice))
  const titles = voices.map(({ words }) => words.agreement.title)
  const body = [
    `<h1>${titles.map(html).join(' / ')}</h1>`,
    ...voices.map((voice) => `<p class="head">${html(head(of, voice))}</p>`),
    ...of.clauses.map((clause, i) => section(of, clause, i + 1, voices, filled)),
    `<footer>${voices.map((voice) => `<p>${html(foot(of, voice))}</p>`).join('\n')}</footer>`,
  ]
  return page(langs[0] ?? 'en', `${titles.join(' / ')} ${of.id}`, body.join('\n'), STYLE)
}

function section(
  of: Agreement,
  clause: Clause,
  n: number,
  voices: readonly Voice[],
  filled: readonly Figures[],
): string {
  const spans = voices.map(({ lang }) => `<span lang="${attribute(lang)}">${html(clause.title[lang])}</span>`)
  const sides = voices.map((voice, at) => {
    const said = sentences(clause, filled[at] ?? {}, voice).map((text) => `<p>${html(text)}</p>`)
    return `<div lang="${attribute(voice.lang)}">${said.join('')}</div>`
  })
  const langs = voices.map(({ lang }) => lang)
  const made = clause.table && agreementTable(clause.table, of, langs)
  const whole = !made || made.rows.length <= 12
  return [
    `<section class="${clause.table ?? 'words'}${whole ? ' whole' : ''}">`,
    `<h2>${n}. ${spans.join('')}</h2>`,
    ...(clause.text.length > 0
      ? [`<div class="sides${voices.length > 1 ? ' two' : ''}">${sides.join('')}</div>`]
      : []),
    ...(made ? [tableHtml(made)] : []),
    ...(clause.table === 'schedule' ? [picture(of, voices)] : []),
    '</section>',
  ].join('\n')
}

function tableHtml({ head, rows, words, sums = 0 }: AgreementTable): string {
  const cells = (row: readonly string[]): Cell[] =>
    row.map((text, i) => (i < words ? { ...textCell(text), words: true } : textCell(text)))
  return htmlTable(
    cells(head),
    rows.map(cells),
    rows.map((_, i) => (i >= rows.length - sums ? 'sum' : '')),
  )
}

/** What is paid, and what the household said it can pay. */
function picture({ schedule, plan, means }: Agreement, voices: readonly Voice[]): string {
  const [voice] = voices
  if (!voice) return ''
  const { curves } = voice.words.report
  const title = voice.say(means ? curves.title : curves.titlePlain, { title: planTitle(plan.plan, voice) })
  return `<figure>${curvesSvg(pointsOf(schedule, plan.plan, means), title, voice)}</figure>`
}

function head(of: Agreement, { words, say, join }: Voice): string {
  const w = words.agreement
  const parts = [say(w.number, { id: { text: of.id } }), say(w.date, { day: { day: of.on } }), w.unsigned]
  return join(parts.map((part, i) => (i > 0 ? `\u3000${part}` : part)))
}
function foot({ policy: { id, version, digest } }: Agreement, { words, say }: Voice): string {
  const how = { id: { text: id }, version: { text: version }, digest: { text: digest } }
  return say(words.agreement.policy, how)
}
