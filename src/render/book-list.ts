// The list of a book (账册清单的输出): one line a record, names and numbers masked; a case and a session have no rows.
// agreement  demo-card-9bbcd208  王**  138****5678  48 rows  2030-11-15  …
import type { BookList, BookRecord } from '../app/book.ts'
import { iso } from '../core/day.ts'
import { format } from '../core/money.ts'
import { maskAccount, maskName, maskPhone } from '../i18n/mask.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { width as widthOf } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import { csv, figure, text } from './csv.ts'
import type { Context } from './document.ts'
import { type Align, aligned } from './grid.ts'
import { jsonText, literal } from './json-text.ts'
import { paint as paintOf } from './paint.ts'

const COLUMNS = ['kind', 'id', 'name', 'phone', 'rows', 'lastDue', 'total', 'events', 'lastContact'] as const
const ALIGNS: readonly Align[] = ['left', 'left', 'left', 'left', 'right', 'left', 'right', 'right', 'left']

/** A record as it may be shown. */
export function shownRecord(of: BookRecord, masked: boolean): BookRecord {
  if (!masked) return of
  const { name, phone, contractNo } = of
  return {
    ...of,
    ...(name === undefined ? {} : { name: maskName(name) }),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...(contractNo === undefined ? {} : { contractNo: maskAccount(contractNo) }),
  }
}

export function bookTable({ dir, masked, records }: BookList, { lang, colour, width }: Context): string {
  const voice = voiceOf(lang, { plain: width === undefined })
  const { say, words } = voice
  const paint = paintOf(colour)
  const said = say(words.book.title, { dir: { text: dir }, records: records.length })
  const title = (width === undefined ? [said] : wrap(said, width, '  ')).map(paint.head).join('\n')
  if (records.length === 0) return `${title}\n${words.book.none}\n`
  const heads = COLUMNS.map((key) => words.book.columns[key])
  const rows = records.map((one) => cellsOf(shownRecord(one, masked), voice))
  const [head = '', ...lines] = aligned([heads, ...rows], ALIGNS, '  ')
  const wide = width === undefined || [head, ...lines].every((line) => widthOf(line) <= width)
  const body = wide
    ? [paint.head(head), ...lines]
    : rows.flatMap((row) => {
        const figures = row.flatMap((cell, i) => (i < 2 || cell === '' ? [] : [`${heads[i]} ${cell}`]))
        return wrap(`${row[1]}${words.report.colon} ${figures.join(words.report.comma)}`, width ?? 80, '  ')
      })
  const foot = masked && width !== undefined ? wrap(words.book.masked, width, '').map(paint.dim) : []
  return `${[title, ...body, ...foot].join('\n')}\n`
}

function cellsOf(of: BookRecord, { words }: Voice): string[] {
  const { book, contact } = words
  const outcomes: Readonly<Record<string, string>> = contact.outcomes
  const agreement = of.kind === 'agreement'
  return [
    book.kinds[of.kind],
    visible(of.id),
    visible(of.name ?? ''),
    visible(of.phone ?? ''),
    agreement ? String(of.rows) : '',
    of.lastDue === undefined ? '' : iso(of.lastDue),
    agreement ? `${format(of.total, of.digits)} ${of.currency ?? ''}`.trim() : '',
    agreement ? String(of.events) : '',
    of.lastContact
      ? `${of.lastContact.at.slice(0, 10)} ${outcomes[of.lastContact.outcome] ?? ''}`.trim()
      : '',
  ]
}

export const bookCsv = ({ masked, records }: BookList): string =>
  csv(
    records.map((one) => {
      const of = shownRecord(one, masked)
      return {
        kind: figure(of.kind),
        id: text(of.id),
        case: text(of.case ?? ''),
        name: text(of.name ?? ''),
        phone: text(of.phone ?? ''),
        contractNo: text(of.contractNo ?? ''),
        currency: figure(of.currency),
        on: figure(of.on === undefined ? null : iso(of.on)),
        policy: text(of.policy ?? ''),
        rows: figure(of.rows),
        firstDue: figure(of.firstDue === undefined ? null : iso(of.firstDue)),
        lastDue: figure(of.lastDue === undefined ? null : iso(of.lastDue)),
        total: figure(format(of.total, of.digits)),
        events: figure(of.events),
        lastEvent: figure(of.lastEvent === undefined ? null : iso(of.lastEvent)),
        contacts: figure(of.contacts),
        lastContact: figure(of.lastContact?.at),
        lastOutcome: figure(of.lastContact?.outcome),
      }
    }),
    COLUMNS_CSV,
  )

const COLUMNS_CSV = [
  'kind',
  'id',
  'case',
  'name',
  'phone',
  'contractNo',
  'currency',
  'on',
  'policy',
  'rows',
  'firstDue',
  'lastDue',
  'total',
  'events',
  'lastEvent',
  'contacts',
  'lastContact',
  'lastOutcome',
]

export const bookJson = ({ masked, records }: BookList, { compact = false }: Context): string =>
  `${jsonText(
    {
      schema: 'parley/book-list@1',
      masked,
      records: records.map((one) => {
        const of = shownRecord(one, masked)
        return {
          kind: of.kind,
          id: of.id,
          case: of.case,
          name: of.name,
          phone: of.phone,
          contractNo: of.contractNo,
          currency: of.currency,
          on: of.on === undefined ? undefined : iso(of.on),
          policy: of.policy,
          rows: of.rows,
          firstDue: of.firstDue === undefined ? undefined : iso(of.firstDue),
          lastDue: of.lastDue === undefined ? undefined : iso(of.lastDue),
          total: literal(format(of.total, of.digits)),
          events: of.events,
          lastEvent: of.lastEvent === undefined ? undefined : iso(of.lastEvent),
          contacts: of.contacts,
          lastContact: of.lastContact && { ...of.lastContact },
        }
      }),
    },
    compact,
  )}\n`
