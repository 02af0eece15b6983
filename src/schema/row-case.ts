// A row as a case (行转案件): the cells of a line become the tree of a case, by a mapping or by the names of the columns.
// LIMIT_BAL 20000, PAY_0 2 → { debt: { principal: '20000', daysPastDue: '60' } }; what is empty is not given.
import { FLOWS, byName, kindAt } from './case-paths.ts'
import { type Columns, type Of, compile, textOf } from './expression.ts'
import { type DayStyle, dayText, numberOf } from './figure-text.ts'
import { InputError, type Trouble, inputError } from './input-error.ts'
import type { Field, Mapping } from './mapping.ts'
import { nearest } from './nearest.ts'
import { parsePath } from './sets.ts'
import { type Path, type TreeMap, type TreeNode, emptyMap, pathText } from './tree.ts'

export type Cell = string | null
/** Why a cell cannot be used: it lost digits before it came here, or holds more than one value. */
export type Spoilt = Readonly<Record<number, 'inexact-number' | 'not-a-value'>>
/** A line of a table, or an object of its own keys. */
export type Row = {
  readonly cells?: readonly Cell[]
  readonly map?: TreeMap
  readonly spoilt?: Spoilt
}

export type RowReader = {
  readonly tree: (row: Row) => TreeMap
  /** What the record calls itself, as far as it can be read. */
  readonly id: (row: Row) => string | undefined
  readonly carry: readonly string[]
  readonly carried: (row: Row) => Cell[]
  /** Columns that nothing asked for. */
  readonly unused: readonly string[]
}

/** `columns`: of a table, or the keys of the objects that are read; without them any name may be a key. */
export function rowReader(mapping: Mapping, columns: readonly string[] | undefined): RowReader {
  const missing = new Set(['', ...mapping.missing])
  const places = new Map(columns?.map((name, at) => [name, at]))
  const used = new Set<string>()
  const column: Columns<Row> = (name, named) => {
    const at = places.get(name)
    if (columns && at === undefined) return undefined
    // A name that is no word is a column only where columns are known: else every expression would be one.
    if (!columns && !named && !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) return undefined
    used.add(name)
    return (row) => {
      const spoilt = at === undefined ? undefined : row.spoilt?.[at]
      if (at !== undefined && spoilt !== undefined)
        throw spoilt === 'not-a-value'
          ? inputError('not-a-value', {})
          : inputError('inexact-number', { mostDigits: 15 }, { read: row.cells?.[at] ?? '' })
      const cell = at === undefined || !row.cells ? inMap(row.map, name) : (row.cells[at] ?? null)
      const said = cell?.trim() ?? ''
      return missing.has(said) ? null : said
    }
  }
  const steps = mapping.fields.map((field) => stepOf(field, column, columns ?? [], mapping.dates))
  const carry = mapping.carry === 'all' ? (columns ?? []) : mapping.carry
  const carriers = carry.map((name) => {
    const of = column(name, true)
    if (!of) throw inputError('no-column', { name }, { path: 'carry' })
    return of
  })
  const ids = steps.find(({ path }) => pathText(path) === 'id')
  return {
    tree: (row) => treeOf(steps, row),
    id: (row) => quietly(() => ids?.of(row) ?? undefined),
    carry,
    carried: (row) => carriers.map((of) => quietly(() => of(row)) ?? null),
    unused: (columns ?? []).filter((name) => name !== '' && !used.has(name)),
  }
}

