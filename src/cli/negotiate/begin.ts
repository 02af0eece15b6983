// How a call begins (协商的开始): with a case, with a session to go on with, or with nothing but questions. What can be wrong with
// a file is found before anything is written; every answer is kept as soon as it is given.
import { ROLES, type Role } from '../../app/appraise.ts'
import { caseNow, treeNow } from '../../app/case-now.ts'
import { open as opening, sideOf } from '../../app/moves.ts'
import type { Seat } from '../../app/sitting.ts'
import type { Day } from '../../core/day.ts'
import { type Finding, isRefusal } from '../../core/finding.ts'
import type { Answer, Move } from '../../core/negotiation.ts'
import { messages } from '../../i18n/messages.ts'
import { type Book, policyOfCountry } from '../../policy/load.ts'
import { InputError } from '../../schema/input-error.ts'
import type { Head } from '../../schema/session.ts'
import { applySets } from '../../schema/sets.ts'
import { type Tree, type TreeMap, isMap } from '../../schema/tree.ts'
import { readCaseFile } from '../../store/case-file.ts'
import { type Clock, type Closed, type Journal, create, isSession, open } from '../../store/journal.ts'
import { flagSets } from '../case-input.ts'
import type { Context } from '../context.ts'
import { Refused } from '../exit.ts'
import { interview } from '../interview.ts'
import { bookFor } from '../policy-input.ts'
import type { Prompter } from '../prompter.ts'
import { isKept, reopened } from './in-book.ts'
import { type Talk, kept, newFile, unkept } from './talk.ts'

