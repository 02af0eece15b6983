// Records (逐条处理): what a block of raw records becomes, the same in one process and in a worker: case, policy, plans, a line each.
// Nothing is kept from one record to the next but what all share: the mapping made ready, policies by their name.
import { onWishedDay, type Situation } from '../../core/situation.ts'
import { currencyDigits } from '../../core/currency.ts'
import { type Asked, appraiseRecord } from '../../app/batch.ts'
import { compare } from '../../app/compare.ts'
import type { Lang } from '../../i18n/lang.ts'
import { messages } from '../../i18n/messages.ts'
import { type Book, bookOf, defaultsOf, policyOfCountry, read } from '../../policy/load.ts'
import type { Policy } from '../../policy/policy.ts'
import type { OutputFormat } from './outputs.ts'
import { type Told, comparisonLine, errorLine, wrongOf } from '../../render/batch-record.ts'
import {
  type Around,
  type Field,
  type RowShape,
  csvRow,
  jsonRow,
  rowOf,
  rowShape,
} from '../../render/batch-row.ts'
import { byName } from '../../schema/case-paths.ts'
import { readCase } from '../../schema/case.ts'
import { InputError, inputError } from '../../schema/input-error.ts'
import { jsonTree } from '../../schema/json.ts'
import type { Mapping } from '../../schema/mapping.ts'
import { type Row, type RowReader, mappingOf, rowReader } from '../../schema/row-case.ts'
import { applySets } from '../../schema/sets.ts'
import { type Tree, type TreeMap, isMap } from '../../schema/tree.ts'
import type { Raw } from '../../store/portfolio/raw.ts'

export type Shard = { readonly part: number; readonly of: number; readonly by: 'number' | 'id' }

/** Everything a worker is told: plain data. */
export type Setup = Asked & {
  readonly columns?: readonly string[]
  readonly mapping?: Mapping
  readonly carry: readonly string[] | 'all'
  readonly sets: readonly string[]
  /** The policy that was asked for; else that of each record's country or currency. */
  readonly book?: Book
  readonly top?: number
  readonly output: OutputFormat
  readonly flat: boolean
  readonly lang: Lang
  readonly lines: boolean
  readonly shard?: Shard
}

/** `first` is the number of the block's first record, from 0. */
export type Job = { readonly first: number; readonly rows: readonly Raw[] }
export type Counts = {
  readonly records: number
  readonly plans: number
  readonly none: number
  readonly errors: number
  readonly considered: number
  /** Plans that were run row by row. */
  readonly appraised: number
  /** Records on which the program itself failed; among the errors. */
  readonly bugs: number
}
export type Done = {
  readonly text: string
  readonly rows: readonly (readonly Field[])[]
  readonly counts: Counts
  readonly policies: readonly string[]
}
export const NO_COUNTS: Counts = {
  records: 0,
  plans: 0,
  none: 0,
  errors: 0,
  considered: 0,
  appraised: 0,
  bugs: 0,
}

export const readerOf = (
  { mapping, carry, sets }: Setup,
  columns: readonly string[] | undefined,
): RowReader => {
  const made = mapping ?? mappingOf(columns ?? [], sets)
  return rowReader({ ...made, carry: carry.length > 0 ? carry : made.carry }, columns)
}

export const shapeOf = ({ lines, role }: Setup, carry: readonly string[]): RowShape =>
  rowShape(carry, { lines, borrower: role === 'borrower' })

