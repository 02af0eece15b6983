// Matching (入账匹配): which lines of a bank's list are payments under an agreement: those whose reference names it, or that name nothing
// and are of exactly what a row asks for. What was imported before is not imported again; what matches nothing is listed.
import type { Day } from '../core/day.ts'
import type { Event, Payment } from '../core/payment.ts'
import type { Standing } from '../core/track.ts'
import type { BankLine } from '../schema/bank-map.ts'
import { namesIn, spelt } from './reference.ts'

export type Numbered = BankLine & { readonly line: number }
export type Entered = {
  readonly payments: readonly Payment[]
  /** The lines they were made of, in the same order. */
  readonly fresh: readonly Numbered[]
  /** Known already, line by line: the same day, amount and reference. */
  readonly again: readonly Numbered[]
}
export type Matched = Entered & { readonly unmatched: readonly Numbered[] }
export type Named = {
  /** The agreement, its case, the contract: any of them in a reference names it. */
  readonly names: readonly string[]
  readonly rows: Standing['rows']
  readonly asOf: Day
}

export function match(
  lines: readonly Numbered[],
  known: readonly Event[],
  { names, rows, asOf }: Named,
): Matched {
  const own = new Set(names.map(spelt))
  const longest = Math.max(0, ...[...own].map(({ length }) => length))
  const asked = new Set(rows.map((row) => row.asked as number))
  const named = ({ ref, amount }: Numbered): boolean =>
    ref === undefined ? asked.has(amount) : namesIn(ref, (name) => own.has(name), longest).length > 0
  const fits = (line: Numbered): boolean => line.on >= asOf && line.amount > 0 && named(line)
  return { ...entered(lines.filter(fits), known), unmatched: lines.filter((line) => !fits(line)) }
}

/** Lines as payments, but for those that are known. */
export function entered(lines: readonly Numbered[], known: readonly Event[]): Entered {
  const before = new Map<string, number>()
  for (const one of known) if (one.is === 'payment') before.set(keyOf(one), (before.get(keyOf(one)) ?? 0) + 1)
  const payments: Payment[] = []
  const fresh: Numbered[] = []
  const again: Numbered[] = []
  let id = nextId(known)
  for (const line of lines) {
    const key = keyOf(line)
    const left = before.get(key) ?? 0
    if (left > 0) {
      before.set(key, left - 1)
      again.push(line)
      continue
    }
    const { on, amount, ref } = line
    fresh.push(line)
    payments.push({ is: 'payment', id: String(id++), on, amount, ...(ref === undefined ? {} : { ref }) })
  }
  return { payments, fresh, again }
}

const keyOf = ({ on, amount, ref = '' }: Pick<Payment, 'on' | 'amount' | 'ref'>): string =>
  `${on} ${amount} ${ref}`

/** One more than the highest number that is an id already. */
export const nextId = (known: readonly Event[]): number =>
  1 + known.reduce((most, { id }) => (/^\d{1,9}$/.test(id) ? Math.max(most, Number(id)) : most), 0)
