// The interview at a terminal (访谈): what the case does not tell is asked, question by question, each answer checked as it is
// given and recorded before the next is asked; at the end any of them can be changed.
import type { Role } from '../app/appraise.ts'
import {
  answer,
  type Draft,
  fitting,
  isAnswered,
  mendedBy,
  next,
  type Put,
  troublesOf,
  usual,
  type Wanted,
} from '../app/interview.ts'
import { type Asked, question, type QuestionId, toldAt } from '../app/questions.ts'
import type { QuickEntry } from '../app/quick-entry.ts'
import { type Day, parseDay } from '../core/day.ts'
import type { Tree } from '../schema/tree.ts'
import type { Context } from './context.ts'
import { type Asking, askOne, type Outcome } from './interview-ask.ts'
import { pickAnswer } from './interview-review.ts'
import { screenOf } from './interview-screen.ts'
import type { Prompter } from './prompter.ts'

export type Interviewing = {
  readonly role: Role
  readonly today: Day
  /** Called with each value as it goes into the case, `debt.principal` `48732.55`, `null` where it is taken out. */
  readonly record?: (path: string, text: string) => void | Promise<void>
  /** Only what no plan can be reckoned without; nothing is listed at the end. */
  readonly requiredOnly?: boolean
}

/** The tree with the answers in it. What it tells already is not asked. */
export async function interview(
  context: Context,
  prompter: Prompter,
  tree: Tree,
  { role, today, record, requiredOnly = false }: Interviewing,
): Promise<Tree> {
  const { interview: w } = context.words
  const screen = screenOf(context, role === 'borrower')
  const asking: Asking = { context, prompter, screen, on: { today, lang: context.lang } }
  const skipped = new Set<string>()
  const wanted: Wanted = { lender: role !== 'borrower', requiredOnly, skipped }
  let draft: Draft = { tree }
  const past: QuestionId[] = []
  const take = async (after: Draft, puts: readonly Put[]): Promise<void> => {
    draft = after
    for (const { path, text } of puts) await record?.(path, text)
  }

  /** What became of a question goes into the case; true unless it was “back”. */
  const settle = async (one: Asked, outcome: Outcome): Promise<boolean> => {
    if (outcome.is === 'back') return false
    if (outcome.is === 'several') {
      await takeSeveral(one, outcome.entry)
      return true
    }
    if (outcome.is === 'answered') {
      const { answered, typed } = outcome
      await take(answered.draft, answered.puts)
      skipped.delete(one.id)
      screen.echo(one, draft, answered.meant, typed)
      tellRest(one)
      if (answered.again.length > 0) {
        const questions = answered.again.map((id) => screen.label(question(id))).join(w.and)
        screen.say(w.again.replace('{questions}', questions), '  ')
        for (const id of answered.again) skipped.delete(id)
      }
      return true
    }
    if (outcome.is === 'left-out') await take(outcome.draft, outcome.puts)
    if (!isAnswered(draft, one)) skipped.add(one.id)
    return true
  }
  const tellRest = ({ id }: Asked): void => {
    if (draft.total === undefined || !['total', 'interest', 'penalty', 'fees'].includes(id)) return
    screen.say(w.remains.replace('{amount}', screen.shown(question('principal'), draft)), '  ')
  }
  const takeSeveral = async (one: Asked, entry: QuickEntry): Promise<void> => {
    await take(entry.draft, entry.puts)
    // What Enter would have taken is taken, so that only the rest is asked.
    for (const id of ['as-of', 'currency'] as const) {
      const offered = isAnswered(draft, question(id)) ? undefined : usual(draft, question(id), today)
      const read = offered === undefined ? undefined : answer(draft, question(id), offered, asking.on)
      if (read && !('trouble' in read)) await take(read.draft, read.puts)
    }
    for (const told of [question('as-of'), question('currency'), ...entry.told.map(({ id }) => question(id))])
      if (told.id === one.id || isAnswered(draft, told))
        screen.say(
          w.named.replace('{label}', screen.label(told)).replace('{value}', screen.shown(told, draft)),
          '  ',
        )
  }

  if (!next(draft, wanted)) return mended()
  screen.say(w.intro)
  screen.say(w.skips)
  if (!requiredOnly) screen.say(w.quick)
  let again: Asked | undefined
  for (let one = next(draft, wanted); one; one = again ?? next(draft, wanted)) {
    const outcome = await askOne(asking, draft, one, past.length === 0 && !requiredOnly)
    again = undefined
    if (await settle(one, outcome)) {
      if (past.at(-1) !== one.id) past.push(one.id)
      continue
    }
    // The one before this; an answer that is asked again stands in the list only once.
    const before = past.filter((id) => id !== one?.id && fits(id)).at(-1)
    if (before === undefined) {
      screen.say(w.first, '  ')
      again = one
      continue
    }
    past.splice(past.lastIndexOf(before))
    again = question(before)
  }
  if (!requiredOnly) await review()
  return mended()

  function fits(id: QuestionId): boolean {
    return fitting(draft, wanted).some((one) => one.id === id)
  }

  /** Any answer changed by its number, until Enter. */
  async function review(): Promise<void> {
    for (;;) {
      const one = await pickAnswer(asking, draft, wanted, context.words.interview.review.ask)
      if (!one) return
      await settle(one, await askOne(asking, draft, one))
      await askRest()
    }
  }
  async function askRest(): Promise<void> {
    for (let one = next(draft, wanted); one; one = next(draft, wanted))
      if (!(await settle(one, await askOne(asking, draft, one)))) return
  }

  /** What still cannot stand is told, and its question asked again; what no question answers is left to whoever reads the case. */
  async function mended(): Promise<Tree> {
    for (;;) {
      const bad = troublesOf(draft.tree).find((trouble) => mendedBy(trouble))
      const one = bad && mendedBy(bad)
      if (!bad || !one) return draft.tree
      screen.say(w.review.broken)
      screen.say(screen.sentence(bad), '  ')
      await settle(one, await askOne(asking, draft, one))
    }
  }
}

