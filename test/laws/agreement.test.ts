// Agreements (协议的规律): a case written down is read back as it was; what was agreed on is verified on its own data; and any
// figure that is changed, wherever it stands, is found, whether or not the digest is made anew.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from '../../src/app/agree.ts'
import { MOST, sum } from '../../src/core/money.ts'
import type { Plan } from '../../src/core/plan.ts'
import { total } from '../../src/core/debt.ts'
import { type Situation, onWishedDay } from '../../src/core/situation.ts'
import { readCase } from '../../src/schema/case.ts'
import { writtenCase } from '../../src/schema/case-written.ts'
import { InputError } from '../../src/schema/input-error.ts'
import type { Plain } from '../../src/schema/plain.ts'
import { readPlan } from '../../src/schema/plan.ts'
import { writtenPlan } from '../../src/schema/plan-written.ts'
import { treeOf } from '../../src/schema/tree.ts'
import { digest } from '../../src/store/digest.ts'
import { type Data, checked, dataOf, demo, planNamed, resigned } from '../support/agreements.ts'
import { anyCase, anySituation } from '../support/random.ts'
import { anyStanding, shelved, standing } from '../support/standing.ts'

const CASES = Number(process.env['CASES'] ?? 60)
const line = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() !== '' && !text.includes('\0'))
const party = fc.record(
  { name: line, idNumber: line, phone: line, address: line, account: line },
  { requiredKeys: [] },
)
const parties = fc.option(
  fc.record({ borrower: party, lender: party, guarantors: fc.array(party, { maxLength: 2 }) }),
  { nil: undefined },
)
const situation: fc.Arbitrary<Situation> = fc
  .tuple(
    anySituation,
    anyStanding,
    parties,
    fc.constantFrom('generic', 'cn', 'us'),
    fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }),
  )
  .map(([of, under, who, book, dueDay]) => ({
    ...standing(dueDay === undefined ? of : { ...of, wish: { ...of.wish, dueDay } }, under, shelved(book))
      .situation,
    ...(who ? { parties: who } : {}),
  }))
  .filter(({ debt }) => total(debt.owed) > 0 && total(debt.owed) <= MOST)

test('a case written down is read back as the same situation', () => {
  let wished = 0
  fc.assert(
    fc.property(situation, (of) => {
      const { rounding, allocation } = of.debt
      const again = onWishedDay(readCase(treeOf(writtenCase(of)), { rounding, allocation }))
      expect(again).toEqual(of)
      if (of.wish?.dueDay !== undefined) wished += 1
    }),
    { numRuns: CASES },
  )
  expect(wished).toBeGreaterThan(0)
})

/** Every leaf of a plain tree, with a way to put another in its place. */
function leaves(
  of: Plain,
  put: (value: Plain) => Data,
  path = '',
): { path: string; of: Plain; with: (value: Plain) => Data }[] {
  if (Array.isArray(of))
    return of.flatMap((item: Plain, i) => leaves(item, (value) => put(of.with(i, value)), `${path}[${i}]`))
  if (typeof of === 'object' && of !== null)
    return Object.entries(of).flatMap(([key, item]) =>
      item === undefined ? [] : leaves(item, (value) => put({ ...of, [key]: value }), `${path}.${key}`),
    )
  return [{ path, of, with: put }]
}
/** Another figure or word of the same sort. */
const other = (of: Plain): Plain =>
  typeof of === 'number'
    ? of + 1
    : typeof of === 'boolean'
      ? !of
      : of === null
        ? '0.5'
        : /\d/.test(String(of))
          ? String(of).replace(/\d(?=\D*$)/, (d) => String((Number(d) + 1) % 10))
          : `${String(of)}x`

/** Weights without a row, and the like, are computed but stand in no plan file. */
function isFile(plan: Plan, digits: number): boolean {
  try {
    return readPlan(treeOf(writtenPlan(plan, digits)), digits) !== undefined
  } catch {
    return false
  }
}

test('what was agreed on is verified, and any changed figure is found', () => {
  const seen = { made: 0, refused: 0, changed: 0, unreadable: 0 }
  fc.assert(
    fc.property(
      anyCase,
      parties,
      fc.constantFrom('generic', 'cn', 'us'),
      fc.noBias(fc.array(fc.nat(999_999), { minLength: 8, maxLength: 8 })),
      ({ debt, plan }, who, book, dice) => {
        fc.pre(total(debt.owed) > 0 && total(debt.owed) <= MOST && isFile(plan, debt.digits))
        fc.pre(sum((debt.contract ?? []).map(({ payment }) => payment)) <= MOST)
        const given: Situation = { today: debt.asOf, debt, ...(who ? { parties: who } : {}) }
        const { policy, situation: under } = standing(
          given,
          {
            product: 'consumer-loan',
            lender: 'bank',
            age: 400,
            region: undefined,
            flat: undefined,
            capitalised: false,
          },
          shelved(book),
        )
        const made = compose(under, policy, { id: 'any', plan }, { digest })
        if ('against' in made) return void (seen.refused += 1)
        seen.made += 1
        const data = dataOf(made.agreement)
        expect(checked(data)).toMatchObject({ differences: [], notes: [] })
        const all = leaves(data, (value) => value as Data).filter(
          ({ path }) =>
            path !== '.digest' && !path.startsWith('.tool') && !path.startsWith('.policy') && path !== '.on',
        )
        for (const at of dice) {
          const one = all[at % all.length]
          if (!one) continue
          const forged = one.with(other(one.of))
          seen.changed += 1
          for (const of of [forged, resigned(forged)])
            try {
              const found = checked(of)
              if ('differences' in found) expect(found.differences.length, one.path).toBeGreaterThan(0)
            } catch (error) {
              if (!(error instanceof InputError)) throw error
              seen.unreadable += 1
            }
        }
      },
    ),
    { numRuns: CASES },
  )
  console.log(
    `${seen.made} agreements, ${seen.refused} plans that cannot be computed; ${seen.changed} changes, ${seen.unreadable} of their files refused as input`,
  )
  expect(seen.made).toBeGreaterThan(CASES / 3)
  expect(seen.unreadable).toBeLessThan(seen.changed / 2)
}, 120_000)

test('every single figure and word of a small agreement, with its digest made anew', () => {
  const place = demo('card')
  const made = compose(
    place.situation,
    place.policy,
    planNamed('equal-instalment-3.penalty-100-done', place),
    { digest },
  )
  if ('against' in made) throw new Error('against')
  const data = dataOf(made.agreement)
  // What is vouched for by nothing but the digest: who made it, when, under which policy.
  const vouched = /^\.(digest|tool|policy|on\b)/
  const all = leaves(data, (value) => value as Data).filter(({ path }) => !vouched.test(path))
  expect(all.length).toBeGreaterThan(200)
  const unseen = all.filter((one) => {
    try {
      const found = checked(resigned(one.with(other(one.of))))
      return 'differences' in found && found.differences.length === 0
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return false
    }
  })
  expect(unseen.map(({ path }) => path)).toEqual([])
}, 120_000)
