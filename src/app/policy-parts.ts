// Parts of a policy (政策条款): its menu, limits, authority, tiers, ladder and the rest as typed values, each with its line.
// { path: 'limits.mostMonths', value: { is: 'one', of: { unit: 'months', value: 60 } }, at: 'generic/policy.yaml:46' }
import type { Day } from '../core/day.ts'
import type { Label } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import { type Rate, toNumber } from '../core/rate.ts'
import type { Book } from '../policy/book.ts'
import type { Applies } from '../policy/entry.ts'
import { GRANTING, type Grant, type Menu, type Policy, type ReliefSet, type Tier } from '../policy/policy.ts'
import { read } from '../policy/read.ts'
import { tiersOf } from '../policy/tier.ts'
import type { Unit, Values } from '../policy/units.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, over } from '../policy/written.ts'
import { yamlText } from './written-text.ts'

/** A value with its unit, ready to be put into words. */
export type Typed = { readonly [U in Unit]: { readonly unit: U; readonly value: Values[U] } }[Unit]
/** A step of a value: from when until when, and what it is; text where it cannot be read. */
export type ShownStep = {
  readonly from?: Day
  readonly until?: Day
  readonly value: Typed | { readonly text: string }
  /** It holds on the day that counts. */
  readonly holds?: true
  /** What a multiple of another parameter comes to on that day. */
  readonly comes?: Rate
}
/** Something that can be shown of a policy: a single value, a list, or one of the few things made of several. */
export type Shown =
  | { readonly is: 'one'; readonly of: Typed }
  | { readonly is: 'many'; readonly of: readonly Typed[] }
  | { readonly is: 'step-ups'; readonly of: Menu['stepUps'] }
  | { readonly is: 'settlements'; readonly of: Menu['settlements'] }
  | { readonly is: 'reliefs'; readonly of: readonly ReliefSet[] }
  | { readonly is: 'grant'; readonly of: Grant | 'all' }
  | { readonly is: 'tier'; readonly of: Tier }
  | { readonly is: 'steps'; readonly of: readonly ShownStep[] }
  | { readonly is: 'applies'; readonly of: Applies }
  | { readonly is: 'cited'; readonly instrument?: string | Label; readonly article?: string }
  | { readonly is: 'texts'; readonly of: readonly string[] }
  | { readonly is: 'day'; readonly of: Day }
  | { readonly is: 'empty'; readonly of: Label }

/** `key` is the path without the tier it stands in: what it is called. */
export type Part = {
  readonly path: string
  readonly key: string
  readonly value: Shown
  readonly at?: string
}

const one = <U extends Unit>(unit: U, value: Values[U]): Shown => ({
  is: 'one',
  of: { unit, value } as Typed,
})
const many = <U extends Unit>(unit: U, values: readonly Values[U][]): Shown => ({
  is: 'many',
  of: values.map((value) => ({ unit, value }) as Typed),
})
const maybe = <U extends Unit>(unit: U, value: Values[U] | undefined): Shown | undefined =>
  value === undefined ? undefined : one(unit, value)

/** Every part by its path, in the order of showing. */
const PARTS: Readonly<Record<string, (policy: Policy) => Shown | undefined>> = {
  'menu.terms': ({ menu }) => many('months', menu.terms),
  'menu.extensions': ({ menu }) => many('months', menu.extensions),
  'menu.holidays': ({ menu }) => many('months', menu.holidays),
  'menu.interestOnly': ({ menu }) => many('months', menu.interestOnly),
  'menu.reduced': ({ menu }) => many('months', menu.reduced),
  'menu.graceDays': ({ menu }) => many('days', menu.graceDays),
  'menu.catchUp': ({ menu }) => many('months', menu.catchUp),
  'menu.stepUps': ({ menu }) => ({ is: 'step-ups', of: menu.stepUps }),
  'menu.balloonOver': ({ menu }) => many('months', menu.balloonOver),
  'menu.rates': ({ menu }) => many('rate', menu.rates),
  'menu.reducedRateMonths': ({ menu }) => many('months', menu.reducedRateMonths),
  'menu.personalised.months': ({ menu }) => many('months', menu.personalised.months),
  'menu.personalised.rates': ({ menu }) => many('rate', menu.personalised.rates),
  'menu.personalised.minDaysPastDue': ({ menu }) => one('days', menu.personalised.minDaysPastDue),
  'menu.settlements': ({ menu }) => ({ is: 'settlements', of: menu.settlements }),
  'menu.reliefs': ({ menu }) => ({ is: 'reliefs', of: menu.reliefs }),
  'limits.mostMonths': ({ limits }) => one('months', limits.mostMonths),
  'limits.leastInstalment': ({ limits }) => maybe('amount', limits.leastInstalment as Money | undefined),
  'limits.leastShare': ({ limits }) => maybe('share', limits.leastShare),
  'limits.firstPaymentWithin': ({ limits }) => maybe('days', limits.firstPaymentWithin),
  'limits.mostRestructures': ({ limits }) => maybe('count', limits.mostRestructures),
  'limits.coolOff': ({ limits }) => maybe('days', limits.coolOff),
  'limits.graceTimesOverdue': ({ limits }) => one('count', limits.graceTimesOverdue),
  'means.cushion': ({ means }) => one('share', means.cushion),
  'means.savingsWithin': ({ means }) => one('months', means.savingsWithin),
  'ladder.rounds': ({ ladder }) => one('count', ladder.rounds),
  'ladder.exponent': ({ ladder }) => one('count', toNumber(ladder.exponent)),
  'ladder.asks': ({ ladder }) => many('word', ladder.asks),
  'tolerance.days': ({ tolerance }) => one('days', tolerance.days),
  'tolerance.amount': ({ tolerance }) => one('amount', tolerance.amount),
  'validity.days': ({ validity }) => one('days', validity.days),
  'economics.discount': ({ economics: { discount } }) =>
    discount === 'contract' ? one('word', discount) : one('rate', discount),
  'economics.stress.income': ({ economics }) => one('share', economics.stress.income),
  'economics.stress.months': ({ economics }) => one('months', economics.stress.months),
  'ranking.strain': ({ ranking }) => one('count', ranking.strain),
  'ranking.cost': ({ ranking }) => one('count', ranking.cost),
  'ranking.length': ({ ranking }) => one('count', ranking.length),
  'ranking.loss': ({ ranking }) => one('count', ranking.loss),
  'ranking.risk': ({ ranking }) => one('count', ranking.risk),
  'breach.missed': ({ breach }) => one('count', breach.missed),
  'breach.days': ({ breach }) => one('days', breach.days),
  'breach.interest': ({ breach }) => one('word', breach.interest),
  'breach.accelerates': ({ breach }) => one('yes-no', breach.accelerates),
  'rounding.interest': ({ rounding }) => one('word', rounding.interest),
  'rounding.instalment': ({ rounding }) => one('word', rounding.instalment),
  'rounding.unit': ({ rounding }) => one('amount', rounding.unit),
  allocation: ({ allocation }) => one('buckets', allocation),
  'steps.months': ({ steps }) => one('months', steps.months),
  'steps.share': ({ steps }) => one('share', steps.share),
  'steps.rate': ({ steps }) => one('share', steps.rate),
  'steps.amount': ({ steps }) => one('amount', steps.amount as Money),
}
const PART_NAMES: readonly string[] = Object.keys(PARTS)
/** The head of a policy, and what is shown in a way of its own. */
const APART =
  'schema id version label source extends country currency values inputs authority tiers lenders'.split(' ')

