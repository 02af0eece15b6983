// Situations a lawyer could write, one a file: a case, a plan, and the figures that must come out, to the cent.
// `why` says in plain words how the figures were come by; none of them was taken from the program's own output.
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { desk, entry } from '../../src/app/appraise.ts'
import { type Comparison, compare } from '../../src/app/compare.ts'
import { iso } from '../../src/core/day.ts'
import { type Bucket, type Owed, BUCKETS, total } from '../../src/core/debt.ts'
import type { Finding } from '../../src/core/finding.ts'
import { means } from '../../src/core/means.ts'
import { type Money, format } from '../../src/core/money.ts'
import { type Plan, months } from '../../src/core/plan.ts'
import { type Row, type Schedule, imbalance, schedule } from '../../src/core/schedule.ts'
import type { Situation } from '../../src/core/situation.ts'
import { type Demo, demoTree } from '../../src/app/demo.ts'
import { build } from '../../src/plans/build.ts'
import { idOf, parseId } from '../../src/plans/id.ts'
import { type Book, POLICIES, bookOf, bookOver, defaultsOf, read } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { WrittenMap } from '../../src/policy/written.ts'
import { readCase } from '../../src/schema/case.ts'
import { readPlan } from '../../src/schema/plan.ts'
import { isMap, treeOf } from '../../src/schema/tree.ts'
import { EXPECTED, type Expected, type Named, check } from './expected.ts'

/** A file of this folder. Amounts are the text written in it, with the digits of the currency. */
type Situated = {
  readonly name: string
  readonly why: string
  readonly policy: string
  /** What a lender's own policy says over that one: inputs, limits, tiers, authority. */
  readonly own?: WrittenMap
  readonly allocation?: readonly Bucket[]
  readonly case?: unknown
  readonly demo?: Demo
  readonly plan?: unknown
  readonly rows?: readonly Readonly<Record<string, string>>[]
  readonly totals?: Readonly<Record<string, string>>
  readonly months?: string
  readonly forgiven?: Readonly<Record<string, string>>
  readonly held?: Readonly<Record<string, string>>
  readonly findings?: readonly string[]
  readonly refused?: string
  readonly compare?: {
    readonly recommended?: string | null
    /** Plan ids or kinds that are shown, and that are not. */
    readonly shows?: readonly string[]
    readonly hides?: readonly string[]
    readonly none?: string
    readonly short?: string
    /** kind → the rule that refuses every plan of it. */
    readonly refused?: Readonly<Record<string, string>>
    /** What each refused plan must be told to need. */
    readonly helps?: string
  }
  /** What the rules must say of the case and of the plan. */
  readonly expect?: Expected
}
const KEYS = ['name', 'why', 'policy', 'allocation', 'case', 'demo', 'plan', 'rows', 'totals', 'months']
KEYS.push('forgiven', 'held', 'findings', 'refused', 'compare', 'own', 'expect')

const here = import.meta.dirname
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
const situated = files.map((file) => {
  const text = readFileSync(join(here, file), 'utf8')
  return { file, text, of: parse(text, { schema: 'failsafe' }) as Situated }
})

function bookFor({ policy, own }: Situated): Book {
  const book = bookOf(policy)
  if (!book) throw new Error(`no policy ${policy}`)
  const written = { ...own, id: 'own', version: '2026-11-22' }
  return own ? bookOver({ file: 'own.yaml', written, lines: {}, digest: 'sha256:own' }, book) : book
}

function situationOf(of: Situated): { situation: Situation; policy: Policy } {
  const tree = of.demo === undefined ? treeOf(of.case) : demoTree(of.demo)
  const digits = isMap(tree.root) && tree.root['currency'] === 'JPY' ? 0 : 2
  const book = bookFor(of)
  const { rounding, allocation } = defaultsOf(book, digits)
  const situation = readCase(tree, { rounding, allocation: of.allocation ?? allocation })
  return { situation, policy: read(book, digits, situation) }
}

function planOf(plan: unknown, { debt }: Situation, policy: Policy): Named | { readonly refused: Finding } {
  if (typeof plan !== 'string') return { plan: readPlan(treeOf(plan), debt.digits) }
  const spec = parseId(plan, debt)
  if ('refused' in spec) return spec
  expect(idOf(spec, debt.digits)).toBe(plan)
  const built = build(spec, debt, policy.breach)
  return 'refused' in built ? built : { plan: built, spec }
}

const columns: Readonly<Record<string, (row: Row) => Money>> = {
  payment: (row) => row.payment,
  balance: (row) => total(row.left),
  charged: (row) => total(row.charged),
  capitalised: (row) => row.capitalised,
  ...Object.fromEntries(BUCKETS.map((bucket) => [bucket, (row: Row) => row.to[bucket]])),
}

/** A row of the schedule, in the columns that the file speaks of. */
function seen(row: Row | undefined, want: Readonly<Record<string, string>>, digits: number): unknown {
  return Object.fromEntries(
    Object.keys(want).map((key) => {
      if (!row) return [key, undefined]
      if (key === 'n') return [key, String(row.n)]
      if (key === 'due') return [key, iso(row.due)]
      const column = columns[key]
      if (!column) throw new RangeError(`no column: ${key}`)
      return [key, format(column(row), digits)]
    }),
  )
}

