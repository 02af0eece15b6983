// Short-term measure (短期措施): nothing, interest only or a reduced amount, before full payments come back; for how long.
// 18 months of interest and 9 of 800.00 before a level stage are 27 months, against a most of 24.
import { type Stage, monthsOf } from '../../core/plan.ts'
import type { Quick } from '../../core/measure.ts'
import type { Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const shortMeasureTooLong: Rule = ({ plan, quick, policy }) => {
  const most = known(policy.law, 'short-measure.most')
  if (!most) return []
  const last = plan.stages.findLastIndex(({ pay }) => pay !== 'nothing')
  const short = plan.stages.filter((stage, at) => at < last && isShort(stage, quick))
  const has = short.reduce((sum, stage) => sum + monthsOf(stage), 0)
  if (has <= most.value) return []
  const args = { months: { count: has }, most: { count: most.value } }
  return [{ rule: 'short-measure-too-long', level: levelOf(most, 'warns'), args, source: most.source }]
}

/** A fixed amount is a reduced one where some other row pays more. */
const isShort = ({ pay }: Stage, { peak }: Quick): boolean =>
  typeof pay === 'object' ? 'amount' in pay && pay.amount < peak : pay === 'nothing' || pay === 'interest'
