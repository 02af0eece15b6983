// Two fields as a grid (变动测算格图): a cell for each pair of values, coloured by kind of plan, the instalment written in.
// The first field runs to the right, the second upwards; what the case itself has is framed.
import type { Cell, Sweep } from '../app/sweep.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { PATTERNS, fillOf } from './sweep-colours.ts'
import { legendOf } from './sweep-legend.ts'
import type { Drawing } from './sweep-svg.ts'
import { baseIndex, labelOf, stateOf, valueTexts, wholeAmount } from './sweep-view.ts'

const COLUMN = 7
const GAP = 8

export function sweepGrid(of: Sweep, voice: Voice): Drawing | undefined {
  const [across, down] = of.axes
  if (!across || !down) return undefined
  const { codes } = voice.words.sweep
  const [heads, sides] = [valueTexts(across, of, voice), valueTexts(down, of, voice)]
  const texts = of.cells.map((cell) => cellTexts(cell, of, voice))
  const longest = (all: readonly string[]): number => Math.max(0, ...all.map((text) => widthOf(text)))
  const peaks = texts.some(({ peak }) => peak !== '')
  const wide = Math.max(
    40,
    longest([...texts.flatMap(({ first, peak }) => [first, peak]), ...heads]) * COLUMN + 10,
  )
  const tall = peaks ? 52 : 40
  const left = Math.max(longest(sides) * COLUMN + GAP, 30) + 4
  const right = left + heads.length * wide
  const top = 24
  const bottom = top + sides.length * tall
  const cells = of.cells.map((cell, k) => {
    const [i = 0, j = 0] = cell.at
    const [x, y] = [left + i * wide, bottom - (j + 1) * tall]
    const { first, peak } = texts[k] ?? { first: '', peak: '' }
    const middle = x + wide / 2
    const code = codes[stateOf(cell)]
    const line = (text: string, at: number, kind: string): string =>
      text === ''
        ? ''
        : `<text class="${kind} halo" x="${middle}" y="${y + at}" text-anchor="middle">${html(text)}</text>`
    return (
      `<rect x="${x}" y="${y}" width="${wide}" height="${tall}" fill="${fillOf(stateOf(cell))}" stroke="#fff"/>` +
      line(code, first === '' ? tall / 2 + 4 : 15, 'code') +
      line(first, 31, 'ink') +
      line(peak, 45, 'small')
    )
  })
  const [atX, atY] = [baseIndex(of, 0), baseIndex(of, 1)]
  const stands =
    atX === undefined || atY === undefined
      ? ''
      : `<rect class="stands" x="${left + atX * wide + 1}" y="${bottom - (atY + 1) * tall + 1}" width="${wide - 2}" height="${tall - 2}"/>`
  const columns = heads.map(
    (head, i) =>
      `<text x="${left + (i + 0.5) * wide}" y="${bottom + 16}" text-anchor="middle">${html(head)}</text>`,
  )
  const rows = sides.map(
    (side, j) =>
      `<text x="${left - GAP}" y="${bottom - (j + 0.5) * tall + 4}" text-anchor="end">${html(side)}</text>`,
  )
  const [nameX, nameY] = [labelOf(across, of, voice), labelOf(down, of, voice)]
  const legend = legendOf(of, voice, bottom + 60, Math.max(right, 560), stands === '' ? [] : ['stands'])
  const width = Math.max(right, legend.width, left + longest([nameX]) * COLUMN, longest([nameY]) * COLUMN)
  return {
    width: Math.ceil(width) + 2,
    height: Math.ceil(legend.bottom),
    elements: [
      PATTERNS,
      `<text class="soft" x="0" y="12">↑ ${html(nameY)}</text>`,
      ...cells,
      stands,
      `<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`,
      ...columns,
      ...rows,
      `<text class="soft" x="${left}" y="${bottom + 34}">→ ${html(nameX)}</text>`,
      legend.elements,
    ].join(''),
    about: [voice.words.sweep.picture.aboutGrid],
  }
}

/** The last row's few fen more are no higher payment. */
function cellTexts(cell: Cell, { digits }: Sweep, voice: Voice): { first: string; peak: string } {
  if (cell.is !== 'plan') return { first: '', peak: '' }
  const { firstPayment, peakPayment } = cell.measures
  const [first, peak] = [firstPayment, peakPayment].map((amount) => wholeAmount(amount, digits, voice))
  return { first: first ?? '', peak: peakPayment - firstPayment > 10 ** digits ? `→ ${peak}` : '' }
}
