// Traps 38 to 55 (陷阱): changing a plan, ending one, rates of return, breaking a promise.
import { expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { broken } from '../../src/core/breach.ts'
import { total } from '../../src/core/debt.ts'
import { iso } from '../../src/core/day.ts'
import { schedule } from '../../src/core/schedule.ts'
import { irr, xirr } from '../../src/core/yield.ts'
import {
  debt,
  level,
  on,
  ordinaryDebt,
  payments,
  plan,
  promised,
  relief,
  situation,
} from '../support/build.ts'
import { generic, planOf } from '../support/plans.ts'

const of = ordinaryDebt()

test('T39 rows that are not changed stay as they were, to the cent', () => {
  const asContracted = promised(
    of,
    plan([
      { on: of.asOf, pay: 'arrears' },
      { months: 14, pay: 'as-contracted', unpaid: 'accrues' },
    ]),
  ).rows
  const changed = promised(
    of,
    plan([
      { on: of.asOf, pay: 'arrears' },
      { months: 6, pay: 'as-contracted', unpaid: 'accrues' },
      level(12),
    ]),
  ).rows
  expect(changed.slice(0, 7)).toEqual(asContracted.slice(0, 7))
})
test('T40 the plan shown is the plan applied: the same rows from its id, from its stages, and from a copy', () => {
  for (const { id, plan: by, schedule: shown } of compare(situation(), generic, { role: 'collector' })
    .plans) {
    expect(schedule(of, by)).toEqual(shown)
    expect(schedule(of, planOf(id, of) as typeof by)).toEqual(shown)
    expect(schedule(structuredClone(of), JSON.parse(JSON.stringify(by)) as typeof by)).toEqual(shown)
  }
})
test('T41 a first due day beyond the usual one makes no row in between, with or without interest', () => {
  for (const rate of ['0%', '18%']) {
    const rows = promised(
      debt({ asOf: '2024-02-20', dueDay: 25, principal: 75_000, rate }),
      plan([level(6)], { firstDue: '2024-03-01' }),
    ).rows
    expect(rows.map((row) => iso(row.due))).toEqual([
      '2024-03-01',
      '2024-04-01',
      '2024-05-01',
      '2024-06-01',
      '2024-07-01',
      '2024-08-01',
    ])
    if (rate === '0%')
      expect(rows.map((row) => row.payment)).toEqual([12_500, 12_500, 12_500, 12_500, 12_500, 12_500])
  }
})
test('T44 a longer plan moves the end: no fixed length holds it back', () => {
  const ends = [0, 6, 36].map((k) =>
    iso(promised(of, planOf(`term-extension-${k || 1}`, of) as never).rows.at(-1)!.due),
  )
  expect(ends).toEqual(['2028-02-15', '2028-07-15', '2031-01-15'])
})
test('T45 the end named is the last row', () => {
  for (const { measures, schedule: made, plan: by } of compare(situation(), generic, {
    role: 'collector',
    all: true,
    kinds: ['balloon', 'grace', 'settlement', 'step-up'],
  }).plans) {
    expect(measures.finalDue).toBe(made.rows.at(-1)?.due)
    expect(measures.months).toBe(
      by.stages.reduce((n, stage) => n + ('months' in stage ? stage.months : 0), 0),
    )
  }
})
test('T47 a settlement loses money and its rate is found: −0.2176 a month', () => {
  expect(irr([-20_000, 4_000, 4_000, 4_000]).periodicRate).toBeCloseTo(-0.2176272173, 9)
  const flows = [
    [5_050, '2016-08-24'],
    [-1_000, '2016-01-15'],
    [-2_500, '2016-02-08'],
    [-1_000, '2016-04-17'],
  ] as const
  expect(xirr(flows.map(([amount, day]) => ({ on: on(day), amount }))).annualRate).toBeCloseTo(
    0.2504234711,
    9,
  )
  expect(
    xirr([
      { on: on('2020-03-04'), amount: -713.07 },
      { on: on('2020-03-17'), amount: 555.33 },
    ]).annualRate,
  ).toBeCloseTo(-0.9991059151, 9)
  const several = xirr([
    { on: on('2024-01-01'), amount: -100 },
    { on: on('2025-01-01'), amount: 230 },
    { on: on('2026-01-01'), amount: -132 },
  ])
  expect([several.annualRate, several.roots.length]).toEqual([null, 2])
  const settled = compare(situation(debt({ principal: 2_000_000, rate: '0%' }), {}), generic, {
    role: 'collector',
    kinds: ['settlement'],
    all: true,
  }).plans
  expect(settled.every(({ measures }) => measures.annualRate !== null && measures.annualRate < 0)).toBe(true)
})
test('T48 flows of one sign, or of one day, have no rate and say why', () => {
  for (const flows of [
    [100, 200],
    [-100, -200],
    [-100, 100],
  ]) {
    const same = flows.length === 2 && flows[0] === -100 && flows[1] === 100
    const found = xirr(
      flows.map((amount, k) => ({ on: on(same ? '2026-01-01' : `2026-0${k + 1}-01`), amount })),
    )
    expect([found.annualRate, found.roots]).toEqual([null, []])
    expect(found.reason).toEqual(expect.any(String))
  }
})
test('T54 a settlement broken after its first payment: what was paid stays paid, what was given up is owed again', () => {
  const owing = debt({ principal: 2_000_000, interest: 50_000, penalty: 20_000, fees: 10_000, rate: '18%' })
  const by = planOf(
    'settlement-3.fees-100-done.penalty-100-done.interest-100-done.principal-40-done',
    owing,
  ) as never
  const made = promised(owing, by)
  expect(payments(made)).toEqual([400_000, 400_000, 400_000])
  const found = broken(owing, by, 2)
  if ('refused' in found) throw new Error(found.refused.rule)
  expect(found.returned).toEqual({ fees: 10_000, penalty: 20_000, interest: 50_000, principal: 800_000 })
  expect(found.owed.principal).toBe(1_600_000)
  expect(total(found.owed)).toBeGreaterThanOrEqual(1_680_000)
})
test('T54 a tranche already final does not return', () => {
  const owing = debt({ principal: 1_200_000, fees: 30_000, rate: '0%' })
  const by = plan([level(12)], {
    reliefs: [relief('fees', '50%', { kept: 6 }), relief('fees', '50%', { kept: 12 })],
    breach: generic.breach,
  })
  const returns = [1, 6, 7, 12].map((row) => {
    const found = broken(owing, by, row)
    return 'refused' in found ? Number.NaN : found.returned.fees
  })
  expect(returns).toEqual([30_000, 30_000, 15_000, 15_000])
})
