// A paper as PDF (文件的 PDF): A4, page numbers, heads of tables on every page, two languages side by side, the two curves as lines.
// Fonts are embedded as the subset the document uses; the same paper has the same bytes, for its only date is its own.
import type {
  Content,
  ContentStack,
  ContentText,
  TableCell,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js'
import type { Day } from '../core/day.ts'
import type { Voice } from '../i18n/say.ts'
import {
  BadFont,
  type Fonts,
  MOST_CHARACTERS,
  MissingGlyphs,
  TooLong,
  coverage,
  printed,
  typesetter,
} from './glyphs.ts'
import { type Paper, type PaperCurves, type PaperSection, type PaperTable, voicesOf } from './paper.ts'
import { printedCurves } from './paper-svg.ts'
import { PADDING, columnWidths, linesOf } from './paper-widths.ts'

/** Points: A4 less its margins. */
const [WIDTH, HEIGHT, SIDE, TOP, BOTTOM] = [595.28, 841.89, 50, 50, 58]
const ROOM = WIDTH - 2 * SIDE
const SIZE = 9.5
const GAP = 18
const LEADING = 1.1
/** The height of a line of Noto Sans, of the size of its letters. */
const LINE = 1.448
/** What is taller is not held together: pdfmake drops what does not fit on one page. */
const TALLEST = 0.9 * (HEIGHT - TOP - BOTTOM)
/** What is taller leaves too much of a page empty when it is moved to the next; only signatures are moved all the same. */
const MOVED = 0.45 * (HEIGHT - TOP - BOTTOM)
const SOFT = '#5b636d'
const RULE = '#c9ced5'

/** Pieces without a place to break, which would be lost where they are wider than their column: broken anywhere. */
const LONG = /((?:(?![\u{10000}-\u{10ffff}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\S){24,})/u

/** A page in words, for the foot of each. */
type PageWords = (page: number, pages: number) => string

export async function paperPdf(of: Paper, fonts: Fonts): Promise<Uint8Array> {
  for (const font of [fonts.regular, fonts.bold, ...(fonts.own ? [fonts.own] : [])])
    if (!coverage(font)) throw new BadFont('not a TrueType or OpenType font')
  const { runs, missing } = typesetter(fonts)
  let characters = 0
  const text: Text = (said) => {
    characters += printed(said).length
    if (characters > MOST_CHARACTERS) return []
    return runs(said).flatMap(({ text: of, own }) =>
      of.split(LONG).map((piece, i): ContentText => ({
        text: piece,
        ...(own ? { font: 'own', bold: false } : {}),
        ...(i % 2 === 1 ? { wordBreak: 'break-all' as const } : {}),
      })),
    )
  }
  const definition = documentOf(of, text)
  if (characters > MOST_CHARACTERS) throw new TooLong(characters)
  // The feet of the pages come later and count no more.
  characters = -Infinity
  const lacking = missing()
  if (lacking.length > 0) throw new MissingGlyphs(lacking)
  const { default: pdfmake } = await import('pdfmake')
  const { virtualfs } = pdfmake as unknown as {
    virtualfs: { writeFileSync: (name: string, data: Buffer) => void }
  }
  // A name of its own for each font of a user's: two documents may be made at once.
  const own = fonts.own && `own-${(count += 1)}.ttf`
  virtualfs.writeFileSync('regular.ttf', Buffer.from(fonts.regular))
  virtualfs.writeFileSync('bold.ttf', Buffer.from(fonts.bold))
  if (own !== undefined && fonts.own) virtualfs.writeFileSync(own, Buffer.from(fonts.own))
  pdfmake.setFonts({
    paper: { normal: 'regular.ttf', bold: 'bold.ttf' },
    ...(own === undefined ? {} : { own: { normal: own, bold: own } }),
  })
  // Nothing is ever fetched or read for a document.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  // Laying out keeps the process busy to its end: whoever waits is told before.
  await new Promise((go) => void setImmediate(go))
  try {
    return await pdfmake.createPdf(definition).getBuffer()
  } catch (error) {
    // Ours are known to be whole.
    if (own !== undefined && error instanceof Error) throw new BadFont(error.message)
    throw error
  }
}
let count = 0

type Text = (said: string) => ContentText[]

function documentOf(of: Paper, text: Text): TDocumentDefinitions {
  const voices = voicesOf(of)
  const { id, on, langs, titles, heads, sections, feet, digest } = of
  const pages: PageWords = (page, count) =>
    voices.map(({ words, say }) => say(words.agreement.page, { page, pages: count })).join(' / ')
  const mark = [id, digest].filter((one) => one !== undefined && one !== '').join(' · ')
  text(mark + pages(0, 123456789))
  const title = titles.join(' / ')
  return {
    pageSize: 'A4',
    pageMargins: [SIDE, TOP, SIDE, BOTTOM],
    language: langs[0] === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    version: '1.7',
    info: {
      // Without the id: whoever named the case may have named somebody.
      title: printed(title),
      creator: 'parley',
      producer: 'pdfmake',
      ...(on === undefined ? {} : { creationDate: midnight(on), modDate: midnight(on) }),
    },
    defaultStyle: { font: 'paper', fontSize: SIZE, lineHeight: LEADING },
    content: [
      { text: text(title), bold: true, fontSize: 16, alignment: 'center', margin: [0, 0, 0, 6] },
      ...heads.map((lines, at): Content => ({
        text: text(lines.join(langs[at] === 'zh' ? '\u3000' : '   ')),
        alignment: 'center',
        color: SOFT,
        fontSize: 8.5,
      })),
      ...sections.map((one, i) => section(one, i + 1, voices, text)),
      {
        stack: [
          { canvas: [{ type: 'line', x1: 0, y1: 0, x2: ROOM, y2: 0, lineWidth: 0.5, lineColor: RULE }] },
          ...feet.map((said): Content => ({ text: text(said), fontSize: 7, color: SOFT })),
        ],
        margin: [0, 14, 0, 0],
      },
    ],
    footer: (page, count) => ({
      columns: [
        { text: text(mark), width: '*' },
        { text: text(pages(page, count)), width: 'auto', alignment: 'right' },
      ],
      columnGap: 12,
      fontSize: 7,
      color: SOFT,
      margin: [SIDE, 16, SIDE, 0],
    }),
    // A heading has at least the head and the first row of its table below it.
    pageBreakBefore: ({ headlineLevel: needs, startPosition }) =>
      needs !== undefined && startPosition.top + needs > HEIGHT - BOTTOM,
  }
}

/** As a date that is the same in every time zone. */
const midnight = (on: Day): Date => new Date(on * 86_400_000)

function section(
  { name, titles, sentences, table, curves, whole }: PaperSection,
  n: number,
  voices: readonly Voice[],
  text: Text,
): Content {
  const two = voices.length > 1
  const column = two ? (ROOM - GAP) / 2 : ROOM
  const sides = sentences.map((said): ContentStack => ({
    stack: said.map((one): Content => ({ text: text(one), margin: [0, 0, 0, 2] })),
  }))
  const said = sentences.some((lines) => lines.length > 0)
  const heading: Content = {
    text: [
      { text: text(`${n}. ${titles[0] ?? ''}`) },
      ...titles.slice(1).map((title): Content => ({ text: text(`   ${title}`), color: SOFT })),
    ],
    bold: true,
    fontSize: 11,
    margin: [0, 12, 0, 3],
  }
  const spoken: Content[] = !said ? [] : two ? [{ columns: sides, columnGap: GAP }] : sides
  const spokenHeight = Math.max(
    0,
    ...sentences.map((lines) =>
      lines.reduce((sum, one) => sum + linesOf(one, column, SIZE) * SIZE * LINE * LEADING + 2, 0),
    ),
  )
  const made = table && tableOf(name, table, two, text)
  const drawn = curves && voices[0] ? [picture(curves, voices[0], text)] : []
  const top = [heading, ...spoken]
  const height = spokenHeight + HEADING
  if (!made) return { stack: [keep(top, height), ...drawn] }
  if (whole && height + made.height < (name === 'signatures' ? TALLEST : MOVED))
    return { stack: [keep([...top, made.content], height + made.height), ...drawn] }
  const first = said ? keep(top, height) : { ...heading, headlineLevel: HEADING + made.first }
  return { stack: [first, made.content, ...drawn] }
}
const HEADING = 31

const keep = (stack: Content[], height: number): Content => ({ stack, unbreakable: height < TALLEST })

/** `first`: the height of the head and the first row. */
type Made = { readonly content: Content; readonly height: number; readonly first: number }

function tableOf(name: string, table: PaperTable, two: boolean, text: Text): Made {
  const shown = two ? { ...table, head: table.head.map((title) => title.replace(' / ', '\n')) } : table
  const { head, rows, words, sums = 0 } = shown
  const { size, widths } = columnWidths(shown, ROOM)
  const tall = name === 'signatures' ? 16 : 0
  // The two languages of a head stand one below the other.
  const cell = (said: string, i: number, bold: boolean): TableCell => ({
    text: said.split('\n').flatMap((line, k) => [...(k > 0 ? ['\n'] : []), ...text(line)]),
    alignment: i < words ? 'left' : 'right',
    ...(bold ? { bold } : {}),
  })
  const heights = [head, ...rows].map(
    (row, r) =>
      Math.max(...row.map((said, i) => linesOf(said, widths[i] ?? 1, size))) * size * LINE * 1.1 +
      2 * PADDING +
      (r > 0 ? tall : 0),
  )
  const content: Content = {
    table: {
      headerRows: (heights[0] ?? 0) < TALLEST / 3 ? 1 : 0,
      keepWithHeaderRows: (heights[1] ?? 0) < TALLEST / 3 ? 1 : 0,
      dontBreakRows: heights.every((height) => height < TALLEST / 2),
      widths: [...widths],
      body: [
        head.map((said, i) => cell(said, i, true)),
        ...rows.map((row, r) =>
          row.map((said, i) =>
            cell(said, i, r >= rows.length - sums || (i === 0 && name === 'parties' && words === 3)),
          ),
        ),
      ],
    },
    layout: {
      hLineWidth: (i) => (i === 1 || i === rows.length + 1 - sums ? 0.8 : 0.4),
      hLineColor: (i) => (i === 1 ? '#1c1f23' : RULE),
      vLineWidth: () => 0,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: (i) => (i > 0 ? 2 + tall : 2),
      paddingBottom: () => 2,
    },
    fontSize: size,
    lineHeight: 1.1,
    margin: [0, 4, 0, 2],
  }
  const first = (heights[0] ?? 0) + Math.min(heights[1] ?? 0, TALLEST / 2)
  return { content, height: heights.reduce((sum, height) => sum + height, 6), first }
}

/** The curves with their words set around them. */
function picture(curves: PaperCurves, voice: Voice, text: Text): Content {
  const { svg, labels, width, height } = printedCurves(curves, voice)
  const scale = ROOM / width
  const size = 12 * scale
  const wide = 120
  const words = labels.map(({ x, y, anchor, text: said }): Content => {
    const left = x * scale - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0)
    return {
      columns: [
        {
          width: wide,
          text: text(said),
          alignment: anchor === 'end' ? 'right' : anchor === 'middle' ? 'center' : 'left',
        },
      ],
      relativePosition: { x: left, y: y * scale - size * 1.16 },
      fontSize: size,
      lineHeight: 1,
      color: SOFT,
    }
  })
  return {
    stack: [
      { text: text(curves.title), fontSize: 8, color: SOFT, margin: [0, 6, 0, 2] },
      ...words,
      { svg, width: ROOM, height: height * scale },
    ],
    unbreakable: true,
  }
}
