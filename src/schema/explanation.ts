// Explanation (算式说明), parley/explanation@1: the shape of what `explain` writes: figures with their formulas.
// { subject: 'row', figure: 'interestCharged', args: { row: 1 }, value: 730.98, formula: '48732.55 * 18% * 31/365, half-up', note: null }
import * as v from 'valibot'
import { DAY_COUNTS } from '../core/accrual.ts'
import type { Registry } from './json-schema.ts'

const told = <S extends v.GenericSchema>(schema: S, what: string) => v.pipe(schema, v.description(what))
const text = (what: string) => told(v.string(), what)

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
            v.picklist(['means', 'opening', 'level', 'row', 'measures']),
            'What the figure belongs to.',
          ),
          figure: text('Name of the figure.'),
          args: told(
            v.record(v.string(), v.union([v.number(), v.string()])),
            'What tells it from others of its name: row, day, bucket.',
          ),
          value: told(
            v.nullable(v.union([v.number(), v.string()])),
            'An amount, a count, or a fraction of four decimals; null where there is none, and the note says why.',
          ),
          formula: told(
            v.nullable(v.string()),
            'Numbers with + - * / ^, max(…), min(…), [… , mode] and "; i = …" for a name; read from left to right, rounded at the end ' +
              'as it says (half-up, half-even) to the digits of the value or to the unit named. Null where the figure was given.',
          ),
          note: told(v.nullable(v.string()), 'Key of a remark on where it comes from.'),
        }),
      ),
      'Figures in the order of the reckoning.',
    ),
  })

export const EXPLANATION = {
  explanation: {
    id: 'parley/explanation@1',
    title: 'An explanation: every figure of a plan with its formula',
    shape: explanation,
    fields: async () => ({}),
  },
} satisfies Registry
