// Matching over a book (全册入账匹配): a line belongs to the one agreement that its reference names, or to what has taken that one's place;
// an amount alone never decides, it is only proposed. "还款 demo-card-9bbcd208" 595.83 → a payment under demo-card-9bbcd208.
import type { Day } from '../core/day.ts'
import type { UNMATCHED } from '../core/payment.ts'
import type { Numbered } from './match.ts'
import { namesIn, spelt } from './reference.ts'

export type Candidate = {
  readonly id: string
  readonly case?: string | undefined
  readonly contractNo?: string | undefined
  /** Of the debt: the same for an agreement and those that took its place. */
  readonly debt: string
  readonly on: Day
  /** Days of the agreements whose place it took. */
  readonly follows: readonly number[]
  /** What its rows ask for. */
  readonly amounts: readonly number[]
}
export type Unmatched = {
  readonly line: Numbered
  readonly is: (typeof UNMATCHED)[number]
  /** Agreements it may be meant for: those named, or those of which a row asks for just this amount; no more than a few. */
  readonly perhaps: readonly string[]
}
export type MatchedBook = {
  readonly matched: ReadonlyMap<string, readonly Numbered[]>
  readonly unmatched: readonly Unmatched[]
}

/** Short names, plain words and the numbers of years stand in references by chance. */
const isName = (name: string): boolean => name.length >= 4 && /\d/.test(name) && !/^\d{4,5}$/.test(name)
const PROPOSED = 3

export function matchBook(lines: readonly Numbered[], candidates: Iterable<Candidate>): MatchedBook {
  const shelf = shelved(candidates)
  const matched = new Map<string, Numbered[]>()
  const unmatched: Unmatched[] = []
  for (const line of lines) {
    const found = line.amount > 0 ? meant(line, shelf) : []
    const [only] = found
    if (only !== undefined && found.length === 1)
      matched.set(only.id, [...(matched.get(only.id) ?? []), line])
    else if (line.amount === 0) unmatched.push({ line, is: 'nothing-paid', perhaps: [] })
    else if (found.length > 1)
      unmatched.push({ line, is: 'several', perhaps: found.slice(0, PROPOSED).map(({ id }) => id) })
    else unmatched.push({ line, is: 'unnamed', perhaps: shelf.asking.get(line.amount) ?? [] })
  }
  return { matched, unmatched }
}

type Shelf = {
  readonly named: ReadonlyMap<string, readonly Candidate[]>
  readonly debts: ReadonlyMap<string, readonly Candidate[]>
  readonly asking: ReadonlyMap<number, readonly string[]>
  readonly longest: number
}

function shelved(candidates: Iterable<Candidate>): Shelf {
  const named = new Map<string, Candidate[]>()
  const debts = new Map<string, Candidate[]>()
  const asking = new Map<number, string[]>()
  const put = <K, T>(on: Map<K, T[]>, key: K, of: T, most = Infinity): void => {
    const there = on.get(key)
    if (!there) on.set(key, [of])
    else if (there.length < most) there.push(of)
  }
  for (const one of candidates) {
    const names = [one.id, one.case, one.contractNo].map((name) => spelt(name ?? '')).filter(isName)
    for (const name of new Set(names)) put(named, name, one)
    put(debts, one.debt, one)
    for (const amount of new Set(one.amounts)) if (amount > 0) put(asking, amount, one.id, PROPOSED)
  }
  let longest = 0
  for (const name of named.keys()) longest = Math.max(longest, name.length)
  return { named, debts, asking, longest }
}

/** The agreement that a line is meant for; several where that cannot be told. */
function meant({ ref, on }: Numbered, { named, debts, longest }: Shelf): Candidate[] {
  if (ref === undefined) return []
  const names = namesIn(ref, (name) => named.has(name), longest)
  const said = [...new Set(names.flatMap((name) => named.get(name) ?? []))]
  const found = new Set(said.flatMap((one) => inForce(one, debts.get(one.debt) ?? [one], on)))
  if (found.size <= 1) return [...found]
  // A case with several agreements beside each other: the one that is named itself. Two debts in one payment are for a person.
  if (new Set([...found].map(({ debt }) => debt)).size > 1) return [...found]
  const own = [...found].filter(({ id }) => names.includes(spelt(id)))
  return own.length === 1 ? own : [...found]
}

/** Of the agreements that took one another's place the one of that day; before the first of them, the first. */
function inForce(of: Candidate, debt: readonly Candidate[], on: Day): Candidate[] {
  let now = of
  for (;;) {
    const next = debt
      .filter((one) => one !== now && one.on <= on && follows(one, now))
      .toSorted((a, b) => a.follows.length - b.follows.length || a.on - b.on)[0]
    if (!next) break
    now = next
  }
  for (;;) {
    if (now.on <= on) return [now]
    const before = debt
      .filter((one) => one !== now && follows(now, one))
      .toSorted((a, b) => b.follows.length - a.follows.length || b.on - a.on)[0]
    if (!before) return [now]
    now = before
  }
}

const follows = (later: Candidate, one: Candidate): boolean =>
  later.follows.includes(one.on) && later.follows.length > one.follows.length
