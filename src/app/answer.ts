// Answer (答复诉求): a wish answered as a comparison: the plans that meet it side by side, or what would have to change.
// Asked for 800.00 a month over 24 months: no plan; 829.37 a month, or 28 months, or 600.00 today would do.
import type { Situation } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import type { Role } from './appraise.ts'
import type { Change } from './change.ts'
import { type Comparison, compare } from './compare.ts'
import { type Closest, counter } from './counter.ts'

export type Answered = Comparison & {
  readonly answer: { readonly changes: readonly Change[]; readonly closest: Closest | undefined }
}

/** The case's wish, answered. What is refused whatever was asked for is left to `compare`. */
export function answer(situation: Situation, policy: Policy, role: Role, top?: number): Answered {
  const options = top === undefined ? {} : { top }
  const around = compare(situation, policy, { role, ...options })
  const { fits, changes, closest, counts } = counter(situation, policy, role, situation.wish ?? {}, options)
  const recommended = fits[0]?.id ?? null
  return {
    ...around,
    plans: fits,
    recommended,
    stress: recommended === around.recommended ? around.stress : undefined,
    lender: around.lender && { ...around.lender, efficient: undefined },
    refused: [],
    counts: {
      considered: counts.considered,
      accepted: counts.fits,
      refused: counts.considered - counts.fits,
    },
    answer: { changes, closest },
  }
}
