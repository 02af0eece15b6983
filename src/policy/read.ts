// Reading a policy (读取政策): what a book says in writing becomes the typed policy of one case, in the digits of its currency.
// read(bookOf('generic'), 2) is the generic menu; with a case its tier, its values and its living-cost floor come in.
import type { Bucket, Rounding } from '../core/debt.ts'
import { parse as parseMoney, type Money } from '../core/money.ts'
import { BUCKETS } from '../core/debt.ts'
import type { Breach, When } from '../core/plan.ts'
import { type Rate, type Share, rate, share } from '../core/rate.ts'
import type { Situation } from '../core/situation.ts'
import type { Book } from './book.ts'
import { labelOf } from './entry.ts'
import { floorOf } from './floor.ts'
import { type Law, NO_SUBJECT, lawOf, subjectOf } from './law.ts'
import {
  type Authority,
  GRANTING,
  type Grant,
  type Ladder,
  type Limits,
  type Menu,
  type Policy,
  type ReliefSet,
  type Tier,
} from './policy.ts'
import { chosenTier, tiersOf } from './tier.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, over, textOf } from './written.ts'

/** What a debt says of itself before its allocation is known. */
export type Case = Pick<Situation, 'household'> & { readonly debt: Omit<Situation['debt'], 'allocation'> }

export function lawFor({ written, values }: Book, digits: number, of: Case | undefined): Law {
  const lenders = mapOf(written['lenders']) as Readonly<Record<string, string>>
  return lawOf(values, of ? subjectOf(of, lenders) : NO_SUBJECT, digits)
}

/** The policy for a case; without one, before any tier and any value that depends on who owes what. */
export function read(book: Book, digits: number, of?: Case): Policy {
  const law = lawFor(book, digits, of)
  const tiers = tiersIn(book, digits)
  const tier = of && tiers.length > 0 ? chosenTier(tiers, of.debt) : undefined
  const said = settled(book, digits, tier, tiers)
  const floor = of?.household && floorOf(law, of.household)
  return {
    ...said,
    means: floor ? { ...said.means, floor: floor.amount } : said.means,
    closed: of !== undefined && tiers.length > 0 && tier?.offers !== 'menu',
    law,
  }
}

/** What hangs on no case but by its tier: read once for all the cases of a tier. */
type Settled = Omit<Policy, 'law' | 'closed'>
const memo = new WeakMap<
  Book,
  { readonly tiers: Map<number, Tier[]>; readonly settled: Map<string, Settled> }
>()

function kept(book: Book) {
  let known = memo.get(book)
  if (!known) memo.set(book, (known = { tiers: new Map(), settled: new Map() }))
  return known
}

function tiersIn(book: Book, digits: number): Tier[] {
  const { tiers } = kept(book)
  let known = tiers.get(digits)
  if (!known) tiers.set(digits, (known = tiersOf(listOf(book.written['tiers']), digits)))
  return known
}

function settled(book: Book, digits: number, tier: Tier | undefined, tiers: readonly Tier[]): Settled {
  const known = kept(book).settled
  const name = `${digits} ${tier ? tiers.indexOf(tier) : ''}`
  let found = known.get(name)
  if (!found) known.set(name, (found = settle(book, digits, tier, tiers)))
  return found
}

function settle(book: Book, digits: number, tier: Tier | undefined, tiers: readonly Tier[]): Settled {
  const own = tier ? mapOf(listOf(book.written['tiers'])[tiers.indexOf(tier)]) : {}
  const { menu, limits } = own
  const written = over(
    { ...(isWrittenMap(menu) ? { menu } : {}), ...(isWrittenMap(limits) ? { limits } : {}) },
    book.written,
  )
  const { means, breach, ranking, steps, rounding, tolerance, validity, economics } = written as Record<
    string,
    WrittenMap
  >
  return {
    id: book.id,
    version: book.version,
    digest: book.digest,
    label: labelOf(written['label']) ?? { en: book.id, zh: book.id },
    source: labelOf(written['source']),
    rounding: {
      ...(rounding as unknown as Rounding),
      unit: Math.max(1, amount(field(rounding, 'unit'), digits) ?? 1) as Money,
    },
    allocation: texts(field(written, 'allocation')) as Bucket[],
    means: {
      cushion: shareOf(field(means, 'cushion')),
      savingsWithin: count(field(means, 'savingsWithin')),
    },
    menu: menuOf(mapOf(field(written, 'menu'))),
    limits: limitsOf(mapOf(field(written, 'limits')), digits),
    breach: {
      missed: count(field(breach, 'missed')),
      days: count(field(breach, 'days')),
      interest: wordOf(field(breach, 'interest')) as Breach['interest'],
      accelerates: truth(field(breach, 'accelerates')),
    },
    ranking: {
      strain: Number(field(ranking, 'strain')),
      cost: Number(field(ranking, 'cost')),
      length: Number(field(ranking, 'length')),
      loss: Number(field(ranking, 'loss')),
      risk: Number(field(ranking, 'risk')),
    },
    steps: {
      months: count(field(steps, 'months')),
      share: shareOf(field(steps, 'share')),
      rate: shareOf(field(steps, 'rate')),
      amount: Math.max(1, amount(field(steps, 'amount'), digits) ?? 1),
    },
    authority: authorityOf(written['authority']),
    ladder: ladderOf(mapOf(field(written, 'ladder'))),
    tolerance: {
      days: count(field(tolerance, 'days')),
      amount: amount(field(tolerance, 'amount'), digits) ?? (0 as Money),
    },
    validity: { days: count(field(validity, 'days')) },
    economics: {
      discount: economics?.['discount'] === 'contract' ? 'contract' : rateOf(field(economics, 'discount')),
      stress: {
        income: shareOf(field(mapOf(economics?.['stress']), 'income')),
        months: count(field(mapOf(economics?.['stress']), 'months')),
      },
    },
    tier,
    agreement: book.agreement,
    letters: book.letters,
    wordings: book.wordings,
    lines: tier ? { ...book.lines, ...linesOf(book.lines, `tiers.${tier.id}.`) } : book.lines,
  }
}

