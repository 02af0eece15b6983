// A run over records (批量运行): open, work block by block in order, write, count; and end in a way that loses nothing.
// The last line on stderr is its summary: {"schema":"parley/batch-summary@1","records":1000,"plans":812,"none":150,"errors":38,…}
import about from '../../../package.json' with { type: 'json' }
import { jsonText } from '../../render/json-text.ts'
import { inputError } from '../../schema/input-error.ts'
import { sha256 } from '../../store/digest.ts'
import { open } from '../../store/portfolio/open.ts'
import type { Source } from '../../store/portfolio/raw.ts'
import { fileDigest } from '../../store/same-file.ts'
import { type Context, stdinFor } from '../context.ts'
import { EXIT } from '../exit.ts'
import { type Asked, askedOf } from './asked.ts'
import { inOrder, pool } from './pool.ts'
import { bar } from './progress.ts'
import { type Counts, type Job, NO_COUNTS, type Setup, recorder, shapeOf } from './record.ts'
import { columnsUnknown, readerOfFile } from './record-case.ts'
import { type Reached, type Sink, sink } from './sink.ts'

const BLOCK = 32
/** Records between two marks from which a run can go on. */
const MARK = 4096
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: 143 } as const

export async function run(
  context: Context,
  path: string,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const asked = await askedOf(context, path, options)
  const source = await open(path, {
    stdin: stdinFor(context, path) ?? context.io.stdin,
    ...(asked.inputFormat ? { format: asked.inputFormat } : {}),
    ...(asked.encoding ? { encoding: asked.encoding } : {}),
    ...(asked.delimiter === undefined ? {} : { delimiter: asked.delimiter }),
  })
  const { columns } = source
  const setup: Setup = { ...asked.setup, ...(columns ? { columns } : {}) }
  const reader = readerOfFile(setup, columns ?? columnsUnknown(setup), asked.map ?? path)
  const identity = identityOf(path, asked, setup)
  if (asked.resume && !identity) throw inputError('cannot-resume', {}, { file: asked.file ?? path })
  const to = await sink({
    out: context.io.out,
    file: asked.file,
    output: setup.output,
    shape: shapeOf(setup, reader.carry),
    ...(identity ? { run: identity } : {}),
    resume: asked.resume,
  })
  if (setup.mapping === undefined) tellUnused(context, reader.unused)
  return worked(context, path, asked, setup, source, to)
}

async function worked(
  context: Context,
  path: string,
  { workers, maxErrors, exitZero, encoding, file }: Asked,
  setup: Setup,
  source: Source,
  to: Sink,
): Promise<number> {
  let counts: Counts = to.from?.counts ?? NO_COUNTS
  const policies = new Set(to.from?.policies ?? [])
  let rows = to.from?.rows ?? 0
  let marked = rows
  let stopped: keyof typeof SIGNALS | undefined
  const stop = (signal: NodeJS.Signals): void => {
    stopped ??= signal as keyof typeof SIGNALS
    // A stream that is silent would never come to its next block.
    source.stop?.()
    if (path === '-') (context.io.stdin as { destroy?: () => void }).destroy?.()
  }
  for (const signal of Object.keys(SIGNALS)) process.once(signal, stop)
  if (to.from) tell(context, 'resumed', { records: counts.records })
  const hands = pool({ does: 'batch', setup }, workers, recorder)
  const shown = bar(context, file === undefined && context.io.out.isTerminal)
  const reached = (): Reached => ({ rows, counts, policies: [...policies] })
  let whole = false
  try {
    for await (const { rows: taken, done } of inOrder(hands, jobs(source, rows))) {
      await to.put(done)
      rows += taken
      counts = plus(counts, done.counts)
      for (const policy of done.policies) policies.add(policy)
      if (stopped || counts.errors > maxErrors) break
      if (rows - marked >= MARK) {
        marked = rows
        to.mark(reached())
      }
      shown.show(counts.records, source.share?.())
    }
    whole = !stopped && counts.errors <= maxErrors
    if (whole) await to.finish()
    else to.mark(reached())
  } catch (error) {
    if (!stopped) throw error
  } finally {
    shown.end()
    for (const signal of Object.keys(SIGNALS)) process.removeListener(signal, stop)
    await hands.end()
    if (!whole) to.leave()
  }
  if (source.encoding() !== 'utf-8' && encoding === undefined)
    tell(context, 'encoding', { file: path, encoding: source.encoding().toUpperCase() })
  if (counts.errors > maxErrors) tell(context, 'tooManyErrors', { most: maxErrors })
  if (!whole && file !== undefined)
    tell(context, setup.output === 'parquet' || path === '-' ? 'stoppedPlain' : 'stopped', {
      records: counts.records,
      file: to.part ?? file,
    })
  summary(context, { counts, policies: [...policies].toSorted(), source, whole })
  if (stopped) return SIGNALS[stopped]
  if (!whole) return EXIT.usage
  if (exitZero) return EXIT.done
  return counts.bugs > 0 ? EXIT.bug : counts.errors > 0 ? EXIT.some : EXIT.done
}

