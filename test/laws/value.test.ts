// Value (方案价值) as laws: the expected value against a plain reckoning row by row, what it can never exceed, which way each
// parameter moves it, and fees that only grow, without a jump.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlternativeInputs, alternatives, reservation } from '../../src/core/alternatives.ts'
import { type Bracket, byBrackets, partOf } from '../../src/core/brackets.ts'
import { broken } from '../../src/core/breach.ts'
import { courtFees } from '../../src/core/court.ts'
import { total } from '../../src/core/debt.ts'
import { type Hazard, brokenInYear, curve, tenthsCut } from '../../src/core/hazard.ts'
import { monthsOfRows, quick } from '../../src/core/measure.ts'
import { type Money, money } from '../../src/core/money.ts'
import type { Plan } from '../../src/core/plan.ts'
import { type Share, FULL, NONE, times, toNumber } from '../../src/core/rate.ts'
import { run } from '../../src/core/run.ts'
import { opening } from '../../src/core/relief.ts'
import { schedule } from '../../src/core/schedule.ts'
import { type Tape, tape } from '../../src/core/tape.ts'
import { expectedValue, secondLien } from '../../src/core/value.ts'
import { chinaCourt } from '../support/court.ts'
import { type AnyCase, anyCase } from '../support/random.ts'

/** `CASES=100000` asks for more. */
const CASES = Number(process.env['CASES'] ?? 1_000)
/** The plain reckoning makes a schedule for every row of every plan. */
const PLAIN = CASES / 2
const onto = tape()
/** The run of a case that can be computed. */
function ran({ debt, plan }: AnyCase): Tape | undefined {
  return run(debt, plan, onto) ? undefined : onto
}
const anyShare: fc.Arbitrary<Share> = fc.integer({ min: 0, max: 1_000 }).map((units) => ({ units, scale: 3 }))
const anyHazard: fc.Arbitrary<Hazard> = fc.record({
  base: anyShare,
  slope: anyShare,
  shape: fc
    .tuple(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
    )
    .map(([a, b, c]) => [{ until: 6, weight: a / 100 }, { until: 14, weight: b / 100 }, { weight: c / 100 }]),
  recovery: anyShare,
  recoveryAfter: fc.integer({ min: 0, max: 36 }),
})
const anyDiscount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 400 }).map((n) => n / 1_000),
)
const anyInstalment = fc.option(fc.integer({ min: 0, max: 2_000_000 }).map(money), { nil: undefined })
const anyClaim: fc.Arbitrary<Money> = fc
  .oneof(
    fc.integer({ min: 0, max: 1e13 }),
    fc.integer({ min: 0, max: 3_000_000_00 }),
    fc.integer({ min: 0, max: 200 }),
  )
  .map(money)

/** Less than a part in 10¹⁰ of what is owed apart. */
const close = (a: number, b: number, owed: number): boolean => Math.abs(a - b) <= 1e-10 * (owed + 1)
const few = (n: number): { numRuns: number; endOnFailure: boolean } => ({ numRuns: n, endOnFailure: true })

