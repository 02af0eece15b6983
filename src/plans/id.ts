// Plan id (方案编号): a short readable name that is a complete recipe, parsed without a search.
// "payment-holiday-3+24.during-0.fees-100": kind, numbers, knobs in a fixed order, reliefs (fees 100 %, now).
import { BUCKETS, type Bucket, type Debt } from '../core/debt.ts'
import { type Day, iso, parseDay } from '../core/day.ts'
import { type Refusal, refusal } from '../core/finding.ts'
import { type Money, format, parse as parseMoney } from '../core/money.ts'
import { PLAN_KINDS, type PlanKind, type Relief, type When } from '../core/plan.ts'
import { type Rate, type Share, rate, share, toDecimal } from '../core/rate.ts'
import { recipes } from './index.ts'
import type { Knob, Knobs, Spec } from './recipe.ts'

const ORDER = [
  'rate',
  'during',
  'grow',
  'every',
  'over',
  'pay',
  'unpaid',
  'down',
  'first',
  'capitalise',
] as const satisfies readonly Knob[]
const COMMON: readonly Knob[] = ['down', 'first', 'capitalise']

const points = (s: Share): string => toDecimal(s).times(100).toFixed()
const rateText = (r: Rate): string => (r.per === 'day' ? `${points(r)}d` : points(r))
/** 800.00 → "800", 800.50 → "800.50" */
const amountText = (amount: Money, digits: number): string => format(amount, digits).replace(/\.0+$/, '')
const dayText = (on: Day): string => iso(on).replaceAll('-', '')

function whenText(when: When): string {
  if (typeof when === 'object') return `-kept${when.kept}`
  return when === 'now' ? '' : when === 'on-completion' ? '-done' : '-last'
}

/** `payment-holiday-3+24.fees-100` and the like; equal specs have equal ids. */
export function idOf(spec: Spec, digits: number): string {
  const { knobs } = spec
  let id = `${spec.kind}-${spec.numbers.join('+')}`
  if (knobs.rate) id += `.rate-${rateText(knobs.rate)}`
  if (knobs.during) id += `.during-${rateText(knobs.during)}`
  if (knobs.grow) id += `.grow-${points(knobs.grow)}`
  if (knobs.every !== undefined) id += `.every-${knobs.every}`
  if (knobs.over !== undefined) id += `.over-${knobs.over}`
  if (knobs.pay !== undefined) id += `.pay-${amountText(knobs.pay, digits)}`
  if (knobs.unpaid) id += `.unpaid-${knobs.unpaid}`
  if (knobs.down !== undefined) id += `.down-${amountText(knobs.down, digits)}`
  if (knobs.first !== undefined) id += `.first-${dayText(knobs.first)}`
  if (knobs.capitalise) id += `.capitalise-${knobs.capitalise.join('+')}`
  for (const bucket of BUCKETS)
    for (const relief of spec.reliefs)
      if (relief.bucket === bucket) id += `.${bucket}-${shareText(relief, digits)}${whenText(relief.when)}`
  return id
}
const shareText = ({ share: of }: Relief, digits: number): string =>
  'amount' in of ? `${amountText(of.amount, digits)}c` : points(of)

const KINDS = PLAN_KINDS.toSorted((a, b) => b.length - a.length)
export const looksLikeId = (text: string): boolean => KINDS.some((kind) => text.startsWith(`${kind}-`))

/** The spec behind an id, or why it is none: unknown kind, wrong count of numbers, a knob the kind does not have. */
export function parseId(text: string, debt: Debt): Spec | Refusal {
  const kind = KINDS.find((k) => text === k || text.startsWith(`${k}-`) || text.startsWith(`${k}.`))
  if (!kind) return refusal('plan-unknown', { id: { text } })
  const [head = '', ...parts] = text.slice(kind.length).split(/\.(?=[a-z])/)
  const numbers = head === '' ? [] : head.slice(1).split('+').map(Number)
  const recipe = recipes[kind]
  if (
    numbers.some((n) => !Number.isInteger(n) || n < 1 || n > 480) ||
    !recipe.numbers.includes(numbers.length)
  )
    return refusal('plan-numbers', {
      id: { text },
      kind: { word: kind },
      count: { count: recipe.numbers[0] ?? 1 },
    })
  const knobs: { -readonly [K in Knob]?: Knobs[K] } = {}
  const reliefs: Relief[] = []
  for (const part of parts) {
    const [, name = '', value = ''] = /^([a-z]+)-(.+)$/.exec(part) ?? []
    const bad = refusal('plan-part', { id: { text }, part: { text: part } })
    if ((BUCKETS as readonly string[]).includes(name)) {
      const relief = reliefOf(name as Bucket, value, debt.digits)
      if (!relief) return bad
      reliefs.push(relief)
    } else if (!takes(kind, name) || !setKnob(knobs, name as Knob, value, debt.digits)) return bad
  }
  return { kind, numbers, knobs, reliefs }
}

const takes = (kind: PlanKind, name: string): boolean =>
  [...recipes[kind].knobs, ...COMMON].includes(name as Knob) && (ORDER as readonly string[]).includes(name)

function reliefOf(bucket: Bucket, value: string, digits: number): Relief | undefined {
  const match = /^([\d.]+)(c?)(?:-(done|last|kept(\d+)))?$/.exec(value)
  if (!match) return undefined
  const amount = match[2] ? parseMoney(match[1] ?? '', digits) : undefined
  const of = amount ? ('amount' in amount ? { amount: amount.amount } : undefined) : share(`${match[1]}%`)
  if (!of || ('units' in of && (of.units < 0 || points(of).length > 12 || toDecimal(of).greaterThan(1))))
    return undefined
  const when: When = match[4]
    ? { kept: Number(match[4]) }
    : match[3] === 'done'
      ? 'on-completion'
      : match[3] === 'last'
        ? 'last-row'
        : 'now'
  return { bucket, share: of, when }
}

function setKnob(
  knobs: { -readonly [K in Knob]?: Knobs[K] },
  name: Knob,
  value: string,
  digits: number,
): boolean {
  switch (name) {
    case 'rate':
    case 'during': {
      const read = value.endsWith('d') ? rate(`${value.slice(0, -1)}%/day`) : rate(`${value}%`)
      if (read && read.units >= 0) knobs[name] = read
      return knobs[name] !== undefined
    }
    case 'grow': {
      const read = share(`${value}%`)
      if (read) knobs.grow = read
      return read !== undefined
    }
    case 'every':
    case 'over':
      if (/^[1-9]\d{0,2}$/.test(value)) knobs[name] = Number(value)
      return knobs[name] !== undefined
    case 'pay':
    case 'down': {
      const read = parseMoney(value, digits)
      if ('amount' in read && read.amount >= 0) knobs[name] = read.amount
      return knobs[name] !== undefined
    }
    case 'unpaid':
      if (value === 'accrues' || value === 'capitalises') knobs.unpaid = value
      return knobs.unpaid !== undefined
    case 'first': {
      const on = parseDay(value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
      if (on !== undefined) knobs.first = on
      return on !== undefined
    }
    case 'capitalise': {
      const buckets = value.split('+')
      if (!buckets.every((b) => b !== 'principal' && (BUCKETS as readonly string[]).includes(b))) return false
      knobs.capitalise = buckets as Bucket[]
      return true
    }
  }
}
