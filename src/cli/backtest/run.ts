// A back-test (政策回测), carried out: open, work block by block in order, add up, and print one document at the end.
import {
  type Backtest,
  type Progress,
  type Rejected,
  append,
  conclude,
  progress,
} from '../../app/backtest.ts'
import { type Format, formatsOf } from '../../render/index.ts'
import { inputError } from '../../schema/input-error.ts'
import { partFile } from '../../store/part-file.ts'
import { open } from '../../store/portfolio/open.ts'
import type { EncodingName, InputFormat, Source } from '../../store/portfolio/raw.ts'
import { inOrder, pool } from '../batch/pool.ts'
import { bar } from '../batch/progress.ts'
import { columnsUnknown, readerOfFile } from '../batch/record-case.ts'
import { delimiterOf } from '../batch/asked.ts'
import { jobs, tellUnused } from '../batch/run.ts'
import { type Context, stdinFor } from '../context.ts'
import { EXIT, Interrupted } from '../exit.ts'
import { emit, formatOf } from '../output.ts'
import { type Asked, askedOf, budgetIn } from './asked.ts'
import { type BacktestSetup, type BlockDone, blocks, listHead, namesOf, reject } from './block.ts'

export const FORMATS: readonly Format[] = formatsOf('backtest')
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export async function run(
  context: Context,
  path: string,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  formatOf(options, FORMATS)
  const asked = await askedOf(context, path, options)
  const [format, encoding] = ['inputFormat', 'encoding'].map((name) => text(options[name]))
  const delimiter = delimiterOf(options)
  const source = await open(path, {
    stdin: stdinFor(context, path) ?? context.io.stdin,
    ...(format ? { format: format as InputFormat } : {}),
    ...(encoding ? { encoding: encoding as EncodingName } : {}),
    ...(delimiter === undefined ? {} : { delimiter }),
  })
  const { columns } = source
  const setup: BacktestSetup = { ...asked.setup, ...(columns ? { columns } : {}) }
  const reader = readerOfFile(setup, columns ?? columnsUnknown(setup), asked.map ?? path)
  if (setup.mapping === undefined) tellUnused(context, reader.unused)
  const { of, bugs } = await worked(context, path, asked, setup, source)
  if (source.encoding() !== 'utf-8' && encoding === undefined)
    tell(context, 'encoding', { file: path, encoding: source.encoding().toUpperCase() })
  await emit(context, { is: 'backtest', of }, options, FORMATS)
  if (asked.exitZero) return EXIT.done
  return bugs > 0 ? EXIT.bug : of.rejected.length > 0 ? EXIT.some : EXIT.done
}

/** All records of one currency, that of the first; nothing of a run that was stopped is kept. */
type Course = {
  into: Progress | undefined
  currency: string
  digits: number
  readonly rejected: Rejected[]
  rows: number
  bugs: number
}

async function worked(
  context: Context,
  path: string,
  { budget, list, workers }: Asked,
  setup: BacktestSetup,
  source: Source,
): Promise<{ of: Backtest; bugs: number }> {
  const { settings, books } = setup
  const course: Course = { into: undefined, currency: '', digits: 2, rejected: [], rows: 0, bugs: 0 }
  const into = list === undefined ? undefined : partFile(list)
  const hands = pool({ does: 'backtest', setup }, workers, blocks)
  const shown = bar(context, context.io.env['CI'] !== undefined)
  let stopped = false
  const stop = (): void => {
    stopped = true
    source.stop?.()
    if (path === '-') (context.io.stdin as { destroy?: () => void }).destroy?.()
  }
  process.once('SIGINT', stop)
  let whole = false
  try {
    into?.write(`\ufeff${listHead(books.length)}`)
    for await (const { done } of inOrder(hands, jobs(source))) {
      if (stopped) throw new Interrupted()
      const lines = taken(course, done, setup)
      if (lines !== '') into?.write(lines)
      shown.show(course.rows, source.share?.())
    }
    if (stopped) throw new Interrupted()
    if (course.rows === 0) throw inputError('empty-file', {}, { file: path })
    into?.finish()
    whole = true
  } finally {
    shown.end()
    process.removeListener('SIGINT', stop)
    await hands.end()
    if (!whole) into?.leave()
  }
  const exact = budget === undefined ? undefined : budgetIn(budget, course.digits)
  const { currency, digits, rejected, bugs } = course
  const run = { currency, digits, policies: namesOf(books), rejected }
  const of = conclude(course.into ?? progress(settings, books.length), run, { ...settings, budget: exact })
  return { of, bugs }
}

/** What one block adds; its lines for the list of records. */
function taken(course: Course, done: BlockDone, { settings, books }: BacktestSetup): string {
  course.rows += done.rows
  course.bugs += done.bugs
  for (const { trouble, line, count } of done.rejected) reject(course.rejected, trouble, line, count)
  let lines = ''
  for (const part of done.parts) {
    if (!course.into) {
      course.into = progress(settings, books.length)
      ;[course.currency, course.digits] = [part.currency, part.digits]
    }
    if (part.currency !== course.currency) {
      const want = { want: course.currency }
      const trouble = { key: 'mixed-currencies', args: want, path: 'currency', read: part.currency } as const
      reject(course.rejected, trouble, part.line, part.progress.records)
      continue
    }
    append(course.into, part.progress)
    lines += part.list.join('')
  }
  return lines
}

function tell({ io, words }: Context, note: 'encoding', figures: Readonly<Record<string, string>>): void {
  const said = words.cli.batch[note].replace(/\{(\w+)\}/g, (_, name: string) => figures[name] ?? '')
  io.err.write(`${said}\n`)
}
