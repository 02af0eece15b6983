// Plans by id (按编号取方案): what a kind proposes for a situation, and the rows of a plan named by its id.
// rowsOf('equal-instalment-24', ordinaryDebt()) are 24 rows; proposed('grace') are the ids that the menu gives.
import type { Debt } from '../../src/core/debt.ts'
import { months, type Plan, type PlanKind } from '../../src/core/plan.ts'
import type { Row } from '../../src/core/schedule.ts'
import type { Situation } from '../../src/core/situation.ts'
import { type Money, money } from '../../src/core/money.ts'
import { build } from '../../src/plans/build.ts'
import { idOf, parseId } from '../../src/plans/id.ts'
import { propose } from '../../src/plans/propose.ts'
import { policy as load } from '../../src/policy/load.ts'
import { ordinaryDebt, promised, situation } from './build.ts'

export const generic = load('generic', 2)

/** The plan behind an id, or the rule that refuses it. */
export function planOf(id: string, of: Debt): Plan | string {
  const spec = parseId(id, of)
  if ('refused' in spec) return spec.refused.rule
  const plan = build(spec, of, generic.breach)
  return 'refused' in plan ? plan.refused.rule : plan
}
export function rowsOf(id: string, of: Debt): readonly Row[] {
  const plan = planOf(id, of)
  if (typeof plan === 'string') throw new Error(`${id}: ${plan}`)
  return promised(of, plan).rows
}
/** What a row pays, in currency units: 243259 → "2432.59". */
export const paysOf = (id: string, of: Debt): number[] => rowsOf(id, of).map((row) => row.payment)

/** The ids that a kind proposes, each with every set of reliefs. */
export function proposed(
  kind: PlanKind,
  one: Situation = situation(),
  payable: Money | undefined = money(80_000),
): string[] {
  return propose(one, generic, payable, [kind]).flatMap((shape) =>
    shape.reliefs.map((reliefs) => idOf({ ...shape.spec, reliefs }, one.debt.digits)),
  )
}
/** Without its reliefs and the household’s own knobs: `grace-15`. */
export const shapesOf = (kind: PlanKind, one: Situation = situation()): string[] => [
  ...new Set(proposed(kind, one).map((id) => id.replace(/\.(fees|penalty|interest|principal)-.*$/, ''))),
]
/** Every proposal of a kind, built and run: how many rows, all of them as agreed, and nothing left. */
export function everyProposalRuns(kind: PlanKind, one: Situation = situation(ordinaryDebt())): number {
  const ids = proposed(kind, one)
  for (const id of ids) {
    const plan = planOf(id, one.debt)
    if (typeof plan === 'string') throw new Error(`${id}: ${plan}`)
    const { rows } = promised(one.debt, plan)
    if (months(plan) > generic.limits.mostMonths) throw new Error(`${id} is longer than the policy allows`)
    if (rows.at(-1)?.left.principal !== 0) throw new Error(`${id} leaves principal`)
  }
  return ids.length
}