describe('expected value', { timeout: 1_200_000 }, () => {
  test(`${PLAIN} random plans: the same as a plain reckoning from the printed schedule and the terms of breach`, () => {
    let seen = 0
    fc.assert(
      fc.property(anyCase, anyHazard, anyDiscount, anyInstalment, (one, h, discount, instalment) => {
        const { debt } = one
        const plan: Plan = {
          ...one.plan,
          breach: { missed: 1, days: 0, interest: 'from-breach', accelerates: true },
        }
        const made = schedule(debt, plan)
        const from = ran({ debt, plan })
        if ('refused' in made || !from) return
        seen += 1
        const months = monthsOfRows(
          made.rows.map(({ due }) => due),
          plan,
          debt,
        )
        const monthly = made.rows.filter((_, k) => (months[k] as number) > (months[k - 1] ?? 0))
        const highest = monthly.reduce((most, { payment }) => Math.max(most, payment), 0)
        const kept = curve(h, tenthsCut(money(highest), instalment), months.at(-1) as number)
        let value = 0
        made.rows.forEach((row, k) => {
          // What is owed if it ends in row k, which asks for something or not: what the row before left, the charge, and all
          // that returns. Who ends it in a month of a holiday has kept the rows before that month.
          const next = made.rows.find(({ n, payment }) => n > k && payment > 0)?.n ?? k + 1
          const back = broken(debt, plan, k + 1)
          if ('refused' in back) throw new Error(back.refused.rule)
          const final = opening(debt, plan)
          if ('refused' in final) throw new Error(final.refused.rule)
          const since = final.given.reduce(
            (sum, { amount, when }) =>
              typeof when === 'object' && when.kept > k && when.kept < next ? sum + amount : sum,
            0,
          )
          const before = total(made.rows[k - 1]?.left ?? made.opened)
          const owed = before + total(row.charged) + total(back.returned) + since
          const [s0, s1] = [kept[months[k - 1] ?? 0] as number, kept[months[k] as number] as number]
          const years = (row.due - debt.asOf) / 365
          value += row.payment * s1 * (1 + discount) ** -years
          value += toNumber(h.recovery) * owed * (s0 - s1) * (1 + discount) ** -(years + h.recoveryAfter / 12)
        })
        const found = expectedValue(from, plan, debt, discount, h, instalment)
        if (!close(found, value, total(debt.owed))) throw new Error(`${found} instead of ${value}`)
      }),
      few(PLAIN),
    )
    console.log(`expected value: ${seen} of ${PLAIN} plans computed both ways`)
    expect(seen).toBeGreaterThan(PLAIN / 2)
  })

  test('it is never below 0, nor above what is paid and the most that can be recovered', () => {
    fc.assert(
      fc.property(anyCase, anyHazard, anyDiscount, anyInstalment, (one, h, discount, instalment) => {
        const from = ran(one)
        if (!from) return
        const value = expectedValue(from, one.plan, one.debt, discount, h, instalment)
        const { presentValue } = quick(from, one.plan, one.debt, discount)
        const most = presentValue + toNumber(h.recovery) * (total(one.debt.owed) + from.charge)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(most * (1 + 1e-12))
      }),
      few(CASES / 2),
    )
  })

  /** Two cases in which a broken plan brings in no more than the payments it spares. See the test below for one in which it does. */
  const tamed = fc.tuple(anyCase, anyHazard, anyDiscount, fc.boolean()).map(([one, h, discount, nothing]) => {
    const plan = {
      ...one.plan,
      reliefs: one.plan.reliefs.filter(({ when }) => when === 'now' || when === 'last-row'),
    }
    return nothing
      ? { one, h: { ...h, recovery: NONE }, discount }
      : { one: { ...one, plan }, h, discount: 0 }
  })

  test('with no recovery at any discount, or with any recovery undiscounted and nothing held: never above present value', () => {
    fc.assert(
      fc.property(tamed, anyInstalment, ({ one, h, discount }, instalment) => {
        const from = ran(one)
        if (!from) return
        const value = expectedValue(from, one.plan, one.debt, discount, h, instalment)
        const { presentValue } = quick(from, one.plan, one.debt, discount)
        expect(value).toBeLessThanOrEqual(presentValue * (1 + 1e-12))
      }),
      few(CASES),
    )
  })

  test('in those cases a larger base, or a smaller cut, is never worth more', () => {
    fc.assert(
      fc.property(tamed, anyShare, fc.nat(10), fc.nat(10), ({ one, h, discount }, share, a, b) => {
        const from = ran(one)
        if (!from) return
        const of = (by: Hazard, instalment?: Money): number =>
          expectedValue(from, one.plan, one.debt, discount, by, instalment)
        const [worse, better] = [
          { ...h, base: FULL },
          { ...h, base: times(h.base, share) },
        ]
        const slack = 1e-9 * (total(one.debt.owed) + 1)
        expect(of(better)).toBeLessThanOrEqual(of({ ...better, base: NONE }) + slack)
        expect(of(h)).toBeLessThanOrEqual(of(better) + slack)
        expect(of(worse)).toBeLessThanOrEqual(of(h) + slack)
        // The larger the contract's instalment, the larger the cut.
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          money(Math.ceil((from.peak * (10 + n * n)) / 10)),
        )
        expect(of(h, low)).toBeLessThanOrEqual(of(h, high) + slack)
      }),
      few(CASES),
    )
  })

  test('more recovered is never worth less; later is never worth more', () => {
    fc.assert(
      fc.property(anyCase, anyHazard, anyDiscount, anyShare, fc.nat(24), (one, h, discount, share, later) => {
        const from = ran(one)
        if (!from) return
        const of = (by: Hazard): number => expectedValue(from, one.plan, one.debt, discount, by, undefined)
        const slack = 1e-10 * (total(one.debt.owed) + 1)
        expect(of({ ...h, recovery: times(h.recovery, share) })).toBeLessThanOrEqual(of(h) + slack)
        expect(of({ ...h, recoveryAfter: h.recoveryAfter + later })).toBeLessThanOrEqual(of(h) + slack)
      }),
      few(CASES / 2),
    )
  })

  test('where a settlement comes back in full on breach, a broken plan is worth more than a kept one', () => {
    const found = fc.sample(fc.tuple(anyCase, anyHazard), { numRuns: 3_000, seed: 7 }).filter(([one, h]) => {
      const from = ran(one)
      if (!from) return false
      const sure = { ...h, recovery: FULL }
      return (
        expectedValue(from, one.plan, one.debt, 0, sure, undefined) >
        quick(from, one.plan, one.debt, 0).presentValue + 1
      )
    })
    expect(found.length).toBeGreaterThan(0)
    for (const [{ plan }] of found)
      expect(plan.reliefs.some(({ when }) => when !== 'now' && when !== 'last-row')).toBe(true)
  })
})

