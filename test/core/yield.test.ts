// Yield (收益率): 20,000 settled by 3 × 4,000 is −21.76 % a month, and the rate says so.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rate } from '../../src/app/rate.ts'
import { unitName, unitOfDays, unitOfMonths, unitPeriod, units } from '../../src/core/appendix-j.ts'
import { type Day, addMonths, day } from '../../src/core/day.ts'
import { series, years } from '../../src/core/eu-rate.ts'
import { type CashFlow, eu, euOfYears, irr, irrOfMonths, us, xirr } from '../../src/core/yield.ts'

const months = (n: number, amount: number): number[] => Array.from({ length: n }, () => amount)
const on = (y: number, m: number, d: number, amount: number): CashFlow => ({
  at: { on: day(y, m, d) },
  amount,
})
const month = (n: number, amount: number): CashFlow => ({ at: { month: n }, amount })

it('gives 6,000 in 12 × 536 as 13.03 % (近似折算年化利率)', () => {
  const found = irr([-6000, ...months(12, 536)])
  expect(found).toMatchObject({ method: 'irr', percent: '13.03', unitPeriod: 'month' })
  expect(found.annualRate).toBeCloseTo(found.periodicRate! * 12, 15)
  expect(found.effectiveRate).toBeCloseTo((1 + found.periodicRate!) ** 12 - 1, 12)
  expect(found.roots).toEqual([found.periodicRate])
  expect(found).not.toHaveProperty('reason')
})

it('gives a settlement its negative rate', () => {
  const found = irr([-20000, 4000, 4000, 4000])
  expect(found.periodicRate).toBeCloseTo(-0.2176272173, 10)
  expect(found.percent).toBe('-261.15')
  expect(found.effectiveRate).toBeCloseTo((1 - 0.2176272173) ** 12 - 1, 9)
})

it.each([
  ['nothing', [], 'too-few-flows'],
  ['one flow', [-100], 'too-few-flows'],
  ['zeros only', [0, 0, 0], 'too-few-flows'],
  ['payments only', [1, 2, 3], 'no-sign-change'],
  ['advances only', [-1, -2, -3], 'no-sign-change'],
  ['no rate', [-100, 200, -200], 'no-root'],
  ['two rates', [-100, 230, -132], 'several-roots'],
  ['no number', [-100, Number.NaN], 'not-a-number'],
  ['no end', [-100, Infinity], 'not-a-number'],
] as const)('tells why there is no rate: %s', (_, flows, reason) => {
  const found = irr(flows)
  expect(found).toMatchObject({ annualRate: null, effectiveRate: null, percent: null, reason })
  expect(found.roots).toHaveLength(reason === 'several-roots' ? 2 : 0)
})

it('tells that flows of one day have no rate', () => {
  const today = day(2026, 1, 1)
  expect(
    xirr([
      { on: today, amount: -100 },
      { on: today, amount: 100 },
    ]).reason,
  ).toBe('same-day')
})

it('tells that a rate is too large to say', () => {
  expect(
    xirr([
      { on: day(2026, 1, 1), amount: -1 },
      { on: day(2026, 1, 2), amount: 1000 },
    ]).reason,
  ).toBe('beyond-range')
})

it('takes unsorted dates and half a year of gaps', () => {
  const flows = [on(2016, 8, 24, 5050), on(2016, 1, 15, -1000), on(2016, 2, 8, -2500), on(2016, 4, 17, -1000)]
  const dated = flows.map(({ at, amount }) => ({ on: 'on' in at ? at.on : (0 as Day), amount }))
  expect(xirr(dated).annualRate).toBeCloseTo(0.2504234711, 10)
  expect(
    irrOfMonths([
      { month: 12, amount: 110 },
      { month: 0, amount: -100 },
    ]).effectiveRate,
  ).toBeCloseTo(0.1, 12)
})

it('rounds the percent half up, with no minus before nought', () => {
  expect(irr([-100, 100]).percent).toBe('0.00')
  expect(
    euOfYears([
      { years: 0, amount: -1000 },
      { years: 1, amount: 1062.5 },
    ]).percent,
  ).toBe('6.3')
  expect(
    xirr([
      { on: day(2026, 1, 1), amount: -1000 },
      { on: day(2027, 1, 1), amount: 1000 - 0.01 },
    ]).percent,
  ).toBe('0.00')
})

// Directive 2008/48/EC Annex I; T23: month ends are whole months apart.
it.each([
  [day(2019, 1, 12), day(2020, 1, 12), 1],
  [day(2019, 1, 31), day(2019, 2, 28), 1 / 12],
  [day(2020, 1, 31), day(2020, 2, 29), 1 / 12],
  [day(2020, 1, 30), day(2020, 2, 29), 1 / 12],
  [day(2019, 2, 28), day(2019, 3, 31), 1 / 12],
  [day(2019, 1, 31), day(2019, 4, 30), 3 / 12],
  [day(2019, 1, 31), day(2019, 3, 1), 1 / 12 + 1 / 365],
  [day(2020, 12, 31), day(2021, 3, 1), 2 / 12 + 1 / 366],
  [day(2020, 3, 1), day(2021, 8, 15), 17 / 12 + 14 / 366],
  [day(2020, 1, 15), day(2019, 1, 15), -1],
  [day(2019, 5, 5), day(2019, 5, 5), 0],
])('counts years back to the drawdown: %i → %i', (from, to, expected) => {
  expect(years(from, to)).toBeCloseTo(expected, 12)
})

