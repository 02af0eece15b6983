// Published figures (公布数值) of others, read from ../shared/vectors beside the repository; none are kept here.
// A suite says how many cases ran, failed as expected, or were skipped: `eu-aprc: 31 ran, 0 expected failures, 0 skipped`.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const folder = new URL('../../../shared/vectors/', import.meta.url)
const failures = new URL('../oracles/expected-failures.yaml', import.meta.url)

/** The parsed JSON of one file of figures, `undefined` where the folder or the file is missing. */
export function vectors(path: string): any {
  const file = fileURLToPath(new URL(path, folder))
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function reportRan(name: string, ran: number, skipped: number, expectedFailures: number): void {
  console.log(`${name}: ${ran} ran, ${expectedFailures} expected failures, ${skipped} skipped`)
}

/** The cases of a suite which are known to fail or cannot be expressed here: id → reason. */
function expectedFailures(suite: string): Record<string, string> {
  return parse(readFileSync(failures, 'utf8'))?.[suite] ?? {}
}

/** A case: `check` returns what is wrong (wrong figure, not expressible), or nothing. */
export type Case = { readonly id: string; readonly check: () => string | undefined }

/**
 * One test for a suite of published cases: all that are not listed in expected-failures.yaml must hold, all listed
 * must still fail. `count` is how many there are; it is what a missing folder skips, and what a present one must have.
 */
export function suite(name: string, count: number, cases: readonly Case[] | undefined): void {
  if (!cases) {
    reportRan(name, 0, count, 0)
    it.skip(`${name}: ${count} cases skipped, the published figures are not there`, () => {})
    return
  }
  it(`${name}: ${count} published cases`, () => {
    const known = expectedFailures(name)
    const wrong: string[] = []
    const met = new Set<string>()
    let failed = 0
    for (const { id, check } of cases) {
      const trouble = check()
      if (id in known) {
        met.add(id)
        failed += 1
        if (trouble === undefined) wrong.push(`${id} is listed as failing but holds`)
      } else if (trouble !== undefined) wrong.push(`${id}: ${trouble}`)
    }
    for (const id of Object.keys(known)) if (!met.has(id)) wrong.push(`${id} is listed but is no case`)
    reportRan(name, cases.length - failed, 0, failed)
    expect(wrong).toEqual([])
    expect(cases.length).toBe(count)
  })
}
