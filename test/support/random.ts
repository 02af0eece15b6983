// Random cases (随机用例): debts and plans of every shape that the model allows, small and huge, plain and odd.
// fc.sample(anyCase, 1) → { debt, plan }; what cannot be computed is among them, with the reason as the answer.
import fc from 'fast-check'
import { DAY_COUNTS, type DayCount } from '../../src/core/accrual.ts'
import { type Day, addMonths, day } from '../../src/core/day.ts'
import { BUCKETS, type Bucket, type Debt, type Rounding } from '../../src/core/debt.ts'
import { type Money, money } from '../../src/core/money.ts'
import { type Pay, type Plan, type Relief, type Stage, type When, isLevelLike } from '../../src/core/plan.ts'
import type { Rate, Share } from '../../src/core/rate.ts'
import type { Situation, Wish } from '../../src/core/situation.ts'
import { USUAL, debt, flow, household, instalments, situation } from './build.ts'

const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 4): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: rare, weight: 1 })

export const anyDay: fc.Arbitrary<Day> = fc
  .tuple(
    fc.integer({ min: 2019, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => (day(y, m, d) + (d % 4)) as Day)
const anyAmount: fc.Arbitrary<Money> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 100_000, max: 20_000_000 }), weight: 6 },
    { arbitrary: fc.integer({ min: 1, max: 2_000 }), weight: 2 },
    { arbitrary: fc.integer({ min: 1e9, max: 1e13 }), weight: 1 },
  )
  .map(money)
const charges: fc.Arbitrary<Money> = fc
  .oneof(fc.constant(0), fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 0, max: 50 }))
  .map(money)
const yearRate: fc.Arbitrary<Rate> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 1, max: 36 }).map((units) => ({ units, scale: 2 })), weight: 4 },
    { arbitrary: fc.integer({ min: 1, max: 40_000 }).map((units) => ({ units, scale: 5 })), weight: 3 },
    { arbitrary: fc.constant({ units: 0, scale: 0 }), weight: 2 },
    { arbitrary: fc.constant({ units: 1, scale: 6 }), weight: 1 },
    { arbitrary: fc.integer({ min: 1, max: 300_000_000 }).map((units) => ({ units, scale: 9 })), weight: 1 },
  )
  .map(({ units, scale }) => lowest(units, scale))
function lowest(units: number, scale: number): Rate {
  let [u, s] = [units, scale]
  while (s > 0 && u % 10 === 0) [u, s] = [u / 10, s - 1]
  return { units: u, scale: u === 0 ? 0 : s, per: 'year' }
}
const dayRate: fc.Arbitrary<Rate> = fc
  .integer({ min: 1, max: 9 })
  .map((units) => ({ units, scale: 4, per: 'day' }))
const rateFor = (count: DayCount): fc.Arbitrary<Rate> =>
  count === 'act/360' || count === 'act/365' ? often(yearRate, dayRate, 6) : yearRate
const anyShare: fc.Arbitrary<Share> = fc
  .integer({ min: 1, max: 1000 })
  .map((units) => ({ ...lowest(units, 3), per: undefined }))
  .map(({ units, scale }) => ({ units, scale }))

export const anyRounding: fc.Arbitrary<Rounding> = fc.record({
  interest: fc.constantFrom('half-up', 'half-up', 'half-even', 'carry'),
  instalment: fc.constantFrom('nearest', 'nearest', 'nearest', 'up', 'even'),
  unit: often(fc.constant(money(1)), fc.constantFrom(money(10), money(100), money(1000)), 5),
})
const anyAllocation: fc.Arbitrary<readonly Bucket[]> = fc.oneof(
  { arbitrary: fc.constant(USUAL), weight: 5 },
  { arbitrary: fc.constant<readonly Bucket[]>(['principal', 'interest', 'penalty', 'fees']), weight: 2 },
  { arbitrary: fc.shuffledSubarray([...BUCKETS], { minLength: 4 }), weight: 2 },
)