export async function* jobs({ blocks }: Source, skip = 0): AsyncGenerator<Job> {
  let first = 0
  for await (const block of blocks)
    for (let at = 0; at < block.length; at += BLOCK) {
      const rows = block.slice(at, at + BLOCK)
      const passed = Math.min(rows.length, Math.max(0, skip - first))
      if (passed < rows.length) yield { first: first + passed, rows: rows.slice(passed) }
      first += rows.length
    }
}

/** What makes a run this one: the same input, the same settings, the same program. */
function identityOf(
  path: string,
  { file, inputFormat, encoding, delimiter }: Asked,
  setup: Setup,
): Record<string, string> | undefined {
  if (file === undefined || path === '-' || setup.output === 'parquet') return undefined
  const input = fileDigest(path)
  if (input === undefined) return undefined
  const { book, ...others } = setup
  const settings = sha256(JSON.stringify([others, inputFormat, encoding, delimiter]))
  return { tool: about.version, input, settings, policy: book?.digest ?? '' }
}

const plus = (a: Counts, b: Counts): Counts => ({
  records: a.records + b.records,
  plans: a.plans + b.plans,
  none: a.none + b.none,
  errors: a.errors + b.errors,
  considered: a.considered + b.considered,
  appraised: a.appraised + b.appraised,
  bugs: a.bugs + b.bugs,
})

type Note = 'unused' | 'unusedMore' | 'encoding' | 'stopped' | 'stoppedPlain' | 'tooManyErrors' | 'resumed'
function tell(
  { io, words }: Context,
  note: Note,
  figures: Readonly<Record<string, string | number>>,
  when = true,
): void {
  if (!when) return
  const text = words.cli.batch[note].replace(/\{(\w+)\}/g, (_, name: string) => String(figures[name] ?? ''))
  io.err.write(`${text}\n`)
}

const MOST_NAMED = 20

/** So many names are enough to see what is wrong; a table of ten thousand columns would hide all else. */
export function tellUnused(context: Context, unused: readonly string[]): void {
  const more = unused.length - MOST_NAMED
  const columns = unused.slice(0, MOST_NAMED).join(', ')
  tell(context, more > 0 ? 'unusedMore' : 'unused', { columns, more }, unused.length > 0)
}

type Ended = {
  readonly counts: Counts
  readonly policies: readonly string[]
  readonly source: Source
  readonly whole: boolean
}

/** No clock and no machine in it: the same run says the same. */
function summary({ io }: Context, { counts, policies, source, whole }: Ended): void {
  const { bugs, ...shown } = counts
  io.err.write(
    `${jsonText(
      {
        schema: 'parley/batch-summary@1',
        ...shown,
        ...(bugs > 0 ? { bugs } : {}),
        complete: whole,
        input: source.format,
        encoding: source.encoding(),
        policies: policies.map((policy) => {
          const [id = '', version = '', digest = ''] = policy.split(' ')
          return { id, version, digest }
        }),
        version: about.version,
      },
      true,
    )}\n`,
  )
}
