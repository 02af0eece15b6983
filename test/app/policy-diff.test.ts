// What differs between two policies: parts and values, what is on one side only, and nothing where nothing does.
import { describe, expect, test } from 'vitest'
import { type Difference, policyDiff } from '../../src/app/policy-diff.ts'
import { POLICIES } from '../../src/policy/load.ts'
import { own, sample, shipped, value } from '../support/books.ts'

const CAP = { sets: 'cost.cap', unit: 'rate', from: '2020-01-01' }
const a = own({
  limits: { mostMonths: '48', coolOff: '90' },
  values: [value('cap', { ...CAP, value: '24%', at: 'a:1' }), value('left', { unit: 'share', value: '5%' })],
})
const b = own({
  version: '2',
  limits: { mostMonths: '36' },
  authority: { collector: { months: '12' } },
  inputs: { 'self-cure': '10%' },
  values: [
    value('cap', { ...CAP, value: '20%', applies: { lenders: ['bank'] }, checked: '2026-12-01', at: 'b:9' }),
    value('right', { unit: 'share', empty: { en: 'why', zh: '原因' } }),
  ],
})
const { differences } = policyDiff(a, b)
const at = (path: string): Difference | undefined => differences.find((one) => one.path === path)

describe('between two policies', () => {
  test('parts that are other, and parts of one side', () => {
    expect(at('version')).toMatchObject({ change: 'changed', a: { of: ['1'] }, b: { of: ['2'] } })
    expect(at('limits.mostMonths')).toMatchObject({
      change: 'changed',
      a: { of: { unit: 'months', value: 48 } },
      b: { of: { unit: 'months', value: 36 } },
    })
    expect(at('limits.coolOff')).toMatchObject({ change: 'only-a' })
    expect(at('limits.coolOff')).not.toHaveProperty('b')
    expect(at('authority.collector')).toMatchObject({ change: 'only-b' })
  })
  test('of a value on both sides only what differs, and where it stands is no difference', () => {
    expect(differences.filter(({ path }) => path.startsWith('values.cap')).map(({ path }) => path)).toEqual([
      'values.cap',
      'values.cap.applies',
      'values.cap.checked',
    ])
    expect(at('values.cap.applies')).toMatchObject({ a: { of: {} }, b: { of: { lenders: ['bank'] } } })
  })
  test('a value of one side is one difference, an input and an empty one too', () => {
    expect(at('values.left')).toMatchObject({ change: 'only-a', a: { is: 'steps' } })
    expect(at('values.right')).toMatchObject({ change: 'only-b', b: { is: 'empty', of: { en: 'why' } } })
    expect(at('values.inputs.self-cure')).toMatchObject({ change: 'only-b', input: 'self-cure' })
  })
  test('nothing else', () => expect(differences).toHaveLength(10))
})

test.each(POLICIES)('%s does not differ from itself', (name) => {
  expect(policyDiff(shipped(name), shipped(name)).differences).toEqual([])
})

test('the other way round, the sides are changed', () => {
  const [there, back] = [policyDiff(sample(), a), policyDiff(a, sample())]
  expect(there.differences.length).toBeGreaterThan(20)
  const swap = { changed: 'changed', 'only-a': 'only-b', 'only-b': 'only-a' } as const
  const turned = back.differences.map(({ path, change }) => `${path} ${swap[change]}`)
  expect(there.differences.map(({ path, change }) => `${path} ${change}`).toSorted()).toEqual(
    turned.toSorted(),
  )
})