export type Change = { readonly path: string; readonly text: string }

/** One answer picked from a list and given anew; nothing where none is changed. The tree itself is left as it is. */
export async function changeAnswer(
  context: Context,
  prompter: Prompter,
  tree: Tree,
  role: Role,
): Promise<Change | undefined> {
  const { review: w } = context.words.interview
  const screen = screenOf(context, role === 'borrower')
  const asOf = toldAt(tree, 'asOf')
  const today = (typeof asOf === 'string' ? parseDay(asOf) : undefined) ?? (0 as Day)
  const asking: Asking = { context, prompter, screen, on: { today, lang: context.lang } }
  const draft: Draft = { tree }
  const wanted: Wanted = { lender: role !== 'borrower' }
  for (;;) {
    const one = await pickAnswer(asking, draft, wanted, w.which)
    if (!one) return undefined
    const outcome = await askOne(asking, draft, one)
    if (outcome.is === 'left-out') return outcome.puts[0]
    if (outcome.is !== 'answered') continue
    const { again, puts, meant, draft: after } = outcome.answered
    if (again.length === 0) {
      screen.echo(one, after, meant, outcome.typed)
      return asOnePut(after.tree, puts)
    }
    const [first] = again
    if (first)
      screen.say(
        w.refused
          .replace('{question}', screen.label(question(first)))
          .replace('{why}', screen.shown(question(first), draft)),
        '  ',
      )
  }
}

/** Two values under one map are one change of the map: debt {…} where a penalty rate takes the place of an increase. */
function asOnePut(after: Tree, puts: readonly Put[]): Change | undefined {
  const [first, second] = puts
  if (!second) return first
  const parent = first?.path.replace(/\.[^.]*$/, '') ?? ''
  const node = toldAt(after, parent)
  return { path: parent, text: JSON.stringify(node) }
}
