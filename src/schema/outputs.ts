// Outputs (输出格式): the shapes of what the program writes: parley/comparison@1, parley/schedule@1, parley/rate@1.
// Amounts are numbers in currency units with exactly the currency's digits; rates and shares fractions; days ISO dates.
import * as v from 'valibot'
import { DAY_COUNTS } from '../core/accrual.ts'
import { METHODS } from '../core/yield.ts'
import type { Registry } from './json-schema.ts'
import { answer, wish } from './output-answer.ts'
import { costForm, lender, stress } from './output-lender.ts'
import {
  amount,
  count,
  day,
  findings,
  fraction,
  maybe,
  nearest,
  orNull,
  owed,
  plan,
  text,
  told,
} from './output-parts.ts'

const measures = v.strictObject({
  firstPayment: amount('What the first row pays.'),
  peakPayment: amount('The highest payment.'),
  lastPayment: amount('What the last row pays.'),
  months: count('Months; rows on days of their own take none.'),
  firstDue: day('Day of the first row.'),
  finalDue: day('Day of the last row.'),
  totalPaid: amount('All rows together.'),
  interestCharged: amount('Interest charged while the plan is kept.'),
  forgiven: owed('Given up for good from the start.'),
  held: amount('Given up only if the plan is kept.'),
  fits: orNull(told(v.boolean(), 'Whether no payment is above means; null where means are not known.')),
  strain: orNull(fraction('The highest payment ÷ capacity; null where that has no value.')),
  shortfallMonths: orNull(count('Months in which the payment is above means.')),
  annualRate: orNull(
    fraction('12 × the internal rate of −owed, +payments; null where there is none or several.'),
  ),
  effectiveRate: orNull(fraction('The same compounded.')),
  presentValue: maybe(
    orNull(amount("Payments discounted at the policy's rate (else the contract's). Absent for a borrower.")),
  ),
  expectedValue: maybe(
    orNull(amount('Present value weighed by how likely payment is. Absent for a borrower.')),
  ),
  recovery: maybe(orNull(fraction('Expected value ÷ owed. Absent for a borrower.'))),
  diminished: maybe(
    orNull(
      fraction('(owed − present value at the contract rate) ÷ owed; below 0 a gain. Absent for a borrower.'),
    ),
  ),
})

const comparison = () =>
  v.strictObject({
    schema: v.literal('parley/comparison@1'),
    id: maybe(text('The case.')),
    asOf: day('Day of the figures.'),
    currency: text('ISO 4217 code of every amount.'),
    policy: told(
      v.strictObject({ id: text('Name.'), version: text('Version.'), digest: text('SHA-256 of its text.') }),
      'Under which all figures were reckoned.',
    ),
    dayCount: told(v.picklist(DAY_COUNTS), 'How days became years.'),
    means: orNull(
      told(
        v.strictObject({
          income: amount('Income a month, today.'),
          floor: amount('Living-cost floor; 0 where none is known.'),
          essentials: amount('Declared spending a month, today.'),
          otherDebts: amount('Instalments of other debts a month, today.'),
          cushion: amount('Left to the household for the unforeseen.'),
          capacity: told(
            v.array(
              v.strictObject({
                from: day('From this day on.'),
                amount: amount('A month; below zero: nothing can be paid.'),
              }),
            ),
            'What can be paid, as a path in time.',
          ),
        }),
        'What the household can pay; null where its means are not known.',
      ),
    ),
    wish: maybe(told(wish, 'What was asked for.')),
    findings: findings('What must be known before any plan.'),
    plans: told(
      v.array(
        v.strictObject({
          id: text(
            'Short, stable, a complete recipe; "contract" for the contract as it stands, which comes first.',
          ),
          ...plan,
          family: told(v.picklist(['contract', 'extension', 'instalment', 'waiver']), 'Group of the plan.'),
          measures: told(measures, 'What its schedule comes to.'),
          findings: findings('What the rules say of it.'),
          authority: maybe(
            orNull(text('Who may grant it; null where the policy names nobody. Absent for a borrower.')),
          ),
          beatenBy: maybe(
            orNull(text('A plan that weighs less on the borrower and is worth more. Absent for a borrower.')),
          ),
          costForm: maybe(told(costForm, 'The all-in cost, where a pack asks for it.')),
          dominatedBy: orNull(text('A plan that is nowhere worse and somewhere better.')),
          rank: orNull(count('Place among all plans that can be granted, from 1; null for the contract.')),
        }),
      ),
      'The plans side by side; every one is a valid plan file, but for the contract.',
    ),
    recommended: orNull(text('Id of the plan that weighs best; null where none can be granted.')),
    stress: maybe(told(stress, 'How the recommended plan bears worse times; where means are known.')),
    lender: maybe(
      told(
        lender,
        'What the lender has without an agreement, and the plans nothing beats. Absent for a borrower.',
      ),
    ),
    answer: maybe(told(answer, 'What would have to change, where a wish was to be answered.')),
    refused: told(
      v.array(
        v.strictObject({
          id: text('The plan that was refused.'),
          findings: findings('Why.'),
          nearest: nearest('The smallest change of each sort that would let it pass.'),
        }),
      ),
      'The nearest of the plans that cannot be granted.',
    ),
    counts: v.strictObject({
      considered: count('Plans tried.'),
      accepted: count('Plans that can be granted.'),
      refused: count('Plans that cannot.'),
    }),
    carried: maybe(
      told(v.record(v.string(), v.nullable(v.string())), 'Columns carried through, in a run over records.'),
    ),
  })

