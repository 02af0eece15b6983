// Units (计量单位): how a value of a pack is written in each unit and what it is once read; `undefined` where it is not that.
// `24%` as a rate is { units: 24, scale: 2, per: 'year' }; `1/3` as a fraction { top: 1, bottom: 3 }.
import type { Bracket } from '../core/brackets.ts'
import { BUCKETS, type Bucket } from '../core/debt.ts'
import type { Label } from '../core/finding.ts'
import { type Money, parse as parseMoney } from '../core/money.ts'
import { FULL, type Rate, type Share, compare, rate as parseRate, share as parseShare } from '../core/rate.ts'
import { type Written, type WrittenMap, isWrittenMap, textOf } from './written.ts'

export type Hours = { readonly from: string; readonly until: string }
export type ByDays = readonly { readonly from: number; readonly is: string }[]
export type ByMonths = readonly { readonly upTo?: number; readonly share: Share }[]
/** The longest extension for an original term: a share of it, so many months, or so many in all. */
export type ByTerm = readonly ({ readonly upTo?: number } & (
  | { readonly share: Share }
  | { readonly months: number }
  | { readonly total: number }
))[]
export type ByPeople = { readonly people: readonly Money[]; readonly extra: Money }
export type Items = readonly { readonly id: string; readonly label: Label }[]
/** A rate, or so many times another parameter on the same day. */
export type RateOrTimes = Rate | { readonly times: number; readonly of: string }

export type Values = {
  readonly rate: RateOrTimes
  readonly share: Share
  readonly fraction: { readonly top: number; readonly bottom: number }
  readonly 'share-range': { readonly least: Share; readonly most: Share }
  readonly 'rate-range': { readonly least: Rate; readonly most: Rate }
  readonly months: number
  readonly days: number
  readonly years: number
  readonly count: number
  readonly amount: Money
  readonly 'amount-a-month': Money
  readonly 'by-people': ByPeople
  readonly 'yes-no': boolean
  readonly word: string
  readonly buckets: readonly Bucket[]
  readonly hours: Hours
  readonly brackets: readonly Bracket[]
  readonly 'by-days': ByDays
  readonly 'by-months': ByMonths
  readonly 'by-term': ByTerm
  readonly shares: readonly Share[]
  readonly items: Items
  readonly text: Label
}
export type Unit = keyof Values

type Reader<T> = (written: Written, digits: number) => T | undefined

const list = <T>(written: Written, one: (item: Written) => T | undefined): T[] | undefined => {
  if (!Array.isArray(written) || written.length === 0) return undefined
  const read = written.map(one)
  return read.every((item) => item !== undefined) ? (read as T[]) : undefined
}
const mapped = <T>(written: Written, one: (map: WrittenMap) => T | undefined): T | undefined =>
  isWrittenMap(written) ? one(written) : undefined

const whole: Reader<number> = (written) => {
  const text = textOf(written)
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}
const amount: Reader<Money> = (written, digits) => {
  const text = textOf(written)
  const read = text === undefined ? undefined : parseMoney(text, digits)
  return read && 'amount' in read && read.amount >= 0 ? read.amount : undefined
}
const share: Reader<Share> = (written) => {
  const text = textOf(written)
  const read = text === undefined ? undefined : parseShare(text)
  return read && read.units >= 0 && (compare(read, FULL) <= 0 || /[%％‰]/.test(text as string))
    ? read
    : undefined
}
const plainRate: Reader<Rate> = (written) => {
  const text = textOf(written)
  const read = text === undefined ? undefined : parseRate(text)
  return read && read.units >= 0 && /[%％‰]/.test(text as string) ? read : undefined
}
const rate: Reader<RateOrTimes> = (written) =>
  plainRate(written, 0) ??
  mapped(written, ({ times, of }) => {
    const [n, name] = [whole(times ?? null, 0), textOf(of)]
    return n === undefined || name === undefined ? undefined : { times: n, of: name }
  })
const label: Reader<Label> = (written) =>
  mapped(written, ({ en, zh }) => {
    const [a, b] = [textOf(en), textOf(zh)]
    return a === undefined || b === undefined ? undefined : { en: a, zh: b }
  })
