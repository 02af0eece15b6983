// Payment holiday (延期还款): nothing for so many months, then level amounts. Interest meanwhile accrues,
// is capitalised, or stands still (`during-0`): which of them is always said.
// payment-holiday-3+24.during-0: three months of nothing at 0 %, then level × 24 at the contract rate.
import { ZERO_RATE } from '../core/rate.ts'
import { type Knobs, type Recipe, number, spec, within, withRate } from './recipe.ts'

/** Capitalising makes interest bear interest: it can be asked for by id, but no menu proposes it. */
const WAYS: readonly Knobs[] = [{}, { during: ZERO_RATE }]

export const paymentHoliday: Recipe = {
  kind: 'payment-holiday',
  numbers: [2],
  knobs: ['rate', 'during', 'unpaid'],
  propose: (_, policy) =>
    policy.menu.holidays.flatMap((k) =>
      policy.menu.terms
        .filter((n) => within(policy, k + n))
        .flatMap((n) => WAYS.map((way) => spec('payment-holiday', [k, n], way))),
    ),
  hangsOn: () => '',
  stages: ({ numbers, knobs, ...of }) => [
    { months: numbers[0] ?? 0, pay: 'nothing', unpaid: knobs.unpaid ?? 'accrues', ...withRate(knobs.during) },
    { months: number({ ...of, numbers, knobs }, 1), pay: 'level', ...withRate(knobs.rate) },
  ],
}
