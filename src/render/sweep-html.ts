// A sweep as a page (变动测算网页): what is varied, the picture, why nothing can be granted where nothing can, every cell.
// One file to open, send or print; it loads nothing and runs nothing.
import type { Sweep } from '../app/sweep.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import type { Context } from './document.ts'
import { type Cell, htmlTable, list, page, textCell } from './html-page.ts'
import { SWEEP_STYLE } from './sweep-colours.ts'
import { drawingOf, pictureTitle, sweepFigure } from './sweep-svg.ts'
import { columnsOf } from './sweep-table.ts'
import { factsOf, footOf, labelOf, reasonsTold, titleOf, valueTexts } from './sweep-view.ts'

/** A page with more rows is of use to nobody; the data is in CSV. */
const MOST_ROWS = 2_000

const STYLE = `${SWEEP_STYLE}td.words,th.words{min-width:7rem}svg.sweep{max-width:none}figure.sweep{overflow-x:auto}@media print{figure.sweep{overflow:visible}svg.sweep{max-height:240mm}}`

export function sweepHtml(of: Sweep, context: Context): string {
  const { currency, digits } = of
  const voice = voiceOf(context.lang, { currency, digits })
  const title = titleOf(of, voice)
  const body = [
    `<h1>${html(title)}</h1>`,
    ...factsOf(of, voice).map((text) => `<p>${html(text)}</p>`),
    figure(of, context, voice),
    ...why(of, voice),
    cells(of, context, voice),
    `<footer>\n${footOf(of, voice)
      .map((text) => `<p>${html(text)}</p>`)
      .join('\n')}\n</footer>`,
  ]
  return page(context.lang, title, body.filter((part) => part !== '').join('\n'), STYLE)
}

function figure(of: Sweep, context: Context, voice: Voice): string {
  const drawing = drawingOf(of, context, voice)
  if (!drawing) return ''
  const about = drawing.about.map((text) => `<p>${html(text)}</p>`).join('')
  // As wide as it was drawn, where the page has the room: its letters stay the size of the page's.
  const style = `style="max-width:${drawing.width}px"`
  const svg = sweepFigure(of, context, voice).replace('<svg ', `<svg ${style} `)
  return `<h2>${html(pictureTitle(of, voice))}</h2>\n<figure class="sweep">${svg}<figcaption>${about}</figcaption></figure>`
}

function why(of: Sweep, voice: Voice): string[] {
  const told = reasonsTold(of, voice)
  return told.length === 0
    ? []
    : [`<h2>${html(voice.words.sweep.why)}</h2>`, list(told.map((text) => html(text)))]
}

function cells(of: Sweep, context: Context, voice: Voice): string {
  const { words, say } = voice
  if (of.cells.length > MOST_ROWS) return `<p>${html(say(words.sweep.inCsv, { most: MOST_ROWS }))}</p>`
  const axes = of.axes.map((axis, k) => {
    const texts = valueTexts(axis, of, voice)
    return { head: labelOf(axis, of, voice), texts: of.cells.map(({ at }) => texts[at[k] ?? 0] ?? '') }
  })
  // A page has the columns of a terminal; ids and reasons stand in CSV and JSON.
  const columns = columnsOf(of, { ...context, width: Infinity, ascii: false }, voice)
  const cell = (key: string, text: string): Cell =>
    key === 'kind' ? { ...textCell(text), words: true } : textCell(text)
  return htmlTable(
    [...axes.map(({ head }) => textCell(head)), ...columns.map(({ key, head }) => cell(key, head))],
    of.cells.map((_, i) => [
      ...axes.map(({ texts }) => textCell(texts[i] ?? '')),
      ...columns.map(({ key, texts }) => cell(key, texts[i] ?? '')),
    ]),
  )
}
