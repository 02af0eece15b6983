// What the rules must say of a situation (规则结论): figures of the law that applies, remarks on the case, findings on a plan.
// expect: { cap: 15.4%, findings: [{ rule: cost-above-cap, says: 民间借贷 }], refused: { settlement: above-means } }
import { expect } from 'vitest'
import { type Entry, type Role, desk, entry } from '../../src/app/appraise.ts'
import { type Comparison, type Options, type Refused, compare } from '../../src/app/compare.ts'
import { planOf, search } from '../../src/app/search.ts'
import type { Arg, Finding } from '../../src/core/finding.ts'
import { means } from '../../src/core/means.ts'
import { format } from '../../src/core/money.ts'
import { PLAN_KINDS, type Plan, rateOf } from '../../src/core/plan.ts'
import { compareRates, formatRate, percent, rate } from '../../src/core/rate.ts'
import type { Situation } from '../../src/core/situation.ts'
import { LANGS } from '../../src/i18n/lang.ts'
import { voice } from '../../src/i18n/say.ts'
import { parseId } from '../../src/plans/id.ts'
import type { Spec } from '../../src/plans/recipe.ts'
import { known } from '../../src/policy/law.ts'
import type { Policy } from '../../src/policy/policy.ts'

/** A rule, with its level and what its sentence must say in one of the two languages, where the file tells them. */
export type Said =
  | string
  | { readonly rule?: string; readonly level?: string; readonly says?: string | readonly string[] }

export type Expected = {
  /** The most that the loan may cost a year. */
  readonly cap?: string
  readonly allocation?: readonly string[]
  /** Of the household today: what it keeps for its living, and what it can pay. */
  readonly floor?: string
  readonly capacity?: string
  readonly role?: Role
  /** Of the case, whatever plan is chosen. */
  readonly remarks?: readonly Said[]
  readonly notRemarks?: readonly string[]
  /** Of the plan of the file. */
  readonly findings?: readonly Said[]
  readonly not?: readonly string[]
  readonly authority?: string
  readonly costForm?: string
  /** Smallest changes with which the plan of the file would pass: `stages[0].months: 72 → 60`. */
  readonly changes?: readonly string[]
  /** Of the contract as it stands. */
  readonly contract?: readonly Said[]
  readonly notContract?: readonly string[]
  /** Plan ids that can be granted, and ids or kinds with the rule that refuses them. */
  readonly offered?: readonly string[]
  readonly refused?: Readonly<Record<string, string>>
  /** No plan that can be granted bears more. */
  readonly mostRate?: string
  /** The id or kind of the recommended plan. */
  readonly recommended?: string
}
export const EXPECTED = [
  'cap',
  'allocation',
  'floor',
  'capacity',
  'role',
  'remarks',
  'notRemarks',
  'findings',
  'not',
]
EXPECTED.push('authority', 'costForm', 'changes', 'contract', 'notContract', 'offered', 'refused', 'mostRate')
EXPECTED.push('recommended')

const OWN = 'own-plan'
const list = <T>(of: T | readonly T[] | undefined): readonly T[] =>
  of === undefined ? [] : Array.isArray(of) ? (of as readonly T[]) : [of as T]

function hold(found: readonly Finding[], want: readonly Said[] = [], not: readonly string[] = []): void {
  const rules = found.map(({ rule }) => rule)
  for (const one of want) {
    const { rule, level, says } = typeof one === 'string' ? { rule: one } : one
    if (rule !== undefined) expect(rules).toContain(rule)
    const those = found.filter((finding) => rule === undefined || finding.rule === rule)
    if (level !== undefined) expect(those.map((finding) => finding.level)).toContain(level)
    const texts = those.flatMap((finding) => LANGS.map((lang) => voice(lang).finding(finding)))
    for (const part of list(says))
      expect(texts.some((text) => text.includes(part)) ? part : texts.join('\n')).toBe(part)
  }
  for (const rule of not) expect(rules).not.toContain(rule)
}

function figure(arg: Arg, digits: number): string {
  if ('money' in arg) return format(arg.money, digits)
  if ('rate' in arg) return formatRate(arg.rate)
  if ('share' in arg) return percent(arg.share)
  return 'count' in arg ? String(arg.count) : JSON.stringify(arg)
}

