// Overrides (覆盖): `--set debt.annualRate=12%` puts one value in a tree; what lies on the way there is made.
// `household.income[0].amount=7000`, `debt.contract=[{"due":"2026-12-15","payment":3150}]`, `debt.penaltyRate=null` removes.
import type { Expected } from './expected.ts'
import { inputError } from './input-error.ts'
import { jsonTree } from './json.ts'
import { checkedText, emptyMap, isMap, type Path, pathText, type Tree, type TreeNode } from './tree.ts'

const FILE = '--set'
const EXPECTED: Expected = { key: 'set', args: {} }
const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

/** A new tree with every override applied in turn; the given tree is unchanged. `file` is where they were written. */
export function applySets(tree: Tree, sets: readonly string[], file = FILE): Tree {
  if (sets.length === 0) return tree
  let root = tree.root
  const paths: string[] = []
  for (const set of sets) {
    const { path, value } = parseSet(set, file)
    root = put(root, path, value, 0, () => bad(set, file))
    paths.push(pathText(path))
  }
  const place: Tree['place'] = (path, what) => {
    const text = pathText(path)
    const own = paths.some((set) => text === set || text.startsWith(`${set}.`) || text.startsWith(`${set}[`))
    return own ? { file } : tree.place(path, what)
  }
  return { root, place }
}

/** One override, taken apart: where it goes and what it puts there. */
export function parseSet(set: string, file = FILE): { readonly path: Path; readonly value: TreeNode } {
  const cut = set.indexOf('=')
  const path = parsePath(set.slice(0, Math.max(0, cut)), set, file)
  return { path, value: valueOf(set.slice(cut + 1), set, file) }
}

function bad(set: string, file = FILE, expected = EXPECTED): never {
  throw inputError('bad-set', {}, { file, read: set, expected })
}

/** household.income[0].amount; `set` is the whole of what was written, for the message. */
export function parsePath(text: string, set: string, file = FILE, expected = EXPECTED): Path {
  const path: (string | number)[] = []
  for (const part of text.trim().split('.')) {
    const match = /^([\p{L}_][\p{L}\d_-]*)((?:\[\d{1,6}\])*)$/u.exec(part)
    if (!match) return bad(set, file, expected)
    const [, name = '', indices = ''] = match
    if (FORBIDDEN.includes(name)) throw inputError('forbidden-key', { name }, { file, read: set, expected })
    path.push(name)
    for (const [, index] of indices.matchAll(/\[(\d+)\]/g)) path.push(Number(index))
  }
  return path
}

function valueOf(text: string, set: string, file: string): TreeNode {
  const value = text.trim()
  if (value === '') return bad(set, file)
  if (value === 'null') return null
  if (value.startsWith('{') || value.startsWith('[')) return jsonTree(value, file).root
  return checkedText(value, { file })
}

function put(
  node: TreeNode | undefined,
  path: Path,
  value: TreeNode,
  depth: number,
  refuse: () => never,
): TreeNode {
  const key = path[depth]
  if (key === undefined) return value
  const below = (child: TreeNode | undefined): TreeNode => put(child, path, value, depth + 1, refuse)
  if (typeof key === 'number') {
    const list = node ?? []
    if (!Array.isArray(list) || key > list.length) return refuse()
    return key === list.length
      ? [...list, below(undefined)]
      : list.map((item, i) => (i === key ? below(item) : item))
  }
  const map = node ?? emptyMap()
  if (!isMap(map)) return refuse()
  return Object.assign(emptyMap(), map, { [key]: below(Object.hasOwn(map, key) ? map[key] : undefined) })
}
