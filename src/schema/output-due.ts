// The day's list as an output (当日待办的输出格式): parley/due@1.
import * as v from 'valibot'
import { DUE_KINDS } from '../core/due.ts'
import type { Registry } from './json-schema.ts'
import { amount, count, day, maybe, orNull, text, told } from './output-parts.ts'

const due = () =>
  v.strictObject({
    schema: v.literal('parley/due@1'),
    on: day('The day.'),
    days: count('Days looked back for what came in, and ahead for the end of a cure.'),
    masked: told(v.boolean(), 'Names are masked.'),
    agreements: count('Agreements in the book.'),
    items: v.array(
      v.strictObject({
        kind: told(v.picklist(DUE_KINDS), 'What there is to do or to know.'),
        agreement: text('Its id; where an offer ends, that of the session.'),
        name: maybe(text('Of the borrower.')),
        day: day('The day it concerns.'),
        amount: orNull(
          amount(
            'What is to be paid, is missing, was promised or came in; of an offer its highest monthly payment.',
          ),
        ),
        currency: text('ISO 4217 code.'),
        daysPastDue: count('Days since the oldest row that is not met.'),
      }),
    ),
  })

export const DUE_OUTPUT = {
  due: {
    id: 'parley/due@1',
    title: 'What a day asks for over a book of agreements',
    shape: due,
    fields: async () => ({}),
  },
} satisfies Registry
