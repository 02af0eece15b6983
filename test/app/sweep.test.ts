// A sweep: every cell is what `compare` says of the case with those values set, whatever becomes of the other cells.
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/app/compare.ts'
import { demoTree } from '../../src/app/demo.ts'
import { type Cell, type SweepOptions, sweep } from '../../src/app/sweep.ts'
import type { Arg } from '../../src/core/finding.ts'
import { capacityOn } from '../../src/core/means.ts'
import { build } from '../../src/plans/build.ts'
import { parseId } from '../../src/plans/id.ts'
import { bookOf, defaultsOf, read } from '../../src/policy/load.ts'
import { readAxes } from '../../src/schema/axis.ts'
import { readCase } from '../../src/schema/case.ts'
import { applySets } from '../../src/schema/sets.ts'
import { cents } from '../support/build.ts'

const book = bookOf('cn')
if (!book) throw new Error('no pack')
const swept = (name: Parameters<typeof demoTree>[0], over: string[], more: Partial<SweepOptions> = {}) =>
  sweep(demoTree(name), book, readAxes(over, 2), { role: 'collector', ...more })
const compared = (
  name: Parameters<typeof demoTree>[0],
  sets: string[],
  role: SweepOptions['role'] = 'collector',
) => {
  const situation = readCase(applySets(demoTree(name), sets), defaultsOf(book, 2))
  return compare(situation, read(book, 2, situation), { role })
}
type With<I extends Cell['is']> = Extract<Cell, { is: I }>
const as = <I extends Cell['is']>(is: I, cell: Cell | undefined): With<I> => {
  expect(cell?.is).toBe(is)
  return cell as With<I>
}
const moneys = (values: readonly Arg[]): number[] =>
  values.map((value) => ('money' in value ? value.money : NaN))

describe('a grid', () => {
  const of = swept('no-surplus', ['household.income=3000:7000:2000', 'debt.annualRate=12%,24%'])
  test('has its cells in the order of the axes, the last changing fastest', () => {
    expect(of.cells.map(({ at }) => at)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ])
    expect(moneys(of.cells.map(({ values }) => values[0] as Arg))).toEqual(
      [3000, 3000, 5000, 5000, 7000, 7000].map((n) => cents(n)),
    )
    expect(of.counts).toEqual({ plan: 4, none: 2, refused: 0 })
    expect(of.base).toEqual([null, '24%'])
  })
  test('has in each cell what compare recommends there', () => {
    for (const cell of of.cells) {
      const [income, rate] = [[3000, 5000, 7000][cell.at[0] ?? 0], ['12%', '24%'][cell.at[1] ?? 0]]
      const one = compared('no-surplus', [
        `household.income=[{"what":"income","amount":"${income}"}]`,
        `debt.annualRate=${rate}`,
      ])
      const best = one.plans.find(({ id }) => id === one.recommended)
      if (cell.is === 'plan') {
        expect(cell.id).toBe(one.recommended)
        expect(cell.measures).toEqual(best?.measures)
        expect(cell.levels.warns).toBe(best?.findings.filter(({ level }) => level === 'warns').length)
        expect(cell.capacity).toBe(one.means && capacityOn(one.means, cell.measures.firstDue))
      } else {
        expect(one.recommended).toBeNull()
        const none = as('none', cell)
        expect(none.closest).toBe(one.refused[0]?.id)
        expect(none.why).toEqual(one.refused[0]?.findings)
        expect(none.why.length).toBeGreaterThan(0)
      }
    }
  })
})

test('a cell that is no case is a row with its reason, and the others stand', () => {
  const of = swept('job-loss', ['debt.overduePrincipal=3191.64,50000', 'wish.firstDue=2026-11-01,2026-12-15'])
  expect(of.cells.map(({ is }) => is)).toEqual(['refused', 'plan', 'refused', 'refused'])
  expect(as('refused', of.cells[0]).troubles).toMatchObject([
    { key: 'not-after-as-of', path: 'wish.firstDue', file: '--over' },
  ])
  expect(
    as('refused', of.cells[2])
      .troubles.map(({ key }) => key)
      .toSorted(),
  ).toEqual(['above-principal', 'not-after-as-of'])
})

test('an axis that has no place in the case is refused before anything is reckoned', () => {
  let seen = 0
  expect(() => swept('job-loss', ['household.income[9].amount=1,2'], { seen: () => (seen += 1) })).toThrow(
    'bad-set',
  )
  expect(seen).toBe(0)
})

test('a borrower is told nothing of the lender, and sees the plan that a borrower is shown', () => {
  const of = swept('job-loss', ['household.savings=0,5000'], { role: 'borrower' })
  for (const cell of of.cells) {
    const plan = as('plan', cell)
    expect(plan.measures).toMatchObject({ presentValue: null, expectedValue: null, recovery: null })
    expect(plan.levels['needs-approval']).toBe(0)
  }
  const one = compared('job-loss', ['household.savings=0'], 'borrower')
  expect(as('plan', of.cells[0]).id).toBe(one.recommended)
})

describe('a plan that is followed', () => {
  const id = 'equal-instalment-24'
  const follow: NonNullable<SweepOptions['follow']> = {
    name: id,
    plan: ({ debt }, { breach }) => {
      const spec = parseId(id, debt)
      if ('refused' in spec) return spec
      const plan = build(spec, debt, breach)
      return 'refused' in plan ? plan : { id, plan }
    },
  }
  test('is the same over the grid, what it comes to follows the values, and it need not be possible', () => {
    const of = swept('no-surplus', ['debt.annualRate=6%:24%:6%', 'household.income=3000,9000'], { follow })
    const plans = of.cells.map((cell) => as('plan', cell))
    expect(new Set(plans.map((cell) => cell.id))).toEqual(new Set([id]))
    const poor = plans.filter(({ at }) => at[1] === 0)
    expect(poor.every(({ measures, levels }) => measures.fits === false && levels.forbids > 0)).toBe(true)
    expect(plans.filter(({ at }) => at[1] === 1).every(({ measures }) => measures.fits === true)).toBe(true)
    const first = poor.map(({ measures }) => measures.firstPayment)
    expect(first).toEqual(first.toSorted((a, b) => a - b))
    expect(new Set(first).size).toBe(4)
  })
  test('where it cannot be computed, the reason stands', () => {
    const refused = { rule: 'plan-unknown', level: 'forbids', args: {} } as const
    const of = swept('no-surplus', ['household.income=3000,9000'], {
      follow: { name: 'x', plan: () => ({ refused }) },
    })
    expect(of.cells.map((cell) => as('none', cell).why)).toEqual([[refused], [refused]])
  })
})

test('what is seen counts the cells', () => {
  const seen: string[] = []
  swept('no-surplus', ['debt.dueDay=1:31:15', 'debt.fees=0,1'], {
    kinds: ['equal-instalment'],
    seen: (done, cells) => seen.push(`${done}/${cells}`),
  })
  expect(seen).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
})
