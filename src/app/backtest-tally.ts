// What a back-test adds up (回测累计): of each policy its counts, sums, the three figures of each plan that medians need, and one
// total for each simulation. A record leaves some 30 bytes, and with a budget some 24 for each step of its hull.
import type { Step } from '../core/concession.ts'
import { BUCKETS, type Owed, total } from '../core/debt.ts'
import { type Draws, draws } from '../core/draw.ts'
import type { Finding } from '../core/finding.ts'
import { endAt } from '../core/outcome.ts'
import type { PlanKind } from '../core/plan.ts'
import { type Shocks, monthsUntil } from '../core/shock.ts'
import type { Granting } from '../policy/policy.ts'
import type { Tried } from './backtest-record.ts'

export type Where = { readonly line: number; readonly id: string | undefined }
export type Reason = { count: number; readonly first: Finding & { readonly where: Where } }

export const DRAWN = ['value', 'cash', 'given', 'kept'] as const
export type Drawn = (typeof DRAWN)[number]

type Sums = Record<keyof Owed, number>
const noSums = (): Sums => ({ fees: 0, penalty: 0, interest: 0, principal: 0 })
const put = (into: Sums, of: Owed): void => {
  for (const bucket of BUCKETS) into[bucket] += of[bucket]
}

export const CHANGES = ['gained', 'lost', 'other', 'same', 'none'] as const
export type ChangeKind = (typeof CHANGES)[number]

/** Plain data: it comes from a worker as it is. All amounts in minor units. */
export type Tally = {
  plans: number
  none: number
  /** Of plans whose end can be drawn, and of those whose income is known. */
  drawn: number
  withIncome: number
  bearing: number
  owed: number
  presentValue: number
  expectedValue: number
  /** What the lender has of those without a plan. */
  without: number
  readonly forgiven: Sums
  readonly held: Sums
  readonly firstPayment: number[]
  readonly peakPayment: number[]
  readonly months: number[]
  readonly kinds: Partial<Record<PlanKind | 'contract', number>>
  readonly authority: Partial<Record<Granting | 'nobody', number>>
  beyond: number
  readonly reasons: Record<string, Reason>
  /** Without a plan and without one that comes nearest: there is none at all for such a case. */
  offersNothing: number
  /** One total for each simulation. */
  readonly sums: Readonly<Record<Drawn, Float64Array>>
  /** Against the first policy. */
  readonly changes: Record<ChangeKind, number>
  readonly trade: { base: number; cost: number; value: number; readonly steps: Step[] }
}

export const tally = (simulations: number): Tally => ({
  plans: 0,
  none: 0,
  drawn: 0,
  withIncome: 0,
  bearing: 0,
  owed: 0,
  presentValue: 0,
  expectedValue: 0,
  without: 0,
  forgiven: noSums(),
  held: noSums(),
  firstPayment: [],
  peakPayment: [],
  months: [],
  kinds: {},
  authority: {},
  beyond: 0,
  reasons: {},
  offersNothing: 0,
  sums: {
    value: new Float64Array(simulations),
    cash: new Float64Array(simulations),
    given: new Float64Array(simulations),
    kept: new Float64Array(simulations),
  },
  changes: { gained: 0, lost: 0, other: 0, same: 0, none: 0 },
  trade: { base: 0, cost: 0, value: 0, steps: [] },
})

const more = <K extends string>(into: Partial<Record<K, number>>, key: K, by = 1): void =>
  void (into[key] = (into[key] ?? 0) + by)

/** Everything of one record under one policy but what is drawn. */
export function add(into: Tally, { said, without, ends, bears, trade }: Tried, where: Where): void {
  const { best, reasons, situation } = said
  if (trade) {
    into.trade.base += trade.base
    into.trade.cost += trade.taken.cost
    into.trade.value += trade.taken.value
    into.trade.steps.push(...trade.steps)
  }
  if (!best) {
    into.none += 1
    into.without += without
    const rules = new Map(reasons.map((finding) => [finding.rule, finding]))
    if (rules.size === 0) into.offersNothing += 1
    for (const [rule, finding] of rules) {
      const known = into.reasons[rule]
      if (known) known.count += 1
      else into.reasons[rule] = { count: 1, first: { ...finding, where } }
    }
    return
  }
  const { measures: m, schedule, plan, authority, findings } = best
  into.plans += 1
  into.owed += total(situation.debt.owed)
  into.presentValue += m.presentValue ?? 0
  into.expectedValue += m.expectedValue ?? 0
  if (ends) into.drawn += 1
  if (bears !== undefined) into.withIncome += 1
  if (bears) into.bearing += 1
  put(into.forgiven, schedule.forgiven)
  put(into.held, schedule.held)
  into.firstPayment.push(m.firstPayment)
  into.peakPayment.push(m.peakPayment)
  into.months.push(m.months)
  more(into.kinds, plan.kind)
  more(into.authority, authority ?? 'nobody')
  if (findings.some(({ level }) => level === 'needs-approval')) into.beyond += 1
}

