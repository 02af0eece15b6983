// The two curves for print (打印用曲线图): the picture of the page with its colours written into the shapes, and its words apart, to
// be set in the fonts of the document: { x: 84, y: 242, anchor: 'start', text: '2026-12-15' }.
import type { Voice } from '../i18n/say.ts'
import type { PaperCurves } from './paper.ts'
import { curvesSvg } from './svg.ts'

export type SvgLabel = {
  readonly x: number
  readonly y: number
  readonly anchor: string
  readonly text: string
}
export type SvgParts = {
  readonly svg: string
  readonly labels: readonly SvgLabel[]
  readonly width: number
  readonly height: number
}

/** As the style of the page has them: src/render/html-page.ts. */
const PAINT: Readonly<Record<string, string>> = {
  rule: 'stroke="#d9dde2" stroke-width="1"',
  area: 'fill="#1d5a9e" fill-opacity="0.14"',
  pay: 'fill="none" stroke="#1d5a9e" stroke-width="2"',
  can: 'fill="none" stroke="#b4500f" stroke-width="2" stroke-dasharray="7 4"',
  over: 'fill="#a8201a" fill-opacity="0.35"',
}
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const TEXT = /<text x="([\d.-]+)" y="([\d.-]+)"(?: text-anchor="(\w+)")?>([^<]*)<\/text>/g

export function printedCurves({ points, title }: PaperCurves, voice: Voice): SvgParts {
  const drawn = curvesSvg(points, title, voice)
  const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn) ?? []
  const labels = [...drawn.matchAll(TEXT)].map(([, x, y, anchor = 'start', text = '']) => ({
    x: Number(x),
    y: Number(y),
    anchor,
    text: text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity),
  }))
  const svg = drawn
    .replace(TEXT, '')
    .replace(/<title[^]*?<\/desc>/, '')
    .replace(/ role="img" aria-labelledby="[^"]*"/, '')
    .replace('<svg ', `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `)
    .replace(/class="(\w+)"/g, (_, name: string) => PAINT[name] ?? '')
  return { svg, labels, width: Number(width), height: Number(height) }
}
