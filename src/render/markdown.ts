// Markdown (文档标记): a comparison, a schedule or a rate as headings, tables and lists, for a ticket or a mail.
// Nothing that stands in a case is taken for Markdown or HTML.
import type { Comparison } from '../app/compare.ts'
import { markdownText as plain } from '../i18n/neutral.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import type { Context, RateDocument, ScheduleDocument } from './document.ts'
import { rateWords } from './rate-lines.ts'
import { scheduleView } from './schedule-view.ts'
import type { Section } from './section.ts'
import { view } from './view.ts'

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => plain(cell)).join(' | ')} |`
export const table = (head: readonly string[], rows: readonly (readonly string[])[], lefts: number): string =>
  [row(head), `| ${head.map((_, i) => (i < lefts ? '---' : '---:')).join(' | ')} |`, ...rows.map(row)].join(
    '\n',
  )
export const bullets = (lines: readonly string[]): string =>
  lines.map((line) => `- ${plain(line)}`).join('\n')
export const page = (parts: readonly (string | undefined)[]): string =>
  `${parts.filter((part) => part).join('\n\n')}\n`

export function comparisonMarkdown(of: Comparison, context: Context): string {
  const { currency, digits } = of.situation.debt
  const voice = voiceOf(context.lang, { currency, digits })
  const { report } = voice.words
  const seen = view(of, context, voice)
  const { n, plan, id } = report.columns
  const rows = seen.plans.map((one) => [
    one.n,
    one.title,
    ...seen.columns.map(({ key }) => one.cells[key]),
    one.id,
  ])
  return page(
    [
      `# ${plain(seen.title)}`,
      bullets([...seen.facts, seen.means]),
      seen.recommended.length > 0 &&
        `**${plain(seen.recommended[0] ?? '')}** ${plain(voice.join(seen.recommended.slice(1)))}`.trim(),
      ...seen.answer.map((one) => section(one, '##')),
      rows.length > 0 && table([n, plan, ...seen.columns.map(({ head }) => head), id], rows, 2),
      seen.mind.length > 0 && `## ${report.mind}\n\n${bullets(seen.mind.map(({ text }) => text))}`,
      ...seen.sections.map((one) => section(one, '##')),
      seen.costs.length > 0 &&
        [
          `## ${plain(voice.words.value.costForm.title)}`,
          plain(voice.words.value.costForm.about),
          ...seen.costs.map((one) => section(one, '###')),
        ].join('\n\n'),
      seen.refused.length > 0 &&
        `## ${report.refused}\n\n${bullets(seen.refused.map((one) => voice.join([`${one.title} (${one.id})${report.colon}`, ...one.reasons, one.would])))}`,
      seen.refusedMore && plain(seen.refusedMore),
      seen.foot.map(plain).join('  \n'),
    ].map((part) => part || undefined),
  )
}

const section = ({ title, lines, ids, table: of, notes = [] }: Section, level: string): string =>
  [
    `${level} ${plain(title)}`,
    ...(lines.length > 0
      ? [bullets(lines.map((line, i) => (ids?.[i] === undefined ? line : `${line} (${ids[i]})`)))]
      : []),
    ...(of ? [table(of.head, of.rows, of.words)] : []),
    ...notes.map(plain),
  ].join('\n\n')

export function scheduleMarkdown(of: ScheduleDocument, { lang }: Context): string {
  const { currency, digits } = of.situation.debt
  const seen = scheduleView(of, voiceOf(lang, { currency, digits }))
  const cells = (of: (typeof seen.rows)[number]): string[] => seen.columns.map(({ key }) => of[key])
  return page([
    `# ${plain(seen.title)}`,
    plain(of.id),
    table(
      seen.columns.map(({ head }) => head),
      [...seen.rows, seen.totals].map(cells),
      0,
    ),
    seen.notes.length > 0 ? bullets(seen.notes) : undefined,
    bullets(seen.foot),
  ])
}

export const rateMarkdown = (of: RateDocument, { lang }: Context): string => {
  const voice = voiceOf(lang)
  return page([`# ${voice.words.report.rate.title}`, bullets(rateWords(of, voice))])
}
