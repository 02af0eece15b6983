// Tree (输入树): a case file as read, before anybody knows what it means: maps, lists and texts. A number stays the text
// that was written, so 0.10 and 12345678901234567 lose no digit; every value knows its line and column.
import { inputError } from './input-error.ts'
import type { Place } from './input-error.ts'

export type TreeNode = string | null | readonly TreeNode[] | TreeMap
export type TreeMap = { readonly [key: string]: TreeNode }
export type Path = readonly (string | number)[]

export type Tree = {
  readonly root: TreeNode
  /** Where a value, or the key of a value, was written; the nearest container where it was not written at all. */
  readonly place: (path: Path, what?: 'key' | 'value') => Place
}

/** Deepest nesting, longest text and largest file that are read; a case needs 5 levels and a few kilobytes. */
export const MOST_DEEP = 20
export const MOST_TEXT = 10_000
export const MOST_BYTES = 4 * 1024 * 1024

export const isMap = (node: TreeNode | undefined): node is TreeMap =>
  typeof node === 'object' && node !== null && !Array.isArray(node)
/** A map without inherited names, so that a key `__proto__` is only a key. */
export const emptyMap = (): Record<string, TreeNode> => Object.create(null) as Record<string, TreeNode>

/** ['debt', 'contract', 2, 'due'] as it is written after --set: `debt.contract[2].due`. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  )

/** The node at a path, if there is one. */
export function at(root: TreeNode, path: Path): TreeNode | undefined {
  let node: TreeNode | undefined = root
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined
    node = (node as TreeMap)[key]
  }
  return node
}

/** Offsets in the text, per container: of a key and of its value. */
export type Marks = Map<object, Map<string | number, readonly [key: number, value: number]>>

/** Line and column, both from 1, of an offset in a text. */
export function lineAndColumn(text: string, offset: number): { line: number; col: number } {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1
    start = end + 1
  }
  return { line, col: offset - start + 1 }
}

/** `Tree.place` for a text whose reader kept marks. `marked` may be costly: it is asked once, when something is wrong. */
export function placer(
  text: string,
  marked: () => { readonly root: TreeNode; readonly marks: Marks },
  file?: string,
): Tree['place'] {
  let read: ReturnType<typeof marked> | undefined
  return (path, what = 'value') => {
    read ??= marked()
    let offset = 0
    let node: TreeNode | undefined = read.root
    for (const key of path) {
      if (typeof node !== 'object' || node === null) break
      const mark: readonly [number, number] | undefined = read.marks.get(node)?.get(key)
      if (!mark) break
      offset = what === 'key' ? mark[0] : mark[1]
      node = (node as TreeMap)[key]
    }
    return { ...(file === undefined ? {} : { file }), ...lineAndColumn(text, offset) }
  }
}

/**
 * A tree from a plain JavaScript value, for a library's caller and the demonstration data. A number is read through its
 * shortest form and refused beyond 15 significant digits, where it may no longer be what was meant.
 */
export function treeOf(value: unknown, file?: string): Tree {
  const place: Tree['place'] = () => (file === undefined ? {} : { file })
  return { root: build(value, [], file), place }
}

function build(value: unknown, path: Path, file?: string): TreeNode {
  const where = { path: pathText(path), ...(file === undefined ? {} : { file }) }
  if (value === null || value === undefined) return null
  if (typeof value === 'number') {
    const text = plainNumber(value)
    if (text === undefined)
      throw inputError('inexact-number', { mostDigits: 15 }, { ...where, read: String(value) })
    return text
  }
  if (typeof value === 'string') return checkedText(value, where)
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value instanceof Date || value instanceof Map || value instanceof Set)
    throw inputError(
      'not-data',
      { type: value instanceof Object ? value.constructor.name : typeof value },
      where,
    )
  if (path.length >= MOST_DEEP) throw inputError('too-deep', { most: MOST_DEEP }, where)
  if (Array.isArray(value)) return value.map((item, i) => build(item, [...path, i], file))
  const map = emptyMap()
  for (const [key, item] of Object.entries(value)) map[key] = build(item, [...path, key], file)
  return map
}

/** Refuses what no text may hold: NUL, and more than anybody writes in one field. */
export function checkedText(text: string, where: Place & { readonly path?: string }): string {
  if (text.length > MOST_TEXT) throw inputError('text-too-long', { most: MOST_TEXT }, where)
  if (text.includes('\0')) throw inputError('nul-byte', {}, where)
  return text
}

/** 0.18 → "0.18", 1e-7 → "0.0000001"; `undefined` beyond 15 significant digits, for NaN and for infinity. */
export function plainNumber(value: number): string | undefined {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential())
  if (!match) return undefined
  const [, sign = '', first = '', rest = '', power = '0'] = match
  const digits = first + rest
  const point = Number(power) + 1
  if (digits.length > 15 || Math.abs(point) > 30) return undefined
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return digits.length <= point
    ? sign + digits + '0'.repeat(point - digits.length)
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
