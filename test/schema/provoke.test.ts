import { expect, test } from 'vitest'
import { EXPECTED_KEYS, type ExpectedKey } from '../../src/schema/expected.ts'
import { InputError } from '../../src/schema/input-error.ts'
import { TROUBLE_KEYS, type TroubleKey } from '../../src/schema/trouble.ts'
import { PROVOKE, provoke } from './provoke.ts'

const troublesOf = async (key: TroubleKey) => {
  const error = await provoke(PROVOKE[key]).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof InputError)) throw error ?? new Error(`${key}: nothing was wrong`)
  return error.troubles
}

test.each(TROUBLE_KEYS)('%s is provoked, at its place', async (key) => {
  const { path, line, suggestion, text, name } = PROVOKE[key]
  const troubles = await troublesOf(key)
  const trouble = troubles.find((said) => said.key === key && (path === undefined || said.path === path))
  expect(troubles.map((said) => said.key)).toContain(key)
  expect(trouble).toBeDefined()
  if (path !== undefined) expect(trouble?.path).toBe(path)
  if (line !== undefined) expect(trouble?.line).toBe(line)
  expect(trouble?.suggestion).toBe(suggestion ?? trouble?.suggestion)
  if (typeof text === 'string' && !PROVOKE[key].sets) expect(trouble?.file).toBe(name ?? trouble?.file)
})

test('every key has a provocation, and no other', () => {
  expect(Object.keys(PROVOKE).toSorted()).toEqual([...TROUBLE_KEYS].toSorted())
  expect(new Set(TROUBLE_KEYS).size).toBe(TROUBLE_KEYS.length)
})

test('the lists of keys leave none of the types out', () => {
  const troubles: Exclude<TroubleKey, (typeof TROUBLE_KEYS)[number]>[] = []
  const expected: Exclude<ExpectedKey, (typeof EXPECTED_KEYS)[number]>[] = []
  const none: never[] = [...troubles, ...expected]
  expect(none).toEqual([])
})

test('what was expected is one of the known expectations', async () => {
  const seen = new Set<string>()
  for (const key of TROUBLE_KEYS)
    for (const { expected } of await troublesOf(key)) if (expected) seen.add(expected.key)
  for (const key of seen) expect(EXPECTED_KEYS).toContain(key)
})
