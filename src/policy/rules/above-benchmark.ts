// Payment to income (还款收入比): a month's payment and the other debts take more of the income than the benchmark.
// 2,432.59 and 900.00 of 6,500.00 are 51.28 %, against 50 %. A payment on a day of its own may come out of savings.
import type { Day } from '../../core/day.ts'
import type { Means, MeansAt } from '../../core/means.ts'
import { type Share, toDecimal } from '../../core/rate.ts'
import { datedRows } from '../effect.ts'
import type { Rule } from '../judge.ts'
import { known } from '../law.ts'

export const aboveBenchmark: Rule = ({ plan, tape, means, policy }) => {
  const most = means && known(policy.law, 'benchmark.payment-to-income')
  if (!means || !most) return []
  const apart = datedRows(plan)
  let [ratio, need, income] = [0, 0, 0]
  let day: Day | undefined
  for (let k = 0; k < tape.rows; k++) {
    const due = tape.due[k] as Day
    const payment = tape.payment[k] as number
    const at = stepOn(means, due)
    // Where nothing comes in, any payment is above means, and that is told.
    if (payment === 0 || at.income <= 0 || apart.includes(due)) continue
    const takes = payment + at.otherDebts
    if (takes / at.income <= ratio) continue
    ;[ratio, need, income, day] = [takes / at.income, takes, at.income, due]
  }
  if (day === undefined || toDecimal(most.value).times(income).gte(need)) return []
  const args = { share: { share: upwards(need, income) }, most: { share: most.value }, day: { day } }
  return [{ rule: 'above-benchmark', level: 'warns', args, source: most.source }]
}

function stepOn({ path }: Means, on: Day): MeansAt {
  return path.findLast((step) => step.from <= on) ?? (path[0] as MeansAt)
}

/** To a hundredth of a percent, upwards: what is above the benchmark never reads as if it were on it. */
const upwards = (part: number, whole: number): Share => ({
  units: Math.ceil((part * 10_000) / whole),
  scale: 4,
})
