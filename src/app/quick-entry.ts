// Quick entry (一行录入): several answers in one line, for a collector who knows the figures.
// "48732.55 18% 逾期2026-08-15 月还2500 剩22期" is principal, rate, overdue since, instalment and months left.
import type { AnsweredOn, Draft, Put, Unanswered } from './interview.ts'
import { answer, digitsOf } from './interview.ts'
import { ALL, type Asked, question, type QuestionId } from './questions.ts'
import { meant, type Meant } from './typed-answer.ts'
import { typedAmount } from './typed-amount.ts'
import { typedRate } from './typed-rate.ts'
import { halfWidth, MOST_TYPED, wrong } from './typed-trouble.ts'

export type Told = { readonly id: QuestionId; readonly text: string }
export type QuickEntry = {
  readonly draft: Draft
  readonly puts: readonly Put[]
  readonly told: readonly (Told & { readonly meant: Meant })[]
}

/** What announces an answer; the word is followed by it, with or without a space: 逾期2026-08-15, pay 2500. */
const WORDS: readonly (readonly [QuestionId, RegExp])[] = [
  ['overdue-since', /^(?:逾期(?:日|自|于)?|overdue|since|dpd)[:：]?/i],
  ['instalment', /^(?:月还款?|月供|每期|每月还|pays?|instalment|emi)[:：]?/i],
  ['months-left', /^(?:剩余?|还剩|余|left)[:：]?/i],
  ['due-day', /^(?:还款日|due)[:：]?/i],
  ['penalty-rate', /^(?:罚息利率|罚息率|penalty[- ]rate)[:：]?/i],
  ['penalty', /^(?:罚息|penalty)[:：]?/i],
  ['interest', /^(?:利息|interest)[:：]?/i],
  ['fees', /^(?:费用|fees?)[:：]?/i],
  ['overdue-principal', /^(?:逾期本金|overdue[- ]principal)[:：]?/i],
  ['principal', /^(?:本金|principal)[:：]?/i],
  ['total', /^(?:总额|合计|共|欠款|total|owed)[:：]?/i],
  ['rate', /^(?:利率|年化利率|年利率|rate)[:：]?/i],
  ['people', /^(?:人口|家庭|people)[:：]?/i],
  ['income', /^(?:月?收入|income)[:：]?/i],
  ['essentials', /^(?:必要支出|支出|essentials)[:：]?/i],
  ['savings', /^(?:积蓄|存款|savings)[:：]?/i],
  ['max-payment', /^(?:最多|max)[:：]?/i],
  ['pay-now', /^(?:今天还|今天|now)[:：]?/i],
]
/** The longer word first: 逾期本金 is not 逾期. */
const LONGEST_FIRST: readonly QuestionId[] = ['overdue-principal', 'penalty-rate']
const ORDERED = WORDS.toSorted(
  ([a], [b]) => Number(LONGEST_FIRST.includes(b)) - Number(LONGEST_FIRST.includes(a)),
)

/** The answers in a line, in the order of the questions; nothing where a part of it announces none. */
function parts(line: string, draft: Draft, on: AnsweredOn): readonly Told[] | Unanswered | undefined {
  const said = halfWidth(line).trim()
  if (said.length > MOST_TYPED) return undefined
  const words = said.split(/\s+|[;；、]|[,，](?!\d{3}(?!\d))/).filter((word) => word !== '')
  const found: Told[] = []
  let strange: string | undefined
  for (let at = 0; at < words.length;) {
    const part = partAt(words, at, draft, on)
    if (part && found.some(({ id }) => id === part.told.id)) return wrong('twice', { read: words[at] ?? '' })
    if (part) found.push(part.told)
    else strange ??= words[at]
    at += part?.words ?? 1
  }
  // One figure among words may be anything; it is no line of answers.
  if (found.length < 2 && (found.length === 0 || words.length !== 2)) return undefined
  if (strange !== undefined) return wrong('not-understood', { read: strange })
  const place = ({ id }: Told): number => ALL.findIndex((one) => one.id === id)
  return found.length < 2 ? undefined : found.toSorted((a, b) => place(a) - place(b))
}

function partAt(
  words: readonly string[],
  at: number,
  draft: Draft,
  on: AnsweredOn,
): { readonly told: Told; readonly words: number } | undefined {
  const word = words[at] ?? ''
  const next = words[at + 1] ?? ''
  // "22 left", "22期", "3人", "99天"
  if (/^\d+$/.test(word) && /^left$/i.test(next)) return { told: { id: 'months-left', text: word }, words: 2 }
  for (const [id, pattern] of ORDERED) {
    const match = pattern.exec(word)
    if (!match) continue
    const glued = word.slice(match[0].length)
    // A day may be three words, 15 Aug 2026: the longest that is an answer is taken. Everything else is one.
    const most = id === 'overdue-since' ? 3 : 1
    const rest = (glued === '' ? words.slice(at + 1) : [glued, ...words.slice(at + 1)]).slice(0, most)
    for (let n = rest.length; n > 0; n--) {
      const text = rest.slice(0, n).join(' ')
      if (isAnswer(question(id), text, draft, on))
        return { told: { id, text }, words: n + (glued === '' ? 1 : 0) }
    }
    if (rest.length > 0) return { told: { id, text: rest[0] ?? '' }, words: glued === '' ? 2 : 1 }
  }
  if (/^\d{1,3}期$/.test(word)) return { told: { id: 'months-left', text: word }, words: 1 }
  if (/^\d{1,2}(?:人|口)$/.test(word)) return { told: { id: 'people', text: word }, words: 1 }
  if (/^[A-Z]{3}$/.test(word)) return { told: { id: 'currency', text: word }, words: 1 }
  if ('text' in typedAmount(word, digitsOf(draft.tree)))
    return { told: { id: 'principal', text: word }, words: 1 }
  if ('text' in typedRate(word)) return { told: { id: 'rate', text: word }, words: 1 }
  return undefined
}

/** Read on its own: what the schema and other answers say of it comes when they are put together. */
const isAnswer = (one: Asked, text: string, { tree }: Draft, on: AnsweredOn): boolean =>
  !('trouble' in meant(one, text, { ...on, digits: digitsOf(tree) }))

/** Every answer of the line put into the draft, or what is wrong with the first that will not do. */
export function quickEntry(draft: Draft, line: string, on: AnsweredOn): QuickEntry | Unanswered | undefined {
  const found = parts(line, draft, on)
  if (!found || 'trouble' in found) return found
  let now = draft
  const puts: Put[] = []
  const told: QuickEntry['told'][number][] = []
  for (const { id, text } of found) {
    const answered = answer(now, question(id), text, on)
    if ('trouble' in answered) return answered
    now = answered.draft
    puts.push(...answered.puts)
    told.push({ id, text, meant: answered.meant })
  }
  return { draft: now, puts, told }
}
