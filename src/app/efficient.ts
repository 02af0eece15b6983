// Efficient plans (有效方案): those that no other plan beats for both sides, by what they weigh on the borrower and what the
// lender must expect of them; and the three points that theory would pick among them. Only what could be efficient is run.
import { type Marks, type Point, beatenBy, frontier, marks, scaled } from '../core/bargain.ts'
import type { Money } from '../core/money.ts'
import type { Desk } from './appraise.ts'
import { type Accepted, exactly } from './search.ts'

export type Efficient = {
  readonly points: readonly Point<Accepted>[]
  readonly marks: Marks<Accepted>
  /** The efficient plan that is better for both, `undefined` for one that is efficient itself. */
  readonly beater: (one: Accepted) => Accepted | undefined
}

const pointOf = (of: Accepted): Point<Accepted> => ({
  of,
  borrower: -of.burden,
  lender: of.expected ?? 0,
})

/** Those for which no other is surely lighter and worth more, within what is known of both. */
function possible(accepted: readonly Accepted[]): Accepted[] {
  const sure = accepted
    .map((one) => ({ at: one.burden + one.off, worth: (one.expected ?? 0) - one.slack }))
    .toSorted((a, b) => a.at - b.at)
  const byLeast = accepted
    .map((one) => ({ one, at: one.burden - one.off, worth: (one.expected ?? 0) + one.slack }))
    .toSorted((a, b) => a.at - b.at)
  const out: Accepted[] = []
  let next = 0
  let most = -Infinity
  for (const { one, at, worth } of byLeast) {
    for (; next < sure.length && (sure[next] as { at: number }).at < at; next += 1)
      most = Math.max(most, (sure[next] as { worth: number }).worth)
    if (worth >= most) out.push(one)
  }
  return out
}

/** `undefined` where the lender's side is not reckoned: for a borrower, and where no figures of broken plans are known. */
export function efficient(at: Desk, accepted: readonly Accepted[], least: Money): Efficient | undefined {
  if (!at.worth || accepted.length === 0) return undefined
  const candidates = possible(accepted).toSorted((a, b) => a.turn - b.turn)
  for (const one of candidates) exactly(at, one)
  const points = frontier(candidates.map(pointOf))
  const heaviest = Math.max(...points.map(({ of }) => of.burden))
  // Both sides in parts of what is to be gained: the egalitarian point compares them.
  const scale = scaled(points)
  const fallBack = scale({ borrower: -heaviest, lender: least })
  return {
    points,
    marks: marks(points.map(scale), fallBack),
    beater: (one) => beatenBy(pointOf((exactly(at, one), one)), points)?.of,
  }
}
