// Output (输出): the one place where a document becomes text and leaves: stdout, or a file that appears whole or not at all.
// `-o plans.html` infers the format; `--json` is `--format json`.
import { writeNew } from '../store/write-file.ts'
import { type Document, type Format, render } from '../render/index.ts'
import { type Context, colorLevel, plainTerminal, widthOf } from './context.ts'
import { UsageError } from './exit.ts'
import { whole } from './options.ts'

type Options = Readonly<Record<string, unknown>>

const ENDINGS: Readonly<Record<string, Format>> = {
  json: 'json',
  csv: 'csv',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  txt: 'table',
  svg: 'svg',
  ics: 'ics',
}

export function formatOf(options: Options, allowed: readonly Format[]): Format {
  const file = options['output'] as string | undefined
  const ending = file === undefined ? undefined : /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase()
  const asked = (options['format'] as string | undefined) ?? (options['json'] === true ? 'json' : undefined)
  if (asked !== undefined && !(allowed as readonly string[]).includes(asked))
    throw new UsageError('no-format', { format: asked, known: allowed.join(', ') })
  const inferred = ending === undefined ? undefined : ENDINGS[ending]
  return (asked as Format | undefined) ?? (inferred && allowed.includes(inferred) ? inferred : 'table')
}

/** Renders and writes; talk about a written file goes to stderr. */
export async function emit(
  context: Context,
  document: Document,
  options: Options,
  allowed: readonly Format[],
): Promise<void> {
  const { io, lang, words } = context
  const file = options['output'] as string | undefined
  const format = formatOf(options, allowed)
  const toFile = file !== undefined && file !== '-'
  const asked = whole(options['width'], '--width', 20, 1000)
  const width = toFile ? (asked ?? 100) : widthOf(context, asked)
  const text = await render(format, document, {
    lang,
    colour: toFile ? 0 : colorLevel(context, io.out),
    ...(width === undefined ? {} : { width }),
    ...(options['shared'] === true ? { shared: true } : {}),
    ascii: options['ascii'] === true || (!toFile && io.out.isTerminal && plainTerminal(context)),
  })
  if (!toFile) return io.out.write(text)
  // A spreadsheet opens a CSV file as UTF-8 only when it begins with a byte order mark.
  writeNew(file, format === 'csv' ? `\ufeff${text}` : text)
  io.err.write(`${words.cli.wrote.replace('{file}', file)}\n`)
}
