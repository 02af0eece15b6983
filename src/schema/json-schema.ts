// JSON Schema of what is read and written (draft 2020-12), made from the shapes that do the reading, for editors and scripts.
// `jsonSchema('case')` has `$id: parley/case@1`; amounts may be numbers or texts such as "2.85万".
import type * as v from 'valibot'
import { CASE, caseShape } from './case.ts'
import { FLOWS, flowsShape } from './flows.ts'
import { MAP, mappingShape } from './mapping.ts'
import { PAYMENTS, paymentsShape } from './payments.ts'
import { PLAN, planShape } from './plan.ts'
import { POLICY, policyShape } from './policy.ts'
import { VALUES, valuesShape } from './values.ts'

export type Described = {
  readonly id: string
  readonly title: string
  readonly shape: () => v.GenericSchema
  /** What each field means, by its path: `debt.principal`, `household.income[].every`. */
  readonly fields: () => Promise<Readonly<Record<string, string>>>
}
export type Registry = Readonly<Record<string, Described>>

export const INPUTS = {
  case: {
    id: CASE,
    title: 'A case: what is owed, what the household has, what happened, what is asked for',
    shape: () => caseShape(2),
    fields: async () => (await import('./descriptions.ts')).CASE_FIELDS,
  },
  plan: {
    id: PLAN,
    title: 'A plan: what the creditor gives up and how the borrower pays',
    shape: () => planShape(2),
    fields: async () => (await import('./descriptions.ts')).PLAN_FIELDS,
  },
  flows: {
    id: FLOWS,
    title: 'Cash flows: what was advanced and what is paid',
    shape: flowsShape,
    fields: async () => (await import('./descriptions.ts')).FLOWS_FIELDS,
  },
  map: {
    id: MAP,
    title: 'A mapping: which column of a portfolio is which field of a case',
    shape: mappingShape,
    fields: async () => (await import('./descriptions.ts')).MAP_FIELDS,
  },
  payments: {
    id: PAYMENTS,
    title: 'Payments: what came in under an agreement, and what else happened to it',
    shape: () => paymentsShape(2),
    fields: async () => (await import('./descriptions.ts')).PAYMENT_FIELDS,
  },
  policy: {
    id: POLICY,
    title: 'A policy: what a lender offers, to whom, within which limits, and who may grant it',
    shape: () => policyShape(2),
    fields: async () => (await import('./policy-descriptions.ts')).POLICY_FIELDS,
  },
  values: {
    id: VALUES,
    title: 'Values of a pack, each with its instrument, source and day',
    shape: valuesShape,
    fields: async () => (await import('./policy-descriptions.ts')).VALUES_FIELDS,
  },
} satisfies Registry

type Json = { [key: string]: unknown }

/** The JSON Schema of a name in the registry; `undefined` where there is none. */
export async function jsonSchema(name: string, registry: Registry = INPUTS): Promise<object | undefined> {
  const described = Object.hasOwn(registry, name) ? registry[name] : undefined
  if (!described) return undefined
  const { toJsonSchema } = await import('@valibot/to-json-schema')
  const made = toJsonSchema(described.shape(), { typeMode: 'input', target: 'draft-2020-12' }) as Json
  describe(made, '', await described.fields())
  const { $schema, ...rest } = made
  return { $schema, $id: described.id, title: described.title, ...rest }
}

/** Every field's path in a JSON Schema, with the schema that stands there. */
export function* fieldsOf(schema: object, path = ''): Generator<[path: string, schema: object]> {
  const { properties, items, anyOf } = schema as { properties?: Json; items?: object; anyOf?: object[] }
  for (const [key, below] of Object.entries(properties ?? {})) {
    const here = path === '' ? key : `${path}.${key}`
    yield [here, below as object]
    yield* fieldsOf(below as object, here)
  }
  if (items) yield* fieldsOf(items, `${path}[]`)
  for (const option of anyOf ?? []) yield* fieldsOf(option, path)
}

function describe(schema: object, path: string, fields: Readonly<Record<string, string>>): void {
  for (const [here, below] of fieldsOf(schema, path)) {
    const said = fields[here]
    if (said !== undefined) Object.assign(below, { description: said })
  }
}
