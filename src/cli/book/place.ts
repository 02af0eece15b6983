// Which book (账册的位置): --book, else PARLEY_BOOK, else the one in the data folder, begun when something is first put in it.
import { type Refusal, isRefusal } from '../../core/finding.ts'
import { voice } from '../../i18n/say.ts'
import type { Role } from '../../app/appraise.ts'
import { bookAt, made, ownBook } from '../../store/book/book.ts'
import { type Writer, writing } from '../../store/book/write.ts'
import type { Item } from '../../store/book/chain.ts'
import type { Context } from '../context.ts'
import { Refused, UsageError } from '../exit.ts'

type Options = Readonly<Record<string, unknown>>
export const clock = (): Date => new Date()

/** An empty name is told, and none of a folder: a variable of a script was not set. */
export function bookDir({ io }: Context, options: Options): string {
  if (options['book'] === '') throw new UsageError('option-needs-value', { option: '--book' })
  return (options['book'] as string | undefined) ?? (io.env['PARLEY_BOOK'] || ownBook(io.env))
}

/** A book to look into. One whose head is damaged still is one. */
export function bookToRead(context: Context, options: Options): string {
  const dir = bookDir(context, options)
  if (!isThere(dir)) throw new UsageError('no-book', { dir })
  return dir
}

/** A book to put something in. */
export function bookToWrite(context: Context, options: Options): string {
  const dir = bookDir(context, options)
  if (isThere(dir)) return dir
  const no = made(dir, clock)
  if (no) throw new Refused(dir, no.refused)
  const { say, words } = voice(context.lang)
  context.io.err.write(`${say(words.book.begun, { dir: { text: dir } })}\n`)
  return dir
}

function isThere(dir: string): boolean {
  const there = bookAt(dir)
  if (typeof there !== 'boolean') throw new Refused(dir, there.refused)
  return there
}

/** What is refused is told with what it was refused of. */
export function sure<T extends object>(of: T | Refusal, subject: string): T {
  if (isRefusal(of)) throw new Refused(subject, of.refused)
  return of
}

export const write = <T extends object>(dir: string, run: (book: Writer) => T | Refusal): T =>
  sure(writing(dir, clock, run) as T | Refusal, dir)

/** That something is shown unmasked stands in the book before it is shown. */
export function revealing(context: Context, dir: string, options: Options, what: Item): boolean {
  if (options['reveal'] !== true) return false
  const role = (options['role'] as Role | undefined) ?? 'collector'
  write(dir, (book) => book.note({ do: 'reveal', role, ...what }) ?? {})
  context.io.err.write(`${voice(context.lang).words.book.revealed}\n`)
  return true
}
