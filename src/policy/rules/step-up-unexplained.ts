// Unexplained step-up (递增无依据): payments rise by more than a tenth, and nothing in the case says that more will come in.
// 900.00 for a year and 1,500.00 from 2027-12-15, on a wage that stays the same. A last row above all others is large-last's.
import type { Day } from '../../core/day.ts'
import type { Means } from '../../core/means.ts'
import type { Money } from '../../core/money.ts'
import { datedRows } from '../effect.ts'
import type { Judged, Rule } from '../judge.ts'

export const stepUpUnexplained: Rule = (of) => {
  const rise = riseOf(of)
  if (!rise) return []
  const { from, to, day, highest } = rise
  const until = of.situation.hardship?.until
  if ((until !== undefined && until <= day) || hasMore(of.means, highest)) return []
  const args = { from: { money: from }, to: { money: to }, day: { day } }
  return [{ rule: 'step-up-unexplained', level: 'warns', args }]
}

type Rise = { readonly from: Money; readonly to: Money; readonly day: Day; readonly highest: Day }

/** From the first month that pays to the highest after it; `day` is the first that asks for more than a tenth more. */
function riseOf({ plan, tape, situation: { debt } }: Judged): Rise | undefined {
  const apart = datedRows(plan)
  let [from, to] = [0, 0]
  let day: Day | undefined
  let highest: Day | undefined
  for (let k = 0; k < tape.rows - 1; k++) {
    const payment = tape.payment[k] as number
    const due = tape.due[k] as Day
    if (payment === 0 || apart.includes(due)) continue
    if (from === 0) from = payment
    // Two amounts that are each rounded may be a tenth apart and a unit more.
    if (payment * 10 <= from * 11 + 11 * debt.rounding.unit) continue
    day ??= due
    if (payment > to) [to, highest] = [payment, due]
  }
  return day === undefined || highest === undefined
    ? undefined
    : { from: from as Money, to: to as Money, day, highest }
}

/** More comes in, or less is needed for other things, by the day of the highest payment. */
const hasMore = (means: Means | undefined, by: Day): boolean =>
  means?.path.some((step, at) => {
    const before = at === 0 ? undefined : means.path[at - 1]
    return (
      before !== undefined && step.from <= by && (step.income > before.income || step.amount > before.amount)
    )
  }) ?? false
