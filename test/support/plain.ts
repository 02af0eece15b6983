// Plain (直算): the schedule of the design in the most obvious way: whole numbers for cents, 60-digit decimals for the
// level amount, calendar days from the platform's own calendar. Slow, and shares no line with what it checks.
import { Decimal as Base } from 'decimal.js'
import type { Bucket, Debt } from '../../src/core/debt.ts'
import type { Pay, Plan, Relief, Stage } from '../../src/core/plan.ts'
import type { Rate } from '../../src/core/rate.ts'

const D = Base.clone({ precision: 60, rounding: Base.ROUND_HALF_UP })
type D = Base

const KEYS = ['fees', 'penalty', 'interest', 'principal'] as const
type Buckets<T> = Record<Bucket, T>
export type PlainRow = {
  n: number
  due: number
  payment: number
  charged: number
  capitalised: number
  to: Buckets<number>
  left: Buckets<number>
}
export type PlainSchedule = {
  rows: PlainRow[]
  forgiven: Buckets<number>
  held: Buckets<number>
  putOff: Buckets<number>
  levels: D[]
}
export type PlainRefusal = { refused: string; levels?: readonly D[] }

// ---- Calendar: the platform's, in UTC.

const DAY = 86_400_000
const parts = (day: number): [number, number, number] => {
  const date = new Date(day * DAY)
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
}
const dayOf = (y: number, m: number, d: number): number => {
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(y, m, d)
  return Math.round(date.getTime() / DAY)
}
/** The anchor day in a month (from 0, any number of them), or the last day of a shorter month. */
function plainInMonth(y: number, m: number, anchor: number): number {
  const end = parts(dayOf(y, m + 1, 0))[2]
  return dayOf(y, m, Math.min(anchor, end))
}
function plainFirstDue(debt: Debt, plan: Plan): number {
  if (plan.firstDue !== undefined) return plan.firstDue
  const [y, m] = parts(debt.asOf)
  const here = plainInMonth(y, m, debt.dueDay)
  return here > debt.asOf ? here : plainInMonth(y, m + 1, debt.dueDay)
}
/** The due day of row k of the monthly rows: on the anchor, from the first due day's month. */
function plainDue(debt: Debt, firstDue: number, k: number): number {
  const [y, m, d] = parts(firstDue)
  const anchor = plainInMonth(y, m, debt.dueDay) === firstDue ? debt.dueDay : d
  return k === 0 ? firstDue : plainInMonth(y, m + k, anchor)
}

// ---- Day counts: a fraction of a year as two whole numbers.

type Span = { num: bigint; den: bigint; days: number }

export function plainSpan(count: Debt['dayCount'], from: number, to: number, anchor: number): Span {
  const days = to - from
  const as = (num: number, den: number): Span => ({ num: BigInt(num), den: BigInt(den), days })
  if (count === 'act/360') return as(days, 360)
  if (count === 'act/365') return as(days, 365)
  if (count === 'act/act') {
    let leap = 0
    for (let day = from; day < to; day++) {
      const [y] = parts(day)
      if (dayOf(y + 1, 0, 1) - dayOf(y, 0, 1) === 366) leap += 1
    }
    return as(leap * 365 + (days - leap) * 366, 365 * 366)
  }
  const [y1, m1, d1] = parts(from)
  const [y2, m2, d2] = parts(to)
  if (count === '30e/360')
    return as((y2 - y1) * 360 + (m2 - m1) * 30 + Math.min(d2, 30) - Math.min(d1, 30), 360)
  // Equal months: whole months counted back from `to`, on the anchor if `to` stands for it, else on its own day.
  const own = plainInMonth(y2, m2, anchor) === to ? anchor : d2
  let months = 0
  while (plainInMonth(y2, m2 - months - 1, own) >= from) months += 1
  return as(months * 30 + (plainInMonth(y2, m2 - months, own) - from), 360)
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
/** a / b to the nearest whole number, halves up; a not negative. */
const nearest = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b)
/** The interest of one unit of principal over a period, exactly. */
function factor(rate: Rate, span: Span): { top: bigint; bottom: bigint } {
  const scale = 10n ** BigInt(rate.scale)
  return rate.per === 'day'
    ? { top: BigInt(rate.units) * BigInt(span.days), bottom: scale }
    : { top: BigInt(rate.units) * span.num, bottom: scale * span.den }
}
/** principal × top / bottom in whole units. */
export function plainInterest(
  principal: number,
  top: bigint,
  bottom: bigint,
  how: 'half-up' | 'half-even',
): number {
  const a = BigInt(principal) * top
  const rounded = nearest(a, bottom)
  const tie = 2n * (a % bottom) === bottom
  return Number(how === 'half-even' && tie && rounded % 2n === 1n ? rounded - 1n : rounded)
}

