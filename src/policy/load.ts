// Loading a policy (载入政策): from the packs that ship with the program, already compiled from their YAML.
// policy('generic', 2) is the generic menu with amounts in a currency of two digits.
import type { Bucket, Rounding } from '../core/debt.ts'
import { parse as parseMoney } from '../core/money.ts'
import type { Breach, When } from '../core/plan.ts'
import { type Rate, type Share, rate, share } from '../core/rate.ts'
import genericData, { digest as genericDigest } from '../packs/generic/policy.yaml'
import type { Policy, ReliefSet } from './policy.ts'

export const POLICIES = ['generic'] as const
export type PolicyName = (typeof POLICIES)[number]
export const isPolicyName = (name: string): name is PolicyName =>
  (POLICIES as readonly string[]).includes(name)

/** What a pack's YAML holds once compiled: numbers as the text they were written in. */
type Data = { readonly [key: string]: Data } & readonly Data[] & string

/** A shipped policy. Its amounts are read in the digits of the debt's currency. */
export function policy(name: PolicyName, digits: number): Policy {
  return read(
    ({ generic: genericData } satisfies Record<PolicyName, unknown>)[name] as Data,
    genericDigest,
    digits,
  )
}

function read(data: Data, digest: string, digits: number): Policy {
  const { menu, means, limits, breach, ranking, steps, rounding } = data as Record<string, Data>
  const personalised = field(menu, 'personalised')
  return {
    id: String(data['id']),
    version: String(data['version']),
    digest,
    rounding: {
      ...(rounding as unknown as Rounding),
      unit: amount(field(rounding, 'unit'), digits, 1) as Rounding['unit'],
    },
    allocation: list(data['allocation']) as unknown as Bucket[],
    means: { cushion: shareOf(field(means, 'cushion')), savingsWithin: count(field(means, 'savingsWithin')) },
    menu: {
      terms: counts(field(menu, 'terms')),
      extensions: counts(field(menu, 'extensions')),
      holidays: counts(field(menu, 'holidays')),
      interestOnly: counts(field(menu, 'interestOnly')),
      reduced: counts(field(menu, 'reduced')),
      graceDays: counts(field(menu, 'graceDays')),
      catchUp: counts(field(menu, 'catchUp')),
      stepUps: list(field(menu, 'stepUps')).map((s) => ({
        grow: shareOf(field(s, 'grow')),
        every: count(field(s, 'every')),
      })),
      balloonOver: counts(field(menu, 'balloonOver')),
      rates: list(field(menu, 'rates')).map(rateOf),
      reducedRateMonths: counts(field(menu, 'reducedRateMonths')),
      personalised: {
        months: counts(field(personalised, 'months')),
        rates: list(field(personalised, 'rates')).map(rateOf),
        minDaysPastDue: count(field(personalised, 'minDaysPastDue')),
      },
      settlements: list(field(menu, 'settlements')).map((s) => ({
        months: counts(field(s, 'months')),
        principal: shareOf(field(s, 'principal')),
      })),
      reliefs: list(field(menu, 'reliefs')).map(reliefSet),
    },
    limits: {
      mostMonths: count(field(limits, 'mostMonths')),
      graceTimesOverdue: count(field(limits, 'graceTimesOverdue')),
    },
    breach: {
      missed: count(field(breach, 'missed')),
      days: count(field(breach, 'days')),
      interest: String(field(breach, 'interest')) as Breach['interest'],
      accelerates: (field(breach, 'accelerates') as unknown) === true,
    },
    ranking: {
      strain: Number(field(ranking, 'strain')),
      cost: Number(field(ranking, 'cost')),
      length: Number(field(ranking, 'length')),
      loss: Number(field(ranking, 'loss')),
    },
    steps: {
      months: count(field(steps, 'months')),
      share: shareOf(field(steps, 'share')),
      rate: shareOf(field(steps, 'rate')),
      amount: amount(field(steps, 'amount'), digits, 1),
    },
  }
}

function field(of: Data | undefined, key: string): Data {
  const value = of?.[key]
  if (value === undefined) throw new Error(`pack without ${key}`)
  return value
}
const list = (data: Data | undefined): readonly Data[] => (Array.isArray(data) ? data : [])
const count = (data: Data): number => Number(data)
const counts = (data: Data): number[] => list(data).map(count)
function shareOf(data: Data): Share {
  const read = share(String(data))
  if (!read) throw new Error(`pack: no share: ${String(data)}`)
  return read
}
function rateOf(data: Data): Rate {
  const read = rate(String(data))
  if (!read) throw new Error(`pack: no rate: ${String(data)}`)
  return read
}
/** An amount in currency units; finer than the currency's smallest unit means that unit. */
function amount(data: Data, digits: number, least: number): number {
  const read = parseMoney(String(data), digits)
  return 'amount' in read ? Math.max(least, read.amount) : least
}
function reliefSet(data: Data): ReliefSet {
  const shares: Partial<Record<Bucket, Share>> = {}
  for (const bucket of ['fees', 'penalty', 'interest', 'principal'] as const) {
    const value = data[bucket]
    if (value !== undefined) shares[bucket] = shareOf(value)
  }
  return { when: String(field(data, 'when')) as When, shares }
}
