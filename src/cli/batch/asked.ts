// What a run is asked for (运行参数): from the options to a setup that a worker can be handed, checked before anything is read.
import type { Role } from '../../app/appraise.ts'
import { type Mapping, readMapping } from '../../schema/mapping.ts'
import { checkSets } from '../../schema/case-sets.ts'
import { nearest } from '../../schema/nearest.ts'
import { readCaseFile } from '../../store/case-file.ts'
import type { EncodingName, InputFormat } from '../../store/portfolio/raw.ts'
import { apart } from '../apart.ts'
import { kindsOf } from '../commands/compare.ts'
import type { Context } from '../context.ts'
import { UsageError } from '../exit.ts'
import { whole } from '../options.ts'
import { bookFor } from '../policy-input.ts'
import { OUTPUTS, type OutputFormat } from './outputs.ts'
import type { Setup, Shard } from './record.ts'

type Options = Readonly<Record<string, unknown>>
export type Asked = {
  readonly setup: Omit<Setup, 'columns'>
  readonly file: string | undefined
  /** The mapping file, for what is wrong in it. */
  readonly map: string | undefined
  readonly inputFormat?: InputFormat
  readonly encoding?: EncodingName
  readonly delimiter?: string
  readonly workers: number
  readonly resume: boolean
  readonly maxErrors: number
  readonly exitZero: boolean
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const items = (list: string | undefined): string[] =>
  (list ?? '').split(',').flatMap((one) => one.trim() || [])
const MOST_WORKERS = 256

export async function askedOf(context: Context, path: string, options: Options): Promise<Asked> {
  const output = text(options['output'])
  const file = output === '-' ? undefined : output
  const map = text(options['map'])
  apart([path, map], [file])
  const mapping = map === undefined ? undefined : await mappingIn(map)
  const format = outputFormat(options, file)
  const named = options['policy'] ?? context.io.env['PARLEY_POLICY']
  const book = named ? await bookFor(context, named, { root: {}, place: () => ({}) }) : undefined
  const carry = items(text(options['carry']))
  const kinds = kindsOf(text(options['kinds']))
  const sets = (options['set'] as string[] | undefined) ?? []
  checkSets(sets)
  const top = whole(options['top'], '--top', 1, 1000)
  const shard = shardOf(text(options['shard']), text(options['shardBy']))
  const inputFormat = text(options['inputFormat']) as InputFormat | undefined
  const encoding = text(options['encoding']) as EncodingName | undefined
  const delimiter = delimiterOf(options)
  return {
    setup: {
      role: options['role'] as Role,
      carry: carry.includes('*') ? 'all' : carry,
      sets,
      output: format,
      flat: options['flat'] === true || format !== 'ndjson',
      // A locale changes nothing in a file: only who asks for a language gets it.
      lang: context.askedLang ?? 'en',
      lines: options['line'] !== false,
      ...(mapping ? { mapping } : {}),
      ...(book ? { book } : {}),
      ...(kinds ? { kinds } : {}),
      ...(top === undefined ? {} : { top }),
      ...(shard ? { shard } : {}),
    },
    file,
    map,
    ...(inputFormat ? { inputFormat } : {}),
    ...(encoding ? { encoding } : {}),
    ...(delimiter === undefined ? {} : { delimiter }),
    workers: whole(options['workers'], '--workers', 0, MOST_WORKERS) ?? 0,
    resume: options['resume'] === true,
    maxErrors: whole(options['maxErrors'], '--max-errors', 0, Number.MAX_SAFE_INTEGER) ?? Infinity,
    exitZero: options['exitZero'] === true,
  }
}

export async function mappingIn(map: string): Promise<Mapping> {
  return readMapping((await readCaseFile(map)).tree)
}

const ENDINGS: Readonly<Record<string, OutputFormat>> = {
  csv: 'csv',
  parquet: 'parquet',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'ndjson',
}

/** Endings that promise what is not written here; `answers.txt` promises nothing. */
const OTHERS = ['xlsx', 'xls', 'tsv', 'html', 'svg', 'md', 'yaml', 'yml', 'pdf']

function outputFormat(options: Options, file: string | undefined): OutputFormat {
  const said = text(options['format'])
  if (said === undefined) {
    const ending = /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? ''
    if (OTHERS.includes(ending))
      throw new UsageError('no-format', { format: ending, known: OUTPUTS.join(', ') })
    return ENDINGS[ending] ?? 'ndjson'
  }
  const known = OUTPUTS.find((one) => one === said)
  if (!known)
    throw new UsageError('no-format', { format: said, known: OUTPUTS.join(', ') }, nearest(said, OUTPUTS))
  return known
}

/** One sign that a cell could not hold bare: what opens a quoted cell or ends a line is none. */
export function delimiterOf(options: Options): string | undefined {
  const said = text(options['delimiter'])?.replace('\\t', '\t')
  if (said !== undefined && (said.length !== 1 || /["\r\n]/.test(said)))
    throw new UsageError('bad-delimiter', { value: said })
  return said
}

function shardOf(said: string | undefined, by: string | undefined): Shard | undefined {
  if (said === undefined) return undefined
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(said)
  const [part, of] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || part < 1 || part > of) throw new UsageError('bad-shard', { value: said })
  return { part, of, by: by === 'id' ? 'id' : 'number' }
}
