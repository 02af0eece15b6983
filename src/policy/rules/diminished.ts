// Diminished obligation (债务减损): by how much a change lowers the present value at the contract's own rate, held against the
// shares from which it counts as default, or as a new asset in the books. 1,000 at 10 % cut to 5 % for 3 years: 12.43 %.
import type { Finding } from '../../core/finding.ts'
import { compare, type Share } from '../../core/rate.ts'
import { known, type Known, type Law } from '../law.ts'

/** `lost`: the share of what is owed that is given up. Both may hold; what is said of more stands first. */
export function diminished(lost: number, law: Law): readonly Finding[] {
  const part: Share = { units: Math.round(lost * 1e6), scale: 6 }
  const above = (most: Known<Share> | undefined): most is Known<Share> =>
    most !== undefined && compare(part, most.value) > 0
  const say = (of: Known<Share>): Pick<Finding, 'level' | 'args' | 'source' | 'lenderOnly'> => ({
    level: 'notes',
    args: { most: { share: of.value } },
    source: of.source,
    lenderOnly: true,
  })
  const [books, standing] = [known(law, 'modified.threshold'), known(law, 'diminished.threshold')]
  return [
    ...(above(books) ? [{ rule: 'modified-substantially', ...say(books) }] : []),
    ...(above(standing) ? [{ rule: 'diminished-obligation', ...say(standing) }] : []),
  ]
}
