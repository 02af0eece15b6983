// The day's list as a table and as CSV (当日待办的输出): what is gravest first, a heading for each sort.
import { DUE_KINDS, type DueItem, type DueList } from '../core/due.ts'
import { iso } from '../core/day.ts'
import { format, type Money } from '../core/money.ts'
import type { Lang } from '../i18n/lang.ts'
import { maskName } from '../i18n/mask.ts'
import { visible } from '../i18n/neutral.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { wrap } from '../i18n/wrap.ts'
import { csv, figure, text } from './csv.ts'
import type { Context } from './document.ts'
import { type Align, aligned } from './grid.ts'
import { jsonText, literal } from './json-text.ts'
import { paint as paintOf } from './paint.ts'

const ALIGNS: readonly Align[] = ['left', 'left', 'left', 'right', 'right']

export const nameOf = ({ name }: DueItem, masked: boolean): string | undefined =>
  name === undefined ? undefined : masked ? maskName(name) : name

/** How amounts are written, by currency: a book has few of them and many items. */
export function amounts(lang: Lang, plain?: boolean): (of: DueItem) => (money: Money) => string {
  const known = new Map<string, (money: Money) => string>()
  return ({ currency, digits }) => {
    const before = known.get(currency)
    if (before) return before
    const { amount } = voiceOf(lang, { currency, digits, ...(plain === undefined ? {} : { plain }) })
    known.set(currency, amount)
    return amount
  }
}

export function dueTable(
  { on, masked, agreements, items }: DueList,
  { lang, colour, width }: Context,
): string {
  const { say, words } = voiceOf(lang, { plain: width === undefined })
  const paint = paintOf(colour)
  const w = words.due
  const amountIn = amounts(lang, width === undefined)
  const title = say(w.title, { day: { day: on }, agreements, items: items.length })
  const sorts = DUE_KINDS.flatMap((kind) => {
    const of = items.filter((one) => one.kind === kind)
    if (of.length === 0) return []
    const rows = of.map((one) => [
      visible(one.id),
      visible(nameOf(one, masked) ?? ''),
      iso(one.day),
      one.amount === null ? '' : amountIn(one)(one.amount),
      one.daysPastDue > 0 ? say(w.late, { days: one.daysPastDue }) : '',
    ])
    return [
      '',
      paint.head(w.kinds[kind]),
      ...aligned(rows, ALIGNS, '  ').map((line) => `  ${line}`.trimEnd()),
    ]
  })
  const foot =
    masked && width !== undefined && items.length > 0
      ? ['', ...wrap(words.book.masked, width, '').map(paint.dim)]
      : []
  return `${[paint.head(title), ...(items.length === 0 ? [w.none] : []), ...sorts, ...foot].join('\n')}\n`
}

const KEYS = ['kind', 'agreement', 'name', 'day', 'amount', 'currency', 'daysPastDue']

export const dueCsv = ({ masked, items }: DueList): string =>
  csv(
    items.map((one) => ({
      kind: figure(one.kind),
      agreement: text(one.id),
      name: text(nameOf(one, masked) ?? ''),
      day: figure(iso(one.day)),
      amount: figure(one.amount === null ? null : format(one.amount, one.digits)),
      currency: figure(one.currency),
      daysPastDue: figure(one.daysPastDue),
    })),
    KEYS,
  )

export const dueJson = (
  { on, days, masked, agreements, items }: DueList,
  { compact = false }: Context,
): string =>
  `${jsonText(
    {
      schema: 'parley/due@1',
      on: iso(on),
      days,
      masked,
      agreements,
      items: items.map((one) => ({
        kind: one.kind,
        agreement: one.id,
        name: nameOf(one, masked),
        day: iso(one.day),
        amount: one.amount === null ? null : literal(format(one.amount, one.digits)),
        currency: one.currency,
        daysPastDue: one.daysPastDue,
      })),
    },
    compact,
  )}\n`
