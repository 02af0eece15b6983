// Case file (案件文件), parley/case@1: the input of everything: what is owed, what the household earns and needs,
// what happened and what is asked for. `readCase(tree, defaults)` is the Situation it describes, or all that is wrong.
import { currencyDigits } from '../core/currency.ts'
import type { Situation } from '../core/situation.ts'
import { debtOf, debtShape, type Defaults } from './debt.ts'
import {
  hardshipOf,
  hardshipShape,
  householdOf,
  householdShape,
  partiesOf,
  partiesShape,
  wishOf,
  wishShape,
} from './household.ts'
import { inputError } from './input-error.ts'
import { kit } from './figures.ts'
import { country, currency, schemaName } from './leaf.ts'
import { map, maybe } from './map.ts'
import { CASE_NAMES, DEBT_NAMES } from './other-names.ts'
import { fit, settle } from './reading.ts'
import { isMap, type Tree } from './tree.ts'

export type { Defaults } from './debt.ts'

export const CASE = 'parley/case@1'

function build(digits: number) {
  const leaves = kit(digits)
  const debt = debtShape(leaves)
  const household = householdShape(leaves)
  const inside = (name: string, keys: readonly string[]) =>
    keys.map((key) => [key, `${name}.${key}`] as const)
  const otherNames = () =>
    Object.fromEntries([
      ...Object.entries(DEBT_NAMES).map(([name, key]) => [name, `debt.${key}`] as const),
      ...inside('debt', Object.keys(debt.entries)),
      ...inside('household', Object.keys(household.entries)),
      ...Object.entries(CASE_NAMES),
    ])
  return map(
    {
      schema: maybe(schemaName(CASE)),
      id: maybe(leaves.short),
      asOf: leaves.day,
      currency: currency(),
      country: maybe(country()),
      debt,
      household: maybe(household),
      hardship: maybe(hardshipShape(leaves)),
      wish: maybe(wishShape(leaves)),
      parties: maybe(partiesShape(leaves)),
    },
    { otherNames },
  )
}

const built = new Map<number, ReturnType<typeof build>>()
/** The shape of a case in a currency of so many digits. */
export function caseShape(digits: number): ReturnType<typeof build> {
  const shape = built.get(digits) ?? build(digits)
  built.set(digits, shape)
  return shape
}

/** The situation a case file describes; `defaults` are the policy's. Throws an InputError with everything wrong in it. */
export function readCase(tree: Tree, defaults: Defaults): Situation {
  refuseSeveral(tree)
  const code = isMap(tree.root) ? tree.root['currency'] : undefined
  // Where the currency itself is wrong, four digits keep amounts from being blamed for it.
  const digits = (typeof code === 'string' ? currencyDigits(code.trim()) : undefined) ?? 4
  const input = fit(caseShape(digits), tree)
  return settle(tree, (say) => {
    const { id, asOf, country: place, household, hardship, wish, parties } = input
    return {
      ...(id === undefined ? {} : { id }),
      today: asOf,
      ...(place === undefined ? {} : { country: place }),
      debt: debtOf(input.debt, { asOf, currency: input.currency, digits }, defaults, say),
      ...(household === undefined ? {} : { household: householdOf(household, say) }),
      ...(hardship === undefined ? {} : { hardship: hardshipOf(hardship, say) }),
      ...(wish === undefined ? {} : { wish: wishOf(wish, asOf, say) }),
      ...(parties === undefined ? {} : { parties: partiesOf(parties) }),
    }
  })
}

/** One debt per case: a list of them is refused in so many words, before anything else is said of it. */
function refuseSeveral({ root, place }: Tree): void {
  if (!isMap(root)) return
  const key = Array.isArray(root['debt']) ? 'debt' : root['debts'] !== undefined ? 'debts' : undefined
  if (key !== undefined) throw inputError('several-debts', {}, { path: key, ...place([key], 'key') })
}
