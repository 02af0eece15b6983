// Paths of a case (案件字段路径): what stands at `debt.principal` or `household.income[0].amount`, and which field a column
// named 本金, dpd or `debt.principal` means. Only single values can be filled from a column.
import { caseShape } from './case.ts'
import type { ExpectedKey } from './expected.ts'
import { expectedOf } from './fault.ts'
import { nearest } from './nearest.ts'
import { CASE_NAMES, DEBT_NAMES, HOUSEHOLD_NAMES, WISH_NAMES } from './other-names.ts'
import { type Path, pathText } from './tree.ts'

type Shape = { readonly entries?: Record<string, Shape>; readonly item?: Shape; readonly wrapped?: Shape }

/** One amount a month stands for a list of flows, as it does in the flags; this is what the flow is called. */
export const FLOWS: Readonly<Record<string, string>> = {
  'household.income': 'income',
  'household.spending': 'essentials',
  'household.otherDebts': 'other-debts',
}

const bareShape = (shape: Shape): Shape => shape.wrapped ?? shape

function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = caseShape(2) as unknown as Shape
  for (const key of path) {
    const inside: Shape = bareShape(shape)
    const { entries } = inside
    shape =
      typeof key === 'number'
        ? inside.item
        : entries && Object.hasOwn(entries, key)
          ? entries[key]
          : undefined
    if (!shape) return undefined
  }
  return bareShape(shape)
}

/** What is expected at a path that one value can fill; `undefined` where there is no such field. */
export function kindAt(path: Path): ExpectedKey | undefined {
  if (Object.hasOwn(FLOWS, pathText(path))) return 'amount'
  const shape = shapeAt(path)
  return shape === undefined || shape.entries || shape.item ? undefined : expectedOf(shape)?.key
}

/** Whether a case can have anything there; what is inside a field with shapes of its own is for its reader to say. */
export function hasPath(path: Path): boolean {
  const short = path.find((_, i) => {
    const inside = shapeAt(path.slice(0, i))
    return inside !== undefined && !inside.entries && !inside.item
  })
  return short !== undefined || shapeAt(path) !== undefined
}

const LISTS = ['household.income', 'household.spending', 'household.otherDebts'] as const
const GROUPS = [
  'debt',
  'debt.rounding',
  'debt.collateral',
  'household',
  'hardship',
  'wish',
  'parties.borrower',
] as const

/** Every path that a column can fill; of the lists, their first item. */
export function leafPaths(): string[] {
  const inside = (group: string): string[] =>
    Object.keys(shapeAt(group === '' ? [] : group.split('.'))?.entries ?? {}).flatMap((key) => {
      const path = group === '' ? key : `${group}.${key}`
      return kindAt(path.split('.')) === undefined ? [] : [path]
    })
  const items = LISTS.flatMap((list) =>
    Object.keys(shapeAt([...list.split('.'), 0])?.entries ?? {}).map((key) => `${list}[0].${key}`),
  )
  return [...inside(''), ...GROUPS.flatMap(inside), ...items]
}

/** A field that was probably meant. */
export const nearestPath = (written: string): string | undefined => {
  const known = leafPaths()
  const plain = written.replaceAll(/\[\d+\]/g, '[0]')
  return byName(written) ?? nearest(plain, known) ?? nearest(`debt.${plain}`, known)
}

const bare = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '')
let names: ReadonlyMap<string, string> | undefined

/** The field a column's name stands for: by its path, its key alone, or one of its other names. */
export function byName(name: string): string | undefined {
  if (!names) {
    const made = new Map<string, string>()
    const add = (of: string, path: string): void => {
      if (!made.has(bare(of)) && kindAt(path.split('.')) !== undefined) made.set(bare(of), path)
    }
    const group = (prefix: string, others: Readonly<Record<string, string>>): void => {
      for (const path of leafPaths())
        if (path.startsWith(prefix) && !path.slice(prefix.length).includes('.') && !path.includes('['))
          add(path.slice(prefix.length), path)
      for (const [other, key] of Object.entries(others)) add(other, `${prefix}${key}`)
    }
    for (const path of leafPaths()) if (!path.includes('[')) made.set(bare(path), path)
    for (const [other, key] of Object.entries(CASE_NAMES)) add(other, key)
    group('debt.', DEBT_NAMES)
    group('household.', HOUSEHOLD_NAMES)
    group('wish.', WISH_NAMES)
    names = made
  }
  return names.get(bare(name))
}
