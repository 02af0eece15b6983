// Comparison (方案对比): against the same search done the slow way: every plan built, run and judged, one by one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Role, appraise, desk } from '../../src/app/appraise.ts'
import { compare } from '../../src/app/compare.ts'
import { capacityOn, means as meansOf } from '../../src/core/means.ts'
import { money } from '../../src/core/money.ts'
import { type Plan, family } from '../../src/core/plan.ts'
import { type Rate, type Share, FULL, compare as byRate, plus } from '../../src/core/rate.ts'
import { schedule } from '../../src/core/schedule.ts'
import type { Situation } from '../../src/core/situation.ts'
import { firstDueOf } from '../../src/core/course.ts'
import { build } from '../../src/plans/build.ts'
import { idOf, parseId } from '../../src/plans/id.ts'
import { propose } from '../../src/plans/propose.ts'
import type { Spec } from '../../src/plans/recipe.ts'
import { policy as load } from '../../src/policy/load.ts'
import { flow } from '../support/build.ts'
import { anySituation } from '../support/random.ts'

const policy = load('generic', 2)
const role: Role = 'collector'

/** What a household can pay in the first month, in round amounts: a plan of an affordable amount begins with it. */
function payable({ debt, household, wish }: Situation): ReturnType<typeof money> | undefined {
  const means = household && meansOf(household, policy.means, debt.asOf)
  const can = means && capacityOn(means, firstDueOf(debt, { kind: 'contract', reliefs: [], stages: [] }))
  const amount = Math.min(can ?? Infinity, wish?.maxPayment ?? Infinity)
  return Number.isFinite(amount) && amount >= 1000 ? money(Math.floor(amount / 1000) * 1000) : undefined
}
const deskOf = (one: Situation) =>
  desk(one, policy, one.household && meansOf(one.household, policy.means, one.debt.asOf), role)

type Weighed = {
  id: string
  plan: Plan
  spec: Spec
  score: number
  months: number
  total: number
  peak: number
  end: number
  value: number
}
/** Every plan of the menu, run to its last row and judged. */
function slowly(one: Situation): { accepted: Weighed[]; refused: string[] } {
  const at = deskOf(one)
  const accepted: Weighed[] = []
  const refused: string[] = []
  for (const shape of propose(one, policy, payable(one)))
    for (const reliefs of shape.reliefs) {
      const spec = { ...shape.spec, reliefs }
      const id = idOf(spec, one.debt.digits)
      const plan = build(spec, one.debt, policy.breach)
      if ('refused' in plan) continue
      const seen = appraise(at, plan)
      if (seen.against.length > 0 || !('quick' in seen)) refused.push(id)
      else {
        const { months, totalPaid, peak, finalDue, presentValue } = seen.quick
        accepted.push({
          id,
          plan,
          spec,
          score: seen.score,
          months,
          total: totalPaid,
          peak,
          end: finalDue,
          value: presentValue,
        })
      }
    }
  accepted.sort((a, b) => a.score - b.score || a.months - b.months || a.total - b.total)
  return { accepted, refused }
}

const same = (a: Weighed, b: Weighed | undefined): boolean =>
  b !== undefined && a.peak === b.peak && a.total === b.total && a.end === b.end && a.value === b.value

