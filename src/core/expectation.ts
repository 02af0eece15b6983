// Expectation (期望估算): the expected value of a plan from its estimate, without running it: the sum of `expectedValue` over
// unrounded rows. Within twice the estimate's slack of what the run gives; the search runs only what that cannot decide.
import type { Debt } from './debt.ts'
import type { Estimate, Outlook } from './estimate.ts'
import { type Hazard, curve, tenthsCut } from './hazard.ts'
import { monthsOfRows } from './measure.ts'
import type { Money } from './money.ts'
import type { Plan } from './plan.ts'
import { toNumber } from './rate.ts'
import type { Opening } from './relief.ts'
import { discountOver } from './value.ts'

/** What does not change from plan to plan. */
export type Worth = {
  readonly hazard: Hazard
  readonly discount: number
  readonly instalment: Money | undefined
  /** What a unit owed at a breach is worth on that day: recovery, discounted over the months until it comes in. */
  readonly recovered: number
}

export const worth = (hazard: Hazard, discount: number, instalment: Money | undefined): Worth => ({
  hazard,
  discount,
  instalment,
  recovered: toNumber(hazard.recovery) * discountOver(discount, hazard.recoveryAfter),
})

/** Minor units; `undefined` where a fen more or less, or interest that becomes principal, would decide. */
export function expectation(
  { hazard, instalment, recovered }: Worth,
  { segments, sums }: Outlook,
  of: Estimate,
  open: Opening,
  debt: Debt,
  plan: Plan,
): number | undefined {
  const due = segments.find(({ line }) => line !== undefined)?.due
  if (!of.legs || !due) return undefined
  let peak = 0
  for (const { apart, amount } of of.stretches) if (!apart && amount > peak) peak = amount
  const tenths = tenthsCut(Math.round(peak - of.slack) as Money, instalment)
  if (tenths !== tenthsCut(Math.round(peak + of.slack) as Money, instalment)) return undefined
  const first = plan.firstDue === undefined ? 1 : (monthsOfRows(due.slice(0, 1), plan, debt)[0] as number)
  const kept = curve(hazard, tenths, first + of.months)
  const given = open.given.filter(({ when }) => when !== 'now')
  let held = 0
  for (const { amount } of given) held += amount
  let { principal, others } = of
  let row = of.down > 0 ? 1 : 0
  let value = of.down
  let before = 1
  let month = first
  for (const { at, count, f, pay } of of.legs)
    for (let k = at; k < at + count; k++) {
      row += 1
      others += principal * (f[k] as number)
      const after = kept[month] as number
      let back = held
      if (held > 0)
        for (const { amount, when } of given) if (typeof when === 'object' && when.kept < row) back -= amount
      const discounted = (sums[k + 1] as number) - (sums[k] as number)
      value += discounted * (after * pay + (before - after) * recovered * (principal + others + back))
      const toOthers = Math.min(pay, others)
      others -= toOthers
      principal -= pay - toOthers
      before = after
      month += 1
    }
  return value
}
