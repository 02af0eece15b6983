// What a run over records writes (批量输出格式): a row, an error, the summary at its end; whole comparisons are comparison@1.
import * as v from 'valibot'
import type { Registry } from './json-schema.ts'
import { amount, count, day, fraction, maybe, orNull, text, told } from './output-parts.ts'

const carried = maybe(
  told(v.record(v.string(), v.nullable(v.string())), 'Columns carried through, as they were written.'),
)

const row = () =>
  v.strictObject({
    schema: v.literal('parley/row@1'),
    line: maybe(count('Line of the input; of Parquet the row. Absent with --no-line.')),
    id: orNull(text('What the record calls itself.')),
    status: told(v.picklist(['plan', 'none']), 'Whether a plan fits.'),
    plan: orNull(text('Id of the recommended plan.')),
    kind: orNull(text('Its kind.')),
    family: orNull(text('Its family: extension, instalment, waiver.')),
    firstPayment: orNull(amount('What its first row pays.')),
    peakPayment: orNull(amount('Its highest payment.')),
    lastPayment: orNull(amount('What its last row pays.')),
    totalPaid: orNull(amount('All rows together.')),
    interestCharged: orNull(amount('Interest charged while the plan is kept.')),
    held: orNull(amount('Given up only if the plan is kept.')),
    forgiven: orNull(amount('Given up for good from the start.')),
    months: orNull(count('Months.')),
    firstDue: orNull(day('Day of the first row.')),
    finalDue: orNull(day('Day of the last row.')),
    strain: orNull(fraction('The highest payment ÷ capacity.')),
    annualRate: orNull(fraction('12 × the internal rate of −owed, +payments.')),
    presentValue: maybe(orNull(amount('Payments discounted. Absent for a borrower.'))),
    expectedValue: maybe(
      orNull(amount('Present value weighed by how likely payment is. Absent for a borrower.')),
    ),
    authority: maybe(orNull(text('Who may grant it. Absent for a borrower.'))),
    runnerUp: orNull(
      text(
        'Id of the best plan of another kind or family that comes to other figures; failing that, of the same.',
      ),
    ),
    runnerUpPayment: orNull(amount('What its first row pays.')),
    findings: orNull(text('Keys of what must be known of the case and of the plan, separated by spaces.')),
    reason: orNull(text('Where nothing fits: keys of the rules that forbid the plan that comes nearest.')),
    considered: orNull(count('Plans of the menu.')),
    owed: orNull(amount('All that is owed.')),
    currency: orNull(text('ISO 4217 code of every amount.')),
    policy: orNull(text('Policy and version under which all was reckoned.')),
    policyDigest: orNull(text('SHA-256 of its text.')),
    carried,
  })

const trouble = {
  key: text('What is wrong, as a key.'),
  path: text('Which field of the case; empty for the record as a whole.'),
  read: maybe(text('What was read there.')),
  suggestion: maybe(text('What would do.')),
  message: text('The same as a sentence.'),
}

const recordError = () =>
  v.strictObject({
    schema: v.literal('parley/record-error@1'),
    line: maybe(count('Line of the input; of Parquet the row. Absent with --no-line.')),
    id: maybe(text('What the record calls itself, where that could be read.')),
    error: v.strictObject({
      ...trouble,
      others: maybe(told(v.array(v.strictObject(trouble)), 'What else is wrong with the same record.')),
    }),
    carried,
  })

const summary = () =>
  v.strictObject({
    schema: v.literal('parley/batch-summary@1'),
    records: count('Records answered: plans + none + errors.'),
    plans: count('Records for which a plan fits.'),
    none: count('Records for which none does.'),
    errors: count('Records that could not be read.'),
    considered: count(
      'Plans of the menus, over all records: those that cannot be the best are left out unseen.',
    ),
    appraised: count('Of them: plans run row by row.'),
    bugs: maybe(count('Records on which the program itself failed; among the errors.')),
    complete: told(v.boolean(), 'Whether the run came to its end.'),
    input: text('Format of the input.'),
    encoding: text('Encoding of the input.'),
    policies: told(
      v.array(
        v.strictObject({
          id: text('Name.'),
          version: text('Version.'),
          digest: text('SHA-256 of its text.'),
        }),
      ),
      'Under which the records were reckoned.',
    ),
    version: text('Version of the program.'),
  })

export const BATCH_OUTPUTS = {
  row: {
    id: 'parley/row@1',
    title: 'A record of a run as one flat row',
    shape: row,
    fields: async () => ({}),
  },
  'record-error': {
    id: 'parley/record-error@1',
    title: 'A record of a run that could not be answered',
    shape: recordError,
    fields: async () => ({}),
  },
  'batch-summary': {
    id: 'parley/batch-summary@1',
    title: 'The last line a run says',
    shape: summary,
    fields: async () => ({}),
  },
} satisfies Registry
