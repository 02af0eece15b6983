// Efficient plans (有效方案) against the plain way: every plan that can be granted is run and held against every other.
// None is lighter and worth more than one on the frontier; whoever is said to beat a plan does; what is recommended under
// Chinese law is never beaten; and the expected value read off closed forms lies within its bound.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Desk, desk, expectedOf } from '../../src/app/appraise.ts'
import { type Comparison, compare } from '../../src/app/compare.ts'
import { search, specOf } from '../../src/app/search.ts'
import { type Outlook, estimate, outlook } from '../../src/core/estimate.ts'
import { expectation } from '../../src/core/expectation.ts'
import { means } from '../../src/core/means.ts'
import { PLAN_KINDS, type Plan, type PlanKind, type Relief } from '../../src/core/plan.ts'
import { opening } from '../../src/core/relief.ts'
import { run } from '../../src/core/run.ts'
import type { Situation } from '../../src/core/situation.ts'
import { build } from '../../src/plans/build.ts'
import { idOf } from '../../src/plans/id.ts'
import { propose } from '../../src/plans/propose.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { debt as debtWith, situation as situationOf } from '../support/build.ts'
import { anyReliefs, anySituation } from '../support/random.ts'
import { type Standing, anyStanding, ownBook, shelved, standing } from '../support/standing.ts'

/** `CASES=500` asks for more. */
const CASES = Number(process.env['CASES'] ?? 30)
const role = 'collector'
const deskOf = ({ debt, household, ...rest }: Situation, policy: Policy): Desk =>
  desk(
    { debt, ...(household ? { household } : {}), ...rest },
    policy,
    household && means(household, policy.means, debt.asOf),
    role,
  )

type Point = { readonly id: string; readonly burden: number; readonly expected: number }
/** Every plan that can be granted, run to its last row, and what it is to both sides to the last digit. */
function everyPoint(at: Desk, kinds: readonly PlanKind[]): Point[] {
  return search(at, { kinds, exhaustive: true }, undefined).accepted.map((one) => {
    const spec = specOf(one)
    if (!spec || one.expected === undefined)
      throw new Error('a plan without a recipe, or of which nothing is expected')
    return { id: idOf(spec, at.situation.debt.digits), burden: one.burden, expected: one.expected }
  })
}

/** Nowhere worse and somewhere better. */
const beats = (a: Point, b: Point): boolean =>
  a.burden <= b.burden && a.expected >= b.expected && (a.burden < b.burden || a.expected > b.expected)

/** One of those that are the same to both sides stands for all of them. */
function unbeaten(points: readonly Point[]): Point[] {
  const out: Point[] = []
  for (const one of points) {
    const isNew = out.every((other) => other.burden !== one.burden || other.expected !== one.expected)
    if (isNew && !points.some((other) => beats(other, one))) out.push(one)
  }
  return out
}

const books = ['cn', 'generic', 'us', 'example'].map(shelved)
/** Without the kind whose first amount hangs on what the household can pay. */
const KINDS = PLAN_KINDS.filter((kind) => kind !== 'reduced-then-level')

test(`${CASES} situations: the frontier, and who beats whom, as by holding every plan against every other`, () => {
  const seen = { plans: 0, shown: 0, efficient: 0, beaten: 0, none: 0 }
  fc.assert(
    fc.property(anySituation, anyStanding, fc.constantFrom(...books), fc.nat(9), (given, under, book, n) => {
      const { situation, policy } = standing(given, under, book)
      const at = deskOf(situation, policy)
      // Every plan of a few kinds now and then, else the best of all kinds.
      const [all, kinds] = n === 0 ? [true, KINDS.slice(0, 4)] : [false, KINDS]
      const found = compare(situation, policy, { role, kinds, all })
      const edge = found.lender?.efficient
      // Before the studies on broken plans came out nothing is expected of any.
      const points = at.worth ? everyPoint(at, kinds) : []
      expect(found.counts.accepted).toBe(at.worth ? points.length : found.counts.accepted)
      if (points.length === 0) {
        expect(edge).toBeUndefined()
        seen.none += 1
        return
      }
      const best = unbeaten(points)
      expect(edge?.count).toBe(best.length)
      const byId = new Map(points.map((one) => [one.id, one]))
      for (const { id, beatenBy, measures } of found.plans) {
        const one = byId.get(id) as Point
        expect(measures.expectedValue).toBe(Math.round(one.expected))
        const beater = beatenBy === null ? undefined : byId.get(beatenBy)
        if (beatenBy === null)
          expect(points.filter((other) => beats(other, one)).map((o) => o.id)).toEqual([])
        else expect(beater && beats(beater, one), `${beatenBy} against ${id}`).toBe(true)
        if (beater) expect(points.some((other) => beats(other, beater))).toBe(false)
      }
      checkMarks(found, best)
      seen.plans += points.length
      seen.shown += found.plans.length
      seen.efficient += best.length
      seen.beaten += found.plans.filter(({ beatenBy }) => beatenBy !== null).length
    }),
    { numRuns: CASES, endOnFailure: true },
  )
  console.log(`frontier of ${CASES} situations: ${JSON.stringify(seen)}`)
  expect(seen.beaten).toBeGreaterThan(CASES / 2)
}, 1_200_000)