export const anyDebt: fc.Arbitrary<Debt> = fc
  .record({
    asOf: anyDay,
    dayCount: fc.constantFrom(...DAY_COUNTS),
    principal: anyAmount,
    fees: charges,
    penalty: charges,
    interest: charges,
    dueDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31)),
    rounding: anyRounding,
    allocation: anyAllocation,
    overdue: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined, freq: 4 }),
    contract: fc.option(fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 30 })), {
      nil: undefined,
      freq: 4,
    }),
  })
  .chain((of) => rateFor(of.dayCount).map((rate) => ({ ...of, rate })))
  .map(({ principal, fees, penalty, interest, overdue, contract, rate, ...rest }): Debt => ({
    ...rest,
    currency: 'CNY',
    digits: 2,
    product: 'consumer-loan',
    owed: { fees, penalty, interest, principal },
    rates: { contract: rate },
    restructures: [],
    ...(overdue === undefined ? {} : { overduePrincipal: money(Math.floor((principal * overdue) / 10)) }),
    ...(contract === undefined
      ? {}
      : { contract: instalments(rest.asOf, rest.dueDay, contract[0], Math.ceil(principal / contract[1])) }),
  }))

const someMonths = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 12 }), weight: 8 },
  { arbitrary: fc.integer({ min: 13, max: 40 }), weight: 2 },
)
/** Stages before the last, and the last ones; `unpaid` is mostly said. */
function anyStages({ asOf, dayCount, owed: { principal } }: Debt): fc.Arbitrary<Stage[]> {
  const rate = fc.option(often(rateFor(dayCount), fc.constant<Rate>({ units: 0, scale: 0, per: 'year' })), {
    nil: undefined,
    freq: 2,
  })
  const unpaid = fc.constantFrom('accrues' as const, 'accrues' as const, 'capitalises' as const, undefined)
  const amount = fc
    .integer({ min: 0, max: 12 })
    .map((k) => ({ amount: money(Math.floor((principal * k) / 40)) }))
  const shares = fc.array(
    often(fc.integer({ min: 1, max: 40 }), fc.constant(0), 5).map((n) => lowestShare(n, 1)),
    { minLength: 1, maxLength: 12 },
  )
  const scaled: fc.Arbitrary<Pay> = fc.oneof(
    shares.filter((all) => all.some((w) => w.units > 0)).map((weights) => ({ weights })),
    fc.record({
      grow: fc.integer({ min: -30, max: 50 }).map((n) => lowestShare(n, 2)),
      every: fc.integer({ min: 1, max: 6 }),
    }),
  )
  const stage = (pay: fc.Arbitrary<Pay>, months = someMonths): fc.Arbitrary<Stage> =>
    fc.record({ months, pay, rate, unpaid }).map(compact)
  const dated = fc
    .record({
      on: fc.integer({ min: 0, max: 40 }).map((k) => (asOf + (k > 25 ? 0 : k)) as Day),
      pay: fc.oneof(amount, fc.constantFrom<Pay>('arrears', 'interest')),
      rate,
      unpaid,
    })
    .map(compact)
  const head = fc.oneof(
    stage(
      fc.constantFrom<Pay>('nothing', 'interest', 'arrears', 'equal-principal', 'as-contracted-plus-arrears'),
    ),
    stage(amount),
    stage(fc.constant('level')),
    stage(scaled),
  )
  const weighted = stage(scaled)
  const last = fc.oneof(
    { arbitrary: stage(fc.constant('level')), weight: 6 },
    { arbitrary: weighted, weight: 2 },
    { arbitrary: stage(fc.constantFrom<Pay>('equal-principal', 'rest')), weight: 2 },
    { arbitrary: stage(fc.constantFrom<Pay>('as-contracted', 'as-contracted-plus-arrears')), weight: 1 },
    { arbitrary: stage(amount), weight: 1 },
  )
  const balloon = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 40 }), rate, unpaid)
    .map(([months, more, of, un]): Stage[] => [
      compact({ months, pay: 'level', over: months + more, rate: of, unpaid: un }),
      compact({ months: 1, pay: 'rest', rate: of, unpaid: un }),
    ])
  const end = fc.oneof({ arbitrary: last.map((one) => [one]), weight: 7 }, { arbitrary: balloon, weight: 1 })
  return fc
    .tuple(fc.option(dated, { nil: undefined, freq: 1 }), fc.array(head, { maxLength: 2 }), end)
    .map(([first, heads, ends]) => [...(first ? [first] : []), ...meaningful(heads, ends), ...ends])
}
/** Before rows that clear the debt whatever came before, a level amount has no one value: such heads are left out. */
function meaningful(heads: readonly Stage[], ends: readonly Stage[]): readonly Stage[] {
  const clears = ends.some(
    ({ pay, over }) => pay === 'equal-principal' || pay === 'rest' || over !== undefined,
  )
  if (clears || heads.some(({ pay }) => pay === 'equal-principal' || pay === 'interest'))
    return heads.filter(({ pay }) => !isLevelLike(pay))
  return heads
}
const lowestShare = (units: number, scale: number): Share => {
  const { units: u, scale: s } = lowest(Math.abs(units), scale)
  return { units: units < 0 ? -u : u, scale: s }
}
function compact(of: object): Stage {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Stage
}

