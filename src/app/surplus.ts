// Missing surplus (所缺余款): by how much a month the household would have to be better off for a refused plan to fit.
// Short by 162.00 with a cushion of a tenth: 180.00 more a month, of which 18.00 go to the cushion.
import { fit } from '../core/fit.ts'
import type { Means } from '../core/means.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import { shareOf } from '../core/rate.ts'
import { run } from '../core/run.ts'
import type { Desk } from './appraise.ts'

/** The same household with so much more left over in every month. */
function better(means: Means, more: number, { policy }: Desk): Means {
  const path = means.path.map((step) => {
    const surplus = step.amount + step.cushion + more
    const cushion = surplus > 0 ? shareOf(policy.means.cushion, surplus) : 0
    return { ...step, amount: (surplus - cushion) as Money, cushion: cushion as Money }
  })
  return { ...means, path }
}

/** The least amount a month, to the minor unit; `undefined` where no amount would do. */
export function missingSurplus(at: Desk, plan: Plan): Money | undefined {
  const { means, situation, tape } = at
  if (!means || run(situation.debt, plan, tape)) return undefined
  const fits = (more: number): boolean => fit(tape, plan, better(means, more, at), situation.debt.asOf).fits
  let high = 1
  while (!fits(high)) {
    if (high > 1e13) return undefined
    high *= 2
  }
  let low = 0
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) high = middle
    else low = middle
  }
  return high as Money
}
