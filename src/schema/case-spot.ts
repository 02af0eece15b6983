// A spot of a case (案件中的位置): what may stand at a path, found by walking the shape that reads the case.
// debt.annualRate is a rate; household.income is a list of flows, which one amount may replace; debt.intrest is no path.
import type * as v from 'valibot'
import { caseShape } from './case.ts'
import type { Expected } from './expected.ts'
import { expectedOf } from './fault.ts'
import { inputError } from './input-error.ts'
import { nearest } from './nearest.ts'
import { CASE_NAMES, DEBT_NAMES, FLOW_NAMES, HOUSEHOLD_NAMES, WISH_NAMES } from './other-names.ts'
import { type Path, pathText } from './tree.ts'

/** `flow` is what the one monthly flow is called that an amount makes of a list, as the flag of the same name does. */
export type Spot = { readonly schema: v.GenericSchema; readonly expected: Expected; readonly flow?: string }

const FLOWS: Readonly<Record<string, string>> = {
  'household.income': 'income',
  'household.spending': 'essentials',
  'household.otherDebts': 'other-debts',
}
/** What makes a case another case, or another policy, or is nobody's figure. */
const FIXED: readonly string[] = ['schema', 'id', 'currency', 'country', 'parties']

const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  debt: DEBT_NAMES,
  household: HOUSEHOLD_NAMES,
  wish: WISH_NAMES,
}

const bare = (schema: v.GenericSchema): v.GenericSchema =>
  'wrapped' in schema ? (schema.wrapped as v.GenericSchema) : schema
const entriesOf = (schema: v.GenericSchema): Readonly<Record<string, v.GenericSchema>> | undefined =>
  'entries' in schema ? (schema.entries as Readonly<Record<string, v.GenericSchema>>) : undefined

/** Throws where there is no such path, or no single value stands there. */
export function spotAt(path: Path, digits: number, file: string): Spot {
  const said = pathText(path)
  if (FIXED.includes(String(path[0]))) throw inputError('not-swept', {}, { file, path: said })
  let schema: v.GenericSchema = caseShape(digits)
  for (const [depth, key] of path.entries()) schema = below(schema, path, depth, key, file)
  const expected = expectedOf(schema)
  const flow = FLOWS[said]
  if (flow !== undefined) {
    const amount = entriesOf(bare((schema as unknown as { item: v.GenericSchema }).item))?.['amount']
    const one = amount && expectedOf(amount)
    if (amount && one) return { schema: amount, expected: one, flow }
  }
  if (expected && !('item' in schema) && !entriesOf(schema)) return { schema, expected }
  throw inputError('not-a-value', {}, { file, path: said, ...(expected ? { expected } : {}) })
}

function below(
  schema: v.GenericSchema,
  path: Path,
  depth: number,
  key: string | number,
  file: string,
): v.GenericSchema {
  const entries = entriesOf(schema)
  const where = { file, path: pathText(path.slice(0, depth + 1)) }
  if (typeof key === 'number') {
    if ('item' in schema) return bare(schema.item as v.GenericSchema)
    throw inputError('not-a-list', {}, where)
  }
  const found = entries && Object.hasOwn(entries, key) ? entries[key] : undefined
  if (found) return bare(found)
  const keys = Object.keys(entries ?? {})
  const expected = { key: 'map', args: { keys } } as const
  const suggestion = depth === 0 ? fromTop(key, entries ?? {}) : meant(key, keys, String(path[depth - 1]))
  throw inputError(
    'unknown-key',
    { name: key },
    {
      ...where,
      ...(keys.length > 0 ? { expected } : {}),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  )
}

const meant = (key: string, keys: readonly string[], under: string): string | undefined =>
  nearest(key, keys, NAMES[under] ?? FLOW_NAMES)

/** `annualRate` alone, or `rate`, is debt.annualRate. */
function fromTop(key: string, entries: Readonly<Record<string, v.GenericSchema>>): string | undefined {
  for (const under of ['debt', 'household', 'wish']) {
    const keys = Object.keys(entriesOf(bare(entries[under] as v.GenericSchema)) ?? {})
    if (keys.includes(key)) return `${under}.${key}`
    const other = NAMES[under]
    if (other && Object.hasOwn(other, key)) return `${under}.${other[key]}`
  }
  return nearest(key, Object.keys(entries), CASE_NAMES)
}
