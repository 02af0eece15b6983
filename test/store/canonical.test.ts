// One text for one value: the published examples of RFC 8785, and digests that any other tool gives too.
import { describe, expect, test } from 'vitest'
import type { Plain } from '../../src/schema/plain.ts'
import { canonical, unseenEscaped } from '../../src/store/canonical.ts'
import { digest, sha256 } from '../../src/store/digest.ts'

describe('canonical', () => {
  test('RFC 8785, section 3.2.2 and 3.2.3', () => {
    const value: Plain = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const sorted = Object.keys(
      JSON.parse(canonical(Object.fromEntries(keys.map((key) => [key, key])))) as object,
    )
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'])
  })
  test('keys without a value are left out; what JSON has not is a bug', () => {
    expect(canonical({ b: 1, a: '830.00', c: undefined, d: [] })).toBe('{"a":"830.00","b":1,"d":[]}')
    for (const number of [NaN, Infinity]) expect(() => canonical({ number })).toThrow(RangeError)
  })
  test('a lone surrogate is written as one, and direction marks cannot turn a terminal', () => {
    expect(canonical('\ud800')).toBe('"\\ud800"')
    expect(unseenEscaped(canonical('a\u202e\u009b万'))).toBe('"a\\u202e\\u009b万"')
  })
})

// printf '%s' '{"a":"830.00","b":1}' | sha256sum; "abc" is the example of FIPS 180-2, B.1.
test('digest', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(digest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  expect(digest({ b: 1, a: '830.00' })).toBe(sha256('{"a":"830.00","b":1}'))
})
