// What a policy's page says in sentences (政策页面的语句): its head, and one value with everything that must be known of it.
// "On 2026-11-22: 68 values, 12 of them advisory and 0 perhaps out of date; 7 inputs left empty."
import type { ShownValue } from '../app/policy-values.ts'
import { type PolicyDocument, type PolicyHead } from '../app/policy-view.ts'
import { iso } from '../core/day.ts'
import { visible } from '../i18n/neutral.ts'
import type { Voice } from '../i18n/say.ts'
import { appliesWords, citedWords, labelWords, looked, pastDue, stepsWords } from './policy-value-words.ts'

/** "sha256:9f86d081884c…" → "9f86d081" */
const shortDigest = (digest: string): string => visible(digest.replace(/^sha256:/, '').slice(0, 8))

export function headLines({ head, on, counts, of, values }: PolicyDocument, voice: Voice): string[] {
  const { say, words } = voice
  const { policy } = words
  const out = aboutLines(head, voice)
  out.push(say(policy.counts, { day: { day: on }, ...counts }))
  if (!of) return out
  const what = [
    looked(words.products, of.product) ?? visible(of.product),
    ...(of.lender === undefined ? [] : [looked(words.lenders, of.lender) ?? visible(of.lender)]),
    ...(of.region === undefined ? [] : [say(policy.applies.region, { list: visible(of.region) })]),
    pastDue({ from: of.daysPastDue, to: of.daysPastDue }, voice),
    ...(of.contractDate === undefined ? [] : [say(policy.contractOf, { day: { day: of.contractDate } })]),
  ]
  out.push(say(policy.forCase, { what: what.join(words.report.comma) }))
  const left = values.filter(isAside).length
  if (left > 0) out.push(say(policy.notThis, { count: left }))
  return out
}

/** Of a case that was asked about, what does not bind it. */
const isAside = ({ fits }: ShownValue): boolean => fits === false

function aboutLines(
  { version, digest, country, currency, rests, source }: PolicyHead,
  voice: Voice,
): string[] {
  const { say, words, join } = voice
  const { policy, report } = words
  const about = [
    say(policy.version, { version: visible(version), digest: shortDigest(digest) }),
    ...(country === undefined ? [] : [say(policy.country, { country: visible(country) })]),
    ...(currency === undefined ? [] : [say(policy.currency, { currency: visible(currency) })]),
    ...(rests.length === 0 ? [] : [say(policy.rests, { names: rests.map(visible).join(report.list) })]),
  ]
  return [join(about), ...(source ? [say(policy.source, { source: { label: source } })] : [])]
}

/** What a value is called, with what it is to the case asked about. */
export function titleOf(of: ShownValue, voice: Voice): string {
  const { entry } = voice.words.policy
  const mark = of.decides ? entry.decides : of.fits && of.parameter !== undefined ? entry.fits : undefined
  const label = labelWords(of, voice)
  const said = of.filled ? entry.filled : of.empty ? undefined : mark
  return said === undefined ? label : voice.say(entry.marked, { line: label, mark: said })
}

/** What it is, with its days: "24% since 2017-08-04"; or why it was left empty and how it would be written. */
export function valueLine(of: ShownValue, { on }: PolicyDocument, voice: Voice): string {
  const { words, say, join } = voice
  const { entry, units } = words.policy
  if (of.empty)
    return join([
      say(entry.empty, { why: { label: of.empty } }),
      say(entry.example, { unit: units[of.unit], example: of.example ?? '' }),
    ])
  return stepsWords(of.steps, voice, on)
}

/** Its name in the pack, whom it binds, and when it is said. */
export function bindingLine(of: ShownValue, voice: Voice): string {
  const { words, say } = voice
  const { policy } = words
  const { id, parameter, unit, dated, when } = of
  return [
    parameter === undefined || parameter === id
      ? visible(id)
      : say(policy.entry.sets, { id: visible(id), parameter }),
    policy.units[unit],
    appliesWords(of.applies, voice),
    ...(dated === 'contract' && !of.empty ? [policy.byContract] : []),
    ...(when === undefined ? [] : [policy.whens[when]]),
  ].join(policy.value.semicolon)
}

/** Where it stands, when it was checked and how sure we are. */
export function standingLine(of: ShownValue, voice: Voice): string {
  const { words, say } = voice
  const { entry, confidences, value } = words.policy
  return [
    citedWords(of, voice, of.at),
    ...(of.checked === undefined ? [] : [say(entry.checked, { day: iso(of.checked) })]),
    ...(of.own || of.empty ? [] : [confidences[of.confidence]]),
    ...(of.advisory && !of.empty ? [entry.advisory] : []),
    ...(of.stale === undefined ? [] : [say(entry.stale, { day: iso(of.stale) })]),
  ]
    .filter((part) => part !== '')
    .join(value.semicolon)
}

export const noteLine = ({ note }: ShownValue, { words, say }: Voice): string[] =>
  note ? [say(words.policy.entry.note, { text: { label: note } })] : []

/** Everything there is to say of a value besides its name, a sentence each. */
export const linesOf = (of: ShownValue, document: PolicyDocument, voice: Voice): string[] => [
  valueLine(of, document, voice),
  bindingLine(of, voice),
  standingLine(of, voice),
  ...of.sources.map(visible),
  ...noteLine(of, voice),
]

/** The values in their three groups, without those that do not bind the case asked about. */
export function groupsOf(
  { values }: PolicyDocument,
  { words }: Voice,
): { readonly title: string; readonly values: readonly ShownValue[] }[] {
  const { readTitle, factsTitle, emptyTitle } = words.policy.entry
  const here = values.filter((one) => !isAside(one))
  const groups = [
    { title: readTitle, values: here.filter((one) => !one.empty && one.parameter !== undefined) },
    { title: factsTitle, values: here.filter((one) => !one.empty && one.parameter === undefined) },
    { title: emptyTitle, values: here.filter((one) => one.empty) },
  ]
  return groups.filter((group) => group.values.length > 0)
}
