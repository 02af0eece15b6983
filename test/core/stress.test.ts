// Stress (压力测试): less income, a late recovery, a missed month, on households whose figures can be done by hand.
import { describe, expect, test } from 'vitest'
import type { Debt } from '../../src/core/debt.ts'
import type { Household } from '../../src/core/household.ts'
import type { MeansRule } from '../../src/core/means.ts'
import { money } from '../../src/core/money.ts'
import type { Plan, Stage } from '../../src/core/plan.ts'
import { type Stress, type Stresses, stress } from '../../src/core/stress.ts'
import { tape } from '../../src/core/tape.ts'
import { debt, flow, household, level, on, part, plan, relief } from '../support/build.ts'

const RULE: MeansRule = { cushion: part('10%'), savingsWithin: 3 }
const USUAL: Stresses = { income: part('20%'), months: 3 }
/** 6,500.00 in, 4,000.00 and 900.00 out: 1,600.00 left, 1,440.00 after the cushion. */
const FAMILY = household({ otherDebts: [flow('car', 90_000)] })

function stressed(
  of: Debt,
  by: Plan,
  who: Household = FAMILY,
  { rule = RULE, stresses = USUAL }: { rule?: MeansRule; stresses?: Stresses } = {},
): Stress {
  const found = stress(of, by, who, rule, tape(), stresses)
  if ('refused' in found) throw new Error(found.refused.rule)
  return found
}
/** Without interest: what is paid is what is owed. */
const owing = (principal: number): Debt => debt({ principal, rate: '0%' })
const fixed = (months: number, amount: number): Stage => ({
  months,
  pay: { amount: money(amount) },
  unpaid: 'accrues',
})

describe('less income', () => {
  test('1,280.00 of 1,440.00 fits; of 5,200.00 there are 270.00 to pay from', () => {
    const { incomeDown } = stressed(owing(1_536_000), plan([level(12)]))
    expect(incomeDown).toMatchObject({ fits: false, shortfallMonths: 12, short: 101_000, row: 1 })
    expect(incomeDown.strain).toBeCloseTo(1280 / 270, 12)
  })
  test('every income falls, those still to come and single ones too, each rounded once', () => {
    const who = household({
      income: [flow('wage', 450_005), flow('bonus', 99_999, { every: 'once', from: on('2026-12-15') })],
      spending: [flow('living', 300_000)],
    })
    // 3,600.04 + 799.99 − 3,000.00 = 1,400.03 in the month of the bonus, 600.04 after it; less a tenth.
    const { incomeDown } = stressed(owing(160_000), plan([level(2)]), who)
    expect(incomeDown).toMatchObject({ fits: false, shortfallMonths: 1, short: 80_000 - 54_004, row: 2 })
  })
  test('the share is the caller’s: a tenth leaves 855.00', () => {
    const stresses = { ...USUAL, income: part('10%') }
    const { incomeDown } = stressed(owing(1_536_000), plan([level(12)]), FAMILY, { stresses })
    expect(incomeDown.strain).toBeCloseTo(1280 / 855, 12)
  })
  test('what fits with less income says so', () => {
    expect(stressed(owing(300_000), plan([level(12)])).incomeDown).toMatchObject({ fits: true, short: 0 })
  })
})

describe('a late recovery', () => {
  const RECOVERS = household({
    income: [
      flow('allowance', 420_000, { until: on('2027-03-15') }),
      flow('wage', 650_000, { from: on('2027-03-15') }),
    ],
  })
  const waits = plan([fixed(3, 0), level(12)])
  test('the wage begins three months later and the allowance is not prolonged: three months have nothing', () => {
    const { recoveryLate } = stressed(owing(1_200_000), waits, RECOVERS)
    expect(recoveryLate).toMatchObject({ fits: false, shortfallMonths: 3, short: 100_000, row: 4 })
    expect(recoveryLate?.day).toBe(on('2027-03-15'))
    expect(recoveryLate?.strain).toBe(Infinity)
  })
  test('the months are the caller’s: one month late is one month short', () => {
    const stresses = { ...USUAL, months: 1 }
    const { recoveryLate } = stressed(owing(1_200_000), waits, RECOVERS, { stresses })
    expect(recoveryLate).toMatchObject({ shortfallMonths: 1 })
  })
  test('nobody waits for anything: null', () => {
    expect(stressed(owing(1_200_000), waits).recoveryLate).toBeNull()
    const begun = household({ income: [flow('wage', 650_000, { from: on('2026-11-22') })] })
    expect(stressed(owing(1_200_000), waits, begun).recoveryLate).toBeNull()
  })
  test('an end of its own stays where it is', () => {
    const season = household({
      income: [
        flow('wage', 500_000),
        flow('season', 200_000, { from: on('2027-02-01'), until: on('2027-06-01') }),
      ],
    })
    // Due on 15 Feb, Mar, Apr, May at 1,500.00; 900.00 without the season, which now pays in May only.
    const { recoveryLate } = stressed(owing(600_000), plan([fixed(2, 0), level(4)]), season)
    expect(recoveryLate).toMatchObject({ shortfallMonths: 3, short: 60_000, row: 3 })
  })
})