/** The lines of a tier's own menu and limits, by the paths they replace. */
const linesOf = (lines: Book['lines'], prefix: string): Book['lines'] =>
  Object.fromEntries(
    Object.entries(lines).flatMap(([path, at]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), at]] : [],
    ),
  )

function menuOf(menu: WrittenMap): Menu {
  const personalised = mapOf(field(menu, 'personalised'))
  return {
    terms: counts(field(menu, 'terms')),
    extensions: counts(field(menu, 'extensions')),
    holidays: counts(field(menu, 'holidays')),
    interestOnly: counts(field(menu, 'interestOnly')),
    reduced: counts(field(menu, 'reduced')),
    graceDays: counts(field(menu, 'graceDays')),
    catchUp: counts(field(menu, 'catchUp')),
    stepUps: listOf(field(menu, 'stepUps')).map((s) => ({
      grow: shareOf(field(mapOf(s), 'grow')),
      every: count(field(mapOf(s), 'every')),
    })),
    balloonOver: counts(field(menu, 'balloonOver')),
    rates: listOf(field(menu, 'rates')).map(rateOf),
    reducedRateMonths: counts(field(menu, 'reducedRateMonths')),
    personalised: {
      months: counts(field(personalised, 'months')),
      rates: listOf(field(personalised, 'rates')).map(rateOf),
      minDaysPastDue: count(field(personalised, 'minDaysPastDue')),
    },
    settlements: listOf(field(menu, 'settlements')).map((s) => ({
      months: counts(field(mapOf(s), 'months')),
      principal: shareOf(field(mapOf(s), 'principal')),
    })),
    reliefs: listOf(field(menu, 'reliefs')).map((set) => reliefSet(mapOf(set))),
  }
}

function limitsOf(limits: WrittenMap, digits: number): Limits {
  const maybe = (key: string): Record<string, number> =>
    limits[key] === undefined ? {} : { [key]: count(limits[key]) }
  return {
    mostMonths: count(field(limits, 'mostMonths')),
    graceTimesOverdue: count(field(limits, 'graceTimesOverdue')),
    ...maybe('firstPaymentWithin'),
    ...maybe('mostRestructures'),
    ...maybe('coolOff'),
    ...(limits['leastInstalment'] === undefined
      ? {}
      : { leastInstalment: amount(limits['leastInstalment'], digits) ?? 0 }),
    ...(limits['leastShare'] === undefined ? {} : { leastShare: shareOf(limits['leastShare']) }),
  }
}

function authorityOf(written: Written | undefined): Authority | undefined {
  if (!isWrittenMap(written)) return undefined
  const out: Partial<Record<(typeof GRANTING)[number], Grant | 'all'>> = {}
  let below: Grant = {
    waive: { fees: NOTHING, penalty: NOTHING, interest: NOTHING, principal: NOTHING },
    months: 0,
    holiday: 0,
  }
  for (const role of GRANTING) {
    const own = written[role]
    if (own === undefined) continue
    if (own === 'all') {
      out[role] = 'all'
      continue
    }
    const map = mapOf(own)
    const waive = mapOf(map['waive'])
    below = {
      ...below,
      waive: {
        ...below.waive,
        ...Object.fromEntries(
          BUCKETS.flatMap((b) => (waive[b] === undefined ? [] : [[b, shareOf(waive[b])]])),
        ),
      },
      ...(map['months'] === undefined ? {} : { months: count(map['months']) }),
      ...(map['holiday'] === undefined ? {} : { holiday: count(map['holiday']) }),
      ...(map['rate'] === undefined ? {} : { rate: rateOf(map['rate']) }),
    }
    out[role] = below
  }
  return out
}
const NOTHING: Share = { units: 0, scale: 0 }

const ladderOf = (ladder: WrittenMap): Ladder => ({
  rounds: count(field(ladder, 'rounds')),
  exponent: shareOf(field(ladder, 'exponent')),
  asks: texts(field(ladder, 'asks')) as unknown as Ladder['asks'],
})

function field(of: WrittenMap | undefined, key: string): Written {
  const value = of?.[key]
  if (value === undefined) throw new Error(`policy without ${key}`)
  return value
}
const wordOf = (written: Written): string => textOf(written) ?? ''
const count = (written: Written): number => Number(written)
const counts = (written: Written): number[] => listOf(written).map(count)
const texts = (written: Written): string[] => listOf(written).map(wordOf)
const truth = (written: Written): boolean => written === true || written === 'true'
function shareOf(written: Written): Share {
  const got = share(wordOf(written))
  if (!got) throw new Error(`policy: no share: ${wordOf(written)}`)
  return got
}
function rateOf(written: Written): Rate {
  const got = rate(wordOf(written))
  if (!got) throw new Error(`policy: no rate: ${wordOf(written)}`)
  return got
}
function amount(written: Written, digits: number): Money | undefined {
  const got = parseMoney(textOf(written) ?? '', digits)
  return 'amount' in got ? got.amount : undefined
}
function reliefSet(set: WrittenMap): ReliefSet {
  const shares: Partial<Record<Bucket, Share>> = {}
  for (const bucket of BUCKETS) if (set[bucket] !== undefined) shares[bucket] = shareOf(set[bucket])
  return { when: wordOf(field(set, 'when')) as When, shares }
}
