// One rule asked about one plan (单条规则): the plan is run, measured and held against the household as in the search.
// ask(tooLong, debt(), plan([level(72)])) → the findings of that rule alone.
import type { Debt } from '../../src/core/debt.ts'
import { type Finding } from '../../src/core/finding.ts'
import { fit } from '../../src/core/fit.ts'
import type { Hardship, Household } from '../../src/core/household.ts'
import { means } from '../../src/core/means.ts'
import { effective, quick } from '../../src/core/measure.ts'
import type { Plan } from '../../src/core/plan.ts'
import { run } from '../../src/core/run.ts'
import type { Wish } from '../../src/core/situation.ts'
import { tape } from '../../src/core/tape.ts'
import type { Judged, Rule } from '../../src/policy/judge.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { situation } from './build.ts'
import { generic } from './plans.ts'

export type Asked = { household?: Household; hardship?: Hardship; wish?: Wish; policy?: Policy }

/** A rule that asks for less, such as one for a plan that is only laid out, is asked in the same way. */
export const ask = (rule: Rule, of: Debt, plan: Plan, asked: Asked = {}): readonly Finding[] =>
  rule(judged(of, plan, asked))

/** All that any rule may ask for. */
function judged(of: Debt, plan: Plan, { household, hardship, wish, policy = generic }: Asked = {}): Judged {
  const onto = tape()
  const refused = run(of, plan, onto)
  if (refused) throw new Error(refused.refused.rule)
  const able = household && means(household, policy.means, of.asOf)
  const one = situation(of, { household, ...(wish ? { wish } : {}) })
  return {
    plan,
    tape: onto,
    quick: quick(onto, plan, of, effective(of.rates.contract)),
    fit: able && fit(onto, plan, able, of.asOf),
    means: able,
    situation: hardship ? { ...one, hardship } : one,
    policy,
  }
}
