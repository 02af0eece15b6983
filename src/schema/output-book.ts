// Books as outputs (账册的输出格式): what is listed, checked, exported and forgotten, the contacts, and the answer to whether one may
// be made. Of names and numbers what is shown is masked unless `masked` is false.
import * as v from 'valibot'
import { ADDRESSEES, CHANNELS, OUTCOMES } from '../core/contact.ts'
import { ENTERED, UNMATCHED } from '../core/payment.ts'
import type { Registry } from './json-schema.ts'
import { amount, count, day, findings, maybe, orNull, text, told } from './output-parts.ts'

const KINDS = ['agreement', 'case', 'session'] as const
const kind = told(v.picklist(KINDS), 'What the record is.')
const masked = told(v.boolean(), 'Names and numbers are masked.')
const moment = (what: string) => told(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)), what)

const list = () =>
  v.strictObject({
    schema: v.literal('parley/book-list@1'),
    masked,
    records: v.array(
      v.strictObject({
        kind,
        id: text('Of the record.'),
        case: maybe(text('The case it belongs to.')),
        name: maybe(text('Of the borrower.')),
        phone: maybe(text('Of the borrower.')),
        contractNo: maybe(text('Number of the contract.')),
        currency: maybe(text('ISO 4217 code of every amount.')),
        on: maybe(day('Day of the agreement.')),
        policy: maybe(text('The policy it was made under.')),
        rows: count('Payments agreed.'),
        firstDue: maybe(day('The first of them.')),
        lastDue: maybe(day('The last of them.')),
        total: amount('All of them together.'),
        events: count('Entries of payments.'),
        lastEvent: maybe(day('The latest of them.')),
        contacts: count('Contacts logged.'),
        lastContact: maybe(
          told(v.strictObject({ at: moment('When.'), outcome: v.picklist(OUTCOMES) }), 'The latest of them.'),
        ),
      }),
    ),
  })

const check = () =>
  v.strictObject({
    schema: v.literal('parley/book-check@1'),
    holds: told(v.boolean(), 'No damage was found.'),
    records: v.strictObject({
      agreement: count('Agreements.'),
      case: count('Cases.'),
      session: count('Sessions.'),
    }),
    files: count('Files of the book.'),
    lines: count('Lines followed.'),
    forgotten: count('Records forgotten.'),
    rebuilt: told(v.boolean(), 'The index was made again.'),
    damages: told(
      v.array(
        v.strictObject({
          what: text(
            'missing, changed, broken, cut, unended, gone, not-gone, link, unread, head, index, log-…',
          ),
          file: text('From the folder of the book.'),
          line: maybe(count('The first line that cannot be used, or that lacks its end.')),
          why: maybe(text('unreadable, changed or out-of-order.')),
          has: maybe(count('Lines there are.')),
          want: maybe(count('Lines there were.')),
        }),
      ),
      'What was confirmed and is not as it was.',
    ),
    remarks: told(
      v.array(
        v.strictObject({
          what: text('loose, torn, stray, behind, no-index, aside, accepted, accepted-log or given-up.'),
          file: text('From the folder of the book.'),
          lines: maybe(count('So many lines.')),
          bytes: maybe(count('So many bytes.')),
        }),
      ),
      'What a process that died left, what is no part of the book, and what was accepted as lost.',
    ),
  })

const plain = told(v.record(v.string(), v.unknown()), 'As it was entered.')
const exported = () =>
  v.union([
    v.strictObject({
      schema: v.literal('parley/book-export@1'),
      masked,
      records: count('Lines that follow, but for the last.'),
    }),
    v.strictObject({
      kind,
      id: text('Of the record.'),
      record: told(v.unknown(), 'The agreement or case; of a session its lines.'),
      events: maybe(v.array(plain)),
      contacts: maybe(v.array(plain)),
    }),
    v.strictObject({ end: v.literal(true), sha256: text('Of everything before this line.') }),
  ])

const forgotten = () =>
  v.strictObject({
    schema: v.literal('parley/forgotten@1'),
    records: v.array(
      v.strictObject({
        kind,
        id: text('Of the record.'),
        files: count('Deleted.'),
        bytes: count('Deleted.'),
      }),
    ),
    proof: told(
      v.strictObject({
        files: count('Looked through.'),
        bytes: count('Looked through.'),
        texts: count('Looked for, in each.'),
        elsewhere: told(v.array(v.string()), 'Other records in which some of them stand.'),
        remains: told(v.array(v.string()), 'Files in which they should not stand.'),
      }),
      'That no byte of it is left.',
    ),
    findings: findings('How long it was to be kept.'),
  })

const ENTRIES = [...ENTERED, ...UNMATCHED] as const
const imported = () =>
  v.strictObject({
    schema: v.literal('parley/book-import@1'),
    currency: text('ISO 4217 code of every amount.'),
    entries: told(
      v.array(
        v.strictObject({
          line: count('Of the list.'),
          day: day('Of the payment.'),
          amount: amount('What came in.'),
          is: told(
            v.picklist(ENTRIES),
            'What became of it: written down, known already, or why it belongs to no agreement.',
          ),
          agreement: orNull(text('It was written down for, or was known under.')),
          perhaps: told(v.array(v.string()), 'Agreements it may be meant for.'),
        }),
      ),
      'A line of the list each, without money that went out.',
    ),
  })

const contacts = () =>
  v.strictObject({
    schema: v.literal('parley/contacts@1'),
    agreement: text('Its id.'),
    currency: text('ISO 4217 code of every amount.'),
    masked,
    contacts: v.array(
      v.strictObject({
        at: moment('On the clock of the debtor.'),
        by: v.picklist(CHANNELS),
        to: v.picklist(ADDRESSEES),
        outcome: v.picklist(OUTCOMES),
        promise: maybe(v.strictObject({ on: day('By when.'), amount: amount('How much.') })),
        incoming: told(v.boolean(), 'They got in touch.'),
        agreed: told(v.boolean(), 'They had agreed to it.'),
        note: maybe(text('In a few words.')),
      }),
    ),
  })

const answer = () =>
  v.strictObject({
    schema: v.literal('parley/may-contact@1'),
    agreement: text('Its id.'),
    at: moment('On the clock of the debtor.'),
    by: v.picklist(CHANNELS),
    to: v.picklist(ADDRESSEES),
    may: told(v.boolean(), 'Nothing forbids it.'),
    findings: findings('What was found, with its source.'),
    next: orNull(moment('The first time nothing forbids it, within a month.')),
    policy: told(
      v.strictObject({ id: text('Name.'), version: text('Version.'), digest: text('SHA-256 of its text.') }),
      'Whose rules these are.',
    ),
  })

const fields = async () => ({})
export const BOOK_OUTPUTS = {
  'book-list': { id: 'parley/book-list@1', title: 'The records of a book', shape: list, fields },
  'book-import': {
    id: 'parley/book-import@1',
    title: "What came of a bank's list over a book",
    shape: imported,
    fields,
  },
  'book-check': { id: 'parley/book-check@1', title: 'What a check of a book found', shape: check, fields },
  'book-export': {
    id: 'parley/book-export@1',
    title: 'A line of an export of a book',
    shape: exported,
    fields,
  },
  forgotten: {
    id: 'parley/forgotten@1',
    title: 'What was forgotten, and the proof',
    shape: forgotten,
    fields,
  },
  contacts: { id: 'parley/contacts@1', title: 'Contacts about an agreement', shape: contacts, fields },
  'may-contact': {
    id: 'parley/may-contact@1',
    title: 'Whether a contact may be made',
    shape: answer,
    fields,
  },
} satisfies Registry
