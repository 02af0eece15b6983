// The list of traps (陷阱清单): tests and the list of what does not apply cover exactly 1 to 55.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const here = import.meta.dirname
const named = readdirSync(here)
  .filter((file) => file.endsWith('.test.ts') && file !== 'complete.test.ts')
  .flatMap((file) =>
    [...readFileSync(join(here, file), 'utf8').matchAll(/'T(\d+) /g)].map(([, n]) => Number(n)),
  )
const listed = Object.entries(
  parse(readFileSync(join(here, 'not-applicable.yaml'), 'utf8')) as Record<string, string>,
)

test('every trap from 1 to 55 has a test or a reason, and none has both', () => {
  const reasons = listed.map(([name]) => Number(name.slice(1)))
  expect([...new Set([...named, ...reasons])].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 55 }, (_, k) => k + 1),
  )
  expect(reasons.filter((n) => named.includes(n))).toEqual([])
  for (const [, reason] of listed) expect(reason.length).toBeGreaterThan(30)
})
