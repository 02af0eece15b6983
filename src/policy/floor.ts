// Living-cost floor (生活费底线): the least a household keeps for itself, from the pack, by household size and region.
// Shanghai, three people, 1,595.00 each since 2024-07-01: 4,785.00 a month.
import type { Household } from '../core/household.ts'
import type { Money } from '../core/money.ts'
import { type Known, type Law, find, known, regionsOf } from './law.ts'

export type Floor = {
  readonly amount: Money
  readonly known: Known<unknown>
  /** The region was not found and the national figure stands in for it. */
  readonly national: boolean
}

/** The name under which a pack keeps the figure for a region it does not know. */
const NATIONAL = 'national'

/** The floor a month; `undefined` where the pack has none that applies. */
export function floorOf(law: Law, { people, region }: Household): Floor | undefined {
  const table = known(law, 'floor.household')
  if (table) {
    const { people: sizes, extra } = table.value
    const base = sizes[Math.min(people, sizes.length) - 1] ?? (0 as Money)
    return {
      amount: (base + Math.max(0, people - sizes.length) * extra) as Money,
      known: table,
      national: false,
    }
  }
  const own = known(law, 'floor.person')
  if (own) return { amount: (own.value * people) as Money, known: own, national: false }
  if (region === undefined) return undefined
  const found = find(law, 'floor.person', { ...law.subject, region: NATIONAL })
  if (!found) return undefined
  law.asked.set(`floor.person ${NATIONAL}`, found)
  return { amount: (found.value * people) as Money, known: found, national: true }
}

/** The regions whose floor the pack knows. */
export const floorRegions = (law: Law): string[] =>
  regionsOf(law, 'floor.person').filter((region) => region !== NATIONAL)
