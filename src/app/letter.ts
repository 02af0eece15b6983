// Letters of an agreement (函件): the pack's words for how it stands on a day, or why that letter does not fit.
// letterOf('reminder', following, policy) on 2027-01-20: 1,044.27 due; on 2027-04-01, the plan broken: no reminder, but a breach.
import { isSecured } from '../core/agreement.ts'
import { total } from '../core/debt.ts'
import type { Day } from '../core/day.ts'
import { type Citation, type Finding, type Refusal, refusal } from '../core/finding.ts'
import { LETTERS, type Letter, type LetterText, type LetterWhen } from '../core/letter.ts'
import { known } from '../policy/law.ts'
import { sectionsFor } from '../policy/letters.ts'
import type { Policy } from '../policy/policy.ts'
import { markOf, overdueFrom } from './credit-record.ts'
import type { Following } from './follow.ts'

export function letterOf(text: LetterText, following: Following, policy: Policy): Letter | Refusal {
  const { agreement, standing } = following
  const { law, letters, validity } = policy
  const fits = LETTERS.filter((one) => fitting[one](following, policy))
  if (!fits.includes(text))
    return UNFIT[text]({
      state: { word: standing.state },
      fits: { text: fits.join(', ') },
      days: { count: aheadOf(policy) },
    })
  const { situation, plan } = agreement
  const { debt } = situation
  // Until the debt is settled nothing has ended that a mark could be counted from.
  const mark = markOf(law, debt, standing, standing.completedOn ?? standing.on)
  const answer = known(law, 'credit.answer')
  const quiet = known(law, 'contact.quiet')?.value
  const holds = holding(following, { mark: mark !== undefined, answer: answer !== undefined, quiet: !!quiet })
  return {
    text,
    id: agreement.id,
    agreed: agreement.on,
    situation,
    plan: plan.plan,
    standing,
    sections: sectionsFor(letters, text, (when) => holds[when]),
    ...(mark ? { mark: { ...mark, source: publicly(mark.source) } } : {}),
    ...(answer ? { answer: { days: answer.value, source: publicly(answer.source) } } : {}),
    offered: (standing.on + validity.days) as Day,
    ...(quiet ? { contact: { from: quiet.until, until: quiet.from } } : {}),
  }
}

/** What is asked for stands in another agreement. */
export const letterReplaced = (by: string): Refusal => refusal('letter-replaced', { id: { text: by } })

/** Without the file and line of a pack. */
const publicly = ({ at: _, ...source }: Citation): Citation => source

const aheadOf = ({ law }: Policy): number => known(law, 'reminder.ahead')?.value ?? 0

const UNFIT: Readonly<Record<LetterText, (args: Finding['args']) => Refusal>> = {
  reminder: (args) => refusal('letter-no-reminder', args),
  breach: (args) => refusal('letter-no-breach', args),
  review: (args) => refusal('letter-no-review', args),
  settled: (args) => refusal('letter-no-settled', args),
  credit: (args) => refusal('letter-no-credit', args),
}

/** A certificate is for what is settled, a notice of breach for what is broken: nothing is said that is not so. */
const fitting: Readonly<Record<LetterText, (of: Following, policy: Policy) => boolean>> = {
  reminder: ({ standing: { state, due, next, on } }, policy) =>
    state !== 'completed' &&
    state !== 'broken' &&
    (due > 0 || (next !== undefined && next.on - on <= aheadOf(policy))),
  breach: ({ standing: { state } }) => state === 'broken',
  review: ({ standing: { state } }) => state !== 'completed',
  settled: ({ standing: { state } }) => state === 'completed',
  credit: ({ standing: { state } }) => state === 'completed' || state === 'on-time' || state === 'cured',
}

function holding(
  { agreement: { situation, plan }, standing }: Following,
  of: { readonly mark: boolean; readonly answer: boolean; readonly quiet: boolean },
): Readonly<Record<LetterWhen, boolean>> {
  const { state, due, daysPastDue, next, cureUntil, held, putOff, restored, forgiven, surplus, rows } =
    standing
  const completed = state === 'completed'
  const overdue = overdueFrom(situation.debt, standing) !== undefined
  const accelerates = plan.plan.breach?.accelerates === true
  return {
    'due-now': due > 0,
    late: daysPastDue > 0,
    coming: next !== undefined,
    curable: cureUntil !== undefined,
    'would-return': cureUntil !== undefined && total(held) + total(putOff) > 0,
    returned: total(restored) > 0,
    accelerates,
    'penalty-rate': situation.debt.rates.penalty !== undefined,
    'keeps-rows': !accelerates,
    paid: standing.paid > 0,
    running: !completed && state !== 'broken',
    broken: state === 'broken',
    completed,
    kept: state === 'on-time' && rows.some(({ is }) => is === 'kept'),
    'made-good': state === 'cured',
    waived: total(forgiven) > 0,
    surplus: surplus > 0,
    mark: completed && of.mark,
    'mark-unknown': completed && overdue && !of.mark,
    'answer-days': of.answer,
    secured: isSecured(situation),
    'contact-hours': of.quiet,
  }
}
