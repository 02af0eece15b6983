// Large last payment (末期大额): the last row is more than twice the highest before it; say where it shall come from.
// A balloon of 24 months over 60 on 48,732.55 ends with 35,467.12.
import type { Money } from '../../core/money.ts'
import type { Rule } from '../judge.ts'

export const largeLast: Rule = ({ tape }) => {
  let highest = 0
  for (let k = 0; k < tape.rows - 1; k++) highest = Math.max(highest, tape.payment[k] as number)
  const last = tape.payment[tape.rows - 1] as number
  if (highest === 0 || last <= 2 * highest) return []
  return [
    {
      rule: 'large-last',
      level: 'warns',
      args: { last: { money: last as Money }, before: { money: highest as Money } },
    },
  ]
}
