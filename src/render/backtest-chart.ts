// Parts of the charts of a back-test (回测图的构件): a row for each policy with its name at the left, a scale below. Plain SVG: no script,
// no font, no address. Segments stand in the order of their legend, lines have their dashes: no colour tells anything alone.
import { htmlText as html, visible } from '../i18n/neutral.ts'
import { width as widthOf } from '../i18n/width.ts'
import { stepOf } from './svg.ts'

export const WIDE = 480
export const LEFT = 92
export const RIGHT = 20
export const ROW = 34
const COLUMN = 7

export type Chart = { readonly height: number; readonly elements: string }
export type Scale = { readonly at: (value: number) => number; readonly ticks: readonly number[] }

export const dot = (of: number): string => String(Math.round(of * 10) / 10)

/** From `least` to `most`, in round steps; nothing has a width of its own where both are the same. */
export function scaleOf(least: number, most: number, whole = 1): Scale {
  const [from, to] = least === most ? [least - whole, most + whole] : [least, most]
  const step = Math.max(whole, stepOf(to - from))
  const first = Math.floor(from / step) * step
  const last = Math.ceil(to / step) * step
  const at = (value: number): number => LEFT + ((value - first) / (last - first)) * (WIDE - LEFT - RIGHT)
  const ticks = Array.from({ length: Math.round((last - first) / step) + 1 }, (_, k) => first + k * step)
  return { at, ticks }
}

/** A name at the left of its row, cut where it would run into the row. */
export function nameAt(name: string, y: number): string {
  const room = Math.floor((LEFT - 12) / COLUMN)
  let shown = visible(name)
  if (widthOf(shown) > room) {
    while (widthOf(shown) > room - 1) shown = shown.slice(0, -1)
    shown += '…'
  }
  return `<text class="ink" x="${LEFT - 10}" y="${dot(y)}" text-anchor="end">${html(shown)}</text>`
}

/** Lines across all rows with their figures below, as many figures as find room. */
export function axis(
  { at, ticks }: Scale,
  top: number,
  bottom: number,
  say: (value: number) => string,
): string {
  let last = -Infinity
  return ticks
    .map((value) => {
      const [x, label] = [at(value), say(value)]
      const half = (widthOf(label) * COLUMN) / 2
      const line = `<path class="rule" d="M${dot(x)} ${top}V${bottom}"/>`
      // The first and the last may not stand out of the picture.
      const middle = Math.min(Math.max(x, half), WIDE - half)
      if (middle - half < last + 8) return line
      last = middle + half
      return `${line}<text x="${dot(middle)}" y="${bottom + 16}" text-anchor="middle">${html(label)}</text>`
    })
    .join('')
}

/** Segments of one bar, each with its figure where there is room for it. */
export function bar(
  parts: readonly {
    readonly from: number
    readonly to: number
    readonly fill: string
    readonly text: string
  }[],
  y: number,
): string {
  return parts
    .filter(({ from, to }) => to > from)
    .map(({ from, to, fill, text }) => {
      const label =
        to - from >= widthOf(text) * COLUMN + 4
          ? `<text class="ink halo" x="${dot((from + to) / 2)}" y="${dot(y + 15)}" text-anchor="middle">${html(text)}</text>`
          : ''
      return `<rect x="${dot(from)}" y="${dot(y)}" width="${dot(to - from)}" height="22" fill="${fill}" stroke="#fff"/>${label}`
    })
    .join('')
}

/** Grounds with their names, as many in a row as fit. */
export function legend(
  items: readonly { readonly fill: string; readonly text: string }[],
  top: number,
): Chart {
  let [x, y] = [LEFT, top]
  const elements = items.map(({ fill, text }) => {
    const size = 24 + widthOf(text) * COLUMN + 18
    if (x > LEFT && x + size > WIDE) [x, y] = [LEFT, y + 20]
    const made = `<rect x="${x}" y="${y - 10}" width="18" height="12" fill="${fill}" stroke="#8a929b" stroke-width=".5"/><text x="${x + 24}" y="${y}">${html(text)}</text>`
    x += size
    return made
  })
  return { height: y + 8, elements: elements.join('') }
}

export const PATTERNS =
  '<defs><pattern id="bt-none" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#fff"/><path d="M0 0L8 8" stroke="#8a929b"/></pattern></defs>'

export const CHART_STYLE = [
  '.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:.5rem 2rem}',
  '.tables{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,32rem),1fr));gap:0 2rem;align-items:start}.tables section{min-width:0}',
  'figure.chart{margin:.6rem 0}figure.chart svg{max-width:36rem}figure.chart h2{margin:.4rem 0}',
  'figcaption{color:var(--soft);font-size:.85rem}',
  'svg .ink{fill:#1c1f23}svg .halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-opacity:.8}',
  'svg .small{font-size:11px}svg .box{fill:#a9cfe8;stroke:#123f73;stroke-width:1.5}svg .mid{stroke:#123f73;stroke-width:3}',
  'svg .whisk{stroke:#123f73;stroke-width:1.5;fill:none}svg .mean{fill:#123f73}',
  'svg .aim{stroke:#b4500f;stroke-width:2.5}svg .zero{stroke:#1c1f23;stroke-width:1;stroke-dasharray:3 3}',
  'svg .l0,svg .l1,svg .l2,svg .l3{fill:none;stroke:#123f73;stroke-width:2}',
  'svg .l1{stroke:#b4500f;stroke-dasharray:7 4}svg .l2{stroke:#136f3a;stroke-dasharray:2 3}svg .l3{stroke:#6d3a8c;stroke-dasharray:9 3 2 3}',
  'td.words,th.words,td:not(:last-child).words,th:not(:last-child).words{min-width:7rem}',
  '@media print{.charts{grid-template-columns:1fr 1fr 1fr;gap:0 1rem}.tables{grid-template-columns:1fr 1fr;gap:0 1.2rem}body{font-size:8px}h1{font-size:14px}h2{font-size:9px;margin:.6rem 0 .2rem}figure.chart h2{font-size:9px}figcaption{font-size:7px}th,td{padding:.08rem .25rem}td.words,th.words{min-width:0}.tables section{break-inside:avoid}svg rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}',
].join('')
