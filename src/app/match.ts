// Matching (入账匹配): which lines of a bank's list are payments under an agreement: those whose reference names it, or that name nothing
// and are of exactly what a row asks for. What was imported before is not imported again; what matches nothing is listed.
import type { Day } from '../core/day.ts'
import type { Event, Payment } from '../core/payment.ts'
import type { Standing } from '../core/track.ts'
import type { BankLine } from '../schema/bank-map.ts'

export type Numbered = BankLine & { readonly line: number }
export type Matched = {
  readonly payments: readonly Payment[]
  /** Known already, line by line: the same day, amount and reference. */
  readonly again: readonly Numbered[]
  readonly unmatched: readonly Numbered[]
}
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
  const before = new Map<string, number>()
  for (const one of known) if (one.is === 'payment') before.set(keyOf(one), (before.get(keyOf(one)) ?? 0) + 1)
  const asked = new Set(rows.map((row) => row.asked as number))
  const payments: Payment[] = []
  const again: Numbered[] = []
  const unmatched: Numbered[] = []
  let id = nextId(known)
  for (const line of lines) {
    const named = line.ref !== undefined && names.some((name) => mentions(line.ref ?? '', name))
    const exact = line.ref === undefined && asked.has(line.amount)
    if (line.on < asOf || line.amount === 0 || !(named || exact)) {
      unmatched.push(line)
      continue
    }
    const key = keyOf(line)
    const left = before.get(key) ?? 0
    if (left > 0) {
      before.set(key, left - 1)
      again.push(line)
      continue
    }
    const { on, amount, ref } = line
    payments.push({ is: 'payment', id: String(id++), on, amount, ...(ref === undefined ? {} : { ref }) })
  }
  return { payments, again, unmatched }
}

const keyOf = ({ on, amount, ref = '' }: Pick<Payment, 'on' | 'amount' | 'ref'>): string =>
  `${on} ${amount} ${ref}`

/** As a word of its own: 12 does not name 112. */
function mentions(ref: string, name: string): boolean {
  const at = ref.toLowerCase().indexOf(name.toLowerCase())
  if (at < 0) return false
  const edge = (char: string | undefined): boolean => char === undefined || !/[\da-z]/i.test(char)
  return edge(ref[at - 1]) && edge(ref[at + name.length])
}

/** One more than the highest number that is an id already. */
export const nextId = (known: readonly Event[]): number =>
  1 + known.reduce((most, { id }) => (/^\d{1,9}$/.test(id) ? Math.max(most, Number(id)) : most), 0)
