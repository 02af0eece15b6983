// A checked text as an output (文字检查的输出格式): parley/text-check@1.
import * as v from 'valibot'
import type { Registry } from './json-schema.ts'
import { count, maybe, text, told } from './output-parts.ts'
import { WORDING_WHYS } from './policy-words.ts'

const both = v.strictObject({ en: text('In English.'), zh: text('In Chinese.') })

const textCheck = () =>
  v.strictObject({
    schema: v.literal('parley/text-check@1'),
    file: text('What was read; - for standard input.'),
    hits: v.array(
      v.strictObject({
        line: count('From 1.'),
        column: count('From 1, in characters.'),
        said: text('As it stands there.'),
        wording: text('Id of the forbidden wording.'),
        why: told(v.picklist(WORDING_WHYS), 'Of what sort.'),
        label: told(both, 'What is wrong with it.'),
        sources: told(
          v.array(
            v.strictObject({
              instrument: v.union([text('Its name.'), both]),
              article: maybe(text('Article.')),
              from: maybe(text('In force since.')),
              at: maybe(text('File and line of the pack or policy.')),
            }),
          ),
          'Where it is forbidden.',
        ),
        advisory: told(v.boolean(), 'Good conduct or a setting, and no law.'),
      }),
    ),
  })

export const TEXT_CHECK_OUTPUT = {
  'text-check': {
    id: 'parley/text-check@1',
    title: 'A text held against the forbidden wordings',
    shape: textCheck,
    fields: async () => ({}),
  },
} satisfies Registry
