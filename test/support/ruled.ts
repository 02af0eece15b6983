// Random rules (随机规则): a policy with values of law, hazard, floor and authority drawn at random, and what its explanations
// have to agree with: underRules(rules, debt, household) is the policy; agrees(made, …) holds it against the comparison.
import fc from 'fast-check'
import { expect } from 'vitest'
import { appraise, desk, entry } from '../../src/app/appraise.ts'
import type { Explanation, Figure, Item } from '../../src/app/explain.ts'
import type { Collateral, Debt } from '../../src/core/debt.ts'
import type { Household } from '../../src/core/household.ts'
import { means as meansOf } from '../../src/core/means.ts'
import { money } from '../../src/core/money.ts'
import { type Plan, isLevelLike } from '../../src/core/plan.ts'
import type { Situation } from '../../src/core/situation.ts'
import { floorOf } from '../../src/policy/floor.ts'
import { policy as load } from '../../src/policy/load.ts'
import type { Authority, Policy } from '../../src/policy/policy.ts'
import type { Written } from '../../src/policy/written.ts'
import { part, pct } from './build.ts'
import { type Value, withLaw } from './law.ts'

const percentUpTo = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most * 10 }).map((tenths) => `${tenths / 10}%`)
const SHAPES: readonly Written[] = [
  [{ upTo: '6', share: '1.56%' }, { upTo: '12', share: '1.42%' }, { share: '1.05%' }],
  [{ share: '1%' }],
  [{ upTo: '3', share: '0%' }, { upTo: '9', share: '2.5%' }, { share: '0.1%' }],
  [{ upTo: '12', share: '0.5%' }, { share: '40%' }],
]
const FLOORS: readonly (Value | undefined)[] = [
  undefined,
  { sets: 'floor.person', value: '1595' },
  { sets: 'floor.household', value: { people: ['500', '900.50', '1300'], extra: '250' } },
  { sets: 'floor.household', value: { people: ['2000'], extra: '700.25' } },
]
const GRANTS: Authority = {
  collector: {
    waive: { fees: part('50%'), penalty: part('1'), interest: part('0') },
    months: 12,
    holiday: 1,
  },
  manager: { waive: { fees: part('1'), penalty: part('1') }, months: 36, rate: pct('4%'), holiday: 6 },
}

export const anyRules = fc.record({
  discount: fc.constantFrom<Policy['economics']['discount']>(
    'contract',
    pct('8%'),
    pct('0%'),
    pct('0.04%/day'),
  ),
  known: fc.constantFrom(true, true, true, false),
  hazard: fc.constantFrom(true, true, true, true, false),
  base: fc.oneof(percentUpTo(100), fc.constantFrom('0%', '100%')),
  slope: fc.constantFrom('78%', '100%', '130%', '0%', '93.5%'),
  shape: fc.constantFrom(...SHAPES),
  recovery: percentUpTo(100),
  after: fc.integer({ min: 0, max: 24 }).map(String),
  sale: fc.option(percentUpTo(40), { nil: undefined, freq: 1 }),
  realised: percentUpTo(100),
  costs: fc.constantFrom(undefined, '5%', '0%'),
  lien: fc.option(
    fc.record({
      value: fc.integer({ min: 0, max: 400_000_000 }).map(money),
      seniorLien: fc.integer({ min: 0, max: 200_000_000 }).map(money),
    }) as fc.Arbitrary<Collateral>,
    { nil: undefined, freq: 1 },
  ),
  floor: fc.constantFrom(...FLOORS),
  benchmark: fc.constantFrom(undefined, '55%', '20%'),
  authority: fc.constantFrom(undefined, GRANTS, { ...GRANTS, committee: 'all' } as Authority),
  form: fc.constantFrom(true, true, false),
  risk: fc.constantFrom(0, 0.4, 1),
})
export type Rules = typeof anyRules extends fc.Arbitrary<infer R> ? R : never

