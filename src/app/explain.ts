// Explain (算式说明): how each figure of a plan came about: means, opening, level amount, a row, measures.
// explain(situation, policy, plan, 'equal-instalment-24', 3).items holds row 3: 716.85 = 47,033.51 × 18% × 31/365, half up.
import { type Refusal, refusal } from '../core/finding.ts'
import { means as meansOf } from '../core/means.ts'
import type { Plan } from '../core/plan.ts'
import { schedule as scheduleOf } from '../core/schedule.ts'
import type { Situation } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import type { Role } from './appraise.ts'
import { isPlain } from './explain/formula.ts'
import { type Explanation, type Item, of } from './explain/item.ts'
import { explainLevel } from './explain/level.ts'
import { explainMeans } from './explain/means.ts'
import { explainMeasures } from './explain/measures.ts'
import { explainOpening } from './explain/opening.ts'
import { replay } from './explain/replay.ts'
import { explainRow } from './explain/row.ts'

export type { Explanation, Figure, Item, Note, Subject, Value } from './explain/item.ts'
export type { Formula } from './explain/formula.ts'

/**
 * Without `row`: means, opening, every level amount, the first paying row, and measures. With it: that row in full, and
 * the level amount it pays. A borrower is not shown the lender's measures.
 */
export function explain(
  situation: Situation,
  policy: Policy,
  plan: Plan,
  id: string,
  row?: number,
  role: Role = 'collector',
): Explanation | Refusal {
  const { debt, household } = situation
  const schedule = scheduleOf(debt, plan)
  if ('refused' in schedule) return schedule
  const again = replay(debt, plan)
  if ('refused' in again) return again
  const { rows } = schedule
  if (row !== undefined && !rows.some(({ n }) => n === row))
    return refusal('row-unknown', { row: { count: row }, rows: { count: rows.length } })
  const means = household && meansOf(household, policy.means, debt.asOf)
  const shown = row ?? rows.find(({ payment }) => payment > 0)?.n ?? 1
  const levels = again.levels.filter(
    (level) => row === undefined || again.payings.some((one) => one.row === row && one.solved === level),
  )
  const whole = row === undefined
  const items = [
    ...(whole && household && means ? of('means', explainMeans(household, means, policy, debt.digits)) : []),
    ...(whole ? of('opening', explainOpening(debt, plan, again.open)) : []),
    ...of(
      'level',
      levels.flatMap((level) => explainLevel(level, again, debt)),
    ),
    ...of('row', explainRow(shown, again, debt)),
    ...(whole ? of('measures', explainMeasures(debt, plan, schedule, means, role !== 'borrower')) : []),
  ]
  return {
    id,
    plan,
    currency: debt.currency,
    digits: debt.digits,
    dayCount: debt.dayCount,
    ...(row === undefined ? {} : { row }),
    items: items.map(withoutEcho),
  }
}

/** 2,432.59 = 2,432.59 says nothing. */
function withoutEcho({ formula, ...item }: Item): Item {
  return formula === undefined || isPlain(formula) ? item : { ...item, formula }
}
