// Maps, lists and choices (结构): what may stand where. A map names every unknown key and every missing one at once,
// with the key that was probably meant; an empty value (`lender:`) counts as not given.
import * as v from 'valibot'
import type { Fault } from './input-error.ts'
import { expectedOf, expecting, pack } from './fault.ts'
import { nearest } from './nearest.ts'
import { emptyMap, isMap } from './tree.ts'
import type { TreeNode } from './tree.ts'

export type Hints = {
  /** Other names of keys: interestRate → annualRate. */
  readonly otherNames?: () => Readonly<Record<string, string>>
  /** Keys refused in so many words rather than as unknown. */
  readonly refused?: Readonly<Record<string, Fault>>
}

/** So many unknown keys of one map are named; a file with more is something else altogether. */
const MOST_UNKNOWN = 20

type Run = v.GenericSchema['~run']
type Issue = v.BaseIssue<unknown>
type Found = { typed?: boolean; value: unknown; issues?: [Issue, ...Issue[]] }

function add(found: Found, fault: Fault, input: unknown, path?: { readonly key: string }): void {
  const issue = {
    kind: 'schema',
    type: 'map',
    input,
    expected: null,
    received: '',
    message: pack(fault),
    path: path && [path],
  }
  if (found.issues) found.issues.push(issue as unknown as Issue)
  else found.issues = [issue as unknown as Issue]
}

const without = (entry: v.GenericSchema): v.GenericSchema =>
  'wrapped' in entry ? (entry.wrapped as v.GenericSchema) : entry

/** A map of known keys; each entry a schema, `maybe(schema)` where it may be left out. */
export function map<const E extends v.ObjectEntries>(
  entries: E,
  hints: Hints = {},
): v.StrictObjectSchema<E, undefined> {
  const schema = v.strictObject(entries)
  const keys = Object.keys(entries)
  const expected = { key: 'map', args: { keys } } as const
  const run: Run = (dataset, config) => {
    const found = dataset as unknown as Found
    const input = found.value as TreeNode | undefined
    if (!isMap(input)) {
      found.typed = false
      add(found, { key: 'not-a-map', args: {}, expected }, input)
      return found as ReturnType<Run>
    }
    const output: Record<string, unknown> = {}
    found.value = output
    const strangers = Object.keys(input).filter((name) => !Object.hasOwn(entries, name))
    for (const name of strangers.slice(0, MOST_UNKNOWN)) {
      const suggestion = nearest(name, keys, hints.otherNames?.())
      const refused = hints.refused && Object.hasOwn(hints.refused, name) ? hints.refused[name] : undefined
      const unknown: Fault = {
        key: 'unknown-key',
        args: { name },
        expected,
        ...(suggestion === undefined ? {} : { suggestion }),
      }
      add(found, refused ?? unknown, input, { key: name })
    }
    for (const key of keys) {
      const entry = entries[key] as v.GenericSchema
      let node = Object.hasOwn(input, key) ? (input[key] as TreeNode) : null
      if (node === null) {
        if (entry.type === 'exact_optional') continue
        if (!('entries' in without(entry))) {
          const wanted = expectedOf(entry)
          add(found, { key: 'missing', args: {}, ...(wanted ? { expected: wanted } : {}) }, undefined, {
            key,
          })
          continue
        }
        node = emptyMap()
      }
      const below = entry['~run']({ value: node }, config) as Found
      output[key] = below.value
      for (const issue of below.issues ?? []) {
        const step = { type: 'object', origin: 'value', input, key, value: node } as const
        ;(issue as { path?: unknown[] }).path = [step, ...(issue.path ?? [])]
        if (found.issues) found.issues.push(issue)
        else found.issues = [issue]
      }
    }
    found.typed = !found.issues
    return found as ReturnType<Run>
  }
  return expecting(Object.assign(schema, { '~run': run }), expected)
}

/** A map whose keys are names known elsewhere, whatever stands under them. */
export function named(): v.RecordSchema<v.StringSchema<undefined>, v.UnknownSchema, undefined> {
  const schema = v.record(v.string(), v.unknown())
  const expected = { key: 'any', args: {} } as const
  const run: Run = (dataset) => {
    const found = dataset as unknown as Found
    found.typed = isMap(found.value as TreeNode | undefined)
    if (!found.typed) add(found, { key: 'not-a-map', args: {} }, found.value)
    return found as ReturnType<Run>
  }
  return expecting(Object.assign(schema, { '~run': run }), expected)
}

/** May be left out; left out is left out, not `undefined`. */
export const maybe = <S extends v.GenericSchema>(schema: S): v.ExactOptionalSchema<S, undefined> =>
  v.exactOptional(schema)

export const list = <S extends v.GenericSchema>(item: S): v.ArraySchema<S, () => string> =>
  expecting(
    v.array(item, () => pack({ key: 'not-a-list', args: {}, expected: { key: 'list', args: {} } })),
    {
      key: 'list',
      args: {},
    },
  )

/** One of several schemas, told apart by looking, so that what is wrong is said of the one that was meant. */
export function either<const O extends v.UnionOptions>(
  options: O,
  pick: (node: TreeNode) => O[number],
): v.UnionSchema<O, undefined> {
  const schema = v.union(options)
  const run: Run = (dataset, config) =>
    (pick((dataset as unknown as Found).value as TreeNode) as v.GenericSchema)['~run'](
      dataset as { value: unknown },
      config,
    )
  const first = expectedOf(options[0] as object)
  Object.assign(schema, { '~run': run })
  return first ? expecting(schema, first) : schema
}
