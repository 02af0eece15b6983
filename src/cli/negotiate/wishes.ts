// What the borrower can do (借款人的诉求): so much a month, so much today, from a day on, no longer than so many months; another
// answer to any question; and the one before put back. Each is one move, answered at once.
import { ask, whatIf } from '../../app/moves.ts'
import { undo } from '../../app/undo.ts'
import type { Wish } from '../../core/situation.ts'
import { changeAnswer } from '../interview.ts'
import { askAmount, askCount, askDay } from './asking.ts'
import { type Action, type Call, put, reading, roleOf, tell, voiceOf } from './call.ts'

type Part = { readonly [K in keyof Wish]?: Wish[K] | undefined }

/** What is asked for already is not asked for again. */
function asked(call: Call, part: Part): void {
  const { wish } = call.sitting
  if ((Object.keys(part) as (keyof Wish)[]).every((key) => part[key] === wish[key])) return
  if (put(call, ask(call.sitting, part))) tell(call, call.context.words.call.said.asked)
}

export const pay: Action = async (call, said) => {
  const { questions } = call.context.words.call
  const amount = await askAmount(call, questions.pay, said, call.sitting.wish.maxPayment)
  if (amount !== undefined) asked(call, { maxPayment: amount ?? undefined })
  return undefined
}

export const today: Action = async (call, said) => {
  const { questions } = call.context.words.call
  const amount = await askAmount(call, questions.today, said, call.sitting.wish.payNow)
  if (amount !== undefined) asked(call, { payNow: amount ?? undefined })
  return undefined
}

export const from: Action = async (call, said) => {
  const { questions } = call.context.words.call
  const day = await askDay(call, questions.from, said, call.sitting.wish.firstDue)
  if (day !== undefined) asked(call, { firstDue: day ?? undefined })
  return undefined
}

export const months: Action = async (call, said) => {
  const { questions } = call.context.words.call
  const bounds = { of: 'months', least: 1, most: 480, now: call.sitting.wish.maxMonths } as const
  const count = await askCount(call, questions.months, said, bounds)
  if (count !== undefined) asked(call, { maxMonths: count ?? undefined })
  return undefined
}

export const dueDay: Action = async (call, said) => {
  const { questions } = call.context.words.call
  const bounds = { of: 'day-of-month', least: 1, most: 31, now: call.sitting.wish.dueDay } as const
  const count = await askCount(call, questions.dueDay, said, bounds)
  if (count !== undefined) asked(call, { dueDay: count ?? undefined })
  return undefined
}

/** Any answer picked from the list and given anew; `household.people=4` on a line of commands. */
export const another: Action = async (call, said) => {
  const { words, say } = voiceOf(call)
  const { said: w } = words.call
  const change = said === '' ? await picked(call) : written(said)
  if (!change) {
    if (said !== '') tell(call, say(w.noCommand, { text: { text: said } }))
    return undefined
  }
  const { path, value } = change
  const made = reading(call, () => whatIf(call.sitting, path, value))
  if (!made || !put(call, made)) return undefined
  const named = { path: { text: path }, value: { text: value ?? '' } }
  tell(call, say(value === null ? w.gone : w.answered, named))
  return undefined
}

type Changed = { readonly path: string; readonly value: string | null }
async function picked(call: Call): Promise<Changed | undefined> {
  const { context, prompter, sitting } = call
  const change = await changeAnswer(context, prompter, sitting.now.tree, roleOf(call))
  return change && { path: change.path, value: change.text === 'null' ? null : change.text }
}

function written(said: string): Changed | undefined {
  const cut = said.indexOf('=')
  if (cut < 1) return undefined
  const value = said.slice(cut + 1).trim()
  return { path: said.slice(0, cut).trim(), value: value === '' ? null : value }
}

export const putBack: Action = async (call) => {
  const { sitting, talk, undoneTo } = call
  const moves = talk.moves()
  const made = reading(call, () => undo(sitting, moves, undoneTo ?? moves.length))
  if (!made) return undefined
  if (put(call, made)) {
    call.undoneTo = made.upTo
    tell(call, call.context.words.call.said.undone)
  }
  return undefined
}
