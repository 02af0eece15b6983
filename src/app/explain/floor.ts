// Living-cost floor, unfolded (生活费底线算式): the pack's figure for one person × people, or that of a household of this size.
// 4,785.00 = 1,595.00 × 3, Shanghai since 2024-07-01; a household of six in the United States: 2,129.00 + 394.00 × 2.
import type { Household } from '../../core/household.ts'
import type { Money } from '../../core/money.ts'
import { type Floor, floorOf } from '../../policy/floor.ts'
import type { Policy } from '../../policy/policy.ts'
import type { ByPeople } from '../../policy/units.ts'
import { count, money, plus, times } from './formula.ts'
import type { Made } from './item.ts'

type Line = Pick<Made, 'formula' | 'note' | 'source' | 'args'>

/** Where the floor comes from; a floor that no pack has is as the policy says. */
export function floorLine({ law }: Policy, household: Household, floor: Money): Line {
  const found = floorOf(law, household)
  if (!found || found.amount !== floor) return { note: 'given' }
  const { source } = found.known
  const { entry } = found.known
  return { source, ...(entry.sets === 'floor.household' ? bySize(found, household) : each(found, household)) }
}

function bySize({ known }: Floor, { people }: Household): Line {
  const { people: sizes, extra } = known.value as ByPeople
  const more = Math.max(0, people - sizes.length)
  const args = { people: { count: people } }
  if (more === 0) return { note: 'floor-household', args }
  const formula = plus(money(sizes.at(-1) ?? 0), times(money(extra), count(more)))
  return { note: 'floor-extra', args, formula }
}

function each({ known, national }: Floor, { people, region }: Household): Line {
  const formula = times(money(known.value as Money), count(people))
  if (!national) return { note: 'floor-person', formula }
  return { note: 'floor-national', formula, args: { region: { text: region ?? '' } } }
}
