// A policy in words (政策的文字描述): what its parts are called and what they say, for tables, pages and differences alike.
// partLabel('menu.terms') is "Terms", and what it shows "3, 6, 9 months".
import type { Change } from '../app/policy-diff.ts'
import type { Shown } from '../app/policy-parts.ts'
import type { PolicyHead } from '../app/policy-view.ts'
import { BUCKETS } from '../core/debt.ts'
import { isZero } from '../core/rate.ts'
import { visible } from '../i18n/neutral.ts'
import { type Voice, voice as voiceOf } from '../i18n/say.ts'
import { valuesWords } from '../i18n/value-words.ts'
import type { Grant, ReliefSet, Span, Tier } from '../policy/policy.ts'
import type { Context } from './document.ts'
import {
  appliesWords,
  citedWords,
  looked,
  namesOf,
  pastDue,
  spanWords,
  stepsWords,
  typedWords,
} from './policy-value-words.ts'

/** A policy without a currency writes amounts without a sign. */
export function voiceFor({ currency, digits }: PolicyHead, { lang, width }: Context): Voice {
  const voice = voiceOf(lang, {
    ...(currency === undefined ? {} : { currency }),
    digits,
    plain: width === undefined,
  })
  return currency === undefined ? { ...voice, money: voice.amount } : voice
}

/** What a part is called, by its path; a part without a name is its path. */
export function partLabel(key: string, voice: Voice): string {
  const { policy, products, roles } = voice.words
  const last = key.slice(key.indexOf('.') + 1)
  if (key.startsWith('lenders.')) return looked(products, last) ?? visible(last)
  if (key.startsWith('authority.')) return looked(roles, last) ?? visible(last)
  return looked(policy.parts, key) ?? visible(key)
}

/** Where a word depends on what it is said of. */
function keyedWord(key: string, word: string, { words: { policy } }: Voice): string | undefined {
  if (key === 'value.dated') return looked(policy.dated, word)
  if (key === 'value.when') return looked(policy.whens, word)
  return key === 'value.confidence' ? looked(policy.confidences, word) : undefined
}

export function shownWords(key: string, shown: Shown, voice: Voice): string {
  const { words, say } = voice
  const { policy, report } = words
  const listed = (parts: readonly string[]): string =>
    parts.length === 0 ? policy.value.none : parts.join(policy.value.semicolon)
  switch (shown.is) {
    case 'one':
      return (
        (shown.of.unit === 'word' ? keyedWord(key, shown.of.value, voice) : undefined) ??
        typedWords(shown.of, voice)
      )
    case 'many': {
      const [first] = shown.of
      return first
        ? valuesWords(first.unit, shown.of.map(({ value }) => value) as never, voice)
        : policy.value.none
    }
    case 'step-ups':
      return listed(
        shown.of.map(({ grow, every }) => say(policy.part.stepUp, { grow: { share: grow }, every })),
      )
    case 'settlements':
      return listed(
        shown.of.map(({ months, principal }) =>
          say(policy.part.settlement, {
            share: { share: principal },
            months: valuesWords('months', months, voice),
          }),
        ),
      )
    case 'reliefs':
      return listed(shown.of.map((set) => reliefWords(set, voice)))
    case 'grant':
      return grantWords(shown.of, voice)
    case 'tier':
      return tierWords(shown.of, voice)
    case 'steps':
      return stepsWords(shown.of, voice)
    case 'applies':
      return appliesWords(shown.of, voice)
    case 'cited':
      return citedWords(shown, voice)
    case 'texts':
      return shown.of.map(visible).join(report.comma)
    case 'day':
      return voice.day(shown.of)
    case 'empty':
      return say(policy.entry.empty, { why: { label: shown.of } })
  }
}

const sharesWords = (of: ReliefSet['shares'], { words, say }: Voice): string =>
  BUCKETS.flatMap((bucket) => {
    const share = of[bucket]
    return share === undefined || isZero(share)
      ? []
      : [say(words.policy.part.share, { share: { share }, bucket: words.buckets[bucket] })]
  }).join(words.report.list)

function reliefWords({ when, shares }: ReliefSet, voice: Voice): string {
  const { policy, plan } = voice.words
  const said = sharesWords(shares, voice)
  if (when === 'last-row') return voice.say(policy.part.putOff, { shares: said })
  const sure =
    typeof when === 'object'
      ? voice.say(plan.whenKept, { rows: when.kept })
      : when === 'now'
        ? plan.whenNow
        : plan.whenDone
  return voice.say(policy.part.relief, { shares: said, when: sure })
}

function grantWords(grant: Grant | 'all', voice: Voice): string {
  const { part } = voice.words.policy
  if (grant === 'all') return part.everything
  const { waive, months, holiday, rate } = grant
  const shares = sharesWords(waive, voice)
  return [
    shares === '' ? part.waivesNothing : voice.say(part.waives, { shares }),
    ...(months === undefined ? [] : [voice.say(part.plans, { n: months })]),
    ...(holiday === undefined
      ? []
      : [holiday === 0 ? part.noHoliday : voice.say(part.holiday, { n: holiday })]),
    ...(rate === undefined ? [] : [voice.say(part.rate, { rate: { rate } })]),
  ].join(voice.words.policy.value.semicolon)
}

function tierWords(tier: Tier, voice: Voice): string {
  const { words, say } = voice
  const { part } = words.policy
  const span = (template: string, of: Span | undefined, figure: (n: number) => string = String): string[] =>
    of ? [say(template, { span: spanWords(of, figure, voice) })] : []
  const what = [
    ...(tier.products ?? []).slice(0, 1).map(() => namesOf(tier.products ?? [], words.products, voice)),
    ...(tier.daysPastDue ? [pastDue(tier.daysPastDue, voice)] : []),
    ...span(part.owed, tier.amount, (n) => voice.money(n as never)),
    ...span(part.times, tier.timesOverdue),
    ...(tier.grades ? [say(part.grades, { list: tier.grades.map(visible).join(words.report.list) })] : []),
  ]
  const offers = tier.offers === 'menu' ? part.offersMenu : part.offersNothing
  const said = say(offers, { what: what.length === 0 ? part.anyCase : what.join(words.report.comma) })
  return tier.reason ? say(part.because, { said, reason: { label: tier.reason } }) : said
}

/** How a difference is headed: "Only in cn". */
export const changeWords = (change: Change, a: string, b: string, { words, say }: Voice): string =>
  say(words.policy.diff[change], { a: visible(a), b: visible(b) })
