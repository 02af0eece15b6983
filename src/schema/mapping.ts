// Mapping file (映射文件), parley/map@1: from the columns of a portfolio to the fields of a case.
// fields: { debt.principal: BILL_AMT1, debt.daysPastDue: max(PAY_0, 0) * 30, currency: { value: CNY } }; carry: [ID].
// A field may be a list of rules, each with `when`: the first that holds and gives a value is taken.
import { kindAt, nearestPath } from './case-paths.ts'
import type { ExpectedKey } from './expected.ts'
import { DAY_STYLES, type DayStyle } from './figure-text.ts'
import { InputError } from './input-error.ts'
import { schemaName, text, word } from './leaf.ts'
import { list, map, maybe, named } from './map.ts'
import { type Say, fit, settle } from './reading.ts'
import { parsePath } from './sets.ts'
import { type Path, type Tree, type TreeNode, isMap } from './tree.ts'

export const MAP = 'parley/map@1'

export const mappingShape = () =>
  map({
    schema: maybe(schemaName(MAP)),
    fields: named(),
    carry: maybe(list(text(256))),
    missing: maybe(list(text(64))),
    dates: maybe(word(DAY_STYLES)),
  })

/** `from` is an expression over the columns, `value` a constant. */
export type Rule = { readonly from?: string; readonly value?: string; readonly when?: string }
export type Field = { readonly path: Path; readonly kind: ExpectedKey; readonly rules: readonly Rule[] }
/** Plain data: it is handed to workers as it is. */
export type Mapping = {
  readonly fields: readonly Field[]
  /** Columns carried through; `all` is every one. */
  readonly carry: readonly string[] | 'all'
  /** Texts that mean nothing was written. */
  readonly missing: readonly string[]
  readonly dates?: DayStyle
}

/** What the fields are of: a case, or a line of a bank's list. */
export type Onto = {
  readonly kindAt: (path: Path) => ExpectedKey | undefined
  readonly nearest: (name: string) => string | undefined
}
const CASES: Onto = { kindAt, nearest: nearestPath }

const RULE_KEYS = ['from', 'value', 'when']

/** The mapping a file describes. Throws an InputError with everything wrong in it. */
export function readMapping(tree: Tree, onto: Onto = CASES): Mapping {
  const { fields, carry = [], missing = [], dates } = fit(mappingShape(), tree)
  return settle(tree, (say) => ({
    fields: Object.entries(fields).flatMap(([name, node]) => fieldOf(name, node as TreeNode, onto, say)),
    carry: carry.length === 1 && carry[0] === '*' ? 'all' : carry,
    missing,
    ...(dates === undefined ? {} : { dates }),
  }))
}

function fieldOf(name: string, node: TreeNode, onto: Onto, say: Say): Field[] {
  const at: Path = ['fields', name]
  const path = pathOf(name)
  const kind = path && onto.kindAt(path)
  if (!path || kind === undefined) {
    const suggestion = onto.nearest(name)
    say(at, 'unknown-key', { name }, { what: 'key', ...(suggestion === undefined ? {} : { suggestion }) })
    return []
  }
  const nodes = Array.isArray(node) ? (node as readonly TreeNode[]) : [node]
  const rules = nodes.flatMap((one, i) => ruleOf(one, Array.isArray(node) ? [...at, i] : at, say))
  return [{ path, kind, rules }]
}

function pathOf(name: string): Path | undefined {
  try {
    return parsePath(name, name)
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

function ruleOf(node: TreeNode, at: Path, say: Say): Rule[] {
  if (typeof node === 'string') return [{ from: node }]
  if (!isMap(node)) {
    say(at, 'not-a-value', {})
    return []
  }
  for (const key of Object.keys(node))
    if (!RULE_KEYS.includes(key))
      say(
        [...at, key],
        'unknown-key',
        { name: key },
        { what: 'key', expected: { key: 'map', args: { keys: RULE_KEYS } } },
      )
    else if (typeof node[key] !== 'string') say([...at, key], 'not-a-value', {})
  const { from, value, when } = node as Record<string, string | undefined>
  if (from === undefined && value === undefined) say(at, 'neither-given', { other: 'value' })
  if (from !== undefined && value !== undefined) say([...at, 'value'], 'both-given', { other: 'from' })
  return [
    {
      ...(from === undefined ? {} : { from }),
      ...(value === undefined ? {} : { value }),
      ...(when === undefined ? {} : { when }),
    },
  ]
}