const anyWhen: fc.Arbitrary<When> = fc.oneof(
  fc.constantFrom<When>('now', 'on-completion', 'last-row'),
  fc.integer({ min: 1, max: 36 }).map((kept) => ({ kept })),
)
/** At most two reliefs on a bucket, which together never exceed it. */
export function anyReliefs({ owed }: Pick<Debt, 'owed'>): fc.Arbitrary<Relief[]> {
  const one = (bucket: Bucket): fc.Arbitrary<Relief[]> =>
    fc
      .tuple(fc.constantFrom('none', 'full', 'share', 'two', 'amount', 'three'), anyShare, anyWhen, anyWhen)
      .map(([how, share, when, later]): Relief[] => {
        const full: Share = { units: 1, scale: 0 }
        if (how === 'none' || owed[bucket] === 0) return []
        if (how === 'full') return [{ bucket, share: full, when }]
        if (how === 'share') return [{ bucket, share, when }]
        if (how === 'amount')
          return [{ bucket, share: { amount: money(Math.floor(owed[bucket] / 3)) }, when }]
        const rest = lowestShare(1000 - Math.round(share.units * 10 ** (3 - share.scale)), 3)
        const two: Relief[] = [
          { bucket, share, when },
          { bucket, share: rest, when: later },
        ]
        return how === 'two'
          ? two
          : [
              ...two.slice(0, 1),
              {
                bucket,
                share: lowestShare(Math.floor((rest.units * 10 ** (3 - rest.scale)) / 2), 3),
                when: later,
              },
            ]
      })
  return fc
    .tuple(one('fees'), one('penalty'), one('interest'), often(fc.constant<Relief[]>([]), one('principal')))
    .map((all) => all.flat())
}