export type Options = Readonly<Record<string, unknown>>
export type Around = { readonly prompter: Prompter; readonly clock: Clock; readonly today: Day }
export type Begun = {
  readonly context: Context
  readonly seat: Seat
  /** To be closed, whatever happens. */
  readonly talk: Talk
  /** What is to be told before anything else. */
  readonly told: readonly Finding[]
  /** The policy at hand is not the one it began with. */
  readonly otherPolicy: boolean
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const roleIn = (options: Options): Role | undefined => ROLES.find((one) => one === options['role'])
const EMPTY: Tree = { root: {}, place: () => ({}) }

/** Hands over the file as soon as there is one, so that whoever called can close it. */
export async function begin(
  context: Context,
  path: string | undefined,
  options: Options,
  around: Around,
  hold: (talk: Talk, context: Context) => void,
): Promise<Begun> {
  return path !== undefined && isSession(path)
    ? resumed(context, path, options, around, hold)
    : anew(context, path, options, around, hold)
}

async function anew(
  context: Context,
  path: string | undefined,
  options: Options,
  around: Around,
  hold: (talk: Talk, context: Context) => void,
): Promise<Begun> {
  const { prompter, clock, today } = around
  const again = isKept(path, options) ? await reopened(context, path, options, today) : undefined
  const tree = again ? applySets(again.tree, setsIn(options)) : await givenTree(path, options)
  const role = roleIn(options) ?? (path === undefined ? await askRole(context, prompter) : 'collector')
  const seat: Seat = { tree, book: await bookOfTree(context, options, tree), role }
  const whole = isWhole(seat)
  const { id, version, digest } = seat.book
  const head: Head = {
    case: (isMap(tree.root) ? tree.root : {}) as TreeMap,
    policy: { id, version, digest },
    lang: context.lang,
  }
  const file = textOf(options['session'])
  const talk =
    role === 'borrower' && file === undefined
      ? unkept(head, clock)
      : kept(journal(file ?? newFile(context.io.env, today), (to) => create(to, head, clock)))
  hold(talk, context)
  must(talk, opening(role, today))
  const asked = !whole || path === undefined
  const book = asked ? await questions(context, options, seat, talk, around, whole) : seat.book
  return { context, seat: { ...seat, book }, talk, told: again?.told ?? [], otherPolicy: false }
}

/** The same screen again: what the session has is not asked. */
async function resumed(
  given: Context,
  path: string,
  options: Options,
  around: Around,
  hold: (talk: Talk, context: Context) => void,
): Promise<Begun> {
  const held = journal(path, (from) => open(from, around.clock))
  const talk = kept(held)
  const { head, told } = held
  const context =
    options['lang'] === undefined ? { ...given, lang: head.lang, words: messages(head.lang) } : given
  hold(talk, context)
  const tree: Tree = { root: head.case, place: () => ({ file: path }) }
  const opened = talk.moves().find((move) => move.do === 'open')
  const role = roleIn(options) ?? (opened?.by === 'borrower' ? 'borrower' : 'collector')
  const named = head.policy.id === guessed(tree) ? {} : { policy: head.policy.id }
  const withPolicy = { ...named, ...options }
  const now = treeNow(tree, talk.standing().answers)
  const seat: Seat = { tree, book: await bookOfTree(context, withPolicy, now), role }
  if (!opened) must(talk, opening(role, around.today))
  const whole = isWhole(seat, talk.standing().answers)
  const book = whole ? seat.book : await questions(context, withPolicy, seat, talk, around, false)
  const otherPolicy = book.id === head.policy.id && book.digest !== head.policy.digest
  return { context, seat: { ...seat, book }, talk, told, otherPolicy }
}

async function givenTree(path: string | undefined, options: Options): Promise<Tree> {
  return applySets(path === undefined ? EMPTY : (await readCaseFile(path)).tree, setsIn(options))
}
const setsIn = (options: Options): string[] => [
  ...flagSets(options),
  ...((options['set'] as string[] | undefined) ?? []),
]

/** The policy nobody named; money is yuan until somebody says otherwise. */
function guessed({ root }: Tree): string {
  const said = (key: string): string | undefined => textOf(isMap(root) ? root[key] : undefined)?.trim()
  const [country, currency] = [said('country'), said('currency')]
  return policyOfCountry(country, currency ?? (country === undefined ? 'CNY' : undefined))
}

const bookOfTree = (context: Context, options: Options, tree: Tree): Promise<Book> =>
  bookFor(context, options['policy'] ?? (context.io.env['PARLEY_POLICY'] || guessed(tree)), tree)

/** A case that is not whole yet lacks something, and nothing else is wrong with it. */
function isWhole(seat: Seat, answers: readonly Answer[] = []): boolean {
  try {
    caseNow(seat, answers)
    return true
  } catch (error) {
    if (!(error instanceof InputError) || error.troubles.some(({ key }) => key !== 'missing')) throw error
    return false
  }
}

async function askRole({ words }: Context, prompter: Prompter): Promise<Role> {
  const { questions: q } = words.call
  return prompter.choose<'collector' | 'borrower'>({
    message: q.who,
    choices: [
      { value: 'collector', name: q.collector },
      { value: 'borrower', name: q.borrower },
    ],
  })
}

/** What is not told yet, answer by answer; then the policy of the country and currency that were told. */
async function questions(
  context: Context,
  options: Options,
  seat: Seat,
  talk: Talk,
  { prompter, today }: Around,
  requiredOnly: boolean,
): Promise<Book> {
  const by = sideOf(seat.role)
  const tree = await interview(context, prompter, treeNow(seat.tree, talk.standing().answers), {
    role: seat.role,
    today,
    requiredOnly,
    record: (path, text) => {
      must(talk, { by, on: dayOf(talk, today), do: 'answer', path, value: text === 'null' ? null : text })
    },
  })
  return bookOfTree(context, options, tree)
}

/** Time goes on, or stands still. */
const dayOf = (talk: Talk, today: Day): Day => Math.max(today, talk.standing().on ?? today) as Day

/** A move that can always be made; that it cannot is a bug, or the file is somebody else's. */
function must(talk: Talk, move: Move): void {
  const no = talk.append(move)
  if (no) throw new Refused(talk.file() ?? 'parley', no)
}

function journal(path: string, run: (path: string) => Journal | Closed): Journal {
  const made = run(path)
  if (isRefusal(made)) throw new Refused(path, made.refused)
  return made
}
