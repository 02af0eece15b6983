// The fast ledger against the plain one: the same rows to the cent, or the same reason why there are none.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schedule } from '../../src/core/schedule.ts'
import { type PlainRefusal, type PlainSchedule, plainSchedule } from '../support/plain.ts'
import { type AnyCase, anyCase } from '../support/random.ts'

/** `npm run trials` asks for more. */
const CASES = Number(process.env['CASES'] ?? 4_000)

/** What both say, in one shape: every row with where its money came from and went. */
function fast({ debt, plan }: AnyCase): unknown {
  const made = schedule(debt, plan)
  if ('refused' in made) return { refused: made.refused.rule }
  const rows = made.rows.map(({ charged, ...row }) => ({ ...row, charged: charged.interest }))
  return { rows, forgiven: made.forgiven, held: made.held, putOff: made.putOff }
}
function plain(made: PlainSchedule | PlainRefusal): unknown {
  if ('refused' in made) return { refused: made.refused }
  const { levels: _, ...rest } = made
  return rest
}
/** Nothing is left for the level rows to clear: told as an amount of zero, or as no amount. */
const isZero = (of: AnyCase, made: PlainSchedule | PlainRefusal): boolean => {
  const said = schedule(of.debt, of.plan)
  const none = (made.levels ?? []).some((level) => level.lessThanOrEqualTo(0))
  return none && 'refused' in said && said.refused.rule === 'level-undetermined'
}

describe('fast = plain', () => {
  test(`${CASES} random debts and plans of every pay word agree to the cent`, { timeout: 1_200_000 }, () => {
    const seen = { equal: 0, refused: 0, zero: 0, rows: 0 }
    const words = new Set<string>()
    fc.assert(
      fc.property(anyCase, (one) => {
        const expected = plainSchedule(one.debt, one.plan)
        if (isZero(one, expected)) {
          seen.zero += 1
          return
        }
        if ('refused' in expected) seen.refused += 1
        else {
          seen.equal += 1
          seen.rows += expected.rows.length
          for (const { pay } of one.plan.stages)
            words.add(typeof pay === 'string' ? pay : Object.keys(pay).join('+'))
        }
        expect(fast(one)).toEqual(plain(expected))
      }),
      { numRuns: CASES, endOnFailure: true },
    )
    console.log(
      `fast = plain: ${seen.equal} schedules (${seen.rows} rows) equal to the cent, ` +
        `${seen.refused} refused for the same reason, ${seen.zero} with nothing to solve`,
    )
    expect(seen.equal).toBeGreaterThan(CASES / 2)
    expect(seen.zero).toBeLessThan(CASES / 100)
    expect([...words].toSorted()).toEqual([
      'amount',
      'arrears',
      'as-contracted',
      'as-contracted-plus-arrears',
      'equal-principal',
      'grow+every',
      'interest',
      'level',
      'nothing',
      'rest',
      'weights',
    ])
  })
})