const where = {
  payment: amount('Paid.'),
  principal: amount('Of the payment, to principal.'),
  interest: amount('Of the payment, to interest.'),
  penalty: amount('Of the payment, to penalty.'),
  fees: amount('Of the payment, to fees.'),
}

const schedule = () =>
  v.strictObject({
    schema: v.literal('parley/schedule@1'),
    currency: text('ISO 4217 code of every amount.'),
    dayCount: told(v.picklist(DAY_COUNTS), 'How days became years.'),
    plan: told(v.strictObject({ id: text('Id of the plan.'), ...plan }), 'The plan: a valid plan file.'),
    rows: v.array(
      v.strictObject({
        n: count('Number of the row, from 1.'),
        due: day('Due day.'),
        ...where,
        charged: amount('Charged for the period up to this row.'),
        capitalised: amount('Unpaid interest added to principal after this row.'),
        balance: amount('Still owed after the row, without what is held.'),
      }),
    ),
    totals: told(v.strictObject(where), 'Sums of the rows.'),
    forgiven: owed('Given up for good from the start.'),
    held: owed('Given up only if the plan is kept.'),
    charged: owed('Charged over all rows.'),
  })

const yielded = () =>
  v.strictObject({
    schema: v.literal('parley/rate@1'),
    method: told(v.picklist(METHODS), 'How it was reckoned.'),
    annualRate: orNull(fraction('A fraction a year, in full; null where there is none or several.')),
    effectiveRate: orNull(fraction('Compounded over a year.')),
    percent: orNull(text('annualRate × 100 as it is quoted: 1 decimal for eu, else 2.')),
    periodicRate: maybe(fraction('Of one period.')),
    unitPeriod: maybe(text('The period: month, 2 weeks, …')),
    roots: told(v.array(v.number()), 'Every rate that balances the flows, by the period of the method.'),
    reason: maybe(text('Why there is no one rate.')),
  })

export const OUTPUTS = {
  comparison: {
    id: 'parley/comparison@1',
    title: 'A comparison: the plans side by side, the one recommended, those refused',
    shape: comparison,
    fields: async () => ({}),
  },
  schedule: {
    id: 'parley/schedule@1',
    title: 'A repayment schedule: row by row what is due and where it goes',
    shape: schedule,
    fields: async () => ({}),
  },
  rate: {
    id: 'parley/rate@1',
    title: 'A rate of return of cash flows',
    shape: yielded,
    fields: async () => ({}),
  },
} satisfies Registry
