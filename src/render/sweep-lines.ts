// One field as curves (变动测算曲线): first payment, highest payment and what can be paid over the values of the field,
// on bands of the kind of plan with its letters; below, on its own scale, what the lender must expect of the plan.
import type { Cell, Sweep } from '../app/sweep.ts'
import type { Arg } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import { toNumber } from '../core/rate.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { stepOf } from './svg.ts'
import { PATTERNS, fillOf } from './sweep-colours.ts'
import { type Sign, legendOf } from './sweep-legend.ts'
import type { Drawing } from './sweep-svg.ts'
import { baseIndex, labelOf, stateName, stateOf, valueTexts, wholeAmount } from './sweep-view.ts'

const WIDTH = 760
const LEFT = 84
const RIGHT = 16
const TOP = 30
const TALL = 250
const VALUE_TALL = 110
const BETWEEN = 34
const COLUMN = 7
/** More points than this and their marks would run into each other. */
const MOST_DOTS = 80

const point = (of: number): string => String(Math.round(of * 10) / 10)

type Curve = readonly (number | undefined)[]
type Panel = { readonly top: number; readonly bottom: number; readonly most: number; readonly step: number }

export function sweepLines(of: Sweep, voice: Voice, lender: boolean): Drawing | undefined {
  const [axis] = of.axes
  if (!axis || of.cells.length === 0) return undefined
  const {
    sweep: { picture },
    report,
  } = voice.words
  const x = placesOf(axis.values)
  const edges = edgesOf(x)
  const first = curve(of, ({ firstPayment }) => firstPayment)
  const peak = curve(of, ({ peakPayment }) => peakPayment)
  const capacity = of.cells.map((cell) =>
    cell.is === 'refused' || cell.capacity === null ? undefined : Math.max(0, cell.capacity),
  )
  const expected = curve(of, ({ expectedValue }) => expectedValue)
  const value = lender ? (some(expected) ? expected : curve(of, ({ presentValue }) => presentValue)) : []
  // The last row's few fen more are no higher payment.
  const higher = peak.some((amount, i) => (amount ?? 0) - (first[i] ?? 0) > 10 ** of.digits)
  const upper = panelOf([first, peak, capacity], TOP, TALL, of.digits)
  const lower = some(value) ? panelOf([value], upper.bottom + BETWEEN, VALUE_TALL, of.digits) : undefined
  const end = (lower ?? upper).bottom
  const here = baseIndex(of, 0)
  const signs: Sign[] = [
    'first',
    ...(higher ? (['peak'] as const) : []),
    ...(some(capacity) ? (['capacity'] as const) : []),
    ...(lower ? ([some(expected) ? 'value' : 'present'] as const) : []),
    ...(here === undefined ? [] : (['here'] as const)),
  ]
  const legend = legendOf(of, voice, end + 62, WIDTH, signs)
  const caption = (text: string, y: number): string =>
    `<text class="soft" x="0" y="${y}">${html(text)}</text>`
  return {
    width: Math.max(WIDTH, Math.ceil(legend.width)),
    height: Math.ceil(legend.bottom),
    elements: [
      PATTERNS,
      caption(`${of.currency} ${picture.monthly}`, 12),
      bands(of, edges, upper, voice),
      rules(upper, of, voice),
      higher ? line('peak', peak, x, upper) : '',
      line('can', capacity, x, upper),
      line('pay', first, x, upper),
      dots(first, x, upper, (cx, cy) => `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`),
      lower
        ? caption(
            `${of.currency}${report.comma}${some(expected) ? picture.value : picture.present}`,
            lower.top - 10,
          )
        : '',
      lower ? bands(of, edges, lower, voice, false) + rules(lower, of, voice) : '',
      lower ? line('value', value, x, lower) : '',
      lower
        ? dots(
            value,
            x,
            lower,
            (cx, cy) => `<rect class="square" x="${cx - 3}" y="${cy - 3}" width="6" height="6"/>`,
          )
        : '',
      here === undefined ? '' : `<path class="here" d="M${point(x[here] ?? 0)} ${TOP}V${end}"/>`,
      ticks(valueTexts(axis, of, voice), x, end),
      `<text class="soft" x="${LEFT}" y="${end + 38}">→ ${html(labelOf(axis, of, voice))}</text>`,
      legend.elements,
    ].join(''),
    about: [
      picture.aboutLine,
      ...(higher ? [picture.aboutPeak] : []),
      ...(lower && some(expected) ? [picture.aboutValue] : []),
    ],
  }
}

const some = (of: Curve): boolean => of.some((amount) => amount !== undefined)

const curve = (
  of: Sweep,
  amount: (measures: Extract<Cell, { is: 'plan' }>['measures']) => Money | null,
): Curve => of.cells.map((cell) => (cell.is === 'plan' ? (amount(cell.measures) ?? undefined) : undefined))

const numberOf = (value: Arg): number | undefined => {
  if ('money' in value) return value.money
  if ('rate' in value) return toNumber(value.rate) * (value.rate.per === 'day' ? 365 : 1)
  if ('share' in value) return toNumber(value.share)
  if ('day' in value) return value.day
  return 'count' in value ? value.count : undefined
}

