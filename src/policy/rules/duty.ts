// Duties (告知与办理事项): what a plan obliges the lender to say or do, a sentence each, as the law's pack has them.
// A plan that runs beyond the contract: "A guarantor or mortgagor, if there is one, must agree in writing."
import { daysPastDue } from '../../core/debt.ts'
import { isCapitalisation, isExtension, isWaiver } from '../effect.ts'
import type { DutyWhen } from '../entry.ts'
import type { Judged, Rule } from '../judge.ts'
import { duties } from '../law.ts'

export const duty: Rule = (of) =>
  duties(of.policy.law).flatMap(({ label, when, source }) =>
    holds(when, of) ? [{ rule: 'duty', level: 'notes' as const, args: { duty: { label } }, source }] : [],
  )

function holds(when: DutyWhen, { plan, tape, situation: { debt } }: Judged): boolean {
  switch (when) {
    case 'always':
    case 'recorded':
      return true
    case 'extends':
      return isExtension(plan, debt)
    case 'waives':
      return isWaiver(plan)
    case 'overdue':
      return daysPastDue(debt) > 0
    case 'capitalises':
      return isCapitalisation(tape)
  }
}