describe('the comparison is complete', () => {
  test(
    'what passes and what is refused are what the slow search finds; the best comes first',
    { timeout: 60_000 },
    () => {
      const seen = { considered: 0, accepted: 0 }
      fc.assert(
        fc.property(anySituation, (one) => {
          const slow = slowly(one)
          const quick = compare(one, policy, { role, top: 3 })
          seen.considered += quick.counts.considered
          seen.accepted += quick.counts.accepted
          expect(quick.counts).toEqual({
            considered: slow.accepted.length + slow.refused.length,
            accepted: slow.accepted.length,
            refused: slow.refused.length,
          })
          const ids = new Set(slow.accepted.map(({ id }) => id))
          expect(quick.plans.filter(({ id }) => !ids.has(id))).toEqual([])
          const best = slow.accepted[0]
          const of = (id: string): Weighed | undefined => slow.accepted.find((each) => each.id === id)
          const recommended = slow.accepted.find(({ id }) => id === quick.recommended)
          expect(recommended?.score).toBe(best?.score)
          for (const group of ['extension', 'instalment', 'waiver']) {
            const all = slow.accepted.filter(({ plan }) => family(plan) === group)
            const shown = quick.plans.filter((entry) => entry.family === group)
            if (all.length > 0) expect(shown.length).toBeGreaterThan(0)
            expect(shown.length).toBeLessThanOrEqual(3)
            // The best of a family is shown, or one that comes to the same under another name.
            if (all[0]) expect(quick.plans.some((entry) => same(all[0] as Weighed, of(entry.id)))).toBe(true)
          }
          const scores = quick.plans.map(({ id }) => slow.accepted.find((each) => each.id === id)?.score ?? 0)
          expect(scores).toEqual(scores.toSorted((a, b) => a - b))
          for (const { id, rank } of quick.plans) {
            const place = slow.accepted.findIndex((each) => each.id === id)
            const ties = slow.accepted.filter(({ score }) => score === slow.accepted[place]?.score).length
            expect(Math.abs((rank ?? 0) - 1 - place)).toBeLessThan(ties)
          }
        }),
        { numRuns: 40, endOnFailure: true },
      )
      console.log(
        `compare = slow search: ${seen.considered} plans considered, ${seen.accepted} accepted, the same`,
      )
    },
  )

  test(
    'a plan said to be dominated is: nowhere better than the other, somewhere worse; and none is without saying so',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(anySituation, (one) => {
          const slow = slowly(one)
          const beats = (b: Weighed, a: Weighed): boolean =>
            b.peak <= a.peak &&
            b.total <= a.total &&
            b.end <= a.end &&
            b.value >= a.value - 0.5 &&
            (b.peak < a.peak || b.total < a.total || b.end < a.end || b.value > a.value + 0.5)
          for (const { id, dominatedBy } of compare(one, policy, { role }).plans) {
            const mine = slow.accepted.find((each) => each.id === id) as Weighed
            const other = slow.accepted.find((each) => each.id === dominatedBy)
            if (dominatedBy === null)
              expect(slow.accepted.filter((each) => beats(each, mine)).map((each) => each.id)).toEqual([])
            else expect(other && beats(other, mine)).toBe(true)
          }
        }),
        { numRuns: 20, endOnFailure: true },
      )
    },
  )

  test('no plan is shown that a rule forbids', () => {
    fc.assert(
      fc.property(anySituation, fc.boolean(), (one, all) => {
        for (const { findings } of compare(one, policy, {
          role,
          all,
          kinds: all ? ['equal-instalment', 'settlement', 'grace'] : [...kinds],
        }).plans)
          expect(findings.filter(({ level }) => level === 'forbids')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
  const kinds = [
    'equal-instalment',
    'payment-holiday',
    'step-up',
    'balloon',
    'fee-waiver',
    'catch-up',
    'reduced-then-level',
  ] as const
})

describe('nearest: the smallest change of each sort', () => {
  const seen = new Map<string, number>()
  const passes = (one: Situation, spec: Spec): boolean => {
    const plan = build(spec, one.debt, policy.breach)
    return !('refused' in plan) && appraise(deskOf(one), plan).against.length === 0
  }
  const given = ({ reliefs }: Spec, bucket: string): Share =>
    reliefs.reduce<Share>(
      (sum, r) => (r.bucket === bucket && 'units' in r.share ? plus(sum, r.share) : sum),
      { units: 0, scale: 0 },
    )
  const minus = (a: Share, b: Share): Share => plus(a, { units: -b.units, scale: b.scale })

  /** Every step from the refused plan up to the change, the last of them being the change itself. */
  function steps(one: Situation, from: Spec, path: string, to: Spec): Spec[] {
    const out: Spec[] = []
    const add = (spec: Spec): void => void out.push(spec)
    const last = from.numbers.length - 1
    if (path.endsWith('.months'))
      for (let n = (from.numbers[last] ?? 0) + 1; n <= (to.numbers[last] ?? 0); n++)
        add({ ...from, numbers: [...from.numbers.slice(0, last), n] })
    else if (path.endsWith('.rate')) {
      const end = to.knobs.rate as Rate
      for (
        let next = minus(from.knobs.rate ?? one.debt.rates.contract, policy.steps.rate);
        byRate(next, end) >= 0;
        next = minus(next, policy.steps.rate)
      )
        add({ ...from, knobs: { ...from.knobs, rate: { ...next, per: end.per } } })
    } else if (path === 'stages[0].pay.amount')
      for (
        let down = Math.floor((from.knobs.down ?? 0) / policy.steps.amount + 1) * policy.steps.amount;
        down <= (to.knobs.down ?? 0);
        down += policy.steps.amount
      )
        add({ ...from, knobs: { ...from.knobs, down: money(down) } })
    else {
      const bucket = path.slice('reliefs.'.length) as 'fees'
      const when = to.reliefs.find((r) => r.bucket === bucket)?.when ?? 'on-completion'
      for (
        let next = plus(given(from, bucket), policy.steps.share);
        byRate(next, given(to, bucket)) <= 0;
        next = plus(next, policy.steps.share)
      )
        add({
          ...from,
          reliefs: [
            ...from.reliefs.filter((r) => r.bucket !== bucket),
            { bucket, share: byRate(next, FULL) > 0 ? FULL : next, when },
          ],
        })
    }
    return out
  }

  test(
    'it passes; every step before it is refused; the figures named are those of the plan',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(anySituation, (one) => {
          for (const { id, plan, nearest } of compare(one, policy, { role, top: 4 }).refused) {
            const from = parseId(id, one.debt) as Spec
            for (const { change, id: changedId, plan: changed } of nearest) {
              seen.set(change.path, (seen.get(change.path) ?? 0) + 1)
              if (change.path === 'household.surplus') continue
              const to = parseId(changedId, one.debt) as Spec
              expect(inOrder(build(to, one.debt, policy.breach) as Plan)).toEqual(inOrder(changed))
              const way = steps(one, from, change.path, to)
              expect([id, changedId, way.map((spec) => passes(one, spec))]).toEqual([
                id,
                changedId,
                way.map((_, k) => k === way.length - 1),
              ])
              const stage = /^stages\[(\d+)\]\.(months|rate)$/.exec(change.path)
              if (!stage) continue
              const [before, after] = [plan, changed].map((by) => by.stages[Number(stage[1])])
              if (stage[2] === 'months') {
                expect([change.from, change.to]).toEqual(
                  [before, after].map((s) => ({ count: s && 'months' in s ? s.months : 0 })),
                )
              } else expect(change.to).toEqual({ rate: after?.rate })
            }
          }
        }),
        { numRuns: 60, endOnFailure: true },
      )
      console.log(`nearest: ${[...seen].map(([path, n]) => `${path} ${n}`).join(', ')}`)
      expect(seen.size).toBeGreaterThan(3)
    },
  )

  test('a household with so much more a month can pay the plan as it is; with a fen less it cannot', () => {
    let tried = 0
    fc.assert(
      fc.property(anySituation, (one) => {
        const { household } = one
        if (!household) return
        for (const { plan, nearest } of compare(one, policy, { role }).refused)
          for (const { change } of nearest) {
            if (change.path !== 'household.surplus' || !('money' in change.to)) continue
            tried += 1
            const more = (amount: number): Situation => ({
              ...one,
              household: { ...household, income: [...household.income, flow('more', amount)] },
            })
            const against = (amount: number) => appraise(deskOf(more(amount)), plan).against.length
            expect([against(change.to.money), against(change.to.money - 1)]).toEqual([0, 1])
          }
      }),
      { numRuns: 25, endOnFailure: true },
    )
    expect(tried).toBeGreaterThan(5)
  })
})

const BY_BUCKET = ['fees', 'penalty', 'interest', 'principal']
const inOrder = (by: Plan): Plan => ({
  ...by,
  reliefs: BY_BUCKET.flatMap((b) => by.reliefs.filter((r) => r.bucket === b)),
})

describe('ids', () => {
  const sorted = (spec: Spec): Spec => ({
    ...spec,
    reliefs: ['fees', 'penalty', 'interest', 'principal'].flatMap((b) =>
      spec.reliefs.filter((r) => r.bucket === b),
    ),
  })
  test('every proposed plan is read back from its id, and builds the same plan', () => {
    let count = 0
    fc.assert(
      fc.property(anySituation, (one) => {
        const ids = new Set<string>()
        for (const shape of propose(one, policy, payable(one)))
          for (const reliefs of shape.reliefs) {
            const spec: Spec = { ...shape.spec, reliefs }
            const id = idOf(spec, one.debt.digits)
            ids.add(id)
            count += 1
            const read = parseId(id, one.debt)
            expect(read).toEqual(sorted(spec))
          }
        const all = compare(one, policy, { role }).counts.considered
        expect(ids.size).toBeLessThanOrEqual(all)
      }),
      { numRuns: 8 },
    )
    expect(count).toBeGreaterThan(5_000)
  })
  test('a plan is the same under its id', () => {
    fc.assert(
      fc.property(anySituation, (one) => {
        for (const { id, plan, schedule: rows } of compare(one, policy, { role }).plans) {
          const spec = parseId(id, one.debt)
          if ('refused' in spec) throw new Error(id)
          const again = build(spec, one.debt, policy.breach)
          expect(again).toEqual({ ...plan, reliefs: sorted({ ...spec, reliefs: plan.reliefs }).reliefs })
          expect(schedule(one.debt, again as Plan)).toEqual(rows)
        }
      }),
      { numRuns: 25 },
    )
  })
})
