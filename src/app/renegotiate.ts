// Re-negotiation (再次协商): a case as of a day, from an agreement and what came in under it: what is owed now, the rows still to come
// as the contract, one change more on the list. The policy's rules on how often and how soon then apply as to any case.
import { type Day, inMonth, ymd } from '../core/day.ts'
import { type Bucket, type Debt, type Instalment, type Owed, total } from '../core/debt.ts'
import { type Finding, type Refusal, refusal } from '../core/finding.ts'
import { type Money, ZERO } from '../core/money.ts'
import type { Situation } from '../core/situation.ts'
import type { Following } from './follow.ts'

export type Reopened = {
  readonly situation: Situation
  /** What was given before, and what became of it. */
  readonly findings: readonly Finding[]
}

export function renegotiate({ agreement, standing }: Following): Reopened | Refusal {
  const { situation, plan, on: agreed } = agreement
  const { debt } = situation
  const { on, held, putOff } = standing
  if (standing.state === 'completed')
    return refusal('nothing-left', { day: { day: standing.completedOn ?? on } })
  // What was to be given up only at the end is still owed; what waits for its due day is paid.
  const owed = paid(debt.allocation, plus(plus(standing.owed, held), putOff), standing.waiting)
  const late = standing.rows.filter(({ is }) => is === 'partial' || is === 'broken')
  const unmet = late.find(({ metOn }) => metOn === undefined)
  const behind =
    unmet?.due ?? (standing.due > 0 && standing.brokenOn !== undefined ? standing.brokenOn : undefined)
  const contract = stillDue(
    standing.rows,
    debt.dueDay,
    on,
    standing.brokenOn !== undefined && plan.plan.breach?.accelerates === true,
  )
  const capitalises =
    (plan.plan.capitalise?.length ?? 0) > 0 || plan.plan.stages.some(({ unpaid }) => unpaid === 'capitalises')
  const { overdueSince: _, contract: __, overduePrincipal: ___, ...kept } = debt
  const reopened: Debt = {
    ...kept,
    asOf: on,
    owed,
    overduePrincipal: Math.min(standing.overduePrincipal, owed.principal) as Money,
    ...(behind === undefined ? {} : { overdueSince: behind }),
    ...(contract === undefined ? {} : { contract }),
    timesOverdue: (debt.timesOverdue ?? 0) + late.length,
    restructures: [
      ...debt.restructures,
      { on: agreed, kind: capitalises ? `${plan.id} (capitalised)` : plan.id },
    ],
  }
  const { wish: ____, ...rest } = situation
  const before = reopened.restructures.map(({ on: day, kind }): Finding => ({
    rule: 'changed-before',
    level: 'notes',
    args: { day: { day }, kind: { text: kind } },
  }))
  return { situation: { ...rest, today: on, debt: reopened }, findings: [...before, ...given(standing)] }
}

const plus = (a: Owed, b: Owed): Owed => ({
  fees: (a.fees + b.fees) as Money,
  penalty: (a.penalty + b.penalty) as Money,
  interest: (a.interest + b.interest) as Money,
  principal: (a.principal + b.principal) as Money,
})

function paid(order: readonly Bucket[], owed: Owed, cash: Money): Owed {
  const left: Record<Bucket, number> = { ...owed }
  let rest: number = cash
  for (const bucket of order) {
    const part = Math.min(rest, left[bucket])
    left[bucket] -= part
    rest -= part
  }
  return left as Owed
}

/** The rows not yet due, where they fall on the due day; `undefined` where the plan's own days leave none that a case can tell. */
function stillDue(
  rows: Following['standing']['rows'],
  dueDay: number,
  on: Day,
  accelerated: boolean,
): readonly Instalment[] | undefined {
  if (accelerated) return []
  const left = rows.filter(({ due }) => due > on)
  const regular = left.every(({ due }) => {
    const { y, m } = ymd(due)
    return inMonth(y, m, dueDay) === due
  })
  return regular
    ? left.map(({ due, asked, paid: already }) => ({ due, payment: (asked - already) as Money }))
    : undefined
}

function given({ forgiven, held, putOff, restored }: Following['standing']): Finding[] {
  const note = (rule: string, of: Owed): Finding[] =>
    total(of) === ZERO ? [] : [{ rule, level: 'notes', args: { amount: { money: total(of) } } }]
  return [
    ...note('given-for-good', forgiven),
    ...note('given-if-kept', plus(held, putOff)),
    ...note('given-and-returned', restored),
  ]
}
