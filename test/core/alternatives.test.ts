// Alternatives (谈判替代方案): each by its formula with round parameters, what is missing by its name, the best as reservation.
import { describe, expect, test } from 'vitest'
import {
  type Alternative,
  type AlternativeInputs,
  type AlternativeKind,
  alternatives,
  reservation,
} from '../../src/core/alternatives.ts'
import { type Money, money } from '../../src/core/money.ts'
import { cents, part, pct } from '../support/build.ts'
import { chinaCourt } from '../support/court.ts'

const owed = cents('51627.17')
const inputs: AlternativeInputs = {
  court: chinaCourt,
  timePaymentOrder: 30,
  timeLitigation: 6,
  timeEnforcement: 6,
  collect: part('40%'),
  litigationCost: cents(3_000),
  selfCure: part('5%'),
  salePrice: part('8%'),
  saleCost: part('5%'),
  collateral: { value: cents(100_000), seniorLien: cents(50_000) },
  realised: part('74.16%'),
  auctionDays: 73,
  realisationCost: part('5%'),
}
function of(
  kind: AlternativeKind,
  more: AlternativeInputs = {},
  discount = 0,
  against: Money | null = cents(20_000),
): Alternative {
  const found = alternatives(owed, { ...inputs, ...more }, against, discount).find((one) => one.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}

test('all in order; a second lien only where there is one', () => {
  const kinds = (from: AlternativeInputs): string[] =>
    alternatives(owed, from, null, 0.1).map(({ kind }) => kind)
  expect(kinds(inputs)).toEqual([
    'do-nothing',
    'payment-order',
    'litigation',
    'sale',
    'second-lien',
    'charge-off',
  ])
  expect(kinds({})).toEqual(['do-nothing', 'payment-order', 'litigation', 'sale', 'charge-off'])
})

describe('what each is worth, undiscounted', () => {
  test('do nothing: 5 % cure by themselves', () => {
    expect(of('do-nothing')).toMatchObject({
      cost: 0,
      months: null,
      most: owed,
      value: cents('2581.36'),
      missing: [],
    })
    expect(of('do-nothing').breakEven).toBeCloseTo(20_000 / 51_627.17, 14)
  })

  // Fee 363.56, a third of 1,090.68. 40 % × (51,627.17 + 363.56) − 363.56.
  test('an order to pay', () => {
    const order = of('payment-order')
    expect(order).toMatchObject({ cost: cents('363.56'), most: owed, value: cents('20432.73'), missing: [] })
    expect(order.months).toBeCloseTo(6 + 360 / 365, 14)
    expect(order.breakEven).toBeCloseTo(20_363.56 / 51_990.73, 14)
  })

  // Fees 1,090.68 + 536.27 = 1,626.95, own cost 3,000. 40 % × (51,627.17 + 1,626.95) − 4,626.95.
  test('a suit', () => {
    const suit = of('litigation')
    expect(suit).toMatchObject({
      cost: cents('4626.95'),
      months: 12,
      most: cents('48627.17'),
      value: cents('16674.70'),
      missing: [],
    })
    expect(suit.breakEven).toBeCloseTo(24_626.95 / 53_254.12, 14)
  })

  test('interest for delay is in what can be had at most only, on its own base', () => {
    const judgmentInterest = pct('0.0175%/day')
    // 51,627.17 × 0.0175 % × 182.5 days = 1,648.84
    expect(of('payment-order', { judgmentInterest })).toMatchObject({
      most: cents('53276.01'),
      value: cents('20432.73'),
    })
    // 48,732.55 × 0.0175 % × 182.5 days = 1,556.40
    const judgmentBase = cents('48732.55')
    expect(of('litigation', { judgmentInterest, judgmentBase }).most).toBe(cents('50183.57'))
    expect(of('litigation', { judgmentInterest: pct('6.3875%'), judgmentBase }).most).toBe(cents('50183.57'))
  })

  test('a sale, paid at once', () => {
    const sold = of('sale')
    expect(sold).toMatchObject({
      cost: cents('206.51'),
      months: 0,
      most: null,
      value: cents('3923.66'),
      missing: [],
    })
    expect(sold.breakEven).toBeCloseTo(20_000 / (51_627.17 * 0.95), 14)
  })

  // 100,000 × 74.16 % × 95 % − 50,000
  test('a second lien', () => {
    const sold = of('second-lien')
    expect(sold).toMatchObject({ cost: 0, most: cents(50_000), value: cents(20_452), missing: [] })
    expect(sold.months).toBeCloseTo(2.4, 14)
    expect(of('second-lien', { collateral: { value: cents(200_000), seniorLien: cents(0) } })).toMatchObject({
      most: owed,
      value: owed,
    })
    expect(of('second-lien', { collateral: { value: cents(60_000), seniorLien: cents(50_000) } }).value).toBe(
      0,
    )
  })

  test('written off: nothing', () => {
    expect(of('charge-off')).toEqual({
      kind: 'charge-off',
      cost: 0,
      months: 0,
      most: 0,
      value: 0,
      breakEven: null,
      missing: [],
    })
  })
})

test('what comes later is discounted, what is advanced is not', () => {
  const v = 1.12 ** -1
  expect(of('litigation', {}, 0.12)).toMatchObject({
    value: Math.round(0.4 * 5_325_412 * v - 462_695),
    most: Math.round(5_325_412 * v - 462_695),
  })
  expect(of('litigation', {}, 0.12).breakEven).toBeCloseTo(2_462_695 / (5_325_412 * v), 12)
  expect(of('payment-order', {}, 0.12).value).toBe(
    Math.round(0.4 * 5_199_073 * 1.12 ** -(0.5 + 30 / 365) - 36_356),
  )
  expect(of('second-lien', {}, 0.12).value).toBe(Math.round(2_045_200 * 1.12 ** -0.2))
  expect([of('sale', {}, 0.12).value, of('do-nothing', {}, 0.12).value]).toEqual([
    cents('3923.66'),
    cents('2581.36'),
  ])
})

test('the share to collect is the one at which the value is what it is held against', () => {
  for (const kind of ['payment-order', 'litigation'] as const) {
    const { breakEven } = of(kind, {}, 0.09)
    const share = { units: Math.round((breakEven as number) * 1e12), scale: 12 }
    expect(of(kind, { collect: share }, 0.09).value).toBe(cents(20_000))
  }
  const price = { units: Math.round((of('sale').breakEven as number) * 1e12), scale: 12 }
  expect(of('sale', { salePrice: price }).value).toBe(cents(20_000))
  const cured = { units: Math.round((of('do-nothing').breakEven as number) * 1e12), scale: 12 }
  expect(of('do-nothing', { selfCure: cured }).value).toBe(cents(20_000))
})

test('held against nothing there is no share; above 1 it is told as that; nothing owed has none', () => {
  for (const one of alternatives(owed, inputs, null, 0.1)) expect(one.breakEven).toBeNull()
  expect(of('litigation', {}, 0, cents(60_000)).breakEven).toBeGreaterThan(1)
  for (const one of alternatives(money(0), { ...inputs, court: {} }, cents(1), 0))
    expect(one.breakEven).toBeNull()
})

describe('what is missing', () => {
  const none = { cost: null, months: null, most: null, value: null, breakEven: null }
  const court = [
    'fee.acceptance',
    'fee.payment-order',
    'time.payment-order',
    'time.enforcement',
    'litigation.collect',
  ]
  const suit = [
    'fee.acceptance',
    'time.litigation',
    'litigation.cost',
    'time.enforcement',
    'litigation.collect',
  ]

  test('everything: each says what it needs', () => {
    const all = alternatives(owed, { collateral: inputs.collateral }, cents(20_000), 0)
    expect(all).toEqual([
      {
        kind: 'do-nothing',
        cost: 0,
        months: null,
        most: owed,
        value: null,
        breakEven: 2_000_000 / 5_162_717,
        missing: ['self-cure'],
      },
      { kind: 'payment-order', ...none, missing: court },
      { kind: 'litigation', ...none, missing: suit },
      {
        kind: 'sale',
        ...none,
        months: 0,
        breakEven: 2_000_000 / 5_162_717,
        missing: ['sale.price', 'sale.cost'],
      },
      {
        kind: 'second-lien',
        ...none,
        cost: 0,
        missing: ['auction.realised', 'auction.days', 'realisation.cost'],
      },
      { kind: 'charge-off', cost: 0, months: 0, most: 0, value: 0, breakEven: null, missing: [] },
    ])
  })

  test('own costs of the institution: all is reckoned without them; without the share collected there is no value', () => {
    const institution = {
      collect: undefined,
      litigationCost: undefined,
      saleCost: undefined,
      realisationCost: undefined,
    }
    expect(of('payment-order', institution)).toMatchObject({
      cost: cents('363.56'),
      most: owed,
      value: null,
      missing: ['litigation.collect'],
    })
    const suitWithout = of('litigation', institution)
    expect(suitWithout).toMatchObject({ cost: cents('1626.95'), most: owed, value: null })
    expect(suitWithout.breakEven).toBeCloseTo(21_626.95 / 53_254.12, 14)
    expect(suitWithout.missing).toEqual(['litigation.cost', 'litigation.collect'])
    // 40 % × 53,254.12 − 1,626.95
    expect(of('litigation', { litigationCost: undefined })).toMatchObject({
      cost: cents('1626.95'),
      value: cents('19674.70'),
      missing: ['litigation.cost'],
    })
    expect(of('sale', institution)).toMatchObject({
      cost: null,
      value: cents('4130.17'),
      missing: ['sale.cost'],
    })
    expect(of('second-lien', institution)).toMatchObject({
      most: cents(50_000),
      value: cents(24_160),
      missing: ['realisation.cost'],
    })
  })

  test('one time of the court: no value, but the fee', () => {
    expect(of('litigation', { timeLitigation: undefined })).toMatchObject({
      ...none,
      cost: cents('4626.95'),
      missing: ['time.litigation'],
    })
    expect(of('payment-order', { timeEnforcement: undefined })).toMatchObject({
      ...none,
      cost: cents('363.56'),
      missing: ['time.enforcement'],
    })
    expect(of('second-lien', { auctionDays: undefined })).toMatchObject({
      most: null,
      value: null,
      breakEven: null,
      missing: ['auction.days'],
    })
  })

  test('a table for preservation is not needed', () => {
    const { preservation: _, ...without } = chinaCourt
    expect(of('litigation', { court: without })).toMatchObject({ cost: cents('4090.68'), missing: [] })
  })
})

describe('the reservation', () => {
  test('is the best that is known', () => {
    expect(reservation(alternatives(owed, inputs, null, 0))).toBe(cents(20_452))
    expect(reservation(alternatives(owed, { ...inputs, collateral: undefined }, null, 0))).toBe(
      cents('20432.73'),
    )
    expect(reservation(alternatives(owed, { salePrice: part('8%'), saleCost: part('0') }, null, 0))).toBe(
      cents('4130.17'),
    )
  })
  test('is nothing where nothing is known, and never below it', () => {
    expect(reservation(alternatives(owed, {}, null, 0))).toBe(0)
    expect(reservation([])).toBe(0)
    const hopeless = alternatives(
      owed,
      { ...inputs, collect: part('0'), collateral: undefined, selfCure: undefined, salePrice: undefined },
      null,
      0,
    )
    expect(hopeless.find(({ kind }) => kind === 'litigation')?.value).toBe(cents('-4626.95'))
    expect(reservation(hopeless)).toBe(0)
  })
})
