// Above the wish (超出诉求): the plan asks for more, or for longer, than the borrower asked for.
// 900.00 a month where the borrower offered 800.00.
import { months } from '../../core/plan.ts'
import type { Finding } from '../../core/finding.ts'
import type { Rule } from '../judge.ts'

export const aboveWish: Rule = ({ plan, quick, situation }) => {
  const { wish } = situation
  const out: Finding[] = []
  if (wish?.maxPayment !== undefined && quick.peak > wish.maxPayment)
    out.push({
      rule: 'above-wish',
      level: 'warns',
      args: { peak: { money: quick.peak }, wish: { money: wish.maxPayment } },
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