// ---- Rows.

type Step = {
  due: number
  stage: Stage
  nth: number
  count: number
  index: number
  top: bigint
  bottom: bigint
  span: Span
  rate: Rate
  amount: number
}
const isLevel = (pay: Pay): boolean => pay === 'level' || (typeof pay === 'object' && !('amount' in pay))
const isContract = (pay: Pay): boolean => pay === 'as-contracted' || pay === 'as-contracted-plus-arrears'
const rateOf = (stage: Stage, debt: Debt): Rate => stage.rate ?? debt.rates.contract

function stepsOf(debt: Debt, plan: Plan): { steps: Step[]; anchor: number; firstDue: number } | PlainRefusal {
  const firstDue = plainFirstDue(debt, plan)
  const [y, m, d] = parts(firstDue)
  const anchor = plainInMonth(y, m, debt.dueDay) === firstDue ? debt.dueDay : d
  const steps: Step[] = []
  let month = 0
  let contracted = 0
  let last: number = debt.asOf
  for (const [index, stage] of plan.stages.entries()) {
    const count = 'months' in stage ? stage.months : 1
    for (let nth = 0; nth < count; nth++) {
      const due = 'months' in stage ? plainDue(debt, firstDue, month++) : stage.on
      if (due < last) return { refused: 'dates-out-of-order' }
      const span = plainSpan(debt.dayCount, last, due, anchor)
      const rate = rateOf(stage, debt)
      const { pay } = stage
      const amount = isContract(pay)
        ? (debt.contract?.[contracted++]?.payment ?? 0)
        : typeof pay === 'object' && 'amount' in pay
          ? pay.amount
          : 0
      steps.push({ due, stage, nth, count, index, span, rate, ...factor(rate, span), amount })
      last = due
    }
  }
  return { steps, anchor, firstDue }
}

function unfit(debt: Debt, plan: Plan): string | undefined {
  if (plainFirstDue(debt, plan) < debt.asOf) return 'first-due-before-as-of'
  let contracted = 0
  let levelled = false
  for (const stage of plan.stages) {
    const { pay } = stage
    const months = 'months' in stage ? stage.months : 0
    if (isContract(pay)) {
      contracted += months
      const have = debt.contract?.length ?? 0
      if (have === 0) return 'needs-contract'
      if (contracted > have) return 'contract-too-short'
    }
    if (pay === 'arrears' || pay === 'as-contracted-plus-arrears') {
      if (debt.overduePrincipal === undefined) return 'needs-overdue-principal'
      if (levelled) return 'arrears-after-level'
    }
    if (rateOf(stage, debt).per === 'day' && debt.dayCount !== 'act/360' && debt.dayCount !== 'act/365')
      return 'day-rate-needs-actual-days'
    if (stage.over !== undefined && stage.over < months) return 'over-too-short'
    levelled ||= isLevel(pay)
  }
  return undefined
}

// ---- Reliefs.

const sizeOf = ({ share }: Pick<Relief, 'share'>): D =>
  'amount' in share ? new D(share.amount) : new D(share.units).div(new D(10).pow(share.scale))
function rankOf({ when }: Relief): number {
  if (typeof when === 'object') return 1 + when.kept / 1000
  return when === 'now' ? 0 : when === 'on-completion' ? 2 : 3
}

type Opened = Pick<PlainSchedule, 'forgiven' | 'held' | 'putOff'> & {
  owed: Buckets<number>
  capitalised: number
}
const nothing = (): Buckets<number> => ({ fees: 0, penalty: 0, interest: 0, principal: 0 })