/** The generic policy with these values instead of all others. */
export function underRules(rules: Rules, { digits }: Debt, household: Household | undefined): Policy {
  const one = (sets: Value['sets'], value: Written | undefined): Value[] =>
    value === undefined ? [] : [{ sets, value }]
  const values: Value[] = [
    ...(rules.hazard
      ? [
          ...one('hazard.base', rules.base),
          ...one('hazard.slope', rules.slope),
          ...one('hazard.shape', rules.shape),
          ...one('recovery.share', rules.recovery),
          ...one('recovery.after', rules.after),
        ]
      : []),
    ...one('sale.price', rules.sale === undefined ? undefined : [{ share: rules.sale }]),
    ...one('auction.realised', rules.realised),
    ...one('realisation.cost', rules.costs),
    ...one('benchmark.payment-to-income', rules.benchmark),
    ...one('cost.form', rules.form ? true : undefined),
    ...(rules.floor ? [rules.floor] : []),
  ]
  const policy = withLaw(load('generic', digits), values)
  const floor = household && floorOf(policy.law, household)
  return {
    ...policy,
    authority: rules.authority,
    ranking: { ...policy.ranking, risk: rules.risk },
    means: { ...policy.means, ...(floor ? { floor: floor.amount } : {}) },
    economics: { ...policy.economics, discount: rules.discount },
  }
}

const near = (a: number, b: number, by: number): boolean => Math.abs(a - b) <= by + Math.abs(b) * 1e-11
const HALF_STEP = 0.000_050_01

/** Every figure that the comparison has too: the same, to the step in which it is shown. */
export function agrees(made: Explanation, of: Situation, policy: Policy, plan: Plan): void {
  const { debt, household } = of
  const at = desk(of, policy, household && meansOf(household, policy.means, debt.asOf), 'collector')
  const weighed = appraise(at, plan)
  const whole = entry(at, made.id, plan)
  if (!whole) throw new Error('no entry')
  const { measures: m, costForm: form } = whole
  const value = (figure: Figure, item?: string): Item['value'] | undefined =>
    made.items.find(
      (one) => one.figure === figure && (item === undefined || wordOf(one.args?.['item']) === item),
    )?.value
  const amount = (figure: Figure, is: number | null): void => {
    const found = value(figure)
    if (is === null) expect(found ?? null, figure).toBeNull()
    else expect(found && 'money' in found && near(found.money, is, 1), `${figure} ${is}`).toBe(true)
  }
  const fraction = (figure: Figure, is: number | null, item?: string): void => {
    const found = value(figure, item) ?? null
    if (is === null) expect(found, figure).toBeNull()
    else if (Math.abs(is) < 1e10)
      expect(
        found && 'percent' in found && near(Number(found.percent) / 100, is, HALF_STEP),
        `${figure} ${item} ${is} ${JSON.stringify(found)}`,
      ).toBe(true)
  }
  amount('presentValue', m.presentValue)
  amount('expectedValue', m.expectedValue)
  fraction('recovery', m.recovery)
  fraction('diminished', m.diminished)
  fraction('strain', m.strain)
  expect(value('shortfallMonths')).toEqual(
    m.shortfallMonths === null ? undefined : { count: m.shortfallMonths },
  )
  if ('score' in weighed) {
    decimal(value('burden'), weighed.burden)
    if (made.judgement?.passes && plan.kind !== 'contract') decimal(value('score'), weighed.score)
  }
  expect(made.judgement?.findings).toEqual(whole.findings)
  expect(made.judgement?.passes).toBe(weighed.against.length === 0)
  expect(value('grantedBy')).toEqual(whole.authority === null ? undefined : { word: whole.authority })
  expect(value('costPrincipal')).toEqual(form && { money: form.principal })
  if (!form) return
  for (const { item, amount: is, annual } of form.items) {
    if (is === 0 && item !== 'interest') continue
    expect(value('costItem', item)).toEqual({ money: is })
    fraction('costAnnual', annual, item)
  }
  fraction('costTotal', form.total)
  fraction('costEffective', form.effective)
}

const wordOf = (arg: NonNullable<Item['args']>[string] | undefined): string | undefined =>
  arg && 'word' in arg ? arg.word : undefined
const decimal = (found: Item['value'] | undefined, is: number): void =>
  expect(found && 'decimal' in found && near(Number(found.decimal), is, HALF_STEP), `${is}`).toBe(true)

/** A kind of its own, so that the plan has a place among the others and needs somebody to grant it. */
export const named = (plan: Plan): Plan => ({
  ...plan,
  kind: plan.stages.some(({ pay }) => isLevelLike(pay)) ? 'equal-instalment' : 'equal-principal',
})
