// The list of answers (答案一览): numbered, in two columns where they fit, so that any can be changed by its number.
//  1 figures of      2026-11-22              9 contract rate   18%
import { type Draft, fitting, isAnswered, type Wanted } from '../app/interview.ts'
import type { Asked } from '../app/questions.ts'
import { visible } from '../i18n/neutral.ts'
import { padEnd, padStart, width } from '../i18n/width.ts'
import { type Asking, isBack } from './interview-ask.ts'
import { inLines } from './interview-screen.ts'

/** Shows the answers and asks for a number; nothing on Enter. */
export async function pickAnswer(
  { screen, prompter, context }: Asking,
  draft: Draft,
  wanted: Wanted,
  message: string,
): Promise<Asked | undefined> {
  const { review: w } = context.words.interview
  const all = fitting(draft, wanted)
  const numbered = all.map((one, i) => ({ one, n: String(i + 1) }))
  const told = numbered.filter(({ one }) => isAnswered(draft, one))
  const open = numbered.filter(({ one }) => !isAnswered(draft, one))
  screen.say(w.title)
  for (const line of table(
    told.map(({ one, n }) => [n, screen.label(one), screen.shown(one, draft)]),
    screen.columns,
  ))
    context.io.err.write(`${line}\n`)
  if (open.length > 0) {
    const names = open.map(({ one, n }) => `${n} ${screen.label(one)}`)
    screen.say(w.left)
    for (const line of inLines(names, screen.columns - 2)) context.io.err.write(`  ${line}\n`)
  }
  const typed = await prompter.line({
    message,
    check: (text) => {
      const said = text.trim()
      if (said === '' || isBack(said) || numbered.some(({ n }) => n === said)) return undefined
      return w.none.replace('{read}', visible(said.slice(0, 20)))
    },
  })
  const said = typed.trim()
  if (isBack(said)) return told.at(-1)?.one
  return numbered.find(({ n }) => n === said)?.one
}

type Row = readonly [n: string, label: string, value: string]

/** Rows in one column, or in two beside each other where every half has room for its longest. */
export function table(rows: readonly Row[], columns: number): string[] {
  const label = Math.max(0, ...rows.map(([, text]) => width(text)))
  const half = Math.floor((columns - 2) / 2)
  const line = ([n, name, value]: Row, room: number): string =>
    cut(`${padStart(n, 2)} ${padEnd(name, label)} ${value}`, room)
  const narrow = rows.filter((row) => width(line(row, 1000)) <= half)
  // A long answer, as a household's list, has a line of its own below the others.
  const wide = rows.filter((row) => !narrow.includes(row))
  if (narrow.length < 6 || columns < 70) return rows.map((row) => line(row, columns))
  const down = Math.ceil(narrow.length / 2)
  const pairs = Array.from({ length: down }, (_, i) => {
    const [left, right] = [narrow[i], narrow[i + down]]
    return left === undefined
      ? ''
      : right === undefined
        ? line(left, half)
        : `${padEnd(line(left, half), half)}  ${line(right, half)}`
  })
  return [...pairs, ...wide.map((row) => line(row, columns))]
}

function cut(text: string, room: number): string {
  if (width(text) <= room) return text
  let out = ''
  for (const char of text) {
    if (width(out + char) > room - 1) break
    out += char
  }
  return `${out}…`
}
