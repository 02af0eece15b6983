// A range of an axis (取值范围): FROM, then one STEP after the other as long as TO is not passed, all of it exact.
// 3000:9000:500 · 24%:12%:-3% · 2026-12-15:2027-06-15:1m (months on the first day's date) · 2026-12-01:2026-12-31:7d.
import { type Day, addMonths, iso } from '../core/day.ts'
import type { Arg } from '../core/finding.ts'
import { type Money, format, parse } from '../core/money.ts'
import {
  type Rate,
  type Share,
  formatRate,
  percent,
  rate as parseRate,
  share as parseShare,
} from '../core/rate.ts'
import type { Expected } from './expected.ts'
import type { Fault } from './input-error.ts'

export const UNITS = ['amount', 'rate', 'share', 'day', 'count', 'word', 'text'] as const
/** What the values of an axis are (单位). */
export type Unit = (typeof UNITS)[number]

/** So many values, the k-th made when it is asked for: a range may be longer than anybody wants. */
export type Range = { readonly size: number; readonly at: (k: number) => Arg }

type Refuse = (fault: Fault) => never
const OVER: Expected = { key: 'over', args: {} }
const STEP: Expected = { key: 'step', args: {} }

/** As a case file has it. */
export function textOf(value: Arg, digits: number): string {
  if ('money' in value) return format(value.money, digits)
  if ('rate' in value) return formatRate(value.rate)
  if ('share' in value) return percent(value.share)
  if ('day' in value) return iso(value.day)
  if ('count' in value) return String(value.count)
  return 'word' in value ? value.word : 'text' in value ? value.text : value.label.en
}

export function rangeOf(
  parts: readonly string[],
  unit: Unit,
  digits: number,
  read: (piece: string) => Arg,
  refuse: Refuse,
): Range {
  const [first = '', last = '', step = ''] = parts
  if (unit === 'word' || unit === 'text') return refuse({ key: 'no-range', args: {}, read: parts.join(':') })
  if (parts.length !== 3 || step === '')
    return refuse({ key: 'bad-over', args: {}, read: parts.join(':'), expected: OVER })
  const [from, to] = [read(first), read(last)]
  if ('day' in from && 'day' in to) return days(from.day, to.day, step, refuse)
  const line = scaled([from, to], step, digits, refuse)
  const { size } = steps(line.from, line.to, line.step, { from: first, to: last, step }, refuse)
  return { size, at: (k) => line.make(line.from + BigInt(k) * line.step) }
}

type Words = { readonly from: string; readonly to: string; readonly step: string }

/** How many values; a step of nothing, or one that leads away from the end, is refused. */
function steps(from: bigint, to: bigint, step: bigint, words: Words, refuse: Refuse): { size: number } {
  if (step === 0n) return refuse({ key: 'step-zero', args: {}, read: words.step, expected: STEP })
  const way = to - from
  if (way !== 0n && way > 0n !== step > 0n)
    return refuse({ key: 'step-away', args: { from: words.from, to: words.to }, read: words.step })
  return { size: Number(way / step) + 1 }
}

type Line = {
  readonly from: bigint
  readonly to: bigint
  readonly step: bigint
  readonly make: (n: bigint) => Arg
}

/** Whole numbers of the smallest unit that all three are written in. */
function scaled([from, to]: readonly [Arg, Arg], step: string, digits: number, refuse: Refuse): Line {
  const [, minus = '', size = ''] = /^([-−+]?)(.*)$/s.exec(step) ?? []
  const sign = minus === '' || minus === '+' ? 1n : -1n
  const none = (): never => refuse({ key: 'bad-step', args: {}, read: step, expected: STEP })
  if ('money' in from && 'money' in to) {
    const by = parse(size, digits)
    if (!('amount' in by)) return none()
    const make = (n: bigint): Arg => ({ money: Number(n) as Money })
    return { from: BigInt(from.money), to: BigInt(to.money), step: sign * BigInt(by.amount), make }
  }
  if ('count' in from && 'count' in to) {
    if (!/^\d{1,9}$/.test(size)) return none()
    const make = (n: bigint): Arg => ({ count: Number(n) })
    return { from: BigInt(from.count), to: BigInt(to.count), step: sign * BigInt(size), make }
  }
  const by = 'rate' in from ? parseRate(size) : parseShare(size)
  if (!by || by.units < 0) return none()
  if (!/[%％‰]/.test(size) && by.units >= 10 ** by.scale)
    return refuse({ key: 'bare-rate', args: {}, read: step, suggestion: `${step}%` })
  const [a, b] = 'rate' in from && 'rate' in to ? [from.rate, to.rate] : [shareIn(from), shareIn(to)]
  const per = perOf(a)
  if (perOf(b) !== per || (perOf(by) === 'day' && per !== 'day'))
    return refuse({ key: 'rates-mixed', args: {}, read: step })
  const scale = Math.max(a.scale, b.scale, by.scale)
  const whole = (of: Share): bigint => BigInt(of.units) * 10n ** BigInt(scale - of.scale)
  const make = (n: bigint): Arg => {
    const share = parseShare(decimal(n, scale)) as Share
    return 'rate' in from ? { rate: { ...share, per: per ?? 'year' } } : { share }
  }
  return { from: whole(a), to: whole(b), step: sign * whole(by), make }
}

const perOf = (of: Share | Rate): Rate['per'] | undefined => ('per' in of ? of.per : undefined)
const shareIn = (of: Arg): Share => ('share' in of ? of.share : { units: 0, scale: 0 })

/** 12 of 10⁻² is 0.12 */
function decimal(n: bigint, scale: number): string {
  const text = String(n).padStart(scale + 1, '0')
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`
}

const DAYS = /^([-−+]?)(\d{1,5})\s*(?:(d|days?|天|日)|(w|weeks?|周)|(m|months?|个?月))$/i

function days(from: Day, to: Day, step: string, refuse: Refuse): Range {
  const [, minus = '', number = '', , weeks, months] = DAYS.exec(step) ?? []
  if (number === '') {
    const suggestion = /^[-−+]?\d{1,5}$/.test(step) ? { suggestion: `${step}d` } : {}
    return refuse({ key: 'bad-step', args: {}, read: step, expected: STEP, ...suggestion })
  }
  const by = Number(number) * (minus === '' || minus === '+' ? 1 : -1) * (weeks === undefined ? 1 : 7)
  const words = { from: iso(from), to: iso(to), step }
  if (months === undefined) {
    const { size } = steps(BigInt(from), BigInt(to), BigInt(by), words, refuse)
    return { size, at: (k) => ({ day: (from + k * by) as Day }) }
  }
  steps(BigInt(from), BigInt(to), BigInt(by), words, refuse)
  const at = (k: number): Day => addMonths(from, k * by)
  let size = 1
  while (by > 0 ? at(size) <= to : at(size) >= to) size += 1
  return { size, at: (k) => ({ day: at(k) }) }
}
