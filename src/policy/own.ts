// A policy of one's own (自有政策文件): from the tree of its file to what the book holds: texts without the space around them,
// what is left empty left out, one text for both languages written out, each part with its line, each value with its place.
// `label: My bank` is { en: 'My bank', zh: 'My bank' }.
import { type Path, type Tree, type TreeNode, isMap } from '../schema/tree.ts'
import type { OwnPolicy } from './book.ts'
import { type Written, type WrittenMap, isWrittenMap, listOf, mapOf, textOf } from './written.ts'

/** Policies name their own parts by paths of up to so many keys: authority.collector.waive. */
const DEEP = 3

function clean(node: TreeNode): Written {
  if (typeof node === 'string') return node.trim()
  if (node === null) return null
  if (!isMap(node)) return (node as readonly TreeNode[]).map(clean)
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, below]) => (below === null ? [] : [[key, clean(below)]])),
  )
}

/** One text stands for both languages. */
function inBoth(map: WrittenMap, keys: readonly string[]): WrittenMap {
  const said = keys.flatMap((key) => {
    const text = textOf(map[key])
    return text === undefined ? [] : [[key, { en: text, zh: text }] as const]
  })
  return { ...map, ...Object.fromEntries(said) }
}

const lineOf = (tree: Tree, path: Path): number => tree.place(path, 'key').line ?? 1

/** The entries of `values:` in a policy or a value file, or of another list, each with the line it stands on. */
export const entriesOf = (tree: Tree, file: string, key: 'values' | 'letters' | 'wordings' = 'values') =>
  listOf(mapOf(clean(tree.root))[key]).map((entry, i): WrittenMap => ({
    ...inBoth(mapOf(entry), ['label', 'note', 'empty']),
    at: `${file}:${lineOf(tree, [key, i])}`,
  }))

/** limits.mostMonths → 46, tiers.early.menu.terms → 80 */
function linesOf(tree: Tree, root: WrittenMap): Record<string, number> {
  const out: Record<string, number> = {}
  const walk = (node: Written | undefined, path: Path, name: readonly string[], deep: number): void => {
    if (!isWrittenMap(node) || deep === 0) return
    for (const [key, below] of Object.entries(node)) {
      out[[...name, key].join('.')] = lineOf(tree, [...path, key])
      walk(below, [...path, key], [...name, key], deep - 1)
    }
  }
  walk(root, [], [], DEEP)
  for (const [i, tier] of listOf(root['tiers']).entries()) {
    const name = ['tiers', textOf(mapOf(tier)['id']) ?? String(i)]
    out[name.join('.')] = lineOf(tree, ['tiers', i])
    walk(tier, ['tiers', i], name, DEEP - 1)
  }
  return out
}

/** `digest` is that of the file and of what it rests on. */
export function ownPolicy(tree: Tree, file: string, digest: string): OwnPolicy {
  const root = mapOf(clean(tree.root))
  const tiers = listOf(root['tiers']).map((tier) => inBoth(mapOf(tier), ['reason']))
  const written: WrittenMap = {
    ...inBoth(root, ['label', 'source']),
    ...(root['tiers'] === undefined ? {} : { tiers }),
    ...(root['values'] === undefined ? {} : { values: entriesOf(tree, file) }),
    ...(root['letters'] === undefined ? {} : { letters: entriesOf(tree, file, 'letters') }),
    ...(root['wordings'] === undefined ? {} : { wordings: entriesOf(tree, file, 'wordings') }),
  }
  return { file, written, lines: linesOf(tree, root), digest }
}

/** A value on one line, as it would be written: { least: 30%, most: 50% }. */
export function flowText(written: Written): string {
  if (typeof written !== 'object' || written === null) return String(written)
  if (!isWrittenMap(written)) return `[${written.map(flowText).join(', ')}]`
  const parts = Object.entries(written).map(([key, below]) => `${key}: ${flowText(below)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}
