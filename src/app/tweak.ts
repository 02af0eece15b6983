// Tweak (手工调整): a plan with one payment, or a few, changed by hand, or an amount promised on a day of its own put in; the
// level rows around it are solved again and the whole is judged like any other plan. Row 3 pays 500.00: 2 level months, one of
// 500.00, then level months that bear what is missing.
import type { Debt } from '../core/debt.ts'
import type { Day } from '../core/day.ts'
import { type Refusal, isRefusal, refusal } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Pay, Plan, Stage } from '../core/plan.ts'
import { schedule } from '../core/schedule.ts'

export type Tweak =
  | { readonly from: number; readonly to: number; readonly amount: Money }
  | { readonly on: Day; readonly amount: Money }

/** One payment of a plan: the stage it belongs to, and what it pays where that has been changed. */
type Slot = { readonly stage: Stage; readonly pays?: Money }

/** The plan so changed, and computed once; or why it cannot be. */
export function tweaked(debt: Debt, plan: Plan, change: Tweak): Plan | Refusal {
  const before = schedule(debt, plan)
  if (isRefusal(before)) return before
  const slots = plan.stages.flatMap((stage): Slot[] =>
    Array.from({ length: 'on' in stage ? 1 : stage.months }, () => ({ stage })),
  )
  const { rows } = before
  // Two payments on one day have become one row: which of them is meant?
  if (slots.length !== rows.length) return refusal('rows-merged')
  const changed = 'on' in change ? inserted(slots, rows, change) : replaced(slots, change)
  if (isRefusal(changed)) return changed
  const stages = staged(changed)
  if (isRefusal(stages)) return stages
  const made = { ...plan, stages }
  const after = schedule(debt, made)
  return isRefusal(after) ? after : made
}

function replaced(slots: readonly Slot[], { from, to, amount }: Extract<Tweak, { from: number }>) {
  if (from < 1 || to < from || to > slots.length)
    return refusal('row-unknown', { row: { count: from < 1 ? from : to }, rows: { count: slots.length } })
  return slots.map((slot, at) => (at + 1 < from || at + 1 > to ? slot : { ...slot, pays: amount }))
}

function inserted(
  slots: readonly Slot[],
  rows: readonly { readonly due: Day }[],
  { on, amount }: Extract<Tweak, { on: Day }>,
): readonly Slot[] {
  const at = rows.findIndex(({ due }) => due >= on)
  const own: Slot = { stage: { on, pay: { amount }, unpaid: 'accrues' } }
  return at < 0 ? [...slots, own] : [...slots.slice(0, at), own, ...slots.slice(at)]
}

/** Ways to pay whose rows depend on how many there are of them. */
const isWhole = (pay: Pay): boolean =>
  pay === 'as-contracted-plus-arrears' || (typeof pay === 'object' && ('grow' in pay || 'weights' in pay))

/** Neighbours that belong together, as stages again. */
function staged(slots: readonly Slot[]): Stage[] | Refusal {
  const groups: { slot: Slot; rows: number }[] = []
  for (const slot of slots) {
    const last = groups.at(-1)
    if (last && last.slot.stage === slot.stage && last.slot.pays === slot.pays) last.rows += 1
    else groups.push({ slot, rows: 1 })
  }
  const stages: Stage[] = []
  for (const { slot, rows } of groups) {
    const { stage, pays } = slot
    if ('months' in stage && isWhole(stage.pay) && rows !== stage.months)
      return refusal('rows-belong-together')
    stages.push(pays === undefined ? kept(stage, rows) : paying(stage, pays, rows))
  }
  return stages
}

const kept = (stage: Stage, rows: number): Stage => ('on' in stage ? stage : { ...stage, months: rows })

function paying(stage: Stage, amount: Money, rows: number): Stage {
  const { rate, unpaid = 'accrues' } = stage
  const pays = { pay: { amount }, unpaid, ...(rate ? { rate } : {}) }
  return 'on' in stage ? { on: stage.on, ...pays } : { months: rows, ...pays }
}
