// Outputs of the lender's side (出借方输出格式): alternatives, efficient plans, stress and the all-in cost in parley/comparison@1.
import * as v from 'valibot'
import { amount, count, day, fraction, maybe, orNull, owed, plan, text, told } from './output-parts.ts'

const fit = v.strictObject({
  fits: told(v.boolean(), 'Whether no payment is above means.'),
  short: amount('The largest shortfall in a month.'),
  shortfallMonths: count('Months that are short.'),
  day: orNull(day('The worst of them.')),
})

export const stress = v.strictObject({
  incomeDown: told(fit, 'Every income lower by the share the policy names.'),
  recoveryLate: orNull(told(fit, 'Income still to begin comes later; null where there is none.')),
  missedMonth: orNull(
    told(
      v.strictObject({
        row: count('The row missed, the hardest one.'),
        day: day('Its day.'),
        amount: amount('What was due.'),
        monthsToCatchUp: orNull(count('Until nothing is behind; null: never within the plan.')),
      }),
      'One payment missed and made good beside the following ones.',
    ),
  ),
})

const mark = orNull(
  v.strictObject({
    id: text('Id of the plan.'),
    plan: v.strictObject(plan),
    peakPayment: amount('Its highest payment.'),
    months: count('Its months.'),
    expectedValue: amount('What it is expected to bring.'),
  }),
)

export const lender = v.strictObject({
  alternatives: v.array(
    v.strictObject({
      kind: text('do-nothing, payment-order, litigation, sale, second-lien or charge-off.'),
      cost: orNull(amount('Paid before anything comes in.')),
      months: orNull(told(v.number(), 'Until it comes in.')),
      most: orNull(amount('If everything owed were collected.')),
      value: orNull(amount('Expected; null where a figure of the institution is missing.')),
      breakEven: orNull(fraction('Share to be collected to be worth the recommended plan.')),
      missing: told(v.array(v.string()), 'Parameters that would be needed.'),
    }),
  ),
  reservation: amount('The best alternative whose value is known.'),
  assumptions: orNull(
    told(
      v.strictObject({
        brokenInYear: fraction('Plans with an unchanged payment broken within 12 months.'),
        perTenthOffPayment: fraction('What each tenth off the payment leaves of that share.'),
        mostTenths: maybe(count('Tenths beyond which a deeper cut counts no more.')),
        recovery: fraction('What comes in of what is owed after a breach.'),
        recoveryAfterMonths: count('Months later.'),
        shape: told(
          v.array(v.strictObject({ until: maybe(count('Last month of the span.')), weight: v.number() })),
          'How the risk is spread over the months.',
        ),
        sources: v.array(v.string()),
      }),
      'What the expected values rest on.',
    ),
  ),
  efficient: orNull(
    v.strictObject({
      count: count('Plans that no other beats for both sides.'),
      nash: mark,
      kalaiSmorodinsky: mark,
      egalitarian: mark,
    }),
  ),
})

export const costForm = v.strictObject({
  principal: amount('Principal repaid.'),
  items: v.array(
    v.strictObject({
      item: told(v.picklist(['interest', 'interest-before', 'fees']), 'Which cost.'),
      amount: amount('Paid under the plan.'),
      annual: orNull(fraction('As a yearly level by the internal rate, 12 × a month.')),
    }),
  ),
  total: orNull(fraction('The levels added up.')),
  effective: orNull(fraction('The same compounded.')),
  defaults: told(
    v.array(
      v.strictObject({
        item: text('penalty-before, penalty or held.'),
        amount: maybe(amount('Owed before and paid under the plan.')),
        rate: maybe(text('The penalty rate.')),
        onBreach: maybe(owed('What returns when the plan is broken.')),
      }),
    ),
    'What only default costs.',
  ),
})
