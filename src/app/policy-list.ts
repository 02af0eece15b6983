// Policies at a glance (政策清单): what each rests on, how many values it brings and how sure they are, and whether it says
// who may grant what. cn: 92 values over the generic menu, 31 of them advisory, 14 inputs left empty.
import type { Book } from '../policy/book.ts'
import { NO_SUBJECT } from '../policy/law.ts'
import { isWrittenMap } from '../policy/written.ts'
import { valuesOf } from './policy-values.ts'
import { type Counts, type PolicyHead, countsOf, headOf } from './policy-view.ts'

export type PolicyRow = {
  readonly head: PolicyHead
  readonly counts: Counts
  /** It sets limits to what each role may grant. */
  readonly authority: boolean
  /** The file of a policy of one's own; without one it ships with the program. */
  readonly file?: string
}
export type PolicyList = readonly PolicyRow[]

export const policyList = (books: readonly { readonly book: Book; readonly file?: string }[]): PolicyList =>
  books.map(({ book, file }) => {
    const head = headOf(book)
    return {
      head,
      counts: countsOf(valuesOf(book, head.digits, NO_SUBJECT)),
      authority: isWrittenMap(book.written['authority']),
      ...(file === undefined ? {} : { file }),
    }
  })
