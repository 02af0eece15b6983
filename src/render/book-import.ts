// A bank's list over a book (全册导入结果): what each line became, by agreement, and those that belong to none. References are not shown:
// names and numbers stand in them; the line of the list tells which it is.
import type { BookImport, Entry } from '../app/book.ts'
import { iso } from '../core/day.ts'
import { type Money, format } from '../core/money.ts'
import { UNMATCHED } from '../core/payment.ts'
import { visible } from '../i18n/neutral.ts'
import { voice as voiceOf } from '../i18n/say.ts'
import { csv, figure, text } from './csv.ts'
import type { Context } from './document.ts'
import { type Align, aligned } from './grid.ts'
import { jsonText, literal } from './json-text.ts'
import { paint as paintOf } from './paint.ts'

const ALIGNS: readonly Align[] = ['left', 'right', 'right']

export function bookImportTable(
  { entries, currency, digits }: BookImport,
  { lang, colour, width }: Context,
): string {
  const { say, words } = voiceOf(lang, { currency, digits, plain: width === undefined })
  const paint = paintOf(colour)
  const w = words.track.list
  const came = new Map<string, Entry[]>()
  for (const one of entries) if (one.is === 'imported') came.set(one.id, [...(came.get(one.id) ?? []), one])
  const rows = [...came].map(([id, own]) => [
    visible(id),
    say(w.payments, { payments: own.length }),
    say('{amount}', { amount: { money: own.reduce((sum, { line }) => sum + line.amount, 0) as Money } }),
  ])
  const left = UNMATCHED.flatMap((is) => {
    const own = entries.filter((one) => one.is === is)
    if (own.length === 0) return []
    const lines = own.map((one) => {
      const { line, on, amount: paid } = one.line
      const perhaps =
        'perhaps' in one && one.perhaps.length > 0 ? one.perhaps.map(visible).join(words.report.list) : ''
      const said = say(w.line, { line, day: { day: on }, amount: { money: paid } })
      return `  ${said}${perhaps === '' ? '' : say(w.perhaps, { ids: { text: perhaps } })}`
    })
    return ['', paint.head(w.is[is]), ...lines]
  })
  const head = rows.length === 0 ? [w.none] : aligned(rows, ALIGNS, '  ').map((line) => line.trimEnd())
  return `${[...head, ...left].join('\n')}\n`
}

const KEYS = ['line', 'day', 'amount', 'currency', 'is', 'agreement', 'perhaps']

export const bookImportCsv = ({ entries, currency, digits }: BookImport): string =>
  csv(
    entries.map((one) => ({
      line: figure(one.line.line),
      day: figure(iso(one.line.on)),
      amount: figure(format(one.line.amount, digits)),
      currency: figure(currency),
      is: figure(one.is),
      agreement: text('id' in one ? one.id : ''),
      perhaps: text('perhaps' in one ? one.perhaps.join(' ') : ''),
    })),
    KEYS,
  )

export const bookImportJson = (
  { entries, currency, digits }: BookImport,
  { compact = false }: Context,
): string =>
  `${jsonText(
    {
      schema: 'parley/book-import@1',
      currency,
      entries: entries.map((one) => ({
        line: one.line.line,
        day: iso(one.line.on),
        amount: literal(format(one.line.amount, digits)),
        is: one.is,
        agreement: 'id' in one ? one.id : null,
        perhaps: 'perhaps' in one ? one.perhaps : [],
      })),
    },
    compact,
  )}\n`
