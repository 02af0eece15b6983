// Batch (批量测算): a record's answer is what a comparison says of it, two plans a family: the plan recommended, the one after
// it, measure for measure, what is to be known of the case, and the reasons where nothing fits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROLES } from '../../src/app/appraise.ts'
import { appraiseRecord } from '../../src/app/batch.ts'
import { compare } from '../../src/app/compare.ts'
import { policy as load } from '../../src/policy/load.ts'
import { anySituation } from '../support/random.ts'

/** `CASES=500` asks for more. */
const CASES = Number(process.env['CASES'] ?? 40)

test(
  `a record is answered as compare answers it: ${CASES} records, packs and roles drawn`,
  { timeout: 600_000 },
  () => {
    const seen = { plan: 0, none: 0 }
    fc.assert(
      fc.property(
        anySituation,
        fc.constantFrom('generic', 'cn', 'example'),
        fc.constantFrom(...ROLES),
        (situation, pack, role) => {
          const policy = load(pack, situation.debt.digits)
          const { plans, recommended, findings, refused, counts } = compare(situation, policy, {
            role,
            top: 2,
          })
          const record = appraiseRecord(situation, policy, { role })
          const best = plans.find(({ id }) => id === recommended)
          const place = { rank: null, dominatedBy: null, beatenBy: null }
          expect(record.best).toEqual(best && { ...best, ...place })
          const next = best && plans.find((one) => one !== best)
          expect(record.next).toEqual(next && { ...next, ...place })
          expect(record.findings).toEqual(findings)
          expect(record.counts).toEqual(counts)
          const reasons = (refused[0]?.findings ?? []).filter(({ level }) => level === 'forbids')
          expect(record.reasons).toEqual(best ? [] : reasons)
          seen[best ? 'plan' : 'none'] += 1
        },
      ),
      { numRuns: CASES },
    )
    console.log(`records: ${seen.plan} with a plan, ${seen.none} without`)
    expect(Math.min(seen.plan, seen.none)).toBeGreaterThan(0)
  },
)