it('keeps 28 February in a series on the 30th', () => {
  const of = series([day(2027, 2, 28), day(2027, 3, 30), day(2027, 4, 30)])
  expect(years(day(2027, 1, 30), day(2027, 2, 28), of)).toBeCloseTo(1 / 12, 12)
})

it('gives the same EU rate by months and by days on one day of the month', () => {
  const payments = months(36, 330)
  const byMonth = eu([month(0, -10000), ...payments.map((amount, k) => month(k + 1, amount))])
  const start = day(2024, 1, 31)
  const byDay = eu([
    on(2024, 1, 31, -10000),
    ...payments.map((amount, k) => ({ at: { on: addMonths(start, k + 1) }, amount })),
  ])
  expect(byDay.annualRate).toBeCloseTo(byMonth.annualRate!, 14)
})

it('chooses the rate of a loan with a charge paid before it, and lists both roots', () => {
  const found = eu([
    month(-12, 150),
    month(0, -29550),
    ...months(120, 356.11).map((amount, k) => month(k + 1, amount)),
  ])
  expect(found.percent).toBe('8.3')
  expect(found.roots).toHaveLength(2)
  expect(found.reason).toBeUndefined()
})

it('does not mix days and months', () => {
  expect(eu([month(0, -100), on(2026, 1, 1, 110)]).reason).toBe('mixed-times')
  expect(us([month(0, 100)], [on(2026, 1, 1, 110)]).reason).toBe('mixed-times')
  expect(us([month(0, 100)], [month(1.5, 110)]).reason).toBe('not-whole-months')
  expect(us([month(0, 100), month(0, 50)], [month(0, 110)])).toMatchObject({
    reason: 'same-day',
    unitPeriod: 'month',
  })
  expect(us([], [month(1, 110)]).reason).toBe('no-sign-change')
})

// 12 CFR 1026 Appendix J (b)(4): which period is the unit.
const every = (start: Day, n: number, step: number): Day[] =>
  Array.from({ length: n }, (_, k) => (start + k * step) as Day)
const monthly = (start: Day, n: number, step = 1): Day[] =>
  Array.from({ length: n }, (_, k) => addMonths(start, k * step))
it.each([
  ['month', monthly(day(2026, 2, 15), 12)],
  ['month', monthly(day(2026, 1, 31), 12)],
  ['month', monthly(day(2026, 2, 28), 3)],
  ['5 weeks', monthly(day(2026, 2, 28), 2)], // 49 and 28 days, none twice: 38.5 on average, the lower of 35 and 42
  ['3 months', monthly(day(2026, 4, 10), 8, 3)],
  ['year', monthly(day(2027, 1, 10), 3, 12)],
  ['week', every(day(2026, 1, 17), 52, 7)],
  ['2 weeks', every(day(2026, 1, 29), 26, 14)],
  ['4 weeks', every(day(2026, 2, 1), 13, 28)],
  ['10 days', every(day(2026, 1, 20), 9, 10)],
  ['semimonth', monthly(day(2026, 2, 1), 6).flatMap((on) => [on, (on + 14) as Day])],
  ['semimonth', monthly(day(2026, 2, 1), 6).flatMap((on) => [on, (on + 15) as Day])],
  ['42 days', every(day(2026, 2, 21), 1, 1)],
  ['6 months', [day(2026, 7, 10)]],
  ['year', [day(2029, 7, 10)]],
  ['3 months', [day(2026, 2, 10), day(2026, 7, 10)]], // 1 and 5 months
  ['19 weeks', [day(2026, 2, 15), day(2026, 9, 30)]], // 36 and 227 days: 131.5 on average
] as const)('takes %s for the unit-period', (name, payments) => {
  expect(unitName(unitPeriod([day(2026, 1, 10)], payments))).toBe(name)
})

it('counts unit-periods and odd days', () => {
  const to = day(1978, 10, 1)
  expect(units(unitOfMonths(3), day(1978, 5, 23), to, series([to]))).toEqual({ t: 1, f: 39 / 90 })
  expect(units(unitOfDays(28), day(1978, 3, 18), day(1978, 4, 20), series([]))).toEqual({ t: 1, f: 5 / 28 })
  expect(units(unitOfMonths(12), day(2026, 4, 27), day(2027, 4, 30), series([]))).toEqual({
    t: 1,
    f: 3 / 365,
  })
  expect(units(unitOfMonths(12), day(2026, 1, 10), day(2027, 7, 10), series([]))).toEqual({ t: 1, f: 6 / 12 })
  expect(units(unitOfMonths(1), to, to, series([]))).toEqual({ t: 0, f: 0 })
})