export function recorder(setup: Setup): (job: Job) => Done {
  const { columns, output, flat, lang, lines, shard, sets, role, kinds, top } = setup
  const table = columns ? readerOf(setup, columns) : undefined
  const carry =
    table?.carry ?? (setup.carry === 'all' ? [] : setup.carry.length > 0 ? setup.carry : carriedBy(setup))
  const shape = shapeOf(setup, carry)
  const readers = new Map<string, RowReader>()
  const objects = setup.mapping && !columns ? readerOf(setup, undefined) : undefined
  const books = policies(setup.book)
  const bugWords = messages(lang).cli.batch.recordBug

  /** The keys of most objects are the same; what they mean is worked out once. */
  const readerFor = (map: TreeMap): RowReader => {
    if (objects) return objects
    const keys = Object.keys(map)
    const name = JSON.stringify(keys)
    const known = readers.get(name)
    if (known) return known
    const made = readerOf({ ...setup, carry }, keys.length > 0 ? keys : ['id'])
    if (readers.size < 100) readers.set(name, made)
    return made
  }
  const situationOf = (tree: Tree): { situation: Situation; policy: Policy } => {
    const given = sets.length > 0 ? applySets(tree, sets) : tree
    const { book, digits } = books(given)
    const situation = onWishedDay(readCase(given, book.defaults))
    return { situation, policy: read(book.book, digits, situation) }
  }

  const one = (raw: Raw, number: number, into: Draft): void => {
    if (shard?.by === 'number' && number % shard.of !== shard.part - 1) return
    const { line } = raw
    let around: Around = { line, id: undefined, carried: carry.map(() => null) }
    let wrong: readonly Told[] | undefined
    try {
      if ('fault' in raw) throw new InputError([{ path: '', ...raw.fault }])
      const row: Row = 'text' in raw ? { map: mapIn(raw.text) } : raw
      const whole = row.map && !setup.mapping && !isFlat(row.map, sets) ? row.map : undefined
      const reader = whole ? undefined : (table ?? readerFor(row.map ?? {}))
      around = reader
        ? { line, id: reader.id(row), carried: reader.carried(row) }
        : { line, id: idIn(whole), carried: carry.map((name) => textIn(whole, name)) }
      if (shard?.by === 'id' && hash(around.id ?? String(number)) % shard.of !== shard.part - 1) return
      const root = whole ?? reader?.tree(row) ?? {}
      const { situation, policy } = situationOf({ root, place: () => ({}) })
      around = situation.id === undefined ? around : { ...around, id: situation.id }
      into.policies.add(`${policy.id} ${policy.version} ${policy.digest}`)
      if (!flat) {
        const of = compare(situation, policy, {
          role,
          ...(kinds ? { kinds } : {}),
          ...(top === undefined ? {} : { top }),
        })
        into.text.push(comparisonLine(of, lang, carry, around))
        tally(into, of.plans.length > 0 ? 'plans' : 'none', {
          considered: of.counts.considered,
          appraised: of.counts.considered,
        })
        return
      }
      const said = appraiseRecord(situation, policy, { role, ...(kinds ? { kinds } : {}) })
      put(into, rowOf(shape, around, said))
      tally(into, said.best ? 'plans' : 'none', said.counts)
      return
    } catch (error) {
      if (shard?.by === 'id' && around.id === undefined && hash(String(number)) % shard.of !== shard.part - 1)
        return
      wrong = error instanceof InputError ? error.troubles : undefined
      if (!wrong) into.counts.bugs += 1
    }
    tally(into, 'errors', { considered: 0, appraised: 0 })
    // What a bug says of itself may differ from one engine to another: it is not put in band.
    const troubles: readonly Told[] = wrong ?? [{ key: 'bug', args: {}, path: '', message: bugWords }]
    const told = wrong ? wrongOf(wrong, lang) : { keys: ['bug'], messages: [bugWords] }
    if (output === 'ndjson') into.text.push(errorLine(troubles, lang, lines, carry, around))
    else put(into, rowOf(shape, around, told))
  }
  const put = (into: Draft, row: Field[]): void => {
    if (output === 'parquet') into.rows.push(row)
    else into.text.push(output === 'csv' ? csvRow(shape, row) : jsonRow(shape, row))
  }

  return ({ first, rows }) => {
    const into: Draft = { text: [], rows: [], counts: { ...NO_COUNTS }, policies: new Set() }
    rows.forEach((raw, at) => one(raw, first + at, into))
    return { text: into.text.join(''), rows: into.rows, counts: into.counts, policies: [...into.policies] }
  }
}

type Draft = {
  readonly text: string[]
  readonly rows: Field[][]
  readonly counts: { -readonly [K in keyof Counts]: number }
  readonly policies: Set<string>
}
function tally(
  { counts }: Draft,
  as: 'plans' | 'none' | 'errors',
  of: Pick<Counts, 'considered' | 'appraised'>,
): void {
  counts.records += 1
  counts[as] += 1
  counts.considered += of.considered
  counts.appraised += of.appraised
}

const carriedBy = ({ mapping }: Setup): readonly string[] =>
  mapping === undefined || mapping.carry === 'all' ? [] : mapping.carry

function mapIn(text: string): TreeMap {
  const { root } = jsonTree(text)
  if (!isMap(root)) throw inputError('not-a-map', {})
  return root
}
/** An object whose keys are fields of a debt, rather than a case with its `debt` inside. */
const isFlat = (map: TreeMap, sets: readonly string[]): boolean =>
  !Object.hasOwn(map, 'debt') &&
  (Object.keys(map).some((key) => byName(key) === 'debt.principal') ||
    sets.some((set) => set.startsWith('debt.principal=')))
const textIn = (map: TreeMap | undefined, name: string): string | null => {
  const node = map && Object.hasOwn(map, name) ? map[name] : undefined
  return typeof node === 'string' ? node : null
}
const idIn = (map: TreeMap | undefined): string | undefined => textIn(map, 'id') ?? undefined

type Known = { readonly book: Book; readonly defaults: ReturnType<typeof defaultsOf> }

/** The policy of a record, as `compare` would choose it; read once for all records of one country and currency. */
function policies(asked: Book | undefined): (tree: Tree) => { book: Known; digits: number } {
  const known = new Map<string, Known>()
  return ({ root }) => {
    const said = (key: string): string | undefined => {
      const node = isMap(root) ? root[key] : undefined
      return typeof node === 'string' ? node.trim() : undefined
    }
    const currency = said('currency')
    const digits = (currency === undefined ? undefined : currencyDigits(currency)) ?? 2
    const want = asked?.written['currency']
    if (asked && typeof want === 'string' && currency !== undefined && currency !== want)
      throw inputError('other-currency', { policy: asked.id, want }, { path: 'currency', read: currency })
    const name = asked?.id ?? policyOfCountry(said('country'), currency)
    const key = `${name} ${digits}`
    const found = known.get(key)
    if (found) return { book: found, digits }
    const book = asked ?? bookOf(name)
    if (!book) throw new Error(`no policy ${name}`)
    const made = { book, defaults: defaultsOf(book, digits) }
    known.set(key, made)
    return { book: made, digits }
  }
}

/** FNV-1a over the characters: the same shard everywhere. */
function hash(text: string): number {
  let of = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) of = Math.imul(of ^ text.charCodeAt(i), 0x01000193)
  return of >>> 0
}
