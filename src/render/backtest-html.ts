// A back-test as a page (政策回测网页): the charts, then every table they are drawn from. One file to open, send or print; it loads
// nothing and runs nothing.
import type { Backtest } from '../app/backtest.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { CHART_STYLE, PATTERNS, WIDE } from './backtest-chart.ts'
import { type Figure, figuresOf } from './backtest-svg.ts'
import { factsOf, footOf, sectionsOf, titleOf } from './backtest-view.ts'
import type { Context } from './document.ts'
import { section } from './html.ts'
import { page } from './html-page.ts'

export function backtestHtml(of: Backtest, { lang }: Context): string {
  const { currency, digits } = of
  const voice = voiceOf(lang, { currency, digits })
  const title = titleOf(of, voice)
  const paragraphs = (texts: readonly string[]): string =>
    texts.map((text) => `<p>${html(text)}</p>`).join('\n')
  const figures = figuresOf(of, voice)
  const sections = sectionsOf(of, voice)
  const tables = sections.filter((one) => one.table)
  const body = [
    `<h1>${html(title)}</h1>`,
    paragraphs(factsOf(of, voice)),
    figures.length === 0 ? '' : `<div class="charts">\n${figures.map(figure).join('\n')}\n</div>`,
    tables.length === 0
      ? ''
      : `<div class="tables">\n${tables.map((one) => `<section>${section(one, 'h2')}</section>`).join('\n')}\n</div>`,
    ...sections.filter((one) => !one.table).map((one) => section(one, 'h2')),
    `<footer>\n${paragraphs(footOf(of, voice))}\n</footer>`,
  ]
  return page(lang, title, body.filter((part) => part !== '').join('\n'), CHART_STYLE)
}

const figure = ({ title, about, height, elements }: Figure, n: number): string =>
  [
    '<figure class="chart">',
    `<h2>${html(title)}</h2>`,
    `<svg viewBox="0 0 ${WIDE} ${Math.ceil(height)}" role="img" aria-labelledby="bt-${n}-title bt-${n}-desc">`,
    `<title id="bt-${n}-title">${html(title)}</title>`,
    `<desc id="bt-${n}-desc">${html(about)}</desc>`,
    n === 0 ? PATTERNS : '',
    elements,
    '</svg>',
    `<figcaption>${html(about)}</figcaption>`,
    '</figure>',
  ].join('')