/** Everything the policy says itself; values of packs are no part of it. */
export function partsOf(book: Book, digits: number): Part[] {
  const { written } = book
  const policy = read(book, digits)
  const known = namedIn(written, policy)
  const first = known.filter(({ key }) => /^(menu|limits)\./.test(key))
  const all = [
    ...first,
    ...authority(policy),
    ...tiers(book, digits),
    ...lenders(mapOf(written['lenders'])),
    ...known.filter((part) => !first.includes(part)),
    ...others(written),
  ]
  return all.map((part) => placed(part, book.lines))
}

/** With the line of its path, or of what it stands in: lines are kept for three levels. */
function placed(part: Part, lines: Book['lines']): Part {
  for (let path = part.path; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const at = lines[path]
    if (at !== undefined) return { ...part, at }
  }
  return part
}

/** The parts with a name of which something is written here. */
const namedIn = (written: WrittenMap, policy: Policy): Part[] =>
  Object.entries(PARTS).flatMap(([path, of]) => {
    const value = under(written, path) === undefined ? undefined : of(policy)
    return value ? [{ path, key: path, value }] : []
  })

const under = (written: Written | undefined, path: string): Written | undefined =>
  path.split('.').reduce<Written | undefined>((of, key) => mapOf(of)[key], written)

/** What each role may grant, what it takes over from the role below included. */
const authority = ({ authority: of }: Policy): Part[] =>
  GRANTING.flatMap((role) => {
    const grant = of?.[role]
    const path = `authority.${role}`
    return grant === undefined ? [] : [{ path, key: path, value: { is: 'grant', of: grant } as const }]
  })

/** Each tier, then what of the menu and the limits it has of its own. */
function tiers(book: Book, digits: number): Part[] {
  const list = listOf(book.written['tiers'])
  return tiersOf(list, digits).flatMap((tier, i) => {
    const { menu, limits } = mapOf(list[i])
    const own = {
      ...(isWrittenMap(menu) ? { menu } : {}),
      ...(isWrittenMap(limits) ? { limits } : {}),
    }
    const policy = read({ ...book, written: over(own, book.written) }, digits)
    const path = `tiers.${tier.id}`
    return [
      { path, key: 'tiers', value: { is: 'tier', of: tier } as const },
      ...namedIn(own, policy).map((part) => ({ ...part, path: `${path}.${part.key}` })),
    ]
  })
}

const lenders = (of: WrittenMap): Part[] =>
  Object.entries(of).flatMap(([product, lender]) =>
    typeof lender === 'string'
      ? [{ path: `lenders.${product}`, key: `lenders.${product}`, value: one('word', lender) }]
      : [],
  )

/** What stands in the policy and has no name here is shown as it was written, so that nothing is hidden. */
function others(written: WrittenMap, above = ''): Part[] {
  return Object.entries(written).flatMap(([key, of]): Part[] => {
    const path = above === '' ? key : `${above}.${key}`
    if (APART.includes(path) || PART_NAMES.includes(path)) return []
    if (isWrittenMap(of) && PART_NAMES.some((name) => name.startsWith(`${path}.`))) return others(of, path)
    return [{ path, key: path, value: { is: 'texts', of: [yamlText(of)] } }]
  })
}
