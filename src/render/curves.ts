// Curves (还款曲线): a plan's payments against what the household can pay, month by month, drawn with blocks.
// Bars are payments, the line is capacity; a bar above the line is a month that cannot be paid.
import type { Comparison, Refused } from '../app/compare.ts'
import { iso } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import { type Schedule, schedule as scheduleOf } from '../core/schedule.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Voice } from '../i18n/say.ts'
import { padStart, width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import type { Paint } from './paint.ts'
import { type Point, pointsOf } from './points.ts'

const HEIGHT = 8
const EIGHTHS = ' ▁▂▃▄▅▆▇█'

type Canvas = Context & { readonly width: number }

/** The recommended plan's curves, or where nothing can be granted those of the plan that comes closest. */
export function curves(of: Comparison, context: Canvas, voice: Voice, paint: Paint): string[] {
  const drawn = drawnPlan(of)
  if (!drawn) return []
  const title = curvesTitle(of, drawn.plan, voice)
  const lines = draw(pointsOf(drawn.schedule, drawn.plan, of.means), context, voice, paint)
  return lines.length === 0 ? [] : [...wrap(title, context.width, '  ').map(paint.head), ...lines]
}

export function curvesTitle({ means }: Comparison, plan: Plan, voice: Voice): string {
  const { curves: words } = voice.words.report
  return voice.say(means ? words.title : words.titlePlain, { title: planTitle(plan, voice) })
}

/** The plan whose curves explain the result best. */
export function drawnPlan(of: Comparison): { readonly plan: Plan; readonly schedule: Schedule } | undefined {
  const chosen = of.plans.find(({ id }) => id === of.recommended)
  if (chosen || of.plans.length > 0) return chosen
  const shortOf = ({ findings }: Refused): number => {
    const short = findings.find(({ rule }) => rule === 'above-means')?.args['short']
    return short && 'money' in short ? short.money : Infinity
  }
  for (const { plan } of of.refused.toSorted((a, b) => shortOf(a) - shortOf(b))) {
    const run = plan.stages.length === 0 ? undefined : scheduleOf(of.situation.debt, plan)
    if (run && 'rows' in run) return { plan, schedule: run }
  }
  return undefined
}

type Bar = { readonly payment: number; readonly capacity: number | undefined }

/** So many months to a column that all find room: the highest payment and the least capacity of them. */
function gathered(points: readonly Point[], room: number): { bars: Bar[]; each: number } {
  const each = Math.max(1, Math.ceil(points.length / room))
  const bars: Bar[] = []
  for (let i = 0; i < points.length; i += each) {
    const some = points.slice(i, i + each)
    const capacities = some.flatMap(({ capacity }) => capacity ?? [])
    bars.push({
      payment: Math.max(...some.map(({ payment }) => payment)),
      capacity: capacities.length === 0 ? undefined : Math.min(...capacities),
    })
  }
  return { bars, each }
}

function draw(
  points: readonly Point[],
  { width, ascii = false }: Canvas,
  voice: Voice,
  paint: Paint,
): string[] {
  const { curves: words } = voice.words.report
  const top = Math.max(...points.flatMap(({ payment, capacity = 0 as Money }) => [payment, capacity]))
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || top === 0) return []
  const axis = widthOf(voice.amount(top as Money))
  const room = width - axis - 2
  if (room < 12) return []
  const { bars, each } = gathered(points, room)
  const wide = Math.max(1, Math.min(3, Math.floor(room / bars.length)))
  const levels = Array.from({ length: HEIGHT }, (_, i) => HEIGHT - i)
  const lines = levels.map((level) => {
    const half = Math.round(top / 2) as Money
    const label =
      level === HEIGHT ? voice.amount(top as Money) : level === HEIGHT / 2 ? voice.amount(half) : ''
    const row = runs(
      bars
        .map((bar) => cell(bar, level, top, ascii))
        .map(({ sign, tone }) => ({ sign: sign.repeat(wide), tone })),
    )
    return `${padStart(label, axis)} ${ascii ? '|' : '│'}${row.map(({ sign, tone }) => (tone ? paint[tone](sign) : sign)).join('')}`.trimEnd()
  })
  const [from, to] = [iso(first.on), iso(last.on)]
  const under =
    `${' '.repeat(axis + 2)}${from}${to.padStart(Math.max(to.length + 2, bars.length * wide - from.length))}`.trimEnd()
  const base = `${padStart('0', axis)} ${ascii ? '+' : '└'}${(ascii ? '-' : '─').repeat(bars.length * wide)}`
  const about = [points.some(({ capacity }) => capacity !== undefined) ? words.about : words.aboutPlain]
  if (each > 1) about.push(voice.say(words.several, { months: { count: each } }))
  const legend = wrap(about.join(voice.lang === 'zh' ? '' : ' '), width)
  return [...lines, base, ...(widthOf(under) <= width ? [under] : []), ...legend.map(paint.dim)]
}

type Cell = { readonly sign: string; readonly tone: 'good' | 'bad' | undefined }

/** What stands at a height: the bar, the line of capacity, or the bar above it. */
function cell({ payment, capacity }: Bar, level: number, top: number, ascii: boolean): Cell {
  const eighths = Math.max(0, Math.min(8, Math.round((payment / top) * HEIGHT * 8) - (level - 1) * 8))
  const line = capacity === undefined ? 0 : Math.max(1, Math.ceil((capacity / top) * HEIGHT))
  const above = capacity !== undefined && payment > capacity
  if (level === line) return { sign: ascii ? (eighths >= 4 ? '=' : '-') : '─', tone: above ? 'bad' : 'good' }
  const sign = ascii ? (eighths >= 4 ? '#' : ' ') : (EIGHTHS[eighths] ?? ' ')
  return { sign, tone: above && level >= line ? 'bad' : undefined }
}

/** Neighbours of one colour are coloured once. */
function runs(cells: readonly Cell[]): Cell[] {
  const out: Cell[] = []
  for (const { sign, tone } of cells) {
    const last = out.at(-1)
    if (last && last.tone === tone) out[out.length - 1] = { sign: last.sign + sign, tone }
    else out.push({ sign, tone })
  }
  return out
}
