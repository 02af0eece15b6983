// A paper as a page (文件的网页): one file that loads nothing and prints on A4, with its curves and lines to sign on; in two
// languages each section has them side by side.
import type { Lang } from '../i18n/lang.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { type Cell, htmlTable, page, textCell } from './html-page.ts'
import { type Paper, type PaperSection, type PaperTable, voicesOf } from './paper.ts'
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

const attribute = (lang: Lang | undefined): string => (lang === 'zh' ? 'zh-CN' : 'en')

export function paperHtml(of: Paper): string {
  const { id, langs, titles, heads, sections, feet } = of
  const [voice] = voicesOf(of)
  const body = [
    `<h1>${titles.map(html).join(' / ')}</h1>`,
    ...heads.map(
      (lines, at) => `<p class="head">${html(lines.join(langs[at] === 'zh' ? '\u3000' : ' \u3000'))}</p>`,
    ),
    ...sections.map((one, i) => section(one, i + 1, langs, voice)),
    `<footer>${feet.map((text) => `<p>${html(text)}</p>`).join('\n')}</footer>`,
  ]
  return page(langs[0] ?? 'en', `${titles.join(' / ')} ${id}`.trim(), body.join('\n'), STYLE)
}

function section(
  { name, titles, sentences, table, curves, whole }: PaperSection,
  n: number,
  langs: readonly Lang[],
  voice: Voice | undefined,
): string {
  const spans = titles.map((title, at) => `<span lang="${attribute(langs[at])}">${html(title)}</span>`)
  const sides = sentences.map((said, at) => {
    const paragraphs = said.map((text) => `<p>${html(text)}</p>`)
    return `<div lang="${attribute(langs[at])}">${paragraphs.join('')}</div>`
  })
  return [
    `<section class="${name}${whole ? ' whole' : ''}">`,
    `<h2>${n}. ${spans.join('')}</h2>`,
    ...(sentences.some((said) => said.length > 0)
      ? [`<div class="sides${langs.length > 1 ? ' two' : ''}">${sides.join('')}</div>`]
      : []),
    ...(table ? [tableHtml(table)] : []),
    ...(curves && voice ? [`<figure>${curvesSvg(curves.points, curves.title, voice)}</figure>`] : []),
    '</section>',
  ].join('\n')
}

function tableHtml({ head, rows, words, sums = 0 }: PaperTable): string {
  const cells = (row: readonly string[]): Cell[] =>
    row.map((text, i) => (i < words ? { ...textCell(text), words: true } : textCell(text)))
  return htmlTable(
    cells(head),
    rows.map(cells),
    rows.map((_, i) => (i >= rows.length - sums ? 'sum' : '')),
  )
}
