// Policies as JSON (政策 JSON): parley/policy-values@1, parley/policies@1 and parley/policy-diff@1, the same in every language.
// { "id": "cap.judicial.licensed", "parameter": "cost.cap", "unit": "rate", "value": 0.24, "fits": true, "decides": true, … }
import type { PolicyDiff } from '../app/policy-diff.ts'
import type { PolicyList } from '../app/policy-list.ts'
import type { Shown, ShownStep, Typed } from '../app/policy-parts.ts'
import type { ShownValue } from '../app/policy-values.ts'
import type { PolicyDocument, PolicyHead } from '../app/policy-view.ts'
import { type Day, iso } from '../core/day.ts'
import type { Applies } from '../policy/entry.ts'
import type { ReliefSet, Span, Tier } from '../policy/policy.ts'
import type { RateOrTimes, Unit, Values } from '../policy/units.ts'
import type { Context } from './document.ts'
import { type Amount, amountIn, exact, rateJson } from './json-plan.ts'
import { type Json, jsonText } from './json-text.ts'

const share = exact
const rate = (of: RateOrTimes): Json => ('of' in of ? { ...of } : rateJson(of))
const maybe = <T>(of: T | undefined, json: (of: T) => Json): Json | undefined =>
  of === undefined ? undefined : json(of)
const orNull = <T>(of: T | undefined, json: (of: T) => Json): Json => (of === undefined ? null : json(of))

const UNITS: { readonly [U in Unit]: (value: Values[U], amount: Amount) => Json } = {
  rate,
  share,
  fraction: ({ top, bottom }) => `${top}/${bottom}`,
  'share-range': ({ least, most }) => ({ least: share(least), most: share(most) }),
  'rate-range': ({ least, most }) => ({ least: rate(least), most: rate(most) }),
  months: (n) => n,
  days: (n) => n,
  years: (n) => n,
  count: (n) => n,
  amount: (money, amount) => amount(money),
  'amount-a-month': (money, amount) => amount(money),
  'by-people': ({ people, extra }, amount) => ({ people: people.map(amount), extra: amount(extra) }),
  'yes-no': (yes) => yes,
  word: (word) => word,
  buckets: (buckets) => buckets,
  hours: (hours) => ({ ...hours }),
  brackets: (rows, amount) =>
    rows.map(({ upTo, fixed, rate: part }) => ({
      upTo: maybe(upTo, amount),
      fixed: maybe(fixed, amount),
      rate: maybe(part, share),
    })),
  'by-days': (rows) => rows.map((row) => ({ ...row })),
  'by-months': (rows) => rows.map(({ upTo, share: part }) => ({ upTo, share: share(part) })),
  'by-term': (rows) =>
    rows.map((row) => ('share' in row ? { upTo: row.upTo, share: share(row.share) } : { ...row })),
  shares: (shares) => shares.map(share),
  items: (items) => items.map(({ id, label }) => ({ id, label: { ...label } })),
  text: (label) => ({ ...label }),
}

const typed = ({ unit, value }: Typed, amount: Amount): Json =>
  (UNITS[unit] as (value: unknown, amount: Amount) => Json)(value, amount)

function shown(of: Shown, amount: Amount): Json {
  switch (of.is) {
    case 'one':
      return typed(of.of, amount)
    case 'many':
      return of.of.map((one) => typed(one, amount))
    case 'step-ups':
      return of.of.map(({ grow, every }) => ({ grow: share(grow), every }))
    case 'settlements':
      return of.of.map(({ months, principal }) => ({ months, principal: share(principal) }))
    case 'reliefs':
      return of.of.map(({ when, shares }) => ({
        when: typeof when === 'string' ? when : { ...when },
        ...sharesJson(shares),
      }))
    case 'grant': {
      if (of.of === 'all') return 'all'
      const { waive, months, holiday, rate: lowest } = of.of
      return { waive: sharesJson(waive), months, holiday, rate: maybe(lowest, rate) }
    }
    case 'tier':
      return tierJson(of.of, amount)
    case 'steps':
      return of.of.map((step) => stepJson(step, amount))
    case 'applies':
      return appliesJson(of.of)
    case 'cited':
      return { instrument: labelled(of.instrument), article: of.article }
    case 'texts':
      return of.of
    case 'day':
      return iso(of.of)
    case 'empty':
      return { empty: { ...of.of } }
  }
}

