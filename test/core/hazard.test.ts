// Hazard (违约风险曲线): whole tenths of cut, a share broken in 12 months, spread over the months by weights.
import { describe, expect, test } from 'vitest'
import { brokenInYear, curve, tenthsCut } from '../../src/core/hazard.ts'
import { money } from '../../src/core/money.ts'
import { part } from '../support/build.ts'
import { hazard } from '../support/court.ts'

describe('the cut', () => {
  test.each([
    [100_000, 0],
    [120_000, 0],
    [90_001, 0],
    [90_000, 1],
    [80_001, 1],
    [70_100, 2],
    [1, 9],
    [0, 10],
  ])('1,000.00 → %i is %i tenths', (payment, tenths) => {
    expect(tenthsCut(money(payment), money(100_000))).toBe(tenths)
  })
  test('no tenth where the instalment is unknown or nothing', () => {
    expect(tenthsCut(money(1), undefined)).toBe(0)
    expect(tenthsCut(money(0), money(0))).toBe(0)
  })
  test('every whole tenth of any instalment is met exactly', () => {
    for (const tenth of [1, 3, 7, 999, 123_457, 99_999_999_999])
      for (let cut = 0; cut <= 10; cut++) {
        expect(tenthsCut(money(tenth * (10 - cut)), money(tenth * 10))).toBe(cut)
        if (cut < 10)
          expect(tenthsCut(money(tenth * (10 - cut) - 1), money(tenth * 10))).toBe(
            tenth === 1 ? cut + 1 : cut,
          )
      }
  })
})

describe('the curve', () => {
  test.each([0, 1, 2, 5, 10])('is down to 1 − base × slope^%i after 12 months', (tenths) => {
    const h = hazard({ base: '58.8%' })
    expect(brokenInYear(h, tenths)).toBeCloseTo(0.588 * 0.78 ** tenths, 15)
    expect(1 - curve(h, tenths, 12)[12]!).toBeCloseTo(0.588 * 0.78 ** tenths, 14)
  })

  test('monthly hazards stand to each other as the weights do, the last going on', () => {
    const kept = curve(hazard({ base: '30%' }), 0, 60)
    const monthly = (k: number): number => 1 - kept[k]! / kept[k - 1]!
    expect(kept[0]).toBe(1)
    expect(monthly(7) / monthly(6)).toBeCloseTo(1.42 / 1.56, 12)
    expect(monthly(13) / monthly(12)).toBeCloseTo(1.05 / 1.42, 12)
    expect(monthly(60) / monthly(13)).toBeCloseTo(1, 12)
  })

  test('only the ratios of the weights count', () => {
    const h = hazard()
    const [a, b] = [
      curve(h, 3, 48),
      curve({ ...h, shape: h.shape.map((one) => ({ ...one, weight: one.weight / 700 })) }, 3, 48),
    ]
    for (let k = 0; k <= 48; k++) expect(a[k]).toBeCloseTo(b[k]!, 13)
  })

  test('a list that ends goes on with its last weight', () => {
    const h = {
      ...hazard(),
      shape: [
        { until: 3, weight: 1 },
        { until: 6, weight: 2 },
      ],
    }
    const kept = curve(h, 0, 30)
    expect(1 - kept[30]! / kept[29]!).toBeCloseTo(1 - kept[6]! / kept[5]!, 12)
  })

  test.each([
    ['0%', 1, 1],
    ['100%', 0, 0],
  ])('a base of %s', (base, after12, after40) => {
    const kept = curve({ ...hazard({ base }), shape: [{ weight: 1 }] }, 0, 40)
    expect([kept[12], kept[40]]).toEqual([after12, after40])
  })

  test('more than all is all, and a heavy month after the year breaks no more than is left', () => {
    expect(brokenInYear(hazard({ base: '90%', slope: '1.5' }), 4)).toBe(1)
    const kept = curve(
      { ...hazard({ base: '90%' }), shape: [{ until: 12, weight: 1 }, { weight: 100 }] },
      0,
      20,
    )
    expect([kept[13], kept[20]]).toEqual([0, 0])
    expect(kept[12]).toBeCloseTo(0.1, 14)
  })

  test('shares so small that 1 − share is 1 keep their digits', () => {
    const kept = curve({ ...hazard({ slope: '0.000001' }), base: part('0.000001') }, 1, 12)
    expect(-Math.log1p(-(1 - kept[12]!))).toBeCloseTo(1e-12, 15)
  })

  test('weights of nothing in the first year are a bug, unless nothing breaks', () => {
    const shape = [{ until: 12, weight: 0 }, { weight: 1 }]
    expect(() => curve({ ...hazard(), shape }, 0, 1)).toThrow(RangeError)
    expect(curve({ ...hazard({ base: '0%' }), shape }, 0, 24)[24]).toBe(1)
  })

  test('is worked out once for a hazard and a cut', () => {
    const h = hazard()
    const kept = curve(h, 2, 24)
    expect(curve(h, 2, 36)).toBe(kept)
    expect(curve(h, 3, 24)).not.toBe(kept)
    const longer = curve(h, 2, 480)
    expect(longer.length).toBeGreaterThan(480)
    expect([...longer.subarray(0, kept.length)]).toEqual([...kept])
    expect(curve(h, 2, 24)).toBe(longer)
  })
})