export function anyPlanOf(debt: Debt): fc.Arbitrary<Plan> {
  return fc
    .record({
      stages: anyStages(debt),
      reliefs: often(fc.constant<Relief[]>([]), anyReliefs(debt), 2),
      capitalise: fc.option(fc.subarray<Bucket>(['fees', 'penalty', 'interest'], { minLength: 1 }), {
        nil: undefined,
        freq: 1,
      }),
      firstDue: fc.option(
        fc.integer({ min: 0, max: 100 }).map((k) => (debt.asOf + k) as Day),
        { nil: undefined, freq: 1 },
      ),
    })
    .map(({ capitalise, firstDue, ...rest }) => ({
      kind: 'contract',
      ...rest,
      ...(capitalise ? { capitalise } : {}),
      ...(firstDue === undefined ? {} : { firstDue }),
    }))
}
export type AnyCase = { readonly debt: Debt; readonly plan: Plan }
/** Where rows other than level ones end the plan, or amounts grow by weights, `nearest` to the cent: the design says no other. */
const tame = ({ debt, plan }: AnyCase): AnyCase => {
  const scaled = plan.stages.some(({ pay }) => typeof pay === 'object' && !('amount' in pay))
  const levels = plan.stages.findIndex(({ pay, over }) => pay === 'level' && over === undefined)
  const other = levels >= 0 && plan.stages.at(-1)?.pay !== 'level'
  return scaled || other
    ? { debt: { ...debt, rounding: { ...debt.rounding, instalment: 'nearest', unit: money(1) } }, plan }
    : { debt, plan }
}
export const anyCase: fc.Arbitrary<AnyCase> = anyDebt.chain((debt) =>
  anyPlanOf(debt).map((plan) => tame({ debt, plan })),
)

// ---- Situations: a debt in arrears, a household with a path of income, sometimes a wish.

export const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    asOf: anyDay,
    dayCount: fc.constantFrom(...DAY_COUNTS),
    rate: fc.constantFrom('0%', '4.35%', '12%', '15.4%', '18%', '24%'),
    principal: fc.oneof(fc.integer({ min: 300_000, max: 12_000_000 }), fc.integer({ min: 100, max: 50_000 })),
    interest: charges,
    penalty: charges,
    fees: charges,
    dueDay: fc.integer({ min: 1, max: 31 }),
    left: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 4 }),
    overdue: fc.integer({ min: 0, max: 200 }),
    times: fc.integer({ min: 1, max: 3 }),
    share: fc.integer({ min: 0, max: 40 }),
    savings: fc.constantFrom(0, 0, 100_000, 500_000),
    more: fc.integer({ min: -10, max: 60 }),
    turns: fc.integer({ min: 0, max: 12 }),
    payNow: fc.constantFrom(0, 0, 50_000),
    maxPayment: fc.option(fc.integer({ min: 20_000, max: 300_000 }), { nil: undefined, freq: 1 }),
    household: fc.constantFrom(true, true, true, false),
  })
  .map((of) => {
    const base = debt({
      principal: of.principal,
      interest: of.interest,
      penalty: of.penalty,
      fees: of.fees,
      rate: of.rate,
      dayCount: of.dayCount,
      dueDay: of.dueDay,
      penaltyRate: '24%',
      overduePrincipal: Math.floor(of.principal / 10),
      timesOverdue: of.times,
    })
    const asOf = of.asOf
    const own: Debt = {
      ...base,
      asOf,
      ...(of.overdue === 0 ? {} : { overdueSince: (asOf - of.overdue) as Day }),
      ...(of.left === undefined
        ? {}
        : { contract: instalments(asOf, of.dueDay, of.left, Math.ceil(of.principal / of.left)) }),
    }
    // A surplus of some share of the debt a month, which may fall or rise once after some months.
    const surplus = Math.floor((of.principal * of.share) / 400)
    const until = addMonths(asOf, of.turns)
    const income =
      of.turns === 0
        ? [flow('wage', 400_000 + surplus)]
        : [
            flow('wage', 400_000 + surplus, { until }),
            flow('wage', Math.max(0, 400_000 + Math.floor((surplus * (100 + of.more)) / 100)), {
              from: until,
            }),
          ]
    const wish: Wish = {
      ...(of.payNow === 0 ? {} : { payNow: money(of.payNow) }),
      ...(of.maxPayment === undefined ? {} : { maxPayment: money(of.maxPayment) }),
    }
    return situation(own, {
      household: of.household
        ? household({ income, spending: [flow('living', 400_000)], savings: money(of.savings) })
        : undefined,
      ...(Object.keys(wish).length > 0 ? { wish } : {}),
    })
  })
