// Effect (方案效果): what a plan does in time, known before it is run, is what the run then does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { money } from '../../src/core/money.ts'
import { run } from '../../src/core/run.ts'
import { tape } from '../../src/core/tape.ts'
import {
  asItStands,
  contractEnd,
  firstPayment,
  idleMonths,
  isCapitalisation,
  isCheaper,
  isExtension,
  isWaiver,
  lastDue,
  longestIdle,
} from '../../src/policy/effect.ts'
import { contractPlan } from '../../src/app/contract.ts'
import { debt, level, on, ordinaryDebt, pct, plan, relief } from '../support/build.ts'
import { anyCase } from '../support/random.ts'

const onto = tape()
const rests = (months: number) => ({ months, pay: 'nothing', unpaid: 'accrues' }) as const

test('any plan that can be run ends on the day that was said before', () => {
  let runs = 0
  fc.assert(
    fc.property(anyCase, ({ debt: of, plan: by }) => {
      if (run(of, by, onto)) return
      runs += 1
      expect(lastDue(by, of)).toBe(onto.due[onto.rows - 1])
    }),
    { numRuns: 2000 },
  )
  expect(runs).toBeGreaterThan(400)
})

test('nothing is paid before the day of the first payment', () => {
  let runs = 0
  fc.assert(
    fc.property(anyCase, ({ debt: of, plan: by }) => {
      if (run(of, by, onto)) return
      runs += 1
      const first = firstPayment(by, of)
      for (let row = 0; row < onto.rows; row++)
        if (first === undefined || (onto.due[row] as Day) < first) expect(onto.payment[row]).toBe(0)
    }),
    { numRuns: 2000 },
  )
  expect(runs).toBeGreaterThan(400)
})

test('3 months of nothing, 24 level: first paid 2027-03-15, last 2029-02-15', () => {
  const by = plan([rests(3), level(24)])
  expect([firstPayment(by, debt()), lastDue(by, debt())]).toEqual([on('2027-03-15'), on('2029-02-15')])
})

test('on the 31st due days follow the month’s end', () => {
  const of = debt({ dueDay: 31, asOf: '2027-01-05' })
  expect(lastDue(plan([level(2)]), of)).toBe(on('2027-02-28'))
  expect(lastDue(plan([level(3)]), of)).toBe(on('2027-03-31'))
})

describe('months of nothing', () => {
  test('in a row and together', () => {
    const pays = { months: 1, pay: { amount: money(100_000) } } as const
    const by = plan([rests(2), pays, rests(4), level(12)])
    expect([longestIdle(by, debt()), idleMonths(by, debt())]).toEqual([4, 6])
  })
  test('months before a far first day count, days do not', () => {
    const by = (firstDue: string) => plan([rests(1), level(12)], { firstDue })
    expect(longestIdle(by('2027-03-15'), debt())).toBe(4)
    expect(longestIdle(by('2027-01-14'), debt())).toBe(1)
  })
  test('a payment on a day of its own, later than today, ends a row of them', () => {
    const pays = (day: string) => ({ on: on(day), pay: { amount: money(1000) } }) as const
    expect(longestIdle(plan([rests(3), pays('2027-02-20'), rests(3), level(6)]), debt())).toBe(3)
    expect(longestIdle(plan([pays('2026-11-22'), rests(3), level(6)]), debt())).toBe(3)
  })
})

describe('the contract', () => {
  const of = ordinaryDebt()
  test('as it stands is what the program shows as such', () => {
    const by = contractPlan(of)
    expect(by && asItStands(by, of)).toBe(true)
    expect(by && isExtension(by, of)).toBe(false)
    expect(asItStands(plan([level(14)]), of)).toBe(false)
  })
  test('ends with its last instalment, or today where none is left', () => {
    expect(contractEnd(of)).toBe(on('2028-01-15'))
    expect(contractEnd({ ...of, contract: [] })).toBe(of.asOf)
    expect(contractEnd(debt())).toBeUndefined()
    expect(isExtension(plan([level(14)]), of)).toBe(false)
    expect(isExtension(plan([level(15)]), of)).toBe(true)
    expect(isExtension(plan([level(15)]), debt())).toBe(false)
  })
})

test('a waiver gives up, a cheaper plan bears less, a capitalisation adds to principal', () => {
  const of = ordinaryDebt()
  expect(isWaiver(plan([level(1)], { reliefs: [relief('fees', '1%', { kept: 2 })] }))).toBe(true)
  expect(isWaiver(plan([level(1)], { reliefs: [relief('fees', '1%', 'last-row')] }))).toBe(false)
  expect(isCheaper(plan([level(1, { rate: pct('0.04%/day') })]), of)).toBe(true)
  expect(isCheaper(plan([level(1, { rate: pct('0.05%/day') })]), of)).toBe(false)
  const capitalises = (by: Parameters<typeof run>[1]) => {
    expect(run(of, by, onto)).toBeUndefined()
    return isCapitalisation(onto)
  }
  expect(capitalises(plan([level(12)], { capitalise: ['fees'] }))).toBe(true)
  expect(capitalises(plan([level(12)], { capitalise: ['principal'] }))).toBe(false)
  expect(capitalises(plan([{ ...rests(2), unpaid: 'capitalises' }, level(12)]))).toBe(true)
  expect(capitalises(plan([rests(2), level(12)]))).toBe(false)
})
