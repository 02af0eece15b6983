// Values in words (参数值的表述): a value's steps in time, whom it binds, where it stands.
// stepsWords(…) is "24% since 2017-08-04", or every step of a series with the one that holds marked.
import type { ShownStep, Typed } from '../app/policy-parts.ts'
import type { ShownValue } from '../app/policy-values.ts'
import { type Day, iso } from '../core/day.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, citation } from '../i18n/say.ts'
import { parameterWords, valueWords, wordWords } from '../i18n/value-words.ts'
import type { Applies } from '../policy/entry.ts'
import type { Span } from '../policy/policy.ts'

export const typedWords = ({ unit, value }: Typed, voice: Voice): string =>
  valueWords(unit, value as never, voice)

export const looked = (table: object, key: string): string | undefined =>
  Object.hasOwn(table, key) ? (table as Readonly<Record<string, string>>)[key] : undefined

export function spanWords({ from, to }: Span, figure: (n: number) => string, { words, say }: Voice): string {
  const { both, exactly, from: least, to: most } = words.policy.span
  if (from !== undefined && from === to) return say(exactly, { from: figure(from) })
  if (from !== undefined && to !== undefined) return say(both, { from: figure(from), to: figure(to) })
  if (from !== undefined) return say(least, { from: figure(from) })
  return to === undefined ? '' : say(most, { to: figure(to) })
}

export const namesOf = (names: readonly string[], table: object, { words }: Voice): string =>
  names.map((name) => looked(table, name) ?? visible(name)).join(words.report.list)

/** "credit card from bank, consumer finance company, past due"; empty where it binds all. */
function binds({ products, lenders, regions, daysPastDue }: Applies, voice: Voice): string {
  const { words, say } = voice
  const { applies } = words.policy
  const loans = products && namesOf(products, words.products, voice)
  const from = lenders && namesOf(lenders, words.lenders, voice)
  const whose =
    loans !== undefined && from !== undefined
      ? say(applies.of, { products: loans, lenders: from })
      : (loans ?? from)
  return [
    ...(whose === undefined ? [] : [whose]),
    ...(regions
      ? [say(applies.region, { list: regions.map((one) => wordWords(one, voice)).join(words.report.list) })]
      : []),
    ...(daysPastDue ? [pastDue(daysPastDue, voice)] : []),
  ].join(words.report.comma)
}
export function appliesWords(applies: Applies, voice: Voice): string {
  const { all, to } = voice.words.policy.applies
  const what = binds(applies, voice)
  return what === '' ? all : voice.say(to, { what })
}

/** "31 to 90 days past due"; from the first day on it is just past due. */
export function pastDue(span: Span, voice: Voice): string {
  const { part } = voice.words.policy
  if (span.from === 1 && span.to === undefined) return part.overdue
  if (span.to === 0) return part.notOverdue
  return voice.say(part.pastDue, { span: spanWords(span, String, voice) })
}

const LONG: readonly string[] = 'by-people brackets by-days by-months by-term items text'.split(' ')
type Dated = { readonly both: string; readonly from: string; readonly until: string }

/** The templates that fit a step: of several steps the day comes first, and so it does before a long value. */
function templatesFor({ value }: ShownStep, alone: boolean, { words: { policy } }: Voice): Dated {
  const { step } = policy
  if (!('text' in value) && LONG.includes(value.unit))
    return { both: step.longSpan, from: step.longSince, until: step.longUntil }
  return alone
    ? { both: step.span, from: step.since, until: step.until }
    : { both: step.seriesUntil, from: step.series, until: step.until }
}

function stepWords(step: ShownStep, alone: boolean, voice: Voice): string {
  const { value, from, until, comes } = step
  const plain = 'text' in value ? visible(value.text) : typedWords(value, voice)
  const said = comes
    ? voice.say(voice.words.policy.value.comes, { said: plain, rate: { rate: comes } })
    : plain
  if (from === undefined && until === undefined) return said
  const templates = templatesFor(step, alone, voice)
  return voice.say(
    from === undefined ? templates.until : until === undefined ? templates.from : templates.both,
    {
      said,
      ...(from === undefined ? {} : { from: iso(from) }),
      ...(until === undefined ? {} : { to: iso(until) }),
    },
  )
}

/** Without `day`, as it stands in the file; with it, marked whether it holds on that day. */
export function stepsWords(steps: readonly ShownStep[], voice: Voice, day?: Day): string {
  const { holds, notOn } = voice.words.policy.step
  const alone = steps.length === 1
  const list = steps.map((step, i) => {
    // In a series a step ends where the next one begins; only what does not is worth saying.
    const { until, ...open } = step
    const line = stepWords(until !== undefined && until === steps[i + 1]?.from ? open : step, alone, voice)
    return step.holds && !alone ? voice.say(holds, { said: line }) : line
  })
  const said = list.join(voice.words.policy.value.semicolon)
  return day === undefined || steps.some((step) => step.holds)
    ? said
    : voice.say(notOn, { said, day: iso(day) })
}

/** The value that holds, without its days: for a cell. */
export function heldWords({ steps }: Pick<ShownValue, 'steps'>, voice: Voice): string {
  const held = steps.find(({ holds }) => holds)
  if (!held) return ''
  const { from: _, until: __, ...bare } = held
  return stepsWords([bare], voice)
}

/** What it is called; an input of the policy's own is called by what it sets. */
export const labelWords = ({ own, parameter, label }: ShownValue, voice: Voice): string =>
  own && parameter !== undefined ? parameterWords(parameter, voice) : visible(label[voice.lang])

export function citedWords(
  { instrument, article }: Pick<ShownValue, 'instrument' | 'article'>,
  { lang }: Voice,
  at?: string,
): string {
  if (instrument === undefined) return at === undefined ? '' : visible(at)
  return citation(
    { instrument, ...(article === undefined ? {} : { article }), ...(at === undefined ? {} : { at }) },
    lang,
  )
}
