// Table (终端表格): a comparison at a glance: facts, means, the recommended plan and why, the plans side by side,
// what to mind, the two curves, what was refused and what would help, and under which policy all this was reckoned.
import type { Comparison } from '../app/compare.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import { comparisonGrid, idLine } from './comparison-grid.ts'
import { curves } from './curves.ts'
import type { Context } from './document.ts'
import { grid } from './grid.ts'
import { type Paint, paint as paintOf } from './paint.ts'
import type { Section, Table } from './section.ts'
import { type View, view } from './view.ts'

/** Where lines go and how they look. */
type Sheet = { readonly voice: Voice; readonly paint: Paint; readonly columns: number }

export function comparisonTable(of: Comparison, context: Context): string {
  const { currency, digits } = of.situation.debt
  const { width, lang, colour } = context
  const voice = voiceOf(lang, { currency, digits, plain: width === undefined })
  const paint = paintOf(colour)
  const sheet: Sheet = { voice, paint, columns: width ?? Infinity }
  const seen = view(of, context, voice)
  return sheetOf([
    [
      paint.head(seen.title),
      ...[...seen.facts, seen.means].flatMap((line) => wrap(line, sheet.columns, '  ')),
    ],
    recommended(seen, sheet),
    ...seen.answer.map((one) => section(one, sheet)),
    seen.plans.length > 0 ? comparisonGrid(seen, width, voice, paint) : [],
    width === undefined ? [] : curves(of, { ...context, width }, voice, paint),
    mind(seen, sheet),
    ...seen.sections.map((one) => section(one, sheet)),
    refused(seen, sheet),
    seen.foot.flatMap((line) => wrap(line, sheet.columns, '  ')).map(paint.dim),
  ])
}

/** Blocks of lines with an empty line between them. */
export const sheetOf = (blocks: readonly (readonly string[])[]): string =>
  `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`

function recommended({ recommended: [first, ...reasons] }: View, { voice, paint, columns }: Sheet): string[] {
  if (first === undefined) return []
  const why = voice.join(reasons)
  return [...wrap(first, columns, '  ').map(paint.strong), ...(why === '' ? [] : wrap(why, columns, '  '))]
}

function mind({ mind: remarks }: View, { voice, paint, columns }: Sheet): string[] {
  const lines = remarks.flatMap(({ level, text }) => {
    const tone = level === 'forbids' ? paint.bad : level === 'notes' ? String : paint.mind
    return wrap(`- ${text}`, columns, '  ').map(tone)
  })
  return lines.length === 0 ? [] : [paint.head(voice.words.report.mind), ...lines]
}

/** A heading, its sentences, its table; a table too wide for the terminal is told row by row. */
export function section(
  { title, lines, ids, table, notes = [] }: Section,
  { voice, paint, columns }: Sheet,
): string[] {
  const told = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => wrap(`- ${text}`, columns, '  '))
  const idOf = (id: string | undefined): string[] =>
    id === undefined ? [] : [paint.dim(idLine(id, columns, '  '))]
  return [
    ...wrap(title, columns, '  ').map(paint.head),
    ...lines.flatMap((text, i) => [...told([text]), ...idOf(ids?.[i])]),
    ...(table ? tableLines(table, columns, voice) : []),
    ...notes.flatMap((text) => wrap(`  ${text}`, columns, '  ')).map(paint.dim),
  ]
}

function tableLines({ head, rows, words }: Table, columns: number, { words: { report } }: Voice): string[] {
  const aligned = grid(
    [head, ...rows],
    head.map((_, i) => (i < words ? 'left' : 'right')),
  ).map((line) => `  ${line}`)
  if (aligned.every((line) => widthOf(line) <= columns)) return aligned
  return rows.flatMap((row) => {
    const figures = row.flatMap((cell, i) => (i === 0 || cell === '' ? [] : [`${head[i]} ${cell}`]))
    return wrap(`- ${row[0]}${report.colon} ${figures.join(report.comma)}`, columns, '  ')
  })
}

function refused({ refused: all, refusedMore }: View, { voice, paint, columns }: Sheet): string[] {
  if (all.length === 0) return []
  const { report } = voice.words
  const lines = all.flatMap(({ id, title, reasons, would }) => [
    ...wrap(`- ${title}`, columns, '  ').map(paint.head),
    paint.dim(idLine(id, columns, '  ')),
    ...reasons.flatMap((reason) => wrap(`  ${reason}`, columns, '  ')),
    ...wrap(`  ${would}`, columns, '    '),
  ])
  return [
    paint.head(report.refused),
    ...lines,
    ...(refusedMore === undefined ? [] : wrap(refusedMore, columns, '  ')),
  ]
}
