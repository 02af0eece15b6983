// Law for tests (测试用规则值): a policy with the values of a test instead of those of a pack.
// withLaw(generic, [{ sets: 'cost.cap', unit: 'rate', value: '24%' }]) lets no loan cost more than 24 %.
import type { Parameter } from '../../src/policy/parameters.ts'
import { type Subject, lawOf } from '../../src/policy/law.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { WrittenMap } from '../../src/policy/written.ts'
import { on } from './build.ts'

export type Value = WrittenMap & { readonly sets: Parameter }

/** The ordinary case: a consumer-finance company's loan on 2026-11-22, not overdue. */
export const SUBJECT: Subject = {
  on: on('2026-11-22'),
  product: 'consumer-loan',
  lender: 'consumer-finance',
  daysPastDue: 0,
}

/** Each value is sure and in force, unless it says otherwise. Values are written as in a pack: texts, true and false. */
export function withLaw(policy: Policy, values: readonly Value[], subject: Partial<Subject> = {}): Policy {
  const entries = values.map((value, n) => ({
    id: `test.${n + 1}.${value.sets}`,
    label: { en: value.sets, zh: value.sets },
    confidence: 'high',
    instrument: 'Test Act',
    article: String(n + 1),
    ...value,
  }))
  return { ...policy, law: lawOf(entries, { ...SUBJECT, ...subject }, 2) }
}

/** One value, and nothing else, in the policy. */
export const only = (policy: Policy, sets: Parameter, value: Value['value'], more: WrittenMap = {}): Policy =>
  withLaw(policy, [{ ...more, sets, ...(value === undefined ? {} : { value }) }])

/** The same value known only second-hand. */
export const ADVISORY: WrittenMap = { advisory: true }
