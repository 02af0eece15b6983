// The plans on the desk (方案并列): each with its number key and title, its figures in columns below; what finds no column is
// told by its name. The lender's figures stand in a table of their own, so that a shared screen is this one without it.
import type { Choice } from '../app/choices.ts'
import type { Sitting } from '../app/sitting.ts'
import { planTitle } from '../i18n/plan-words.ts'
import type { Voice } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import { type Column, type ColumnKey, cell, columnsOf } from './columns.ts'
import type { Context } from './document.ts'
import { grid } from './grid.ts'
import { showsLender } from './lender.ts'
import type { Paint } from './paint.ts'
import { shortOf } from './view.ts'

/** Told in words after the title, or in the lender's own table. */
const APART: readonly ColumnKey[] = ['fits', 'presentValue', 'expectedValue', 'authority']
/** What goes first where there is no room. */
const SPARE: readonly ColumnKey[] = [
  'annualRate',
  'held',
  'forgiven',
  'totalPaid',
  'finalDue',
  'firstPayment',
]

/** Changes of a wish are told where the wish is answered. */
const onGrid = ({ as }: Choice): boolean => as !== 'change' && as !== 'closest'

export function deskGrid(of: Sitting, context: Context, voice: Voice, paint: Paint): string[] {
  const { width = 80, ascii = false } = context
  const choices = of.choices.filter(onGrid)
  if (choices.length === 0) return []
  const marks = { yes: '', no: '' }
  const whole = { ...of.comparison, contract: undefined, plans: choices.map(({ entry }) => entry) }
  const columns = columnsOf(whole, context, voice).filter(({ key }) => !APART.includes(key))
  const cells = choices.map(({ entry }) =>
    Object.fromEntries(columns.map(({ key }) => [key, cell(key, entry, voice, marks)])),
  )
  const size = ({ key, head }: Column): number =>
    Math.max(widthOf(head), ...cells.map((row) => widthOf(row[key] ?? '')))
  const shown = [...columns]
  const room = (gap: number): number => shown.reduce((sum, column) => sum + size(column) + gap, 1)
  const hidden: Column[] = []
  for (const key of SPARE) {
    if (room(1) <= width) break
    const at = shown.findIndex((column) => column.key === key)
    if (at >= 0) hidden.push(...shown.splice(at, 1))
  }
  const gap = room(2) <= width ? 2 : 1
  const [head = '', ...figures] = grid(
    [
      shown.map((column) => paint.head(column.head)),
      ...cells.map((row) => shown.map(({ key }) => row[key] ?? '')),
    ],
    shown.map(() => 'right' as const),
    ' '.repeat(gap),
  )
  const indent = ' '.repeat(1 + gap)
  return [
    indent + head,
    ...choices.flatMap((choice, i) => [
      ...title(choice, of, context, voice, paint, ascii),
      indent + (figures[i] ?? ''),
      ...rest(hidden, cells[i] ?? {}, voice, width).map(paint.dim),
    ]),
  ]
}

/** "1 Equal instalments: 30 equal months [recommended] · fits · you may grant it" */
function title(
  choice: Choice,
  of: Sitting,
  context: Context,
  voice: Voice,
  paint: Paint,
  ascii: boolean,
): string[] {
  const { words, say } = voice
  const w = words.call.screen
  const { n, as, plan, entry, meets, offer, lender } = choice
  const recommended = choice.id === of.comparison.recommended
  const named = planTitle(plan, voice)
  const { fits } = entry.measures
  const tick = ascii ? '' : fits === true ? '✓ ' : '✗ '
  const said = [
    recommended ? say(words.report.titleMarked, { title: named, mark: words.report.marked }) : named,
    ...(fits === true
      ? [tick + w.fits]
      : fits === false
        ? [tick + (shortOf(entry, voice) ?? words.report.no)]
        : []),
    ...(as === 'own' ? [w.own] : []),
    ...(offer ? [say(w.offered, { until: { day: offer.until } })] : []),
    ...(meets && as === 'fits' ? [w.meets] : []),
    ...(lender && showsLender(of.comparison, context) ? grantWords(choice, lender, voice) : []),
  ]
  const tone = recommended ? paint.strong : paint.head
  return wrap(`${n} ${said.join(w.apart)}`, context.width ?? 80, '  ').map(tone)
}

function grantWords(
  { entry }: Choice,
  { grant, approvedAs }: NonNullable<Choice['lender']>,
  { words, say }: Voice,
): string[] {
  const w = words.call.screen
  if (grant === 'approved') return [say(w.approved, { role: { word: approvedAs ?? '' } })]
  if (grant === 'beyond')
    return entry.authority === null ? [] : [say(w.beyond, { role: { word: entry.authority } })]
  return entry.authority === null ? [] : [w.within]
}

function rest(
  hidden: readonly Column[],
  cells: Readonly<Record<string, string>>,
  { words }: Voice,
  width: number,
): string[] {
  const said = hidden.flatMap(({ key }) =>
    (cells[key] ?? '') === '' ? [] : [`${words.report.legend[key]}\u00a0${cells[key]}`],
  )
  return said.length === 0 ? [] : wrap(`  ${said.join(words.report.comma)}`, width, '  ')
}

/** What each plan is worth to the lender, and how much of that is left above what it has without one. */
export function lenderGrid(of: Sitting, { width = 80 }: Context, voice: Voice, paint: Paint): string[] {
  const { words, say, amount, fraction } = voice
  const w = words.call.screen
  const choices = of.choices.filter(onGrid)
  if (choices.length === 0) return []
  const { reservation } = of.desk
  const rows = choices.map(({ n, entry: { measures: m, authority }, lender }) => {
    const worth = m.expectedValue ?? m.presentValue
    return [
      String(n),
      worth === null ? '' : amount(worth),
      m.recovery === null ? '' : fraction(m.recovery),
      lender?.room === null || lender === undefined ? '' : amount(lender.room),
      authority === null ? '' : words.roles[authority],
    ]
  })
  const { n, expected, recovery, room, authority } = w.columns
  const head = [n, expected, recovery, room, authority]
  // A column that says nothing of any plan is none.
  const kept = head.map((_, i) => rows.some((row) => row[i] !== ''))
  const only = (row: readonly string[]): string[] => row.filter((_, i) => kept[i])
  const title = reservation > 0 ? say(w.lender, { reservation: { money: reservation } }) : w.lenderNoFloor
  return [
    ...wrap(title, width, '  ').map(paint.head),
    ...grid(
      [only(head), ...rows.map(only)],
      only(head).map(() => 'right' as const),
    ).map((line) => `  ${line}`),
  ]
}
