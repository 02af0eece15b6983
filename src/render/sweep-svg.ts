// A sweep as a picture (变动测算图): one field as curves over coloured bands, two as a grid of cells. An SVG of its own.
// No script, no font, no address; colours never stand alone: every band and cell has its letters, every line its dashes.
import type { Sweep } from '../app/sweep.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { showsLender } from './lender.ts'
import { SWEEP_STYLE } from './sweep-colours.ts'
import { sweepGrid } from './sweep-grid.ts'
import { sweepLines } from './sweep-lines.ts'
import { factsOf, footOf, nameOf, titleOf } from './sweep-view.ts'

/** What is drawn, as elements from (0, 0) on; `about` says how it is read. */
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly elements: string
  readonly about: readonly string[]
}

/** One field or two; `undefined` for more. */
export function drawingOf(of: Sweep, context: Context, voice: Voice): Drawing | undefined {
  if (of.axes.length === 1) return sweepLines(of, voice, showsLender(of, context))
  return of.axes.length === 2 ? sweepGrid(of, voice) : undefined
}

export function pictureTitle(of: Sweep, voice: Voice): string {
  const { words, say } = voice
  const names = of.axes.map((axis) => nameOf(axis, voice))
  const [name = '', other] = names
  return say(words.sweep.picture.title, {
    names: other === undefined ? name : say(words.sweep.picture.by, { name, other }),
  })
}

/** For a page: the drawing alone. */
export function sweepFigure(of: Sweep, context: Context, voice: Voice): string {
  const drawing = drawingOf(of, context, voice)
  if (!drawing) return ''
  const { width, height, elements, about } = drawing
  return [
    `<svg class="sweep" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="sweep-title sweep-desc">`,
    `<title id="sweep-title">${html(pictureTitle(of, voice))}</title>`,
    `<desc id="sweep-desc">${html(voice.join(about))}</desc>`,
    elements,
    '</svg>',
  ].join('')
}

const MARGIN = 20
const LINE = 18
/** Columns of a text at 12 px: a digit takes 7 px, a Chinese character 12. */
const COLUMN = 6.7

/** By itself: with what is varied above it, and how it is read and under which policy below. */
export function sweepSvg(of: Sweep, context: Context): string {
  const { currency, digits } = of
  const voice = voiceOf(context.lang, { currency, digits })
  const drawing = drawingOf(of, context, voice)
  const title = pictureTitle(of, voice)
  const { width = 720, height = 0, elements = '', about = [voice.words.sweep.empty] } = drawing ?? {}
  const columns = Math.floor(Math.max(width, 560) / COLUMN)
  const lines = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, columns))
  const above = lines([titleOf(of, voice), ...factsOf(of, voice)])
  const below = lines([...about, ...footOf(of, voice)])
  const wide = Math.max(width, ...[...above, ...below].map((text) => Math.ceil(widthOf(text) * COLUMN)))
  const top = MARGIN + above.length * LINE + 10
  const tall = top + height + 14 + below.length * LINE + MARGIN
  const texts = (all: readonly string[], from: number, soft: boolean): string[] =>
    all.map(
      (text, i) =>
        `<text class="${i === 0 && !soft ? 'head' : soft ? 'soft' : 'ink'}" x="${MARGIN}" y="${from + (i + 1) * LINE - 4}">${html(text)}</text>`,
    )
  const size = `width="${wide + 2 * MARGIN}" height="${tall}" viewBox="0 0 ${wide + 2 * MARGIN} ${tall}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="sweep" lang="${context.lang === 'zh' ? 'zh-CN' : 'en'}" ${size} role="img" aria-labelledby="sweep-title sweep-desc">`,
    `<title id="sweep-title">${html(title)}</title>`,
    `<desc id="sweep-desc">${html(voice.join(about))}</desc>`,
    `<style>svg.sweep{font:12px system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}${SWEEP_STYLE}</style>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...texts(above, MARGIN, false),
    `<g transform="translate(${MARGIN} ${top})">${elements}</g>`,
    ...texts(below, top + height + 14, true),
    '</svg>\n',
  ].join('\n')
}
