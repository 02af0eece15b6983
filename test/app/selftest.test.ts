// The self-test: enough published figures, each with its source, all of which hold; and one that is tampered with is caught.
import { expect, test } from 'vitest'
import { PUBLISHED, selftest } from '../../src/app/selftest.ts'

const { checks, held, total } = selftest()

test('at least fifty published figures hold', () => {
  expect(checks.filter(({ holds }) => !holds)).toEqual([])
  expect(held).toBe(total)
  expect(total).toBe(checks.length)
  expect(total).toBeGreaterThanOrEqual(50)
  console.log(`${held} of ${total} published figures hold`)
})

test('every figure says what it is and who printed it', () => {
  for (const { what, source, expected } of checks) {
    expect(what).not.toBe('')
    expect(source.length).toBeGreaterThan(8)
    expect(expected).toMatch(/\d/)
  }
  expect(new Set(checks.map(({ what, source }) => `${what} ${source}`)).size).toBe(total)
  expect(new Set(checks.map(({ source }) => source.split(/[,(:]/)[0])).size).toBeGreaterThan(15)
})

/** The same figures with the first digit of one of them made another. */
function tampered(value: unknown, target: string): unknown {
  if (value === target) return target.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
  if (Array.isArray(value)) return value.map((item) => tampered(item, target))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tampered(item, target)]))
}

test.each([
  ['a level instalment', '761.78'],
  ['a row of interest', '0.58'],
  ['a balance', '452.63'],
  ['a total', '102.05'],
  ['the interest of a period', '1528.77'],
  ['a monthly rate', '13.03'],
  ['a dated rate', '25.0423471054'],
  ['a European rate', '6.434412'],
  ['an American rate', '11.82'],
  ['a fraction of a year', '0.497724380567'],
  ['a due day', '2021-02-28'],
  ['a share', '86.11'],
])('a tampered figure is caught: %s', (_, figure) => {
  const found = selftest(tampered(PUBLISHED, figure) as typeof PUBLISHED)
  expect(found.total).toBe(total)
  const failed = found.checks.filter(({ holds }) => !holds)
  expect(failed).toHaveLength(1)
  expect(failed[0]?.got).toContain(figure)
  expect(found.held).toBe(total - 1)
})
