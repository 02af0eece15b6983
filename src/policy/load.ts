// Loading a policy (载入政策): by name from the shelf, or from a file of one's own over what it rests on.
// policy('cn', 2, situation) is the Chinese pack for one case; named by nobody, it is the pack of the case's country.
import { heads } from '../packs/shelf.js'
import type { Bucket, Rounding } from '../core/debt.ts'
import { known } from './law.ts'
import { type Book, bookOf, isShelved } from './book.ts'
import type { Policy } from './policy.ts'
import { type Case, lawFor, read } from './read.ts'

export { type Book, bookOf, bookOver } from './book.ts'
export { type Case, read } from './read.ts'
export const POLICIES: readonly string[] = heads.map(({ id }) => id)
export const isPolicyName = isShelved

/** The policy nobody named: of the case's country, else of its currency where one pack has it, else the generic one. */
export function policyOfCountry(country: string | undefined, currency: string | undefined): string {
  const own = heads.filter((head) => head.extends === 'generic' && head.country !== undefined)
  const byCountry = own.find((head) => country?.split('-')[0] === head.country)
  const byCurrency = own.filter((head) => head.currency === currency)
  const found = country === undefined ? (byCurrency.length === 1 ? byCurrency[0] : undefined) : byCountry
  return found?.id ?? 'generic'
}

/** A shipped policy for a case; its amounts are read in the digits of the debt's currency. */
export function policy(name: string, digits: number, of?: Case): Policy {
  const book = bookOf(name)
  if (!book) throw new Error(`no policy ${name}`)
  return read(book, digits, of)
}

/** What a debt takes from the policy when its case is read; the order of payments may hang on the debt itself. */
export function defaultsOf(book: Book, digits: number) {
  const { rounding, allocation } = read(book, digits)
  const order = (debt: Case['debt']): readonly Bucket[] =>
    known(lawFor(book, digits, { debt }), 'allocation')?.value ?? allocation
  return { rounding: rounding as Rounding, allocation: order }
}
