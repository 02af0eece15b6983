// Agreements as outputs (协议的输出格式): parley/agreement@1 and parley/verification@1. Amounts of an agreement are texts with
// exactly the currency's digits, since its digest is reckoned over its text.
import * as v from 'valibot'
import type { Registry } from './json-schema.ts'
import { count, day, maybe, orNull, text, told } from './output-parts.ts'

const exact = (what: string) => told(v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/)), what)
const owed = (what: string) =>
  told(
    v.strictObject({
      fees: exact('Of the fees.'),
      penalty: exact('Of the penalty interest.'),
      interest: exact('Of the interest.'),
      principal: exact('Of the principal.'),
    }),
    what,
  )
const label = (what: string) => told(v.strictObject({ en: v.string(), zh: v.string() }), what)
const named = (what: string) =>
  told(v.union([v.string(), v.strictObject({ en: v.string(), zh: v.string() })]), what)
const fraction = (what: string) => orNull(exact(`${what} A fraction, eight decimals.`))
const policy = told(
  v.strictObject({ id: text('Name.'), version: text('Version.'), digest: text('SHA-256 of its text.') }),
  'Under which all figures were reckoned.',
)

const row = v.strictObject({
  n: count('Number of the row, from 1.'),
  due: day('Due day.'),
  payment: exact('Paid.'),
  principal: exact('Of the payment, to principal.'),
  interest: exact('Of the payment, to interest.'),
  penalty: exact('Of the payment, to penalty.'),
  fees: exact('Of the payment, to fees.'),
  charged: exact('Charged for the period up to this row.'),
  capitalised: exact('Unpaid interest added to principal after this row.'),
  balance: exact('Still owed after the row, without what is held.'),
})

const breach = v.strictObject({
  row: count('The first row that is not paid.'),
  due: day('Its due day.'),
  on: day('Day on which the plan counts as broken.'),
  owed: owed('What is then owed.'),
  returned: owed('Of it: what came back.'),
  total: exact('All of it.'),
  accelerates: told(v.boolean(), 'Everything is due at once.'),
})

const costForm = v.strictObject({
  principal: exact('The principal repaid.'),
  items: v.array(
    v.strictObject({
      item: text('interest, interest-before or fees.'),
      amount: exact('Paid.'),
      annual: fraction('By the internal rate, a year.'),
    }),
  ),
  total: fraction('Sum of the yearly levels.'),
  effective: fraction('The same compounded.'),
  defaults: v.array(
    v.strictObject({
      item: text('penalty-before, penalty or held.'),
      amount: maybe(exact('Paid.')),
      rate: maybe(text('Penalty rate.')),
      onBreach: maybe(owed('What would come back.')),
    }),
  ),
})

const agreement = () =>
  v.strictObject({
    schema: v.literal('parley/agreement@1'),
    id: text('The case and the first eight digits of the digest of case and plan.'),
    on: day('Day of the agreement.'),
    tool: v.strictObject({ name: v.literal('parley'), version: text('Version of the program.') }),
    policy,
    case: told(v.looseObject({ schema: v.literal('parley/case@1') }), 'The case: a valid case file.'),
    allocation: told(v.array(v.string()), 'In which order a payment is used.'),
    plan: told(v.looseObject({ id: v.string(), kind: v.string() }), 'The plan: a valid plan file.'),
    rows: v.array(row),
    totals: v.strictObject({
      owed: exact('Owed on the day of the figures.'),
      payment: exact('Of all rows.'),
      opened: owed('After reliefs and capitalisation, before the first row.'),
      forgiven: owed('Given up for good from the start.'),
      held: owed('Given up only if the plan is kept.'),
      putOff: owed('Put off to the last row.'),
      charged: owed('Over all rows.'),
    }),
    breaches: told(v.array(breach), 'For each row, what would be owed if it and all after it went unpaid.'),
    costForm: maybe(told(costForm, 'The all-in cost, where a pack asks for it.')),
    duties: v.array(
      v.strictObject({
        text: label('What is to be done or said.'),
        source: maybe(
          v.strictObject({
            instrument: named('The law or rule.'),
            article: maybe(text('Where in it.')),
            from: maybe(text('In force from.')),
          }),
        ),
      }),
    ),
    clauses: v.array(
      v.strictObject({
        id: text('Name of the clause.'),
        title: label('Its heading.'),
        text: told(
          v.array(v.strictObject({ en: v.string(), zh: v.string() })),
          'Its sentences, figures filled in.',
        ),
        source: maybe(named('What asks for it.')),
      }),
    ),
    digest: text('sha256: of the canonical text (keys sorted, no spaces) without this key.'),
  })

const verification = () =>
  v.strictObject({
    schema: v.literal('parley/verification@1'),
    id: text('The agreement.'),
    on: day('Its day.'),
    holds: told(v.boolean(), 'Nothing differs.'),
    policy,
    policyKnown: told(v.boolean(), 'The very same policy is known here.'),
    version: text('Version of the program that made it.'),
    digest: v.strictObject({ stated: orNull(text('In the file.')), recomputed: text('Of its text.') }),
    compared: count('Figures and texts made again and compared.'),
    differences: v.array(
      v.strictObject({
        path: text('Where: rows[2].payment counts rows from 0.'),
        stated: orNull(text('In the file; null: not there.')),
        recomputed: orNull(text('What is right; null: should not be there.')),
      }),
    ),
    notes: told(v.array(v.string()), 'policy-unknown, policy-other, program-other, clauses-unchecked.'),
  })

export const AGREEMENT_OUTPUTS = {
  agreement: {
    id: 'parley/agreement@1',
    title: 'An agreement: the case, the plan, its rows, what a breach would come to, the clauses',
    shape: agreement,
    fields: async () => ({}),
  },
  verification: {
    id: 'parley/verification@1',
    title: 'An agreement made again: what holds and what differs',
    shape: verification,
    fields: async () => ({}),
  },
} satisfies Registry
