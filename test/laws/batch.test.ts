// Batch (批量测算): a record's answer is what a comparison of every plan says of it: the plan recommended, the best that pays in
// another way, measure for measure, what is to be known of the case, and the reasons where nothing fits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Desk, type Entry, ROLES, deskOf, entry } from '../../src/app/appraise.ts'
import { appraiseRecord } from '../../src/app/batch.ts'
import { compare } from '../../src/app/compare.ts'
import { payable } from '../../src/app/payable.ts'
import { type Accepted, nameOf, planOf, search } from '../../src/app/search.ts'
import { family } from '../../src/core/plan.ts'
import { onWishedDay } from '../../src/core/situation.ts'
import { policy as load } from '../../src/policy/load.ts'
import { anySituation } from '../support/random.ts'

/** `CASES=500` asks for more. */
const CASES = Number(process.env['CASES'] ?? 40)

/** Every plan of the menu run to its last row, best first. */
function slowly(at: Desk): Accepted[] {
  const { accepted } = search(at, { exhaustive: true }, payable(at.situation, at.means))
  const order = ({ score, seen, turn }: Accepted): readonly number[] => [
    score,
    seen?.quick.months ?? 0,
    seen?.quick.totalPaid ?? 0,
    turn,
  ]
  return accepted.sort((a, b) => {
    const [x, y] = [order(a), order(b)]
    const k = x.findIndex((one, n) => one !== y[n])
    return k < 0 ? 0 : (x[k] as number) - (y[k] as number)
  })
}
const group = (one: Accepted): string => `${family(one)} ${one.kind}`
const figures = ({ seen }: Accepted): string => JSON.stringify(seen?.quick)

test(
  `a record is answered as compare answers it: ${CASES} records, packs and roles drawn`,
  { timeout: 600_000 },
  () => {
    const seen = { plan: 0, none: 0 }
    let run = 0
    fc.assert(
      fc.property(
        anySituation,
        fc.constantFrom('generic', 'cn', 'example'),
        fc.constantFrom(...ROLES),
        (situation, pack, role) => {
          const policy = load(pack, situation.debt.digits, situation)
          const record = appraiseRecord(situation, policy, { role })
          const { findings, recommended, refused, counts } = compare(situation, policy, { role, top: 1 })
          const at = deskOf(onWishedDay(situation), policy, role)
          const of = (one: Accepted | undefined): Entry | undefined =>
            one && entry(at, nameOf(one, situation.debt.digits), planOf(one))
          const [best, ...others] = slowly(at)
          expect(record.best?.id ?? null).toBe(recommended)
          expect(record.best).toEqual(of(best))
          const differs = others.filter((one) => best && figures(one) !== figures(best))
          const next = differs.find((one) => best && group(one) !== group(best)) ?? differs[0]
          expect(record.next).toEqual(of(next))
          expect(record.findings).toEqual(findings)
          expect(record.counts.considered).toBe(counts.considered)
          const forbids = (refused[0]?.findings ?? []).filter(({ level }) => level === 'forbids')
          expect(record.reasons).toEqual(best ? [] : forbids)
          run += record.counts.appraised
          seen[best ? 'plan' : 'none'] += 1
        },
      ),
      { numRuns: CASES },
    )
    const each = (run / CASES).toFixed(1)
    console.log(`records: ${seen.plan} with a plan, ${seen.none} without; ${each} plans run a record`)
    expect(Math.min(seen.plan, seen.none)).toBeGreaterThan(0)
  },
)
