// JSON as text (JSON 原文): a small strict reader (RFC 8259) that keeps every number as it was written, refuses a key
// given twice, and knows lines and columns. `JSON.parse` does none of the three: 0.10 would come back as 0.1.
import { inputError } from './input-error.ts'
import { emptyMap, lineAndColumn, placer, MOST_DEEP, MOST_TEXT } from './tree.ts'
import type { Marks, Tree, TreeNode } from './tree.ts'
import type { TroubleArgs, TroubleKey } from './trouble.ts'

/** Reads a JSON text, or throws an InputError; `bad-syntax` where it is no JSON. */
export function jsonTree(text: string, file?: string): Tree {
  const root = readJson(text, file)
  const marked = () => {
    const marks: Marks = new Map()
    return { root: readJson(text, file, marks), marks }
  }
  return { root, place: placer(text, marked, file) }
}

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// eslint-disable-next-line no-control-regex
const UNESCAPED = /[^"\\\u0000-\u001f]*/y
const ESCAPED = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const WORD = /true|false|null/y

function readJson(text: string, file?: string, marks?: Marks): TreeNode {
  let here = 0

  const stop = <K extends TroubleKey>(key: K, args: TroubleArgs[K], offset = here): never => {
    throw inputError(key, args, { ...(file === undefined ? {} : { file }), ...lineAndColumn(text, offset) })
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = here
    if (!pattern.test(text)) return undefined
    const taken = text.slice(here, pattern.lastIndex)
    here = pattern.lastIndex
    return taken
  }
  const skip = (): number => {
    SPACE.lastIndex = here
    SPACE.test(text)
    return (here = SPACE.lastIndex)
  }
  const bad = (): never => stop('bad-syntax', { code: here >= text.length ? 'END' : 'JSON' })

  const readText = (): string => {
    const start = here
    here += 1
    // Run by run: one pattern for the whole would fill the stack on a text of some millions.
    do {
      take(UNESCAPED)
      if (here - start > MOST_TEXT * 6) stop('text-too-long', { most: MOST_TEXT }, start)
    } while (take(ESCAPED) !== undefined)
    if (text[here] !== '"') {
      here = start
      bad()
    }
    here += 1
    const raw = text.slice(start, here)
    const value = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1)
    if (value.length > MOST_TEXT) stop('text-too-long', { most: MOST_TEXT }, start)
    if (value.includes('\0')) stop('nul-byte', {}, start)
    return value
  }

  const readMap = (depth: number): TreeNode => {
    const map = emptyMap()
    const offsets = new Map<string, readonly [number, number]>()
    marks?.set(map, offsets)
    here += 1
    if (text[skip()] === '}') return ((here += 1), map)
    for (;;) {
      const keyAt = skip()
      if (text[here] !== '"') bad()
      const key = readText()
      if (Object.hasOwn(map, key)) stop('duplicate-key', { name: key }, keyAt)
      if (text[skip()] !== ':') bad()
      here += 1
      const valueAt = skip()
      map[key] = readValue(depth)
      if (marks) offsets.set(key, [keyAt, valueAt])
      const next = text[skip()]
      if (next !== ',' && next !== '}') bad()
      here += 1
      if (next === '}') return map
    }
  }

  const readList = (depth: number): TreeNode => {
    const list: TreeNode[] = []
    const offsets = new Map<number, readonly [number, number]>()
    marks?.set(list, offsets)
    here += 1
    if (text[skip()] === ']') return ((here += 1), list)
    for (;;) {
      const itemAt = skip()
      if (marks) offsets.set(list.length, [itemAt, itemAt])
      list.push(readValue(depth))
      const next = text[skip()]
      if (next !== ',' && next !== ']') bad()
      here += 1
      if (next === ']') return list
    }
  }

  const readValue = (depth: number): TreeNode => {
    const first = text[here]
    if (first === '{' || first === '[') {
      if (depth >= MOST_DEEP) stop('too-deep', { most: MOST_DEEP })
      return first === '{' ? readMap(depth + 1) : readList(depth + 1)
    }
    if (first === '"') return readText()
    const start = here
    const scalar = take(NUMBER) ?? take(WORD) ?? bad()
    if (scalar.length > MOST_TEXT) stop('text-too-long', { most: MOST_TEXT }, start)
    return scalar === 'null' ? null : scalar
  }

  skip()
  const root = readValue(0)
  if (skip() < text.length) bad()
  return root
}
