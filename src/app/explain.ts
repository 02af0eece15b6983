// Explain (算式说明): how each figure of a plan came about: means, opening, level amount, a row, measures.
// explain(situation, policy, plan, 'equal-instalment-24', 3).items holds row 3: 716.85 = 47,033.51 × 18% × 31/365, half up.
import { type Refusal, refusal } from '../core/finding.ts'
import { means as meansOf } from '../core/means.ts'
import type { Plan } from '../core/plan.ts'
import { type Schedule, schedule as scheduleOf } from '../core/schedule.ts'
import type { Situation } from '../core/situation.ts'
import type { Policy } from '../policy/policy.ts'
import { type Desk, type Role, appraise, desk, entry } from './appraise.ts'
import { explainAuthority } from './explain/authority.ts'
import { explainCost } from './explain/cost.ts'
import { isPlain } from './explain/formula.ts'
import { paymentToIncome } from './explain/income.ts'
import { type Explanation, type Item, type Judgement, of, ofLender } from './explain/item.ts'
import { explainLender } from './explain/lender.ts'
import { explainLevel } from './explain/level.ts'
import { explainMeans } from './explain/means.ts'
import { explainMeasures } from './explain/measures.ts'
import { explainOpening } from './explain/opening.ts'
import { type Replay, replay } from './explain/replay.ts'
import { explainRow } from './explain/row.ts'
import { strain as strainOf } from './explain/strain.ts'
import { nearest } from './nearest.ts'
import type { Own } from './search.ts'

export type { Explanation, Figure, Item, Note, Subject, Value } from './explain/item.ts'
export type { Formula, Mode } from './explain/formula.ts'

export type Asked = {
  /** One row instead of the whole plan. */
  readonly row?: number | undefined
  readonly role?: Role | undefined
}

/**
 * The whole: means, opening, every level amount, the first paying row, measures, the all-in cost where a pack asks for it,
 * for anybody but a borrower the lender's figures and who may grant it, and what the rules say. With `row`: that row in
 * full, and the level amount it pays.
 */
export function explain(
  situation: Situation,
  policy: Policy,
  { id, plan, spec }: Own,
  { row, role = 'collector' }: Asked = {},
): Explanation | Refusal {
  const { debt, household } = situation
  const schedule = scheduleOf(debt, plan)
  if ('refused' in schedule) return schedule
  const again = replay(debt, plan)
  if ('refused' in again) return again
  const { rows } = schedule
  if (row !== undefined && !rows.some(({ n }) => n === row))
    return refusal('row-unknown', { row: { count: row }, rows: { count: rows.length } })
  const shown = row ?? rows.find(({ payment }) => payment > 0)?.n ?? 1
  const levels = again.levels.filter(
    (level) => row === undefined || again.payings.some((one) => one.row === row && one.solved === level),
  )
  const means = household && meansOf(household, policy.means, debt.asOf)
  const at = row === undefined ? desk(situation, policy, means, role) : undefined
  const judgement = at && judged(at, { id, plan, ...(spec ? { spec } : {}) })
  const items = [
    ...(at && household && means ? of('means', explainMeans(household, means, policy, debt.digits)) : []),
    ...(at ? of('opening', explainOpening(debt, plan, again.open)) : []),
    ...of(
      'level',
      levels.flatMap((level) => explainLevel(level, again, debt)),
    ),
    ...of('row', explainRow(shown, again, debt)),
    ...(at ? inAll(at, plan, schedule, again, judgement?.passes === true) : []),
  ]
  return {
    id,
    plan,
    currency: debt.currency,
    digits: debt.digits,
    dayCount: debt.dayCount,
    ...(row === undefined ? {} : { row }),
    items: items.map(withoutEcho),
    ...(judgement ? { judgement } : {}),
  }
}

/** What the whole plan comes to. */
function inAll(at: Desk, plan: Plan, schedule: Schedule, again: Replay, passes: boolean): Item[] {
  const { situation, policy, means, role } = at
  const { debt } = situation
  const { rows } = schedule
  const strain = means && strainOf(debt, plan, rows, means)
  const ofMeans =
    means && strain ? [...strain.items, ...paymentToIncome(debt, plan, rows, means, policy)] : []
  return [
    ...of('measures', explainMeasures(debt, plan, schedule, ofMeans)),
    ...of('cost', explainCost(debt, plan, schedule, policy)),
    ...(role === 'borrower'
      ? []
      : [
          ...ofLender('value', explainLender(at, plan, schedule, again.open.given, strain, passes)),
          ...ofLender('authority', explainAuthority(policy, plan, debt)),
        ]),
  ]
}

/** What law and policy say of the plan, and where they forbid it, what would let it pass. */
function judged(at: Desk, { id, plan, spec }: Own): Judgement {
  const { against } = appraise(at, plan)
  return {
    passes: against.length === 0,
    findings: entry(at, id, plan)?.findings ?? against,
    nearest: against.length === 0 ? [] : nearest(at, id, spec, plan, against),
  }
}

/** 2,432.59 = 2,432.59 says nothing. */
function withoutEcho({ formula, ...item }: Item): Item {
  return formula === undefined || isPlain(formula) ? item : { ...item, formula }
}