const range =
  <T>(one: Reader<T>): Reader<{ readonly least: T; readonly most: T }> =>
  (written, digits) =>
    mapped(written, (map) => {
      const [least, most] = [one(map['least'] ?? null, digits), one(map['most'] ?? null, digits)]
      return least === undefined || most === undefined ? undefined : { least, most }
    })
/** `upTo` where it is given: absent in the last of a table, and unreadable is no table at all. */
function upTo<T>(map: WrittenMap, one: Reader<T>, digits: number): { readonly upTo?: T } | undefined {
  if (map['upTo'] === undefined) return {}
  const read = one(map['upTo'], digits)
  return read === undefined ? undefined : { upTo: read }
}

export const UNITS: { readonly [U in Unit]: Reader<Values[U]> } = {
  rate,
  share,
  fraction: (written) => {
    const match = /^(\d{1,4})\/(\d{1,4})$/.exec(textOf(written) ?? '')
    return match && Number(match[2]) > 0 ? { top: Number(match[1]), bottom: Number(match[2]) } : undefined
  },
  'share-range': range(share),
  'rate-range': range(plainRate),
  months: whole,
  days: whole,
  years: whole,
  count: whole,
  amount,
  'amount-a-month': amount,
  'by-people': (written, digits) =>
    mapped(written, (map) => {
      const people = list(map['people'] ?? null, (item) => amount(item, digits))
      const extra = amount(map['extra'] ?? null, digits)
      return people && extra !== undefined ? { people, extra } : undefined
    }),
  'yes-no': (written) =>
    written === true || written === 'true'
      ? true
      : written === false || written === 'false'
        ? false
        : undefined,
  word: (written) => textOf(written),
  buckets: (written) => {
    const read = list(written, (item) => BUCKETS.find((bucket) => bucket === item))
    return read && new Set(read).size === BUCKETS.length ? read : undefined
  },
  hours: (written) => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(textOf(written) ?? '')
    return match ? { from: `${match[1]}:${match[2]}`, until: `${match[3]}:${match[4]}` } : undefined
  },
  brackets: (written, digits) =>
    list(written, (item) =>
      mapped(item, (map): Bracket | undefined => {
        const top = upTo(map, amount, digits)
        if (!top) return undefined
        const fixed = map['fixed'] === undefined ? undefined : amount(map['fixed'], digits)
        const part = map['rate'] === undefined ? undefined : share(map['rate'], digits)
        if (fixed === undefined && part === undefined) return undefined
        return {
          ...top,
          ...(fixed === undefined ? {} : { fixed }),
          ...(part === undefined ? {} : { rate: part }),
        }
      }),
    ),
  'by-days': (written) =>
    list(written, (item) =>
      mapped(item, ({ from, is }) => {
        const [day, word] = [whole(from ?? null, 0), textOf(is)]
        return day === undefined || word === undefined ? undefined : { from: day, is: word }
      }),
    ),
  'by-months': (written) =>
    list(written, (item) =>
      mapped(item, (map) => {
        const [top, part] = [upTo(map, whole, 0), share(map['share'] ?? null, 0)]
        return top && part ? { ...top, share: part } : undefined
      }),
    ),
  'by-term': (written) =>
    list(written, (item) =>
      mapped(item, (map): ByTerm[number] | undefined => {
        const top = upTo(map, whole, 0)
        const part = share(map['share'] ?? null, 0)
        const [months, total] = [whole(map['months'] ?? null, 0), whole(map['total'] ?? null, 0)]
        if (!top) return undefined
        if (part) return { ...top, share: part }
        if (months !== undefined) return { ...top, months }
        return total === undefined ? undefined : { ...top, total }
      }),
    ),
  shares: (written) => list(written, (item) => share(item, 0)),
  items: (written) =>
    list(written, (item) =>
      mapped(item, (map) => {
        const [id, name] = [textOf(map['id']), label(map['label'] ?? null, 0)]
        return id === undefined || !name ? undefined : { id, label: name }
      }),
    ),
  text: label,
}
export const UNIT_NAMES = Object.keys(UNITS) as readonly Unit[]
export const isUnit = (name: string): name is Unit => Object.hasOwn(UNITS, name)