function openingOf(debt: Debt, plan: Plan): Opened | PlainRefusal {
  const out: Opened = {
    owed: { ...debt.owed },
    forgiven: nothing(),
    held: nothing(),
    putOff: nothing(),
    capitalised: 0,
  }
  for (const bucket of KEYS) {
    const mine = plan.reliefs.filter((r) => r.bucket === bucket)
    const sorted = mine.toSorted((a, b) => rankOf(a) - rankOf(b) || sizeOf(b).comparedTo(sizeOf(a)))
    const full =
      mine.every((r) => !('amount' in r.share)) &&
      mine.reduce((t, r) => t.plus(sizeOf(r)), new D(0)).equals(1)
    const unrounded = (r: Relief): D => ('amount' in r.share ? sizeOf(r) : sizeOf(r).times(debt.owed[bucket]))
    if (mine.reduce((t, r) => t.plus(unrounded(r)), new D(0)).greaterThan(debt.owed[bucket]))
      return { refused: 'relief-exceeds-owed' }
    for (const [k, relief] of sorted.entries()) {
      const own = unrounded(relief).toDecimalPlaces(0).toNumber()
      const amount = full && k === sorted.length - 1 ? out.owed[bucket] : Math.min(own, out.owed[bucket])
      const kind = relief.when === 'now' ? 'forgiven' : relief.when === 'last-row' ? 'putOff' : 'held'
      out.owed[bucket] -= amount
      out[kind][bucket] += amount
    }
  }
  for (const bucket of plan.capitalise ?? []) {
    if (bucket === 'principal') continue
    out.capitalised += out.owed[bucket]
    out.owed.principal += out.owed[bucket]
    out.owed[bucket] = 0
  }
  return out
}

// ---- The level amount: the unrounded ledger in decimals, and the amount for which it ends on nothing.

function weightOf(pay: Pay, nth: number): D {
  if (typeof pay !== 'object' || 'amount' in pay) return new D(1)
  if ('weights' in pay) {
    const w = pay.weights[Math.min(nth, pay.weights.length - 1)]
    return w ? new D(w.units).div(new D(10).pow(w.scale)) : new D(1)
  }
  return new D(pay.grow.units)
    .div(new D(10).pow(pay.grow.scale))
    .plus(1)
    .pow(Math.floor(nth / pay.every))
}

/** What is left after the last row when every level-like row pays `amount` times its weight, nothing being rounded. */
function closing(rows: readonly Ready[], owed: Buckets<number>, order: readonly Bucket[], amount: D): D {
  const b: Buckets<D> = {
    fees: new D(owed.fees),
    penalty: new D(owed.penalty),
    interest: new D(owed.interest),
    principal: new D(owed.principal),
  }
  const all = (): D => b.fees.plus(b.penalty).plus(b.interest).plus(b.principal)
  let start = b.principal
  for (const { nth, count, stage, amount: fixed, factor: f, weight } of rows) {
    if (nth === 0) start = b.principal
    b.interest = b.interest.plus(b.principal.times(f))
    const due = b.fees.plus(b.penalty).plus(b.interest)
    let cash: D
    if (weight) cash = amount.times(weight)
    else if (typeof stage.pay === 'object' || stage.pay === 'as-contracted') cash = new D(fixed)
    else if (stage.pay === 'nothing') cash = new D(0)
    else if (stage.pay === 'rest') cash = all()
    else cash = stage.pay === 'equal-principal' ? due.plus(start.div(count)) : due
    for (const key of order) {
      const paid = D.min(cash, b[key])
      b[key] = b[key].minus(paid)
      cash = cash.minus(paid)
    }
    b.principal = b.principal.minus(cash)
    if (stage.unpaid === 'capitalises') {
      b.principal = b.principal.plus(b.interest)
      b.interest = new D(0)
    }
  }
  return all()
}

type Ready = Step & { factor: D; weight: D | undefined }
const ready = (step: Step): Ready => ({
  ...step,
  factor: new D(step.top.toString()).div(step.bottom.toString()),
  weight: isLevel(step.stage.pay) ? weightOf(step.stage.pay, step.nth) : undefined,
})

/** Newton within a bracket: the closing balance falls with the amount, in straight pieces. */
function solveLevel(steps: readonly Step[], owed: Buckets<number>, order: readonly Bucket[]): D | undefined {
  const rows = steps.map(ready)
  const all = owed.fees + owed.penalty + owed.interest + owed.principal
  const at = (x: D): D => closing(rows, owed, order, x)
  const h = new D('1e-12')
  const tiny = new D('1e-38').times(Math.max(1, all))
  let low = new D(-1e16)
  let high = new D(1e20)
  if (at(low).minus(at(high)).abs().lessThan('1e-9')) return undefined
  if (all === 0) return new D(0)
  let x = new D(all).div(steps.length)
  for (let turn = 0; turn < 400; turn++) {
    const value = at(x)
    if (value.abs().lessThan(tiny)) return x
    if (value.greaterThan(0)) low = x
    else high = x
    const slope = at(x.plus(h)).minus(value).div(h)
    const next = slope.isZero() ? x : x.minus(value.div(slope))
    x = next.greaterThan(low) && next.lessThan(high) ? next : low.plus(high).div(2)
  }
  return x
}

