// From a raw record to a case (记录转案件): the reader of its columns or keys, its own object where it is one, and the policy it is
// read under. A line of a table with a mapping, `{"principal": …}` and a whole case all end as one tree.
import { currencyDigits } from '../../core/currency.ts'
import { onWishedDay, type Situation } from '../../core/situation.ts'
import { type Book, bookOf, defaultsOf, policyOfCountry, read } from '../../policy/load.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Around } from '../../render/batch-row.ts'
import { byName } from '../../schema/case-paths.ts'
import { readCase } from '../../schema/case.ts'
import { InputError, inputError } from '../../schema/input-error.ts'
import { jsonTree } from '../../schema/json.ts'
import type { Mapping } from '../../schema/mapping.ts'
import { type Row, type RowReader, mappingOf, rowReader } from '../../schema/row-case.ts'
import { applySets } from '../../schema/sets.ts'
import { type Tree, type TreeMap, isMap } from '../../schema/tree.ts'
import type { Raw } from '../../store/portfolio/raw.ts'

/** What is said of columns, keys and fields once for all records. */
export type Reading = {
  readonly columns?: readonly string[]
  readonly mapping?: Mapping
  readonly carry: readonly string[] | 'all'
  readonly sets: readonly string[]
}

const readerOf = ({ mapping, carry, sets }: Reading, columns: readonly string[] | undefined): RowReader => {
  const made = mapping ?? mappingOf(columns ?? [], sets)
  return rowReader({ ...made, carry: carry.length > 0 ? carry : made.carry }, columns)
}

/** The same, before a run begins: what is wrong is said of the mapping file, or of the head of the table. */
export function readerOfFile(
  setup: Reading,
  columns: readonly string[] | undefined,
  file: string,
): RowReader {
  try {
    return readerOf(setup, columns)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(error.troubles.map((trouble) => ({ file, ...trouble })))
  }
}

/** Objects say themselves which keys they have: what a mapping carries is all that is known beforehand. */
export const columnsUnknown = ({ mapping, carry }: Reading): readonly string[] | undefined =>
  mapping ? undefined : ['debt.principal', ...(carry === 'all' ? [] : carry)]

/** What stands around a case; its tree is made when it is asked for, and may be refused then. */
export type Opened = { readonly around: Around; readonly tree: () => Tree }

export type Cases = { readonly carry: readonly string[]; readonly open: (raw: Raw) => Opened }

export function cases(setup: Reading): Cases {
  const { columns, sets } = setup
  const table = columns ? readerOf(setup, columns) : undefined
  const carry =
    table?.carry ?? (setup.carry === 'all' ? [] : setup.carry.length > 0 ? setup.carry : carriedBy(setup))
  const readers = new Map<string, RowReader>()
  const objects = setup.mapping && !columns ? readerOf(setup, undefined) : undefined

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
  const open = (raw: Raw): Opened => {
    if ('fault' in raw) throw new InputError([{ path: '', ...raw.fault }])
    const { line } = raw
    const row: Row = 'text' in raw ? { map: mapIn(raw.text) } : raw
    const whole = row.map && !setup.mapping && !isFlat(row.map, sets) ? row.map : undefined
    const reader = whole ? undefined : (table ?? readerFor(row.map ?? {}))
    const around = reader
      ? { line, id: reader.id(row), carried: reader.carried(row) }
      : { line, id: idIn(whole), carried: carry.map((name) => textIn(whole, name)) }
    const tree = (): Tree => {
      const plain = { root: whole ?? reader?.tree(row) ?? {}, place: () => ({}) }
      return sets.length > 0 ? applySets(plain, sets) : plain
    }
    return { around, tree }
  }
  return { carry, open }
}

const carriedBy = ({ mapping }: Reading): readonly string[] =>
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

/** The case of a tree under a policy: the one that was asked for, else that of its country or currency. */
export function judging(asked: Book | undefined): (tree: Tree) => { situation: Situation; policy: Policy } {
  const books = policies(asked)
  return (tree) => {
    const { book, digits } = books(tree)
    const situation = onWishedDay(readCase(tree, book.defaults))
    return { situation, policy: read(book.book, digits, situation) }
  }
}

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
