// A value in words (参数值的文字描述): one function for every unit of a pack, wherever a value is shown or cited.
// valueWords('by-months', …) is "up to 12 months: 12.6%; beyond: 1.8%"; valueWords('rate', 24 %) is "24%".
import { compare } from '../core/rate.ts'
import type { Parameter } from '../policy/parameters.ts'
import type { ByTerm, RateOrTimes, Unit, Values } from '../policy/units.ts'
import { visible } from './neutral.ts'
import type { Said, Voice } from './say.ts'

type Worder<T> = (value: T, voice: Voice) => string

/** A value of a unit, as people read it; nothing of it does anything where it is printed. */
export const valueWords = <U extends Unit>(unit: U, value: Values[U], voice: Voice): string =>
  (UNITS[unit] as Worder<Values[U]>)(value, voice)

/** Values of one unit side by side: "3, 6, 9 months". */
export function valuesWords<U extends Unit>(unit: U, values: readonly Values[U][], voice: Voice): string {
  const { words, say } = voice
  const [first] = values
  if (values.length === 0) return words.policy.value.none
  if (values.length === 1 && first !== undefined) return valueWords(unit, first, voice)
  const { manyMonths, manyDays } = words.policy.value
  const many = unit === 'months' ? manyMonths : unit === 'days' ? manyDays : undefined
  return many === undefined
    ? values.map((value) => valueWords(unit, value, voice)).join(words.report.comma)
    : say(many, { list: values.join(words.report.list) })
}

/** A word of the trade where it is one, else as it was written. */
export function wordWords(word: string, { words }: Voice): string {
  const tables: readonly Readonly<Record<string, string>>[] = [
    words.policy.words,
    words.lenders,
    words.products,
  ]
  for (const table of tables) if (Object.hasOwn(table, word)) return table[word] as string
  return visible(word)
}

/** What a parameter asks for, by its name. */
export const parameterWords = (name: string, { words }: Voice): string =>
  Object.hasOwn(words.policy.parameters, name) ? words.policy.parameters[name as Parameter] : visible(name)

const counted =
  (key: 'months' | 'days' | 'years'): Worder<number> =>
  (n, { words, say }) =>
    say(words.policy.value[key], { n })
const listed = (parts: readonly string[], { words }: Voice): string =>
  parts.join(words.policy.value.semicolon)

/** "up to 12 months: 50%; beyond: 30%"; a table of one open line is its value alone. */
function table(
  rows: readonly { readonly top: string | undefined; readonly said: string }[],
  voice: Voice,
): string {
  const { upTo, beyond } = voice.words.policy.value
  if (rows.length === 1 && rows[0]?.top === undefined) return rows[0]?.said ?? ''
  return listed(
    rows.map(({ top, said }) =>
      top === undefined ? voice.say(beyond, { said }) : voice.say(upTo, { top, said }),
    ),
    voice,
  )
}
const topMonths = (upTo: number | undefined, voice: Voice): string | undefined =>
  upTo === undefined ? undefined : counted('months')(upTo, voice)

const rate: Worder<RateOrTimes> = (value, voice) =>
  'of' in value
    ? voice.say(voice.words.policy.value.times, { times: value.times, of: parameterWords(value.of, voice) })
    : voice.rate(value)

const range = (least: Said, most: Said, { words, say }: Voice): string =>
  say(words.policy.value.range, { least, most })

function termWords(row: ByTerm[number], voice: Voice): string {
  const { ofTerm, inAll } = voice.words.policy.value
  if ('share' in row) return voice.say(ofTerm, { share: { share: row.share } })
  return 'months' in row ? counted('months')(row.months, voice) : voice.say(inAll, { n: row.total })
}

const UNITS: { readonly [U in Unit]: Worder<Values[U]> } = {
  rate,
  share: (value, { share }) => share(value),
  fraction: ({ top, bottom }) => `${top}/${bottom}`,
  'share-range': ({ least, most }, voice) =>
    compare(least, most) === 0 ? voice.share(least) : range({ share: least }, { share: most }, voice),
  'rate-range': ({ least, most }, voice) => range({ rate: least }, { rate: most }, voice),
  months: counted('months'),
  days: counted('days'),
  years: counted('years'),
  count: (value) => String(value),
  amount: (value, { money }) => money(value),
  'amount-a-month': (value, { money, words, say }) => say(words.policy.value.aMonth, { said: money(value) }),
  'by-people': ({ people, extra }, { money, words, say }) => {
    const { people: of, further, aMonth } = words.policy.value
    const parts = people.map((amount, i) => say(of, { amount: money(amount), n: i + 1 }))
    return say(aMonth, {
      said: [...parts, say(further, { amount: money(extra) })].join(words.report.comma),
    })
  },
  'yes-no': (value, { words }) => (value ? words.policy.value.yes : words.policy.value.no),
  word: wordWords,
  buckets: (value, { words, say }) =>
    say(words.policy.value.inOrder, {
      list: value.map((bucket) => words.buckets[bucket]).join(words.report.list),
    }),
  hours: ({ from, until }, { words, say }) => say(words.policy.value.hours, { from, until }),
  brackets: (value, voice) => {
    const { ofSlice, andSlice } = voice.words.policy.value
    const rows = value.map(({ upTo, fixed, rate: part }) => {
      const amount = fixed === undefined ? '' : voice.money(fixed)
      const share = part === undefined ? '' : voice.share(part)
      const said =
        share === '' ? amount : voice.say(amount === '' ? ofSlice : andSlice, { amount, rate: share })
      return { top: upTo === undefined ? undefined : voice.money(upTo), said }
    })
    return table(rows, voice)
  },
  'by-days': (value, voice) =>
    listed(
      value.map(({ from, is }) =>
        voice.say(voice.words.policy.value.fromDay, { day: from, said: wordWords(is, voice) }),
      ),
      voice,
    ),
  'by-months': (value, voice) =>
    table(
      value.map(({ upTo, share }) => ({ top: topMonths(upTo, voice), said: voice.share(share) })),
      voice,
    ),
  'by-term': (value, voice) =>
    table(
      value.map((row) => ({ top: topMonths(row.upTo, voice), said: termWords(row, voice) })),
      voice,
    ),
  shares: (value, { share, words }) => value.map(share).join(words.report.comma),
  items: (value, voice) =>
    listed(
      value.map(({ label }) => visible(label[voice.lang])),
      voice,
    ),
  text: (value, { lang }) => visible(value[lang]),
}
