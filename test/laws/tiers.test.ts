// Laws of tiers (分层的定律): what the check says of overlaps and gaps is what counting says, debt by debt, over every debt of a
// small world: 0 to 8 days, 1 to 9 fen, 0 to 4 times, grades A and B and none, two products.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTiers } from '../../src/policy/check-tiers.ts'
import type { Span, Tier } from '../../src/policy/policy.ts'
import type { Say } from '../../src/schema/reading.ts'
import type { Point, TroubleArgs, TroubleKey } from '../../src/schema/trouble.ts'

type Debt = { days: number; amount: number; times: number; grade: string; product: string }
const range = (least: number, most: number): number[] =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i)
const GRADES = ['A', 'B', '']
const PRODUCTS = ['credit-card', 'consumer-loan', 'bank-loan', 'micro-loan', 'second-lien', 'private-loan']
const WORLD: Debt[] = range(0, 8).flatMap((days) =>
  range(1, 9).flatMap((amount) =>
    range(0, 4).flatMap((times) =>
      GRADES.flatMap((grade) => PRODUCTS.map((product) => ({ days, amount, times, grade, product }))),
    ),
  ),
)

const spanOf = (most: number, least = 0): fc.Arbitrary<Span | undefined> =>
  fc.option(
    fc
      .tuple(
        fc.integer({ min: least, max: most }),
        fc.integer({ min: least, max: most }),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([a, b, open]) => ({
        ...(open === 1 ? {} : { from: Math.min(a, b) }),
        ...(open === 2 ? {} : { to: Math.max(a, b) }),
      })),
    { nil: undefined },
  )
const some = (words: readonly string[]): fc.Arbitrary<string[] | undefined> =>
  fc.option(fc.subarray([...words], { minLength: 1 }), { nil: undefined })
const anyTier = fc
  .record({
    daysPastDue: spanOf(6),
    amount: spanOf(7, 1),
    timesOverdue: spanOf(3),
    grades: some(['A', 'B']),
    products: some(PRODUCTS),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)))
const anyTiers = fc
  .array(anyTier, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((parts, i): Tier => ({ id: `t${i}`, offers: 'menu', ...parts })))
/** Tiers cut out of the whole by one bound after the other: they never overlap, and leave no gap until one is taken out. */
const cut = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }), fc.integer({ min: 2, max: 7 }))
  .map(([bounds, amount]): Tier[] => {
    const turns = [0, ...new Set(bounds)].toSorted((a, b) => a - b)
    return turns.flatMap((from, i) => {
      const to = turns[i + 1]
      const daysPastDue = { from, ...(to === undefined ? {} : { to: to - 1 }) }
      return [
        { id: `small${i}`, offers: 'menu', daysPastDue, amount: { to: amount - 1 } },
        { id: `large${i}`, offers: 'menu', daysPastDue, amount: { from: amount } },
      ] satisfies Tier[]
    })
  })

const inside = (span: Span | undefined, n: number): boolean =>
  n >= (span?.from ?? -Infinity) && n <= (span?.to ?? Infinity)
const falls = (tier: Tier, debt: Debt): boolean =>
  inside(tier.daysPastDue, debt.days) &&
  inside(tier.amount, debt.amount) &&
  inside(tier.timesOverdue, debt.times) &&
  (!tier.grades || tier.grades.includes(debt.grade)) &&
  (!tier.products || tier.products.includes(debt.product))

type Told = { [K in TroubleKey]: { key: K; args: TroubleArgs[K]; path: string } }[TroubleKey]
function check(tiers: readonly Tier[]): Told[] {
  const told: Told[] = []
  const say: Say = (path, key, args) => void told.push({ key, args, path: path.join('.') } as Told)
  checkTiers(tiers, 0, say)
  return told
}
/** The debt of an example; what no tier looks at may be anything. */
const debtAt = (point: Point): Debt => ({
  days: Number(point.days ?? 0),
  amount: Number(point.amount ?? 1),
  times: Number(point.times ?? 0),
  grade: point.grade ?? '',
  product: point.product ?? 'private-loan',
})

const holdsFor = (tiers: readonly Tier[]): void => {
  const told = check(tiers)
  const named = new Set(tiers.flatMap(({ grades }) => grades ?? []))
  const counted = (debt: Debt): number => tiers.filter((tier) => falls(tier, debt)).length
  const graded = WORLD.filter(({ grade }) => (named.size === 0 ? true : named.has(grade)))

  const overlapping = told.some(({ key }) => key === 'tiers-overlap' || key === 'tier-covered')
  expect(overlapping).toBe(
    WORLD.some(
      (debt) => (named.size === 0 || debt.grade === '' || named.has(debt.grade)) && counted(debt) > 1,
    ),
  )
  expect(told.some(({ key }) => key === 'tiers-gap')).toBe(graded.some((debt) => counted(debt) === 0))
  for (const one of told) {
    if (one.key === 'tiers-gap' || one.key === 'tiers-grades') expect(counted(debtAt(one.args.point))).toBe(0)
    if (one.key === 'tiers-overlap') {
      const { first, second, point } = one.args
      const both = tiers.filter(({ id }) => id === first || id === second)
      expect(both.every((tier) => falls(tier, debtAt(point)))).toBe(true)
    }
    if (one.key === 'tier-covered') {
      const i = Number(one.path.split('.')[1])
      const reached = WORLD.filter((debt) => falls(tiers[i] as Tier, debt))
      expect(reached.every((debt) => tiers.slice(0, i).some((tier) => falls(tier, debt)))).toBe(true)
    }
  }
}

test('overlaps, gaps and tiers out of reach are those that counting finds', () => {
  fc.assert(fc.property(anyTiers, holdsFor), { numRuns: 300 })
})

test('tiers cut out of the whole fit; with one taken out a gap is told', () => {
  fc.assert(
    fc.property(cut, fc.nat(), (tiers, which) => {
      expect(check(tiers)).toEqual([])
      const rest = tiers.toSpliced(which % tiers.length, 1)
      expect(check(rest).map(({ key }) => key)).toEqual(rest.length === 0 ? [] : ['tiers-gap'])
      holdsFor(rest.length === 0 ? tiers : rest)
    }),
    { numRuns: 300 },
  )
})

test('three hundred tiers are checked at once', () => {
  const products = PRODUCTS as Tier['products'] & string[]
  const grid = range(0, 9).flatMap((days) =>
    range(0, 4).flatMap((amount) =>
      products.map((product): Tier => ({
        id: `${days}-${amount}-${product}`,
        offers: 'menu',
        daysPastDue: { from: days * 30, ...(days === 9 ? {} : { to: days * 30 + 29 }) },
        amount: { from: amount * 1000, ...(amount === 4 ? {} : { to: amount * 1000 + 999 }) },
        products: [product],
      })),
    ),
  )
  expect(grid).toHaveLength(300)
  const start = performance.now()
  expect(check(grid)).toEqual([])
  expect(check(grid.toSpliced(137, 1)).map(({ key }) => key)).toEqual(['tiers-gap'])
  expect(performance.now() - start).toBeLessThan(5000)
})
