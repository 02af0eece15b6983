// Above the wish (超出诉求): the plan asks for more, or for longer, than the borrower asked for.
// 900.00 a month where the borrower offered 800.00.
import type { Day } from '../../core/day.ts'
import type { Money } from '../../core/money.ts'
import { type Plan, months } from '../../core/plan.ts'
import type { Tape } from '../../core/tape.ts'
import type { Finding } from '../../core/finding.ts'
import type { Rule } from '../judge.ts'

export const aboveWish: Rule = ({ plan, tape, quick, situation }) => {
  const { wish } = situation
  const out: Finding[] = []
  const peak = monthlyPeak(tape, plan)
  if (wish?.maxPayment !== undefined && peak > wish.maxPayment)
    out.push({
      rule: 'above-wish',
      level: 'warns',
      args: { peak: { money: peak }, wish: { money: wish.maxPayment } },
    })
  if (wish?.maxMonths !== undefined && months(plan) > wish.maxMonths)
    out.push({
      rule: 'longer-than-wish',
      level: 'warns',
      args: { months: { count: months(plan) }, wish: { count: wish.maxMonths } },
    })
  if (wish?.doneBy !== undefined && quick.finalDue > wish.doneBy)
    out.push({
      rule: 'later-than-wish',
      level: 'warns',
      args: { day: { day: quick.finalDue }, wish: { day: wish.doneBy } },
    })
  return out
}

/** The wish is for a month: a row on a day of its own, such as a down payment, is no month's. */
function monthlyPeak({ rows, due, payment }: Tape, plan: Plan): Money {
  const apart = plan.stages.flatMap((stage) => ('on' in stage ? [stage.on] : []))
  let peak = 0
  for (let k = 0; k < rows; k++)
    if (!apart.includes(due[k] as Day)) peak = Math.max(peak, payment[k] as number)
  return peak as Money
}
