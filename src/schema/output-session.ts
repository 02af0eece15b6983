// Sessions as files and as outputs (协商记录与回放的格式): a line of parley/session@1, and parley/replay@1.
import * as v from 'valibot'
import type { Registry } from './json-schema.ts'
import { wish } from './output-answer.ts'
import { amount, count, day, findings, maybe, orNull, plan, text, told } from './output-parts.ts'
import { SESSION, sessionShape } from './session.ts'

const came = v.union([
  v.strictObject({
    fits: told(v.array(v.string()), 'Ids of plans that met it, the best of each family.'),
    changes: v.array(
      v.strictObject({
        kind: text('pay-more, longer, later, down, less-down, sooner or contract-day.'),
        from: v.union([v.number(), v.string()]),
        to: v.union([v.number(), v.string()]),
        id: text('The best plan that meets the wish so changed.'),
      }),
    ),
  }),
  v.strictObject({
    firstPayment: amount('What the first row pays.'),
    peakPayment: amount('The highest payment.'),
    months: count('Months.'),
    finalDue: day('Day of the last row.'),
    totalPaid: amount('All rows together.'),
    differs: told(v.boolean(), 'What was written down then is not what comes out now.'),
    presentValue: maybe(amount("The lender's alone.")),
    expectedValue: maybe(amount("The lender's alone.")),
  }),
])

const move = v.strictObject({
  seq: count('Number of the move, from 1.'),
  at: text('When it was written: 2026-11-22T08:15:30.000Z.'),
  by: text('borrower or creditor.'),
  on: day('Day on which it was said.'),
  do: text('open, answer, ask, offer, approve, accept, refuse or note.'),
  path: maybe(text('Of an answer: where in the case.')),
  value: maybe(orNull(text('Of an answer: what was typed; null: taken out.'))),
  wish: maybe(told(wish, 'Of a request: all that is asked for.')),
  id: maybe(text('Of an offer, an approval or an acceptance: the plan.')),
  plan: maybe(v.strictObject(plan)),
  until: maybe(day('Of an offer: its last day.')),
  round: maybe(count("Of an offer: round of the ladder; the lender's alone.")),
  asks: maybe(told(v.array(v.string()), 'Of an offer: what is asked in return.')),
  role: maybe(text('Of an approval.')),
  name: maybe(text('Of an approval.')),
  reason: maybe(text('Of an approval.')),
  why: maybe(text('Of a refusal.')),
  text: maybe(text('Of a note.')),
  illegal: maybe(told(v.looseObject({ rule: v.string() }), 'Why it may not be made; it changed nothing.')),
  came: maybe(told(came, 'What it came to, reckoned again.')),
})

const replay = () =>
  v.strictObject({
    schema: v.literal('parley/replay@1'),
    id: maybe(text('The case.')),
    begun: text('When the session was begun.'),
    currency: text('ISO 4217 code of every amount.'),
    policy: told(
      v.strictObject({ id: text('Name.'), version: text('Version.'), digest: text('SHA-256 of its text.') }),
      'Under which it was negotiated.',
    ),
    policyKnown: told(v.boolean(), 'The very same policy is known here.'),
    state: text('open, accepted or refused.'),
    moves: v.array(move),
    damage: findings('What is wrong with the file.'),
    hash: text('Of the last line: an agreement that quotes it pins everything before.'),
  })

export const SESSION_OUTPUTS = {
  session: {
    id: SESSION,
    title: 'A line of a session file: the case and policy it began with, then one move a line',
    shape: sessionShape,
    fields: async () => ({}),
  },
  replay: {
    id: 'parley/replay@1',
    title: 'A negotiation again, move by move',
    shape: replay,
    fields: async () => ({}),
  },
} satisfies Registry
