// Burden and score, unfolded (负担与排序分算式): the policy's weights times strain, cost and length; then the lender's loss on top.
// 0.5793 = 0.2 × (1,800.00 ÷ 2,250.00) + 0.3 × (58,382.03 ÷ 51,627.17) + 0.2 × (24 ÷ 60).
import { type Debt, total } from '../../core/debt.ts'
import type { Money } from '../../core/money.ts'
import { type Plan, months } from '../../core/plan.ts'
import { Decimal } from '../../core/rate.ts'
import type { Row } from '../../core/schedule.ts'
import { type Policy, cite } from '../../policy/policy.ts'
import {
  type Formula,
  count,
  enough,
  evaluate,
  minus,
  money,
  number,
  over,
  plus,
  round,
  times,
} from './formula.ts'
import type { Made } from './item.ts'
import type { Strain } from './strain.ts'

const STEP = '0.0001'
const PLACES = 4
/** A strain beyond this counts as this. */
const MOST_STRAIN = 10

const weight = (of: number): Formula => number(new Decimal(of).toFixed())
const shown = (of: Formula, digits: number): string =>
  evaluate(of, digits)
    .toFixed(PLACES)
    .replace(/^-(0\.0+)$/, '$1')

/** Unrounded. */
function burdenOf(
  debt: Debt,
  plan: Plan,
  rows: readonly Row[],
  { ranking, limits }: Policy,
  strain: Strain | undefined,
): Formula {
  const owed = money(total(debt.owed))
  const payments: readonly number[] = rows.map(({ payment }) => payment)
  const paid = payments.reduce((sum, payment) => sum + payment, 0)
  const highest = money(Math.max(0, ...payments))
  const parts: readonly (readonly [number, Formula])[] = [
    [ranking.strain, strained(strain, debt.digits) ?? over(times(highest, count(6)), owed)],
    [ranking.cost, over(money(paid), owed)],
    [ranking.length, over(count(months(plan)), count(limits.mostMonths))],
  ]
  const terms = parts.flatMap(([of, part]) => (of === 0 ? [] : [times(weight(of), part)]))
  return terms.length === 0 ? count(0) : plus(...terms)
}

/** `undefined` where the household's means are not known: half a year's highest payments stand in. */
function strained(strain: Strain | undefined, digits: number): Formula | undefined {
  if (!strain) return undefined
  const { worst } = strain
  if (worst === undefined) return count(0)
  if (worst === null) return count(MOST_STRAIN)
  return evaluate(worst, digits).gt(MOST_STRAIN) ? { min: [worst, count(MOST_STRAIN)] } : worst
}

/** What the ranking rests on; values in currency units, unrounded. */
export type Ranked = {
  readonly value: Decimal
  readonly expected: Decimal | undefined
  /** The plan is worth less than the best the lender has without one. */
  readonly worthless: boolean
  /** It is held against the others: it can be granted, and is not the contract. */
  readonly placed: boolean
}

export function explainBurden(
  debt: Debt,
  plan: Plan,
  rows: readonly Row[],
  policy: Policy,
  strain: Strain | undefined,
  ranked: Ranked,
): Made[] {
  const { digits } = debt
  const owed = total(debt.owed) as Money
  if (owed === 0) return []
  const exact = burdenOf(debt, plan, rows, policy, strain)
  const formula = round(exact, 'half-up', STEP)
  const burden: Made = {
    figure: 'burden',
    value: { decimal: shown(formula, digits) },
    formula,
    note: 'burden',
    source: cite(policy, 'ranking'),
  }
  return ranked.placed ? [burden, scored(evaluate(exact, digits), owed, digits, policy, ranked)] : [burden]
}

/** More than any score: for plans that are worth less than none. */
const LAST = 1000

function scored(
  burden: Decimal,
  owed: Money,
  digits: number,
  { ranking }: Policy,
  { value, expected, worthless }: Ranked,
): Made {
  const above = (of: Formula): Formula => ({ max: [count(0), of] })
  const make = (short: (of: Decimal) => string): Formula => {
    const [worth, sure] = [number(short(value)), money(owed)]
    const loss = above(plus(count(1), minus(over(worth, sure))))
    // What the lender gets beyond what is owed is no loss that could be at risk.
    const sound: Formula = evaluate(worth, digits).gt(evaluate(sure, digits)) ? { min: [worth, sure] } : worth
    const risk = expected && over(plus(sound, minus(number(short(expected)))), sure)
    return round(
      plus(
        number(short(burden)),
        ...(ranking.loss === 0 ? [] : [times(weight(ranking.loss), loss)]),
        ...(ranking.risk === 0 || !risk ? [] : [times(weight(ranking.risk), risk)]),
        ...(worthless ? [count(LAST)] : []),
      ),
      'half-up',
      STEP,
    )
  }
  const aim = shown(
    make((of) => of.toFixed()),
    digits,
  )
  const formula = enough(PLACES, make, (made) => shown(made, digits) === aim)
  return {
    figure: 'score',
    value: { decimal: aim },
    ...(formula ? { formula } : {}),
    note: worthless ? 'below-alternative' : 'score',
  }
}
