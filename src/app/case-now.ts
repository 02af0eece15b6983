// The case as it stands (案件现状): the case a session began with, every answer since put into it, and the policy for it.
// Begun with 3 people, answered "household.people = 4": a household of four, read anew by the shape of a case file.
import { currencyDigits } from '../core/currency.ts'
import type { Answer } from '../core/negotiation.ts'
import type { Situation } from '../core/situation.ts'
import { type Book, defaultsOf, read } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { readCase } from '../schema/case.ts'
import { applySets } from '../schema/sets.ts'
import { type Tree, isMap } from '../schema/tree.ts'

/** What a session began with. */
export type Begun = { readonly tree: Tree; readonly book: Book }
/** The situation is as the case has it: another due day that was asked for is not in it. */
export type CaseNow = { readonly tree: Tree; readonly situation: Situation; readonly policy: Policy }

/** To say nothing takes a figure out. */
const setOf = ({ path, value }: Answer): string =>
  `${path}=${value === null || value.trim() === '' ? 'null' : value}`

export const treeNow = (tree: Tree, answers: readonly Answer[]): Tree => applySets(tree, answers.map(setOf))

/** Throws an InputError with all that is missing or wrong. */
export function caseNow({ tree: begun, book }: Begun, answers: readonly Answer[]): CaseNow {
  const tree = treeNow(begun, answers)
  const code = isMap(tree.root) ? tree.root['currency'] : undefined
  const digits = (typeof code === 'string' ? currencyDigits(code.trim()) : undefined) ?? 2
  const situation = readCase(tree, defaultsOf(book, digits))
  return { tree, situation, policy: read(book, digits, situation) }
}
