// Choosing what is shown (择优展示): the best of each kind first, so that a family shows different ways to pay
// and not one way in three lengths; and of the refused, those that come nearest.
import { type Family, family } from '../core/plan.ts'
import type { Desk } from './appraise.ts'
import { type Accepted, type Candidate, type Rejected, certainly, exactly } from './search.ts'

const FAMILIES: readonly Family[] = ['extension', 'instalment', 'waiver']

/** Smaller score first; then fewer months, then less paid; the order of proposal settles the rest. */
const better = (a: Accepted, b: Accepted): number => {
  const [x, y] = [a.seen?.quick, b.seen?.quick]
  return (
    a.score - b.score || (x && y ? x.months - y.months || x.totalPaid - y.totalPaid : 0) || a.turn - b.turn
  )
}

/** `top` of each family, one of each kind first, in the order given; plans of one's own are always kept. */
function best<T extends Candidate>(sorted: readonly T[], top: number, all: boolean): T[] {
  if (all) return [...sorted]
  const kept = new Set<T>()
  for (const group of FAMILIES) {
    const inFamily = sorted.filter((one) => family(one) === group)
    const kinds = new Set<string>()
    const first = inFamily.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind))
    const chosen = new Set(first)
    for (const one of [...first, ...inFamily.filter((one) => !chosen.has(one))].slice(0, top)) kept.add(one)
    for (const one of inFamily) if (one.name !== undefined) kept.add(one)
  }
  return sorted.filter((one) => kept.has(one))
}

/**
 * The shown plans of the accepted, best first: whatever could stand among them is run before it is decided.
 * Of two that come to the same under different names (an extension by 4 and 18 instalments) only the better stays.
 */
export function bestAccepted(at: Desk, accepted: Accepted[], top: number, all: boolean): Accepted[] {
  const score = (one: Accepted): number => (exactly(at, one), one.score)
  const least = ({ score: known, off }: Accepted): number => known - off
  const byKind = groups(accepted)
  for (const group of byKind.values()) front(group, all ? Infinity : top, least, score)
  // Whatever can be shown has been run by now; the others need no order.
  const known = (): Accepted[] => accepted.filter(({ seen }) => seen !== undefined).sort(better)
  if (all) return known()
  const dropped = new Set<Accepted>()
  for (;;) {
    const left = known().filter((one) => !dropped.has(one))
    const shown = best(left, top, false)
    const twin = shown.find(
      (one, k) => one.name === undefined && shown.some((other, n) => n < k && same(one, other)),
    )
    if (!twin) return shown
    dropped.add(twin)
    const rest = byKind.get(groupOf(twin))?.filter((one) => !dropped.has(one)) ?? []
    front(rest, top, least, score)
  }
}

const same = ({ seen: a }: Accepted, { seen: b }: Accepted): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.quick.peak === b.quick.peak &&
  a.quick.totalPaid === b.quick.totalPaid &&
  a.quick.finalDue === b.quick.finalDue &&
  a.quick.presentValue === b.quick.presentValue

/** The refused that come nearest to what the household can pay. */
export function bestRejected(at: Desk, rejected: Rejected[], top: number, all: boolean): Rejected[] {
  const short = (one: Rejected): number => certainly(at, one)
  for (const group of groups(rejected).values()) front(group, all ? Infinity : top, (one) => one.short, short)
  for (const one of rejected) if (one.name !== undefined) certainly(at, one)
  const known = rejected.filter(({ certain }) => certain)
  return best(
    known.sort((a, b) => a.short - b.short || a.turn - b.turn),
    top,
    all,
  )
}

const groupOf = (one: Candidate): string => `${family(one)} ${one.kind}`

/** By family and kind. */
function groups<T extends Candidate>(candidates: readonly T[]): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const one of candidates) {
    const key = groupOf(one)
    const group = out.get(key)
    if (group) group.push(one)
    else out.set(key, [one])
  }
  return out
}

/** Makes sure of every candidate that may be among the first `top`: the least first, until even that is too much. */
function front<T>(
  group: readonly T[],
  top: number,
  least: (one: T) => number,
  sure: (one: T) => number,
): void {
  const known = group.map(least)
  const found: number[] = []
  for (;;) {
    let next = -1
    for (let k = 0; k < known.length; k++)
      if ((known[k] as number) < (next < 0 ? Infinity : (known[next] as number))) next = k
    if (next < 0 || (found.length >= top && (known[next] as number) > (found[top - 1] as number))) break
    found.push(sure(group[next] as T))
    found.sort((a, b) => a - b)
    known[next] = Infinity
  }
  // Those that can be anything (their least is unknown) are last, and only where there are too few others.
  if (found.length < top) for (const one of group) sure(one)
}

/** The place of a plan among all accepted, from 1: those too near to tell apart are run. */
export function rankOf(at: Desk, one: Accepted, accepted: readonly Accepted[]): number {
  let before = 0
  for (const other of accepted) {
    const apart = other.score - one.score
    if (apart > other.off || other === one) continue
    if (apart < -other.off) {
      before += 1
      continue
    }
    exactly(at, other)
    if (better(other, one) < 0) before += 1
  }
  return before + 1
}

/** The best plan that is nowhere worse and somewhere better: peak, total and end for the borrower, value for the lender. */
export function beater(at: Desk, one: Accepted, accepted: readonly Accepted[]): Accepted | undefined {
  const lender = at.role !== 'borrower'
  const a = exactly(at, one).quick
  let found: Accepted | undefined
  for (const other of accepted) {
    const { guess } = other
    if (other === one) continue
    if (guess && !other.seen && (guess.peak - guess.slack > a.peak || hopeless(guess, a, lender))) continue
    const b = exactly(at, other).quick
    const worse =
      b.peak > a.peak ||
      b.totalPaid > a.totalPaid ||
      b.finalDue > a.finalDue ||
      (lender && b.presentValue < a.presentValue - 0.5)
    const somewhere =
      b.peak < a.peak ||
      b.totalPaid < a.totalPaid ||
      b.finalDue < a.finalDue ||
      (lender && b.presentValue > a.presentValue + 0.5)
    if (!worse && somewhere && (!found || better(other, found) < 0)) found = other
  }
  return found
}

type Figures = NonNullable<Accepted['seen']>['quick']
const hopeless = (
  { total, value, finalDue, slack }: NonNullable<Accepted['guess']>,
  a: Figures,
  lender: boolean,
): boolean =>
  total - slack > a.totalPaid || finalDue > a.finalDue || (lender && value + slack < a.presentValue - 0.5)
