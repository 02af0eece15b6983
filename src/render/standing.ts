// Standing as text (履约状态输出): a table for a terminal of 80 columns, Markdown for a ticket, CSV of the rows for a spreadsheet.
import type { Following } from '../app/follow.ts'
import { iso } from '../core/day.ts'
import { format } from '../core/money.ts'
import { markdownText } from '../i18n/neutral.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { padEnd, width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import { csv, figure } from './csv.ts'
import type { Context } from './document.ts'
import { grid } from './grid.ts'
import { bullets, page, table } from './markdown.ts'
import { paint as paintOf } from './paint.ts'
import { standingView } from './standing-view.ts'
import { sheetOf } from './table.ts'

const tongue = ({ agreement }: Following): { currency: string; digits: number } => agreement.situation.debt

export function standingTable(of: Following, { lang, colour, width }: Context): string {
  const voice = voiceOf(lang, { ...tongue(of), plain: width === undefined })
  const paint = paintOf(colour)
  const columns = width ?? Infinity
  const seen = standingView(of, voice)
  const label = Math.max(...seen.facts.map(([name]) => widthOf(name)))
  return sheetOf([
    wrap(seen.title, columns, '  ').map(paint.head),
    seen.facts.flatMap(([name, said]) => wrap(`${padEnd(name, label)}  ${said}`, columns, '  ')),
    [
      ...grid(
        [seen.head.map(paint.head), ...seen.rows],
        seen.head.map((_, at) => (at === seen.head.length - 1 ? 'left' : 'right')),
      ),
      ...(seen.more === undefined ? [] : wrap(seen.more, columns, '  ').map(paint.dim)),
    ],
    seen.findings.flatMap((said) => wrap(`- ${said}`, columns, '  ')),
  ])
}

export function standingMarkdown(of: Following, { lang }: Context): string {
  const seen = standingView(of, voiceOf(lang, tongue(of)))
  return page([
    `# ${markdownText(seen.title)}`,
    table(['', ''], seen.facts, 1),
    table(seen.head, seen.rows, 0),
    seen.more === undefined ? undefined : markdownText(seen.more),
    seen.findings.length === 0 ? undefined : bullets(seen.findings),
  ])
}

/** Every row, as JSON names its fields. */
export function standingCsv(of: Following): string {
  const { digits } = tongue(of)
  return csv(
    of.standing.rows.map(({ n, due, asked, paid, is, metOn }) => ({
      n: figure(n),
      due: figure(iso(due)),
      asked: figure(format(asked, digits)),
      paid: figure(format(paid, digits)),
      is: figure(is),
      metOn: figure(metOn === undefined ? null : iso(metOn)),
    })),
  )
}