/** The same plan: the same recipe, and it comes to the same payments. */
export function changeOf({ said: { best: a } }: Tried, { said: { best: b } }: Tried): ChangeKind {
  if (!a || !b) return a ? 'lost' : b ? 'gained' : 'none'
  const alike =
    a.id === b.id &&
    a.measures.totalPaid === b.measures.totalPaid &&
    a.measures.peakPayment === b.measures.peakPayment &&
    a.measures.firstPayment === b.measures.firstPayment &&
    a.measures.finalDue === b.measures.finalDue
  return alike ? 'same' : 'other'
}

export type Luck = {
  readonly seed: number
  readonly simulations: number
  readonly shocks: Shocks | undefined
}

/**
 * One end of each plan for each simulation, added to its total. All policies are given the same numbers: what differs between
 * them is the policies. A plan ends where the hazard or a shock breaks it, whichever comes first.
 */
export function draw(
  into: readonly Tally[],
  of: readonly Tried[],
  record: number,
  { seed, simulations, shocks }: Luck,
): void {
  const drawn = of.flatMap(({ ends, broken }, k) => (ends ? [{ ends, broken, sums: into[k]?.sums }] : []))
  if (drawn.length === 0) return
  const numbers = draws({ seed, record })
  const last = Math.max(...drawn.map(({ ends }) => ends.month.at(-1) ?? 0))
  const shaken = drawn.some(({ broken }) => broken?.some((row) => row >= 0))
  for (let n = 0; n < simulations; n++) {
    const [luck, begin] = numbers(n, 0)
    const begins = shocks && shaken ? beginnings(shocks, last, n, begin, numbers) : []
    for (const { ends, broken, sums } of drawn) {
      if (!sums) continue
      let end = endAt(ends, luck)
      for (const month of broken ? begins : []) {
        const row = broken?.[month] ?? -1
        if (row < 0) continue
        end = Math.min(end, row)
        break
      }
      ;(sums.value[n] as number) += ends.value[end] as number
      ;(sums.cash[n] as number) += ends.cash[end] as number
      ;(sums.given[n] as number) += ends.given[end] as number
      if (end === ends.rows) (sums.kept[n] as number) += 1
    }
  }
}

/** The months in which a household's shocks begin: the next may come once the last is over. */
function beginnings(shocks: Shocks, last: number, n: number, first: number, numbers: Draws): number[] {
  const out: number[] = []
  let month = monthsUntil(shocks, first)
  for (let nth = 1; month <= last; nth++) {
    out.push(month)
    month += shocks.months - 1 + monthsUntil(shocks, numbers(n, nth)[1])
  }
  return out
}

const COUNTED = [
  'plans',
  'none',
  'drawn',
  'withIncome',
  'bearing',
  'owed',
  'presentValue',
  'expectedValue',
  'without',
  'beyond',
  'offersNothing',
] as const

/** Adds what came of later records. In order, so that sums of doubles are the same however many worked at them. */
export function join(into: Tally, of: Tally): void {
  for (const key of COUNTED) into[key] += of[key]
  put(into.forgiven, of.forgiven as Owed)
  put(into.held, of.held as Owed)
  for (const key of ['firstPayment', 'peakPayment', 'months'] as const)
    for (const one of of[key]) into[key].push(one)
  for (const [kind, count] of Object.entries(of.kinds)) more(into.kinds, kind as PlanKind, count)
  for (const [role, count] of Object.entries(of.authority)) more(into.authority, role as Granting, count)
  for (const [rule, reason] of Object.entries(of.reasons)) {
    const known = into.reasons[rule]
    if (known) known.count += reason.count
    else into.reasons[rule] = reason
  }
  for (const key of DRAWN) {
    const [sums, more_] = [into.sums[key], of.sums[key]]
    for (let n = 0; n < sums.length; n++) (sums[n] as number) += more_[n] as number
  }
  for (const key of CHANGES) into.changes[key] += of.changes[key]
  into.trade.base += of.trade.base
  into.trade.cost += of.trade.cost
  into.trade.value += of.trade.value
  for (const step of of.trade.steps) into.trade.steps.push(step)
}
