// Court fees (诉讼费用): from tables given as parameters; what has no table has no fee.
import { describe, expect, test } from 'vitest'
import { courtFees } from '../../src/core/court.ts'
import { cents } from '../support/build.ts'
import { chinaCourt } from '../support/court.ts'

describe('court fees', () => {
  test('a claim of 350,076.86, as in a mediated case that was published', () => {
    expect(courtFees(chinaCourt, cents('350076.86'))).toEqual({
      acceptance: cents('6551.15'),
      simplified: cents('3275.58'),
      paymentOrder: cents('2183.72'),
      enforcement: cents('5151.15'),
      preservation: cents('2270.38'),
    })
  })

  test('preservation stops at its most, and has none where none is laid down', () => {
    const { preservationMost: _, ...endless } = chinaCourt
    expect(courtFees(chinaCourt, cents(1_000_000)).preservation).toBe(cents(5_000))
    expect(courtFees(endless, cents(1_000_000)).preservation).toBe(cents(5_520))
  })

  test('without a table there is no fee, and no part of it', () => {
    const none = { acceptance: undefined, simplified: undefined, paymentOrder: undefined }
    expect(courtFees({}, cents(1))).toEqual({ ...none, enforcement: undefined, preservation: undefined })
    const { acceptance: _, ...rest } = chinaCourt
    expect(courtFees(rest, cents(50_000))).toEqual({
      ...none,
      enforcement: cents(650),
      preservation: cents(520),
    })
    const { simplified, paymentOrder } = courtFees({ acceptance: chinaCourt.acceptance }, cents(50_000))
    expect([simplified, paymentOrder]).toEqual([undefined, undefined])
  })
})