const owed = (of: Owed, digits: number): Record<string, string> =>
  Object.fromEntries(
    BUCKETS.filter((bucket) => of[bucket] !== 0).map((bucket) => [bucket, format(of[bucket], digits)]),
  )

function checkSchedule(of: Situated, { debt }: Situation, plan: Plan, found: Schedule): void {
  const { digits } = debt
  for (const want of of.rows ?? [])
    expect(seen(found.rows[Number(want['n']) - 1], want, digits)).toEqual(want)
  if (of.totals) {
    const sums = Object.keys(of.totals).map((key) => [
      key,
      format(found.rows.reduce((sum, row) => sum + (columns[key]?.(row) ?? Number.NaN), 0) as Money, digits),
    ])
    expect(Object.fromEntries(sums)).toEqual(of.totals)
  }
  if (of.months !== undefined) expect(String(found.rows.length)).toBe(of.months)
  if (of.rows) {
    expect(owed(found.forgiven, digits)).toEqual(of.forgiven ?? {})
    expect(owed(found.held, digits)).toEqual(of.held ?? {})
  }
  expect(imbalance(debt, found)).toBe(0)
  expect(months(plan)).toBeGreaterThan(0)
}

function checkComparison(want: NonNullable<Situated['compare']>, found: Comparison, digits: number): void {
  const names = found.plans.flatMap(({ id, plan }) => [id, plan.kind as string])
  for (const name of want.shows ?? []) expect(names).toContain(name)
  for (const name of want.hides ?? []) expect(names).not.toContain(name)
  if (want.recommended !== undefined)
    expect(found.recommended ?? 'null').toBe(want.recommended === null ? 'null' : want.recommended)
  if (want.none === 'true') expect(found.plans).toEqual([])
  if (want.short !== undefined) {
    const short = found.findings.find(({ rule }) => rule === 'no-surplus')?.args['short']
    expect(short && 'money' in short && format(short.money, digits)).toBe(want.short)
  }
  if (want.helps !== undefined) {
    const told = found.refused.flatMap(({ nearest }) => nearest.map(({ change }) => change.path))
    expect(told).toContain(want.helps)
  }
}

/** Every plan of a kind that the whole menu holds is refused, by that rule. */
function checkRefused(want: Readonly<Record<string, string>>, found: Comparison): void {
  for (const [kind, rule] of Object.entries(want)) {
    const of = found.refused.filter(({ plan }) => plan.kind === kind)
    expect(of.length, `no refused ${kind}`).toBeGreaterThan(0)
    for (const { findings } of of) expect(findings.map((finding) => finding.rule)).toContain(rule)
  }
}

describe.each(situated)('$file', ({ of }) => {
  test(of.name, () => {
    const { situation, policy } = situationOf(of)
    const { debt } = situation
    const named = of.plan === undefined ? undefined : planOf(of.plan, situation, policy)
    if (named !== undefined) {
      const found = 'refused' in named ? named : schedule(debt, named.plan)
      if (of.refused !== undefined || 'refused' in found || 'refused' in named) {
        expect('refused' in found ? found.refused.rule : 'computed').toBe(of.refused)
        return
      }
      checkSchedule(of, situation, named.plan, found)
      if (of.findings) {
        const household = situation.household && means(situation.household, policy.means, debt.asOf)
        const shown = entry(desk(situation, policy, household, 'collector'), 'own', named.plan)
        expect(shown?.findings.map(({ rule }) => rule)).toEqual(of.findings)
      }
    }
    if (of.expect) check(of.expect, situation, policy, named)
    if (of.compare) {
      checkComparison(of.compare, compare(situation, policy, { role: 'collector' }), debt.digits)
      if (of.compare.refused)
        checkRefused(of.compare.refused, compare(situation, policy, { role: 'collector', all: true }))
    }
  })
})

test('every file says what it is, why, and expects something', () => {
  expect(situated.length).toBeGreaterThanOrEqual(110)
  for (const { file, of } of situated) {
    expect([file, ...Object.keys(of).filter((key) => !KEYS.includes(key))]).toEqual([file])
    expect(of.name.length, file).toBeGreaterThan(10)
    expect(of.why.length, file).toBeGreaterThan(40)
    expect(POLICIES, file).toContain(of.policy)
    expect([file, ...Object.keys(of.expect ?? {}).filter((key) => !EXPECTED.includes(key))]).toEqual([file])
    expect((of.case === undefined) !== (of.demo === undefined), file).toBe(true)
    expect(of.rows ?? of.refused ?? of.compare ?? of.expect, file).toBeDefined()
  }
  expect(new Set(situated.map(({ of }) => of.name)).size).toBe(situated.length)
  const topics = new Set(files.map((file) => dirname(file)))
  console.log(
    `${situated.length} situations in ${topics.size} topics (${[...topics].map((topic) => relative('.', topic)).join(', ')}), ` +
      `${situated.reduce((sum, { of }) => sum + (of.rows?.length ?? 0), 0)} rows`,
  )
  expect(files.every((file) => /^[a-z0-9-]+\.yaml$/.test(basename(file)))).toBe(true)
})
