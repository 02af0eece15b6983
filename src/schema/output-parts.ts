// Parts of outputs (输出的组成部分): what several documents hold: amounts by bucket, findings, and a plan as its file has it.
// Every plan in an output, taken by itself, is a plan file: { kind, reliefs, capitalise, stages, firstDue, breach }.
import * as v from 'valibot'
import { LEVELS } from '../core/finding.ts'
import { PAY_WORDS, PLAN_KINDS } from '../core/plan.ts'

export const told = <S extends v.GenericSchema>(schema: S, what: string) =>
  v.pipe(schema, v.description(what))
export const amount = (what: string) => told(v.number(), what)
export const fraction = (what: string) => told(v.number(), what)
export const count = (what: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(what))
export const day = (what: string) => v.pipe(v.string(), v.isoDate(), v.description(what))
export const text = (what: string) => told(v.string(), what)
export const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema)
export const maybe = <S extends v.GenericSchema>(schema: S) => v.exactOptional(schema)

export const owed = (what: string) =>
  told(
    v.strictObject({
      fees: amount('Of the fees.'),
      penalty: amount('Of the penalty interest.'),
      interest: amount('Of the interest.'),
      principal: amount('Of the principal.'),
    }),
    what,
  )

const rate = (what: string) =>
  told(
    v.union([v.number(), v.string()]),
    `${what} A fraction; by the day or from 100 % on with its unit: "0.05%/day".`,
  )

export const citation = (what: string) =>
  told(
    v.strictObject({
      instrument: text('The law, rule or contract.'),
      article: maybe(text('Where in it.')),
      from: maybe(text('In force from.')),
      at: maybe(text('File and line of the pack or policy.')),
    }),
    what,
  )

export const finding = v.strictObject({
  rule: text('Key of the rule.'),
  level: told(v.picklist(LEVELS), 'How much it weighs: forbids, needs-approval, warns, notes.'),
  args: told(v.record(v.string(), v.union([v.number(), v.string()])), 'Its figures, by name.'),
  source: maybe(citation('Where it comes from.')),
})
export const findings = (what: string) => told(v.array(finding), what)

const pay = v.union([
  v.picklist(PAY_WORDS),
  v.strictObject({ amount: amount('A fixed amount.') }),
  v.strictObject({ weights: told(v.array(v.number()), 'Proportions of the rows; the last repeats.') }),
  v.strictObject({ grow: rate('Growth of each step.'), every: count('Rows from step to step.') }),
])

/** What makes a plan: each of these, taken alone, is a plan file (`parley/plan@1`). */
export const plan = {
  kind: told(
    v.picklist([...PLAN_KINDS, 'contract']),
    'The recipe that proposed the plan, or the contract as it stands.',
  ),
  reliefs: told(
    v.array(
      v.strictObject({
        bucket: told(
          v.picklist(['fees', 'penalty', 'interest', 'principal']),
          'Of which part of what is owed.',
        ),
        share: told(
          v.union([v.number(), v.strictObject({ amount: amount('An amount instead of a share.') })]),
          'How much.',
        ),
        when: told(
          v.union([
            v.picklist(['now', 'on-completion', 'last-row']),
            v.strictObject({ kept: count('Once so many rows are paid.') }),
          ]),
          'When it becomes final; last-row is put off and not given up.',
        ),
      }),
    ),
    'What the creditor gives up or puts off.',
  ),
  capitalise: told(v.array(v.picklist(['fees', 'penalty', 'interest'])), 'Added to the principal on asOf.'),
  stages: told(
    v.array(
      v.strictObject({
        months: maybe(count('For so many months; or on.')),
        on: maybe(day('On this day; or months.')),
        pay: told(pay, 'What a row pays.'),
        rate: maybe(rate('Rate of the stage; the contract rate if left out.')),
        over: maybe(count('Reckoned as if so many rows followed.')),
        unpaid: maybe(
          told(v.picklist(['accrues', 'capitalises']), 'What becomes of interest a row does not cover.'),
        ),
      }),
    ),
    'How the borrower pays, one stage after the other.',
  ),
  firstDue: orNull(day('Due day of row 1; null is the first due day after asOf.')),
  breach: maybe(
    told(
      v.strictObject({
        missed: count('So many rows in a row unpaid …'),
        days: count('… so many days after due.'),
        interest: told(
          v.picklist(['from-breach', 'from-start']),
          'From when interest runs at the contract rate again.',
        ),
        accelerates: told(v.boolean(), 'Whether everything is then due.'),
      }),
      'When the plan counts as broken, and what then.',
    ),
  ),
}

/** Plans that differ from a refused one in one thing. */
export const nearest = (what: string) =>
  told(
    v.array(
      v.strictObject({
        change: v.strictObject({
          path: text('What changes: a path in the plan, reliefs.BUCKET, or household.surplus.'),
          from: v.union([v.number(), v.string()]),
          to: v.union([v.number(), v.string()]),
        }),
        id: text('The plan so changed.'),
        plan: v.strictObject(plan),
      }),
    ),
    what,
  )
