// Schedule as a table (还款计划表): row by row what is due, where it goes and what is then still owed; sums below.
// In a narrow terminal the least needed columns go first, and that is said.
import { voice as voiceOf } from '../i18n/say.ts'
import { visible } from '../i18n/neutral.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context, ScheduleDocument } from './document.ts'
import { grid } from './grid.ts'
import { paint as paintOf } from './paint.ts'
import { type ScheduleColumn, scheduleView } from './schedule-view.ts'
import { sheetOf } from './table.ts'

/** What goes first where there is no room. */
const SPARE: readonly ScheduleColumn[] = [
  'capitalised',
  'penalty',
  'fees',
  'n',
  'principal',
  'interest',
  'balance',
]

export function scheduleTable(of: ScheduleDocument, context: Context): string {
  const { currency, digits } = of.situation.debt
  const { width: columns = Infinity, colour, lang } = context
  const voice = voiceOf(lang, { currency, digits, plain: context.width === undefined })
  const { report } = voice.words
  const paint = paintOf(colour)
  const seen = scheduleView(of, voice)
  const all = [...seen.rows, seen.totals]
  const size = (key: ScheduleColumn, head: string): number =>
    Math.max(widthOf(head), ...all.map((row) => widthOf(row[key]))) + 2
  const shown = [...seen.columns]
  const hidden: string[] = []
  for (const key of SPARE) {
    if (shown.reduce((sum, column) => sum + size(column.key, column.head), -2) <= columns) break
    const at = shown.findIndex((column) => column.key === key)
    if (at >= 0) hidden.push(...shown.splice(at, 1).map(({ head }) => head))
  }
  const lines = grid(
    [
      shown.map(({ head }) => paint.head(head)),
      ...seen.rows.map((row) => shown.map(({ key }) => row[key])),
      shown.map(({ key }) => paint.head(seen.totals[key])),
    ],
    shown.map(() => 'right' as const),
  )
  const text = (said: string): string[] => wrap(said, columns, '  ')
  return sheetOf([
    [...text(seen.title).map(paint.head), paint.dim(visible(of.id))],
    lines,
    hidden.length === 0
      ? []
      : text(voice.say(report.schedule.hidden, { columns: hidden.join(report.comma) })),
    seen.notes.flatMap((note) => text(`- ${note}`)),
    seen.foot.flatMap(text).map(paint.dim),
  ])
}
