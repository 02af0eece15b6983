// Least instalment (最低还款额): a row that pays something, but less than the policy's least; the last row may.
// 80.00 a month against a least of 100.00.
import type { Money } from '../../core/money.ts'
import type { Rule } from '../judge.ts'
import { cite } from '../policy.ts'

export const belowLeast: Rule = ({ tape, policy }) => {
  const least = policy.limits.leastInstalment
  if (least === undefined) return []
  for (let k = 0; k < tape.rows - 1; k++) {
    const payment = tape.payment[k] as number
    if (payment > 0 && payment < least)
      return [
        {
          rule: 'below-least',
          level: 'forbids',
          args: {
            row: { count: k + 1 },
            payment: { money: payment as Money },
            least: { money: least as Money },
          },
          source: cite(policy, 'limits.leastInstalment'),
        },
      ]
  }
  return []
}