const planNamed = (id: string, { debt }: Situation): boolean => !('refused' in parseId(id, debt))

function checkRefused(
  want: Readonly<Record<string, string>>,
  { refused }: Comparison,
  situation: Situation,
): void {
  for (const [name, rule] of Object.entries(want)) {
    const of = refused.filter(({ id, plan }) =>
      planNamed(name, situation) ? id === name : plan.kind === name,
    )
    expect(of.length, `no refused ${name}`).toBeGreaterThan(0)
    for (const { findings } of of) expect(findings.map((finding) => finding.rule)).toContain(rule)
  }
}

export type Named = { readonly plan: Plan; readonly spec?: Spec }

/** Everything the file says must follow; `named` is the plan it names, where it names one. */
export function check(want: Expected, situation: Situation, policy: Policy, named: Named | undefined): void {
  const { debt, household } = situation
  const { role = 'collector' } = want
  const able = household && means(household, policy.means, debt.asOf)
  const at = desk(situation, policy, able, role)
  const run = (options: Partial<Options>): Comparison => compare(situation, policy, { role, ...options })

  if (want.cap !== undefined) {
    const cap = known(policy.law, 'cost.cap')
    expect(cap ? formatRate(cap.value) : 'none').toBe(want.cap)
  }
  if (want.allocation) expect(debt.allocation).toEqual(want.allocation)
  const today = able?.path[0]
  if (want.floor !== undefined) expect(today && format(today.floor, debt.digits)).toBe(want.floor)
  if (want.capacity !== undefined) expect(today && format(today.amount, debt.digits)).toBe(want.capacity)

  const own: Entry | undefined = named && entry(at, OWN, named.plan)
  if (want.findings ?? want.not) hold(own?.findings ?? [], want.findings, want.not)
  if (want.authority !== undefined) expect(own?.authority).toBe(want.authority)
  if (want.costForm !== undefined) expect(String(own?.costForm !== undefined)).toBe(want.costForm)

  if (want.remarks ?? want.notRemarks ?? want.contract ?? want.notContract ?? want.changes) {
    const found = run({ kinds: ['equal-instalment'], also: named ? [{ id: OWN, ...named }] : [] })
    hold(found.findings, want.remarks, want.notRemarks)
    hold(found.contract?.findings ?? [], want.contract, want.notContract)
    if (want.changes)
      expect(changesOf(found.refused, debt.digits)).toEqual(expect.arrayContaining([...want.changes]))
  }
  if (want.offered ?? want.refused) {
    const names = [...(want.offered ?? []), ...Object.keys(want.refused ?? {})]
    const kinds = PLAN_KINDS.filter((kind) =>
      names.some((name) => name === kind || name.startsWith(`${kind}-`)),
    )
    const found = run({ all: true, kinds })
    expect(found.plans.map(({ id }) => id)).toEqual(expect.arrayContaining([...(want.offered ?? [])]))
    checkRefused(want.refused ?? {}, found, situation)
  }
  const most = want.mostRate === undefined ? undefined : rate(want.mostRate)
  if (most) {
    const { accepted } = search(at, {}, undefined)
    const rates = accepted.flatMap((one) => planOf(one).stages.map((stage) => rateOf(stage, debt)))
    expect(rates.filter((one) => compareRates(one, most) > 0)).toEqual([])
    expect(rates.some((one) => compareRates(one, most) === 0)).toBe(true)
  }
  if (want.recommended !== undefined) {
    const { recommended, plans } = run({})
    const kind = plans.find(({ id }) => id === recommended)?.plan.kind
    expect([recommended, kind]).toContain(want.recommended)
  }
}

function changesOf(refused: readonly Refused[], digits: number): string[] {
  const own = refused.find(({ id }) => id === OWN)
  expect(own, 'the plan of the file is not refused').toBeDefined()
  return (own?.nearest ?? []).map(
    ({ change: { path, from, to } }) => `${path}: ${figure(from, digits)} → ${figure(to, digits)}`,
  )
}