describe('a missed month', () => {
  test('1,280.00 made good out of 160.00 a month: 8 months, if there are 8 left', () => {
    const missed = (months: number) => stressed(owing(128_000 * months), plan([level(months)])).missedMonth
    expect(missed(12)).toEqual({ row: 1, day: on('2026-12-15'), amount: 128_000, monthsToCatchUp: 8 })
    expect(missed(9)).toMatchObject({ monthsToCatchUp: 8 })
    expect(missed(8)).toMatchObject({ monthsToCatchUp: null })
  })
  test('a last row larger by a fen is not the hardest', () => {
    const of = debt({ rate: '18%', dayCount: 'equal-months', dueDay: 22 })
    expect(stressed(of, plan([level(12)])).missedMonth).toMatchObject({ row: 1, amount: 91_680 })
  })
  test('the row that strains most, wherever it is: 1,400.00 in month 4, then 40.00, 40.00 and 390.00 a month', () => {
    const by = plan([fixed(3, 50_000), fixed(3, 140_000), level(6)])
    expect(stressed(owing(1_200_000), by).missedMonth).toEqual({
      row: 4,
      day: on('2027-03-15'),
      amount: 140_000,
      monthsToCatchUp: 6,
    })
  })
  test('strain, not size: 600.00 of 450.00 is harder than 1,000.00 of 1,440.00', () => {
    const who = household({
      income: [
        flow('wage', 540_000, { until: on('2027-03-01') }),
        flow('wage', 650_000, { from: on('2027-03-01') }),
      ],
      otherDebts: [flow('car', 90_000)],
    })
    const by = plan([fixed(3, 60_000), level(10)])
    // 150.00 short in January and February each: 900.00 behind in March, 440.00 of which each month then pays.
    expect(stressed(owing(180_000 + 1_000_000), by, who).missedMonth).toMatchObject({
      row: 1,
      amount: 60_000,
      monthsToCatchUp: 5,
    })
  })
  test('months in which nothing is due help in full', () => {
    const by = plan([fixed(1, 140_000), fixed(2, 0), level(2)])
    expect(stressed(owing(240_000), by).missedMonth).toMatchObject({ row: 1, monthsToCatchUp: 1 })
  })
  test('the last row can never be made good within the plan', () => {
    const by = plan([fixed(11, 10_000), { months: 1, pay: 'rest' }])
    expect(stressed(owing(250_000), by).missedMonth).toMatchObject({
      row: 12,
      amount: 140_000,
      monthsToCatchUp: null,
    })
  })
  test('a plan that asks for more than there is never catches up', () => {
    const { missedMonth } = stressed(owing(1_800_000), plan([level(12)]))
    expect(missedMonth).toMatchObject({ row: 1, amount: 150_000, monthsToCatchUp: null })
  })
  test('savings pay where a plan is soon done: 4,000.00 in the second month, 2,560.00 of it saved', () => {
    const missed = (savings: number) =>
      stressed(owing(400_000), plan([level(2)]), { ...FAMILY, savings: money(savings) }).missedMonth
    expect(missed(300_000)).toMatchObject({ row: 1, amount: 200_000, monthsToCatchUp: 1 })
    // With 2,000.00 the first payment is still covered, and so is the second; both missed is too much.
    expect(missed(200_000)).toMatchObject({ row: 1, monthsToCatchUp: null })
    // With 1,000.00 the second is the hard one: 1,560.00 of 1,440.00 after what is saved.
    expect(missed(100_000)).toMatchObject({ row: 2, monthsToCatchUp: null })
  })
  test('a payment on a day of its own out of savings strains nothing', () => {
    const by = plan([{ on: on('2026-11-30'), pay: { amount: money(500_000) }, unpaid: 'accrues' }, level(12)])
    const who = { ...FAMILY, savings: money(500_000) }
    expect(stressed(owing(1_700_000), by, who).missedMonth).toEqual({
      row: 2,
      day: on('2026-12-15'),
      amount: 100_000,
      monthsToCatchUp: 3,
    })
  })
  test('a day of its own and a due day in one month share what the month bears', () => {
    const by = plan([{ on: on('2026-12-01'), pay: { amount: money(70_000) }, unpaid: 'accrues' }, level(12)])
    // 700.00 and 800.00 in December are 1,500.00 of 1,440.00: the second is missed; 640.00 over from January on.
    expect(stressed(owing(1_030_000), by).missedMonth).toMatchObject({
      row: 2,
      amount: 80_000,
      monthsToCatchUp: 2,
    })
  })
  test('nothing is paid, so nothing can be missed', () => {
    const by = plan([level(3)], { reliefs: [relief('principal', '100%')] })
    expect(stressed(owing(100_000), by).missedMonth).toBeNull()
  })
})

test('a plan that cannot be computed is refused with the reason', () => {
  const of = debt({ rate: '18%' })
  const found = stress(of, plan([fixed(3, 100_000)]), FAMILY, RULE, tape(), USUAL)
  expect(found).toMatchObject({ refused: { rule: 'leaves-balance' } })
})