/** Nash: of the efficient plans that the lender need not refuse, the largest product of both gains. */
function checkMarks({ lender }: Comparison, best: readonly Point[]): void {
  const least = lender?.reservation ?? 0
  const zone = best.filter(({ expected }) => expected >= least)
  const { nash, kalaiSmorodinsky, egalitarian } = lender?.efficient?.marks ?? {}
  const ids = best.map(({ id }) => id)
  for (const mark of [nash, kalaiSmorodinsky, egalitarian]) {
    expect(mark === undefined).toBe(zone.length === 0)
    if (mark) expect(ids.includes(mark.id) || same(best, mark.expected)).toBe(true)
  }
  if (!nash) return
  const heaviest = Math.max(...best.map(({ burden }) => burden))
  const product = ({ burden, expected }: Point): number => (heaviest - burden) * (expected - least)
  const most = Math.max(...zone.map(product))
  const at = best.find(({ id }) => id === nash.id)
  if (at) expect(product(at)).toBeGreaterThanOrEqual(most * (1 - 1e-9) - 1e-9)
}
const same = (best: readonly Point[], expected: number): boolean =>
  best.some((one) => Math.round(one.expected) === expected)

/** Over its actual days this loan is worth more than is owed: what is forgiven of it is no loss at the contract's rate. */
const worthMore: [Situation, Standing] = [
  situationOf(
    debtWith({
      asOf: '2029-03-26',
      principal: 2_284_169,
      fees: 13,
      penalty: 37,
      overduePrincipal: 228_416,
      rate: '24%',
      dayCount: 'act/act',
      dueDay: 9,
      overdueSince: '2028-10-20',
      contract: { months: 7, payment: 326_310 },
    }),
    {},
  ),
  {
    product: 'private-loan',
    lender: undefined,
    age: 3996,
    region: undefined,
    flat: undefined,
    capitalised: false,
  },
]

test(
  `${CASES} situations under Chinese law: what is recommended is never beaten`,
  { timeout: 1_200_000 },
  () => {
    let recommended = 0
    fc.assert(
      fc.property(anySituation, anyStanding, (given, under) => {
        const { situation, policy } = standing(given, under, shelved('cn'))
        const found = compare(situation, policy, { role })
        const first = found.plans.find(({ id }) => id === found.recommended)
        expect(first?.beatenBy ?? null).toBeNull()
        recommended += first ? 1 : 0
      }),
      { numRuns: CASES, endOnFailure: true, examples: [worthMore] },
    )
    expect(recommended).toBeGreaterThan(CASES / 3)
  },
)

/** With reliefs of its own, some final once so many rows are paid, as no menu has them. */
const anyWaiving = anySituation.chain((one) => fc.tuple(fc.constant(one), anyReliefs(one.debt)))
const lenders = [
  ...books,
  ownBook('cn', {
    inputs: { 'hazard.base': '97%', 'hazard.slope': '40%', 'recovery.share': '90%', 'recovery.after': '0' },
  }),
  ownBook('generic', {
    economics: { discount: '1%' },
    inputs: { 'hazard.shape': [{ upTo: '3', share: '0%' }, { upTo: '9', share: '30%' }, { share: '2%' }] },
  }),
]
/** How far the estimate lies from the run, in parts of its bound; `undefined` where it does not tell. */
function offBy(at: Desk, plan: Plan, view: Outlook, reliefs: readonly Relief[]): number | undefined {
  const { situation, worth, tape } = at
  const one = { ...plan, reliefs }
  const open = opening(situation.debt, one)
  if (!worth || 'refused' in open) return undefined
  const of = estimate(view, open)
  const guessed = of && expectation(worth, view, of, open, situation.debt, plan)
  if (!of || guessed === undefined || run(situation.debt, one, tape)) return undefined
  return Math.abs(guessed - (expectedOf(at, one) ?? Number.NaN)) / (2 * of.slack)
}

test(`${CASES * 3} situations: the expected value read off closed forms lies within twice the bound`, () => {
  const seen = { plans: 0, estimated: 0, worst: 0 }
  const anyOffset = fc.nat(10)
  fc.assert(
    fc.property(
      anyWaiving,
      anyStanding,
      fc.constantFrom(...lenders),
      anyOffset,
      ([given, own], under, book, first) => {
        const { situation, policy } = standing(given, under, book)
        const at = deskOf(situation, policy)
        // Every eleventh way to pay of the whole menu, with all that is waived with it.
        const some = propose(situation, policy, undefined).filter((_, n) => n % 11 === first)
        for (const { spec, reliefs: sets } of some) {
          const plan = build(spec, situation.debt, policy.breach)
          const view =
            'refused' in plan || plan.capitalise ? undefined : outlook(situation.debt, plan, at.discount)
          if (!view || 'refused' in plan) continue
          for (const reliefs of [...sets, own]) {
            const off = offBy(at, plan, view, reliefs)
            seen.plans += 1
            if (off === undefined) continue
            seen.estimated += 1
            seen.worst = Math.max(seen.worst, off)
            expect(off, JSON.stringify(spec)).toBeLessThanOrEqual(1)
          }
        }
      },
    ),
    { numRuns: CASES * 3, endOnFailure: true },
  )
  console.log(`estimates: ${JSON.stringify(seen)}`)
  expect(seen.estimated).toBeGreaterThan(CASES * 10)
}, 1_200_000)