/** To whole units, halves up; a value closer to a half than any fraction of these sizes can be is that half. */
const halfUp = (x: D): number => (x.lessThan(0) ? 0 : x.plus('0.5').plus('1e-22').floor().toNumber())

// ---- The rounded ledger.

class Book {
  owed: Buckets<number>
  /** The unrounded running total of interest, as a fraction, and what was charged of it. */
  exact = { num: 0n, den: 1n }
  charged = 0
  readonly debt: Debt
  constructor(debt: Debt, owed: Buckets<number>) {
    this.debt = debt
    this.owed = { ...owed }
  }
  copy(): Book {
    const book = new Book(this.debt, this.owed)
    book.exact = { ...this.exact }
    book.charged = this.charged
    return book
  }
  all(): number {
    return this.owed.fees + this.owed.penalty + this.owed.interest + this.owed.principal
  }
  due(): number {
    return this.owed.fees + this.owed.penalty + this.owed.interest
  }
  accrue(top: bigint, bottom: bigint): number {
    const how = this.debt.rounding.interest
    let charge: number
    if (how === 'carry') {
      const num = this.exact.num * bottom + BigInt(this.owed.principal) * top * this.exact.den
      const den = this.exact.den * bottom
      const common = gcd(num, den)
      this.exact = { num: num / common, den: den / common }
      charge = Number(nearest(this.exact.num, this.exact.den)) - this.charged
      this.charged += charge
    } else charge = plainInterest(this.owed.principal, top, bottom, how)
    this.owed.interest += charge
    return charge
  }
  pay(amount: number): Buckets<number> {
    const to = nothing()
    let cash = amount
    for (const key of this.debt.allocation) {
      const paid = Math.min(cash, this.owed[key])
      this.owed[key] -= paid
      to[key] += paid
      cash -= paid
    }
    return to
  }
  capitalise(): number {
    const amount = this.owed.interest
    this.owed.principal += amount
    this.owed.interest = 0
    return amount
  }
}

/** What the last row would have to pay if every level row paid `amount`. */
function lastRow(steps: readonly Step[], from: Book, amount: number): number {
  const book = from.copy()
  let start = 0
  for (const [k, step] of steps.entries()) {
    const { pay, unpaid } = step.stage
    if (step.nth === 0) start = book.owed.principal
    book.accrue(step.top, step.bottom)
    if (k === steps.length - 1) break
    let asked: number
    if (isLevel(pay)) asked = amount
    else if (typeof pay === 'object' || pay === 'as-contracted') asked = step.amount
    else if (pay === 'nothing') asked = 0
    else if (pay === 'rest') asked = book.all()
    else asked = pay === 'equal-principal' ? book.due() + Math.round(start / step.count) : book.due()
    book.pay(Math.min(asked, book.all()))
    if (unpaid === 'capitalises') book.capitalise()
  }
  return book.all()
}

/** The level amount in whole units: nearest, up or even, on a unit; tried one by one around the exact amount. */
function instalmentOf(exact: D, steps: readonly Step[], book: Book): number {
  const { instalment, unit } = book.debt.rounding
  const plain =
    steps.every((step) => !isLevel(step.stage.pay) || step.stage.pay === 'level') &&
    steps.at(-1)?.stage.pay === 'level'
  const on = (size: number): number => {
    if (instalment === 'nearest' || !plain) return halfUp(exact.div(size)) * size
    const middle = Math.max(0, Math.floor(exact.toNumber() / size))
    const tried = Array.from({ length: 81 }, (_, k) => (middle - 40 + k) * size).filter((a) => a >= 0)
    if (instalment === 'up') return tried.find((a) => lastRow(steps, book, a) <= a) ?? Number.NaN
    const off = (a: number): number => Math.abs(lastRow(steps, book, a) - a)
    const far = (a: number): D => exact.minus(a).abs()
    return tried.reduce((best, a) => {
      const [x, y] = [off(a), off(best)]
      return x < y || (x === y && !far(a).greaterThan(far(best))) ? a : best
    })
  }
  const found = on(unit)
  return unit > 1 && lastRow(steps, book, found) > 2 * found ? on(1) : found
}

const ABSORBING: readonly Pay[] = ['equal-principal', 'as-contracted', 'as-contracted-plus-arrears', 'rest']

