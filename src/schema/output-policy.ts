// Policies as outputs (政策输出格式): parley/policy-values@1, parley/policies@1 and parley/policy-diff@1.
// Rates and shares are fractions, amounts in the policy's currency, days ISO dates; texts stand in both languages.
import * as v from 'valibot'
import type { Registry } from './json-schema.ts'
import { count, day, maybe, orNull, text, told } from './output-parts.ts'
import { CONFIDENCES, DUTY_WHENS } from './policy-words.ts'

const label = (what: string) => told(v.strictObject({ en: v.string(), zh: v.string() }), what)
const texts = (what: string) => told(v.array(v.string()), what)
const yes = (what: string) => told(v.boolean(), what)
/** A value is of many shapes; its unit tells which. */
const anything = (what: string) => told(v.any(), what)

const head = {
  id: text('Name.'),
  version: text('Version.'),
  digest: text('SHA-256 of its text and of all it rests on.'),
  label: label('What it is called.'),
  country: orNull(text('ISO 3166 code of the country whose rules it has.')),
  currency: orNull(text('ISO 4217 code of its amounts; null: of the case.')),
  extends: texts('What it rests on, the nearest first.'),
}
const counts = {
  values: count('Values, those of what it rests on included.'),
  advisory: count('Of them known only second-hand, or practice: they never forbid.'),
  empty: count('Inputs that nobody published and the policy does not fill.'),
}
const span = (what: string) =>
  told(v.strictObject({ from: maybe(v.number()), to: maybe(v.number()) }), `${what}, both ends counted.`)

const dated = {
  from: orNull(day('Holds from this day on; null: from ever.')),
  until: orNull(day('Until before this day; null: without end.')),
}

const entry = v.strictObject({
  id: text('Name in its pack; inputs.NAME for an input of the policy itself.'),
  parameter: orNull(text('What it sets; null for a fact that is only shown and cited.')),
  label: label('What it is.'),
  unit: text('How the value is written: rate, share, months, brackets, …'),
  value: anything('What holds on the day; null where nothing does.'),
  comes: maybe(
    told(v.union([v.number(), v.string()]), 'What a multiple of another parameter comes to on the day.'),
  ),
  ...dated,
  steps: told(
    v.array(v.strictObject({ ...dated, value: anything('The value.') })),
    'All steps in the order of time.',
  ),
  dated: told(v.picklist(['contract', 'today']), 'Which day picks the step.'),
  applies: told(
    v.strictObject({
      products: maybe(texts('Only these products.')),
      lenders: maybe(texts('Only these kinds of lender.')),
      regions: maybe(texts('Only these regions.')),
      daysPastDue: maybe(span('Only so many days past due')),
    }),
    'Whom it binds; what is left out binds all.',
  ),
  when: maybe(told(v.picklist(DUTY_WHENS), 'Of a duty: when it binds.')),
  instrument: orNull(
    told(v.union([v.string(), v.strictObject({ en: v.string(), zh: v.string() })]), 'Where it stands.'),
  ),
  article: orNull(text('Where in it.')),
  sources: texts('Where that was read.'),
  checked: orNull(day('When.')),
  confidence: told(v.picklist(CONFIDENCES), 'How sure it is.'),
  advisory: yes('Known only second-hand, or practice.'),
  stale: orNull(day('Since when it may be out of date; null where it is not.')),
  note: orNull(label('A remark.')),
  empty: orNull(label('Why there is no value.')),
  filled: maybe(yes('Of an empty input: the policy fills it.')),
  own: yes('An input of the policy itself, which goes before anything a pack says.'),
  at: orNull(text('File and line.')),
  fits: maybe(yes('It binds the case asked about.')),
  decides: maybe(yes('Of those that bind it, this one decides; every duty does.')),
})

const values = () =>
  v.strictObject({
    schema: v.literal('parley/policy-values@1'),
    ...head,
    source: orNull(label('Whose policy it is and where it is written down.')),
    on: day('The day on which it was looked at.'),
    counts: v.strictObject({ ...counts, stale: count('Values that may be out of date on that day.') }),
    case: orNull(
      told(
        v.strictObject({
          product: text('Product.'),
          lender: orNull(text('Kind of lender.')),
          region: orNull(text('Region.')),
          daysPastDue: count('Days past due.'),
          contractDate: orNull(day('Day of the contract.')),
        }),
        'The case asked about.',
      ),
    ),
    parts: told(
      v.array(
        v.strictObject({
          path: text('Path in the policy: limits.mostMonths.'),
          value: anything('What it says.'),
          at: orNull(text('File and line.')),
        }),
      ),
      'What the policy says itself: menu, limits, authority, tiers and the rest.',
    ),
    values: told(v.array(entry), 'Every value and every empty input of its packs.'),
  })

const list = () =>
  v.strictObject({
    schema: v.literal('parley/policies@1'),
    policies: v.array(
      v.strictObject({
        ...head,
        ...counts,
        authority: yes('It says who may grant what.'),
        file: orNull(text("File of the user's own; null for one that ships.")),
      }),
    ),
  })

const side = (what: string) =>
  told(v.strictObject({ id: text('Name.'), version: text('Version.'), digest: text('Digest.') }), what)

const diff = () =>
  v.strictObject({
    schema: v.literal('parley/policy-diff@1'),
    a: side('The first.'),
    b: side('The second.'),
    differences: v.array(
      v.strictObject({
        path: text('limits.mostMonths; values.ID, values.ID.applies.'),
        change: told(v.picklist(['changed', 'only-a', 'only-b']), 'Which of the two have it.'),
        a: anything('In the first; null where it has none.'),
        b: anything('In the second; null where it has none.'),
      }),
    ),
  })

export const POLICY_OUTPUTS = {
  'policy-values': {
    id: 'parley/policy-values@1',
    title: 'A policy: its parts and the values it rests on, for a day and a case',
    shape: values,
    fields: async () => ({}),
  },
  policies: {
    id: 'parley/policies@1',
    title: 'The policies there are',
    shape: list,
    fields: async () => ({}),
  },
  'policy-diff': {
    id: 'parley/policy-diff@1',
    title: 'What differs between two policies',
    shape: diff,
    fields: async () => ({}),
  },
} satisfies Registry
