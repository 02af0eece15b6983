// A workbook of pages (工作簿成文): XLSX bytes, the same for the same pages. Each formula carries the figure it comes to, and is
// reckoned anew when the file is opened.
import writeXlsxFile, { type CellObject, type Feature, type Sheet } from 'write-excel-file/node'
import { htmlText as xmlText, visible } from '../i18n/neutral.ts'
import { width as widthOf } from '../i18n/width.ts'
import { type Look, type SheetCell, type SheetPage, column } from './sheet-cell.ts'
import { undated } from './zip-dates.ts'

type Content = never
type Style = Partial<CellObject>

const GRID: Style = { borderStyle: 'thin', borderColor: '#c9c9c9' }
const LOOKS: Readonly<Record<Look, Style>> = {
  plain: { ...GRID, wrap: true, alignVertical: 'top' },
  title: { fontWeight: 'bold', fontSize: 14 },
  head: { ...GRID, fontWeight: 'bold', backgroundColor: '#e8eef4', wrap: true, alignVertical: 'center' },
  input: { ...GRID, backgroundColor: '#fff4b8', alignVertical: 'top' },
  sum: { ...GRID, fontWeight: 'bold', topBorderStyle: 'medium', topBorderColor: '#555555' },
  soft: { textColor: '#555555', wrap: true, alignVertical: 'top' },
  check: { ...GRID, backgroundColor: '#e6f2e6', alignVertical: 'top' },
  words: { wrap: true, alignVertical: 'top' },
}
/** A cell holds at most 32,767 characters. */
const MOST_TEXT = 32_000
/** Longer ones of the format "text" were once shown as ####. */
const MOST_AS_TEXT = 255

function written(of: SheetCell): CellObject | null {
  if (!of) return null
  const { value, formula, format, look = 'plain', span } = of
  const style = { ...LOOKS[look], ...(span === undefined ? {} : { columnSpan: span }) }
  if (typeof value === 'number') {
    const shown = { ...style, ...(format === undefined ? {} : { format }) }
    return formula === undefined
      ? { ...shown, value, type: Number }
      : { ...shown, value: formula, type: 'Formula' }
  }
  const plain = visible(value)
  if (plain.length <= MOST_AS_TEXT) return { ...style, value: plain, type: String, format: '@' }
  const cut = plain.length > MOST_TEXT ? `${plain.slice(0, MOST_TEXT)}…` : plain
  return { ...style, value: /^[=+\-@]/.test(cut) ? `'${cut}` : cut, type: String }
}

/** Points of a line of text; a row of several lines says how high it is, since not every reader finds out. */
const LINE = 13.5
const MOST_HEIGHT = 400
function heightOf(row: readonly SheetCell[], widths: readonly number[]): number {
  const lines = row.map((of, at) => {
    if (!of || typeof of.value !== 'string') return 1
    if (of.look === 'title') return 1.3
    const room = widths.slice(at, at + (of.span ?? 1)).reduce((sum, width) => sum + width, 0)
    return Math.ceil(
      (widthOf(visible(of.value)) * (of.look === 'head' ? 1.1 : 0.95)) / Math.max(1, room - 0.5),
    )
  })
  return Math.min(MOST_HEIGHT, Math.max(1, ...lines) * LINE + 2)
}

function sized(row: readonly SheetCell[], widths: readonly number[]): (CellObject | null)[] {
  const height = heightOf(row, widths)
  const cells = row.map(written)
  const first = cells.find((one) => one !== null)
  if (first) first.height = height
  return cells
}

/** Formulas with their figures, one page in width, heads on every printed page, reckoned anew on opening. */
function finish(pages: readonly SheetPage[]): Feature<Content> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const { rows = [] } = pages[sheetIndex] ?? {}
            const known = new Map<string, number>()
            for (const [r, row] of rows.entries())
              for (const [c, of] of row.entries())
                if (of?.formula !== undefined) known.set(`${column(c)}${r + 1}`, Number(of.value))
            return xml
              .replace(
                /<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)<\/f><\/c>/g,
                (_whole, at: string, rest: string, formula: string) =>
                  `<c r="${at}"${rest}><f>${formula}</f><v>${known.get(at) ?? 0}</v></c>`,
              )
              .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace('<pageSetup ', '<pageSetup fitToHeight="0" ')
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            const titles = pages.flatMap(({ name, frozen }, at) =>
              frozen
                ? [
                    `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(`'${name}'!$${frozen.rows}:$${frozen.rows}`)}</definedName>`,
                  ]
                : [],
            )
            const names = titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''
            return xml
              .replace('<definedNames/>', names)
              .replace('<calcPr/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>')
          },
        },
      },
    },
  }
}

export async function workbook(pages: readonly SheetPage[]): Promise<Uint8Array> {
  const sheets = pages.map(({ name, widths, rows, frozen }): Sheet<Content> => ({
    sheet: name,
    data: rows.map((row) => sized(row, widths)),
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    showGridLines: false,
    ...(frozen ? { stickyRowsCount: frozen.rows, stickyColumnsCount: frozen.columns } : {}),
  }))
  const made = writeXlsxFile(sheets as never, {
    features: [finish(pages) as never],
    fontFamily: 'Arial',
    fontSize: 10,
  })
  return undated(await made.toBuffer())
}
