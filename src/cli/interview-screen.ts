// The interview on a screen (访谈界面): questions, choices, echoes and explanations as lines of at most 76 columns on stderr.
// "= ¥4,300.00" after 3500+800; lists of choices as "1 bank  2 consumer finance company  3 …".
import { currencyOf, digitsOf, type Draft, isAnswered, isOptional } from '../app/interview.ts'
import type { Item } from '../app/items.ts'
import type { Asked, QuestionId } from '../app/questions.ts'
import type { Meant } from '../app/typed-answer.ts'
import { sayTyped, type TypedTold } from '../i18n/say-typed.ts'
import type { Told } from '../i18n/say-trouble.ts'
import { type Voice, voice } from '../i18n/say.ts'
import { width } from '../i18n/width.ts'
import { wrap } from '../i18n/wrap.ts'
import type { Context } from './context.ts'
import { dayIn, itemText, shownAnswer } from './interview-shown.ts'

export type Screen = {
  /** So many columns a line may have. */
  readonly columns: number
  readonly say: (text: string, indent?: string) => void
  readonly sentence: (trouble: TypedTold | Told) => string
  /** A question as one line, with room for what Enter takes. */
  readonly question: (one: Asked, draft: Draft, initial?: string) => string
  readonly label: (one: Asked) => string
  readonly choices: (one: Asked) => void
  readonly help: (one: Asked) => void
  readonly echo: (one: Asked, draft: Draft, meant: Meant, typed: string) => void
  readonly shown: (one: Asked, draft: Draft) => string
  readonly items: (items: readonly Item[], draft: Draft) => void
}

const MOST_COLUMNS = 76

const columnsOf = ({ io }: Context): number => Math.min(io.err.columns ?? 80, MOST_COLUMNS)

/** What the choices of a question are called in the reader's language. */
export function namesOf({ words }: Context, { kind }: Asked): Readonly<Record<string, string>> {
  return 'names' in kind ? words[kind.names] : {}
}

export function screenOf(context: Context, forBorrower: boolean): Screen {
  const { io, words, lang } = context
  const columns = columnsOf(context)
  const { interview: w } = words
  const wordsOf = (id: QuestionId) => w.questions[id]
  const voiceOf = ({ tree }: Draft): Voice =>
    voice(lang, { currency: currencyOf(tree) ?? 'CNY', digits: digitsOf(tree) })
  const say: Screen['say'] = (text, indent = '') =>
    io.err.write(`${wrap(indent + text, columns, indent).join('\n')}\n`)
  const plain = voice(lang)

  const question: Screen['question'] = (one, draft, initial) => {
    const of = wordsOf(one.id)
    const ask = forBorrower ? of.you : of.ask
    const room = columns - 3 - (initial === undefined ? 0 : width(initial) + 3)
    const open = isOptional(draft, one) && initial === undefined && !isAnswered(draft, one)
    const mark = isAnswered(draft, one) && initial === undefined ? w.items.keep : open ? w.open : ''
    // A question that says itself what Enter does needs no more.
    const whole = mark === '' || /[(（]/.test(ask) ? ask : ask + (mark.startsWith('（') ? '' : ' ') + mark
    return [whole, ask, of.label].find((text) => width(text) <= room) ?? of.label
  }
  const shown: Screen['shown'] = (one, draft) =>
    shownAnswer(one, draft, voiceOf(draft), namesOf(context, one))
  const items: Screen['items'] = (list, draft) => {
    for (const item of list) say(itemText(item, digitsOf(draft.tree), voiceOf(draft)), '  ')
  }
  return {
    columns,
    say,
    sentence: (trouble) => wrap(sayTyped(trouble, plain), columns - 2).join('\n'),
    question,
    label: (one) => wordsOf(one.id).label,
    choices: (one) => {
      if (one.kind.is !== 'choice' && one.kind.is !== 'choices') return
      const names = namesOf(context, one)
      const said = one.kind.of.map((id, i) => `${i + 1} ${names[id] ?? id}`)
      for (const line of inLines(said, columns - 2)) io.err.write(`  ${line}\n`)
    },
    help: (one) => {
      const of = wordsOf(one.id)
      say(of.why, '  ')
      say(of.forms, '  ')
      if (one.flag !== undefined) say(plain.say(w.flag, { flag: `--${one.flag}` }), '  ')
    },
    echo: (one, draft, meant, typed) => {
      const { say: fill } = voiceOf(draft)
      if (meant.items && meant.items.length > 0) items(meant.items, draft)
      else {
        const value = shown(one, draft)
        const same = [value, ...meant.puts.map(({ text }) => text)].includes(typed.trim())
        if (!same) say(fill(w.read, { value }), '  ')
      }
      if (meant.note) {
        const args = Object.fromEntries(
          Object.entries(meant.note.args).map(([k, v]) => [k, dayIn(v, voiceOf(draft))]),
        )
        say(fill(w.notes[meant.note.key], args), '  ')
      }
    },
    shown,
    items,
  }
}

/** Names beside each other, two spaces apart; none is broken between two lines. */
export function inLines(names: readonly string[], columns: number, between = '  '): string[] {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    const longer = last === undefined ? undefined : last + between + name
    if (longer !== undefined && width(longer) <= columns) lines[lines.length - 1] = longer
    else lines.push(name)
  }
  return lines
}
