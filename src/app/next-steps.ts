// Next steps (后续事项): what a standing means and what the policy says happens next, as findings: pay 820.00 until 2026-12-30,
// else 515.40 that was waived on condition comes back.
import { type Debt, total } from '../core/debt.ts'
import type { Finding } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { Plan } from '../core/plan.ts'
import type { Standing } from '../core/track.ts'
import type { Law } from '../policy/law.ts'
import type { Clocks } from './clocks.ts'
import { markOf } from './credit-record.ts'

type Of = {
  readonly debt: Debt
  readonly plan: Plan
  readonly standing: Standing
  readonly clocks: Clocks
  readonly law: Law
}

const note = (rule: string, args: Finding['args'] = {}, more: Partial<Finding> = {}): Finding => ({
  rule,
  level: 'notes',
  args,
  ...more,
})

/** The gravest first. */
export const nextSteps = (of: Of): Finding[] =>
  of.standing.state === 'completed'
    ? [...completed(of), ...odd(of)]
    : [...broken(of), ...behind(of), ...coming(of), ...watched(of), ...odd(of)]

function completed({ debt, standing, plan, law }: Of): Finding[] {
  const { completedOn, forgiven, on } = standing
  const held = plan.reliefs.some(({ when }) => when !== 'now' && when !== 'last-row')
  const day = completedOn ?? on
  const mark = markOf(law, debt, standing, day)
  return [
    note('track-completed', { day: { day } }),
    ...(held && total(forgiven) > 0 && standing.brokenOn === undefined
      ? [note('track-released', { amount: { money: total(forgiven) } })]
      : []),
    ...(mark ? [note('track-credit-record', { until: { day: mark.until } }, { source: mark.source })] : []),
    note('track-papers'),
  ]
}

function broken({ standing, plan, debt }: Of): Finding[] {
  const { brokenOn, restored, payoff } = standing
  if (brokenOn === undefined || !plan.breach) return []
  return [
    note('track-broken', { day: { day: brokenOn } }, { level: 'warns' }),
    ...(total(restored) > 0
      ? [note('track-restored', { amount: { money: total(restored) } }, { level: 'warns' })]
      : []),
    ...(plan.breach.accelerates
      ? [note('track-all-due', { amount: { money: payoff } }, { level: 'warns' })]
      : []),
    ...(debt.rates.penalty ? [] : [note('track-no-penalty-rate', { rate: { rate: debt.rates.contract } })]),
  ]
}

function behind({ standing, plan, clocks }: Of): Finding[] {
  const { due, daysPastDue, held, putOff } = standing
  if (due === 0 || standing.brokenOn !== undefined) return []
  if (daysPastDue === 0)
    return standing.rows.some(({ due: day, metOn }) => day === standing.on && metOn === undefined)
      ? [note('track-due-now', { due: { money: due } })]
      : [note('track-within-tolerance', { due: { money: due } })]
  const returns = (total(held) + total(putOff)) as Money
  const { cure } = clocks
  return [
    note('track-behind', { due: { money: due }, days: { count: daysPastDue } }, { level: 'warns' }),
    ...(cure && plan.breach
      ? [note('track-cure', { due: { money: cure.amount }, until: { day: cure.until } }, { level: 'warns' })]
      : []),
    ...(cure && returns > 0
      ? [note('track-would-return', { amount: { money: returns } }, { level: 'warns' })]
      : []),
  ]
}

function coming({ standing: { next } }: Of): Finding[] {
  return next
    ? [
        note('track-next', {
          row: { count: next.row },
          day: { day: next.on },
          amount: { money: next.amount },
        }),
      ]
    : []
}

function watched({ clocks: { observation } }: Of): Finding[] {
  if (!observation) return []
  const { from, until, kept, rows, restarts, over, source } = observation
  const more = { source, lenderOnly: true } as const
  if (over) return [note('track-observed', { until: { day: until } }, more)]
  const args = { from: { day: from }, until: { day: until }, kept: { count: kept }, rows: { count: rows } }
  return restarts > 0
    ? [note('track-observed-anew', args, { ...more, level: 'warns' })]
    : [note('track-observing', args, more)]
}

/** What looks like a slip, or money that is not the lender's. */
const odd = ({ standing: { doubles, surplus } }: Of): Finding[] => [
  ...doubles.map(({ on, amount, id }) =>
    note(
      'track-double',
      { id: { text: id }, day: { day: on }, amount: { money: amount } },
      { level: 'warns' },
    ),
  ),
  ...(surplus > 0 ? [note('track-surplus', { amount: { money: surplus } }, { level: 'warns' })] : []),
]
