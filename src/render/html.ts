// HTML (网页报告): a comparison with its curves, its table, the schedule of the recommended plan, what to mind and what
// was refused; also a schedule or a rate by itself. One file to open, send or print.
import type { Comparison } from '../app/compare.ts'
import { htmlText as html } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { entriesOf } from './columns.ts'
import { curvesTitle, drawnPlan } from './curves.ts'
import type { Context, RateDocument, ScheduleDocument } from './document.ts'
import { type Cell, htmlTable, list, page, textCell } from './html-page.ts'
import { pointsOf } from './points.ts'
import { rateWords } from './rate-lines.ts'
import type { Section } from './section.ts'
import { type ScheduleView, scheduleView } from './schedule-view.ts'
import { curvesSvg, sparkSvg } from './svg.ts'
import { type PlanView, type View, view } from './view.ts'

const paragraphs = (lines: readonly string[]): string =>
  lines.map((line) => `<p>${html(line)}</p>`).join('\n')
const foot = (lines: readonly string[]): string => `<footer>\n${paragraphs(lines)}\n</footer>`
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')

export function comparisonHtml(of: Comparison, context: Context): string {
  const { currency, digits } = of.situation.debt
  const voice = voiceOf(context.lang, { currency, digits })
  const seen = view(of, { ...context, ascii: false }, voice)
  const body = joined([
    `<h1>${html(seen.title)}</h1>`,
    paragraphs([...seen.facts, seen.means]),
    choice(seen, of, voice),
    ...seen.answer.map((one) => section(one, 'h2')),
    figure(of, voice),
    seen.plans.length > 0 ? plansTable(seen, of, voice) : '',
    minded(seen, voice),
    chosenSchedule(of, voice),
    ...seen.sections.map((one) => section(one, 'h2')),
    costs(seen, voice),
    refused(seen, voice),
    foot(seen.foot),
  ])
  return page(context.lang, seen.title, body)
}

function choice({ recommended: [first, ...reasons] }: View, of: Comparison, voice: Voice): string {
  if (first === undefined) return ''
  const why = voice.join(reasons)
  return `<section class="choice${of.recommended === null ? ' none' : ''}"><strong>${html(first)}</strong>${why === '' ? '' : `<p>${html(why)}</p>`}</section>`
}

function figure(of: Comparison, voice: Voice): string {
  const drawn = drawnPlan(of)
  if (!drawn) return ''
  const title = curvesTitle(of, drawn.plan, voice)
  return `<figure><figcaption>${html(title)}</figcaption>${curvesSvg(pointsOf(drawn.schedule, drawn.plan, of.means), title, voice)}</figure>`
}

/** All small pictures share one scale, without the contract's arrears in it. */
function plansTable(seen: View, of: Comparison, { words }: Voice): string {
  const { columns, curves, marked } = words.report
  const points = entriesOf(of).map(({ schedule, plan }) => pointsOf(schedule, plan, of.means))
  const plans = points.slice(of.contract ? 1 : 0).flat()
  const top = Math.max(1, ...plans.flatMap(({ payment, capacity }) => [payment, capacity ?? 0]))
  const rows = Math.max(...points.map(({ length }) => length))
  const head: Cell[] = [
    textCell(''),
    { ...textCell(columns.plan), words: true },
    ...seen.columns.map(({ head: text }) => textCell(text)),
    { ...textCell(curves.head), words: true },
  ]
  const lines = seen.plans.map((one, i): Cell[] => [
    textCell(one.n),
    { html: titleHtml(one, marked), words: true },
    ...seen.columns.map(({ key }): Cell =>
      key === 'fits' && one.fits !== null
        ? { html: `<span class="${one.fits ? 'yes' : 'no'}">${html(one.cells[key])}</span>` }
        : textCell(one.cells[key]),
    ),
    { html: sparkSvg(points[i] ?? [], top, rows), words: true },
  ])
  return htmlTable(
    head,
    lines,
    seen.plans.map(({ recommended }) => (recommended ? 'best' : '')),
  )
}

const titleHtml = ({ title, id, recommended, short }: PlanView, mark: string): string =>
  `${html(title)}${recommended ? ` <span class="mark">${html(mark)}</span>` : ''}${short === undefined ? '' : `<span class="short">${html(short)}</span>`}<span class="id">${html(id)}</span>`

const idHtml = (id: string | undefined): string =>
  id === undefined ? '' : `<span class="id">${html(id)}</span>`

export function section({ title, lines, ids, table, notes = [] }: Section, level: 'h2' | 'h3'): string {
  const cells = (row: readonly string[], words: number): Cell[] =>
    row.map((text, i) => (i < words ? { ...textCell(text), words: true } : textCell(text)))
  return joined([
    `<${level}>${html(title)}</${level}>`,
    lines.length === 0 ? '' : list(lines.map((line, i) => html(line) + idHtml(ids?.[i]))),
    table
      ? htmlTable(
          cells(table.head, table.words),
          table.rows.map((row) => cells(row, table.words)),
        )
      : '',
    paragraphs(notes),
  ])
}

function costs({ costs: all }: View, { words }: Voice): string {
  if (all.length === 0) return ''
  const { title, about } = words.value.costForm
  return joined([`<h2>${html(title)}</h2>`, paragraphs([about]), ...all.map((one) => section(one, 'h3'))])
}

function minded({ mind }: View, { words }: Voice): string {
  const items = mind.map(({ level, text }) => `<span class="${level}">${html(text)}</span>`)
  return items.length === 0 ? '' : `<h2>${html(words.report.mind)}</h2>\n${list(items)}`
}

function refused({ refused: all, refusedMore }: View, { words, join }: Voice): string {
  if (all.length === 0) return ''
  const items = all.map(
    ({ id, title, reasons, would }) =>
      `<strong>${html(title)}</strong> ${html(join([...reasons, would]))}<span class="id">${html(id)}</span>`,
  )
  return `<h2>${html(words.report.refused)}</h2>\n${list(items)}${refusedMore === undefined ? '' : `\n<p>${html(refusedMore)}</p>`}`
}

function chosenSchedule(of: Comparison, voice: Voice): string {
  const chosen = of.plans.find(({ id }) => id === of.recommended)
  if (!chosen) return ''
  const seen = scheduleView({ ...chosen, situation: of.situation, findings: [] }, voice)
  return `<h2>${html(seen.title)}</h2>\n${rowsTable(seen)}`
}

function rowsTable({ columns, rows, totals }: ScheduleView): string {
  const lines = [...rows, totals].map((row) => columns.map(({ key }) => textCell(row[key])))
  return htmlTable(
    columns.map(({ head }) => textCell(head)),
    lines,
    [...rows.map(() => ''), 'sum'],
  )
}

export function scheduleHtml(of: ScheduleDocument, { lang }: Context): string {
  const { currency, digits } = of.situation.debt
  const seen = scheduleView(of, voiceOf(lang, { currency, digits }))
  const notes = seen.notes.length === 0 ? '' : list(seen.notes.map((note) => html(note)))
  const body = joined([
    `<h1>${html(seen.title)}</h1>`,
    `<span class="id">${html(of.id)}</span>`,
    rowsTable(seen),
    notes,
    foot(seen.foot),
  ])
  return page(lang, seen.title, body)
}

export function rateHtml(of: RateDocument, { lang }: Context): string {
  const voice = voiceOf(lang)
  const { title } = voice.words.report.rate
  return page(lang, title, `<h1>${html(title)}</h1>\n${paragraphs(rateWords(of, voice))}`)
}
