// Questions of the loop (提问): an amount, a day, a count, a text or a plan, each checked as it is typed. Nothing typed is an
// answer where the question says so; what came with the key on a line of commands is not asked again.
import { typedAmount, typedCount, typedDay, type Wrong } from '../../app/typed.ts'
import type { Choice } from '../../app/choices.ts'
import type { Day } from '../../core/day.ts'
import { iso, parseDay } from '../../core/day.ts'
import { type Money, format } from '../../core/money.ts'
import { type Call, tell, voiceOf } from './call.ts'
import { numbersOf } from './keys.ts'

/** `null`: taken back, or left empty. `undefined`: what was said is none of that, and it was told. */
export type Given<T> = T | null | undefined

type Read<T> = (text: string) => T | Wrong

/** A value from a line; `said` is what stood on a line of commands already. */
async function asked<T>(
  call: Call,
  {
    message,
    said,
    initial,
    wrong,
    read,
  }: {
    readonly message: string
    readonly said: string
    readonly initial?: string
    readonly wrong: string
    readonly read: Read<T>
  },
): Promise<Given<T>> {
  const none = (text: string): boolean => text.trim() === '' || text.trim() === '-'
  const isWrong = (of: T | Wrong): of is Wrong => typeof of === 'object' && of !== null && 'trouble' in of
  if (said !== '') {
    if (none(said)) return null
    const value = read(said)
    if (!isWrong(value)) return value
    tell(call, wrong)
    return undefined
  }
  const text = await call.prompter.line({
    message,
    ...(initial === undefined ? {} : { initial }),
    check: (line) => (none(line) || !isWrong(read(line)) ? undefined : wrong),
  })
  if (none(text)) return null
  const value = read(text)
  return isWrong(value) ? undefined : value
}

export function askAmount(call: Call, message: string, said: string, now?: Money): Promise<Given<Money>> {
  const { currency, digits } = call.sitting.now.situation.debt
  return asked(call, {
    message,
    said,
    ...(now === undefined ? {} : { initial: format(now, digits) }),
    wrong: call.context.words.call.said.notAmount,
    read: (text) => {
      const read = typedAmount(text, digits, currency)
      return 'trouble' in read ? read : read.amount
    },
  })
}

export const dayIn = (call: Call, text: string): Day | undefined => {
  const exact = parseDay(text)
  if (exact !== undefined) return exact
  const read = typedDay(text, { today: call.on, lang: call.context.lang, toward: 'future' })
  return 'trouble' in read ? undefined : read.day
}

export function askDay(call: Call, message: string, said: string, now?: Day): Promise<Given<Day>> {
  return asked(call, {
    message,
    said,
    ...(now === undefined ? {} : { initial: iso(now) }),
    wrong: call.context.words.call.said.notDay,
    read: (text) => dayIn(call, text) ?? NONE,
  })
}
const NONE: Wrong = { trouble: { key: 'not-understood', args: {} } }

export function askCount(
  call: Call,
  message: string,
  said: string,
  {
    of,
    least,
    most,
    now,
  }: {
    readonly of: 'months' | 'day-of-month'
    readonly least: number
    readonly most: number
    readonly now?: number | undefined
  },
): Promise<Given<number>> {
  const { say, words } = voiceOf(call)
  return asked(call, {
    message,
    said,
    ...(now === undefined ? {} : { initial: String(now) }),
    wrong: say(words.call.said.notCount, { least, most }),
    read: (text) => {
      const read = typedCount(text, of)
      return 'trouble' in read ? read : read.count < least || read.count > most ? NONE : read.count
    },
  })
}

/** A line that has to say something. */
export async function askText(call: Call, message: string, said: string, initial?: string): Promise<string> {
  if (said.trim() !== '') return said.trim()
  const { needed } = call.context.words.call.said
  const text = await call.prompter.line({
    message,
    ...(initial === undefined ? {} : { initial }),
    check: (line) => (line.trim() === '' ? needed : line.length > 10_000 ? needed : undefined),
  })
  return text.trim()
}

/** One of some plans, by its number key; asked only where there are several. */
export async function askChoice(
  call: Call,
  said: string,
  choices: readonly Choice[] = call.sitting.choices,
): Promise<Choice | undefined> {
  const { words, say } = voiceOf(call)
  const find = (text: string): Choice | undefined =>
    choices.find(({ n, id }) => String(n) === text || id === text)
  if (said !== '') {
    const found = find(said.trim())
    if (!found) tell(call, say(words.call.said.noNumber, { text: { text: said.trim() } }))
    return found
  }
  if (choices.length <= 1) return choices[0]
  const keys = choices.map(({ n }) => String(n))
  const numbers = choices.length === call.sitting.choices.length ? numbersOf(choices) : keys.join(', ')
  const key = await call.prompter.key({
    message: say(words.call.questions.which, { numbers: `(${numbers})` }),
    keys: [...keys, 'escape', 'enter'],
  })
  return find(key)
}