describe('the curve', { timeout: 1_200_000 }, () => {
  test('falls from 1, meets its share after 12 months, and lies lower for a larger share', () => {
    fc.assert(
      fc.property(
        anyHazard,
        anyShare,
        fc.nat(10),
        fc.integer({ min: 0, max: 480 }),
        (h, share, tenths, months) => {
          const kept = curve(h, tenths, Math.max(12, months))
          expect(kept[0]).toBe(1)
          expect(Math.abs(1 - kept[12]! - brokenInYear(h, tenths))).toBeLessThan(1e-12)
          const better = curve({ ...h, base: times(h.base, share) }, tenths, months)
          let wrong = 0
          for (let k = 1; k <= months; k++) {
            const falls = kept[k]! >= 0 && kept[k]! <= kept[k - 1]!
            if (!falls || better[k]! - kept[k]! <= -1e-12) wrong += 1
          }
          expect(wrong).toBe(0)
        },
      ),
      few(CASES / 2),
    )
  })
})

const anyTable: fc.Arbitrary<Bracket[]> = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 5_000_000 }),
      rate: fc.record({ units: fc.integer({ min: 0, max: 99_999 }), scale: fc.integer({ min: 5, max: 8 }) }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((slices) =>
    fc.tuple(fc.constant(slices), fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined })),
  )
  .map(([slices, fixed]) => {
    let upTo = 0
    return slices.map(({ size, rate }, k): Bracket => {
      upTo += size
      return {
        ...(k < slices.length - 1 ? { upTo: money(upTo) } : {}),
        ...(k === 0 && fixed !== undefined ? { fixed: money(fixed) } : {}),
        rate,
      }
    })
  })

/** The same in whole numbers: every slice × 10⁸. */
function plainFee(table: readonly Bracket[], amount: number): number {
  let sum = 0n
  let from = 0
  for (const { upTo = Infinity, fixed = 0, rate = NONE } of table) {
    if (amount <= from && from > 0) break
    sum += BigInt(fixed) * 10n ** 8n
    sum += BigInt(Math.min(amount, upTo) - from) * BigInt(rate.units) * 10n ** BigInt(8 - rate.scale)
    from = upTo
  }
  return Number((sum * 2n + 10n ** 8n) / (2n * 10n ** 8n))
}

