// Fault (取值问题): a trouble on its way through a valibot schema. Valibot hands on messages as text, so the fault
// travels as JSON and is opened again where the place of the value is known.
import type * as v from 'valibot'
import type { Expected } from './expected.ts'
import type { Fault, Trouble } from './input-error.ts'
import { pathText } from './tree.ts'
import type { Path, Tree } from './tree.ts'
import type { TroubleArgs, TroubleKey } from './trouble.ts'

/** What a leaf says of a text: its value, or why it has none. */
export type Read<T> = { readonly value: T } | { readonly fault: Fault }

export const value = <T>(of: T): Read<T> => ({ value: of })
export const fault = <K extends TroubleKey>(
  key: K,
  args: TroubleArgs[K],
  more: Omit<Fault, 'key' | 'args'> = {},
): { readonly fault: Fault } => ({ fault: { ...more, key, args } as Fault })

/** What is expected where: kept beside the schemas, which know nothing of it. */
const EXPECTED = new WeakMap<object, Expected>()
export function expecting<S extends object>(schema: S, expected: Expected): S {
  EXPECTED.set(schema, expected)
  return schema
}
export const expectedOf = (schema: object): Expected | undefined =>
  EXPECTED.get(schema) ?? ('wrapped' in schema ? EXPECTED.get(schema.wrapped as object) : undefined)

export const pack = (of: Fault): string => JSON.stringify(of)

/** Nobody reads more at once. */
const MOST_TROUBLES = 100

type Item = { readonly key?: unknown }
/** The troubles in a failed run, each with its path and its place in the file. */
export function unpack(issues: readonly v.BaseIssue<unknown>[], tree: Tree): Trouble[] {
  return issues.slice(0, MOST_TROUBLES).map((issue) => {
    const path = (issue.path ?? []).map((item) => (item as Item).key) as Path
    const { read, ...of } = JSON.parse(issue.message) as Fault
    const written = read ?? (typeof issue.input === 'string' ? issue.input : undefined)
    const what = of.key === 'unknown-key' || of.key === 'weekly-rows' ? 'key' : 'value'
    return {
      ...of,
      ...(written === undefined ? {} : { read: written }),
      path: pathText(path),
      ...tree.place(path, what),
    }
  }) as Trouble[]
}