const sharesJson = (shares: ReliefSet['shares']) =>
  Object.fromEntries(Object.entries(shares).map(([bucket, of]) => [bucket, share(of)]))
const spanJson = ({ from, to }: Span): Json => ({ from, to })

const tierJson = (
  { daysPastDue, amount: owed, timesOverdue, grades, products, offers, reason }: Tier,
  amount: Amount,
): Json => ({
  daysPastDue: maybe(daysPastDue, spanJson),
  amount: maybe(owed, ({ from, to }) => ({
    from: maybe(from, (n) => amount(n as never)),
    to: maybe(to, (n) => amount(n as never)),
  })),
  timesOverdue: maybe(timesOverdue, spanJson),
  grades,
  products,
  offers,
  reason: maybe(reason, (label) => ({ ...label })),
})

const day = (of: Day): Json => iso(of)
const stepJson = ({ from, until, value }: ShownStep, amount: Amount): Json => ({
  from: orNull(from, day),
  until: orNull(until, day),
  value: 'text' in value ? value.text : typed(value, amount),
})
const appliesJson = ({ products, lenders, regions, daysPastDue }: Applies): Json => ({
  products,
  lenders,
  regions,
  daysPastDue: maybe(daysPastDue, spanJson),
})
const labelled = (of: ShownValue['instrument']): Json =>
  of === undefined ? null : typeof of === 'string' ? of : { ...of }

const headJson = ({ id, version, digest, label, country, currency, rests }: PolicyHead) => ({
  id,
  version,
  digest,
  label: { ...label },
  country: country ?? null,
  currency: currency ?? null,
  extends: rests,
})

function valueJson(of: ShownValue, amount: Amount): Json {
  const held = of.steps.find(({ holds }) => holds)
  return {
    id: of.id,
    parameter: of.parameter ?? null,
    label: { ...of.label },
    unit: of.unit,
    value: held ? ('text' in held.value ? held.value.text : typed(held.value, amount)) : null,
    comes: maybe(held?.comes, rate),
    from: orNull(held?.from, day),
    until: orNull(held?.until, day),
    steps: of.steps.map((step) => stepJson(step, amount)),
    dated: of.dated,
    applies: appliesJson(of.applies),
    when: of.when,
    instrument: labelled(of.instrument),
    article: of.article ?? null,
    sources: of.sources,
    checked: orNull(of.checked, day),
    confidence: of.confidence,
    advisory: of.advisory,
    stale: orNull(of.stale, day),
    note: of.note ? { ...of.note } : null,
    empty: of.empty ? { ...of.empty } : null,
    filled: of.empty ? of.filled : undefined,
    own: of.own,
    at: of.at ?? null,
    fits: of.fits,
    decides: of.decides,
  }
}

const text = (value: Json, { compact = false }: Context): string => `${jsonText(value, compact)}\n`

export function policyJson(
  { head, on, counts, of, parts, values }: PolicyDocument,
  context: Context,
): string {
  const amount = amountIn(head.digits)
  return text(
    {
      schema: 'parley/policy-values@1',
      ...headJson(head),
      source: head.source ? { ...head.source } : null,
      on: iso(on),
      counts: { ...counts },
      case: of
        ? {
            product: of.product,
            lender: of.lender ?? null,
            region: of.region ?? null,
            daysPastDue: of.daysPastDue,
            contractDate: orNull(of.contractDate, day),
          }
        : null,
      parts: parts.map(({ path, value, at }) => ({ path, value: shown(value, amount), at: at ?? null })),
      values: values.map((value) => valueJson(value, amount)),
    },
    context,
  )
}

export const policiesJson = (list: PolicyList, context: Context): string =>
  text(
    {
      schema: 'parley/policies@1',
      policies: list.map(({ head, counts, authority, file }) => ({
        ...headJson(head),
        ...counts,
        authority,
        file: file ?? null,
      })),
    },
    context,
  )

export function policyDiffJson({ a, b, differences }: PolicyDiff, context: Context): string {
  const side = ({ id, version, digest }: PolicyHead): Json => ({ id, version, digest })
  const [amountA, amountB] = [amountIn(a.digits), amountIn(b.digits)]
  return text(
    {
      schema: 'parley/policy-diff@1',
      a: side(a),
      b: side(b),
      differences: differences.map(({ path, change, a: left, b: right }) => ({
        path,
        change,
        a: orNull(left, (of) => shown(of, amountA)),
        b: orNull(right, (of) => shown(of, amountB)),
      })),
    },
    context,
  )
}
