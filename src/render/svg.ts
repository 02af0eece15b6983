// Curves as SVG (还款曲线图): payments as a filled line, capacity dashed, so that the two are told apart in grey too.
// No script, no font, no address; title and description for those who listen to the page.
import { iso } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import type { Point } from './points.ts'

const WIDTH = 720
const HEIGHT = 250
const LEFT = 84
const RIGHT = 12
const TOP = 34
const BOTTOM = 28

type Scale = { readonly x: (row: number) => number; readonly y: (amount: number) => number }

const point = (of: number): string => String(Math.round(of * 10) / 10)

/** A line that holds its height for a month and then steps. */
function steps(amounts: readonly number[], { x, y }: Scale): string {
  return amounts
    .map((amount, i) => `${i === 0 ? 'M' : 'L'}${point(x(i))} ${point(y(amount))}H${point(x(i + 1))}`)
    .join('')
}

const highest = (points: readonly Point[]): number =>
  Math.max(1, ...points.flatMap(({ payment, capacity }) => [payment, capacity ?? 0]))

/** A round step of the scale, so that three to five lines cross the picture: 2,250 → 500. */
export function stepOf(top: number): number {
  const rough = top / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 2.5, 5, 10].find((n) => n * power >= rough) ?? 10) * power
}

export function curvesSvg(points: readonly Point[], title: string, voice: Voice): string {
  const { curves: words } = voice.words.report
  const step = Math.max(1, Math.round(stepOf(highest(points))))
  const top = Math.ceil(highest(points) / step) * step
  const scale: Scale = {
    x: (row) => LEFT + (row * (WIDTH - LEFT - RIGHT)) / points.length,
    y: (amount) => TOP + (1 - amount / top) * (HEIGHT - TOP - BOTTOM),
  }
  const { x, y } = scale
  const base = HEIGHT - BOTTOM
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step).map(
    (amount) =>
      `<line class="rule" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${point(y(amount))}" y2="${point(y(amount))}"/>` +
      `<text x="${LEFT - 8}" y="${point(y(amount) + 4)}" text-anchor="end">${html(voice.amount(amount as Money))}</text>`,
  )
  const payments = steps(
    points.map(({ payment }) => payment),
    scale,
  )
  const known = points.some(({ capacity }) => capacity !== undefined)
  const capacity = known
    ? steps(
        points.map((one) => one.capacity ?? 0),
        scale,
      )
    : ''
  const over = points
    .map(({ payment, capacity: can }, i) =>
      can !== undefined && payment > can
        ? `<rect class="over" x="${point(x(i))}" y="${point(y(payment))}" width="${point(x(i + 1) - x(i))}" height="${point(y(can) - y(payment))}"/>`
        : '',
    )
    .join('')
  const [first, middle, last] = [points[0], points[points.length >> 1], points.at(-1)]
  const days = [
    first && `<text x="${LEFT}" y="${HEIGHT - 8}">${iso(first.on)}</text>`,
    points.length > 6 &&
      middle &&
      `<text x="${point(x(points.length >> 1))}" y="${HEIGHT - 8}" text-anchor="middle">${iso(middle.on)}</text>`,
    points.length > 1 &&
      last &&
      `<text x="${WIDTH - RIGHT}" y="${HEIGHT - 8}" text-anchor="end">${iso(last.on)}</text>`,
  ]
  const legend =
    `<path class="pay" d="M${LEFT} 16h28"/><text x="${LEFT + 34}" y="20">${html(words.payment)}</text>` +
    (known
      ? `<path class="can" d="M${LEFT + 150} 16h28"/><text x="${LEFT + 184}" y="20">${html(words.capacity)}</text>`
      : '') +
    (over === ''
      ? ''
      : `<rect class="over" x="${LEFT + 300}" y="10" width="28" height="12"/><text x="${LEFT + 334}" y="20">${html(words.over)}</text>`)
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="curves-title curves-desc">`,
    `<title id="curves-title">${html(title)}</title>`,
    `<desc id="curves-desc">${html(known ? words.aboutPicture : words.aboutPicturePlain)}</desc>`,
    lines.join(''),
    `<path class="area" d="${payments}V${base}H${LEFT}Z"/>`,
    over,
    `<path class="pay" d="${payments}"/>`,
    capacity === '' ? '' : `<path class="can" d="${capacity}"/>`,
    days.filter((text) => text).join(''),
    legend,
    '</svg>',
  ].join('')
}

const SPARK = { width: 96, height: 26 }

/** A small picture of payments for a table row; all rows share their scale, what is higher is cut off. */
export function sparkSvg(points: readonly Point[], top: number, rows: number): string {
  const scale: Scale = {
    x: (row) => (row * SPARK.width) / rows,
    y: (amount) => 1 + (1 - Math.min(1, amount / top)) * (SPARK.height - 2),
  }
  const payments = steps(
    points.map(({ payment }) => payment),
    scale,
  )
  const known = points.some(({ capacity }) => capacity !== undefined)
  const can = known
    ? `<path class="can" d="${steps(
        points.map(({ capacity }) => capacity ?? 0),
        scale,
      )}"/>`
    : ''
  const drawn = `<path class="area" d="${payments}V${SPARK.height}H0Z"/><path class="pay" d="${payments}"/>${can}`
  return `<svg class="spark" viewBox="0 0 ${SPARK.width} ${SPARK.height}" aria-hidden="true">${drawn}</svg>`
}
