// Offers and their end (报价、审批与结束): the next concession, a plan by its number, an approval by somebody who may, the borrower's
// yes confirmed by the amount of the first payment, or the end without one.
import * as moves from '../../app/moves.ts'
import type { Choice } from '../../app/choices.ts'
import { unapproved } from '../../app/granting.ts'
import { type Money, ZERO } from '../../core/money.ts'
import type { Plan } from '../../core/plan.ts'
import { planTitle } from '../../i18n/plan-words.ts'
import { GRANTING } from '../../policy/policy.ts'
import { asksWords } from '../../render/desk-answer.ts'
import { askAmount, askChoice, askText } from './asking.ts'
import { type Action, type Call, put, roleOf, tell, voiceOf } from './call.ts'

function offered(call: Call, made: moves.Made): void {
  if (!put(call, made) || made.move.do !== 'offer') return
  const speak = voiceOf(call)
  const { plan, until, asks } = made.move
  tell(
    call,
    speak.say(speak.words.call.said.offered, {
      title: planTitle(plan, speak),
      until: { day: until },
      asks: asksWords(asks, speak),
    }),
  )
}

export const concede: Action = async (call) => {
  offered(call, moves.concede(call.sitting))
  return undefined
}

type Named = { readonly id: string; readonly plan: Plan }

/** A plan of another due day is offered with that day: the borrower asks for it first. */
export const offer: Action = async (call, said) => {
  const choice = await askChoice(call, said)
  if (!choice) return undefined
  const { change } = choice
  if (change && change.wish.dueDay !== call.sitting.wish.dueDay) {
    const none = Object.fromEntries(Object.keys(call.sitting.wish).map((key) => [key, undefined]))
    if (!put(call, moves.ask(call.sitting, { ...none, ...change.wish }))) return undefined
  }
  offered(call, moves.offer(call.sitting, choice))
  return undefined
}

export const approve: Action = async (call, said) => {
  const speak = voiceOf(call)
  const { questions, said: w } = speak.words.call
  const named = await toApprove(call, said)
  if (!named) return undefined
  const name = await askText(call, questions.approver, '')
  const role = await call.prompter.choose({
    message: questions.as,
    choices: GRANTING.map((value) => ({
      value,
      name: speak.words.roles[value],
    })),
    initial: higher(roleOf(call)),
  })
  const reason = await askText(call, questions.reason, '')
  if (put(call, moves.approve(call.sitting, named, { role, name, reason })))
    tell(
      call,
      speak.say(w.approved, { name: { text: name }, role: { word: role }, reason: { text: reason } }),
    )
  return undefined
}

/** A plan the role may not grant, by its number, or the next concession. */
async function toApprove(call: Call, said: string): Promise<Named | undefined> {
  const { words, say } = voiceOf(call)
  const { questions, said: w } = words.call
  const { desk, standing, choices, next } = call.sitting
  const beyond = (one: Named): boolean => unapproved(desk, standing, one).length > 0
  const open = choices.filter(beyond)
  const concession = next && beyond(next.entry) ? next.entry : undefined
  if (said === 'c' && next) return next.entry
  if (said !== '') return askChoice(call, said)
  if (!concession && open.length === 0) {
    tell(call, w.yours)
    return undefined
  }
  if (!concession) return askChoice(call, '', open)
  if (open.length === 0) return concession
  const keys = open.map(({ n }) => String(n))
  const key = await call.prompter.key({
    message: say(questions.whichApproved, { numbers: keys.join(', ') }),
    keys: [...keys, 'c', 'escape', 'enter'],
  })
  return key === 'c' ? concession : open.find(({ n }) => String(n) === key)
}

const higher = (role: string) => {
  const at = GRANTING.findIndex((one) => one === role)
  return GRANTING[Math.min(at + 1, GRANTING.length - 1)] ?? 'supervisor'
}

/** The first row that pays anything. */
const firstPayment = ({ entry: { schedule } }: Pick<Choice, 'entry'>): Money =>
  schedule.rows.find(({ payment }) => payment > 0)?.payment ?? ZERO

export const accept: Action = async (call, said) => {
  const speak = voiceOf(call)
  const { questions, said: w } = speak.words.call
  const open = call.sitting.choices.filter((one) => one.offer)
  if (open.length === 0) {
    tell(call, w.noOffers)
    return undefined
  }
  const choice = await askChoice(call, said, said === '' ? open : call.sitting.choices)
  if (!choice) return undefined
  const first = firstPayment(choice)
  const typed = await askAmount(call, speak.say(questions.confirm, { amount: { money: first } }), '')
  if (typed !== first) {
    tell(call, w.wrongAmount)
    return undefined
  }
  if (put(call, moves.accept(call.sitting, choice.id)))
    tell(call, speak.say(w.accepted, { title: planTitle(choice.plan, speak) }))
  return undefined
}

/** Ended, and left: what may still be said is a note. */
export const end: Action = async (call, said) => {
  const speak = voiceOf(call)
  const { questions, said: w } = speak.words.call
  const by =
    roleOf(call) === 'borrower'
      ? 'borrower'
      : await call.prompter.choose<'borrower' | 'creditor'>({
          message: questions.ends,
          choices: [
            { value: 'borrower', name: questions.endsBorrower },
            { value: 'creditor', name: questions.endsLender },
          ],
        })
  const why = await askText(call, questions.why, said)
  // That it was ended is an answer to whatever could not be done before.
  const { barred } = call
  if (!put(call, moves.refuse(call.sitting, by, why))) return undefined
  call.barred = barred
  tell(call, speak.say(w.ended, { why: { text: why } }))
  return 'leave'
}

export const note: Action = async (call, said) => {
  const { questions, said: w } = call.context.words.call
  const text = await askText(call, questions.note, said)
  const { barred } = call
  if (put(call, moves.note(call.sitting, text))) tell(call, w.noted)
  call.barred = call.barred || barred
  return undefined
}
