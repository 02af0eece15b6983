// YAML in full (完整 YAML): whatever the yaml package reads, less what has no place in a case: anchors and aliases, tags,
// merge keys, keys that are no texts, several documents. Loaded only where a file needs it.
import { inputError } from '../schema/input-error.ts'
import { emptyMap, lineAndColumn, type Marks, MOST_DEEP, MOST_TEXT, type TreeNode } from '../schema/tree.ts'
import type { TroubleArgs, TroubleKey } from '../schema/trouble.ts'

type Mark = readonly [key: number, value: number]

export async function fullYaml(
  text: string,
  file?: string,
): Promise<{ readonly root: TreeNode; readonly marks: Marks }> {
  const stop = <K extends TroubleKey>(key: K, args: TroubleArgs[K], offset: number): never => {
    throw inputError(key, args, { ...(file === undefined ? {} : { file }), ...lineAndColumn(text, offset) })
  }
  const tooDeep = deepest(text)
  if (tooDeep !== undefined) stop('too-deep', { most: MOST_DEEP }, tooDeep)

  const { isAlias, isMap, isScalar, isSeq, parseDocument } = await import('yaml')
  // Texts only: what a number or a date means is decided by the field it stands in. `uniqueKeys` would compare all pairs.
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'error',
    prettyErrors: false,
  })
  const [error] = document.errors
  if (error?.code === 'MULTIPLE_DOCS') stop('several-documents', {}, error.pos[0])
  if (error) stop('bad-syntax', { code: error.code }, error.pos[0])

  const marks: Marks = new Map()
  const walk = (node: unknown, offset: number, depth: number): TreeNode => {
    if (node === null || node === undefined) return null
    if (isAlias(node)) return stop('alias', {}, node.range?.[0] ?? offset)
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null
    const start = node.range?.[0] ?? offset
    if (node.anchor !== undefined) stop('alias', {}, start)
    if (node.tag !== undefined) stop('tag', { tag: node.tag }, start)
    if (isScalar(node)) {
      const said = String(node.value)
      if (said.length > MOST_TEXT) stop('text-too-long', { most: MOST_TEXT }, start)
      if (said.includes('\0')) stop('nul-byte', {}, start)
      return node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(said) ? null : said
    }
    if (depth >= MOST_DEEP) stop('too-deep', { most: MOST_DEEP }, start)
    const offsets = new Map<string | number, Mark>()
    if (isSeq(node)) {
      const list: TreeNode[] = []
      marks.set(list, offsets)
      for (const item of node.items) {
        const itemAt = startOf(item, start)
        offsets.set(list.length, [itemAt, itemAt])
        list.push(walk(item, itemAt, depth + 1))
      }
      return list
    }
    const map = emptyMap()
    marks.set(map, offsets)
    for (const { key, value } of node.items) {
      const keyAt = startOf(key, start)
      if (!isScalar(key)) return stop(isAlias(key) ? 'alias' : 'key-not-text', {}, keyAt)
      walk(key, keyAt, depth)
      const name = String(key.value)
      if (name === '<<') stop('merge-key', {}, keyAt)
      if (Object.hasOwn(map, name)) stop('duplicate-key', { name }, keyAt)
      const valueAt = startOf(value, keyAt)
      offsets.set(name, [keyAt, valueAt])
      map[name] = walk(value, valueAt, depth + 1)
    }
    return map
  }
  return { root: walk(document.contents, 0, 0), marks }
}

const startOf = (node: unknown, otherwise: number): number =>
  (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? otherwise

const MOST_OPEN = 200

/**
 * Where nesting goes beyond anything the package should be given: it recurses, and deep input can end the process.
 * Counts brackets without regard to quotes, list dashes on one line, and indentation; generous, since 20 is checked later.
 */
function deepest(text: string): number | undefined {
  let open = 0
  let markers = 0
  let spaces = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10) {
      markers = 0
      spaces = 0
    } else if (c === 32) {
      if (++spaces > MOST_OPEN * 5) return i
    } else if (c === 91 || c === 123) {
      if (++open > MOST_OPEN) return i
    } else if (c === 93 || c === 125) open = Math.max(0, open - 1)
    else if ((c === 45 || c === 63 || c === 58) && ' \t\n\r'.includes(text[i + 1] ?? ' ')) {
      if (++markers > MOST_OPEN) return i
    }
  }
  return undefined
}
