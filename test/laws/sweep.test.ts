// Sweep (变动测算): a cell is the comparison of the case with its values set, for any case, any two fields, any values;
// it hangs on nothing but those values, neither on the other cells nor on the order of the axes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { DEMOS, demoTree } from '../../src/app/demo.ts'
import { type Cell, sweep } from '../../src/app/sweep.ts'
import { bookOf, defaultsOf, read } from '../../src/policy/load.ts'
import { readAxes } from '../../src/schema/axis.ts'
import { readCase } from '../../src/schema/case.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { applySets } from '../../src/schema/sets.ts'

/** `CASES=500` asks for more. */
const CASES = Number(process.env['CASES'] ?? 12)

const yuan = (most: number) => fc.integer({ min: 0, max: most }).map((n) => `${n}.${n % 7}0`)
const FIELDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'household.savings': yuan(30_000),
  'household.otherDebts[0].amount': yuan(3_000),
  'household.income[0].amount': yuan(12_000),
  'household.people': fc.integer({ min: 1, max: 6 }).map(String),
  'debt.annualRate': fc.integer({ min: 0, max: 360 }).map((n) => `${n / 10}%`),
  'debt.principal': yuan(90_000),
  'debt.dueDay': fc.integer({ min: 1, max: 31 }).map(String),
  'debt.fees': yuan(900),
  'wish.maxMonths': fc.integer({ min: 1, max: 60 }).map(String),
  'wish.payNow': yuan(9_000),
  'wish.firstDue': fc.integer({ min: 10, max: 28 }).map((n) => `2026-12-${n}`),
}
const two = fc
  .shuffledSubarray(Object.keys(FIELDS), { minLength: 2, maxLength: 2 })
  .chain(([a = '', b = '']) =>
    fc.record({
      paths: fc.constant([a, b] as const),
      first: fc.uniqueArray(FIELDS[a] as fc.Arbitrary<string>, { minLength: 1, maxLength: 2 }),
      second: fc.uniqueArray(FIELDS[b] as fc.Arbitrary<string>, { minLength: 1, maxLength: 2 }),
    }),
  )

/** What a cell says, without its place. */
const told = ({ at: _at, values: _values, ...rest }: Cell): object => rest

test(
  `a cell is what compare says of the case with its values set: ${CASES} grids`,
  { timeout: 600_000 },
  () => {
    const seen = { plan: 0, none: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...DEMOS),
        fc.constantFrom('generic', 'cn', 'example'),
        fc.constantFrom('collector' as const, 'borrower' as const),
        two,
        (name, pack, role, { paths, first, second }) => {
          const book = bookOf(pack)
          if (!book) throw new Error('no pack')
          const tree = demoTree(name)
          const axes = readAxes([`${paths[0]}=${first.join()}`, `${paths[1]}=${second.join()}`], 2)
          const of = sweep(tree, book, axes, { role })
          const turned = sweep(tree, book, axes.toReversed(), { role })
          expect(of.cells).toHaveLength(first.length * second.length)
          for (const cell of of.cells) {
            seen[cell.is] += 1
            const [i = 0, j = 0] = cell.at
            expect(told(turned.cells[j * first.length + i] as Cell)).toEqual(told(cell))
            const set = applySets(tree, [`${paths[0]}=${first[i]}`, `${paths[1]}=${second[j]}`], '--over')
            try {
              const situation = readCase(set, defaultsOf(book, 2))
              const one = compare(situation, read(book, 2, situation), { role })
              const best = one.plans.find(({ id }) => id === one.recommended)
              if (cell.is === 'plan')
                expect([cell.id, cell.measures]).toEqual([one.recommended, best?.measures])
              else expect([cell.is, one.recommended]).toEqual(['none', null])
              if (cell.is === 'none') expect(cell.why).toEqual(one.refused[0]?.findings ?? [])
            } catch (error) {
              if (!(error instanceof InputError)) throw error
              expect(cell).toMatchObject({ is: 'refused', troubles: error.troubles })
            }
          }
        },
      ),
      { numRuns: CASES },
    )
    console.log(`cells: ${seen.plan} with a plan, ${seen.none} without, ${seen.refused} no case`)
    expect(seen.plan).toBeGreaterThan(0)
  },
)