/** To scale where the values rise or fall all the way; else, and for words, one after the other. */
function placesOf(values: readonly Arg[]): number[] {
  const numbers = values.map(numberOf)
  const rising = numbers.every((n, i) => n !== undefined && (i === 0 || n > (numbers[i - 1] ?? n)))
  const falling = numbers.every((n, i) => n !== undefined && (i === 0 || n < (numbers[i - 1] ?? n)))
  const along = (rising || falling) && values.length > 1 ? (numbers as number[]) : values.map((_, i) => i)
  const [from = 0, to = 1] = [along[0], along.at(-1)]
  // Half a step of room on either side, for the bands of the first value and the last.
  const room = (WIDTH - LEFT - RIGHT) / Math.max(2, 2 * values.length)
  const wide = WIDTH - LEFT - RIGHT - 2 * room
  return along.map((n) => LEFT + room + (values.length === 1 ? wide / 2 : ((n - from) / (to - from)) * wide))
}

/** Between neighbours half way. */
const edgesOf = (x: readonly number[]): number[] => [
  LEFT,
  ...x.slice(1).map((at, i) => (at + (x[i] ?? at)) / 2),
  WIDTH - RIGHT,
]

function panelOf(curves: readonly Curve[], top: number, tall: number, digits: number): Panel {
  const highest = Math.max(10 ** digits, ...curves.flatMap((one) => one.map((amount) => amount ?? 0)))
  const step = Math.max(1, Math.round(stepOf(highest)))
  return { top, bottom: top + tall, most: Math.ceil(highest / step) * step, step }
}
const yIn = ({ top, bottom, most }: Panel, amount: number): number =>
  bottom - (amount / most) * (bottom - top - 22)

/** Neighbours of one state are one band, with its name, or its letters, or those upright, as there is room. */
function bands(of: Sweep, edges: readonly number[], panel: Panel, voice: Voice, lettered = true): string {
  const states = of.cells.map(stateOf)
  const out: string[] = []
  for (let from = 0; from < states.length;) {
    let to = from + 1
    while (to < states.length && states[to] === states[from]) to += 1
    const state = states[from] ?? 'none'
    const [x, wide] = [edges[from] ?? LEFT, (edges[to] ?? WIDTH) - (edges[from] ?? LEFT)]
    const box = `x="${point(x)}" y="${panel.top}" width="${point(wide)}" height="${panel.bottom - panel.top}"`
    out.push(`<rect ${box} fill="${fillOf(state)}" stroke="#fff"/>`)
    const [code, name] = [voice.words.sweep.codes[state], stateName(state, voice)]
    const [middle, y] = [point(x + wide / 2), panel.top + 15]
    const fits = [name, code].find((text) => wide >= widthOf(text) * COLUMN + 6)
    if (lettered && fits !== undefined)
      out.push(`<text class="code halo" x="${middle}" y="${y}" text-anchor="middle">${html(fits)}</text>`)
    else if (lettered && wide >= 6) {
      const [small, down] = wide >= 11 ? ['', 4] : [' tiny', 3]
      const at = `translate(${point(x + wide / 2 + down)} ${panel.top + 24}) rotate(-90)`
      out.push(`<text class="code halo${small}" transform="${at}">${html(code)}</text>`)
    }
    from = to
  }
  return out.join('')
}

function rules(panel: Panel, { digits }: Sweep, voice: Voice): string {
  const { top, bottom, most, step } = panel
  const lines = Array.from({ length: Math.round(most / step) + 1 }, (_, i) => i * step).map((amount) => {
    const y = point(yIn(panel, amount))
    return (
      `<path class="grid" d="M${LEFT} ${y}H${WIDTH - RIGHT}"/>` +
      `<text x="${LEFT - 8}" y="${point(yIn(panel, amount) + 4)}" text-anchor="end">${html(step % 10 ** digits === 0 ? wholeAmount(amount as Money, digits, voice) : voice.amount(amount as Money))}</text>`
    )
  })
  return `${lines.join('')}<path class="axis" d="M${LEFT} ${top}V${bottom}H${WIDTH - RIGHT}"/>`
}

/** Broken where there is nothing to draw. */
function line(kind: string, of: Curve, x: readonly number[], panel: Panel): string {
  let drawing = false
  const path = of.map((amount, i) => {
    const move = drawing ? 'L' : 'M'
    drawing = amount !== undefined
    return amount === undefined ? '' : `${move}${point(x[i] ?? 0)} ${point(yIn(panel, amount))}`
  })
  return `<path class="${kind}" d="${path.join('')}"/>`
}

/** A value by itself has no line: its mark is all there is of it, so it has one however many there are. */
function dots(
  of: Curve,
  x: readonly number[],
  panel: Panel,
  mark: (cx: number, cy: number) => string,
): string {
  return of
    .map((amount, i) => {
      const alone = of[i - 1] === undefined && of[i + 1] === undefined
      if (amount === undefined || (of.length > MOST_DOTS && !alone)) return ''
      return mark(Math.round((x[i] ?? 0) * 10) / 10, Math.round(yIn(panel, amount) * 10) / 10)
    })
    .join('')
}

/** As many values as find room, always the first. */
function ticks(texts: readonly string[], x: readonly number[], end: number): string {
  let last = -Infinity
  return texts
    .map((text, i) => {
      const half = (widthOf(text) * COLUMN) / 2
      const at = x[i] ?? 0
      const mark = `<path class="axis" d="M${point(at)} ${end}v4"/>`
      if (at - half < last + 8) return texts.length > MOST_DOTS ? '' : mark
      last = at + half
      return `${mark}<text x="${point(at)}" y="${end + 18}" text-anchor="middle">${html(text)}</text>`
    })
    .join('')
}
