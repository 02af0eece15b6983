// A paper as DOCX (文件的 DOCX): what a lender edits before it is signed. The same sections as everywhere, heads of tables on every
// page, two languages side by side, page numbers; the curves are left to the formats that are only read.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IBorderOptions,
  type IRunOptions,
  type IXmlifyedFile,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { iso } from '../core/day.ts'
import { htmlText, visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { type Paper, type PaperSection, type PaperTable, voicesOf } from './paper.ts'
import { PADDING, columnWidths } from './paper-widths.ts'
import { undated } from './zip-dates.ts'

/** Twentieths of a point: A4 and its margins. */
const [WIDTH, HEIGHT, SIDE, TOP] = [11_906, 16_838, 1_000, 1_000]
const ROOM = WIDTH - 2 * SIDE
const SOFT = '5b636d'
const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '宋体' }
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: 'c9ced5' }
const OPEN = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
}
const LINED = { ...OPEN, top: THIN, bottom: THIN, insideHorizontal: THIN }

/** What XML cannot hold, written as its number. */
const printed = (text: string): string =>
  visible(text).replace(/[\ufffe\uffff]/g, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`)

const run = (text: string, more: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun =>
  new TextRun({ ...more, text: printed(text) })

export async function paperDocx(of: Paper): Promise<Uint8Array> {
  const voices = voicesOf(of)
  const { titles, heads, sections, feet, langs } = of
  const title = titles.join(' / ')
  const document = new Document({
    creator: 'parley',
    title: printed(title),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 19, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { after: 40, line: 276 } },
        },
      },
      // The number of a page takes its size from the paragraph it stands in.
      paragraphStyles: [{ id: 'foot', name: 'Foot', run: { size: 14, color: SOFT } }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: WIDTH, height: HEIGHT },
            margin: { top: TOP, bottom: TOP, left: SIDE, right: SIDE, header: 500, footer: 500 },
          },
        },
        footers: { default: new Footer({ children: [footer(of, voices)] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 120 },
            children: [run(title, { bold: true, size: 32 })],
          }),
          ...heads.map(
            (lines, at) =>
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [run(lines.join(langs[at] === 'zh' ? '\u3000' : '   '), { size: 17, color: SOFT })],
              }),
          ),
          ...sections.flatMap((one, i) => section(one, i + 1)),
          ...feet.map(
            (text, i) =>
              new Paragraph({
                spacing: { before: i === 0 ? 240 : 0 },
                children: [run(text, { size: 14, color: SOFT })],
              }),
          ),
        ],
      },
    ],
  })
  return undated(await Packer.toBuffer(document, undefined, [properties(of, title)]))
}

/** The document's own dates and nobody's name. */
function properties({ on }: Paper, title: string): IXmlifyedFile {
  const made = on === undefined ? '1980-01-01' : iso(on)
  const date = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${made}T00:00:00Z</dcterms:${name}>`
  return {
    path: 'docProps/core.xml',
    data: [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
      `<dc:title>${htmlText(title)}</dc:title><dc:creator>parley</dc:creator>`,
      `<cp:lastModifiedBy>parley</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
      `${date('created')}${date('modified')}</cp:coreProperties>`,
    ].join(''),
  }
}

function footer({ id, digest }: Paper, voices: readonly Voice[]): Paragraph {
  const mark = [id, digest].filter((one) => one !== undefined && one !== '').join(' · ')
  const pages = voices.map(({ words }) => words.agreement.page).join(' / ')
  const parts = pages.split(/(\{page\}|\{pages\})/)
  const small = { size: 14, color: SOFT }
  return new Paragraph({
    style: 'foot',
    tabStops: [{ type: TabStopType.RIGHT, position: ROOM }],
    children: [
      run(mark, small),
      new TextRun({ ...small, children: ['\t'] }),
      ...parts.map((part) =>
        part === '{page}'
          ? new TextRun({ ...small, children: [PageNumber.CURRENT] })
          : part === '{pages}'
            ? new TextRun({ ...small, children: [PageNumber.TOTAL_PAGES] })
            : run(part, small),
      ),
    ],
  })
}

function section({ name, titles, sentences, table, whole }: PaperSection, n: number): (Paragraph | Table)[] {
  const said = sentences.some((lines) => lines.length > 0)
  const heading = new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 60 },
    children: [
      run(`${n}. ${titles[0] ?? ''}`, { bold: true, size: 22 }),
      ...titles.slice(1).map((title) => run(`   ${title}`, { bold: true, size: 22, color: SOFT })),
    ],
  })
  const paragraphs = (lines: readonly string[]): Paragraph[] =>
    lines.map((line) => new Paragraph({ keepNext: table !== undefined, children: [run(line)] }))
  const spoken = !said
    ? []
    : sentences.length > 1
      ? [sides(sentences.map(paragraphs))]
      : paragraphs(sentences[0] ?? [])
  // A table that follows another would become one with it.
  const between = spoken.length > 0 && sentences.length > 1 && table ? [small()] : []
  return [
    heading,
    ...spoken,
    ...between,
    ...(table ? [tableOf(name, table, whole, sentences.length > 1)] : []),
    ...(table ? [small()] : []),
  ]
}

const small = (): Paragraph =>
  new Paragraph({ spacing: { after: 0, line: 120 }, children: [run('', { size: 8 })] })

/** Two languages side by side. */
function sides(columns: readonly Paragraph[][]): Table {
  const width = Math.floor(ROOM / columns.length)
  return new Table({
    width: { size: ROOM, type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: OPEN,
    rows: [
      new TableRow({
        children: columns.map(
          (children, i) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              margins: { left: i === 0 ? 0 : 180, right: i === 0 ? 180 : 0 },
              children: children.length > 0 ? children : [new Paragraph({})],
            }),
        ),
      }),
    ],
  })
}

function tableOf(name: string, table: PaperTable, whole: boolean, two: boolean): Table {
  const shown = two ? { ...table, head: table.head.map((title) => title.replace(' / ', '\n')) } : table
  const { head, rows, words, sums = 0 } = shown
  const { size, widths } = columnWidths(shown, ROOM / 20)
  const wide = widths.map((width) => Math.round((width + 2 * PADDING) * 20))
  const cell = (said: string, i: number, bold: boolean, keepNext: boolean): TableCell =>
    new TableCell({
      width: { size: wide[i] ?? 0, type: WidthType.DXA },
      margins: { left: PADDING * 20, right: PADDING * 20, top: 30, bottom: 30 },
      children: said.split('\n').map(
        (line) =>
          new Paragraph({
            keepNext,
            alignment: i < words ? AlignmentType.LEFT : AlignmentType.RIGHT,
            spacing: { after: 0, line: 250 },
            children: [run(line, { size: Math.round(size * 2), bold })],
          }),
      ),
    })
  const bold = (r: number, i: number): boolean =>
    r >= rows.length - sums || (i === 0 && name === 'parties' && words === 3)
  return new Table({
    width: { size: ROOM, type: WidthType.DXA },
    columnWidths: wide,
    layout: TableLayoutType.FIXED,
    borders: LINED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((said, i) => cell(said, i, true, true)),
      }),
      ...rows.map(
        (row, r) =>
          new TableRow({
            cantSplit: true,
            ...(name === 'signatures' ? { height: { value: 800, rule: 'atLeast' as const } } : {}),
            children: row.map((said, i) => cell(said, i, bold(r, i), whole && r < rows.length - 1)),
          }),
      ),
    ],
  })
}