describe('fees', { timeout: 1_200_000 }, () => {
  test('equal whole-number arithmetic, slice by slice', () => {
    fc.assert(
      fc.property(anyTable, anyClaim, (table, claim) => {
        expect(byBrackets(table, claim)).toBe(plainFee(table, claim))
      }),
      few(CASES),
    )
  })

  test('only grow, and without a jump where only the first slice has a flat amount', () => {
    fc.assert(
      fc.property(anyTable, anyClaim, fc.integer({ min: 0, max: 1_000_000 }), (table, claim, more) => {
        const [a, b] = [byBrackets(table, claim), byBrackets(table, money(claim + more))]
        const steepest = Math.max(...table.map(({ rate = NONE }) => toNumber(rate)))
        expect(b).toBeGreaterThanOrEqual(a)
        expect(b - a).toBeLessThanOrEqual(Math.ceil(steepest * more) + 1)
        // From a slice's last unit to the next slice's first: one unit at its rate, which is below 1.
        for (const { upTo } of table)
          if (upTo !== undefined) {
            const step = byBrackets(table, money(upTo + 1)) - byBrackets(table, upTo)
            expect(step === 0 || step === 1).toBe(true)
          }
      }),
      few(CASES / 2),
    )
  })

  test('of the court only grow with the claim, and its parts are of what is charged', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, (a, b) => {
        const [low, high] = [
          courtFees(chinaCourt, money(Math.min(a, b))),
          courtFees(chinaCourt, money(Math.max(a, b))),
        ]
        for (const fee of [
          'acceptance',
          'simplified',
          'paymentOrder',
          'enforcement',
          'preservation',
        ] as const)
          expect(low[fee]! <= high[fee]!).toBe(true)
        expect(low.preservation! <= chinaCourt.preservationMost!).toBe(true)
        expect(low.simplified! * 2 - low.acceptance!).toBeOneOf([0, 1])
        expect(Math.abs(low.paymentOrder! * 3 - low.acceptance!)).toBeLessThanOrEqual(1)
      }),
      few(CASES),
    )
  })

  test('a part and the rest are the whole, to the unit', () => {
    fc.assert(
      fc.property(
        anyClaim,
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        (amount, bottom, top) => {
          const part = { top: Math.min(top, bottom), bottom }
          const rest = { top: bottom - part.top, bottom }
          expect(partOf(part, amount) + partOf(rest, amount) - amount).toBeOneOf([0, 1])
          expect(Math.abs(partOf(part, amount) - (amount * part.top) / bottom)).toBeLessThanOrEqual(
            0.5 + amount * 1e-15,
          )
        },
      ),
      few(CASES),
    )
  })
})

describe('alternatives', { timeout: 1_200_000 }, () => {
  /** The institution's own: where they are not known the value is the most it can be. */
  const COSTS = ['litigation.cost', 'sale.cost', 'realisation.cost']
  const anyInputs: fc.Arbitrary<AlternativeInputs> = fc.record(
    {
      court: fc.constant(chinaCourt),
      timePaymentOrder: fc.integer({ min: 0, max: 90 }),
      timeLitigation: fc.integer({ min: 0, max: 24 }),
      timeEnforcement: fc.integer({ min: 0, max: 24 }),
      judgmentInterest: fc.constant({ units: 175, scale: 6, per: 'day' as const }),
      collect: anyShare,
      litigationCost: fc.integer({ min: 0, max: 1_000_000 }).map(money),
      selfCure: anyShare,
      salePrice: anyShare,
      saleCost: anyShare,
      collateral: fc.record({ value: anyClaim, seniorLien: anyClaim }),
      realised: anyShare,
      auctionDays: fc.integer({ min: 0, max: 400 }),
      realisationCost: anyShare,
    },
    { requiredKeys: [] },
  )

  test('no value above the most, none where more than a cost is missing, more where a cost is; the reservation is the best', () => {
    fc.assert(
      fc.property(anyClaim, anyInputs, anyDiscount, anyClaim, (owed, inputs, discount, against) => {
        const all = alternatives(owed, inputs, against, discount)
        for (const { value, most, missing } of all) {
          expect(value === null).toBe(missing.some((name) => !COSTS.includes(name)))
          if (value !== null && most !== null) expect(value).toBeLessThanOrEqual(most)
          if (value !== null) expect(reservation(all)).toBeGreaterThanOrEqual(value)
        }
        expect(reservation(all)).toBe(Math.max(0, ...all.flatMap(({ value }) => value ?? [])))
        const { litigationCost: _, saleCost: __, realisationCost: ___, ...costless } = inputs
        for (const [k, { value }] of alternatives(owed, costless, against, discount).entries())
          if (all[k]!.value !== null) expect(value).toBeGreaterThanOrEqual(all[k]!.value)
      }),
      few(CASES),
    )
  })

  test('a second lien brings no more than the claim, than what the price leaves, and nothing before the senior lien is paid', () => {
    const lien = fc.record({
      value: anyClaim,
      seniorLien: anyClaim,
      realised: anyShare,
      costs: anyShare,
      claim: anyClaim,
      discount: anyDiscount,
      months: fc.integer({ min: 0, max: 36 }),
    })
    fc.assert(
      fc.property(lien, (of) => {
        const brings = secondLien(of)
        const left = of.value * toNumber(of.realised) * (1 - toNumber(of.costs)) - of.seniorLien
        expect(brings).toBeGreaterThanOrEqual(0)
        expect(brings).toBeLessThanOrEqual(of.claim)
        expect(brings).toBeLessThanOrEqual(Math.max(0, left) + 1)
        expect(secondLien({ ...of, discount: 0 })).toBeGreaterThanOrEqual(brings)
      }),
      few(CASES),
    )
  })
})