/** The whole schedule, or the name of the reason why there is none. */
export function plainSchedule(debt: Debt, plan: Plan): PlainSchedule | PlainRefusal {
  const wrong = unfit(debt, plan)
  if (wrong) return { refused: wrong }
  const laid = stepsOf(debt, plan)
  if ('refused' in laid) return laid
  const opened = openingOf(debt, plan)
  if ('refused' in opened) return opened
  const { steps, firstDue, anchor } = laid
  const book = new Book(debt, opened.owed)
  const rows: PlainRow[] = []
  const levels: D[] = []
  let solved: { level: D; plain: number; rate: Rate; over: number | undefined } | undefined
  let start = 0
  let arrears = 0
  const overdue = (): number => {
    const gone = Math.max(0, debt.owed.principal + opened.capitalised - book.owed.principal)
    return Math.max(0, (debt.overduePrincipal ?? 0) - gone)
  }
  for (const [k, step] of steps.entries()) {
    const { stage, nth, count, rate } = step
    const { pay } = stage
    if (nth === 0) {
      start = book.owed.principal
      arrears = book.due() + overdue()
    }
    const sameRate =
      solved && solved.rate.per === rate.per && sizeOf({ share: solved.rate }).equals(sizeOf({ share: rate }))
    if (isLevel(pay) && !(solved && sameRate && solved.over === stage.over)) {
      const span: Step[] =
        stage.over === undefined
          ? steps.slice(k).map((s) => (isLevel(s.stage.pay) ? { ...s, rate, ...factor(rate, s.span) } : s))
          : overRows(debt, steps, k, firstDue, anchor)
      // The last digits of sixty are the divisions' own: 9533.499…98 is 9533.5, a tie.
      const level = solveLevel(span, book.owed, debt.allocation)?.toDecimalPlaces(36)
      if (!level) return { refused: 'level-undetermined' }
      levels.push(level)
      solved = { level, plain: instalmentOf(level, span, book), rate, over: stage.over }
    }
    const charge = book.accrue(step.top, step.bottom)
    let asked: number
    if (pay === 'level') asked = solved?.plain ?? Number.NaN
    else if (isLevel(pay)) asked = halfUp((solved as { level: D }).level.times(weightOf(pay, nth)))
    else if (typeof pay === 'object' || pay === 'as-contracted') asked = step.amount
    else if (pay === 'nothing') asked = 0
    else if (pay === 'interest') asked = book.due()
    else if (pay === 'arrears') asked = book.due() + overdue()
    else if (pay === 'equal-principal') asked = book.due() + Math.round(start / count)
    else if (pay === 'rest') asked = book.all()
    else asked = step.amount + Math.round((arrears * (nth + 1)) / count) - Math.round((arrears * nth) / count)
    if (k === steps.length - 1) {
      for (const key of KEYS) book.owed[key] += opened.putOff[key]
      if (isLevel(pay) || ABSORBING.includes(pay)) asked = book.all()
    }
    const payment = Math.min(asked, book.all())
    if (payment < charge && stage.unpaid === undefined) return { refused: 'payment-below-interest', levels }
    const to = book.pay(payment)
    const capitalised = stage.unpaid === 'capitalises' ? book.capitalise() : 0
    const before = rows.at(-1)
    if (before && before.due === step.due) {
      before.payment += payment
      before.charged += charge
      before.capitalised += capitalised
      for (const key of KEYS) before.to[key] += to[key]
      before.left = { ...book.owed }
    } else
      rows.push({
        n: rows.length + 1,
        due: step.due,
        payment,
        charged: charge,
        capitalised,
        to,
        left: { ...book.owed },
      })
  }
  if (book.all() !== 0) return { refused: 'leaves-balance' }
  return { rows, forgiven: opened.forgiven, held: opened.held, putOff: opened.putOff, levels }
}

/** `over: N`: as if N rows of this stage followed, on the days that then would follow. */
function overRows(debt: Debt, steps: readonly Step[], k: number, firstDue: number, anchor: number): Step[] {
  const first = steps[k] as Step
  const done = steps.slice(0, k).filter((s) => 'months' in s.stage).length
  const out: Step[] = []
  let last = first.due
  for (let nth = 0; nth < (first.stage.over ?? 0); nth++) {
    const due = nth === 0 ? first.due : plainDue(debt, firstDue, done + nth)
    const span = nth === 0 ? first.span : plainSpan(debt.dayCount, last, due, anchor)
    out.push({ ...first, nth, due, span, ...factor(first.rate, span) })
    last = due
  }
  return out
}
