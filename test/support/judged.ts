// One rule asked about one plan (单条规则): the plan is run, measured and held against the household as in the search.
// ask(tooLong, debt(), plan([level(72)])) → the findings of that rule alone.
import type { Debt } from '../../src/core/debt.ts'
import { type Finding } from '../../src/core/finding.ts'
import { fit } from '../../src/core/fit.ts'
import type { Household } from '../../src/core/household.ts'
import { means } from '../../src/core/means.ts'
import { effective, quick } from '../../src/core/measure.ts'
import type { Plan } from '../../src/core/plan.ts'
import { run } from '../../src/core/run.ts'
import type { Wish } from '../../src/core/situation.ts'
import { tape } from '../../src/core/tape.ts'
import type { Rule } from '../../src/policy/judge.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { situation } from './build.ts'
import { generic } from './plans.ts'

export type Asked = { household?: Household; wish?: Wish; policy?: Policy }

export function ask(
  rule: Rule,
  of: Debt,
  plan: Plan,
  { household, wish, policy = generic }: Asked = {},
): readonly Finding[] {
  const onto = tape()
  const refused = run(of, plan, onto)
  if (refused) throw new Error(refused.refused.rule)
  const q = quick(onto, plan, of, effective(of.rates.contract))
  const able = household && means(household, policy.means, of.asOf)
  const one = situation(of, { household, ...(wish ? { wish } : {}) })
  return rule({
    plan,
    tape: onto,
    quick: q,
    fit: able && fit(onto, plan, able, of.asOf),
    situation: one,
    policy,
  })
}
