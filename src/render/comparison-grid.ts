// The plans side by side (方案并列): one line a plan where the terminal is wide enough, else its title above its figures,
// and what finds no column stands below with the id. Amounts are never broken; a pipe gets one row a line.
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Voice } from '../i18n/say.ts'
import type { Column } from './columns.ts'
import { grid } from './grid.ts'
import type { Paint } from './paint.ts'
import type { PlanView, View } from './view.ts'

const GAP = 2
const LEAST_TITLE = 34

type Sized = Column & { readonly size: number }

export function comparisonGrid(of: View, width: number | undefined, voice: Voice, paint: Paint): string[] {
  const sized = of.columns.map((column) => ({
    ...column,
    size: Math.max(widthOf(column.head), ...of.plans.map(({ cells }) => widthOf(cells[column.key]))),
  }))
  if (width === undefined) return piped(of, voice)
  const number = Math.max(1, ...of.plans.map(({ n }) => n.length))
  const figures = sized.reduce((sum, { size }) => sum + size + GAP, number)
  const left = width - figures - GAP
  if (left >= LEAST_TITLE) return oneLine(of, sized, Math.min(left, 60), voice, paint)
  return titled(of, sized, width, number, voice, paint)
}

/** Plain: number, id, every figure, and the plan in words at the end, since its length varies. */
function piped({ columns, plans }: View, voice: Voice): string[] {
  const { n, id, plan } = voice.words.report.columns
  const head = [n, id, ...columns.map((column) => column.head), plan]
  const rows = plans.map((one) => [
    one.n,
    one.id,
    ...columns.map(({ key }) => one.cells[key]),
    titleOf(one, voice),
  ])
  return grid([head, ...rows], ['right', 'left', ...columns.map(() => 'right' as const), 'left'])
}

function oneLine(of: View, sized: readonly Sized[], title: number, voice: Voice, paint: Paint): string[] {
  const { columns } = voice.words.report
  const head = ['', columns.plan, ...sized.map((column) => column.head)].map(paint.head)
  const titles = of.plans.map((one) => wrap(titleOf(one, voice), title))
  const rows = of.plans.map((one, i) => [
    one.n,
    (titles[i] ?? []).map(titlePaint(one, paint)).join('\n'),
    ...sized.map(({ key }) => figure(one, key, paint)),
  ])
  const lines = grid([head, ...rows], ['right', 'left', ...sized.map(() => 'right' as const)])
  const indent = ' '.repeat(Math.max(1, ...of.plans.map(({ n }) => n.length)) + GAP)
  const out = lines.slice(0, 1)
  let from = 1
  for (const [i, one] of of.plans.entries()) {
    const to = from + (titles[i]?.length ?? 1)
    const under = one.short === undefined ? one.id : `${one.id}  ${one.short}`
    out.push(...lines.slice(from, to), paint.dim(indent + under))
    from = to
  }
  return out
}

const titleOf = ({ title, recommended }: PlanView, { words, say }: Voice): string =>
  recommended ? say(words.report.titleMarked, { title, mark: words.report.marked }) : title
const titlePaint = (one: PlanView, paint: Paint): ((text: string) => string) =>
  one.recommended ? paint.strong : paint.head

function figure(one: PlanView, key: Column['key'], paint: Paint): string {
  const text = one.cells[key]
  if (key !== 'fits' || one.fits === null) return text
  return one.fits ? paint.good(text) : paint.bad(text)
}

function titled(
  of: View,
  sized: readonly Sized[],
  width: number,
  number: number,
  voice: Voice,
  paint: Paint,
): string[] {
  const indent = ' '.repeat(number + GAP)
  const shown: Sized[] = []
  let used = number
  for (const column of sized) {
    if (used + GAP + column.size > width) continue
    shown.push(column)
    used += GAP + column.size
  }
  const hidden = sized.filter((column) => !shown.includes(column))
  const figures = grid(
    [
      shown.map((column) => paint.head(column.head)),
      ...of.plans.map((one) => shown.map(({ key }) => figure(one, key, paint))),
    ],
    shown.map(() => 'right' as const),
  )
  const [head = '', ...lines] = figures.map((line) => indent + line)
  return [
    head,
    ...of.plans.flatMap((one, i) => {
      const title = wrap(`${one.n.padStart(number)}${' '.repeat(GAP)}${titleOf(one, voice)}`, width, indent)
      return [
        ...title.map(titlePaint(one, paint)),
        lines[i] ?? '',
        ...below(one, hidden, width, indent, voice).map(paint.dim),
      ]
    }),
  ]
}

/**
 * The id, and after it or below it what found no column. An id is never broken, so that it can be copied: one that is
 * longer than the terminal is wide stands alone on its line.
 */
function below(
  one: PlanView,
  hidden: readonly Column[],
  width: number,
  indent: string,
  { words }: Voice,
): string[] {
  const rest = hidden.flatMap(({ key }) =>
    one.cells[key] === '' ? [] : [`${words.report.legend[key]}\u00a0${one.cells[key]}`],
  )
  if (one.short !== undefined) rest.push(one.short)
  const said = rest.join(words.report.comma)
  const id = idLine(one.id, width, indent)
  if (said === '') return [id]
  const together = `${id}  ${said}`
  if (widthOf(together) <= width) return wrap(together, width)
  return [id, ...wrap(indent + said, width, indent)]
}

export const idLine = (id: string, width: number, indent: string): string =>
  widthOf(id) + indent.length <= width ? indent + id : id
