// How an agreement stands, as an output (履约状态的输出格式): parley/standing@1. Amounts are numbers in currency units.
import * as v from 'valibot'
import { KEPT } from '../core/kept.ts'
import { STATES } from '../core/track.ts'
import type { Registry } from './json-schema.ts'
import { amount, citation, count, day, findings, maybe, orNull, owed, text, told } from './output-parts.ts'

const standing = () =>
  v.strictObject({
    schema: v.literal('parley/standing@1'),
    agreement: text('Id of the agreement.'),
    on: day('The standing at the end of this day.'),
    currency: text('ISO 4217 code of every amount.'),
    state: told(v.picklist(STATES), 'How it stands; cured was late before and is made good.'),
    daysPastDue: count('Since the oldest row that is not met fell due; 0 within the tolerance.'),
    paid: amount('All that came in and was not sent back.'),
    waiting: amount('Of it: waits for the next due day.'),
    surplus: amount('Of it: beyond everything owed, to be paid back.'),
    due: amount('What should have come by now and has not.'),
    next: orNull(
      told(
        v.strictObject({
          row: count('Its number.'),
          on: day('Its due day.'),
          amount: amount('What is still to be paid towards it.'),
        }),
        'The row that falls due next; null where all is due or nothing is left.',
      ),
    ),
    payoff: amount('Paid on this day, it pays the debt off.'),
    owed: owed('Owed at the end of this day, interest up to it included.'),
    putOff: owed('Put off to the last row and not yet due.'),
    held: owed('Given up only if the plan is kept.'),
    forgiven: owed('Given up for good so far.'),
    charged: owed('Charged so far.'),
    restored: owed('Came back on breach.'),
    brokenOn: orNull(day('Day on which the plan counted as broken.')),
    completedOn: orNull(day('Day on which everything was paid.')),
    clocks: v.strictObject({
      cure: maybe(
        told(
          v.strictObject({
            until: day('Last day on which it can be made good.'),
            amount: amount('By this amount.'),
          }),
          'Where something is late and the plan is not broken yet.',
        ),
      ),
      observation: maybe(
        told(
          v.strictObject({
            from: day('Began on.'),
            until: day('At least until.'),
            kept: count('Rows kept in a row since then.'),
            rows: count('So many must be.'),
            restarts: count('How often a missed row started it again.'),
            over: told(v.boolean(), 'Both are fulfilled.'),
            source: citation('What asks for it.'),
          }),
          "Of a restructured asset, on the lender's books. Absent for a borrower.",
        ),
      ),
    }),
    rows: v.array(
      v.strictObject({
        n: count('Number of the row, from 1.'),
        due: day('Due day.'),
        asked: amount('What it asks for.'),
        paid: amount('Paid towards it by now.'),
        is: told(v.picklist(KEPT), 'By what had come in by its due day and the tolerance.'),
        metOn: orNull(day('Day on which nothing of it was missing any more.')),
      }),
    ),
    entries: told(
      v.array(
        v.strictObject({
          on: day('Day of the booking.'),
          is: told(
            v.picklist(['due', 'early', 'late', 'payoff', 'breach', 'charge', 'waive']),
            'A due day, a repayment beyond the next row, a late payment, one that pays all off, a breach, a charge, a waiver.',
          ),
          row: maybe(count('The row that fell due.')),
          paid: amount('Booked.'),
          charged: owed('Charged since the entry before.'),
          to: owed('Where the payment went.'),
          capitalised: amount('Unpaid interest added to principal.'),
          left: owed('Owed after it.'),
        }),
      ),
      'The account, line by line.',
    ),
    findings: findings('What it means and what comes next.'),
  })

export const STANDING_OUTPUT = {
  standing: {
    id: 'parley/standing@1',
    title: 'How an agreement stands on a day: what came in, what is due, what comes next',
    shape: standing,
    fields: async () => ({}),
  },
} satisfies Registry
