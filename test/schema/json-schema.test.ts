import { expect, test } from 'vitest'
import { CASE_FIELDS, FLOWS_FIELDS, MAP_FIELDS, PLAN_FIELDS } from '../../src/schema/descriptions.ts'
import { POLICY_FIELDS, VALUES_FIELDS } from '../../src/schema/policy-descriptions.ts'
import { fieldsOf, INPUTS, jsonSchema } from '../../src/schema/json-schema.ts'

test.each([
  ['case', CASE_FIELDS],
  ['plan', PLAN_FIELDS],
  ['flows', FLOWS_FIELDS],
  ['map', MAP_FIELDS],
  ['policy', POLICY_FIELDS],
  ['values', VALUES_FIELDS],
] as const)('%s: every field is described, and no other', async (name, fields) => {
  const schema = (await jsonSchema(name)) ?? {}
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: INPUTS[name].id,
  })
  expect([...new Set([...fieldsOf(schema)].map(([path]) => path))].toSorted()).toEqual(
    Object.keys(fields).toSorted(),
  )
})

test('what a leaf may be', async () => {
  const schema = (await jsonSchema('case')) ?? {}
  const fields = new Map(fieldsOf(schema))
  const pattern = (path: string) =>
    new RegExp((fields.get(path) as { pattern?: string }).pattern ?? '^$', 'u')
  expect(schema).toMatchObject({ required: ['asOf', 'currency', 'debt'], additionalProperties: false })
  expect(fields.get('debt')).toMatchObject({ required: ['principal', 'annualRate', 'dayCount', 'dueDay'] })
  expect(fields.get('asOf')).toMatchObject({ type: 'string', format: 'date' })
  expect(fields.get('debt.dueDay')).toMatchObject({ type: ['integer', 'string'], minimum: 1, maximum: 31 })
  expect(fields.get('household.income[].every')).toMatchObject({
    enum: ['week', 'fortnight', 'month', 'year', 'once'],
  })
  for (const text of ['28500', '28,500.00', '2.85万']) expect(pattern('debt.principal').test(text)).toBe(true)
  for (const text of ['-1', '1e3', '¥1']) expect(pattern('debt.principal').test(text)).toBe(false)
  for (const text of ['18%', '0.05%/day', '0.18', '日0.05%'])
    expect(pattern('debt.annualRate').test(text)).toBe(true)
})

test('an unknown name, and a registry of one’s own', async () => {
  expect(await jsonSchema('nonsense')).toBeUndefined()
  expect(await jsonSchema('toString')).toBeUndefined()
  const mine = { mine: { ...INPUTS.flows, id: 'parley/mine@1' } }
  expect(await jsonSchema('mine', mine)).toMatchObject({ $id: 'parley/mine@1' })
})
