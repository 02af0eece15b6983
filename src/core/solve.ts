// Solving (求解等额): which way the level amount of a stage is found: a closed form where it holds, else row by row.
// level × 24 on 48,732.55 at 18 %: 2,432.59, good until the rate changes.
import type { Debt } from './debt.ts'
import { type Refusal, refusal } from './finding.ts'
import { instalment } from './instalment.ts'
import { type Ledger, FEES, INTEREST, PENALTY, PRINCIPAL } from './ledger.ts'
import { type Level, closed, exactly, level } from './level.ts'
import type { Plan } from './plan.ts'
import { type Rate, same } from './rate.ts'
import type { Opening } from './relief.ts'
import { type Step, span } from './step.ts'
import { type Segment, weights } from './work.ts'

export type Solved = {
  readonly level: Level
  readonly plain: number
  readonly rate: Rate
  readonly over: number | undefined
}

/** What stays the same during a run. */
export type Course = {
  readonly debt: Debt
  readonly plan: Plan
  readonly segments: readonly Segment[]
  readonly open: Opening
  readonly l: Ledger
}

export const stillSolved = (solved: Solved | undefined, { stage, rows }: Segment): boolean =>
  solved !== undefined && solved.over === stage.over && same(solved.rate, rows.rate)

export function solve(on: Course, index: number): Solved | Refusal {
  const { debt, plan, segments, l } = on
  const { stage, rows } = segments[index] as Segment
  const ahead = (): readonly Step[] => span(debt, plan, segments, index)
  const found = plainly(on, index, ahead) ?? level(ahead(), l)
  if (!found) return refusal('level-undetermined', { stage: { count: index + 1 } })
  return {
    level: found,
    plain: instalment(found, ahead, l, debt.rounding),
    rate: rows.rate,
    over: stage.over,
  }
}

/** The closed form, where every row ahead is a plain level one of this timeline and principal is paid last. */
function plainly({ l, segments }: Course, index: number, rows: () => readonly Step[]): Level | undefined {
  const first = segments[index] as Segment
  if (!first.line || first.stage.unpaid === 'capitalises' || l.carry || l.order[3] !== PRINCIPAL)
    return undefined
  if (first.stage.pay !== 'level')
    return index < segments.length - 1 || first.stage.over !== undefined
      ? undefined
      : stretchOf(first, l, rows)
  const others = (l.owed[FEES] as number) + (l.owed[PENALTY] as number) + (l.owed[INTEREST] as number)
  let n = first.stage.over ?? 0
  if (n === 0)
    for (let k = index; k < segments.length; k++) {
      const segment = segments[k] as Segment
      if (
        segment.line !== first.line ||
        segment.stage.pay !== 'level' ||
        segment.stage.unpaid === 'capitalises'
      )
        return undefined
      n += segment.count
    }
  if (first.at + n >= first.rows.discount.length) return undefined
  return sound(closed(first.rows, first.at, n, l.owed[PRINCIPAL] as number, others), 1, first, l, rows)
}

/** The closed form with weights, for a last segment of `weights` or `grow`. */
function stretchOf(segment: Segment, l: Ledger, rows: () => readonly Step[]): Level | undefined {
  const others = (l.owed[FEES] as number) + (l.owed[PENALTY] as number) + (l.owed[INTEREST] as number)
  const { pay } = segment.stage
  let least = Infinity
  for (const w of weights(pay, segment.count)) least = Math.min(least, w)
  return sound(
    closed(segment.rows, segment.at, segment.count, l.owed[PRINCIPAL] as number, others, pay),
    least,
    segment,
    l,
    rows,
  )
}

/** The closed form lets unpaid interest bear interest, so it holds only where every row pays what its interest can be. */
function sound(
  { approx, bound }: { approx: number; bound: number },
  least: number,
  { rows }: Segment,
  l: Ledger,
  of: () => readonly Step[],
): Level | undefined {
  return approx * least > (l.owed[PRINCIPAL] as number) * rows.most
    ? { approx, bound, exact: exactly(of, l, approx) }
    : undefined
}