it('gives the US rate of Regulation Z by months without dates as by dates', () => {
  const found = us(
    [month(0, 5000)],
    months(24, 230).map((amount, k) => month(k + 1, amount)),
  )
  expect(found).toMatchObject({ method: 'us', percent: '9.69', unitPeriod: 'month' })
  expect(found.annualRate).toBeCloseTo(irr([-5000, ...months(24, 230)]).annualRate!, 14)
})

const annual = fc.integer({ min: -900, max: 3000 }).map((permille) => permille / 1000)
const amounts = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 60 })

it('recovers the rate flows were made with', () => {
  fc.assert(
    fc.property(annual, amounts, (year, payments) => {
      const i = year / 12
      const lent = payments.reduce((sum, p, k) => sum + p / (1 + i) ** (k + 1), 0)
      expect(irr([-lent, ...payments]).periodicRate).toBeCloseTo(i, 9)
      const start = day(2026, 1, 15)
      const dated = payments.map((amount, k) => ({ on: addMonths(start, k + 1), amount }))
      const worth = dated.reduce(
        (sum, { on, amount }) => sum + amount / (1 + year) ** ((on - start) / 365),
        0,
      )
      expect(xirr([...dated, { on: start, amount: -worth }]).annualRate).toBeCloseTo(year, 8)
      const inYears = payments.map((amount, k) => ({ years: (k + 1) / 12, amount }))
      const now = inYears.reduce((sum, { years: t, amount }) => sum + amount / (1 + year) ** t, 0)
      expect(euOfYears([{ years: 0, amount: -now }, ...inYears]).annualRate).toBeCloseTo(year, 8)
    }),
  )
})

it('does not change with the currency unit, nor with a wait before everything', () => {
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 1, max: 1e7 }),
      fc.integer({ min: 1, max: 1e6 }),
      (payments, lent, scale) => {
        const { periodicRate } = irr([-lent, ...payments])
        expect(irr([-lent * scale, ...payments.map((p) => p * scale)]).periodicRate).toBeCloseTo(
          periodicRate!,
          9,
        )
        expect(irr([0, 0, 0, -lent, ...payments]).periodicRate).toBeCloseTo(periodicRate!, 9)
      },
    ),
  )
})

it('is worth nothing at every root, and never NaN', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e5, max: 1e5 }), { maxLength: 15 }), (flows) => {
      const found = irr(flows)
      expect(found.annualRate === null).toBe(found.roots.length !== 1)
      expect(found.annualRate === null).toBe(found.reason !== undefined)
      for (const root of found.roots) {
        expect(Number.isFinite(root)).toBe(true)
        if (root < -0.999) continue
        const parts = flows.map((c, t) => c / (1 + root) ** t)
        const gross = parts.reduce((sum, part) => sum + Math.abs(part), 0)
        expect(Math.abs(parts.reduce((sum, part) => sum + part, 0))).toBeLessThanOrEqual(1e-9 * gross)
      }
    }),
  )
})

it('rates a typed input, and refuses what it cannot mean', () => {
  const lent = [on(2026, 1, 31, 6000)]
  const paid = months(12, 536).map((amount, k) => ({
    at: { on: addMonths(day(2026, 1, 31), k + 1) },
    amount,
  }))
  expect(rate({ advances: lent, payments: paid }, 'irr')).toMatchObject({ percent: '13.03' })
  expect(rate({ advances: lent, payments: paid }, 'us')).toMatchObject({
    percent: '13.03',
    unitPeriod: 'month',
  })
  expect(rate({ advances: lent, payments: paid }, 'eu')).toMatchObject({ percent: '13.8' })
  expect(rate({ advances: lent, payments: paid }, 'xirr')).toMatchObject({ method: 'xirr', percent: '13.95' })
  expect(rate({ advances: [], payments: [] }, 'irr')).toMatchObject({ reason: 'too-few-flows' })
  expect(rate({ advances: lent, payments: [month(1, 1)] }, 'eu')).toMatchObject({
    refused: { rule: 'rate-mixed-times' },
  })
  expect(rate({ advances: [month(0, 1)], payments: [month(1.5, 1)] }, 'eu')).toMatchObject({
    refused: { rule: 'rate-broken-month', args: { month: { text: '1.5' } } },
  })
  expect(rate({ advances: [month(0, 1)], payments: [month(1, 1)] }, 'xirr')).toMatchObject({
    refused: { rule: 'rate-needs-days' },
  })
  expect(rate({ advances: lent, payments: [on(2026, 3, 5, 1)] }, 'irr')).toMatchObject({
    refused: { rule: 'rate-odd-days', args: { on: { day: day(2026, 3, 5) } } },
  })
})

it('is quick: the rate of a 36-month plan', () => {
  const flows = [-50000, ...months(36, 1800)]
  const started = performance.now()
  for (let k = 0; k < 2000; k++) irr(flows)
  // About 10 µs; the bound only catches a change of kind.
  expect((performance.now() - started) / 2000).toBeLessThan(0.5)
})
