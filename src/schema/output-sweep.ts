// The output of a sweep (变动测算的输出格式), parley/sweep@1: axes and cells.
// Amounts are numbers in currency units with exactly the currency's digits; rates and shares fractions; days ISO dates.
import * as v from 'valibot'
import { PLAN_KINDS } from '../core/plan.ts'
import { UNITS } from './axis-range.ts'
import type { Registry } from './json-schema.ts'
import { amount, count, day, findings, fraction, maybe, orNull, owed, text, told } from './output-parts.ts'

const value = v.union([v.number(), v.string()])

const plan = v.strictObject({
  id: text('The plan recommended with these values, or the one that is followed.'),
  kind: told(v.picklist([...PLAN_KINDS, 'contract']), 'Its kind.'),
  family: told(v.picklist(['contract', 'extension', 'instalment', 'waiver']), 'Its group.'),
  firstPayment: amount('What the first row pays; 0 in a holiday.'),
  peakPayment: amount('The highest payment.'),
  months: count('Months; rows on days of their own take none.'),
  firstDue: day('Day of the first row.'),
  finalDue: day('Day of the last row.'),
  totalPaid: amount('All rows together.'),
  forgiven: owed('Given up for good from the start.'),
  held: amount('Given up only if the plan is kept.'),
  annualRate: orNull(fraction('12 × the internal rate of −owed, +payments.')),
  fits: orNull(told(v.boolean(), 'Whether no payment is above means; null where means are not known.')),
  presentValue: maybe(orNull(amount('Present value of the payments. Absent for a borrower.'))),
  expectedValue: maybe(orNull(amount('What the lender must expect of it. Absent for a borrower.'))),
  findings: told(
    v.strictObject({
      forbids: count('Rules that forbid it; 0 for a recommended plan.'),
      needsApproval: maybe(count('Approvals beyond the role. Absent for a borrower.')),
      warns: count('What must be known before agreeing.'),
    }),
    'How many findings of each level.',
  ),
})

const trouble = v.strictObject({
  trouble: text('Key of what is wrong.'),
  path: text('Where in the case.'),
  read: maybe(text('What was read there.')),
})

const sweep = () =>
  v.strictObject({
    schema: v.literal('parley/sweep@1'),
    id: maybe(text('The case.')),
    currency: text('ISO 4217 code of every amount.'),
    policy: told(
      v.strictObject({ id: text('Name.'), version: text('Version.'), digest: text('SHA-256 of its text.') }),
      'Under which all figures were reckoned.',
    ),
    follow: orNull(text('The plan followed over all cells; null where each has the one recommended there.')),
    axes: told(
      v.array(
        v.strictObject({
          path: text('Path in the case.'),
          unit: told(v.picklist(UNITS), 'What its values are.'),
          base: orNull(text('The value as the case has it; null where it has none, or a list.')),
          values: told(v.array(value), 'In the order they were asked for.'),
        }),
      ),
      'What is varied.',
    ),
    cells: told(
      v.array(
        v.strictObject({
          at: told(v.record(v.string(), value), 'The value of each path.'),
          outcome: told(
            v.picklist(['plan', 'none', 'refused']),
            'plan: there is one; none: nothing can be granted; refused: with these values it is no case.',
          ),
          plan: orNull(told(plan, 'The plan and what it comes to.')),
          capacity: orNull(amount('What the household can pay on the day of the first payment.')),
          closest: orNull(text('Where nothing can be granted: the plan that comes closest.')),
          why: v.union([
            findings('Why the closest plan cannot be granted.'),
            told(v.array(trouble), 'Why it is no case.'),
          ]),
          reason: told(v.array(v.string()), 'The same in words.'),
        }),
      ),
      'One per combination, the last axis changing fastest.',
    ),
    counts: v.strictObject({
      cells: count('All of them.'),
      plan: count('With a plan.'),
      none: count('Where nothing can be granted.'),
      refused: count('That are no case.'),
    }),
  })

export const SWEEP_OUTPUT = {
  sweep: {
    id: 'parley/sweep@1',
    title: 'A sweep: what-ifs of one case over a grid of values',
    shape: sweep,
    fields: async () => ({}),
  },
} satisfies Registry
