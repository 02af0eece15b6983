// Capitalised before (再次计入本金): arrears were added to principal as often as the rules allow, and the plan does it again.
// Done once, on 2025-03-01, against a most of once.
import { isCapitalisation } from '../effect.ts'
import type { Rule } from '../judge.ts'
import { known, levelOf } from '../law.ts'

export const capitalisedBefore: Rule = ({ tape, situation: { debt }, policy }) => {
  const most = known(policy.law, 'capitalise.most')
  if (!most || !isCapitalisation(tape)) return []
  const times = debt.restructures.filter(({ kind }) => CAPITALISED.test(kind)).length
  if (times < most.value) return []
  const args = { times: { count: times }, most: { count: most.value } }
  return [{ rule: 'capitalised-before', level: levelOf(most, 'needs-approval'), args, source: most.source }]
}

/** The kind of an earlier change is the lender's own word. */
const CAPITALISED = /capitali[sz]|资本化|[计转]入?本金|转为本金/i
