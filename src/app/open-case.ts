// Open a case (读入案件): data as JSON or YAML gives it becomes the situation, the policy that goes with it, and the tree it was
// read from: what everything else of the library begins with.
// openCase({ asOf: '2026-11-22', currency: 'CNY', debt: { principal: 48732.55, … } }, { set: ['debt.annualRate=12%'] })
import { onWishedDay } from '../core/situation.ts'
import { type Book, POLICIES, bookOf, policyOfCountry } from '../policy/load.ts'
import { inputError } from '../schema/input-error.ts'
import { nearest } from '../schema/nearest.ts'
import { applySets } from '../schema/sets.ts'
import { type Tree, isMap, treeOf } from '../schema/tree.ts'
import { type CaseNow, caseNow } from './case-now.ts'

export type OpenOptions = {
  /** A shipped policy, such as 'cn'; else that of the case's country or currency, as the command chooses it. */
  readonly policy?: string
  /** Overrides as after --set: `debt.annualRate=12%`, `household.income[0].amount=5000`. */
  readonly set?: readonly string[]
}

/** The book is the policy as written, which a sweep reads anew for every cell. */
export type OpenCase = CaseNow & { readonly book: Book }

/**
 * A case from data (`parley/case@1`), the same as the command makes of a case file with these keys. Amounts are in units of
 * the currency there (48732.55 yuan) and in whole minor units ever after (4873255 fen).
 * Throws an InputError with everything that is wrong.
 */
export function openCase(data: unknown, options: OpenOptions = {}): OpenCase {
  const { policy: named, set = [] } = (options as OpenOptions | null) ?? {}
  if (!isTexts(set)) throw inputError('bad-set', {}, { path: 'set', read: JSON.stringify(set) })
  const tree = applySets(treeOf(data), set)
  const name = named ?? policyOfCountry(textAt(tree, 'country'), textAt(tree, 'currency'))
  const book = typeof name === 'string' ? bookOf(name) : undefined
  if (!book) {
    const suggestion = nearest(String(name), POLICIES)
    throw inputError(
      'no-such-policy',
      { known: POLICIES },
      { read: String(name), ...(suggestion === undefined ? {} : { suggestion }) },
    )
  }
  const { situation, policy } = caseNow({ tree, book }, [])
  return { tree, book, situation: onWishedDay(situation), policy }
}

/** A script that no type check reads may give anything. */
const isTexts = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.every((one) => typeof one === 'string')

const textAt = ({ root }: Tree, key: string): string | undefined => {
  const value = isMap(root) ? root[key] : undefined
  return typeof value === 'string' ? value.trim() : undefined
}
