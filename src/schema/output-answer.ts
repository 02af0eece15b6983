// Outputs of an answered wish (答复诉求的输出格式): the wish itself, and what would have to change for a plan to meet it.
import * as v from 'valibot'
import { amount, count, day, fraction, maybe, orNull, plan, text, told } from './output-parts.ts'

export const wish = v.strictObject({
  maxPayment: maybe(amount('The most a month.')),
  payNow: maybe(amount('At once.')),
  maxMonths: maybe(count('The most months.')),
  doneBy: maybe(day('Over by this day.')),
  firstDue: maybe(day('First payment.')),
  dueDay: maybe(count('Day of the month.')),
})

const figure = v.union([v.number(), v.string()])

export const answer = v.strictObject({
  changes: v.array(
    v.strictObject({
      kind: text('pay-more, longer, later, down, less-down, sooner or contract-day.'),
      from: figure,
      to: figure,
      wish: told(wish, 'The wish as it would have to be.'),
      id: text('The best plan that meets it.'),
      plan: v.strictObject(plan),
    }),
  ),
  closest: orNull(
    v.strictObject({
      id: text('The plan that misses the wish by the least.'),
      plan: v.strictObject(plan),
      distance: fraction('By how much of its parts.'),
    }),
  ),
})
