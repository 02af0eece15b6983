// A sweep in a terminal (变动测算的终端表格): two dimensions as a cross table where there is room, else one row a cell.
// Cross table: a column for each value of the first path, a row for each of the second; "TE 850" is a term extension.
import type { Cell, Sweep } from '../app/sweep.ts'
import { total } from '../core/debt.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './document.ts'
import { grid } from './grid.ts'
import { showsLender } from './lender.ts'
import { type Paint, paint as paintOf } from './paint.ts'
import {
  type State,
  factsOf,
  footOf,
  labelOf,
  nameOf,
  reasonsOf,
  reasonsTold,
  stateName,
  stateOf,
  statesIn,
  titleOf,
  valueTexts,
  wholeAmount,
} from './sweep-view.ts'
import { sheetOf } from './table.ts'

type Key = keyof Voice['words']['sweep']['columns']
type Column = { readonly key: Key; readonly head: string; readonly texts: readonly string[] }

/** What is left out first where there is too little room stands last. */
const WEIGHT: readonly Key[] = [
  'kind',
  'firstPayment',
  'capacity',
  'months',
  'expectedValue',
  'peakPayment',
  'totalPaid',
  'annualRate',
  'fits',
  'forgiven',
  'held',
  'warns',
  'presentValue',
]
const ORDER: readonly Key[] = [
  'kind',
  'firstPayment',
  'peakPayment',
  'months',
  'totalPaid',
  'forgiven',
  'held',
  'annualRate',
  'fits',
  'capacity',
  'presentValue',
  'expectedValue',
  'warns',
]
export function sweepTable(of: Sweep, context: Context): string {
  const { currency, digits } = of
  const { width, lang, colour } = context
  const voice = voiceOf(lang, { currency, digits, plain: width === undefined })
  const paint = paintOf(colour)
  const columns = width ?? Infinity
  const lines = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, columns, '  '))
  const cross = width === undefined ? undefined : crossTable(of, context, voice, paint)
  return sheetOf([
    [...lines([titleOf(of, voice)]).map(paint.head), ...lines(factsOf(of, voice))],
    cross ?? rowsTable(of, context, voice, paint),
    reasons(of, voice, paint, columns),
    lines(footOf(of, voice)).map(paint.dim),
  ])
}

/** Undefined where there are not two dimensions, or not the room. */
function crossTable(
  of: Sweep,
  { width = 0, ascii = false }: Context,
  voice: Voice,
  paint: Paint,
): string[] | undefined {
  const [across, down] = of.axes
  if (!across || !down || of.axes.length > 2) return undefined
  const { words, say } = voice
  const [heads, sides] = [valueTexts(across, of, voice), valueTexts(down, of, voice)]
  const codeOf = (state: State): string =>
    ascii ? words.sweep.codes[state].replace('–', '-').replace('×', 'x') : words.sweep.codes[state]
  const text = (cell: Cell | undefined): string => {
    if (!cell) return ''
    const code = codeOf(stateOf(cell))
    return cell.is === 'plan' ? `${code} ${wholeAmount(cell.measures.firstPayment, of.digits, voice)}` : code
  }
  const rows = sides.map((side, j) => [side, ...heads.map((_, i) => text(of.cells[i * sides.length + j]))])
  const lines = grid(
    [['', ...heads], ...rows],
    ['', ...heads].map(() => 'right' as const),
  )
  if (lines.some((line) => widthOf(line) > width)) return undefined
  const [right, under] = ascii ? ['>', 'v'] : ['→', '↓']
  const axes = [`${right} ${labelOf(across, of, voice)}`, `${under} ${labelOf(down, of, voice)}`]
  const legend = statesIn(of.cells, voice).map((state) =>
    say(words.sweep.picture.legend, { code: codeOf(state), name: stateName(state, voice) }),
  )
  return [
    ...wrap(axes.join('  '), width).map(paint.dim),
    ...lines.map((line, i) => (i === 0 ? paint.head(line) : line)),
    ...wrap(legend.join(words.report.list), width, '  ').map(paint.dim),
  ]
}