function quietly<T>(of: () => T): T | undefined {
  try {
    return of()
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

/** A key of an object, or the way to one inside: `customer.income`. */
function inMap(map: TreeMap | undefined, name: string): Cell {
  if (!map) return null
  let node: TreeNode | undefined = Object.hasOwn(map, name) ? map[name] : undefined
  if (node === undefined && name.includes('.')) {
    node = map
    for (const key of name.split('.')) {
      if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return null
      node = (node as TreeMap)[key]
    }
  }
  return typeof node === 'string' ? node : null
}

type Step = {
  readonly path: Path
  /** Said by the mapping alone: an item of a list that holds nothing else is left out. */
  readonly constant: boolean
  readonly of: (row: Row) => Cell
}

function stepOf(
  { path, kind, rules }: Field,
  column: Columns<Row>,
  columns: readonly string[],
  dates?: DayStyle,
): Step {
  const name = pathText(path)
  const meant = (trouble: Trouble): Trouble => {
    const suggestion =
      trouble.key === 'no-column' ? nearest((trouble as Trouble<'no-column'>).args.name, columns) : undefined
    return suggestion === undefined ? trouble : { ...trouble, suggestion }
  }
  const placed = <T>(make: () => T): T => {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      throw new InputError(error.troubles.map((trouble) => ({ ...meant(trouble), path: `fields.${name}` })))
    }
  }
  const made = rules.map(({ from, value, when }) => {
    const of: Of<Row> = from === undefined ? () => value ?? null : placed(() => compile(from, column))
    const holds = when === undefined ? undefined : placed(() => compile(when, column))
    return { of, holds }
  })
  const written = (row: Row): Cell => {
    for (const { of, holds } of made) {
      if (holds && holds(row) !== true) continue
      const text = textOf(of(row))
      if (text !== null) return text
    }
    return null
  }
  const flow = Object.hasOwn(FLOWS, name)
  const of = (row: Row): Cell => {
    try {
      const text = written(row)
      return text === null ? null : plainly(text, kind, dates)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      throw new InputError(error.troubles.map((trouble) => ({ ...trouble, path: name })))
    }
  }
  return {
    path: flow ? [...path, 0, 'amount'] : path,
    constant: rules.every(({ from }) => from === undefined),
    of,
  }
}

/** As the reader of a case wants it, where a file may write it otherwise; what is none of it stays, to be refused by name. */
function plainly(text: string, kind: Field['kind'], dates: DayStyle | undefined): string {
  if (kind === 'day') return dayText(text, dates) ?? text
  if (kind === 'amount') return /^\d+(\.\d+)?$/.test(text) ? text : (numberOf(text)?.toFixed() ?? text)
  if (kind === 'count') return text.replace(/^(-?\d+)\.0+$/, '$1')
  return text
}

type Draft = Record<string, unknown>

function treeOf(steps: readonly Step[], row: Row): TreeMap {
  const root: Draft = emptyMap()
  const told = new Set<object>()
  const troubles = []
  for (const step of steps) {
    let cell: Cell
    try {
      cell = step.of(row)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      troubles.push(...error.troubles)
      continue
    }
    if (cell !== null) put(root, step, cell, told)
  }
  if (troubles.length > 0) throw new InputError(troubles)
  return settled(root, told) as TreeMap
}

function put(root: Draft, { path, constant }: Step, cell: string, told: Set<object>): void {
  let node: Draft = root
  for (const [i, key] of path.entries()) {
    if (i === path.length - 1) {
      node[key] = cell
      if (!constant) told.add(node)
      return
    }
    const next = (node[key] ??= typeof path[i + 1] === 'number' ? [] : emptyMap()) as Draft
    const flow = typeof key === 'number' ? FLOWS[pathText(path.slice(0, i))] : undefined
    if (flow !== undefined && path.length === i + 2) next['what'] ??= flow
    node = next
  }
}

/** Without the items of lists that only the mapping spoke of, and without gaps. */
function settled(node: unknown, told: ReadonlySet<object>): unknown {
  if (Array.isArray(node))
    return (node as unknown[])
      .filter((item) => typeof item === 'string' || (item !== undefined && told.has(item as object)))
      .map((item) => settled(item, told))
  if (typeof node !== 'object' || node === null) return node
  const map = node as Draft
  for (const [key, below] of Object.entries(map))
    if (typeof below === 'object') map[key] = settled(below, told)
  return map
}

/** The mapping that the names of the columns make by themselves; throws where two mean one field, or none means any. */
export function mappingOf(columns: readonly string[], sets: readonly string[] = []): Mapping {
  const fields = new Map<string, Field & { readonly from: string }>()
  for (const name of columns) {
    const path = pathFor(name)
    if (path === undefined) continue
    const text = pathText(path)
    const other = fields.get(text)
    if (other) throw inputError('duplicate-column', { name: `${other.from}, ${name}` }, { path: text })
    const kind = kindAt(path)
    if (kind) fields.set(text, { path, kind, from: name, rules: [{ from: name }] })
  }
  const given = (path: string): boolean => fields.has(path) || sets.some((set) => set.startsWith(`${path}=`))
  if (!given('debt.principal'))
    throw inputError('no-case-column', {}, { path: 'debt.principal', read: columns.join(', ') })
  return {
    fields: [...fields.values()].map(({ path, kind, rules }) => ({ path, kind, rules })),
    carry: [],
    missing: [],
  }
}

function pathFor(name: string): Path | undefined {
  if (name.includes('.') || name.includes('[')) {
    const path = quietly(() => parsePath(name, name))
    if (path && kindAt(path) !== undefined) return path
  }
  const known = byName(name)
  return known === undefined ? undefined : known.split('.')
}
