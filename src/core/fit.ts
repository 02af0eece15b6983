// Fit (负担能力匹配): a plan's payments held against the household's capacity, month by month.
// Paying 2,064.00 against 1,440.00 is short by 624.00 in that month; strain is the highest payment ÷ capacity.
import { type Day, addMonths, ymd } from './day.ts'
import type { Means, MeansAt } from './means.ts'
import { type Money, ZERO } from './money.ts'
import type { Plan } from './plan.ts'
import type { Tape } from './tape.ts'

export type Fit = {
  readonly fits: boolean
  /** Highest payment ÷ capacity; Infinity where something is paid out of nothing. */
  readonly strain: number
  readonly shortfallMonths: number
  /** The largest shortfall and the row it happens in. */
  readonly short: Money
  readonly row: number
  readonly day: Day | undefined
}

const NO_DAYS: readonly Day[] = []
const datedOf = ({ stages }: Plan): readonly Day[] =>
  stages.some((stage) => 'on' in stage)
    ? stages.flatMap((stage) => ('on' in stage ? [stage.on] : []))
    : NO_DAYS

/** Rows paid from savings first: those of a stage on a day of its own, or all rows of a plan soon done. */
export function fit(from: Tape, plan: Plan, m: Means, asOf: Day): Fit {
  const { path } = m
  const { rows, due, payment } = from
  let savings: number = m.savings
  const brief = savings > 0 && (due[rows - 1] as Day) <= addMonths(asOf, m.savingsWithin)
  const apart = datedOf(plan)
  let capacity = Math.max(0, (path[0] as MeansAt).amount)
  if (path.length === 1 && !brief && apart.length === 0) {
    const strain = from.peak === 0 ? 0 : capacity === 0 ? Infinity : from.peak / capacity
    if (from.peak <= capacity)
      return { fits: true, strain, shortfallMonths: 0, short: ZERO, row: 0, day: undefined }
  }
  let [strain, months, short, row] = [0, 0, 0, -1]
  let [month, spent, isShort] = [-1, 0, false]
  let step = 0
  for (let k = 0; k < rows; k++) {
    let need = payment[k] as number
    if (need === 0) continue
    const on = due[k] as Day
    // Rows come in order, and so do the steps of the path.
    while (step + 1 < path.length && (path[step + 1] as MeansAt).from <= on)
      capacity = Math.max(0, (path[++step] as MeansAt).amount)
    if (savings > 0 && (brief || apart.includes(on))) {
      const drawn = brief ? Math.min(savings, Math.max(0, need - capacity)) : Math.min(savings, need)
      savings -= drawn
      need -= drawn
    }
    if (need === 0) continue
    if (apart.length > 0) {
      // Two rows in one calendar month share what that month can bear.
      const { y, m: of } = ymd(on)
      if (y * 12 + of !== month) [month, spent, isShort] = [y * 12 + of, 0, false]
      need = spent += need
    } else isShort = false
    const ratio = capacity === 0 ? Infinity : need / capacity
    if (ratio > strain) strain = ratio
    if (need <= capacity) continue
    if (!isShort) months += 1
    isShort = true
    if (need - capacity > short) [short, row] = [need - capacity, k]
  }
  return {
    fits: months === 0,
    strain,
    shortfallMonths: months,
    short: short as Money,
    row: row + 1,
    day: row < 0 ? undefined : due[row],
  }
}
