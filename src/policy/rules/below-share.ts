// Least share (最低还款比例): a month pays something, but less than the policy's least share of what is owed; the last may.
// 1,000.00 of 51,627.17 a month against a least of 2 %: 1,032.55. A payment on a day of its own is no month's.
import type { Day } from '../../core/day.ts'
import { total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { toDecimal } from '../../core/rate.ts'
import { datedRows } from '../effect.ts'
import type { Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const belowShare: Rule = ({ plan, tape, situation, policy }) => {
  const share = policy.limits.leastShare
  if (share === undefined) return []
  const least = toDecimal(share).times(total(situation.debt.owed)).ceil().toNumber()
  let apart: readonly Day[] | undefined
  for (let k = 0; k < tape.rows - 1; k++) {
    const payment = tape.payment[k] as number
    if (payment === 0 || payment >= least) continue
    if ((apart ??= datedRows(plan)).includes(tape.due[k] as Day)) continue
    return [
      {
        rule: 'below-share',
        level: 'forbids',
        args: {
          row: { count: k + 1 },
          payment: { money: payment as Money },
          least: { money: least as Money },
          share: { share },
        },
        source: cite(policy, 'limits.leastShare'),
      },
    ]
  }
  return []
}
