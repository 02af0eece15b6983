// Replaced agreements (被取代的协议): a later one of the same case and borrower that names this one's day among the changes of its contract.
// Agreed on 2026-11-22, made anew on 2027-03-01: from then on the first asks for nothing.
import type { Day } from '../../core/day.ts'
import { listedOf } from '../../store/book/book.ts'
import type { Row } from '../../store/book/row.ts'

/** One debt's agreement of a day. */
export const dealOf = ({ of, borrower }: Row, on: number | undefined): string =>
  `${of ?? ''} ${borrower ?? ''} ${on ?? ''}`

/** Of two made on one day the one that knows of more changes. */
export const isLater = (a: Row, b: Row | undefined): boolean =>
  b === undefined || (a.follows?.length ?? 0) > (b.follows?.length ?? 0)

export type Replaced = { readonly by: string; readonly on: Day }

/** The agreement that took its place. */
export function replacedBy(dir: string, row: Row): Replaced | undefined {
  const { of, on } = row
  if (of === undefined || on === undefined) return undefined
  const deal = dealOf(row, on)
  let latest: Row | undefined
  for (const other of listedOf(dir, 'of', of))
    if (other.kind === 'agreement' && other.follows?.some((day) => dealOf(other, day) === deal))
      if (isLater(other, latest)) latest = other
  return latest?.on === undefined || latest.key === row.key ? undefined : { by: latest.id, on: latest.on }
}
