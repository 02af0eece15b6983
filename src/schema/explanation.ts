// Explanation (算式说明), parley/explanation@1: the shape of what `explain` writes: figures with their formulas.
// { subject: 'row', figure: 'interestCharged', args: { row: 1 }, value: 730.98, formula: '48732.55 * 18% * 31/365, half-up', note: null }
import * as v from 'valibot'
import { DAY_COUNTS } from '../core/accrual.ts'
import type { Registry } from './json-schema.ts'
import { citation, findings, maybe, nearest, text, told } from './output-parts.ts'

const explanation = () =>
  v.strictObject({
    schema: v.literal('parley/explanation@1'),
    id: text('Id of the plan.'),
    currency: text('ISO 4217 code of every amount.'),
    dayCount: told(v.picklist(DAY_COUNTS), 'How days became years.'),
    row: v.exactOptional(
      told(v.pipe(v.number(), v.integer(), v.minValue(1)), 'The row asked for; absent for the whole plan.'),
    ),
    items: told(
      v.array(
        v.strictObject({
          subject: told(
            v.picklist(['means', 'opening', 'level', 'row', 'measures', 'cost', 'value', 'authority']),
            'What the figure belongs to; value and authority are absent for a borrower.',
          ),
          figure: text('Name of the figure.'),
          args: told(
            v.record(v.string(), v.union([v.number(), v.string()])),
            'What tells it from others of its name (row, day, bucket), and what its note speaks of.',
          ),
          value: told(
            v.nullable(v.union([v.number(), v.string()])),
            'An amount, a count, a fraction of four decimals, or a word; null where there is none, and the note says why.',
          ),
          formula: told(
            v.nullable(v.string()),
            'Numbers with + - * / ^, max(…), min(…), [… , mode] and "; i = …" for a name; read from left to right, rounded at the end ' +
              'as it says (half-up, half-even, up, down) to the digits of the value or to the unit named. Null where the figure was given.',
          ),
          note: told(v.nullable(v.string()), 'Key of a remark on where it comes from.'),
          source: maybe(citation('The value of a pack, or the line of the policy, that it rests on.')),
        }),
      ),
      'Figures in the order of the reckoning.',
    ),
    passes: maybe(told(v.boolean(), 'Whether nothing forbids the plan; absent where one row was asked for.')),
    findings: maybe(findings('What the rules say of the plan, each with its source.')),
    nearest: maybe(nearest('For a refused plan: the smallest change of each sort that would let it pass.')),
  })

export const EXPLANATION = {
  explanation: {
    id: 'parley/explanation@1',
    title: 'An explanation: every figure of a plan with its formula',
    shape: explanation,
    fields: async () => ({}),
  },
} satisfies Registry
