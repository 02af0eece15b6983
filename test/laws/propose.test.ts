// Proposing (提出备选): what is made once for cases that are alike is what would be made for each of them alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payable } from '../../src/app/payable.ts'
import { deskOf } from '../../src/app/appraise.ts'
import { propose } from '../../src/plans/propose.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { policy as load } from '../../src/policy/load.ts'
import { anySituation } from '../support/random.ts'

/** `CASES=500` asks for more. */
const CASES = Number(process.env['CASES'] ?? 60)

test(`a shape made for one case serves every case it hangs on alike: ${CASES} cases of one menu after another`, () => {
  for (const pack of ['generic', 'cn', 'example']) {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const policy = load(pack, 2, situation)
        const amount = payable(situation, deskOf(situation, policy, 'collector').means)
        const afresh = { ...policy, menu: { ...policy.menu } }
        const of = (rules: Policy): string => JSON.stringify(propose(situation, rules, amount))
        expect(of(policy)).toBe(of(afresh))
      }),
      { numRuns: CASES },
    )
  }
})
