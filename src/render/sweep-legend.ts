// The legend of a sweep's picture (变动测算图的图例): lines and grounds with their letters and names, as many in a row as fit.
import type { Sweep } from '../app/sweep.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { fillOf } from './sweep-colours.ts'
import { stateName, statesIn } from './sweep-view.ts'

/** What may be drawn besides the kinds of plan. */
export type Sign = 'first' | 'peak' | 'capacity' | 'value' | 'present' | 'stands' | 'here'

const COLUMN = 7
const BOX = 34
const ROW = 22

export type Legend = { readonly elements: string; readonly bottom: number; readonly width: number }

export function legendOf(
  of: Sweep,
  voice: Voice,
  top: number,
  wide: number,
  signs: readonly Sign[] = [],
): Legend {
  const { sweep } = voice.words
  const items = [
    ...signs.map((sign) => ({
      text: signName(sign, voice),
      draw: (x: number, y: number) => signAt(sign, x, y),
    })),
    ...statesIn(of.cells, voice).map((state) => ({
      text: stateName(state, voice),
      draw: (x: number, y: number) =>
        `<rect x="${x}" y="${y - 8}" width="${BOX}" height="16" fill="${fillOf(state)}" stroke="#8a929b" stroke-width=".5"/>` +
        `<text class="code halo" x="${x + BOX / 2}" y="${y + 4}" text-anchor="middle">${html(sweep.codes[state])}</text>`,
    })),
  ]
  let [x, y, width] = [0, top, 0]
  const elements = items.map(({ text, draw }) => {
    const size = BOX + 8 + widthOf(text) * COLUMN + 18
    if (x > 0 && x + size > wide) [x, y] = [0, y + ROW]
    const made = `${draw(x, y)}<text x="${x + BOX + 8}" y="${y + 4}">${html(text)}</text>`
    x += size
    width = Math.max(width, x)
    return made
  })
  return { elements: elements.join(''), bottom: y + ROW / 2 + 2, width }
}

function signName(sign: Sign, { words: { sweep } }: Voice): string {
  return sign === 'stands' || sign === 'here' ? sweep.asStands : sweep.picture[sign]
}

function signAt(sign: Sign, x: number, y: number): string {
  const line = (kind: string): string => `<path class="${kind}" d="M${x} ${y}h${BOX}"/>`
  const middle = x + BOX / 2
  switch (sign) {
    case 'first':
      return `${line('pay')}<circle class="dot" cx="${middle}" cy="${y}" r="3"/>`
    case 'peak':
      return line('peak')
    case 'capacity':
      return line('can')
    case 'value':
    case 'present':
      return `${line('value')}<rect class="square" x="${middle - 3}" y="${y - 3}" width="6" height="6"/>`
    case 'stands':
      return `<rect class="stands" x="${x + 2}" y="${y - 7}" width="${BOX - 4}" height="14"/>`
    case 'here':
      return `<path class="here" d="M${middle} ${y - 8}v16"/>`
  }
}
