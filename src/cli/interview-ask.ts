// One question of an interview (提问一题): asked until its answer holds, with the ways out: “<” back, “?” why, “-” left open.
// Ask('rate') hears "18", says that it may be a percentage or a hundredfold, hears "18%" and is done.
import {
  answer,
  type Answered,
  type AnsweredOn,
  type Draft,
  isAnswered,
  isOptional,
  leaveOut,
  type Put,
  usual,
} from '../app/interview.ts'
import { answeredAt, type Asked, toldAt } from '../app/questions.ts'
import { type QuickEntry, quickEntry } from '../app/quick-entry.ts'
import { halfWidth } from '../app/typed-trouble.ts'
import { width } from '../i18n/width.ts'
import type { Context } from './context.ts'
import type { Screen } from './interview-screen.ts'
import { namesOf } from './interview-screen.ts'
import type { Prompter } from './prompter.ts'

export type Outcome =
  | { readonly is: 'back' }
  /** Left as it was, or open. */
  | { readonly is: 'kept' }
  | { readonly is: 'left-out'; readonly draft: Draft; readonly puts: readonly Put[] }
  | { readonly is: 'answered'; readonly answered: Answered; readonly typed: string }
  | { readonly is: 'several'; readonly entry: QuickEntry }

export type Asking = {
  readonly context: Context
  readonly prompter: Prompter
  readonly screen: Screen
  readonly on: Omit<AnsweredOn, 'names'>
}

const BACK: readonly string[] = ['<', '＜', 'back', '返回', '上一题']
const WHY: readonly string[] = ['?', '？', 'help', '帮助']
const OPEN: readonly string[] = ['-', '－']
/** What Enter takes is shown in the question, unless it is as long as one. */
const MOST_INITIAL = 24

/** What Enter takes: the answer there is, or the usual one. */
function initialOf(draft: Draft, one: Asked, on: AnsweredOn): string | undefined {
  // A choice by its name, or by its number where the name is long.
  const named = (text: string | undefined): string | undefined => {
    if (one.kind.is !== 'choice' || text === undefined) return text
    const name = on.names?.[text] ?? text
    return width(name) <= MOST_INITIAL ? name : String(one.kind.of.indexOf(text) + 1)
  }
  const path = answeredAt(draft.tree, one)
  const told = one.id === 'total' ? draft.total : path === undefined ? undefined : toldAt(draft.tree, path)
  if (told === undefined) return isAnswered(draft, one) ? undefined : named(usual(draft, one, on.today))
  if (typeof told !== 'string') return undefined
  const text = path === 'debt.penaltyUplift' ? `+${told}` : named(told)
  const plain = text !== undefined && width(text) <= MOST_INITIAL && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(text)
  return plain ? text : undefined
}

/** `quick`: several answers in one line will do as well. */
export async function askOne(asking: Asking, draft: Draft, one: Asked, quick = false): Promise<Outcome> {
  const { context, prompter, screen } = asking
  const { interview: w } = context.words
  const on: AnsweredOn = { ...asking.on, names: namesOf(context, one) }
  const optional = isOptional(draft, one)
  const initial = initialOf(draft, one, on)
  const several = (text: string) => (quick ? quickEntry(draft, text, on) : undefined)
  const check = (typed: string): string | undefined => {
    const text = typed.trim()
    if ([...BACK, ...WHY].includes(text.toLowerCase())) return undefined
    if (text === '' || OPEN.includes(text)) return optional || isAnswered(draft, one) ? undefined : w.needed
    const read = answer(draft, one, text, on)
    if (!('trouble' in read)) return undefined
    // 31 Feb is a day that is none, not a line of answers.
    const entry = read.trouble.key.startsWith('not-') ? several(text) : undefined
    if (!entry) return screen.sentence(read.trouble)
    return 'trouble' in entry ? screen.sentence(entry.trouble) : undefined
  }
  screen.choices(one)
  for (;;) {
    const message = screen.question(one, draft, initial)
    const typed = (
      await prompter.line({ message, check, ...(initial === undefined ? {} : { initial }) })
    ).trim()
    const word = typed.toLowerCase()
    if (BACK.includes(word)) return { is: 'back' }
    if (WHY.includes(word)) screen.help(one)
    else if (typed === '' || (typed === initial && isAnswered(draft, one))) return { is: 'kept' }
    else if (OPEN.includes(typed)) {
      if (optional) return { is: 'left-out', ...leaveOut(draft, one) }
    } else {
      const answered = answer(draft, one, typed, on)
      if ('trouble' in answered) {
        const entry = several(typed)
        if (entry && !('trouble' in entry)) return { is: 'several', entry }
      } else if (one.kind.is !== 'flows') return { is: 'answered', answered, typed }
      else {
        const whole = await askMore(asking, draft, one, { answered, typed }, on)
        if (whole) return { is: 'answered', ...whole }
      }
    }
  }
}

type Whole = { readonly answered: Answered; readonly typed: string }

/** The other items of a household's list, and of an income whether it lasts; nothing where the list is begun anew. */
async function askMore(
  asking: Asking,
  draft: Draft,
  one: Asked,
  first: Whole,
  on: AnsweredOn,
): Promise<Whole | undefined> {
  const { prompter, screen, context } = asking
  const { items: w } = context.words.interview
  const read = (typed: string): ReturnType<typeof answer> => answer(draft, one, typed, on)
  let whole = first
  const grown = (text: string, next: string): string =>
    next.trim() === '' ? text : `${text}${next.startsWith(' ') ? '' : '\n'}${next}`
  /** Undefined: back to the beginning; else what was typed after what there is. */
  const more = async (message: string, forms: string, glue: string): Promise<boolean | undefined> => {
    for (;;) {
      const typed = await prompter.line({
        message,
        check: (text) => {
          const said = text.trim()
          if (said === '' || [...BACK, ...WHY].includes(said.toLowerCase())) return undefined
          const next = read(grown(whole.typed, glue + said))
          return 'trouble' in next ? screen.sentence(next.trouble) : undefined
        },
      })
      const said = typed.trim()
      if (BACK.includes(said.toLowerCase())) return undefined
      if (WHY.includes(said.toLowerCase())) {
        screen.say(forms, '  ')
        continue
      }
      if (said === '') return false
      const text = grown(whole.typed, glue + said)
      const answered = read(text)
      if ('trouble' in answered) continue
      whole = { answered, typed: text }
      return true
    }
  }
  let known = 0
  for (;;) {
    const list = whole.answered.meant.items ?? []
    const added = list.slice(known)
    const [item] = added
    if (!item) return whole
    if (one.id === 'income' && added.length === 1 && bare(item)) {
      if ((await more(w.later, w.laterForms, ' ')) === undefined) return undefined
    }
    known = list.length
    // An amount without a name is all there is.
    if (list.some(({ what }) => what === one.id)) return whole
    const next = await more(w.another, context.words.interview.questions[one.id].forms, '')
    if (next === undefined) return undefined
    if (!next) return whole
  }
}

const bare = (item: {
  readonly until?: string
  readonly from?: string
  readonly certainty?: string
}): boolean => item.until === undefined && item.from === undefined && item.certainty === undefined

export const isBack = (typed: string): boolean => BACK.includes(halfWidth(typed).trim().toLowerCase())