function rowsTable(of: Sweep, context: Context, voice: Voice, paint: Paint): string[] {
  const { width } = context
  const { words, say } = voice
  const axes = of.axes.map((axis) => {
    const texts = valueTexts(axis, of, voice)
    const index = of.axes.indexOf(axis)
    return { head: nameOf(axis, voice), texts: of.cells.map(({ at }) => texts[at[index] ?? 0] ?? '') }
  })
  const all = columnsOf(of, context, voice)
  const size = ({ head, texts }: { head: string; texts: readonly string[] }): number =>
    texts.reduce((most, text) => Math.max(most, widthOf(text)), widthOf(head))
  // Names of fields are long: they may be broken, figures may not.
  const heads = axes.map(({ head, texts }) =>
    width === undefined ? head : wrap(head, Math.max(10, ...texts.map(widthOf))).join('\n'),
  )
  let left =
    (width ?? Infinity) -
    axes.reduce((sum, axis, i) => {
      const lines = (heads[i] ?? '').split('\n')
      return sum + size({ head: '', texts: [...lines, ...axis.texts] }) + 2
    }, 0)
  const shown = new Set<Key>()
  for (const key of WEIGHT) {
    const column = all.find((one) => one.key === key)
    if (!column || left - size(column) < 0) continue
    shown.add(key)
    left -= size(column) + 2
  }
  const columns = all.filter(({ key }) => shown.has(key) || width === undefined)
  const hidden = all.filter((column) => !columns.includes(column))
  const lines = grid(
    [
      [...heads, ...columns.map(({ head }) => head)],
      ...of.cells.map((_, i) => [
        ...axes.map(({ texts }) => texts[i] ?? ''),
        ...columns.map(({ texts }) => texts[i] ?? ''),
      ]),
    ],
    [
      ...axes.map(() => 'right' as const),
      ...columns.map(({ key }) => (key === 'kind' || key === 'id' || key === 'why' ? 'left' : 'right')),
    ],
  )
  const headLines = Math.max(1, ...heads.map((head) => head.split('\n').length))
  return [
    ...lines.map((line, i) => (i < headLines ? paint.head(line) : line)),
    ...(hidden.length === 0 || width === undefined
      ? []
      : wrap(
          say(words.sweep.hidden, { columns: hidden.map(({ head }) => head).join(words.report.list) }),
          width,
          '  ',
        ).map(paint.dim)),
  ]
}

/** Every column that says something in some row; a pipe gets ids and reasons too. */
export function columnsOf(of: Sweep, context: Context, voice: Voice): Column[] {
  const { words } = voice
  const lender = showsLender(of, context)
  const keys: Key[] = ORDER.filter((key) => lender || (key !== 'presentValue' && key !== 'expectedValue'))
  if (context.width === undefined) keys.push('id', 'why')
  return keys
    .map((key) => ({
      key,
      head: words.sweep.columns[key],
      texts: of.cells.map((cell) => textOf(key, cell, context, voice)),
    }))
    .filter(
      ({ key, texts }) => key === 'kind' || texts.some((text) => text !== '' && !/^0(\.0+)?$/.test(text)),
    )
}

function textOf(key: Key, cell: Cell, { ascii = false, width }: Context, voice: Voice): string {
  const { words, amount, fraction } = voice
  const maybe = (money: Parameters<typeof amount>[0] | null): string => (money === null ? '' : amount(money))
  if (key === 'kind') return stateName(stateOf(cell), voice)
  if (key === 'why') return reasonsOf(cell, voice).join(' ')
  if (key === 'capacity') return cell.is === 'refused' ? '' : maybe(cell.capacity)
  if (cell.is !== 'plan') return ''
  const { measures: m, levels, id } = cell
  switch (key) {
    case 'id':
      return id
    case 'warns':
      return String(levels.warns)
    case 'months':
      return String(m.months)
    case 'forgiven':
      return amount(total(m.forgiven))
    case 'annualRate':
      return m.annualRate === null ? words.report.unknown : fraction(m.annualRate)
    case 'fits':
      if (m.fits === null) return words.report.unknown
      return ascii || width === undefined ? (m.fits ? words.report.yes : words.report.no) : m.fits ? '✓' : '✗'
    case 'presentValue':
    case 'expectedValue':
      return maybe(m[key])
    default:
      return amount(m[key])
  }
}

/** What stands in the way: each rule once, with the first cell it is said of, the most frequent first. */
function reasons(of: Sweep, voice: Voice, paint: Paint, columns: number): string[] {
  const told = reasonsTold(of, voice)
  if (told.length === 0) return []
  return [
    ...wrap(voice.words.sweep.why, columns).map(paint.head),
    ...told.flatMap((text) => wrap(`- ${text}`, columns, '  ')),
  ]
}
